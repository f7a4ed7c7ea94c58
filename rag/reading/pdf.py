"""PDF with a text layer: columns in reading order, paragraphs whole, pages remembered."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from rag.errors import ReadingError
from rag.reading import pdf_worker
from rag.reading.extract import Extract
from rag.reading.layout import Paragraph, Piece, paragraphs

_SECONDS = 180
"""A page takes a twentieth of one."""
_UNKNOWN_SHARE = 0.1
_HOW = {
    pdf_worker.LOCKED: ("a password", "PDF without a password", "Save it without one."),
    pdf_worker.TOO_LARGE: (
        "contents out of all measure",
        f"PDF of {pdf_worker.MOST_PAGES:,} pages and {pdf_worker.MOST_CHARS:,} characters a page",
        "Print it to a PDF in parts.",
    ),
    pdf_worker.DAMAGED: ("contents that cannot be read", "a whole PDF", "Fetch or print it again."),
}


def read_pdf(data: bytes, name: str) -> list[Extract]:
    """The document as one text, a paragraph a line."""
    pages = [[Piece(*piece) for piece in page] for page in _pages(data, name)]
    found = paragraphs(pages)
    text = "\n".join(paragraph.text for paragraph in found)
    if not text or text.count("\ufffd") > _UNKNOWN_SHARE * len(text):
        raise ReadingError(
            f"{name} with pictures of text, or with fonts that do not say what they show",
            "PDF with a text layer",
            "Run a text recognition (OCR) over it first.",
        )
    return [Extract(text, pages=_starts(found, len(pages)))]


def _starts(found: list[Paragraph], count: int) -> tuple[int, ...]:
    """Where each page begins; a page without text where the next one does."""
    begins: dict[int, int] = {}
    at = 0
    for paragraph in found:
        for offset, page in ((0, paragraph.page), *paragraph.breaks):
            begins.setdefault(page, at + offset)
        at += len(paragraph.text) + 1
    starts: list[int] = []
    for page in reversed(range(count)):
        starts.append(begins.get(page, starts[-1] if starts else at))
    return tuple(reversed(starts))


def _pages(data: bytes, name: str) -> list[list[list[Any]]]:
    """Pieces of text of each page, by a process of its own."""
    command = [sys.executable, "-P", str(Path(pdf_worker.__file__))]
    try:
        ran = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=True)
        found: dict[str, Any] = json.loads(ran.stdout)
    except subprocess.TimeoutExpired as error:
        raise _refused(name, pdf_worker.TOO_LARGE) from error
    except (subprocess.CalledProcessError, ValueError) as error:
        raise _refused(name, pdf_worker.DAMAGED) from error
    if "fault" in found:
        raise _refused(name, found["fault"])
    pages: list[list[list[Any]]] = found["pages"]
    return pages


def _refused(name: str, fault: str) -> ReadingError:
    got, allowed, do = _HOW[fault]
    return ReadingError(f"{name} with {got}", allowed, do)
