"""The words of a question, checked and on one line."""

import re

from index.characters import unified, visible
from rag.errors import QuestionError


def checked(text: object, longest: int) -> str:
    """`text` with single spaces. Raises `QuestionError` where it is empty, too long, or no text."""
    if not isinstance(text, str):
        raise QuestionError(
            f"a question that is no text ({type(text).__name__})",
            "a question in words, Chinese or English",
            "Give it as a string.",
        )
    asked = " ".join(visible(unified(text)).encode("utf-8", "ignore").decode("utf-8").split())
    if not re.search(r"\w", asked):
        raise QuestionError(
            f"{'an empty question' if not asked else f'the question {asked[:20]!r}'}",
            "a question in words, Chinese or English",
            "Ask, for example: 2024年代表建议的满意率是多少？",
        )
    if len(asked) > longest:
        raise QuestionError(
            f"a question of {len(asked)} characters",
            f"{longest} characters or fewer",
            "Ask one thing at a time, in a sentence or two.",
        )
    return asked
