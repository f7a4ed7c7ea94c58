"""A follow-up made to stand alone: what it leaves out is taken from the questions before it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.script import simplified
from rag.report import Report
from rag.retrieval.dialogue import Utterance, heard
from rag.retrieval.ellipsis import (
    COMPARED_YEAR,
    asked_alike,
    contrasted,
    faceted,
    matter_of,
    names_topic,
    side_of,
)
from rag.retrieval.follow_up_level import of_level
from rag.retrieval.kinds import COMPARES, FRAME, language, superlative
from rag.retrieval.names import Named, own_name
from rag.retrieval.off_topic import off_topic
from rag.retrieval.places import find
from rag.retrieval.recent_years import by_year
from rag.retrieval.rewording import (
    Turn,
    cut,
    dated,
    find_again,
    names_of,
    replaced,
    turn_of,
    undated,
    year_of,
)
from rag.retrieval.years import LONE_YEAR, absolute, from_last, latest_year, without, years

_ELLIPTIC = re.compile(
    r"^(?:那么?|其中|这个|这些|这种|这条|这项|它|他们|该|上述|具体|还有|再|"
    r"and\b|what about|how about|"
    r"of (?:these|those|them))",
    re.I,
)
_TURNS, _HEARD = 4, 12
"""Earlier questions that a follow-up may lean on, and those that these lean on in their turn."""
_SHORT = 16
"""Characters; a question as short as this that names no place leans on the one before."""
_TERM = re.compile(r"^(?:那么?)?[“\"]([^”\"]+)[”\"]呢?[？?]?$")
_QUOTED = re.compile(r"[“\"][^”\"]+[”\"]")
_POINTING = re.compile(
    r"这个|这些|这项|这种|这条|该项|该机制|其中|它|他们|上面|刚才|同一|\b(?:its?|they|them|those|these)\b|"
    r"\bactual(?:ly)?\b|\bthe (?:target|goal)s?\b(?! (?:for|of|in|on)\b)|"
    r"\bmore than (?:the|a|last) year\b",
    re.I,
)
_PURE = re.compile(
    r"^(?:那么?|就?是|其中|换成|如果是|要是|and|what about|how about)|也?有吗|也?有没有|也是吗|"
    r"怎么样|又?如何|是?多少|情况|"
    r"[呢吗的年在和与及跟呀啊啦哦嘛吧]|同一年|同年|\b(?:in|the|for)\b|[\W_]",
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
_BESIDE_EACH_OTHER = re.compile(
    r"^(?:那么?)?(?:把|将)?(?:(?:[这那]?[两三四]个?(?:地方|城市|地区|[者区市省县家地])?|[它他]们)的?)?"
    r"(?:放?在?一起)?(?:相比|对比|比较|比一?比|谁更?好|哪[个边里]更?好)(?:一[下些]|之下|起来)*"
    r"(?:[这那]?[两三四]个?(?:地方|城市|地区|[者区市省县家地])?)?(?:呢|吧|怎么样|如何|结果)*[？?]?$|"
    r"^(?:please )?compare (?:the two|the three|them|both)\W*$",
    re.I,
)
"""A follow-up that puts the places named so far side by side: 对比一下."""
_SO_MANY = re.compile(r"[这那]?([两三四五])[个家地]")
_IT = re.compile(r"^(?:那么?)?(?:它|他们|它们)")
_END = re.compile(r"[\s?.!]*$")
_YEAR = re.compile(rf"{LONE_YEAR.pattern}年?")


def standalone(text: str, before: Sequence[str], reports: Sequence[Report]) -> str:
    """`text` with the place, the year and the subject of the questions before it, oldest first.

    What it names itself takes the place of theirs. 去年 and 前一年 become years. A remark leans on
    nothing, and nothing leans on it.
    """
    said = [heard(" ".join(simplified(one).split())) for one in before]
    chain: list[Turn] = []
    for one in [u for u in said if u.question and not off_topic(u.question)][-_HEARD:]:
        chain = [*chain, turn_of(_completed(one, chain, reports), reports)][-_TURNS:]
    now = heard(text)
    if not now.question or off_topic(now.question):
        return _completed(Utterance(now.act, text), [], reports)
    return _completed(now, chain, reports)


def _completed(said: Utterance, chain: list[Turn], reports: Sequence[Report]) -> str:
    text = said.question
    named = find(text, reports) or (list(chain[-1].places) if chain else [])
    if not chain:
        return absolute(text, _of(named, reports))
    last = chain[-1]
    own = _of(named, reports)
    text = absolute(from_last(text, last.years or _latest(own)), own)
    text = of_level(text, last.places, reports)
    here = turn_of(text, reports)
    here = replace(here, years=years(COMPARED_YEAR.sub("", text)))
    if said.corrects and here.places and not _told_of(last.years, own):
        last = turn_of(undated(last.text), reports)
    return _side_elsewhere(here, last, reports) or _leaning(here, last, chain)


def _side_elsewhere(here: Turn, last: Turn, reports: Sequence[Report]) -> str:
    """The side of what was asked last, of another place or year: 辽宁的目标呢？ Else empty."""
    if not (here.places or here.years):
        return ""
    beside = "".join(without(cut(here.text, here.places)).split())
    side = re.sub("^(?:那么?)?的?", "", beside)
    there = turn_of(replaced(last, here.places, here.years), reports)
    return _of_the_same(Turn(side, (), ()), there)


def _told_of(when: Sequence[int], reports: Sequence[Report]) -> bool:
    """Whether there is a report of these years among `reports`; whether there are none of them."""
    held = {year for report in reports for year in (report.year_covered, report.year_delivered)}
    return not reports or not when or bool(held & set(when))


def _latest(reports: Sequence[Report]) -> tuple[int, ...]:
    """The year that a question without one is answered for: that of the latest reports."""
    return tuple(filter(None, [latest_year(reports)]))


def _leaning(here: Turn, last: Turn, chain: list[Turn]) -> str:
    """The follow-up by its form: a place or year, a term, a place beside, a part, a topic."""
    text = here.text
    if _BESIDE.search(text) and here.places and last.places:
        return replaced(last, (*last.places[:1], *here.places), here.years)
    if _says_little(here):
        return replaced(last, here.places, here.years)
    if (term := _TERM.search(text)) and _QUOTED.search(last.text):
        return _QUOTED.sub(lambda _: f"“{term.group(1)}”", last.text, count=1)
    if not here.places and _ELSEWHERE.search(text):
        return cut(last.text, last.places)
    ranks = COMPARES.search(text) or (superlative(text) and _AMONG.search(text))
    compares = not here.places and (by_year(text) or ranks or _BESIDE_EACH_OTHER.match(text))
    return _of_the_same(here, last) or (
        _compared(here, last, chain) if compares else _continued(here, last)
    )


def _continued(here: Turn, last: Turn) -> str:
    return _own_matter(here, last) or _joined_to(here, last)


def _own_matter(here: Turn, last: Turn) -> str:
    """With a matter of its own, and the last one's place and year; empty where it names none."""
    if here.places:
        return ""
    own = without(here.text).strip()
    matter = matter_of(own)
    if not matter:
        return ""
    when = here.years or last.years
    if whole := asked_alike(own, matter, last.text):
        gap = " " if last.english else ""
        named = names_of(last.places, last.english), year_of(when, last.english)
        return gap.join(filter(None, [*named, whole]))
    return "" if own.rstrip("？?").endswith("呢") else _placed(own, last, when)


