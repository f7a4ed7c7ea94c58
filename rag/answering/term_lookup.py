"""Which reports mention a term: every passage of them is looked through, letter by letter."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.lexicon import Lexicon
from index.script import simplified
from index.tokenizer import normalise, seams
from rag.passage import Passage
from rag.report import Report, Span, hull
from rag.retrieval.retriever import Retriever

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\\s]+")
_LATIN = re.compile("[a-z0-9]+")
_SHORT = re.compile("[㐀-鿿]{1,2}")
_AROUND = 6
"""Characters before and after a term that are cut into words."""
ANY, ALL = "any", "all"
_EITHER = re.compile(r"或者?|、|\bor\b", re.I)
_JOINS = re.compile(rf"{_EITHER.pattern}|以及|[和与及]|\band\b", re.I)
_QUOTES = "“”\"‘’'「」《》 "
_SURE, _WORDINGS = 0.6, 3
"""Weight in the thesaurus from which a wording stands for the term, and how many are looked for."""


@dataclass(frozen=True)
class Mention:
    """A passage with the term, the sentence that holds it, and where it stands in the report."""

    passage: Passage
    sentence: Span
    words: Span


@dataclass(frozen=True)
class Lookup:
    """What looking for a term found."""

    mentions: dict[str, tuple[Mention, ...]]
    """Report id -> where the term is mentioned, or each of several."""
    terms: tuple[str, ...]
    """What was looked for: the term as it was asked, or the terms that it joins."""
    joined: str = ""
    """`ANY` where a report with one of several terms will do, `ALL` where it must have each."""
    wordings: tuple[str, ...] = ()
    """The official wordings that were found in its stead, where no report has the term."""


def look_up(
    term: str, reports: Sequence[Report], retriever: Retriever, near: Sequence[Passage]
) -> Lookup:
    """Reports that have `term`; where none has, those with what it joins, or with a synonym.

    `near`: passages that a search found, best first, in which it is looked for before the others.
    """
    held = _held(term, reports, retriever, near)
    terms = tuple(one for part in _JOINS.split(term) if (one := part.strip(_QUOTES)))
    if not held and len(terms) > 1:
        return _several(term, terms, [_held(one, reports, retriever, near) for one in terms])
    wordings: list[str] = []
    for wording in [] if held else synonyms(term, retriever.lexicon):
        if found := _held(wording, reports, retriever, near):
            held = found | held
            wordings.append(wording)
    every: dict[str, tuple[Mention, ...]] = {id_: (mention,) for id_, mention in held.items()}
    return Lookup(every, (term,), wordings=tuple(wordings))


def _several(term: str, terms: tuple[str, ...], held: Sequence[dict[str, Mention]]) -> Lookup:
    """Reports with one of several terms, or with all of them where 和 joins these."""
    ids = dict.fromkeys(id_ for one in held for id_ in one)
    every = {id_: tuple(one[id_] for one in held if id_ in one) for id_ in ids}
    if _EITHER.search(term):
        return Lookup(every, terms, ANY)
    return Lookup({id_: m for id_, m in every.items() if len(m) == len(terms)}, terms, ALL)


def synonyms(term: str, lexicon: Lexicon) -> list[str]:
    """Official wordings of the concept that `term` names, at most three, surest first.

    None of a name in Latin letters (DeepSeek): what the thesaurus has for it is wider than it.
    """
    plain = normalise(term)
    named = {plain, " ".join(_LATIN.findall(plain))}
    meanings = [one for one in lexicon.expand(term) if one.named_by in named]
    if term.isascii() and re.search("[A-Z]", term) and " " not in term:
        meanings = [one for one in meanings if plain in {word for word, _ in one.official}]
    weights: dict[str, float] = {}
    for one in meanings:
        for word, sure in one.official:
            weights[word] = max(weights.get(word, 0.0), one.weight * sure)
    found = [word for word, weight in weights.items() if weight >= _SURE and word != plain]
    return sorted(found, key=lambda word: -weights[word])[:_WORDINGS]


def _held(
    wording: str, reports: Sequence[Report], retriever: Retriever, near: Sequence[Passage]
) -> dict[str, Mention]:
    found = {one.id: _first(wording, one, retriever, near) for one in reports}
    return {id_: mention for id_, mention in found.items() if mention}


def _first(
    wording: str, report: Report, retriever: Retriever, near: Sequence[Passage]
) -> Mention | None:
    own = [passage for passage in near if passage.report.id == report.id]
    every = retriever.passages(report)
    found = (_mention(wording, passage) for passage in (*own, *every, *_headings(every)))
    return next(filter(None, found), None)


def _mention(wording: str, passage: Passage) -> Mention | None:
    if _bare(wording) not in _bare(passage.text):
        return None
    for at in occurrences(wording, passage.text):
        words = hull(passage.spans, *at)
        for sentence in passage.sentences():
            if sentence.start <= words.start and words.end <= sentence.end:
                return Mention(passage, sentence, words)
    return None


def _headings(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The headings over the passages of a report, each as a passage of its own."""
    seen: set[int] = set()
    for passage in passages:
        text, end = passage.report.text, passage.spans[0].start
        for heading in passage.section.path:
            at = text.rfind(heading, 0, end)
            if at >= 0 and at not in seen:
                seen.add(at)
                span = Span(at, at + len(heading))
                yield Passage(passage.report, passage.section, (span,), passage.paragraph)


def occurrences(term: str, text: str) -> Iterator[Span]:
    """Where `term` stands in `text` whatever its case, width, script and spaces; whole words only.

    A Latin word or a number is no part of a longer one (AI of AIGC), nor are one or two Chinese
    characters that only two neighbouring words make (民法 of 人民法院).
    """
    letters = [(char, at) for at, one in enumerate(text) for char in _bare(one)]
    folded, sought = "".join(char for char, _ in letters), _bare(term)
    start = folded.find(sought) if sought else -1
    while start >= 0:
        span = Span(letters[start][1], letters[start + len(sought) - 1][1] + 1)
        if not _torn(text, span):
            yield span
        start = folded.find(sought, start + 1)


def _bare(text: str) -> str:
    """A text as it is compared: without white space and signs without width."""
    return _INVISIBLE.sub("", simplified(unicodedata.normalize("NFKC", text).casefold()))


def _torn(text: str, span: Span) -> bool:
    before, words, after = text[: span.start], text[slice(*span)], text[span.end :]
    edges = ((before[-1:], words[:1]), (words[-1:], after[:1]))
    if any(kind.fullmatch(one) and kind.fullmatch(two) for one, two in edges for kind in _KINDS):
        return True
    if not _SHORT.fullmatch(words):
        return False
    before = before[-_AROUND:]
    inside = range(len(before) + 1, len(before) + len(words))
    found = seams(before + words + after[:_AROUND])
    aligned = {inside.start - 1, inside.stop} & found
    return not aligned or (len(aligned) < 2 and not found.isdisjoint(inside))


_KINDS = (re.compile("[A-Za-zＡ-Ｚａ-ｚ]"), re.compile(r"\d"))
