"""Plain text and Markdown, UTF-8, UTF-16 with a byte order mark, or GB18030."""

import codecs
import re

from rag.errors import ReadingError
from rag.reading.extract import Extract

ENCODINGS = ("utf-8-sig", "gb18030")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f�\ue000-\uf8ff]")
_CONTROL_SHARE = 0.002


def decode(data: bytes, name: str, declared: tuple[str, ...] = ()) -> str:
    """Text of `data`: UTF-16 by its mark, else UTF-8, `declared`, GB18030; newlines as line feeds.

    Each strictly: a byte that fits none, or control characters as in a program or a picture, is
    an error; no character is guessed or left out.
    """
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    first, *others = ENCODINGS
    for encoding in ("utf-16",) if marked else (first, *declared, *others):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and len(_CONTROL.findall(text)) <= _CONTROL_SHARE * len(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ReadingError(
        f"{name}, which is not text",
        "text in UTF-8, UTF-16 with a byte order mark, or GB18030",
        "Save it as UTF-8 text, or give it the ending of its true format.",
    )


def read_text(data: bytes, name: str) -> list[Extract]:
    """The file as one text."""
    return [Extract(decode(data, name))]
