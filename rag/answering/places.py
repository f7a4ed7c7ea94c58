"""Whether a claim gives a place what the report of another place says."""

import re
from collections.abc import Iterator

from index.tokenizer import normalise
from rag.answering.claims import Claim, same_value
from rag.answering.figures import figures
from rag.reading.gazetteer import by_pinyin, short_name
from rag.report import Report
from rag.retrieval.names import Named, own_name
from rag.retrieval.places import find

_CAPITAL = re.compile(r"\b[A-Z][a-z]{4,}\b")
_IN_TURN = re.compile(r"分别|依次|\brespectively\b", re.I)


def misnamed(claim: Claim) -> Iterator[str]:
    """Places named in a claim that none of its quotes are of, as parts of sentences."""
    if not claim.sources:
        return
    reports = list(claim.reports)
    named = [*find(claim.text, reports), *_in_pinyin(claim.text, reports)]
    for one in named:
        if not any(
            _concerns(one, source.passage.text, source.quote.report) for source in claim.sources
        ):
            yield f"引文不是{one.words}的"
            return
    if len({source.quote.report.id for source in claim.sources}) > 1:
        yield from _exchanged(claim, [one for one in named if one.place])


def _in_pinyin(text: str, reports: list[Report]) -> Iterator[Named]:
    """Places of the gazetteer that an English claim names and no report of its quotes is of.

    A question's words may be English ones in small letters; a claim writes names with a capital.
    """
    known = {normalise(one.words) for one in find(text, reports)}
    for match in _CAPITAL.finditer(text):
        if (word := normalise(match.group())) in by_pinyin() and word not in known:
            yield Named(match.group(), "", *match.span())


def _concerns(named: Named, text: str, report: Report) -> bool:
    """Whether a report, or words of it, are of a place or of a part of it."""
    if named.place:
        return own_name(named.place) in f"{report.place}{text}" or named.place == report.place
    about = "".join((*report.parents, report.place, report.title, text))
    if not named.words.isascii():
        return short_name(named.words) in about
    return any(short in about for short in by_pinyin().get(normalise(named.words), ()))


def _exchanged(claim: Claim, named: list[Named]) -> Iterator[str]:
    """Figures told of one of several places that only the report of another one states."""
    told = figures(claim.text)
    in_turn = bool(_IN_TURN.search(claim.text))
    if in_turn and len(told) != len(named):
        return
    for at, one in enumerate(told):
        before = [place for place in named if place.start < one.span.start]
        if not (in_turn or before):
            continue
        place = named[at] if in_turn else before[-1]
        own = [
            source
            for source in claim.sources
            if any(same_value(one.quantity, f.quantity) for f in source.figures)
        ]
        if own and not any(_concerns(place, s.passage.text, s.quote.report) for s in own):
            yield f"“{one.text}”不是{place.words}的"
            return
