"""PDF: columns in reading order, paragraphs whole, pages remembered; scans by recognition."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from index.characters import unified
from rag.errors import ReadingError
from rag.reading import child, ocr, pdf_worker
from rag.reading.columns import Piece
from rag.reading.extract import Extract
from rag.reading.layout import Paragraph, paragraphs

_MEMORY = 1 << 30
_SECONDS = 180
"""A page takes a twentieth of one."""
_UNKNOWN_SHARE = 0.1
_LEAST_CHARS = 50
"""Of a page that is a picture: it may have a head, a number or a stamp besides."""
_UNREAD = "是图片，其中的文字没有读"
_HOW = {
    child.LOCKED: ("a password", "PDF without a password", "Save it without one."),
    child.TOO_LARGE: (
        "contents out of all measure",
        f"PDF of {pdf_worker.MOST_PAGES:,} pages and {pdf_worker.MOST_CHARS:,} characters a page, "
        f"{ocr.MOST_PAGES} pages of pictures",
        "Print it to a PDF in parts.",
    ),
    child.DAMAGED: ("contents that cannot be read", "a whole PDF", "Fetch or print it again."),
}


def read_pdf(data: bytes, name: str) -> list[Extract]:
    """The document as one text, a paragraph a line; pages without text are recognised."""
    try:
        pages, notes = _pages(data)
    except child.WorkerError as fault:
        got, allowed, do = _HOW[fault.args[0]]
        raise ReadingError(f"{name} with {got}", allowed, do) from fault
    found = paragraphs(pages)
    text = "\n".join(paragraph.text for paragraph in found)
    if not text or _is_unknown(text):
        raise _unread(name)
    return [Extract(text, pages=_starts(found, len(pages)), notes=notes)]


def _pages(data: bytes) -> tuple[list[list[Piece]], tuple[str, ...]]:
    """Pieces of text of each page, and notes on those that are pictures."""
    worker = str(Path(pdf_worker.__file__))
    read = child.run(worker, data, _MEMORY, _SECONDS)
    # some fonts say of a character that it is the radical that looks like it
    pages = [
        [Piece(x0, y, x1, size, unified(text)) for x0, y, x1, size, text in page]
        for page in read["pages"]
    ]
    pictures = [n for n, page in enumerate(pages) if _is_picture(page, n in read["pictures"])]
    if not pictures:
        return pages, ()
    nothing_else = len(pictures) == len(pages)
    if not ocr.installed():
        note = f"{_numbers(pictures)}{_UNREAD}；读它要先 {ocr.EXTRA}"
        return ([], ()) if nothing_else else (pages, (note,))
    try:
        recognised = ocr.recognised(data, pictures)
    except child.WorkerError:
        if nothing_else:
            raise
        return pages, (f"{_numbers(pictures)}{_UNREAD}",)
    told = [n for n in pictures if recognised[n]]
    notes = (f"{_numbers(told)}由文字识别得来，引文请与原件核对",) if told else ()
    return [recognised.get(n) or page for n, page in enumerate(pages)], notes


def _is_picture(page: list[Piece], drawn: bool) -> bool:
    """Whether a page's text layer does not hold its text."""
    text = "".join(piece.text for piece in page)
    return (drawn and len(text) < _LEAST_CHARS) or _is_unknown(text)


def _is_unknown(text: str) -> bool:
    return text.count("\ufffd") > _UNKNOWN_SHARE * len(text)


def _numbers(pages: Sequence[int]) -> str:
    """第2—5、9页, of pages that count from 0."""
    runs = [
        [page + 1 for _, page in run]
        for _, run in groupby(enumerate(pages), lambda at: at[1] - at[0])
    ]
    return f"第{'、'.join(f'{r[0]}—{r[-1]}' if len(r) > 1 else f'{r[0]}' for r in runs)}页"


def _unread(name: str) -> ReadingError:
    if ocr.installed():
        return ReadingError(
            f"{name} without text, and with none that could be recognised (OCR)",
            "PDF with a text layer, or upright scans",
            "Check that its pages are neither blank nor turned nor too faint.",
        )
    return ReadingError(
        f"{name} with pictures of text, or with fonts that do not say what they show",
        "PDF with a text layer, or scans where the extra for text recognition (OCR) is installed",
        f"Run {ocr.EXTRA} and add the file again.",
    )


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
