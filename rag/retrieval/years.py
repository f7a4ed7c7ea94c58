"""The years that a question means: in figures, in words, as a range, or told from a report's."""

import re
from collections.abc import Callable, Sequence

from index.tokenizer import normalise
from rag.reading.wording import years_in_digits
from rag.report import Report
from rag.retrieval.recent_years import expanded

_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})"
    r"(?!\d|\s*(?:[余多个件万亿元家户项条名位次场亩份处座辆吨字]|人(?![大民均])|公[里斤顷]|平方))"
    r"(?:\s*年)?"
)
"""A year; 2000件 and 2000人 are counts."""
LONE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_RANGE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*年?\s*(?:[-—–~～至到]+|to|through)\s*((?:19|20)\d{2})(?!\d)|"
    r"(?<!difference )(?<!gap )\bbetween ((?:19|20)\d{2}) and ((?:19|20)\d{2})(?!\d)"
)
_HALF_WIDTH = {0xFF10 + digit: f"{digit}" for digit in range(10)}
_LONGEST_RANGE = 10
_TITLES = re.compile(r"《[^》]*》")
_LENGTH = r"(?![来内间以前后余多级制期份])"
"""No length of time: 20年来, 24年内 are."""
_SHORT = re.compile(rf"(?:^|(?<=[省市区县旗州，,。；;？?\s]))([12]\d)年{_LENGTH}")
_SHORT_AFTER = re.compile(
    rf"(?:(?<=20\d\d年[到至和与、—-])|(?<=(?<!\d)20\d\d[到至—-]))([12]\d)年{_LENGTH}"
)
_SINCE = re.compile(
    r"[自从]?((?:19|20)\d{2})年(?:以来|至今|到现在)(?!累计|一?共)|\bsince ((?:19|20)\d{2})\b", re.I
)
_COMPARED = r"(?:(?<![比较同与跟于和])|(?<=[今去前]年[比较同与跟和]))(?<!than )(?<!over )"
"""Not after what compares (比去年), but for 去年比前年 and 去年和前年, which are asked of both."""
_LATER = r"(?:打算|计划|目标|准备|安排|将|要|想|\bwill\b|\bplan|\bgoing to\b|\bintend|\baim)"
_TOLD = re.compile(
    _COMPARED + r"(?:(?<![目当提以之此从先几空])(?P<second>前年)(?![份龄度终]|代(?!表))"
    r"|(?<!过)(?P<last>去年(?![份龄]|代(?!表))|上一年|上年(?=[的度末底全]|[\W_]|$)|\blast year\b)"
    r"|(?<![当至如现])(?P<this>今年(?![轻龄纪份])|本年度?|\bthis year\b)"
    r"|(?P<before>\bthe year before last\b))",
    re.I,
)
_TARGETS = re.compile(r"打算|计划|目标|预期|\btargets?\b|\bplan", re.I)
PAST_YEAR = re.compile(
    r"(?<!过)去年(?![份龄])|前年(?![份龄度])|上一?年|\blast year\b|\bbefore last\b", re.I
)
"""A year told from a report's that it covers, or one before."""
OVER = re.compile(
    r"了|过(?!去)|(?:没有?|未能?)(?=[达完实兑落])|\b(?:did|was|were|has|have|had)\b", re.I
)
_FROM_LAST = (
    (
        re.compile(
            r"(?<![比较同跟与和])(?:(?:再?前|上|头)一年|前年|上年度?)|"
            r"(?<!than )(?<!over )(?<!from )(?<!with )(?<!to )"
            r"(?:the (?:previous year|year (?:before|earlier))|a year earlier)",
            re.I,
        ),
        -1,
    ),
    (
        re.compile(
            r"[后下次转]一?年|第二年|来年|the (?:next|following) year|the year after|a year later",
            re.I,
        ),
        1,
    ),
)


def years(text: str) -> tuple[int, ...]:
    """Years named, in order, each once; those of a title in 《》 are its own."""
    plain = _RANGE.sub(_spread, in_figures(_TITLES.sub("", normalise(text))))
    return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(plain)))


def without(text: str) -> str:
    """A text without its years."""
    return _YEAR.sub(" ", text)


def in_figures(text: str) -> str:
    """二〇二四年 and ２０２４年 as 2024年, 24年 as 2024年 where it is no length of time."""
    spelt = _SHORT.sub(r"20\1年", years_in_digits(text.translate(_HALF_WIDTH)))
    return _SHORT_AFTER.sub(r"20\1年", spelt)


def _spread(match: re.Match[str]) -> str:
    """2022至2024 as 2022年2023年2024."""
    first, last = (int(year) for year in match.groups() if year)
    if not first < last <= first + _LONGEST_RANGE:
        return match.group()
    return "年".join(map(str, range(first, last + 1)))


def _held(text: str, reports: Sequence[Report]) -> list[int]:
    """The years that there are reports of: of targets those they are set for."""
    targets = _TARGETS.search(text) and not OVER.search(text)
    years = ((targets and report.year_delivered) or report.year for report in reports)
    return sorted({year for year in years if year})


def _until(held: Sequence[int]) -> Callable[[re.Match[str]], str]:
    """2021年以来 as 2021年至2023年, where there are reports of both."""

    def spelt(match: re.Match[str]) -> str:
        first, last = int(match.group(1) or match.group(2)), held[-1]
        if not held[0] <= first < last:
            return match.group()
        return f"from {first} to {last}" if match.group().isascii() else f"{first}年至{last}年"

    return spelt


def absolute(text: str, reports: Sequence[Report]) -> str:
    """A question with 去年, 今年 and 前年 as years, told from the reports that it is asked of.

    去年 is the year that a report covers, 今年 the one in which it was delivered; 今年 with what is
    over (今年开了几次会) is the year covered too. 近三年 is three years where there are reports of
    several. Where the latest reports of the places are of different years, or the question names a
    year itself, it is left as it is.
    """
    held = _held(text, reports)
    text = _SINCE.sub(_until(held), text) if len(held) > 1 else text
    covered = latest_year(reports)
    if covered is None or years(text):
        return text
    text = expanded(text, held) if len(held) > 1 else text
    if years(text):
        return text
    ahead = bool(re.search(_LATER, text, re.I)) or not OVER.search(text)
    year = {"second": covered - 1, "before": covered - 1, "last": covered, "this": covered + ahead}
    return _TOLD.sub(lambda match: _written(year[match.lastgroup or ""], match.group()), text)


def from_last(text: str, last: Sequence[int]) -> str:
    """A follow-up with 前一年, 第二年, … as the year before or after the last one asked about."""
    if not last:
        return text
    for words, step in _FROM_LAST:
        text = words.sub(_stepped(last[-1] + step), text)
    return text


def _stepped(year: int) -> Callable[[re.Match[str]], str]:
    return lambda match: _written(year, match.group())


def _written(year: int, words: str) -> str:
    return f"in {year}" if words.isascii() else f"{year}年"


def latest_year(reports: Sequence[Report]) -> int | None:
    """The year that the latest report of each place covers, where it is the same for all."""
    latest: dict[str, int] = {}
    for report in reports:
        if report.year:
            latest[report.place] = max(report.year, latest.get(report.place, 0))
    found = set(latest.values())
    return found.pop() if len(found) == 1 else None
