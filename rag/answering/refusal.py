"""When not to answer, and what is said then."""

from collections.abc import Sequence
from dataclasses import replace
from string import Formatter

from rag.answer import REFUSAL, Answer
from rag.answering.report_name import names_of
from rag.answering.requirements import Requirement
from rag.passage import Hit
from rag.report import Report
from rag.report_years import runs
from rag.retrieval.names import english, own_name
from rag.retrieval.question import AHEAD, Question

_UNMET: dict[str, dict[str, str | tuple[str, ...]]] = {
    "place": {
        "zh": ("{among}没有{asked}的报告；有：{places}。", "{among}没有{asked}的报告。"),
        "en": (
            "There is no report of {asked} {among}; there are those of {places}.",
            "There is no report of {asked} {among}.",
        ),
    },
    "part": {
        "zh": "{among}没有{asked}的报告（有：{places}），{report}里最相近的段落也没有说到{asked}。",
        "en": "There is no report of {asked} {among} (there are those of {places}), and the "
        "nearest passages of {report} do not tell of it.",
    },
    "none": {
        "zh": "没有符合所选条件的报告。",
        "en": "No report is of what was chosen.",
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
        "zh": (
            "查的是{dated}，相关段落没有说到{asked}年。",
            "{report}没有写明年份，相关段落没有说到{asked}年。",
        ),
        "en": (
            "Looked at: {dated}. The nearest passages do not tell of {asked}.",
            "Looked at: {report}. It states no year; the nearest passages do not tell of {asked}.",
        ),
    },
    "edition": {
        "zh": "{among}没有{asked}年的报告；有：{report}。",
        "en": "There is no {asked} report {among}; there is {report}.",
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
    "": {
        "zh": "最相近的段落中没有一句能支持答案。",
        "en": "No sentence of the nearest passages supports an answer.",
    },
}
"""What is demanded -> language -> the sentence; of several the first whose facts are all known."""
_AMONG = {
    "zh": {False: "库中", True: "所选的报告中"},
    "en": {False: "in the store", True: "among the reports chosen"},
}
"""Where no report is, by whether the question is put to chosen ones only."""
_ALIKE = {
    "law": "term",
    "things": "figure",
    "rate": "indicator",
    "meeting": "indicator",
    "noun": "indicator",
    "counted": "indicator",
    "among": "indicator",
}
"""Demands whose lack is said as that of another."""
_EARLIER = {
    "zh": "最新的报告没有说到，以下出自较早的报告。",
    "en": "The latest report does not tell of it; this is from earlier ones.",
}
_FALLEN_BACK = {
    "zh": "没有{year}年作的报告，以下出自讲{year}年的报告。",
    "en": "There is no report delivered in {year}; this is from the one on {year}.",
}
_SAYS = {"zh": "它写的是：“{}”", "en": " What it does say: “{}”"}
_SHOWN = 12


def refuse(question: Question, hits: Sequence[Hit], reason: str = "") -> Answer:
    """The refusal, with its reason and the nearest passages as hits."""
    why = reason or said("", question.language)
    gap = " " if question.language == "en" else ""
    text = f"{REFUSAL[question.language]}{gap}{why}"
    return Answer(question.text, question.standalone, text, False, (), tuple(hits), why)


def missing(question: Question) -> tuple[str, ...]:
    """Warnings of places that the store has no report of, or that were read as another's."""
    english_asked = question.language == "en"
    among = _AMONG[question.language][question.scope.reports is not None]
    none = f"There is no report of {{}} {among}." if english_asked else f"{among}没有{{}}的报告。"
    read = "“{}” was read as {}." if english_asked else "“{}”按{}理解。"
    name = english if english_asked else own_name
    return tuple(
        read.format(named.words, name(named.place)) if named.guessed else none.format(named.words)
        for named in question.places
        if named.guessed or not named.place
    )


def earlier(question: Question, answer: Answer) -> Answer:
    """An answer of reports that later ones, which do not give it, follow: that is said."""
    told = (_EARLIER[question.language],) if answer.found else ()
    return replace(answer, warnings=(*told, *answer.warnings))


def fallen_back(question: Question, reports: Sequence[Report], answer: Answer) -> Answer:
    """An answer of the report on a year, where none was delivered in it as asked: that is said."""
    lacking = set(question.editions) - {one.year_delivered for one in reports}
    told = "、".join(runs(lacking & {one.year_covered for one in reports}))
    if not (told and answer.found):
        return answer
    said = _FALLEN_BACK[question.language].format(year=told)
    return replace(answer, warnings=(said, *answer.warnings))


def unreported(question: Question, reports: Sequence[Report]) -> tuple[str, ...]:
    """A warning of the years asked that none of `reports` is of, where several are asked."""
    lacking = set(question.years) - {question.year_of(report) for report in reports}
    if not lacking or not question.over_years(reports):
        return ()
    among = _AMONG[question.language][question.scope.reports is not None]
    if question.language == "en":
        tells = "of" if question.tense == AHEAD else "on"
        return (f"There is no report {tells} {', '.join(runs(lacking))} {among}.",)
    tells = "" if question.tense == AHEAD else "讲"
    return (f"{among}没有{tells}{'、'.join(runs(lacking))}年的报告。",)


def passed_over(question: Question, seen: int, known: int) -> tuple[str, ...]:
    """A warning where a comparison has not looked at all reports."""
    if seen == known:
        return ()
    if question.language == "en":
        return (
            f"Only the {seen} newest of {known} reports were looked at: choose a place, year or "
            "level.",
        )
    return (f"共有{known}份报告，只逐份看了最新的{seen}份；请选定地方、年份或级别再问。",)


def reason(
    question: Question,
    unmet: Requirement,
    asked: Sequence[Report],
    held: Sequence[Report],
    nearest: str = "",
) -> str:
    """Why there is no answer: what was demanded and what there is instead.

    `asked`: the reports of the places and years asked about. `held`: all that the question is put
    to. `nearest`: what a report does say of the thing, word for word, for a premise that is not
    borne out.
    """
    language = question.language
    comma = ", " if language == "en" else "、"
    name, own = (english, english) if language == "en" else (str, own_name)
    what = _ALIKE.get(unmet.what, unmet.what) if held else "none"
    places = _some([own(one.place) or one.name for one in asked], comma)
    report = names_of(asked, places, language) if asked else ""
    told = said(
        what,
        language,
        asked=unmet.asked,
        among=_AMONG[language][question.scope.reports is not None],
        places=_some([name(one.place) for one in held if one.place], comma),
        report=report,
        dated=report if any(one.years for one in asked) else "",
    )
    return told + (_SAYS[language].format(nearest) if nearest and unmet.premise else "")


def said(what: str, language: str, **facts: str) -> str:
    """The first sentence for what is unmet whose facts are all known, else that of no reason."""
    known = {name: fact for name, fact in facts.items() if fact}
    for one in (what, ""):
        sentences = _UNMET[one][language]
        for sentence in [sentences] if isinstance(sentences, str) else sentences:
            if {field for _, field, _, _ in Formatter().parse(sentence) if field} <= known.keys():
                return sentence.format(**known)
    raise KeyError(what)


def _some(names: Sequence[str], comma: str) -> str:
    """Names, each once, the first dozen."""
    found = list(dict.fromkeys(names))
    return comma.join(found[:_SHOWN]) + ("…" if len(found) > _SHOWN else "")
