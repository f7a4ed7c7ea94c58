"""Reports that a question calls by their year: 湖南2025年的报告 is the one delivered in 2025."""

import re
from collections.abc import Sequence

from rag.report import Report
from rag.retrieval.names import Named
from rag.retrieval.years import years

_BODY = (
    r"(?:[的年度份那这本各省市区县州盟旗《》\s]|全[国省市区县]|国务院|人民代表大会|人大|常务委员会|"
    r"常委会|人民|政府|工作){0,30}"
)
"""What may stand between the year and 报告: the body whose report it is, no other matter."""
_YEAR = r"(?:19|20)\d\d"
_JOIN = r"\s*(?:[、，,和与及跟至到—-]|以及)\s*"
_CHINESE = re.compile(
    rf"(?<![讲对\d])(?<!关于)(?P<before>(?:{_YEAR}\s*年?{_JOIN}){{0,9}}{_YEAR})\s*年"
    rf"(?={_BODY}(?:{_JOIN}{_YEAR}\s*年{_BODY}){{0,5}}报告(?![期了过]))|"
    rf"报告[（(](?P<after>{_YEAR})年?[）)]"
)
_WORD = (
    r"(?:x+|the|of|annual|government|provincial|municipal|city|district|county|people|congress|"
    r"standing|committee|state|council|work)(?:['’]?s)?"
)
_LIST = rf"{_YEAR}(?:,? and {_YEAR}|, {_YEAR}){{0,9}}"
_ENGLISH = re.compile(
    rf"\b(?P<before>{_LIST}) (?=(?:{_WORD} ){{0,8}}reports?\b)|"
    rf"\breports?(?: {_WORD}){{0,8}}?"
    r"(?: (?:delivered|given|made|presented|issued))? (?:of|from|in) "
    rf"(?P<after>{_LIST})(?!\d)",
    re.I,
)
_TITLE = re.compile(r"《[^》]*》")


def editions(text: str, places: Sequence[Named]) -> tuple[tuple[int, ...], str]:
    """The years by which `text` calls reports, and the text with blanks for these.

    `places`: those of the text. 关于2025年工作的报告 and the report on 2025 call none so.
    """
    plain, rest = _anonymous(text, places), list(text)
    found: list[int] = []
    for match in (*_CHINESE.finditer(plain), *_ENGLISH.finditer(plain)):
        start, end = match.span("before" if match["before"] else "after")
        found += years(plain[start:end])
        rest[start:end] = " " * (end - start)
    return tuple(dict.fromkeys(found)), "".join(rest)


def of_editions(reports: Sequence[Report], when: Sequence[int]) -> list[Report]:
    """The reports delivered in the years `when`; of a year without any those that tell of it."""
    found: list[Report] = []
    for year in when:
        delivered = [one for one in reports if one.year_delivered == year]
        found += delivered or [one for one in reports if one.year_covered == year]
    return [one for one in reports if one in found]


def _anonymous(text: str, places: Sequence[Named]) -> str:
    """A text of the same length with a sign for its places, without titles of other works."""
    signs = list(text)
    for one in places:
        signs[one.start : one.end] = ("x" if one.words.isascii() else "省") * (one.end - one.start)
    text = "".join(signs)
    return _TITLE.sub(lambda m: m[0] if "工作报告" in m[0] else "　" * len(m[0]), text)
