"""A follow-up made to stand alone: what it leaves out is taken from the questions before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.script import simplified
from rag.report import Report
from rag.retrieval.kinds import COMPARES, FRAME, language
from rag.retrieval.names import Named, own_name
from rag.retrieval.off_topic import off_topic
from rag.retrieval.places import find
from rag.retrieval.recent_years import by_year
from rag.retrieval.years import LONE_YEAR, absolute, from_last, latest_year, without, years

_ELLIPTIC = re.compile(
    r"^(?:那么?|其中|这个|这些|这种|这条|这项|它|他们|该|上述|具体|还有|再|"
    r"and\b|what about|how about|"
    r"of (?:these|those|them))",
    re.I,
)
_TURNS = 4
"""Earlier questions that a follow-up may lean on."""
_SHORT = 16
"""Characters; a question as short as this that names no place leans on the one before."""
_TOPIC = re.compile(
    r"^(?:那么?)?(?!还有|其他|别的|然后|为什么|具体)[^多少几哪什谁何怎“”\d]{2,5}呢[？?]?$|"
    r"^(?:what|how) about \w+\??$",
    re.I,
)
"""A follow-up that names another topic in a word: 就业呢？"""
_SHORTCOMINGS = re.compile(
    r"不足|短板|缺点|问题呢|哪些问题|\b(?:problems?|shortcomings?|weaknesses)\b", re.I
)
"""A topic of its own, whatever was asked before."""
_TERM = re.compile(r"^(?:那么?)?[“\"]([^”\"]+)[”\"]呢?[？?]?$")
_QUOTED = re.compile(r"[“\"][^”\"]+[”\"]")
_POINTING = re.compile(
    r"这个|这些|这项|这种|这条|该项|该机制|其中|它|他们|上面|刚才|同一|\b(?:its?|they|them|those|these)\b",
    re.I,
)
_PURE = re.compile(
    r"^(?:那么?|其中|and|what about|how about)|也?有吗|也?有没有|也是吗|怎么样|"
    r"又?如何|是?多少|情况|"
    r"[呢吗的年在和与及跟]|同一年|同年|\b(?:in|the|for)\b|[\W_]",
    re.I,
)
"""What a follow-up that names only a place or a year may hold besides."""
_BESIDE = re.compile(r"^(?:那?[和与跟同].{2,10}?(?:比|相比)|compared? (?:with|to)\b)", re.I)
_ELSEWHERE = re.compile(
    r"(?:别的|其他|其它|另外的?)(?:地方|城市|地区|报告)|\b(?:elsewhere|other places)\b", re.I
)
_AMONG = re.compile(
    r"^(?:那么?)?(?:[这那]?[两三四五几]个?(?:地方|城市|地区|区|市|省|报告|家|地)|谁|哪[个里儿边](?!地方|城市|区|市)|它们)|"
    r"\b(?:of (?:these|those|the (?:two|three))|which (?:one|of (?:them|these|those)|is|was))\b",
    re.I,
)
"""Of the places named so far, not of all."""
_SO_MANY = re.compile(r"[这那]?([两三四五])[个家地]")
_LEVEL = re.compile(
    r"^(?:那么?|and|what about|how about)?\s*(?:(?:the )?(?P<en>district|county|city|province)"
    r"|(?:全|这个)?(?P<zh>[省市区县])(?:里|一级的?|级的?|本级)?)(?:呢)?\s*[？?]*$",
    re.I,
)
_LEVELS = {
    "省": "province", "province": "province", "市": "city", "city": "city", "区": "district",
    "县": "district", "district": "district", "county": "district",
}  # fmt: skip
_JOINED = re.compile(r"\s*(?:[、，,和与及跟]|and|or|vs\.?)?\s*", re.I)


@dataclass(frozen=True)
class _Turn:
    """A question that stands alone, with the places and years it names."""

    text: str
    places: tuple[Named, ...]
    years: tuple[int, ...]

    @property
    def english(self) -> bool:
        return language(self.text) == "en"


def standalone(text: str, before: Sequence[str], reports: Sequence[Report]) -> str:
    """`text` with the place, the year and the subject of the questions before it, oldest first.

    What it names itself takes the place of theirs. 去年 and 前一年 become years.
    """
    asked = [" ".join(simplified(one).split()) for one in before if one.strip()]
    chain: list[_Turn] = []
    for one in [q for q in asked if not off_topic(q)][-_TURNS:]:
        chain.append(_turn(_completed(one, chain, reports), reports))
    return _completed(text, [] if off_topic(text) else chain, reports)


def _turn(text: str, reports: Sequence[Report]) -> _Turn:
    return _Turn(text, tuple(find(text, reports)), years(text))


def _completed(text: str, chain: list[_Turn], reports: Sequence[Report]) -> str:
    named = find(text, reports) or (list(chain[-1].places) if chain else [])
    if not chain:
        return absolute(text, _of(named, reports))
    last = chain[-1]
    own = _of(named, reports)
    text = absolute(from_last(text, last.years or _latest(own)), own)
    text = _placed(text, last, reports)
    here = _turn(text, reports)
    return _leaning(here, last, chain)


def _latest(reports: Sequence[Report]) -> tuple[int, ...]:
    """The year that a question without one is answered for: that of the latest reports."""
    return tuple(filter(None, [latest_year(reports)]))


def _leaning(here: _Turn, last: _Turn, chain: list[_Turn]) -> str:
    """The follow-up by its form: a place or year, a term, a place beside, a part, a topic."""
    text = here.text
    if _BESIDE.search(text) and here.places and last.places:
        return _replaced(last, (*last.places[:1], *here.places), here.years)
    if _says_little(here):
        return _replaced(last, here.places, here.years)
    if (term := _TERM.search(text)) and _QUOTED.search(last.text):
        return _QUOTED.sub(lambda _: f"“{term.group(1)}”", last.text, count=1)
    if not here.places and _ELSEWHERE.search(text):
        return _cut(last.text, last.places)
    if not here.places and (by_year(text) or COMPARES.search(text)):
        return _compared(here, last, chain)
    return _continued(here, last)


def _continued(here: _Turn, last: _Turn) -> str:
    text, there = here.text, last.places
    topic = not here.places and (_TOPIC.search(text) or _SHORTCOMINGS.search(text))
    points = _ELLIPTIC.match(text) or (not here.places and _POINTING.search(text))
    leans = not here.places and len(text) <= _SHORT
    if (not topic or FRAME.search(text)) and (points or leans):
        kept = _dated(_cut(last.text, there) if here.places else last.text, here.years)
        return f"{kept} {text}"
    if not here.places and there:
        names = _names(there, last.english)
        year = "" if here.years or not last.years else _year(last.years, last.english)
        return f"{names}{year} {text}"
    return text


def _compared(here: _Turn, last: _Turn, chain: list[_Turn]) -> str:
    """谁更高: of the places last asked of, or one after another; 哪一年: of the years, or all."""
    if by_year(here.text):
        return f"{last.text if len(last.years) > 1 else without(last.text)} {here.text}"
    before = {named.place or named.words: named for turn in chain for named in turn.places}
    number = _SO_MANY.match(here.text)
    if number and "两三四五".index(number.group(1)) + 2 == len(before) > len(last.places):
        return f"{_replaced(last, tuple(before.values()), here.years)} {here.text}"
    if len(last.places) > 1:
        return f"{_dated(last.text, here.years)} {here.text}"
    if len(before) > 1 and _AMONG.search(here.text):
        return f"{_replaced(last, tuple(before.values()), here.years)} {here.text}"
    if len(here.text) <= _SHORT // 2:
        return f"{here.text.rstrip('呢?？')}{_cut(last.text, last.places)}"
    return here.text


def _placed(text: str, last: _Turn, reports: Sequence[Report]) -> str:
    """区里呢？ and And the province? with the place of that level that goes with the last one's."""
    found = _LEVEL.search(text)
    if not found or find(text, reports):
        return text
    level = _LEVELS[(found["en"] or found["zh"]).lower()]
    places = dict.fromkeys(r.place for r in reports if r.place and r.level == level)
    same = [own_name(n.place) for n in last.places if n.place in places]
    if len(same) == 1:
        return f"{same[0]}呢？"
    near = [p for p in places if any(_kin(p, n.place, reports) for n in last.places if n.place)]
    fits = near or list(places)
    return f"{own_name(fits[0])}呢？" if len(fits) == 1 else text


