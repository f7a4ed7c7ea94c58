"""The head of a report: its title, the meeting, the day, who spoke, which body reports."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rag.reading.wording import joined

_LINES = 20
_LONGEST = 130
"""Characters of a line that may still belong to the head; prose is longer."""
_TITLE_LINES = 15
_TITLE = re.compile(
    r"^(?!.*[。！？；>\t]|.{1,5}[:：])(?=.{4,60}$).*(?:工作报告|报告)(?:[（(](?:摘要|草案|.{0,6}稿)[)）])?$"
)
_NO_TITLE = re.compile(r"^(?:【|来源|我|当前位置|首页|现在|上接|[（(]|各位)|发布(?:时间|日期)|听取")
_AFTER = re.compile(
    r"[—―─\-]{2,}.*|[_|｜].*| - .*|[（(](?!摘要|草案|.{0,6}稿[)）])[^（）()]*[）)]$|[（(][^）)]*$"
)
"""What stands behind a title on its line: the meeting, the site's name, a bracket."""
_TITLE_REST = re.compile(r"^(?:常务委员会|常委会|政府|工作|.{0,4}法院|.{0,4}检察院)?(?:工作)?报告")
_TITLE_START = re.compile(
    r"^(?!.*(?:发布|来源|网|>)).{2,30}(?:大会|政府|常委会|委员会|法院|检察院|[省市县区州旗盟年])$"
)
_DAY = r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_ORDINAL = r"第?\s*[一二三四五六七八九十百\d]{1,4}\s*"
_MEETING = (
    rf"{_ORDINAL}届\s*(?:全国)?\s*(?:人民代表大会|人大)\s*{_ORDINAL}次\s*(?:全体)?\s*会[议議]"
)
_DELIVERED = re.compile(
    rf"{_DAY}(?:(?!\d{{4}}\s*年|[。；]).){{0,45}}?(?:{_MEETING}|在.{{2,40}}大会)"
)
_MEETING_LINE = re.compile(_MEETING)
_DAY_LINE = re.compile(rf"^{_DAY}$")
_MARKED_DAY = re.compile(rf"(?:^[—―─\-]+\s*|[（(]){_DAY}[）)]?$")
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19[4-9]|20[0-4])\d)\s*年?")
_OFFICE = (
    r"(?:代理|代|副|常务副)?(?:省长|市长|州长|县长|区长|旗长|盟长|镇长|乡长|主席|总理|主任|院长|检察长|"
    r"专员|行政长官|管委会主任)"
)
_PERSON = r"([一-龥] ?[一-龥](?: ?[一-龥]){0,2}|[一-龥]{2,6}(?:[·•・][一-龥]{1,6}){1,3})"
_BYLINE = re.compile(rf"^([^，。：；>]{{0,30}}{_OFFICE}) ?[：:]? ?{_PERSON}$")
_OFFICE_LINE = re.compile(rf"^[^，。：；>]{{0,30}}{_OFFICE}$")
_NAME_LINE = re.compile(rf"^(?!目录|来源|摘要|全文|字体|打印|分享|政府|同志){_PERSON}$")
_MEETING_ENDS = re.compile(r"会议?上[）)]?$")
_SPOKE = (
    re.compile(
        rf"会议上[，, ]?([一-龥]{{0,16}}{_OFFICE}) ?{_PERSON}?(?:同志)?(?:所?作|向大会|代表|$)"
    ),
    re.compile(rf"日[，, ]?([一-龥]{{0,16}}{_OFFICE}) ?{_PERSON} ?(?:同志)?在"),
    re.compile(rf"日()[，, ]?{_PERSON}((?:{_OFFICE}))在"),
)
_BODIES = (
    ("高级人民法院", "高级人民法院"),
    ("中级人民法院|中级法院|中院", "中级人民法院"),
    ("人民法院|法院", "人民法院"),
    ("人民检察院|检察院", "人民检察院"),
    ("行政公署|行署", "行政公署"),
    ("政府", "人民政府"),
    ("人大常委|人民代表大会|人大|常务委员会|常委会", "人民代表大会常务委员会"),
    ("管理委员会|管委会", "管理委员会"),
)
_SPEAKS = re.compile(
    r"(?:代表|受)([^，。；]{0,30}?(?:人大常委会|人民代表大会常务委员会|人大常委|人民政府|政府|国务院|行政公署|行署|"
    r"法院|检察院|管理委员会|管委会))"
)
_NATIONAL = {"人民政府": "国务院", "高级人民法院": "最高人民法院", "人民法院": "最高人民法院",
             "人民检察院": "最高人民检察院"}  # fmt: skip
