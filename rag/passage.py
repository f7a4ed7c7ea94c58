"""Passages, and hits among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.report import Report, Span

BODY, GLOSSARY = "body", "glossary"
DONE, LACKING, PLANNED = "done", "lacking", "planned"
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
    """One or more Spans of one report under one section: a paragraph, or a part of a long one."""

    report: Report
    section: Section
    spans: tuple[Span, ...]
    paragraph: int
    """Number of the paragraph in its report, from 1."""
    aspect: str = DONE
    """Whether it tells of what was done, what is lacking, or what is planned."""

    @property
    def text(self) -> str:
        """The report's own characters."""
        return self.report.slice(self.spans)

    def sentences(self) -> Iterator[Span]:
        """Spans of the sentences, trimmed of white space; none crosses the passage's spans."""
        for start, end in self.spans:
            for match in _SENTENCE.finditer(self.report.text[start:end]):
                body = match.group()
                lead = len(body) - len(body.lstrip())
                if body.strip():
                    at = start + match.start() + lead
                    yield Span(at, at + len(body.strip()))


@dataclass(frozen=True)
class Hit:
    """A passage that a search found; a higher score is better, rank 1 is the best."""

    passage: Passage
    score: float
    rank: int
