"""Word files: paragraphs in order, tables row by row, foot- and endnotes after them."""

import io
from collections.abc import Iterator
from typing import Any

from rag.errors import ReadingError
from rag.reading.archive import office
from rag.reading.extract import Extract

_NOTES = "注释"
"""The heading above the notes; by it they are read as a glossary."""
_MOST_XML = 25_000_000
"""Bytes; a report of a thousand pages has a fifth of it."""


def read_docx(data: bytes, name: str) -> list[Extract]:
    """The document as one text, a paragraph or a table row or a note a line."""
    import docx

    try:
        office(data, name, _MOST_XML)
        return [Extract("\n".join(_lines(docx.Document(io.BytesIO(data)))))]
    except ReadingError:
        raise
    except Exception as error:  # zip, XML and python-docx each fail in ways of their own
        raise ReadingError(
            f"{name}, which is not a whole DOCX file",
            "DOCX as Word or LibreOffice writes it",
            "Open it there and save it again.",
        ) from error


def _lines(document: Any) -> Iterator[str]:
    body = document.element.body
    yield from _blocks(body)
    notes = [note for kind in ("footnote", "endnote") for note in _notes(document, body, kind)]
    if notes:
        yield _NOTES
    yield from (f"{number}. {note}" for number, note in enumerate(notes, 1))


def _notes(document: Any, body: Any, kind: str) -> Iterator[str]:
    """Notes of one kind in the order in which the text refers to them."""
    from docx.oxml import parse_xml

    parts = (link.target_part for link in document.part.rels.values() if not link.is_external)
    blob = next((p.blob for p in parts if str(p.partname).endswith(f"/{kind}s.xml")), b"")
    root = parse_xml(blob) if blob else ()
    texts = {_id(note): " ".join(map(str.strip, _blocks(note))).strip() for note in root}
    asked = (_id(part) for part in body.iter() if _kind(part) == f"{kind}Reference")
    yield from (texts[at] for at in dict.fromkeys(asked) if texts.get(at))


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


def _id(element: Any) -> str:
    """The number by which a note and its reference belong together."""
    return str(next((v for k, v in element.attrib.items() if k.endswith("}id")), ""))


def _kind(element: Any) -> str:
    """The local name of an element of WordprocessingML."""
    return str(element.tag).rpartition("}")[2]
