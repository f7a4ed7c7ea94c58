"""Which of the places that share a name is meant: Fuyang is 富阳 and 阜阳."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.reading.gazetteer import level_of, parents_of
from rag.retrieval.names import Named, own_name
from rag.retrieval.question import EVERYTHING, History, Question, Scope, tense_of, understand
from rag.retrieval.retriever import Retriever

_RANKS = {
    "city": "city|municipal",
    "district": "district|county",
    "province": "province|provincial",
}


def understood(
    text: str,
    history: History,
    retriever: Retriever,
    longest: int,
    alone: str = "",
    scope: Scope = EVERYTHING,
) -> Question:
    """`understand`, with each place settled whose name another place of the reports has as well.

    Only places of the reports in `scope` are meant at all. Of several the one by its rank (Fuyang
    District), by a place that it lies in (Fuyang, Anhui), else by what is asked: the one whose
    reports tell most of it, which the user is told.
    """
    reports = scope.of(retriever.corpus.reports)
    asked = understand(text, history, reports, longest, alone, scope.year)
    asked = replace(asked, scope=scope)
    if not any(one.others for one in asked.places):
        return asked
    earlier = [] if alone else [question for question, _ in history]
    places = tuple(_settled(one, asked, earlier, retriever) for one in asked.places)
    when = tense_of(asked.standalone, asked.years, places, reports)
    return replace(asked, places=places, tense=when)


def _settled(named: Named, asked: Question, earlier: Sequence[str], retriever: Retriever) -> Named:
    if not named.others:
        return named
    every = (named.place, *named.others)
    said = [place for place in every if _stated(place, named, asked)]
    if len(said) == 1:
        return replace(named, place=said[0], others=())
    meant = _nearest(every, asked, earlier, retriever)
    return replace(named, place=meant, others=(), guessed=True)


def _stated(place: str, named: Named, asked: Question) -> bool:
    """Whether the question says the rank of a place, or names one that it lies in."""
    above = {own_name(one.place or one.words) for one in asked.places if one != named}
    rank = _RANKS.get(level_of(place), "")
    before, after = asked.standalone[: named.start], asked.standalone[named.end :]
    return bool(above & {*parents_of(place)}) or bool(
        rank
        and (
            re.match(rf"(?:['’]s)?\s(?:{rank})\b", after, re.I)
            or re.search(rf"\b(?:{rank}) of $", before, re.I)
        )
    )


def _nearest(
    places: Sequence[str],
    asked: Question,
    earlier: Sequence[str],
    retriever: Retriever,
) -> str:
    """The place of the passage that is nearest to the question and those before it."""
    own = {own_name(place) for place in places}
    reports = asked.scope.of(retriever.corpus.reports)
    ids = frozenset(report.id for report in reports if own_name(report.place) in own)
    words = " ".join((*earlier, asked.standalone))
    for one in asked.places:
        words = words.replace(one.words, " ")
    probe = replace(asked, standalone=words, places=(), scope=Scope(ids))
    hits = retriever.retrieve(probe, 1)
    return hits[0].passage.report.place if hits else places[0]
