"""How a number is written, as one pattern: every form that quantities are read from."""

import importlib.resources
import re

from rag.answering import ranks, units
from rag.answering.numerals import ARABIC, CHINESE, DIGITS, ENGLISH, FRACTION, MIXED, POWERS, TEN_TO


def _phrases() -> str:
    """The phrases of set_phrases.txt as alternatives, the longest first."""
    text = importlib.resources.files("rag.answering").joinpath("set_phrases.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return "|".join(map(re.escape, sorted(lines, key=len, reverse=True)))


_RANGE = r"\s?(?:—+|–|-|~|至|到|\bto\b)\s?"
_IDIOMS = rf"十分(?![之钟])|万分(?!之)|百年(?![来前])|十[一二三四五]五(?!岁)|[两几]会|{_phrases()}"
_HOTLINE = rf"123(?:45|48|15)(?![\d万千]|[,.]\d| ?(?:{units.UNIT}))"
_SHARE = rf"(?:{CHINESE}|{ARABIC})"
_HALF = r"(?<![大多对])一半(?![是导])|过半(?![百数天])|过?半数(?!会)"
_TENTHS = (
    rf"(?P<tenths>[一二两三四五六七八九]{{1,2}}){units.TENTHS}(?P<hundredths>[一二三四五六七八九])?"
)
_NAME = (
    r"(?<![A-Za-z])[A-Za-z]{1,2}\d[\d.]*|(?<![A-Za-z])[A-Za-z]+-\d+|(?<![\d.])\d+(?:[+·]\w+)+|"
    r"(?<![\d.])\d+(?:\.\d+)?(?!km|kWh|mu|tons?|[kh]?m[²³])[A-Za-z]+|(?<![\d.])\d+(?=号)|"
    r"(?<=[“\"])\d{2,6}(?=[”\"])|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"
)
_STARTS = "".join(
    sorted({*DIGITS, *"十百千万亿几数第首榜过半红", *(line[0] for line in _phrases().split("|"))})
)
NUMBER = re.compile(
    rf"(?=[\da-z{_STARTS}])(?:(?P<phrase>(?<!\d)(?:{_IDIOMS}|{_HOTLINE}))"
    rf"|(?P<placed>{ranks.ENGLISH})|(?P<first>{ranks.FIRST})"
    rf"|(?P<ordinal>第\s?{_SHARE}|\b\d+(?:st|nd|rd|th)\b)"
    rf"|(?P<name>{_NAME})"
    rf"|(?P<iso>(?<!\d)\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d))"
    rf"|(?P<per>[百千万])分之(?P<share>{_SHARE})(?:{_RANGE}(?![百千万]分)"
    rf"(?P<to>{_SHARE})(?! ?(?:{units.UNIT})))?"
    rf"|(?P<under>[二三四五六七八九十]+)分之(?P<over>{CHINESE})"
    r"|(?<![\d./])(?P<part>[1-9])/(?P<parts>[2-9]|10)(?![\d./])"
    rf"|(?P<fraction>{FRACTION})|(?P<half>{_HALF})|{_TENTHS}"
    rf"|(?P<number>{TEN_TO}|{MIXED}|{CHINESE})|(?P<english>{ENGLISH}))",
    re.I,
)
"""The next number of a text, by form; `phrase` is none."""
TAIL = re.compile(
    rf"(?P<more>[余多几]|来(?= ?(?:{units.UNIT})))?(?P<power>\s+(?:{'|'.join(POWERS)})\b)?"
    rf"(?P<unit> ?(?:个(?P<inside>[多余半])(?:{units.BY_THE_PIECE})|{units.UNIT})|"
    rf"\s*-?\b(?:{units.ENGLISH_UNIT})\b)?"
    rf"(?P<half>(?<=[年天倍月时])半(?![导径自机封夜岛数]))?(?:\s?(?P<after>{units.AFTER}))?",
    re.I,
)
"""What follows a number: more or less, an English power, the unit."""
AFTER = re.compile(rf"[多余]?\s?(?:{units.AFTER})?", re.I)
"""What follows a number whose unit is written in it."""
RANGE = re.compile(_RANGE)
"""Between the two ends of a range."""
LEADS_TO = re.compile(rf"{_RANGE}(?:{CHINESE}|{MIXED})[多余]?(?: ?(?:{units.UNIT}))")
"""What follows the lower end of a range: 至五件 after 三."""