_OPENING = 3000
"""Characters in which a report says for whom it speaks."""


@dataclass(frozen=True)
class Head:
    """What stands above the first paragraph; empty where it does not."""

    lines: tuple[str, ...] = ()
    title: str = ""
    title_year: int | None = None
    """In the title, or in brackets behind it."""
    date: str = ""
    """Of the meeting, ISO."""
    session: str = ""
    """第十四届人民代表大会第四次会议."""
    speaker: str = ""
    """With the office as stated: 温州市人大常委会主任 王某某."""
    body: str = ""
    """Without its place: 人民政府."""


def head_of(lines: list[str], text: str, title: str = "") -> Head:
    """Read the head from a report's lines; `title` is one that a table states."""
    above = _above(lines)
    whole = "".join(above)
    found = title or _title(lines)
    return Head(
        tuple(above),
        found,
        _year(found, above),
        _date(above, whole),
        _session(whole),
        _speaker(above, whole),
        _body(found, text),
    )


def national(body: str) -> str:
    """The name that a body has for the whole country."""
    return _NATIONAL.get(body, f"全国{body}" if body else "")


def _above(lines: list[str]) -> list[str]:
    found: list[str] = []
    for line in lines[:_LINES]:
        above, opens, _ = line.partition("各位代表")
        if len(above) > _LONGEST:
            break
        found += [joined(above)] if above else []
        if opens:
            break
    return found


def _title(lines: list[str]) -> str:
    head = [
        _AFTER.sub("", joined(line)).strip() if len(line) <= _LONGEST else ""
        for line in lines[:_TITLE_LINES]
    ]
    for number, line in enumerate(head):
        below = head[number + 1] if number + 1 < len(head) else ""
        torn = _TITLE_START.match(line) and _TITLE_REST.match(below)
        if torn and _is_title(line + below) and "政府政府" not in line + below:
            return line + below
        if len(below) == 1 and _is_title(line + below):
            return line + below
        if _is_title(line):
            return line
    return ""


def _is_title(line: str) -> bool:
    return bool(_TITLE.match(line)) and not _NO_TITLE.search(line)


def _year(title: str, above: list[str]) -> int | None:
    behind = next((line for line in above if title and title in line), "")
    for words in (title, behind):
        if found := _TITLE_YEAR.search(words):
            return int(found.group(1))
    return None


def _date(above: list[str], whole: str) -> str:
    """The day of the meeting: beside its name, in brackets, behind a dash, or alone under it."""
    found = _DELIVERED.search(whole)
    kinds = (_MARKED_DAY, _DAY_LINE) if _MEETING_LINE.search(whole) else (_MARKED_DAY,)
    if not found:
        days = (kind.search(line) for kind in kinds for line in above)
        found = next(filter(None, days), None)
    if not found:
        return ""
    try:
        return date(*map(int, found.groups()[:3])).isoformat()
    except ValueError:
        return ""


def _session(whole: str) -> str:
    found = _MEETING_LINE.search(whole)
    return re.sub(r"\s", "", found.group()) if found else ""


def _speaker(above: list[str], whole: str) -> str:
    for line in above:
        if found := _BYLINE.match(line.strip("（）()— -")):
            return _named(found.group(1), found.group(2))
    for line, below in pairwise(above):
        name = _NAME_LINE.match(below)
        if name and (_OFFICE_LINE.match(line) or _MEETING_ENDS.search(line)):
            return _named(line if _OFFICE_LINE.match(line) else "", name.group(1))
    for pattern in _SPOKE:
        if (found := pattern.search(whole)) and found.group(2):
            *_, last = found.groups()
            return _named(found.group(1) or last, found.group(2))
    return ""


def _named(office: str, name: str) -> str:
    return f"{office.strip()} {name.replace(' ', '').removesuffix('同志')}".strip()


def _body(title: str, text: str) -> str:
    opening = text[:_OPENING]
    said = [title, *(found.group(1) for found in _SPEAKS.finditer(opening))]
    if not title and "人大常委会工作报告" in opening:
        said.append("人大常委会")
    for words in said:
        for pattern, body in _BODIES:
            if re.search(pattern, words):
                return body
    return "人民政府" if "国务院" in "".join(said) else ""
