"""What an answer from the sample reports says of itself: nobody may take it for a report's."""

from collections.abc import Sequence
from dataclasses import replace

from rag.answer import Answer
from rag.report import Report
from rag.sample_reports import is_sample

NOTICE = {
    "zh": "这里依据的是示例报告（随程序附带的摘要，不是报告原文），请勿引用；"
    "加入自己的报告：yinju index add 文件或文件夹。",
    "en": "This is from the sample reports (digests that come with the program, not the reports "
    "themselves): do not cite it. Add your own: yinju index add PATH.",
}


def with_notice(answer: Answer, held: Sequence[Report], language: str) -> Answer:
    """The answer with the notice first among its warnings, where it rests on a sample report.

    It rests on the reports that it quotes, else on those that were read for it, else on all held.
    """
    quoted = [quote.report for quote in answer.quotes]
    read = [hit.passage.report for hit in answer.hits]
    if not any(map(is_sample, quoted or read or held)):
        return answer
    return replace(answer, warnings=(NOTICE[language], *answer.warnings))
