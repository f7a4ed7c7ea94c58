"""What a sentence says in its main clause, without what it only sets beside it."""

import re

_CIRCUMSTANCE = r"(?:情况|形势|背景|环境|条件|前提|基数|基础|压力|冲击|影响)"
_BESIDE = re.compile(
    rf"在(?![^，。；]{{1,6}}(?:方面|领域))[^，。；]{{1,40}}?{_CIRCUMSTANCE}之?[下上][，,]?|"
    rf"(?:面对|针对|应对|克服|顶住|受到?)[^，。；]{{1,40}}?{_CIRCUMSTANCE}[^，。；]{{0,8}}[，,]|"
    r"(?:虽然?|尽管|即便|即使)[^，。；]{1,40}[，,]|"
    r"(?:扣除|剔除|不含|不包括|若不计|不考虑)[^，。；]{1,20}?(?:后|外|因素|影响|[，,])"
)
"""Under what circumstances, in spite of what, without what: 在对美贸易下降的情况下增长12%."""


def main_clause(text: str) -> str:
    """A text of the same length with blanks in the place of what stands beside its main clauses."""
    return _BESIDE.sub(lambda beside: "　" * len(beside.group()), text)


def beside_main(text: str, at: int) -> bool:
    """Whether the character at `at` stands beside a main clause, not in it."""
    return any(match.start() <= at < match.end() for match in _BESIDE.finditer(text))