def _kin(place: str, other: str, reports: Sequence[Report]) -> bool:
    """Whether one place is part of the other, as the reports state them."""
    above = {r.place: "".join((*getattr(r, "parents", ()), r.place)) for r in reports}
    one, two = own_name(place), own_name(other)
    return one != two and (one in above.get(other, other) or two in above.get(place, place))


def _of(named: Sequence[Named], reports: Sequence[Report]) -> list[Report]:
    """The reports of the places named; all where none is."""
    own = {own_name(one.place) for one in named if one.place}
    return [report for report in reports if not own or own_name(report.place) in own]


def _says_little(here: _Turn) -> bool:
    """Whether a follow-up names only a place or a year, as 那温州市2023年呢？ does."""
    named = bool(here.places or here.years)
    return named and not _PURE.sub("", without(_cut(here.text, here.places)))


def _replaced(last: _Turn, places: Sequence[Named], when: Sequence[int]) -> str:
    """The last question with these places and years where its own stood."""
    text = _one_sentence(last) if len(places) == 1 < len(last.places) else last.text
    place = _names(places, last.english)
    there = find_again(text, last.places)
    if place and there:
        text, place = f"{text[: there[0].start]}{place}{_after(text, there)}", ""
    year = "" if last.years else _year(when, last.english)
    gap = " " if last.english else ""
    return gap.join(filter(None, [place, year, _dated(text, when)]))


def _dated(text: str, when: Sequence[int]) -> str:
    """A text with these years for its own."""
    return LONE_YEAR.sub("、".join(map(str, when)), text) if when else text


def _one_sentence(last: _Turn) -> str:
    """What was asked of several places, without a comparison of them that followed (哪个多？)."""
    first, mark, _ = last.text.partition("？ ")
    return first + mark.strip()


def find_again(text: str, places: Sequence[Named]) -> list[Named]:
    """Those of `places` that stand in `text`, the beginning of the text that they are of."""
    return [named for named in places if named.end <= len(text)]


def _names(places: Sequence[Named], english: bool) -> str:
    return (" and " if english else "、").join(named.words for named in places)


def _year(when: Sequence[int], english: bool) -> str:
    named = "、".join(map(str, when))
    return named if english or not named else f"{named}年"


def _after(text: str, places: Sequence[Named]) -> str:
    """The text after the first place, without the others and what joined them to it."""
    rest = places[0].end
    for named in places[1:]:
        if _JOINED.fullmatch(text[rest : named.start]):
            rest = named.end
    return text[rest:]


def _cut(text: str, places: Sequence[Named]) -> str:
    for named in sorted(places, key=lambda named: -named.start):
        text = text[: named.start] + text[named.end :]
    return text
