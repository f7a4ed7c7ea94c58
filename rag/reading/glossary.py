"""Glossary entries: the terms they define, and where a report uses them."""

import re
from collections.abc import Sequence

from rag.reading.lines import squeezed

ENTRY = re.compile(
    r"(?:\d{1,3}\s*[.．、](?!\d+(?:\.\d+)?[%％万亿个项])|[\[［〔【]注?\d{1,3}[\]］〕】]|[（(]\d{1,3}[)）]|[①-⑳㉑-㉟㊱-㊿]|[⁰¹²³⁴-⁹]{1,3}|[“「][^”」]{1,24}[”」]\s*[:：]|"
    r"[^，。：:；]{2,24}(?:[:：]|——))"
)
_NUMBER = re.compile(
    r"(?:注\s*[:：]?\s*)?(?:\d{1,3}\s*[.．、]|[\[［〔【]注?\d{1,3}[\]］〕】]|[（(]\d{1,3}[)）]|[①-⑳㉑-㉟㊱-㊿]|"
    r"[⁰¹²³⁴-⁹*＊※]{1,3})?\s*"
)
_ALONE = re.compile(r"([^。；:：]{2,40}?)\s*(?:[:：]|——)?")
_TERM = re.compile(
    r"([^，。：:；]{2,40}?)\s*(?:[:：]|——|[，,]?(?:是指|指的是|即|指(?!导|数|标|挥|引)))"
)
_QUOTED = re.compile(r"[“「《]([^”」》]{2,24})[”」》]")
_LEAST = 2


def term_of(entry: str) -> str:
    """The term that an entry defines, without its number and the marks around it."""
    number = _number(entry)
    found = _TERM.match(entry, number) or (number and _ALONE.fullmatch(entry, number))
    return _bare(found.group(1)) if found else ""


def is_numbered(entry: str) -> bool:
    """Whether an entry begins with its number, as a further one does where the first has one."""
    return bool(_number(entry))


def names_alone(entry: str) -> bool:
    """Whether an entry is a number and a term, and what that means stands on the line below."""
    number = _number(entry)
    return bool(number) and bool(_ALONE.fullmatch(entry, number))


def _number(entry: str) -> int:
    """How long the number of an entry is; 0 for none."""
    return _NUMBER.match(entry).end()  # type: ignore[union-attr]


def _bare(term: str) -> str:
    """A term without quotation marks around the whole of it."""
    inside = re.fullmatch(r"[“「‘]([^”」’]*)[”」’]", term.strip())
    return inside.group(1) if inside else term.strip()


class Terms:
    """Terms that a glossary defines, to be found in texts: each text is gone through once."""

    def __init__(self, topics: Sequence[str]) -> None:
        self._rank = {topic: rank for rank, topic in enumerate(topics)}
        self._topics: dict[str, set[str]] = {}
        self._sizes: dict[str, set[int]] = {}
        for topic in topics:
            for name in names(topic):
                self._topics.setdefault(name, set()).add(topic)
                self._sizes.setdefault(name[:_LEAST], set()).add(len(name))

    def used(self, text: str) -> tuple[str, ...]:
        """Which of the terms a text uses, in the order of the glossary."""
        body = squeezed(text)
        found: set[str] = set()
        for at in range(len(body)):
            for size in self._sizes.get(body[at : at + _LEAST], ()):
                found |= self._topics.get(body[at : at + size], set())
        return tuple(sorted(found, key=self._rank.__getitem__))


def names(term: str) -> list[str]:
    """A term as the body may write it: 科技进步“一法两条例” also as “一法两条例”."""
    whole = squeezed(term)
    found = [whole, whole.translate(str.maketrans("", "", "“”「」"))]
    found += [squeezed(f"“{part}”") for part in _QUOTED.findall(term)]
    return [name for name in found if len(name) >= _LEAST]
