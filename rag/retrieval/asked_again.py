"""Whether a follow-up asks of a matter, or again what was asked before: of other places."""

import re
from collections.abc import Sequence

from rag.retrieval.kinds import FRAME, SIDES
from rag.retrieval.names import Named
from rag.retrieval.years import without

_ASKS = re.compile(
    r"多少|几|什么|哪|谁|何|怎|吗|\b(?:what|which|who|how|when|where|why|did|does|do|is|are|was)\b",
    re.I,
)
_AGAIN = re.compile(
    r"^(?:那么?|换成|如果是|要是|and\b|what about\b|how about\b)|"
    r"[这那]?[两二三四五六七八九十几]个?(?:地方|城市|地区|报告|[区市省县家地])?|[它他]们|其中|之间|比较|"
    r"(?:相?差距?|[高低])(?:了|是|有|出)*(?:多少|几个?)|百分点|一[些点]|的?情况|又?怎么样|又?如何|[呢的年在和与及跟之中者]|"
    r"\b(?:in|the|for|of|and|two|three|both|them|these|those|ones?|which|is|are|was|were)\b|[\W_]",
    re.I,
)
"""What a follow-up may hold that names no matter of its own."""
_CLOSING, _ENDING = "呢？?。.! ", 3
"""Signs at the end of a question, and how many characters before them tell how it asks."""


def asks_anew(text: str, places: Sequence[Named]) -> bool:
    """Whether `text` asks, and names its matter, as 瓯海的情况怎么样？ and 哪个高？ do not."""
    if not _ASKS.search(text):
        return False
    for named in places:
        text = text.replace(named.words, " ")
    return bool(_AGAIN.sub("", SIDES.sub(" ", FRAME.sub(" ", without(text)))))


def kept(text: str, alone: str) -> bool:
    """Whether a question made to stand alone asks as `text` does: both end alike."""
    return alone.rstrip(_CLOSING).endswith(text.rstrip(_CLOSING)[-_ENDING:])
