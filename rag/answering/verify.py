"""What may stand in an answer: quotes that are exact and fit, claims that their quotes bear out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rag.answer import Answer, Quote, Row
from rag.answering.claims import Claim, faults, unsaid
from rag.answering.items import wants_several
from rag.answering.places import misnamed
from rag.answering.sources import Source, source, unfit
from rag.answering.status import EXPECTED, TARGET, asks_ahead
from rag.passage import PLANNED, Hit
from rag.report import Report
from rag.retrieval.aspect import quoted
from rag.retrieval.question import Question, understand

MARK = re.compile(r"\[(\d+)\]")
_ANY_LENGTH = 10**6
_BARE = {
    TARGET: "说的是目标或打算，不是已经做到的事。",
    EXPECTED: "说的是报告时的预计，不是最后的结果。",
}


def exact(quote: Quote, hits: tuple[Hit, ...]) -> bool:
    """Whether a quote is its spans' text, character for character, inside one of the hits."""
    return (
        bool(quote.text)
        and quote.text == quote.report.slice(quote.spans)
        and source(quote, hits) is not None
    )


def verify(answer: Answer) -> Answer:
    """Drop quotes that are not exact or do not fit, claims that no quote bears out, idle quotes.

    What was dropped, and what is a target, is said in `warnings`. An answer left without a quote
    has `found` False and no text; its caller gives the refusal. A refusal stays as it is.
    """
    if not answer.found:
        return answer
    question = _question(answer)
    held, warnings = _held(answer, question)
    lines: list[str] = []
    marked: set[int] = set()
    bare: dict[str, list[int]] = {}
    whole = len(held) == len(answer.quotes)
    for line in _lines(answer):
        counted = line.replace(answer.tally, "") if whole else line
        own, marks = _own(counted, answer.quotes, answer.standalone)
        if any(quote.number in marks and quote.number not in held for quote in answer.quotes):
            continue  # why the quote may not be used is said already
        said = list(_faults(own, marks, held, answer, question))
        if said:
            warnings += said
            continue
        lines.append(line)
        marked.update(marks)
        if what := _unsaid(own, marks, held, answer, question):
            bare.setdefault(what, []).extend(marks)
    kept = tuple(quote for quote in answer.quotes if quote.number in marked)
    if wants_several(question.asking):
        bare = {what: list(_of_one_list(own, kept, held)) for what, own in bare.items()}
    return replace(
        answer,
        text="\n".join(_led(lines)) if kept else "",
        found=bool(kept),
        quotes=kept,
        table=_checked(answer, kept),
        warnings=tuple(dict.fromkeys((*answer.warnings, *warnings, *_notes(bare)))),
    )


def _lines(answer: Answer) -> list[str]:
    """The lines of an answer; a quote of a table's row, with its headers above it, is in one."""
    text = answer.text
    for quote in answer.quotes:
        text = text.replace(quote.text, quote.text.replace("\n", "\0"))
    return [line.replace("\0", "\n") for line in text.split("\n")]


def screened(answer: Answer) -> Answer:
    """An answer whose words are the program's own, with what is a target said in `warnings`.

    Its words are worked out from its quotes, so that none of them is dropped: as a model's they are
    held against the quotes only where one of these may not be used, on which they may rest. Left
    without a quote it is refused, and nothing is said of quotes that are not shown.
    """
    question = _question(answer)
    held, _ = _held(answer, question)
    if len(held) < len(answer.quotes):
        left = verify(answer)
        return left if left.found else replace(left, warnings=answer.warnings)
    bare: dict[str, list[int]] = {}
    for line in _lines(answer):
        own, marks = _own(line.replace(answer.tally, ""), answer.quotes, answer.standalone)
        if what := _unsaid(own, marks, held, answer, question):
            bare.setdefault(what, []).extend(marks)
    if wants_several(question.asking):
        bare = {what: list(_of_one_list(own, answer.quotes, held)) for what, own in bare.items()}
    return replace(answer, warnings=tuple(dict.fromkeys((*answer.warnings, *_notes(bare)))))


def _question(answer: Answer) -> Question:
    reports = list({hit.passage.report.id: hit.passage.report for hit in answer.hits}.values())
    return understand(answer.standalone, (), reports, _ANY_LENGTH)


