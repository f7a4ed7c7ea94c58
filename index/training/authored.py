"""Questions that we wrote: who asks them has everyday words, or English; offsets say what answers.

`authored/*.jsonl` keep question, language, document and character offsets, no text of a corpus:
`reports` over provincial and city work reports (the document is the file's name), `news` over the
news articles (the document is the line's number, from 0), `statutes` over statutes (the document is
the file's name in the archive). Offsets count characters of the text as `corpora` reads it.
"""

import functools
import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from . import corpora

SHARES = {"reports": 0.12, "news": 0.15, "statutes": 0.08}
"""Share of the batches that each corpus's questions make up, beside 1.0 of all other sources."""

LONGEST = 420
"""Characters of a passage of a report, as the product cuts them."""


class Asked(NamedTuple):
    """A question, the passage that answers it, and the document of both."""

    question: str
    passage: str
    document: str


class Row(NamedTuple):
    """A line of a file of questions: `start` and `end` delimit the answering sentences."""

    document: str
    start: int
    end: int
    lang: str
    question: str


def rows(corpus: str) -> list[Row]:
    """All questions over a corpus."""
    path = Path(__file__).with_name("authored") / f"{corpus}.jsonl"
    found = [Row(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row._replace(document=str(row.document)) for row in found]


def held_out(document: str) -> bool:
    """Whether a report is kept for evaluation: about one in ten.

    >>> held_out("成都.docx"), held_out("徐州.txt")
    (False, False)
    """
    return sum(map(ord, document)) % 10 == 0


def asked(data: Path, corpus: str) -> Iterator[Asked]:
    """Questions to train with; over reports those not held out, with the passage they are in."""
    found = [row for row in rows(corpus) if corpus != "reports" or not held_out(row.document)]
    texts = corpora.texts(data, corpus, {row.document for row in found})
    cut = functools.cache(lambda document: passages(texts[document]))
    for row in found:
        text = texts[row.document]
        if corpus == "reports":
            place = around(cut(row.document), row)
            yield Asked(row.question, text[slice(*place)], row.document)
        else:
            name = _name(row.document) if corpus == "statutes" else ""
            yield Asked(row.question, name + text[row.start : row.end], row.document)


def _name(path: str) -> str:
    """The law's name from a file's: people search articles together with it.

    >>> _name("./社会法/工会法(2021-12-24).md")
    '工会法 '
    """
    return re.split("[(（]", Path(path).stem)[0] + " "


def passages(text: str) -> list[tuple[int, int]]:
    """Offsets of the paragraphs of a report; long ones cut between sentences."""
    cut: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        cut += _pieces(line, start)
        start += len(line)
    return cut


def _pieces(line: str, start: int) -> Iterator[tuple[int, int]]:
    begin = end = 0
    for sentence in corpora.SENTENCE.finditer(line):
        if sentence.end() - begin > LONGEST and end > begin:
            yield start + begin, start + end
            begin = end
        end = sentence.end()
    if line[begin:end].strip():
        yield start + begin, start + end


def around(cut: list[tuple[int, int]], row: Row) -> tuple[int, int]:
    """The passage of `cut` in which the answer begins, longer where the answer is."""
    begin, end = cut[_first(cut, row)]
    return min(begin, row.start), max(end, row.end)


def holding(cut: list[tuple[int, int]], row: Row) -> set[int]:
    """Which passages of `cut` hold at least half of the answer, or else the one it begins in."""
    half = (row.end - row.start) / 2
    found = {i for i, (a, b) in enumerate(cut) if min(b, row.end) - max(a, row.start) >= half}
    return found or {_first(cut, row)}


def _first(cut: list[tuple[int, int]], row: Row) -> int:
    """The passage in which the answer begins."""
    return max(bisect_right(cut, row.start, key=itemgetter(0)) - 1, 0)
