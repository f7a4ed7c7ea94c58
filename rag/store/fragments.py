"""Sentences of passages and their clauses: what is small enough to be like a question.

A sentence of a report strings a dozen facts together; its vector is like none of them. So each
sentence is searched whole and clause by clause.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from rag.passage import Passage
from rag.report import Span, hulls

PASSAGE, START, END, SENTENCE_START, SENTENCE_END = range(5)
Fragments = npt.NDArray[np.int32]
"""Shape `(n, 5)`: row of the passage, span of the fragment, span of the sentence that holds it.
Passage by passage, sentence by sentence, each sentence before its clauses. A span is from the
first character to the last; what stands between and is not the passage's does not count."""

_CLAUSE = re.compile(r"[^，,；;：:]+[，,；;：:]?")
_LEAST_SENTENCE = 6
_LEAST_CLAUSE = 12


def fragments_of(passages: Sequence[Passage]) -> Fragments:
    """Every sentence of `passages` with something to say, and its clauses."""
    rows = [
        (row, *span, *sentence)
        for row, passage in enumerate(passages)
        for sentence in passage.sentences()
        if sentence.end - sentence.start >= _LEAST_SENTENCE
        for span in (sentence, *_clauses(passage, sentence))
    ]
    return np.array(rows, dtype=np.int32).reshape(-1, 5)


def _clauses(passage: Passage, sentence: Span) -> Iterator[Span]:
    """Clauses of at least `_LEAST_CLAUSE` characters, short ones joined; none of a lone clause."""
    parts = passage.parts(sentence)
    text = passage.report.slice(parts)
    found: list[tuple[int, int]] = []
    begin = 0
    for match in _CLAUSE.finditer(text):
        if match.end() - begin >= _LEAST_CLAUSE:
            found.append((begin, match.end()))
            begin = match.end()
    if begin < len(text):
        found.append((begin, len(text)))
    if len(found) > 1:
        yield from hulls(parts, found)


def text_of(passages: Sequence[Passage], fragment: npt.NDArray[np.int32]) -> str:
    """The characters of one fragment."""
    passage = passages[int(fragment[PASSAGE])]
    span = Span(int(fragment[START]), int(fragment[END]))
    return passage.report.slice(passage.parts(span))