def _held(answer: Answer, question: Question) -> tuple[dict[int, Source], list[str]]:
    """The quotes that may be used, by number, and why the others may not."""
    held: dict[int, Source] = {}
    warnings = []
    for quote in answer.quotes:
        one = source(quote, answer.hits) if exact(quote, answer.hits) else None
        if one is None:
            warnings.append(f"引文[{quote.number}]与原文不符，已去掉。")
        elif reason := unfit(one, question):
            warnings.append(reason)
        else:
            held[quote.number] = one
    return held, warnings


def _own(line: str, quotes: Sequence[Quote], asked: str) -> tuple[str, list[int]]:
    """A line's own words, and its marks: a quote may hold numbers, and note marks such as [12].

    What the question quotes (`asked`) is no word of the answer's own.
    """
    for quote in sorted(quotes, key=lambda quote: -len(quote.text)):
        beside = f"（{quote.context}）" if quote.context else ""
        line = line.replace(f"{beside}“{quote.text}”", "")
    for term in quoted(asked):
        line = line.replace(f"“{term}”", "")
    return MARK.sub("", line), [int(mark) for mark in MARK.findall(line)]


def _faults(
    own: str, marks: list[int], held: dict[int, Source], answer: Answer, question: Question
) -> list[str]:
    """Why a line may not stand, as sentences; nothing where it may."""
    if missing := [mark for mark in marks if mark not in held]:
        return [f"答案引用了不存在的引文{missing}，该句已去掉。"]
    if not marks and not _leads(own) and answer.table is None and own.strip():
        return [f"“{own.strip()[:20]}”没有引文，该句已去掉。"]
    claim = _claim(own, marks, held, answer, question)
    reasons = [*faults(claim), *misnamed(claim)]
    return [f"{'；'.join(dict.fromkeys(reasons))}，该句已去掉。"] if reasons else []


def _claim(
    own: str, marks: list[int], held: dict[int, Source], answer: Answer, question: Question
) -> Claim:
    sources = [held[mark] for mark in marks]
    reports: list[Report] = [one.quote.report for one in sources]
    reports = reports or [hit.passage.report for hit in answer.hits]
    unique = list({report.id: report for report in reports}.values())
    # that a report mentions a plan says nothing of its being done
    plans = asks_ahead(question) or question.mentions is not None
    return Claim(own, sources, unique, answer.standalone, plans)


def _unsaid(
    own: str, marks: list[int], held: dict[int, Source], answer: Answer, question: Question
) -> str:
    """What a line tells of, where it is not done yet and neither line nor question says so."""
    claim = _claim(own, marks, held, answer, question)
    return unsaid(claim) if marks and not claim.plans else ""


def _notes(bare: dict[str, list[int]]) -> list[str]:
    """What the reader must know of quotes that tell of what is not done yet."""
    return [
        f"引文{''.join(f'[{mark}]' for mark in dict.fromkeys(marks))}{_BARE[what]}"
        for what, marks in bare.items()
    ]


def _of_one_list(
    marks: Sequence[int], kept: Sequence[Quote], held: dict[int, Source]
) -> Iterator[int]:
    """The quotes `marks` with those around that go on with them in the part on plans.

    A list of measures is planned as a whole, whatever one of them says of what there is already.
    """
    told = set(marks)
    for run in (kept, kept[::-1]):
        for one, after in pairwise(run):
            if one.number in told and _goes_on(held[one.number], held[after.number]):
                told.add(after.number)
    yield from sorted(told)


def _goes_on(one: Source, after: Source) -> bool:
    same = one.passage.section == after.passage.section and one.quote.report == after.quote.report
    beside = abs(one.passage.paragraph - after.passage.paragraph) <= 1
    return same and beside and one.passage.aspect == after.passage.aspect == PLANNED


def _leads(own: str) -> bool:
    """Whether a line without quote only introduces those below it."""
    return own.rstrip().endswith(("：", ":"))


def _led(lines: list[str]) -> list[str]:
    """The lines without those that introduce nothing any more."""
    following = [*lines[1:], "："]
    return [
        line
        for line, after in zip(lines, following, strict=True)
        if not (_leads(line) and _leads(after))
    ]


def _checked(answer: Answer, kept: tuple[Quote, ...]) -> tuple[Row, ...] | None:
    if answer.table is None:
        return None
    held = {quote.number for quote in kept}
    return tuple(
        row if row.quote in held or row.quote is None else replace(row, figure="", quote=None)
        for row in answer.table
    )
