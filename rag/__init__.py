"""From report files to quoted, cited answers."""

from rag.answer import Answer, Quote
from rag.assistant import Assistant, ask
from rag.errors import YinjuError
from rag.passage import Hit, Passage
from rag.report import Report
from rag.settings import Settings

__all__ = [
    "Answer",
    "Assistant",
    "Hit",
    "Passage",
    "Quote",
    "Report",
    "Settings",
    "YinjuError",
    "ask",
]
