"""Characters that look the same and are not, and characters that are not seen at all.

Text copied from a PDF or a web page holds radicals for the characters they look like (⼯ for 工),
compatibility ideographs (U+F900 …), and signs without width inside words and numbers.
"""

import functools
import re
import unicodedata
from itertools import chain

_UNSEEN = (
    *("\u00ad", "\u034f", "\u061c", "\u180e", "\u200b-\u200f", "\u202a-\u202e", "\u2060-\u2064"),
    *("\u2066-\u206f", "\ufe00-\ufe0f", "\ufeff", "\U000e0100-\U000e01ef"),
)
"""Soft hyphen, joiners, directions, variations."""
INVISIBLE = "".join(_UNSEEN)
"""Signs without width, inside a character class."""
UNSEEN = "".join(
    chr(code) for first in _UNSEEN for code in range(ord(first[0]), ord(first[-1]) + 1)
)
"""The same, each by itself."""
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％]")
_NARROW = {
    ord(sign): ord(sign) - 0xFEE0 for sign in map(chr, range(0xFF01, 0xFF5F)) if _WIDE.match(sign)
}
"""Letters, digits and per cent at full width; Chinese punctuation is as wide and stays."""
_BLOCKS = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺒⺓⺜⺝⺠⺧⺩⺬⺶⺻⺼⺽⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⼾",
        "厂乙巳幺日月民牛王示羊聿月臼虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙户",
        strict=True,
    )
)
"""Radicals that Unicode does not make equal, and one that it makes traditional."""


def unified(text: str) -> str:
    """A text of the same length, radicals and compatibility ideographs as the usual ones."""
    return text.translate(_usual()) if _LOOKALIKE.search(text) else text


def compared(text: str) -> str:
    """A text of the same length as it is compared: the usual characters, at half width."""
    usual = unified(text)
    return usual.translate(_NARROW) if _WIDE.search(usual) else usual


def visible(text: str) -> str:
    """A text without signs that have no width."""
    return _INVISIBLE.sub("", text)


def places(text: str) -> list[int]:
    """Where each character of `visible(text)` stands in `text`."""
    gone = set(chain.from_iterable(range(*m.span()) for m in _INVISIBLE.finditer(text)))
    return [at for at in range(len(text)) if at not in gone]


@functools.cache
def _usual() -> dict[int, str]:
    found = {
        code: same
        for code in chain(*_BLOCKS)
        if len(same := unicodedata.normalize("NFKC", chr(code))) == 1 and same != chr(code)
    }
    return found | {ord(sign): same for sign, same in _SUPPLEMENT.items()}
