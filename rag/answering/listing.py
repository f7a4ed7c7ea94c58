"""Whole numbered lists: 一是…二是…, （1）…（2）…, ①②, over as many paragraphs as they run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rag.answering.numbering import DASH, announced, begins_with_number, counted, numbers
from rag.answering.running_text import Sentence, sentences_around
from rag.passage import Passage
from rag.report import Span

_OPENS = re.compile(r"[：:]$|(?:以下|如下|下列)[^，；]{0,12}$")
_BACK, _GAP, _APART, _READ = 12, 12, 100, 500
"""Sentences before one that may say how many begin alike; without a number within a list, and
within one whose items are paragraphs; read after the beginning of a passage."""
_LONG = 2000
"""Characters above which only the first sentence of each item is given."""


@dataclass(frozen=True)
class Listing:
    """A numbered list of a report with the sentence that opens it."""

    parts: tuple[tuple[Passage, Span], ...]
    """Where it stands in reading order: spans of whole sentences, one a paragraph, each in the
    passage that is all of its paragraph."""
    items: int
    opening: str
    """Its opening sentence, or what its first item's sentence says before a colon; else empty."""
    begin: Span
    """From its opening sentence to the end of that of its first item."""

    @property
    def announced(self) -> tuple[int, ...]:
        """The numbers of things that its opening sentence ends in: 10 of 办好十件民生实事."""
        return announced(self.opening)

    @property
    def short(self) -> bool:
        """Whether fewer items were found than its opening sentence announces."""
        return self.items not in self.announced and self.items < max(self.announced, default=0)


@dataclass(frozen=True)
class _Run:
    first: int
    last: int
    numbered: tuple[int, ...]
    """The sentences that begin an item."""
    items: int


def listing(passages: Sequence[Passage], at: int, sentence: Span) -> Listing | None:
    """The numbered list that a sentence of `passages[at]` opens or is part of; None for none.

    `passages` are all of a store, those of a report in reading order.
    """
    near = list(sentences_around(passages, at, len(list(passages[at].sentences()))))
    if not near:
        return None
    own = next(i for i, one in enumerate(near) if one.span == sentence)
    begun = next(_starts(near, own), None) is not None
    sentences = list(sentences_around(passages, at, _READ)) if begun else near
    for start in _starts(sentences, own):
        run = _run(sentences, start)
        if run and _belongs(sentences, run, own):
            return _listing(sentences, run)
    run = _alike(sentences, own)
    return _listing(sentences, run) if run else None


def _starts(sentences: Sequence[Sentence], own: int) -> Iterator[int]:
    """Sentences with number one that may begin the list of sentence `own`, the nearest first."""
    if own + 1 < len(sentences) and any(_begins(sentences, own + 1)):
        yield own + 1
    for at in range(own, -1, -1):
        if numbers(sentences[at].text) and any(_begins(sentences, at)):
            yield at


def _begins(sentences: Sequence[Sentence], at: int) -> Iterator[str]:
    """The styles in which a list begins with a sentence: by number one, or the first of dashes."""
    dashed = at > 0 and any(style == DASH for style, _ in sentences[at - 1].numbers())
    for style, number in sentences[at].numbers():
        if number == 1 or (style == DASH and not dashed):
            yield style


def _run(sentences: Sequence[Sentence], start: int) -> _Run | None:
    """The longest list that begins with sentence `start`, in one style of numbers."""
    runs = [_of_style(sentences, start, style) for style in _begins(sentences, start)]
    return max((run for run in runs if run.items > 1), key=lambda run: run.items, default=None)


def _of_style(sentences: Sequence[Sentence], start: int, style: str) -> _Run:
    expected, numbered = 1, [start]
    for at in range(start, len(sentences)):
        values = [number for own, number in sentences[at].numbers() if own == style]
        if at > start and 1 in values and style != DASH:
            break
        before = expected
        for value in values:
            expected += style == DASH or value == expected
        if expected > before:
            numbered.append(at)
        elif _over(sentences, numbered, at):
            break
    return _Run(start, _end(sentences, numbered), tuple(dict.fromkeys(numbered)), expected - 1)