def _of_the_same(here: Turn, last: Turn) -> str:
    """The side (增速呢？) or the counterpart (农村的呢？) of what the last question asked about."""
    if here.places or here.years:
        return ""
    whole = faceted(here.text, last.text, _names_end(last))
    return whole or contrasted(here.text, last.text)


def _names_end(turn: Turn) -> int:
    """Where the places and years of a question end."""
    ends = [named.end for named in find_again(turn.text, turn.places)]
    own = COMPARED_YEAR.sub(lambda year: " " * len(year.group()), turn.text)
    return max([*ends, *(found.end() for found in _YEAR.finditer(own))], default=0)


def _joined_to(here: Turn, last: Turn) -> str:
    text, there = here.text, last.places
    topic = names_topic(text) and not here.places and not side_of(text, last.text)
    points = _ELLIPTIC.match(text) or (not here.places and _POINTING.search(text))
    leans = not here.places and len(text) <= _SHORT
    if (not topic or FRAME.search(text)) and (points or leans):
        kept = dated(cut(last.text, there) if here.places else last.text, here.years)
        return f"{kept} {text}"
    if not here.places and there:
        return _placed(text, last, () if here.years else last.years)
    return text


def _placed(text: str, last: Turn, when: Sequence[int]) -> str:
    """A follow-up that names its matter, with the places of the last question and these years."""
    names, year = names_of(last.places, last.english), year_of(when, last.english)
    if last.english and language(text) == "en":
        words = "".join(f" in {one}" for one in (names, year) if one)
        return _END.sub(lambda end: words + end.group(), text, count=1)
    gap = " " if last.english and year else ""
    told = _IT.sub("", text)
    return f"{names}{gap}{year}{' ' if told == text else ''}{told}".strip()


def _compared(here: Turn, last: Turn, chain: list[Turn]) -> str:
    """谁更高: of the places last asked of, or one after another; 哪一年: of the years, or all."""
    if by_year(here.text):
        return f"{last.text if len(last.years) > 1 else without(last.text)} {here.text}"
    before = {named.place or named.words: named for turn in chain for named in turn.places}
    side_by_side = _BESIDE_EACH_OTHER.match(here.text)
    own = "" if side_by_side else f" {here.text}"
    number = _SO_MANY.match(here.text)
    so_many = number and "两三四五".index(number.group(1)) + 2 == len(before) > len(last.places)
    if len(last.places) > 1 and not so_many:
        return f"{dated(last.text, here.years)}{own}"
    if so_many or (len(before) > 1 and (side_by_side or _AMONG.search(here.text))):
        return f"{replaced(last, tuple(before.values()), here.years)}{own}"
    if len(here.text) <= _SHORT // 2:
        return f"{here.text.rstrip('呢?？')}{cut(last.text, last.places)}"
    return here.text


def _of(named: Sequence[Named], reports: Sequence[Report]) -> list[Report]:
    """The reports of the places named; all where none is."""
    own = {own_name(one.place) for one in named if one.place}
    return [report for report in reports if not own or own_name(report.place) in own]


def _says_little(here: Turn) -> bool:
    """Whether a follow-up names only a place or a year, as 那温州市2023年呢？ does."""
    named = here.places or here.years
    return bool(named) and not _PURE.sub("", without(cut(here.text, here.places)))
