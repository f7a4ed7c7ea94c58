"""Whether a passage tells of what a question asks: what was done, is lacking, or is planned."""

import re
from functools import lru_cache

from rag.passage import DONE, LACKING, PLANNED, Passage
from rag.retrieval.byline import asks_of_report, is_byline
from rag.retrieval.question import DONE as DONE_THEN
from rag.retrieval.question import Question

ASKED_LACKING = 0.8
ASKED_PLANNED = 0.3
YEAR_AHEAD = 0.3
YEAR_PAST = 0.2
NUMBERLESS = 0.15
BYLINE = 1.5
QUOTED = 0.5
"""Added to a fused score in [0, 1]. Measured on development questions, see eval/README.md.

`QUOTED` is for a passage with words that the question quotes. `NUMBERLESS` is taken off a passage
without any number where a number is asked for.
"""
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万两]+(?:[个项件次名人家户场篇份]|分之)")
_QUOTED = re.compile(r"[“\"《]([^“”\"《》]*[一-龥][^“”\"《》]*)[”\"》]")


@lru_cache(maxsize=64)
def quoted(text: str) -> list[str]:
    """What stands in quotation marks, in Chinese; a question's is asked for with each passage."""
    return _QUOTED.findall(text)


def bonus(question: Question, passage: Passage) -> float:
    """What a passage's aspect adds to its score, and the lack of a number takes off."""
    numberless = question.sought == "number" and not _NUMBER.search(passage.text)
    told = BYLINE * (asks_of_report(question.asking) and is_byline(passage))
    told += QUOTED * any(term in passage.text for term in quoted(question.standalone))
    return _aspect_bonus(question, passage) + told - NUMBERLESS * numberless


def _aspect_bonus(question: Question, passage: Passage) -> float:
    """For a passage that tells of what is asked.

    A question about shortcomings wants the paragraph on them; one about plans, or about the year
    in which the report was delivered, what lies ahead; one about the year covered, what was done.
    """
    report, years = passage.report, question.years
    if question.sought == "problem":
        return ASKED_LACKING if passage.aspect == LACKING else 0.0
    if question.sought == "plan":
        return ASKED_PLANNED if passage.aspect == PLANNED else 0.0
    ahead, past = report.year_delivered in years, report.year_covered in years
    if ahead and not past and question.tense != DONE_THEN and passage.aspect == PLANNED:
        return YEAR_AHEAD
    return YEAR_PAST if past and not ahead and passage.aspect == DONE else 0.0
