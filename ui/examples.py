"""Questions to begin with, which the reports in the store answer."""

from collections.abc import Sequence

from rag.passage import GLOSSARY, Passage
from rag.report import Report

EXAMPLES = (
    ("瓯海区人大2024年代表建议的满意率是多少？", "瓯海"),
    ("各份报告里，代表建议共有多少件？", "富阳"),
    ("“两去两回”是什么意思？", "瓯海"),
    ("What was the satisfaction rate of deputy suggestions in Ouhai in 2024?", "瓯海"),
)
"""(question, place): shown where a report of the place is in the store."""
_OF_ONE = ("{place}{year}年的工作有哪些成效？", "{place}{year}年有哪些不足？")
"""What a work report tells of whatever it is about: of the first reports, one each."""
_TERM = "“{}”是什么意思？"


def examples(reports: Sequence[Report], passages: Sequence[Passage] = ()) -> list[str]:
    """Questions that these reports answer; of other ones, by place and year, and of a glossary."""
    known = [text for text, place in EXAMPLES if any(place in one.place for one in reports)]
    named = [one for one in reports if one.place and one.year]
    pairs = zip(_OF_ONE, named[:1] + named[-1:], strict=False)
    made = [text.format(place=one.place, year=one.year) for text, one in pairs]
    terms = (one.topic for one in passages if one.section.kind == GLOSSARY and one.topic)
    return known or made + [_TERM.format(term) for term in list(terms)[:1]]
