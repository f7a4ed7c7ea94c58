"""What the styles of a Word file say of its runs and paragraphs: hidden, struck out, raised."""

from collections.abc import Iterator
from typing import Any

from rag.reading.docx_xml import child, children, is_on, value

_DEEPEST = 20
"""Styles based on one another; a damaged file may go round in a circle."""
_UNSEEN = ("vanish", "specVanish", "strike", "dstrike")


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: Any) -> None:
        """`root`: the element `w:styles`; None where a file has none."""
        found = children(root, "style") if root is not None else []
        self._known = {value(style, "styleId"): style for style in found}
        self._said: dict[tuple[str, str], Any] = {}

    def is_unseen(self, run: Any, paragraph: Any) -> bool:
        """Whether a run, or the mark of a paragraph (its `w:pPr`), is hidden or struck out."""
        return any(is_on(self._found(run, paragraph, kind)) for kind in _UNSEEN)

    def level(self, run: Any, paragraph: Any) -> str:
        """`superscript`, `subscript`, or another word or none for what stands on the line."""
        return value(self._found(run, paragraph, "vertAlign"))

    def numbered(self, style: str) -> Any:
        """The `w:numPr` of a paragraph style or one that it is based on; None where none is."""
        found = (child(child(one, "pPr"), "numPr") for one in self._based(style))
        return next((one for one in found if one is not None), None)

    def _found(self, run: Any, paragraph: Any, kind: str) -> Any:
        """A property of a run: its own, else its style's, else its paragraph's style's."""
        own = child(run, "rPr")
        found = child(own, kind)
        if found is None:
            found = self._said_by(value(child(own, "rStyle")), kind)
        return self._said_by(style_of(paragraph), kind) if found is None else found

    def _said_by(self, style: str, kind: str) -> Any:
        """A property of runs by a style or one that it is based on."""
        if (style, kind) not in self._said:
            found = (child(child(one, "rPr"), kind) for one in self._based(style))
            self._said[style, kind] = next((one for one in found if one is not None), None)
        return self._said[style, kind]

    def _based(self, style: str) -> Iterator[Any]:
        """A style, the one that it is based on, and so on."""
        for _ in range(_DEEPEST):
            one = self._known.get(style)
            if one is None:
                return
            yield one
            style = value(child(one, "basedOn"))


def style_of(paragraph: Any) -> str:
    """The id of a paragraph's style; empty for the usual one."""
    return value(child(child(paragraph, "pPr"), "pStyle"))
