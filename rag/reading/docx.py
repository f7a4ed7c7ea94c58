"""Word files: paragraphs in order, tables row by row, foot- and endnotes after them."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from rag.errors import ReadingError
from rag.reading.archive import office
from rag.reading.docx_body import Body
from rag.reading.docx_styles import Styles
from rag.reading.docx_xml import kind, value
from rag.reading.extract import Extract
from rag.reading.html import read_html
from rag.reading.text import read_text

_NOTES = "注释"
"""The heading above the notes; by it they are read as a glossary."""
_MOST_XML = 25_000_000
"""Bytes; a report of a thousand pages has a fifth of it."""
_CHUNKS = {"htm": read_html, "html": read_html, "xhtml": read_html, "txt": read_text}
_DEEPEST = 3
"""Files in files (w:altChunk) that are read."""


def read_docx(data: bytes, name: str, depth: int = 0) -> list[Extract]:
    """The document as one text, a paragraph or a table row or a note a line.

    `depth`: how many files it lies in.
    """
    import docx

    try:
        office(data, name, _MOST_XML)
        whole = docx.Document(io.BytesIO(_closed(data)))
        return [_Document(whole, name, depth).extract()]
    except ReadingError:
        raise
    except Exception as error:  # zip, XML and python-docx each fail in ways of their own
        raise ReadingError(
            f"{name}, which is not a whole DOCX file",
            "DOCX as Word or LibreOffice writes it",
            "Open it there and save it again.",
        ) from error


def _closed(data: bytes) -> bytes:
    """The file with those inside it marked as such; python-docx takes them for its own text."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        if not any(_is_word(name) for name in old.namelist()):
            return data
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                held = old.read(name)
                new.writestr(name, _untyped(held) if name == "[Content_Types].xml" else held)
    return written.getvalue()


def _untyped(types: bytes) -> bytes:
    from docx.oxml import parse_xml
    from lxml import etree

    root = parse_xml(types)
    for one in root:
        if _is_word(one.get("PartName") or f".{one.get('Extension')}"):
            one.set("ContentType", "application/octet-stream")
    return bytes(etree.tostring(root))


def _is_word(name: str) -> bool:
    return name.lower().endswith((".docx", ".docm"))


class _Document:
    """A document that is being read."""

    def __init__(self, document: Any, name: str, depth: int) -> None:
        self._document = document
        self._name = name
        self._depth = depth
        self._unread = 0
        styles = Styles(self._part("styles"))
        self._body = Body(styles, self._part("numbering"), self._chunk)

    def extract(self) -> Extract:
        text = "\n".join(self._lines())
        said = f"文档中嵌入的{self._unread}处文件（altChunk）没有读，请在 Word 中另存后再加入"
        return Extract(text, notes=(said,) if self._unread else ())

    def _lines(self) -> Iterator[str]:
        body = self._document.element.body
        yield from self._body.lines(body)
        kinds = ("footnote", "endnote")
        notes = [note for name in kinds for note in self._notes(body, name)]
        if notes:
            yield _NOTES
        yield from (f"{number}. {note}" for number, note in enumerate(notes, 1))

    def _notes(self, body: Any, name: str) -> Iterator[str]:
        """Notes of one kind in the order in which the text refers to them."""
        root = self._part(f"{name}s")
        texts = {
            value(note, "id"): " ".join(map(str.strip, self._body.lines(note))).strip()
            for note in (() if root is None else root)
        }
        asked = (value(part, "id") for part in body.iter() if kind(part) == f"{name}Reference")
        yield from (texts[at] for at in dict.fromkeys(asked) if texts.get(at))

    def _part(self, name: str) -> Any:
        """The root of a part beside the document; None where there is none."""
        from docx.oxml import parse_xml

        links = self._document.part.rels.values()
        parts = (link.target_part for link in links if not link.is_external)
        blob = next((p.blob for p in parts if str(p.partname).endswith(f"/{name}.xml")), b"")
        return parse_xml(blob) if blob else None

    def _chunk(self, link: str) -> list[str]:
        """The lines of a file inside the document; none of one that is not read."""
        part = self._document.part.related_parts.get(link)
        ending = str(part.partname).rpartition(".")[2].lower() if part else ""
        try:
            if _is_word(f".{ending}") and self._depth < _DEEPEST:
                (found,) = read_docx(part.blob, self._name, self._depth + 1)
            else:
                (found,) = _CHUNKS[ending](part.blob, self._name)
        except (ReadingError, KeyError):
            self._unread += 1
            return []
        self._unread += bool(found.notes)
        return found.text.split("\n")
