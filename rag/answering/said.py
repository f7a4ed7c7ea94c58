"""What each figure of a sentence is said of: the words of its own clause.

A sentence of a report strings figures: 一般公共预算收入517亿元、增长2.8%，其中…. The words of a
figure reach from the figure or the comma before it to the next; where they only say how much it
moved, what moved stands further before.
"""

import re
from collections.abc import Iterator, Sequence

from rag.answering.cells import headed
from rag.answering.figures import Figure
from rag.rows import has_row

_MARK = re.compile(r"[，；。：！？;:]|(?<!\d),|,(?!\d)")
_STOP = re.compile(r"[，,、；;。：]|[（(]")
_BARE = re.compile(
    r"(?:[、和与及的\s　]|预计|同比|比上年|较上年|分别|年均|平均|净|实际|名义|"
    r"增长|增加|增幅|增速|增至|增|提高|上升|上涨|涨幅|涨|升|下降|降低|降幅|减少|降|减|回落|保持|实现|完成|总量|规模|达到|达|"
    r"突破|超过|超|约|近|为|至|到|居|在|了|占|其中)*"
)
"""Words that say how a figure moved or stands, and nothing of what it is of."""
_IN_TURN = re.compile(
    r"(?P<names>[^：:]+?)(?:预计|同比|比上年)*(?:分别|依次)(?P<verb>[^\d]{0,12})$"
)
_WHEN = re.compile(r"[在自][^，。；]{2,24}(?:期间|以来)")
"""When it was, which is nothing of what the figure is of."""
_VERB = 2
"""Characters of a verb: 、改造8万亩 after 新建20万亩高标准农田."""
_BETWEEN = re.compile(r"\s*(?:[、，,和与及]|以及)\s*(?P<verb>[^\d，,。；;]{0,4})$")
_AND = re.compile(r"以及|[、和与及]")
_BOTH = "城乡"
_KIND = r"(?:城镇|农村|城市|乡村|进口|出口|线上|线下|第?[一二三](?=$|产)|[国省市县]家?级)"
"""What cannot stand alone, so that the noun of the last name is its own too: 城镇、农村居民收入."""

_MEASURE = re.compile(r"(?:增加值)?(?:占比|比重|比例|增速|增幅|[^效频]率)$")


def said_of(text: str, found: Sequence[Figure]) -> list[str]:
    """The words that each figure of a sentence is said of; `found` in the order of the text."""
    if has_row(text):
        return [" ".join(headed(text, figure.span)) for figure in found]
    said: list[str] = []
    for at, figure in enumerate(found):
        last = found[at - 1].span.end if at else 0
        said.append(_words(text, figure, last, said[-1] if said else ""))
    for at, words in _in_turn(text, found):
        said[at] = words
    return [_WHEN.sub("", words) for words in said]


def _words(text: str, figure: Figure, last: int, earlier: str) -> str:
    """`last`: where the figure before it ends; `earlier`: the words of that one."""
    marks = [match.end() for match in _MARK.finditer(text, 0, figure.span.start)]
    start = max([last, *marks])
    listed = text.rfind("、", last, figure.span.start) + 1 if last and start == last else 0
    before = text[max(start, listed) : figure.span.start]
    stop = _STOP.search(text, figure.span.end)
    after = re.split(r"\d", text[figure.span.end : stop.start() if stop else len(text)])[0]
    if _BARE.fullmatch(after) and (
        _BARE.fullmatch(before) or (listed and len(before) <= _VERB < len(earlier) - 1)
    ):
        clause = max([0, *(mark for mark in marks if mark < start - 1)])
        return (earlier if last >= clause and last else text[clause:start]) + before
    return before + after


def _in_turn(text: str, found: Sequence[Figure]) -> Iterator[tuple[int, str]]:
    """Figures told one by one of as many names: A、B分别增长5%、6%."""
    for at, figure in enumerate(found):
        start = max((m.end() for m in _MARK.finditer(text, 0, figure.span.start)), default=0)
        match = _IN_TURN.search(text[start : figure.span.start])
        if match is None or (at and found[at - 1].span.end > start + match.start("names")):
            continue
        run = _run(text, found[at:])
        names = _named(match["names"], len(run))
        yield from ((at + i, name + match["verb"]) for i, name in enumerate(names))


def _run(text: str, found: Sequence[Figure]) -> list[Figure]:
    """The first figure and those joined to it by 、 or 和."""
    run = [found[0]]
    for one in found[1:]:
        if not _BETWEEN.fullmatch(text[run[-1].span.end : one.span.start]):
            break
        run.append(one)
    return run


def _named(words: str, count: int) -> list[str]:
    """The names of a list of `count`, each with what it shares; none where they are not so many."""
    names = [name for name in _AND.split(words.strip("　 ")) if name]
    if len(names) == 1 and count == 2 and _BOTH in words:
        return [words.replace(_BOTH, each) for each in ("城镇", "农村")]
    if len(names) != count or count < 2:
        return []
    return [_whole(name, names) for name in names]


def _whole(name: str, names: Sequence[str]) -> str:
    """A name with the noun that it shares with the last (城镇、农村居民收入), or with the first."""
    kind = re.match(_KIND, names[-1])
    if kind and name != names[-1] and re.search(f"{_KIND}$", name):
        return name + names[-1][kind.end() :]
    measure = _MEASURE.search(names[-1])
    if measure and not _MEASURE.search(name):
        return name + measure.group()
    first = names[0]
    if name[-1] in "数率" and name[-1] == first[-1] and len(first) > len(name) + 2:
        return first[: -len(name)] + name
    return name
