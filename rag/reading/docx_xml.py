"""Elements of WordprocessingML by their local names."""

from typing import Any

_OURS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
)
_OFF = {"0", "false", "off"}


def kind(element: Any) -> str:
    """The local name of an element of text, mathematics or alternatives; else empty."""
    space, _, name = str(element.tag).rpartition("}")
    return name if space[1:] in _OURS else ""


def children(element: Any, name: str) -> list[Any]:
    """The children of that name."""
    return [one for one in element if kind(one) == name]


def child(element: Any, name: str) -> Any:
    """The first child of that name; None where there is none, or no element."""
    found = children(element, name) if element is not None else []
    return found[0] if found else None


def value(element: Any, name: str = "val") -> str:
    """An attribute by its local name; empty where it is missing, or the element."""
    if element is None:
        return ""
    return str(next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), ""))


def is_on(element: Any) -> bool:
    """Whether a property that is on or off is on."""
    return element is not None and value(element).lower() not in _OFF
