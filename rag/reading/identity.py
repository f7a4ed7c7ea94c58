"""What a report says of itself: title, place, level, issuing body, date and years."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath

from rag.reading.extract import UNSTATED, Stated
from rag.reading.gazetteer import by_short_name, gazetteer, level_of

_HEAD_LINES = 15
_TITLE = re.compile(
    r"^(?!.*[。！？；\t]|.{1,5}[:：])(?=.{4,60}$).*(?:工作报告|报告)(?:[（(].{1,8}[)）])?$"
)
_FULL_TEXT = re.compile(r"[（(](?:全文|实录|文字版|书面)[)）]$")
_DELIVERED = re.compile(r"(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日.{0,6}在.{2,40}(?:会议|大会)")
_DATE_LINE = re.compile(r"[（(]?(\d{4})年\s*\d{1,2}月\s*\d{1,2}日[）)]?$")
_NAME = r"[一-龥]{2,9}?(?:省|市|自治区|自治州|自治县|地区|县|区|州|盟|旗)"
_PLACE = rf"((?:{_NAME}){{1,3}})"
_STATED = (
    (
        re.compile(rf"^(?:\d{{4}}年)?{_PLACE}(?:第.{{1,4}}届)?(?:人民代表大会|人民政府|政府|人大)"),
        20,
    ),
    (re.compile(rf"在{_PLACE}第.{{1,4}}届人民代表大会"), 12),
    (re.compile(rf"代表{_PLACE}人民政府"), 8),
    (re.compile(rf"^{_PLACE}(?:人大常委会主任|人民政府.{{1,2}}长|市长|省长|区长|县长)"), 8),
    (re.compile(rf"中共{_PLACE}委"), 5),
)
_NATION = re.compile(r"我代表国务院|我受全国(?:人大|人民代表大会)常(?:务委员|委)会.{0,8}委托")
_OWN_LEVEL = re.compile(r"([省市县区州])(?:委|人大|政府|人民政府|十.{1,2}届)")
_ENDINGS = {"省": "province", "市": "city", "州": "city", "县": "district", "区": "district"}
_LEAST_MENTIONS = 3
_BODIES = (
    "人民代表大会常务委员会",
    "人民政府",
    "高级人民法院",
    "中级人民法院",
    "人民法院",
    "人民检察院",
)
_CONGRESS = re.compile(r"人大常委会委托|人大常委会工作报告|人民代表大会\s*常务委员会工作报告")
_COVERED = (
    (re.compile(r"^(?:[一二三]、)?(\d{4})年(?:以来)?(?:的)?(?:主要)?工作(?:回顾|情况)?"), 5),
    (re.compile(r"^(\d{4})年是.{4,60}(?:年|周年)"), 2),
)
_PLANNED = re.compile(
    r"^(?:[一二三四]、)?(?:今年|(\d{4})年)(?:的)?(?:总体|主要|重点|政府|经济|工作|目标|任务|发展).{0,24}$"
)
_TASKS = re.compile(r"要求|任务|安排|思路|打算|目标|重点|部署|建议")
_YEAR = re.compile(r"((?:19|20)\d{2})\s*年")


@dataclass(frozen=True)
class Identity:
    """Empty or None where the text and the file name do not say."""

    title: str = ""
    body: str = ""
    place: str = ""
    level: str = ""
    date: str = ""
    year_delivered: int | None = None
    year_covered: int | None = None


def identify(text: str, source: str, stated: Stated = UNSTATED) -> Identity:
    """Read the identity from the text; the file name only helps where the text is silent.

    What a table states of its row holds; its year only where the text names others.
    """
    lines = [line for raw in text.split("\n") if (line := re.sub(r"^#{1,6}\s+", "", raw.strip()))]
    place = stated.place or _place(lines, text, PurePath(source).stem)
    body = _body(lines, text)
    date = stated.date or _date(lines)
    delivered, covered = _years(lines, date)
    if stated.year and stated.year not in {delivered, covered}:
        delivered, covered = stated.year, stated.year - 1
    title = stated.title or _title(lines) or (f"{place}{_report_of(body)}" if place else "")
    level = "nation" if place == "全国" else level_of(place)
    name = body if place == "全国" else f"{place}{body}"
    return Identity(title, name if body else "", place, level, date, delivered, covered)


def _title(lines: list[str]) -> str:
    for line in lines[:_HEAD_LINES]:
        joined = re.sub(r"(?<=[一-龥])\s+(?=[一-龥])", "", line)
        if _TITLE.match(joined) and not joined.startswith(("【", "来源", "我")):
            return _FULL_TEXT.sub("", joined)
    return ""


def _report_of(body: str) -> str:
    return "政府工作报告" if body == "人民政府" else f"{body}工作报告"


def _body(lines: list[str], text: str) -> str:
    title = _title(lines)
    if _CONGRESS.search(text[:3000]) or "人大" in title or "人民代表大会" in title:
        return _BODIES[0]
    named = next((body for body in _BODIES[1:] if body in title), "")
    government = "政府" in title or re.search(r"代表.{0,12}(?:人民政府|国务院)", text[:3000])
    return named or ("人民政府" if government else "")


def _date(lines: list[str]) -> str:
    for line in lines[:_HEAD_LINES]:
        if found := _DELIVERED.search(line):
            year, month, day = map(int, found.groups())
            return f"{year:04d}-{month:02d}-{day:02d}"
    return ""


def _place(lines: list[str], text: str, stem: str) -> str:
    if any(_NATION.search(line) for line in lines[:_HEAD_LINES]):
        return "全国"
    votes: Counter[str] = Counter()
    for number, line in enumerate(lines):
        joined = re.sub(r"(?<=[一-龥])\s+(?=[一-龥])", "", line)
        for pattern, weight in _STATED:
            if number < _HEAD_LINES or weight <= 5:
                votes.update(
                    {name: weight for name in map(_known, pattern.findall(joined)) if name}
                )
    return _longest(votes) or _mentioned(text, stem)


def _known(name: str) -> str:
    """`name` from where a known division begins; empty where its last part is none."""
    starts = [i for i in range(len(name) - 1) if _divisions(name[i:])]
    return name[starts[0] :] if starts else ""


def _divisions(name: str) -> bool:
    """Whether `name` is divisions one after another; the last may be unknown to the gazetteer."""
    if not name or name in gazetteer():
        return bool(name)
    cuts = (size for size in range(2, len(name)) if name[:size] in gazetteer())
    return any(_divisions(name[size:]) or _plausible(name[size:]) for size in cuts)


def _plausible(name: str) -> bool:
    return bool(re.fullmatch(r"[一-龥]{1,4}[市县区旗]", name))


def _longest(votes: Counter[str]) -> str:
    """The name with most votes, with its parents where a longer form was stated too."""
    if not votes:
        return ""
    best = max(votes, key=lambda name: (votes[name], len(name)))
    longer = [name for name in votes if name.endswith(best)]
    return max(longer, key=len)


def _mentioned(text: str, stem: str) -> str:
    """The place of the report's own level that it names most often; the file name counts too."""
    levels = Counter(_ENDINGS[ending] for ending in _OWN_LEVEL.findall(text))
    own = max(levels, key=lambda level: levels[level], default="")
    counts: Counter[str] = Counter()
    for short, place in by_short_name().items():
        found = text.count(short) if len(short) > 1 else 0
        found += 100 * (short in stem and place.alone)
        if found >= _LEAST_MENTIONS and (level_of(place.name) == own or found >= 100):
            counts[place.name] = found
    return max(counts, key=lambda name: counts[name], default="")


