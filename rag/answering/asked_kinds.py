"""Kinds that a question names of what it measures: the rate of what, a meeting of what body.

They stand side by side in reports, and a figure of one is no answer to a question on another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RATE = re.compile(r"([一-龥]{2})率(?![先队领团])")
_RATES = (
    ("满意", "满意", "satisf"),
    ("解决", "解决", "resol|solv|settle"),
    ("办结", "办结", "conclu|clos"),
    ("完成", "完成|办结", "complet|finish"),
    ("知晓", "知晓", "aware"),
    ("采纳", "采纳", "adopt|accept"),
    ("答复", "答复", "repl|respon|answer"),
    ("参与", "参与|参加", "participat|turnout"),
    ("合格", "合格", "pass|qualif"),
    ("达标", "达标", "attain|compl[iy]"),
    ("覆盖", "覆盖", "cover"),
    ("入住", "入住", "occup"),
)
"""A rate, how reports tell it, and in English."""
_SINGLE = frozenset({"完成"})
"""Rates that Chinese questions say of so much that the word alone is no demand."""
_MEETINGS = (
    ("党组", r"\bparty (?:leadership |leading )?(?:member )?group"),
    (
        "主任",
        r"\b(?:chair(?:man|men|persons?)?|directors?)(?:['’]s?|s['’]?)? (?:meeting|council)|"
        r"\b(?:meeting|council)s? of (?:the )?(?:chair|director)",
    ),
    ("常委会|常务委员会", r"\bstanding committee(?:['’]s)?(?= (?:plenary )?(?:meeting|session))"),
    ("常务", r"\bexecutive(?= meeting)"),
    ("联席", r"\bjoint(?= meeting)"),
    ("座谈", r"\bsymposi"),
    ("听证", r"\bhearings?\b"),
    ("论证", ""),
    ("恳谈", ""),
    ("推进", ""),
    ("协调", ""),
)
"""A kind of meeting as reports name it, and in English; empty for what is asked in Chinese only."""
_TOLD = r"(?:{kind})(?:(?:全体)?会|[^，。；、]{{0,3}}(?:举行|召开)会议)"
_COUNTED = (
    r"(?:(?:多少|几)[次场个回]|(?:多少|几)期)[^，。？]{{0,2}}(?:{kind})(?:全体)?会|"
    r"(?:{kind})(?:全体)?会议?[^，。？]{{0,6}}(?:多少|几)[次场个回期]"
)
_HELD = re.compile(r"\bhow (?:many|often)\b.*(?:\bmeet|\bmet\b|\bsession|\bheld?\b|\bconven)", re.I)


@dataclass(frozen=True)
class AskedKind:
    """A kind that a question names."""

    words: str
    """As it is told to the reader: 满意率, 党组会议."""
    told: str
    """A pattern of how reports tell it."""

    def named(self, text: str) -> bool:
        """Whether a text tells of it."""
        return bool(re.search(self.told, text))


def asked_rates(text: str) -> Iterator[AskedKind]:
    """The rates that a question in Chinese or English names."""
    said = {*_RATE.findall(text)} - _SINGLE
    for word, told, english in _RATES:
        named = re.search(
            rf"\b(?:{english})\w*(?: \w+)? (?:rate|rating)s?\b|\brate of (?:{english})", text, re.I
        )
        if word in said:
            yield AskedKind(f"{word}率", told)
        elif named:
            yield AskedKind(named.group(), told)


def asked_meetings(text: str) -> Iterator[AskedKind]:
    """The kinds of meetings whose number a question in Chinese or English asks for."""
    held = _HELD.search(text)
    for kind, english in _MEETINGS:
        named = re.search(english, text, re.I) if english and held else None
        if named or re.search(_COUNTED.format(kind=kind), text):
            words = f"{named.group()} meetings" if named else f"{kind.split('|')[0]}会议"
            yield AskedKind(words, _TOLD.format(kind=kind))
