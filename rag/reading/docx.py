"""Word files: paragraphs in order, tables row by row."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rag.errors import ReadingError


def read_docx(path: Path) -> list[str]:
    """The document as one text, a paragraph or a table row a line."""
    import docx

    try:
        return ["\n".join(_lines(docx.Document(str(path))))]
    except Exception as error:  # zip, XML and python-docx each fail in ways of their own
        raise ReadingError(
            f"{path.name}, which is not a whole DOCX file",
            "DOCX as Word or LibreOffice writes it",
            "Open it there and save it again.",
        ) from error


def _lines(document: Any) -> Iterator[str]:
    yield from _blocks(document.element.body)


def _blocks(parent: Any) -> Iterator[str]:
    """Lines of the paragraphs and table rows below an element, whatever wraps them."""
    for child in parent.iterchildren():
        kind = _kind(child)
        if kind == "p":
            yield _text(child)
        elif kind == "tbl":
            yield from (_row(row) for row in _parts(child, "tr", "tbl"))
        elif kind in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _blocks(child)


def _row(row: Any) -> str:
    """The cells of a table row with a tab between; of a table in a cell, its rows in one line."""
    cells = _parts(row, "tc", "tr")
    return "\t".join(" ".join(filter(None, map(str.strip, _blocks(cell)))) for cell in cells)


def _parts(whole: Any, kind: str, of: str) -> list[Any]:
    """Rows of a table or cells of a row, and not those of a table inside it."""
    return [
        part
        for part in whole.iter()
        if _kind(part) == kind and next(p for p in part.iterancestors() if _kind(p) == of) is whole
    ]


def _text(paragraph: Any) -> str:
    """The words of a paragraph, inserted ones and smart tags too, deleted ones not."""
    marks = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
    parts = (
        (part.text or "") if _kind(part) == "t" else marks.get(_kind(part), "")
        for part in paragraph.iter()
        if _in_run(part)
    )
    return "".join(parts)


def _in_run(part: Any) -> bool:
    """Whether a part is of a run that stands: not deleted, moved away, or a stand-in."""
    above = [_kind(parent) for parent in part.iterancestors()]
    return above[:1] == ["r"] and not {"del", "moveFrom", "Fallback"} & set(above)


def _kind(element: Any) -> str:
    """The local name of an element of WordprocessingML."""
    return str(element.tag).rpartition("}")[2]