def _years(lines: list[str], date: str) -> tuple[int | None, int | None]:
    """Year delivered and year covered, by votes; one gives the other (covered is a year before)."""
    delivered: Counter[int] = Counter()
    covered: Counter[int] = Counter()
    if date:
        delivered[int(date[:4])] += 6
    for line in lines[:_HEAD_LINES]:
        if found := _DATE_LINE.match(line):
            delivered[int(found.group(1))] += 3
    if found := _YEAR.search(_title(lines)):
        delivered[int(found.group(1))] += 3
    for line in lines:
        _vote(line, delivered, covered)
    first = _best(delivered)
    second = _best(Counter({y: n for y, n in covered.items() if not first or y < first}))
    if first is None and second is None:
        return None, None
    return first or (second or 0) + 1, second or (first or 0) - 1


def _vote(line: str, delivered: Counter[int], covered: Counter[int]) -> None:
    planned = _PLANNED.match(line)
    if planned and planned.group(1) and _TASKS.search(line):
        delivered[int(planned.group(1))] += 5
        return
    for pattern, weight in _COVERED:
        if found := pattern.match(line):
            covered[int(found.group(1))] += weight


def _best(votes: Counter[int]) -> int | None:
    return max(votes, key=lambda year: (votes[year], year), default=None)
