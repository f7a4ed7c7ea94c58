"""Whether the quotes of a claim bear it out: figures, dates, status, yes and no, places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.characters import compared
from index.tokenizer import grams
from rag.answering.clauses import clauses
from rag.answering.exchange import exchanged
from rag.answering.figures import figures
from rag.answering.foreign import foreign
from rag.answering.locate import fold, part_of, quotations
from rag.answering.numbers import DATE, FIGURE, NAME, ORDINAL, RANK, Quantity, quantities
from rag.answering.polarity import contradicts, parts
from rag.answering.reached import told_reached
from rag.answering.sources import Source
from rag.answering.status import (
    ACHIEVED,
    EXPECTED,
    LACKED,
    TARGET,
    ahead,
    clause,
    done,
    expected,
    governing,
    status,
    tenses,
)
from rag.answering.units import same_qualifiers, same_unit
from rag.passage import DONE, GLOSSARY
from rag.report import Report, Span
from rag.retrieval.names import english

_OF_REPORT = re.compile(
    r"报告|会议|[号期届]|大会|\b(?:report|session|meeting|congress|issue)s?\b", re.I
)


@dataclass(frozen=True)
class Claim:
    """One line's own words, without quotes and marks, and the quotes that it names."""

    text: str
    sources: Sequence[Source]
    reports: Sequence[Report]
    """Of the sources; of all hits for a line that names none."""
    question: str
    plans: bool = False
    """Whether the question asks for plans or targets."""


def faults(claim: Claim) -> Iterator[str]:
    """Why a claim may not stand, each as a part of a sentence; nothing where it may."""
    yield from _numbers(claim)
    yield from _quoted(claim)
    if claim.sources and claim.text.strip():
        if word := foreign(claim.text, _held(claim)):
            yield f"“{word}”不在引文中"
        yield from _status(claim)
        stated = [compared(source.quote.text) for source in claim.sources]
        if word := contradicts(claim.text, stated):
            yield f"“{word}”与引文的肯定、否定或增减相反"


def unsaid(claim: Claim) -> str:
    """What a claim gives bare, so that it may be taken for an achievement: `TARGET` or `EXPECTED`.

    Empty for neither. Expected is what is not final yet in the part of a report that looks back.
    """
    sources = claim.sources
    if not sources or ahead(claim.text) or any(s.passage.section.kind == GLOSSARY for s in sources):
        return ""  # a definition tells what a word means, not what was done
    if not all(_state(source, claim) == TARGET for source in sources):
        return ""
    review = all(one.passage.aspect == DONE and expected(_told(one, claim)) for one in sources)
    return EXPECTED if review else TARGET


def _numbers(claim: Claim) -> Iterator[str]:
    """Numbers that no quote holds in the same way."""
    stated = [one for source in claim.sources for one in source.figures]
    held = [one for source in claim.sources for one in source.quantities]
    wrong = []
    for one in quantities(claim.text):
        text = one.text(claim.text)
        if one.kind in {FIGURE, RANK}:
            reason = _figure_fault(one, [other for other in held if other.kind == one.kind], claim)
            if reason:
                yield f"“{text}”{reason}" if reason != _ABSENT else f"数字{text}不在引文中"
        elif not _known(one, text, claim):
            wrong.append(text)
    if wrong:
        yield f"数字{'、'.join(wrong)}不在引文中"
    if word := exchanged(claim.text, figures(claim.text), stated):
        yield word


_ABSENT = "absent"


def _figure_fault(one: Quantity, stated: list[Quantity], claim: Claim) -> str:
    """Empty where a source states it alike, else what differs."""
    alike = [other for other in stated if same_value(one, other)]
    if not alike:
        return "" if _in_name(one.text(claim.text), claim) else _ABSENT
    fitting = [other for other in alike if same_unit(one.unit, other.unit)]
    if not fitting:
        return "的单位与引文不同"
    if not any(same_qualifiers(one.qualifiers, other.qualifiers) for other in fitting):
        return "与引文的限定（约、近、超过、以上等）不同"
    return ""