def _belongs(sentences: Sequence[Sentence], run: _Run, own: int) -> bool:
    """Whether a sentence opens a list or is of it; of one of paragraphs only what opens it."""
    if own == run.first - 1:
        return _leads(sentences, run)
    return run.first <= own <= run.last and not _apart(sentences, run.numbered)


def _apart(sentences: Sequence[Sentence], numbered: Sequence[int]) -> bool:
    """Whether each item has a paragraph of its own."""
    return len(set(numbered)) > 1 and all(sentences[at].heads for at in numbered)


def _alike(sentences: Sequence[Sentence], own: int) -> _Run | None:
    """Sentences of a paragraph that begin alike, as many as the one before them says."""
    for lead in range(own, max(own - _BACK, -1), -1):
        last = lead + 1
        while last + 1 < len(sentences) and not sentences[last + 1].heads:
            if sentences[last + 1].text[:2] != sentences[lead + 1].text[:2]:
                break
            last += 1
        if last - lead > 2 and own <= last and last - lead in counted(sentences[lead].text):
            return _Run(lead + 1, last, tuple(range(lead + 1, last + 1)), last - lead)
        if sentences[lead].heads:
            return None
    return None


def _over(sentences: Sequence[Sentence], numbered: Sequence[int], at: int) -> bool:
    """Whether the list is over before sentence `at`: too long ago, or its section has ended."""
    first = sentences[numbered[0]]
    apart = all(sentences[number].heads for number in numbered)
    path = first.passage.section.path
    if path and (first.heading or first.text.startswith(path[-1])):
        path = path[:-1]
    left = sentences[at].passage.section.path[: len(path)] != path
    return left or at - numbered[-1] > (_APART if apart else _GAP)


def _end(sentences: Sequence[Sentence], numbered: Sequence[int]) -> int:
    """The last sentence of the last item.

    That of its paragraph where each item has one of its own, else the next that is not followed by
    a semicolon.
    """
    last = numbered[-1]
    apart = _apart(sentences, numbered)
    while last + 1 < len(sentences) and not sentences[last + 1].heads:
        if not apart and sentences[last].text[-1] not in "；;：:":
            break
        last += 1
    return last


def _listing(sentences: Sequence[Sentence], run: _Run) -> Listing:
    lead = run.first - 1 if run.first and _leads(sentences, run) else run.first
    first = sentences[run.first]
    inside = re.split("[：:]", first.text)[0] if re.search("[：:]", first.text) else ""
    opening = sentences[lead].text if lead < run.first else inside
    begin = Span(sentences[lead].span.start, first.span.end)
    whole = sentences[lead : run.last + 1]
    if sum(len(one.text) for one in whole) > _LONG:
        kept = [lead, *run.numbered] if lead < run.first else list(run.numbered)
        parts = [(one.passage, one.span) for one in (sentences[at] for at in kept)]
    else:
        parts = list(_paragraphs(sentences, whole))
    return Listing(tuple(parts), run.items, opening, begin)


def _leads(sentences: Sequence[Sentence], run: _Run) -> bool:
    """Whether the sentence before a list opens it."""
    before, one = sentences[run.first - 1], sentences[run.first]
    if re.search("[：:]", one.text) and not begins_with_number(one.text):
        return False  # it opens the list itself: 办好两件实事：一是…
    if not one.heads:
        return True
    return bool(_OPENS.search(before.text)) or run.items in announced(before.text)


def _paragraphs(
    sentences: Sequence[Sentence], kept: Sequence[Sentence]
) -> Iterator[tuple[Passage, Span]]:
    """The kept sentences by paragraphs, each paragraph as one passage."""
    for number, group in groupby(kept, key=lambda one: one.passage.paragraph):
        own = list(group)
        of_it = [one.passage for one in sentences if one.passage.paragraph == number]
        spans = tuple(span for passage in dict.fromkeys(of_it) for span in passage.spans)
        yield replace(own[0].passage, spans=spans), Span(own[0].span.start, own[-1].span.end)
