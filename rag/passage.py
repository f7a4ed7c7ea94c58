"""Passages, and hits among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.report import Report, Span, clip, hulls
from rag.rows import has_row

BODY, GLOSSARY = "body", "glossary"
DONE, LACKING, PLANNED = "done", "lacking", "planned"
_STOP = re.compile(r"[。！？!?;；]")
_SENTENCE = re.compile(r"[^。！？!?;；\n]*[。！？!?;；\n]*[”’」』）)\]】]*")


@dataclass(frozen=True)
class Section:
    """Heading path, outermost first; a glossary (名词解释) is a section of its own kind."""

    path: tuple[str, ...] = ()
    kind: str = BODY

    def __str__(self) -> str:
        return " › ".join(self.path)


@dataclass(frozen=True)
class Passage:
    """One or more Spans of one report under one section: a paragraph, or a part of a long one.

    Several where something stands inside it that is no part of it: a page number, the end of a
    column, a caption. The spans are in the order of the text and do not overlap.
    """

    report: Report
    section: Section
    spans: tuple[Span, ...]
    paragraph: int
    """Number of the paragraph in its report, from 1."""
    aspect: str = DONE
    """Whether it tells of what was done, what is lacking, or what is planned."""
    topic: str = ""
    """The lead sentence of its paragraph (强化党建引领), the term that a glossary entry defines."""
    terms: tuple[str, ...] = ()
    """Terms used in it that the report's glossary defines: the topics of those entries."""

    @property
    def text(self) -> str:
        """The report's own characters."""
        return self.report.slice(self.spans)

    def sentences(self) -> Iterator[Span]:
        """The sentences, each from its first character to its last, trimmed of white space.

        A sentence may hold what is no part of the passage: `parts` leaves it out. A row of a table
        is one sentence with the headers above it.
        """
        if has_row(self.text) and not _STOP.search(self.text):
            yield from hulls(self.spans, [(0, len(self.text))])
            return
        found = [(match.start(), match.group()) for match in _SENTENCE.finditer(self.text)]
        starts = [(at + len(body) - len(body.lstrip()), body.strip()) for at, body in found]
        yield from hulls(self.spans, [(at, at + len(core)) for at, core in starts if core])

    def parts(self, span: Span) -> tuple[Span, ...]:
        """What of `span` is the passage's own."""
        return clip(self.spans, span)


@dataclass(frozen=True)
class Why:
    """Why a passage was found: what each part of the search gave it, and the words they share."""

    parts: tuple[tuple[str, float], ...]
    """Name and share of the score: `dense`, `sentence`, `lexical`, `aspect` for what the kind and
    the year of the question add, and `reranker` where one is set. They sum to the score."""
    matched: tuple[str, ...]
    """Words of the question that the passage has."""
    expanded: tuple[tuple[str, str], ...]
    """Words of the question and the official wordings for them that the passage has."""


@dataclass(frozen=True)
class Hit:
    """A passage that a search found; a higher score is better, rank 1 is the best."""

    passage: Passage
    score: float
    rank: int
    why: Why | None = None
    """Filled in only where it was asked for: `Assistant.explained`."""
