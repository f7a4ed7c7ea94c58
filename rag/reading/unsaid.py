"""What an HTML page marks as no part of its text, and digits above or below the line."""

import re
from typing import Any

from rag.reading.merged import Cell, spread
from rag.reading.raised import lowered, raised

_STRUCK = {"del", "s", "strike"}
_ANNOTATIONS = {"rt", "rp", "rtc"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.I)
_LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I)
_LEVEL = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.I)
_REFERENCE = re.compile(r"\s*[\[［〔【(（]?\s*\d{1,3}\s*[\]］〕】)）]?\s*")
_LONGEST_RAISED = 20
_MOST = 0.5
"""Share of a page's text from which it is no hidden part, but hidden until a script shows it."""
_LONGEST_CELL = 500


def mend(body: Any) -> None:
    """Empty what is struck out, hidden or a reading aid; write the rest as a page shows it."""
    total = len("".join(body.itertext()))
    for part in list(body.iterdescendants()):
        if isinstance(part.tag, str) and _is_unsaid(part, total):
            part.clear(keep_tail=True)
    for part in list(body.iterdescendants("sup", "sub", "span", "font", "a")):
        level = _level(part)
        if level and len("".join(part.itertext())) <= _LONGEST_RAISED:
            _write(part, raised if level == "super" else lowered)
    for table in list(body.iterdescendants("table")):
        _write_out(table)


def _is_unsaid(part: Any, total: int) -> bool:
    if part.tag in _ANNOTATIONS:
        return True
    style = part.get("style") or ""
    struck = part.tag in _STRUCK or _LINE_THROUGH.search(style)
    hidden = part.get("hidden") is not None or part.get("aria-hidden") == "true"
    if not (struck or hidden or _HIDDEN.search(style)):
        return False
    return len("".join(part.itertext())) <= _MOST * total


def _level(part: Any) -> str:
    """`super` for what stands above the line, `sub` below it; a link to a note stands above."""
    styled = _LEVEL.search(part.get("style") or "")
    if part.tag in {"sup", "sub"} or styled:
        return styled.group(1).lower() if styled else {"sup": "super", "sub": "sub"}[part.tag]
    return "super" if part.tag == "a" and _is_reference(part) else ""


def _is_reference(link: Any) -> bool:
    """Whether a link to a place on the page is the mark of a note, and not at the note itself."""
    before = link.getprevious()
    words = link.getparent().text if before is None else before.tail
    inside = (link.get("href") or "").startswith("#") and (words or "").strip()
    return bool(inside and _REFERENCE.fullmatch("".join(link.itertext())))


def _write(part: Any, how: Any) -> None:
    for inner in part.iter():
        inner.text = how(inner.text) if inner.text else inner.text
        if inner is not part and inner.tail:
            inner.tail = how(inner.tail)


def _write_out(table: Any) -> None:
    """Give every row of a table of figures the cells that are merged into it."""
    rows = list(table.iterdescendants("tr"))
    cells = [list(row.iterchildren("td", "th")) for row in rows]
    every = [cell for row in cells for cell in row]
    merged = any(_count(cell, way) > 1 for cell in every for way in ("colspan", "rowspan"))
    words = {cell: " ".join(cell.itertext()) for cell in every} if merged else {}
    if not merged or any(len(text) > _LONGEST_CELL for text in words.values()):
        return
    if table.find(".//table") is not None:
        return
    stated = [
        [Cell(words[c], _count(c, "colspan"), _count(c, "rowspan")) for c in row] for row in cells
    ]
    for row, old, texts in zip(rows, cells, spread(stated), strict=True):
        for cell in old:
            row.remove(cell)
        for text in texts:
            row.append(row.makeelement("td"))
            row[-1].text = text


def _count(cell: Any, way: str) -> int:
    """How many rows or columns a cell covers; rowspan=0 covers all that follow."""
    stated = re.match(r"\s*(\d{1,5})", cell.get(way) or "")
    count = int(stated.group(1)) if stated else 1
    return count or (10**5 if way == "rowspan" else 1)
