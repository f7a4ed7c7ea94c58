"""Whether a target was met: the target and the result side by side, each as its report says it.

A sentence that sets a target never tells that it was met, however near the question it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.answer import Answer, Quote
from rag.answering.decided import answering_figure
from rag.answering.figures import Figure, figures
from rag.answering.indicators import indicators
from rag.answering.limits import meets
from rag.answering.prose import plain
from rag.answering.said import said_of
from rag.answering.sources import source
from rag.answering.status import TARGET, status
from rag.passage import Hit
from rag.report import Report
from rag.retrieval.question import Question
from rag.retrieval.threshold import LEAST, MOST, Threshold

_KIND = r"(?:预期性?|年度|全年|年初|规划|主要|既定|预定|设定|提出|定下|制定)"
_AIM = rf"(?:{_KIND}?的?(?:目标(?:任务)?|任务目标|预期|任务|指标|计划))"
_REACH = r"(?:完成|实现|达到|达成|达标|兑现|做到|超过|超额完成|落空)"
_ADVERBS = r"(?:最后|最终|到底|究竟|都|有没有|是否|是不是|能否|能不能|得到|没有?|未)*"
_TAIL = r"了?(?:吗|没有?|么|情况.*|怎么样|如何)?[？?。\s]*$"
_ASKED = (
    re.compile(rf"(?:的|所)?{_AIM}{_ADVERBS}{_REACH}(?=了|吗|没|么|情况|[？?。\s]*$){_TAIL}"),
    re.compile(
        rf"(?:有没有|是否|是不是)?(?:没有?|未)?{_REACH}了?(?P<of>[^，。？]{{0,16}}?)(?:的|所)?{_AIM}{_TAIL}"
    ),
)
_WHETHER = re.compile(r"吗|没有?|么|是否|是不是|情况|怎么样|如何")
_ENGLISH = re.compile(
    r"^\W*(?:did|has|have|had|was|were|is|are)\s(?P<who>.+?)\s"
    r"(?:(?:able to|manage to|managed to|fail to|failed to)\s)?"
    r"(?:meet|met|hit|reach(?:ed)?|achieved?|attain(?:ed)?|fulfil(?:l?ed|l)?|beat(?:en)?|"
    r"miss(?:ed)?|exceed(?:ed)?|fall short of)\s(?:its|their|the|his|her)?\s?"
    r"(?P<what>.*?)\s?(?:targets?|goals?)\b(?: for)?(?P<rest>[^?]*)\??\s*$",
    re.I,
)
_NUMBER = re.compile(r"\d[\d.]*\s*(?:[%％]|\bpercent\b)?\s*(?:以上|左右|以内)?的?\s*(?=\w*$)")
_GROWTH = re.compile(r"\s?\bgrowth(?: rate)?\b", re.I)
_GREW = (
    r"(?:总量|全年|预计|同比|比上年|较上年|实际|按?可比价格?(?:计算)?|[、，\s　])*"
    r"增长(?:达到?|了|约)?[、，\s　]*"
)
"""What stands between an indicator and its growth, and nothing else."""
_MOVES = re.compile(r"(?:增长|增加|提高|上升|下降|降低|减少)$")
_WORDS = {
    "zh": ("目标：", "结果：", "{word}目标是{aim}[{first}]，结果是{result}[{second}]。"),
    "en": (
        "The target. ",
        "The result. ",
        "{word}the target is {aim}[{first}], the result {result}[{second}].",
    ),
}
_VERDICTS = {
    "zh": {True: "是，", False: "否，", None: ""},
    "en": {True: "Yes: ", False: "No: ", None: "For comparison: "},
}
_NOTES = {
    "zh": ("引文说的是目标；结果没有写明。", "引文说的是结果；目标没有写明。"),
    "en": (
        "What is quoted is the target; the result is not stated.",
        "What is quoted is the result; the target is not stated.",
    ),
}


@dataclass(frozen=True)
class Halves:
    """A question whether a target was met, as the two that it is made of."""

    target: str
    result: str


def asks_met(text: str) -> Halves | None:
    """The questions for the target and for the result; None where it asks something else."""
    if found := _ENGLISH.search(text):
        core = f"{found['who']} {found['what']}{found['rest']}".strip()
        grew = _GROWTH.sub("", core)
        if grew != core:
            target, result = "What percentage was the target for", "By how much did"
            return Halves(f"{target} {core}?", f"{result} {grew} grow?")
        return Halves(f"What was the target for {core}?", f"What was the {core}?")
    for form in _ASKED:
        found = form.search(text)
        if found and _WHETHER.search(found.group()):
            core = text[: found.start()] + _NUMBER.sub("", found.groupdict().get("of") or "")
            moved = "" if _MOVES.search(core) else "是"
            return Halves(f"{core}目标是多少？", f"{core}{moved}多少？")
    return None


def year_asked(question: Question, reports: Sequence[Report]) -> int | None:
    """The one year whose target is asked about: as named, else the last that the reports cover."""
    if question.years:
        return question.years[0] if len(question.years) == 1 else None
    return max((one.year_covered for one in reports if one.year_covered), default=None)


def side_by_side(
    question: Question, hits: Sequence[Hit], year: int, target: Answer, result: Answer
) -> Answer | None:
    """The quotes that set the target of `year` and those that tell what came of it.

    With 是 or 否 only where both are a figure of one indicator and the target says at least or at
    most how much. None where neither is told.
    """
    every = (*target.hits, *result.hits, *hits)
    aims = [q for q in target.quotes if _aims(q, every) and q.report.year_delivered == year]
    came = [q for q in result.quotes if not _aims(q, every) and q.report.year_covered == year]
    wanted = [*indicators(question.standalone)]
    came = [q for q in came if not wanted or any(one.named(q.text) for one in wanted)]
    aims, came = _plainest(question, aims, every), _plainest(question, came, every)
    if not (aims or came):
        return None
    quotes = [replace(one, number=n) for n, one in enumerate((*aims, *came), start=1)]
    words = _WORDS[question.language]
    lines = [f"{lead}{plain(question, [one])}" for lead, one in zip(
        [*words[:1] * len(aims), *words[1:2] * len(came)], quotes, strict=True
    )]  # fmt: skip
    head = _head(question, quotes, every) if aims and came else ""
    note = () if aims and came else (_NOTES[question.language][not aims],)
    return Answer(
        question.text,
        question.standalone,
        "\n".join(filter(None, [head, *lines])),
        True,
        tuple(quotes),
        tuple({(h.passage.report.id, h.passage.spans): h for h in every}.values()),
        warnings=note,
    )


def _plainest(question: Question, found: Sequence[Quote], hits: Sequence[Hit]) -> list[Quote]:
    """The first with the growth of the indicator asked about, else the first."""
    return sorted(found, key=lambda one: _growth(question, one, hits) is None)[:1]


def _aims(quote: Quote, hits: Sequence[Hit]) -> bool:
    held = source(quote, hits)
    return bool(held) and status(quote.text, held.passage.aspect) == TARGET if held else False


def _head(question: Question, quotes: Sequence[Quote], hits: Sequence[Hit]) -> str:
    """Both figures in a line, with the verdict where they decide it; empty without both."""
    aim, result = (_growth(question, one, hits) for one in quotes)
    if aim is None or result is None:
        return ""
    word = _VERDICTS[question.language][_decides(aim, result)]
    return _WORDS[question.language][2].format(
        word=word, aim=aim.text, result=result.text, first=1, second=2
    )


def _growth(question: Question, quote: Quote, hits: Sequence[Hit]) -> Figure | None:
    """The one figure marked in a quote, where it is the growth of the indicator asked about."""
    held = source(quote, hits)
    own = answering_figure(quote, held.passage) if held else None
    if held is None or own is None:
        return None
    every = figures(held.passage.text, aspect=held.passage.aspect)
    said = said_of(held.passage.text, every)[[one.span for one in every].index(own.span)]
    named = (one.told for one in indicators(question.standalone))
    return own if any(re.search(f"(?:{told}){_GREW}$", said, re.I) for told in named) else None


def _decides(aim: Figure, result: Figure) -> bool | None:
    classes = {one for several in aim.quantity.qualifiers for one in several.split()}
    if (
        not classes & {"least", "over", "most", "under"}
        or aim.quantity.unit != result.quantity.unit
    ):
        return None
    relation = LEAST if classes & {"least", "over"} else MOST
    limit = Threshold(aim.text, relation, aim.text, "", "", False)
    return meets(limit, result.quantity, result.text)