def same_value(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities have one value, or one range."""
    return (one.value, one.high) == (other.value, other.high)


def _in_name(text: str, claim: Claim) -> bool:
    """Whether a number stands so in a report's title or file name."""
    digits = re.sub(r"\D", "", text)
    about = re.findall(r"\d+", " ".join(f"{r.title} {r.source}" for r in claim.reports))
    return bool(digits) and digits in about


def _known(one: Quantity, text: str, claim: Claim) -> bool:
    """Whether a date, an ordinal or a name with digits is the quotes' or the report's own."""
    if one.kind == NAME:
        held = fold("".join([*(s.passage.text for s in claim.sources), claim.question]))
        return fold(text) in held or _in_name(text, claim)
    if one.kind == ORDINAL:
        held_values = [q.value for s in claim.sources for q in s.quantities]
        return one.value == 1 or one.value in held_values or _in_name(text, claim)
    start, end = clause(claim.text, one.span.start, one.span.end)
    of_report = _OF_REPORT.search(claim.text[start:end])
    if of_report and _in_name(text, claim):
        return True
    return one.value in _dates(claim, bool(of_report) or bool(ahead(claim.text)))


def _dates(claim: Claim, delivery: bool) -> set[object]:
    """Years, months and days that a claim may name."""
    passages = [quantities(source.passage.text) for source in claim.sources]
    found: set[object] = {q.value for own in passages for q in own if q.kind == DATE}
    found |= {q.value for source in claim.sources for q in source.quantities}
    for report in claim.reports:
        planned = any(_state(s, claim) == TARGET for s in claim.sources if s.quote.report == report)
        found.add(report.year_covered or report.year_delivered)
        if delivery or planned:
            found |= {
                report.year_delivered,
                *map(int, report.date.split("-") if report.date else ()),
            }
    return found


def _quoted(claim: Claim) -> Iterator[str]:
    """Chinese words in quotation marks that no passage of the claim has."""
    for start, end in quotations(claim.text):
        words = claim.text[start:end]
        sought = fold(words.strip("，。；"))
        held = (_held(claim), *(report.text for report in claim.reports))
        if re.search("[一-龥]", words) and not any(sought in fold(text) for text in held):
            yield f"“{words}”不是报告里的话"


def _held(claim: Claim) -> str:
    """What a claim may take its words from, folded: passages, question, titles, names of places."""
    told = [*(source.passage.text for source in claim.sources), claim.question]
    told += [f"{r.title}{r.source}{r.place}{english(r.place)}" for r in claim.reports]
    return fold("\n".join(told))


def _status(claim: Claim) -> Iterator[str]:
    """A target told as done, or what was done as a target: by figures, else by the whole."""
    told = figures(claim.text)
    stated = [one for source in claim.sources for one in source.figures]
    for one in told:
        states = {f.status for f in stated if same_value(one.quantity, f.quantity)}
        aimed, made, over = tenses(claim.text, *one.span)
        reached = told_reached(claim.text, *one.span)
        if fault := _reversed(aimed, made or reached, over or reached, states, claim):
            yield f"“{one.text}”{fault}"
            return
    states = {_state(source, claim) for source in claim.sources}
    if states == {ACHIEVED} and any(ahead(part) and not done(part) for part in parts(claim.text)):
        yield "引文里是已经做到的，答案说成了目标或计划"
    elif states == {TARGET} and not told:
        yield from filter(None, [_reversed(*tenses(claim.text, 0, len(claim.text)), states, claim)])


def _state(source: Source, claim: Claim) -> str:
    return status(_told(source, claim), source.passage.aspect)


def _told(source: Source, claim: Claim) -> str:
    """The words that tell the status of what answers in a quote: they may stand before it."""
    text, part = source.passage.text, source.part
    held = part_of(source.passage, source.quote.marks) if source.quote.marks else None
    start, end = held or _nearest(text[part.start : part.end], claim.question, part.start)
    return governing(text, start, end)


def _nearest(quote: str, question: str, offset: int) -> Span:
    """The first of the clauses of a quote that share most with the question, moved by `offset`."""
    asked = set(grams(question))
    parts = [Span(s, s + len(quote[s:e].rstrip("，。；,;"))) for s, e in clauses(quote)]
    best = max(parts, key=lambda part: len(asked & set(grams(quote[slice(*part)]))))
    return Span(best.start + offset, best.end + offset)


def _reversed(aimed: bool, made: bool, over: bool, states: set[str], claim: Claim) -> str:
    """How a claim turns the `states` of what it rests on round; empty where it does not.

    Asked for plans, it may say 建成120个 of a target, as reports do; not 已建成.
    """
    if states == {TARGET} and not aimed and (over if claim.plans else made):
        return "在引文里是目标或计划，答案说成了已经做到"
    if states and states <= {ACHIEVED, LACKED} and aimed and not made:
        return "在引文里是已经做到的，答案说成了目标或计划"
    return ""
