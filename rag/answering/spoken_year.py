"""The year that words of a report speak of: named beside them, else that of deeds or of plans."""

import re

from rag.answering.status import TARGET
from rag.report import Report

_NAMED = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?!以来|起|至|到|[—-])")
_COMPARED = re.compile(r"[比较与同和自从由继于]\s*$")
"""Before a year that a figure is only compared with, or begins from: 比2020年, 自2021年."""


def spoken_year(text: str, at: int, status: str, report: Report) -> int | None:
    """The year of what stands at offset `at` of `text`, a sentence of a report.

    The last one named before it; else the year of delivery for a target (`status` of
    rag.answering.status), the year covered for what is done. None where the report states neither.
    """
    named = [
        int(match.group(1))
        for match in _NAMED.finditer(text, 0, at)
        if not _COMPARED.search(text, 0, match.start())
    ]
    if named:
        return named[-1]
    return (status == TARGET and report.year_delivered) or report.year
