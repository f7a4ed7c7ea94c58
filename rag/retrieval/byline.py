"""Who delivered a report, and when: asked of the report itself, told in its head."""

import re
from functools import lru_cache

from index.characters import compared
from rag.passage import Passage

_REPORT = r"(?<!专项)(?<!专题)(?<!调研)(?<!审计)(?<!述职)(?<!评估)(?<!检查)(?:工作)?(?:报告|总结)"
_ASKED = r"(?:谁|哪位|哪一?[天日]|何时|什么时候|几月|哪[次个]会|什么会)"
_GIVEN = r"(?:作|做|念|宣读|读)"
_ASKS = re.compile(
    rf"{_ASKED}[^，。？]{{0,12}}{_GIVEN}[了过的]?[^，。？]{{0,8}}{_REPORT}|"
    rf"{_GIVEN}[了过的]?[^，。？]{{0,4}}{_REPORT}的?(?:人)?是?{_ASKED}|"
    rf"{_GIVEN}[了过的]?[^，。？]{{0,8}}{_REPORT}的[^，。？]{{0,6}}(?:叫(?:什么|啥)|姓什么|是谁)|"
    rf"{_REPORT}[^。？]{{0,10}}{_ASKED}[^。？]{{0,5}}{_GIVEN}|"
    r"\b(?:who|when|what (?:date|day)|which (?:mayor|governor|chair\w*|day|date))\b.{0,60}"
    r"\b(?:deliver|read|present|g[ai]ve)\w*.{0,50}\b(?:report|account)|"
    r"\b(?:when|what (?:date|day)|by whom)\b.{0,60}\b(?:report|account)\b.{0,40}"
    r"\b(?:delivered|read out|presented|given)\b",
    re.I,
)
_DATED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_SIGNED = re.compile(
    r"报告人|(?:主任|[省市区县州]长|主席)[:：\s]*[一-龥]{2,4}|[一-龥]{2,3}(?<!的)同志"
)
_LONGEST, _FIRST = 90, 6
"""Characters of a line of the head, and paragraphs that may be one."""


@lru_cache(maxsize=64)
def asks_of_report(text: str) -> bool:
    """Whether a question asks who delivered a report, or when."""
    return bool(_ASKS.search(text))


def is_byline(passage: Passage) -> bool:
    """Whether a passage is a line of a report's head that says who or when."""
    text = compared(passage.text)
    short = passage.paragraph <= _FIRST and len(text) <= _LONGEST
    return short and bool(_DATED.search(text) or _SIGNED.search(text))
