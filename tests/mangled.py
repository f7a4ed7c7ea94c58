"""Files of every format that are damaged at random, or made to be hard to read."""

import csv
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from functools import cache

from helpers import ROOT, SHARED
from hostile import HOSTILE, zipped
from made import CLUTTER, HEADINGS

FORMATS = ("txt", "md", "html", "docx", "pdf", "csv", "xlsx", "jsonl", "zip")
_MOST_SHARED, _LARGEST_SHARED = 12, 200_000
"""Of each format: how many files beside the repository are taken, and of how many bytes."""
_GROWN = 200_000
_MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
_BITS = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\x0c",
    b"<",
    b"&#1114112;",
    b"]]>",
    b"<!--",
    b"<pre>",
    b"<table><tr><td>",
    b'<div class="share">',
    b'"',
    b"=1/0",
    b"endstream",
    b"stream\n",
    b"/Filter /FlateDecode",
    b"\\ud800",
    "\u202e\u200b\u2028".encode(),
    "𠀀".encode(),
    "——".encode("gb18030"),
)
_ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (n, b"&%c;" % (n - 1) * 16) for n in range(98, 108))
    + b'<!ENTITY z SYSTEM "file:///etc/hostname">]>'
)


def made(kind: str, chance: random.Random) -> bytes:
    """A file of that format: damaged, or hard to read."""
    if kind in HOSTILE and chance.random() < 0.2:
        return chance.choice(HOSTILE[kind])(chance)
    data = chance.choice(whole(kind))
    inside = {"docx": _damage_inside, "xlsx": _damage_inside, "zip": _damage_inside}
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        often = inside.get(kind, _damage if kind == "pdf" else _damage_text)
        data = (often if chance.random() < 0.7 else _damage)(data, chance)
    return data


@cache
def whole(kind: str) -> list[bytes]:
    """The sample reports in that format, and the files of it beside the repository."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "rag/samples").glob("*.txt"))]
    found = [_WRITERS[kind](text) for text in texts]
    beside = sorted(SHARED.rglob(f"*.{kind}")) if SHARED.is_dir() else []
    small = [path for path in beside if path.stat().st_size < _LARGEST_SHARED]
    return found + [path.read_bytes() for path in small[:_MOST_SHARED]]


def _damage(data: bytes, chance: random.Random) -> bytes:
    return chance.choice((_flipped, _cut, _spliced, _repeated, _bitten, _renumbered))(data, chance)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 40)) if data else 0):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def _damage_text(data: bytes, chance: random.Random) -> bytes:
    """Damage characters and lines; of what is no text any more, its bytes."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _damage(data, chance)
    start, end = _part(data, chance)
    part = text[start:end] * chance.choice((0, 0, 1, 2, 9))
    at = chance.randint(0, len(text))
    others = [chance.choice((*CLUTTER, *HEADINGS, "\n", "\n\n", "　")) for _ in range(3)]
    return (text[:at] + chance.choice((part, "\n".join(others))) + text[at:]).encode()


def _part(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + int(10 ** chance.uniform(0, 5)))


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = _part(data, chance)
    return data[:start] + (data[end:] if chance.random() < 0.7 else b"")


def _spliced(data: bytes, chance: random.Random) -> bytes:
    start, end = _part(data, chance)
    at = chance.randint(0, len(data))
    return data[:at] + data[start:end] + data[at:]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    start, end = _part(data, chance)
    most = _GROWN // max(end - start, 1)
    return data[:start] + data[start:end] * chance.randint(1, max(most, 1)) + data[end:]


def _bitten(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 3, 30))):
        at = chance.randint(0, len(data))
        data = data[:at] + chance.choice(_BITS) * chance.choice((1, 1, 9, 999)) + data[at:]
    return data


def _renumbered(data: bytes, chance: random.Random) -> bytes:
    """One of its numbers is another: a declared size, an offset, a width."""
    found = list(re.finditer(rb"\d{1,12}", data))
    if not found:
        return data
    one = chance.choice(found)
    other = chance.choice((b"0", b"-1", b"1e308", b"4294967296", b"9" * 30, b"NaN"))
    return data[: one.start()] + other + data[one.end() :]


def _damage_inside(data: bytes, chance: random.Random) -> bytes:
    """Damage the contents of a ZIP and pack them again; of what is none any more, its bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # damaged before
        return _damage(data, chance)
    if not entries:
        return data
    one, other = chance.choice(list(entries)), chance.choice(list(entries))
    main = next((name for name in _MAIN.values() if name in entries), one)
    one = main if chance.random() < 0.5 else one
    kind = chance.randrange(8)
    if kind == 0:
        entries[one], entries[other] = entries[other], entries[one]
    elif kind == 1:
        del entries[one]
    elif kind == 2:
        entries[chance.choice(("a.txt", "../b.md", "/c.html", "x/y.zip", other))] = entries[one]
    elif kind == 3:
        entries["in.zip"] = data
    elif kind == 4:
        head, mark, rest = entries[one].partition(b"?>")
        rest = rest.replace(b"</w:t>", b"&j;&z;</w:t>", 3).replace(b"</v>", b"&j;</v>", 3)
        entries[one] = head + mark + _ENTITIES.replace(b"!DOCTYPE x", b"!DOCTYPE w") + rest
    else:
        entries[one] = _damage(entries[one], chance)
    return zipped(entries)


def _html(text: str) -> bytes:
    title, *lines = text.split("\n")
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f'<div class="nav"><a href="/">首页</a></div><div id="a"><h1>{title}</h1>{body}'
        "<table><tr><td>项目</td><td>数量</td></tr></table></div></body></html>"
    ).encode()


def _docx(text: str) -> bytes:
    import docx

    document, saved = docx.Document(), io.BytesIO()
    for line in text.split("\n"):
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "项目"
    document.save(saved)
    return saved.getvalue()


def _pdf(text: str) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(io.BytesIO(), pageCompression=len(text) % 2)
    lines = [line[at : at + 38] for line in text.split("\n") for at in range(0, len(line), 38)]
    for first in range(0, min(len(lines), 80), 40):
        canvas.setFont("STSong-Light", 11)
        for row, line in enumerate(lines[first : first + 40]):
            canvas.drawString(60, 780 - 17 * row, line)
        canvas.showPage()
    canvas.save()
    return bytes(canvas._filename.getvalue())


def _rows(text: str) -> list[list[str]]:
    half = len(text) // 2
    return [
        ["标题", "地区", "年份", "正文"],
        *[["某县报告", "某县", "2024", text]] * 2,
        ["", "", "", text[half:]],
    ]


def _csv(text: str) -> bytes:
    found = io.StringIO()
    csv.writer(found).writerows(_rows(text))
    return found.getvalue().encode()


def _xlsx(text: str) -> bytes:
    import openpyxl

    book, saved = openpyxl.Workbook(), io.BytesIO()
    for row in _rows(text):
        book.active.append(row)
    book.save(saved)
    return saved.getvalue()


def _jsonl(text: str) -> bytes:
    head, *rows = _rows(text)
    return "\n".join(json.dumps(dict(zip(head, row, strict=True))) for row in rows).encode()


def _zip(text: str) -> bytes:
    return zipped({"a.txt": text.encode(), "b.html": _html(text), "c.csv": _csv(text)})


_WRITERS: dict[str, Callable[[str], bytes]] = {
    "txt": str.encode,
    "md": lambda text: re.sub("^(?=[一二三]、)", "## ", text, flags=re.M).encode(),
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
    "csv": _csv,
    "xlsx": _xlsx,
    "jsonl": _jsonl,
    "zip": _zip,
}
