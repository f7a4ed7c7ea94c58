"""The years of a report: when it was delivered, and which year it tells of."""

import re
from collections import Counter
from collections.abc import Iterator

from rag.reading.heads import Head
from rag.reading.wording import number

_YEAR = r"((?:19[4-9]|20[0-4])\d)"
_SHORT = 45
"""Characters of a line that may be a heading."""
_DONE = re.compile(rf"{_YEAR}年.{{0,14}}(?:回顾|总结|情况|成效|成绩|成就|进展)|{_YEAR}年以来")
_PLAN = re.compile(
    rf"{_YEAR}年[^\d]{{0,14}}(?:安排|重点|任务|目标|要求|建议|部署|思路|打算|计划|举措|展望|预期)"
)
_WORK = re.compile(rf"^[一二三四五（(、）) ]{{0,4}}{_YEAR}年.{{0,6}}(?:主要|政府|各项)?工作$")
_PAST = re.compile(rf"(?:刚刚过去的|刚过去的|过去的|回顾){_YEAR}年")
_AIMS = re.compile(
    rf"(?:建议|展望|做好|谋划){_YEAR}年|{_YEAR}年.{{0,16}}(?:预期目标|总体要求|主要目标)"
)
_OPENS = re.compile(rf"(?:^|[。：；！])\s*{_YEAR}年[，,是]", re.M)
_ANNIVERSARY = re.compile(
    r"(?:今年是|今年，?是?|迎来|年是)(?:新中国|中华人民共和国)成立(\d{2})周年"
)
_FOUNDED = 1949
_BEGINS = re.compile(
    r"^.{0,60}各位代表|我[^，。]{0,4}代表[^。]{0,40}报告|受[^，。]{0,30}委托|会议上"
)
_ANY = re.compile(rf"(?<!\d){_YEAR}(?=年)")
_NATIONAL = re.compile(
    r"[在向]第([五六七八九十]{1,3})届全国人民代表大会第([一二三四五])次会议(?:上|作|报告|提出)"
)
_FIRST_TERM = 1958
"""Of the first national congress if each since had sat for five years, as from the fifth on."""
_FIRST_LINES, _OPENING_CHARS = 6, 800
_DAY_LINE = re.compile(rf"^[（(]?{_YEAR}年\d{{1,2}}月\d{{1,2}}日[）)]?$")
_HEADING, _PHRASE, _OPENING, _LINE, _MEETING, _TITLED = 10, 6, 4, 9, 60, 7
"""Weights: a heading tells more than a phrase, the day of the meeting more than all else."""
_HINT, _NATION, _OFTEN = 3, 20, 8
_LEAST = 4
_FIRST = 0.15
_EARLY = 0.35
"""Share of a report that looks back; a year that opens a paragraph there is the one covered."""
_LATE = 11
"""Month from which a report tells of the year it is delivered in."""


def years(head: Head, lines: list[str]) -> tuple[int | None, int | None]:
    """Year delivered and year covered; None, None where the text states neither."""
    delivered: Counter[int] = Counter()
    covered: Counter[int] = Counter()
    if head.date:
        delivered[int(head.date[:4])] += _MEETING
    for line in head.lines:
        if found := _DAY_LINE.match(line):
            delivered[int(found.group(1))] += _LINE
    if head.title_year:
        delivered[head.title_year] += _TITLED
    if meeting := _NATIONAL.search("".join((*head.lines, *lines[:_FIRST_LINES]))[:_OPENING_CHARS]):
        term, session = map(number, meeting.groups())
        delivered[_FIRST_TERM + 5 * (term - 1) + session - 1] += _NATION
    _read(lines, delivered, covered)
    late = head.date[5:7].isdecimal() and int(head.date[5:7]) >= _LATE
    return _chosen(delivered, covered, Counter(map(int, _ANY.findall("".join(lines)))), late)


def _chosen(
    delivered: Counter[int], covered: Counter[int], named: Counter[int], late: bool
) -> tuple[int | None, int | None]:
    """The year for which both kinds of evidence together are strongest.

    Of nearly equal ones the year that the text names more often: a plan for 2035 is named once.
    """
    scores = {
        year: delivered[year] + covered[year - 1]
        for year in {*delivered, *(year + 1 for year in covered)}
    }
    most = max((named[year] + named[year - 1] for year in scores), default=0) or 1
    often = {year: _OFTEN * (named[year] + named[year - 1]) / most for year in scores}
    best = max(scores, key=lambda year: (scores[year] + often[year], year), default=None)
    if best is None or scores[best] < _LEAST:
        return None, None
    same = late and covered[best] >= covered[best - 1]
    return best, best if same else best - 1


def _read(lines: list[str], delivered: Counter[int], covered: Counter[int]) -> None:
    """Votes of headings and sentences.

    Where the beginning is missing (a page of a newspaper), where a line stands tells nothing.
    """
    total = sum(map(len, lines))
    whole = bool(_BEGINS.search("".join(lines)[:_OPENING_CHARS]))
    at = 0
    for line in lines:
        if len(line) <= _SHORT:
            _heading(line, at / total if whole else 1, delivered, covered)
        for year, back, weight in _phrases(line, total * _EARLY - at if whole else None):
            votes = covered if back else delivered
            votes[year] = max(votes[year], weight)
        at += len(line)


def _heading(line: str, share: float, delivered: Counter[int], covered: Counter[int]) -> None:
    """Votes of a heading after `share` of the text: what stands first is rarely the plan."""
    if found := _DONE.search(line):
        covered[int(found.group(1) or found.group(2))] += _HEADING
    elif found := _PLAN.search(line):
        delivered[int(found.group(1))] += _HEADING if share > _FIRST else _HINT
    elif found := _WORK.match(line):
        (covered if share < _EARLY else delivered)[int(found.group(1))] += _PHRASE


def _phrases(line: str, bound: float | None) -> Iterator[tuple[int, bool, int]]:
    """(year, whether it lies behind, weight) of sentences; before `bound` they look back."""
    for found in _PAST.finditer(line):
        yield int(found.group(1)), True, _PHRASE
    for found in _AIMS.finditer(line):
        yield int(found.group(1) or found.group(2)), False, _PHRASE
    if bound is not None:
        for found in _OPENS.finditer(line):
            yield int(found.group(1)), found.start() < bound, _OPENING
    for found in _ANNIVERSARY.finditer(line):
        yield _FOUNDED + int(found.group(1)), False, _OPENING
