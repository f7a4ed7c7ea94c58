"""The numbers that Word computes for paragraphs (w:numPr), as it shows them: 一、 3.1."""

import re
from collections import defaultdict
from typing import Any

from rag.reading.docx_styles import Styles, style_of
from rag.reading.docx_xml import child, children, is_on, value
from rag.reading.number_formats import written

_LEVELS = 9
_CLOSED = re.compile(r"[、）)】．。：]$")
_BULLET = "bullet"


class Numbering:
    """Counts the numbered paragraphs of a document, which are passed in its order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        """`root`: the element `w:numbering`, None where a file has none."""
        found = children(root, "num") if root is not None else []
        self._lists = {value(one, "numId"): one for one in found}
        found = children(root, "abstractNum") if root is not None else []
        self._abstract = {value(one, "abstractNumId"): one for one in found}
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        """By the id of the definition: level -> the last number given."""
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """What stands before the words of a paragraph; empty for one without a number."""
        number, level = self._numbered(paragraph)
        one = self._lists.get(number)
        definition = self._definition(one)
        if definition is None or level >= _LEVELS:
            return ""
        self._count(number, level, one, definition)
        at = self._level(one, definition, level)
        if at is None or value(child(at, "numFmt")) == _BULLET:
            return ""
        text = value(child(at, "lvlText"))
        legal = is_on(child(at, "isLgl"))
        counts = self._counts[value(definition, "abstractNumId")]

        def number_of(found: re.Match[str]) -> str:
            above = self._level(one, definition, int(found.group(1)) - 1)
            form = "decimal" if legal else _format(above)
            return written(counts.get(int(found.group(1)) - 1, _start(above)), form)

        label = re.sub("%([1-9])", number_of, text)
        close = value(child(at, "suff")) == "nothing" or _CLOSED.search(label)
        return label if close or not label else f"{label} "

    def _numbered(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level, from 0, of a paragraph: its own, else its style's."""
        style = style_of(paragraph)
        own = child(child(paragraph, "pPr"), "numPr")
        by_style = self._styles.numbered(style)
        number = value(child(own, "numId")) or value(child(by_style, "numId"))
        stated = value(child(own, "ilvl")) or value(child(by_style, "ilvl"))
        if stated.isdecimal():
            return number, int(stated)
        definition = self._definition(self._lists.get(number))
        levels = children(definition, "lvl") if definition is not None and own is None else []
        linked = [value(one, "ilvl") for one in levels if value(child(one, "pStyle")) == style]
        return number, int(linked[0]) if linked and linked[0].isdecimal() else 0

    def _definition(self, one: Any) -> Any:
        """The `w:abstractNum` of a list, one that a style of numbering links to followed once."""
        found = self._abstract.get(value(child(one, "abstractNumId")))
        linked = value(child(found, "numStyleLink"))
        if not linked:
            return found
        same = (a for a in self._abstract.values() if value(child(a, "styleLink")) == linked)
        return next(same, found)

    def _count(self, number: str, level: int, one: Any, definition: Any) -> None:
        counts = self._counts[value(definition, "abstractNumId")]
        override = _override(one, level)
        restart = value(child(override, "startOverride"))
        at = self._level(one, definition, level)
        if restart.isdecimal() and (number, level) not in self._begun:
            counts[level] = int(restart)
        else:
            counts[level] = counts[level] + 1 if level in counts else _start(at)
        self._begun.add((number, level))
        for below in [deeper for deeper in counts if deeper > level]:
            after = value(child(self._level(one, definition, below), "lvlRestart"))
            if not after.isdecimal() or level < int(after):
                del counts[below]

    def _level(self, one: Any, definition: Any, level: int) -> Any:
        """What is said of a level: by the list itself, else by its definition."""
        own = child(_override(one, level), "lvl")
        if own is not None:
            return own
        levels = children(definition, "lvl")
        return next((at for at in levels if value(at, "ilvl") == f"{level}"), None)


def _override(one: Any, level: int) -> Any:
    found = children(one, "lvlOverride")
    return next((at for at in found if value(at, "ilvl") == f"{level}"), None)


def _format(level: Any) -> str:
    return value(child(level, "numFmt")) or "decimal"


def _start(level: Any) -> int:
    stated = value(child(level, "start"))
    return int(stated) if stated.isdecimal() else 1
