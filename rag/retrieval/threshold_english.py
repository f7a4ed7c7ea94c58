"""An English question with a threshold as one that asks for the figure, in the order of English."""

import re

_ASKS_WHETHER = re.compile(r"^\W*(?:did|do|does|was|were|is|are|has|have|had)\b", re.I)
_BY = re.compile(r"\s(?P<word>by|at|to)$", re.I)
_VERB = re.compile(r"exceed|surpass|\btop|reach", re.I)
_SPACE = re.compile(r"\s+(?=[\s?.!,]|$)")
_ARTICLE = re.compile(r"^(?:a|an|the)\s", re.I)
_PLURAL = (("ies", "y"), ("s", ""))


def asks_how_much(before: str, words: str, after: str, what: str) -> str:
    """What stands before and after a threshold (`words`), with `what` percentage put first.

    Did output grow by more than 5% in 2024? is By what percentage did output grow in 2024?
    A part of things (more than 80% of deputies) and a number of them stay where they are.
    """
    before, after = before.strip(), after.strip()
    of = re.match(r"of\b", after, re.I)
    if not what.startswith("what") or of or not _ASKS_WHETHER.search(before):
        return _SPACE.sub("", f"{before} {what} {after}")
    by = _BY.search(before)
    head = f"{by['word'].capitalize()} what percentage" if by else "What percentage"
    rest = before[: by.start()] if by else before
    verb = "reach" if _VERB.match(words.strip()) else ""
    return _SPACE.sub("", f"{head} {rest[:1].lower()}{rest[1:]} {verb} {after}")


def asks_of_each(rest: str, what: str, places: str) -> str:
    """A question asked of each of some places, of which `rest` is what else it names."""
    own = _ARTICLE.sub("", " ".join(rest.strip(" ?.!").split()))
    one = next((places[: -len(end)] + new for end, new in _PLURAL if places.endswith(end)), places)
    return " ".join(filter(None, [what.capitalize(), own, f"in each {one}?"]))
