"""Plain text and Markdown, UTF-8 or GB18030."""

import re
from pathlib import Path

from rag.errors import ReadingError

ENCODINGS = ("utf-8-sig", "gb18030")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f�\ue000-\uf8ff]")
_CONTROL_SHARE = 0.002


def decode(data: bytes, name: str) -> str:
    """Text of `data`: strictly UTF-8, else strictly GB18030; newlines as line feeds.

    A byte that fits neither, or control characters as in a program or a picture, is an error:
    no character is guessed or left out.
    """
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and len(_CONTROL.findall(text)) <= _CONTROL_SHARE * len(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ReadingError(
        f"{name}, which is not text",
        "text in UTF-8 or GB18030",
        "Save it as UTF-8 text, or give it the ending of its true format.",
    )


def read_text(path: Path) -> list[str]:
    """The file as one text."""
    return [decode(path.read_bytes(), path.name)]
