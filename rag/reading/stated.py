"""Columns of a table that tell of a report: title, place, year, date."""

import re
from collections.abc import Mapping
from datetime import date

from rag.reading.extract import Stated
from rag.reading.gazetteer import by_short_name, gazetteer

TEXTS = (
    "正文",
    "全文",
    "内容",
    "报告内容",
    "报告全文",
    "报告正文",
    "content",
    "text",
    "fulltext",
    "full_text",
)
TITLES = ("title", "标题", "名称", "报告名称", "题目")
PLACES = ("place", "地区", "地方", "地点", "区域", "行政区", "行政区划", "region")
PROVINCES = ("province", "省份", "省", "省级")
CITIES = ("city", "城市", "市", "地市", "市级")
DISTRICTS = ("district", "county", "区县", "县区", "县", "区", "县级")
YEARS = ("year", "年份", "年度", "年")
DATES = ("date", "日期", "会议日期", "报告日期")
KNOWN = {*TEXTS, *TITLES, *PLACES, *PROVINCES, *CITIES, *DISTRICTS, *YEARS, *DATES}
_NATION = {"全国", "中国", "国家", "国务院", "中华人民共和国"}
_DATE = re.compile(r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def stated(cells: Mapping[str, str]) -> Stated:
    """What the cells of a row say, by the names of their columns in small letters."""
    year = _YEAR.search(first(cells, YEARS))
    return Stated(
        title=first(cells, TITLES),
        place=_place(cells),
        year=int(year.group()) if year else None,
        date=_date(first(cells, DATES)),
    )


def first(cells: Mapping[str, str], names: tuple[str, ...]) -> str:
    """The first cell of the columns `names` that is not blank."""
    return next((cells[name].strip() for name in names if cells.get(name, "").strip()), "")


def _place(cells: Mapping[str, str]) -> str:
    """The place's full name, after its parents where they have columns of their own."""
    columns = (PROVINCES, CITIES, PLACES, DISTRICTS)
    names = [full_name(first(cells, column)) for column in columns]
    whole = ""
    for name in filter(None, names):
        whole = name if name.startswith(whole) else whole if whole.endswith(name) else whole + name
    return whole


def full_name(name: str) -> str:
    """浙江 as 浙江省; a name that the gazetteer does not know as it is."""
    if name in _NATION:
        return "全国"
    same = by_short_name().get(name)
    return same[0].name if same and name not in gazetteer() else name


def _date(value: str) -> str:
    """The ISO date of a cell; empty where it holds none that the calendar has."""
    found = _DATE.search(value)
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""
