"""When not to answer, and what is said then."""

from collections.abc import Sequence

from rag.answer import REFUSAL, Answer
from rag.answering.requirements import Requirement
from rag.passage import Hit
from rag.report import Report
from rag.retrieval.names import english, own_name
from rag.retrieval.question import Question

_UNMET = {
    "place": {
        "zh": "库中没有{asked}的报告；有：{places}。",
        "en": "There is no report of {asked} in the store; it holds {places}.",
    },
    "part": {
        "zh": "库中没有{asked}的报告（有：{places}），"
        "{place}的报告里最相近的段落也没有说到{asked}。",
        "en": "There is no report of {asked} in the store (it holds {places}), and the nearest "
        "passages of the report of {place} do not tell of it.",
    },
    "builder": {
        "zh": "最相近的段落没有说明由谁建设。",
        "en": "The nearest passages do not say who built it.",
    },
    "indicator": {
        "zh": "最相近的段落没有给出“{asked}”的数字。",
        "en": "The nearest passages do not give the figure of “{asked}”.",
    },
    "year": {
        "zh": "{place}的报告讲的是{year}年的工作，相关段落没有说到{asked}年。",
        "en": "The report of {place} tells of {year}; the nearest passages do not tell of {asked}.",
    },
    "figure": {
        "zh": "最相近的段落没有给出所问的数字。",
        "en": "The nearest passages do not give the figure asked for.",
    },
    "date": {
        "zh": "最相近的段落没有说明时间。",
        "en": "The nearest passages give no date.",
    },
    "byline": {
        "zh": "报告没有写明作报告的人和日期。",
        "en": "The report does not say who delivered it, or when.",
    },
    "term": {
        "zh": "最相近的段落没有提到“{asked}”。",
        "en": "The nearest passages do not mention “{asked}”.",
    },
    "event": {
        "zh": "报告没有说到这样的事（{asked}）。",
        "en": "The report does not tell of any such thing ({asked}).",
    },
    "stated": {
        "zh": "最相近的段落没有写到“{asked}”。",
        "en": "The nearest passages do not count {asked}.",
    },
    "rank": {
        "zh": "最相近的段落没有说到位次。",
        "en": "The nearest passages give no rank.",
    },
    "request": {
        "zh": "引据只回答报告里写着的事。",
        "en": "Yinju only answers what reports say.",
    },
    "": {
        "zh": "最相近的段落中没有一句能支持答案。",
        "en": "No sentence of the nearest passages supports an answer.",
    },
}
_ALIKE = {
    "law": "term",
    "things": "figure",
    "rate": "indicator",
    "counted": "indicator",
    "among": "indicator",
}
"""Demands whose lack is said as that of another."""
_SAYS = {"zh": "它写的是：“{}”", "en": " What it does say: “{}”"}
_SHOWN = 12


def refuse(question: Question, hits: Sequence[Hit], reason: str = "") -> Answer:
    """The refusal, with its reason and the nearest passages as hits."""
    why = reason or _UNMET[""][question.language]
    gap = " " if question.language == "en" else ""
    text = f"{REFUSAL[question.language]}{gap}{why}"
    return Answer(question.text, question.standalone, text, False, (), tuple(hits), why)


def missing(question: Question) -> tuple[str, ...]:
    """Warnings of places that the store has no report of, or that were read as another's."""
    english_asked = question.language == "en"
    none = "There is no report of {}." if english_asked else "库中没有{}的报告。"
    read = "“{}” was read as {}." if english_asked else "“{}”按{}理解。"
    name = english if english_asked else own_name
    return tuple(
        read.format(named.words, name(named.place)) if named.guessed else none.format(named.words)
        for named in question.places
        if named.guessed or not named.place
    )


def reason(
    question: Question,
    unmet: Requirement,
    asked: Sequence[Report],
    held: Sequence[Report],
    nearest: str = "",
) -> str:
    """Why there is no answer: what was demanded and what the store has instead.

    `asked`: the reports of the places and years asked about. `held`: all of the store. `nearest`:
    what a report does say of the thing, word for word, for a premise that is not borne out.
    """
    name, comma = (english, ", ") if question.language == "en" else (str, "、")
    places = [name(place) for place in dict.fromkeys(r.place for r in held if r.place)]
    own = english if question.language == "en" else own_name
    said = _SAYS[question.language].format(nearest) if nearest and unmet.premise else ""
    return (
        _UNMET[_ALIKE.get(unmet.what, unmet.what)][question.language].format(
            asked=unmet.asked,
            places=comma.join(places[:_SHOWN]) + ("…" if len(places) > _SHOWN else ""),
            place=comma.join(dict.fromkeys(own(r.place) or r.title for r in asked)),
            year=comma.join(dict.fromkeys(str(r.year) for r in asked if r.year)),
        )
        + said
    )
