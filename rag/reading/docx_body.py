"""The lines of a Word document's body: paragraphs, text boxes after them, tables row by row."""

from collections.abc import Callable, Iterator
from typing import Any

from rag.reading.docx_numbering import Numbering
from rag.reading.docx_styles import Styles
from rag.reading.docx_xml import child, children, is_on, kind, value
from rag.reading.merged import Cell, spread
from rag.reading.raised import lowered, raised

_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_GONE = {"del", "moveFrom"}
_ASIDE = {"pPr", "rPr", "rubyPr", "rt", "instrText", "delText", "delInstrText"}
"""What is in a run or paragraph and is none of its words; rt is the reading above a character."""
_HOW = {"superscript": raised, "subscript": lowered, "sup": raised, "sub": lowered}
_WRAPS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}


class Body:
    """Reads the blocks of one document in its order, in which its lists are counted."""

    def __init__(self, styles: Styles, numbering: Any, chunk: Callable[[str], list[str]]) -> None:
        """`numbering`: the element `w:numbering`; `chunk`: the lines of an embedded file."""
        self._styles = styles
        self._numbering = Numbering(numbering, styles)
        self._chunk = chunk

    def lines(self, parent: Any) -> Iterator[str]:
        """Lines of the paragraphs, boxes and table rows below an element, whatever wraps them."""
        begun = ""
        for block in _blocks(parent):
            if kind(block) == "p":
                words, boxes = self._words(block)
                if self._runs_on(block):
                    begun += words
                else:
                    yield self._labelled(block, begun + words)
                    begun = ""
                for box in boxes:
                    yield from self.lines(box)
                continue
            if begun:
                yield begun
            begun = ""
            yield from self._other(block)
        if begun:
            yield begun

    def _other(self, block: Any) -> Iterator[str]:
        if kind(block) == "altChunk":
            yield from self._chunk(value(block, "id"))
        else:
            rows = (self._cells(row) for row in _parts(block, "tr", "tbl") if not _is_gone(row))
            yield from ("\t".join(row) for row in spread(rows))

    def _labelled(self, paragraph: Any, words: str) -> str:
        return self._numbering.label(paragraph) + words

    def _runs_on(self, paragraph: Any) -> bool:
        """Whether a paragraph's end is deleted or hidden, so that the next one goes on with it."""
        mark = child(paragraph, "pPr")
        own = child(mark, "rPr")
        gone = any(child(own, name) is not None for name in _GONE)
        return gone or any(is_on(child(own, name)) for name in ("vanish", "specVanish"))

    def _words(self, paragraph: Any) -> tuple[str, list[Any]]:
        """The words of a paragraph that show, and the text boxes that hang on it."""
        found: list[str] = []
        boxes: list[Any] = []
        self._read(paragraph, paragraph, "", found, boxes)
        return "".join(found), boxes

    def _read(
        self, element: Any, paragraph: Any, level: str, found: list[str], boxes: list[Any]
    ) -> None:
        """Add the words below an element to `found`; `level`: above or below the line."""
        for part in _shown(element):
            name = kind(part)
            if name == "r" and self._styles.is_unseen(part, paragraph):
                continue
            if name == "t":
                found.append(_HOW[level](part.text or "") if level in _HOW else part.text or "")
            elif name in _MARKS and kind(element) == "r":
                found.append(_MARKS[name])
            elif name == "txbxContent":
                boxes.append(part)
            else:
                own = self._styles.level(part, paragraph) if name == "r" else name
                if name == "den":
                    found.append("/")
                self._read(part, paragraph, own if own in _HOW else level, found, boxes)

    def _cells(self, row: Any) -> Iterator[Cell]:
        """The cells of a table row; of a table in a cell, its rows in one line."""
        before = value(child(child(row, "trPr"), "gridBefore"))
        if before.isdecimal():
            yield Cell("", int(before))
        for cell in _parts(row, "tc", "tr"):
            words = " ".join(filter(None, map(str.strip, self.lines(cell))))
            about = child(cell, "tcPr")
            across = value(child(about, "gridSpan"))
            if child(about, "cellDel") is not None:
                continue
            merged = child(about, "vMerge")
            above = merged is not None and value(merged) != "restart"
            yield Cell(words, int(across) if across.isdecimal() else 1, 1, above)


def _blocks(parent: Any) -> Iterator[Any]:
    for block in _shown(parent):
        if kind(block) in {"p", "tbl", "altChunk"}:
            yield block
        elif kind(block) in _WRAPS | {"AlternateContent", "Choice", "Fallback"}:
            yield from _blocks(block)


def _shown(element: Any) -> Iterator[Any]:
    """The children that are text or hold some: of alternatives the first, nothing deleted."""
    if kind(element) == "AlternateContent":
        choice = child(element, "Choice")
        yield from children(element, "Fallback") if choice is None else [choice]
        return
    for part in element:
        if kind(part) not in _GONE | _ASIDE:
            yield part


def _parts(whole: Any, name: str, of: str) -> list[Any]:
    """Rows of a table or cells of a row, and not those of a table inside it."""
    return [
        part
        for part in whole.iter()
        if kind(part) == name and next(p for p in part.iterancestors() if kind(p) == of) is whole
    ]


def _is_gone(row: Any) -> bool:
    """Whether a table row is deleted or hidden."""
    about = child(row, "trPr")
    return child(about, "del") is not None or is_on(child(about, "hidden"))
