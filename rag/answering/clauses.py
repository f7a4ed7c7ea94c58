"""Clauses of a sentence, and the shortest run of them that can stand alone."""

import re
from collections.abc import Callable, Sequence

from rag.answering.numbers import DATE, quantities
from rag.answering.polarity import denials
from rag.answering.status import ahead
from rag.report import Span
from rag.rows import has_row

_OPEN, _CLOSE = "（(《“‘【「『[", "）)》”’】」』]"
_STOP = re.compile(r"[，,；;。！？!?：:](?!\d)|(?<!\d)[，,：:]")
_LEANS = re.compile(
    r"\s*(?:其中|其(?!他)|该|此|这|分别|同比|环比|比(?:上年|去年|上一?年|年初)|较|增长|下降|上升|提高|增加|减少|回落|"
    r"净增|占|居|位居|位列|排名?|达到?|超过?|共|累计|总计|合计|均|都|全部|也|并|而|且|则|又|再|仍|还|"
    r"实现|完成|获|得到|为|是|有|即)"
)
"""What a clause begins with that says of an earlier one."""
_SERVES = re.compile(
    r"(?<!成)为(?:支撑|龙头|核心|主体|引领|基础|重点|主线|抓手|载体|纽带|骨干|补充|依托|导向|牵引|主导)"
)
"""What 以 in an earlier clause goes on with: 以甲为龙头，上千家企业为支撑."""
_TURNS = re.compile(r"\s*(?:但|却|不过|然而|仍|尚|还[未没不有]|未|没|不(?!断|仅|但)|只|仅)")
"""What a clause begins with that takes something back of the one before."""
_PART_OF_YEAR = re.compile(
    r"[上下]半年|(?:前?[一二三四1-4]个?|首)季度|前[一二三四五六七八九十\d]+个?月|"
    r"1?\d月?[—\-至到～]1?\d月|开局|年初(?!以来)"
)
_WHOLE_YEAR = re.compile(r"全年|年度|年末|年底|最终")
_SHORT = 10
"""Characters without its figures below which a clause says too little alone."""
_FIGURES = re.compile(r"[\d.,%％\s]+")


def clauses(text: str) -> list[Span]:
    """The clauses of a sentence, each with the sign that ends it; brackets and rows stay whole."""
    if has_row(text):
        return [Span(0, len(text))]
    ends = [m.end() for m in _STOP.finditer(text) if not _depth(text, m.start())]
    ends = [end for end in ends if text[end:].strip()] + [len(text)]
    return [Span(start, end) for start, end in zip([0, *ends], ends, strict=False) if start < end]


def _depth(text: str, at: int) -> int:
    """How many brackets and quotation marks are open there."""
    before = text[:at]
    return max(0, sum(before.count(c) for c in _OPEN) - sum(before.count(c) for c in _CLOSE))


def standing(text: str, kept: Sequence[Span]) -> Span:
    """The shortest run of whole clauses over the spans `kept` that can stand alone.

    It keeps what it says it of, its year, what makes it a plan, and what takes it back.
    `kept`: one or more spans of the sentence `text`.
    """
    parts = clauses(text)
    first = max(i for i, part in enumerate(parts) if part.start <= min(s for s, _ in kept))
    last = min(i for i, part in enumerate(parts) if part.end >= max(e for _, e in kept))
    first = min(_led(text, parts, first, last), _governed(text, parts, first, last))
    while last + 1 < len(parts) and _goes_on(text, parts, last):
        last += 1
    last = max(last, _widened(text, parts, first, last))
    return Span(parts[first].start, parts[last].end)


def _led(text: str, parts: Sequence[Span], first: int, last: int) -> int:
    """Where to begin so that the run has what it is said of."""
    while first and _leans(text, parts, first, last):
        first -= 1
    return first


def _leans(text: str, parts: Sequence[Span], first: int, last: int) -> bool:
    own = text[parts[first].start : parts[first].end]
    run = _FIGURES.sub("", text[parts[first].start : parts[last].end])
    opened = text[parts[first - 1].end - 1] in "：:"
    if _SERVES.search(own) and not re.search("以|将|把|作", own):
        return True
    return bool(_LEANS.match(own)) or len(run) < _SHORT or opened


def _governed(text: str, parts: Sequence[Span], first: int, last: int) -> int:
    """Where to begin so that the run keeps the year and the 力争 that govern it."""
    before = text[: parts[first].start]
    run = text[parts[first].start : parts[last].end]
    governs: list[Callable[[str], bool]] = [] if ahead(run) else [ahead]
    governs += [] if dated(run) else [dated]
    found = [
        i
        for i in range(first)
        if any(says(text[parts[i].start : parts[i].end]) for says in governs)
    ]
    return found[-1] if found and before.strip() else first


def _widened(text: str, parts: Sequence[Span], first: int, last: int) -> int:
    """Where to end so that a part of a year is not taken for all of it: 上半年增长5%，全年5.7%."""
    run = text[parts[first].start : parts[last].end]
    if not _PART_OF_YEAR.search(run) or _WHOLE_YEAR.search(run):
        return last
    wider = (i for i in range(last + 1, len(parts)) if _WHOLE_YEAR.search(text[slice(*parts[i])]))
    return next(wider, last)


def dated(text: str) -> bool:
    """Whether a text names a year or a part of one."""
    return any(one.kind == DATE for one in quantities(text)) or "半年" in text or "季度" in text


def _goes_on(text: str, parts: Sequence[Span], last: int) -> bool:
    following = text[parts[last + 1].start : parts[last + 1].end]
    end = text[parts[last].end - 1]
    return end in "：:" or bool(_TURNS.match(following) and denials(following))
