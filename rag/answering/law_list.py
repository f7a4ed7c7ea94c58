"""The laws that a report says were made or amended, from all of its sentences that name one."""

from collections.abc import Iterator, Sequence

from rag.answer import Answer, Quote
from rag.answering.clauses import standing
from rag.answering.laws import laws, verbs_asked
from rag.answering.list_head import number_asked
from rag.answering.prose import plain
from rag.answering.quoting import with_passages
from rag.answering.refusal import missing
from rag.answering.shorten import cut
from rag.answering.status import asks_ahead
from rag.passage import BODY, PLANNED, Hit, Passage
from rag.report import Report, Span
from rag.retrieval.question import AHEAD, Question
from rag.retrieval.retriever import Retriever

_FEWER = {
    "zh": "问的是{asked}部，报告里写出名称的找到{found}部。",
    "en": "{asked} laws are asked for; {found} were found named in the report.",
}


def law_list(question: Question, hits: Sequence[Hit], retriever: Retriever) -> Answer | None:
    """The names of the laws that were made or amended as is asked, each with its clause quoted.

    None where no such names are asked for, by several reports or none.
    """
    verbs = verbs_asked(question.asking)
    found = (
        [_of(one, question, verbs, retriever) for one in retriever.reports(question)]
        if verbs
        else []
    )
    parts = next((own for own in found if own), [])
    if not parts or sum(map(bool, found)) > 1:
        return None
    quotes = [one for one, _ in parts]
    names = [(one.report.text[slice(*mark)], one.number) for one in quotes for mark in one.marks]
    lines = plain(question, quotes).split("\n")
    lines[1:1] = [f"· {name}[{number}]" for name, number in names]
    asked = number_asked(question.asking)
    short = asked is not None and asked != len(names)
    return Answer(
        question.text,
        question.standalone,
        "\n".join(lines),
        True,
        tuple(quotes),
        with_passages(hits, [passage for _, passage in parts]),
        warnings=(
            *missing(question),
            *([_FEWER[question.language].format(asked=asked, found=len(names))] if short else []),
        ),
    )


def _of(
    report: Report, question: Question, verbs: str, retriever: Retriever
) -> list[tuple[Quote, Passage]]:
    """The clauses of a report that name such laws, numbered from 1, and their passages."""
    planned = question.tense == AHEAD or asks_ahead(question)
    found: dict[tuple[str, ...], tuple[Quote, Passage]] = {}
    for passage in retriever.passages(report):
        if passage.section.kind == BODY and (passage.aspect == PLANNED) == planned:
            for quote in _named(passage, verbs, len(found) + 1):
                names = tuple(report.text[slice(*mark)] for mark in quote.marks)
                found.setdefault(names, (quote, passage))
    return list(found.values())


def _named(passage: Passage, verbs: str, number: int) -> Iterator[Quote]:
    for span in passage.sentences():
        spans = passage.parts(span)
        text = passage.report.slice(spans)
        if names := list(laws(text, verbs)):
            whole = Quote(
                number, text, passage.report, str(passage.section), spans, passage.paragraph
            )
            run = standing(text, names)
            kept = text[slice(*run)].rstrip("，,；;")
            yield cut(whole, Span(run.start, run.start + len(kept)), names)
            number += 1
