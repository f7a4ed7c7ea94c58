"""Whether a figure is of several years: a sum, an average or a change of five years is no year's.

Whoever asks for the growth of 2025 is not told that of 2021 to 2025, in whatever words.
"""

import re

from rag.answering.status import clause

_MOVES = r"(?=[^，,。；\d]{0,8}(?:增|降|提高|升|减|涨|翻|回落))"
_PLAN = r"“?(?:十[二三四五六七]五|[“「]?十[二三四五六七]五[”」]?)”?"
_YEARS_LONG = (
    r"(?:[近过这]去?)?(?:[二两三四五六七八九十]|(?<![\d.])\d{1,2})年(?:[来间内]|以来|累计|年均|时间|期间)|"
    r"(?:过去|[近这])(?:[两三四五六七八九十]|\d{1,2})年|"
    rf"{_PLAN}(?:时期|期间|以来|规划|末|初|收官|目标)?|[本上]届(?:政府|任期)?"
)
_OWN = re.compile(
    rf"年均(?!浓度|气温|降水|降雨|值|PM|优良|水平){_MOVES}|平均每年|每年平均|年平均增|"
    rf"(?<!全年)(?<!当年)(?<!今年)(?<!月)累计{_MOVES}|{_YEARS_LONG}"
)
"""In a clause: that its figures are of several years."""
_SEVERAL = re.compile(
    rf"{_YEARS_LONG}|(?:19|20)\d\d年(?:以来|至|到|—|-|～)|(?:19|20)\d\d[—～-](?:19|20)\d\d"
)
_BASE = re.compile(r"[比较自从由](?P<year>(?:19|20)\d\d)年")
_ONE = re.compile(
    r"(?<![比较自从由到至—-])(?:19|20)\d\d年(?!以来|[至到—～-])|全年|[去今当本]年|一年来|过去一年|[上下]半年|季度"
)
_ENDS = "。；;！？\n"
_ENGLISH = re.compile(r"\bfive[- ]year|\bover the (?:past|last) \w+ years|\bannual average", re.I)


def of_several_years(text: str, start: int, end: int, years: tuple[int, ...] = ()) -> bool:
    """Whether what stands at `[start, end)` of `text` is of several years, or since another year.

    By its clause, else by what its sentence names last before it. `years`: those asked about; a
    change since the year before one of them is a yearly one.
    """
    first, _ = clause(text, start, end)
    own = text[first:end]
    told = list(_ONE.finditer(own))
    if (found := list(_OWN.finditer(own))) and not (told and told[-1].start() > found[-1].start()):
        return True
    sentence = text[max((text.rfind(mark, 0, start) + 1 for mark in _ENDS), default=0) : end]
    bases = [m for m in _BASE.finditer(sentence) if years and int(m["year"]) + 1 not in years]
    several = max((m.start() for m in (*_SEVERAL.finditer(sentence), *bases)), default=-1)
    return several > max((m.start() for m in _ONE.finditer(sentence)), default=-1)


def asks_several(question: str) -> bool:
    """Whether a question itself is of several years, so that their figures answer it."""
    return bool(_OWN.search(question) or _SEVERAL.search(question) or _ENGLISH.search(question))
