"""Lists in a report: the items of a row, and how far a list goes on beyond its first sentence."""

import re
from collections.abc import Sequence

from rag.answering.clauses import clauses
from rag.passage import Passage
from rag.report import Span

_SEVERAL = re.compile(
    r"哪(?:[些几两二三四五六七八九十]|\d)|哪[一-龥]{1,8}和|分别|各[是有为叫指]|"
    r"(?:有|包括|是)些?什么(?!时候|意思|地方)|几[一-龥]{1,8}哪|"
    r"\b(?:which|what|name|list)(?: \w+){0,2} "
    r"(?:two|three|four|five|six|seven|eight|nine|ten|are|were)\b|"
    r"\b(?:which|what)(?: \w+){0,2} (?!was|is|has|does|this)\w{2,}s\b|"
    r"\b(?:name|list) (?:the|all|them|those)\b|\bname them\b",
    re.I,
)
_MARKED = re.compile(r"“[^“”]+”|《[^《》]+》")
_JOIN = r"(?:、|和(?=[“《])|及(?=[“《])|与(?=[“《])|以及)"
_NAMED_ROW = re.compile(rf"(?:“[^“”]+”|《[^《》]+》)(?:{_JOIN}?(?:“[^“”]+”|《[^《》]+》))+")
_PLAIN_ROW = re.compile(r"[^、，,；;。：:！？!?]+(?:、[^、，,；;。：:！？!?]+)+")
_LEADS = re.compile(r"^(?:.*[一-龥])?(?:包括|分别[是为]?|依次[是为]|即|就是|[是为](?!了))")
_ETC = re.compile(r"(?<![平同])等(?![级候待于同额离])")
_SUM = re.compile(
    r"[“]|(?:\d+|[一二两三四五六七八九十]+)(?:大|个|类|项|条|家|[省市区县]|名|种|座|处|所)"
)
"""What sums a row up after its last item: 建材、石化四大行业, 修路、架桥“两件实事”."""
_FIGURES = re.compile(r"[%％]|\d[\d.]*(?:亿|万|个百分点)|\d[\d.]*[一-龥]$")
_LONGER = 2
"""Characters by which the first item may be longer than all others and be no more than an item."""
_AND = re.compile(r"以及|(?<!共)和(?![平谐睦美解])")
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，,、是：]|首先|其次|再次|最后[，,]|"
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳])"
)


def wants_several(asking: str) -> bool:
    """Whether a question asks for a list: 哪些, 哪三个, 分别是, which two, what are."""
    return bool(_SEVERAL.search(asking))


def items(text: str) -> tuple[Span, ...]:
    """The items of the longest row in a text: names in a row, else what stands between 、.

    Empty where there is none. The first and the last item of a plain row may hold a word more than
    the item: where the report's verb ends and the item begins is not marked.
    """
    named = [_between(m.start(), m.group(), _MARKED) for m in _NAMED_ROW.finditer(text)]
    plain = [row for part in clauses(text) for row in _plain(text, part)]
    rows = [row for row in [*named, *plain] if len(row) > 1 and not _counts(text, row)]
    return max(rows, key=len, default=())


def clean(text: str, row: Sequence[Span]) -> bool:
    """Whether both ends of a row are marked: by quotation marks, or a word that opens a list."""
    if not row:
        return False
    quoted = all(_MARKED.fullmatch(text[slice(*item)]) for item in row)
    before, after = text[: row[0].start], text[row[-1].end :]
    opened = not before or before[-1] in "：:，,。；;" or bool(_LEADS.search(before[-6:]))
    ended = not after or bool(re.match("[，,。；;等]", after) or _SUM.match(after))
    longest = max(item.end - item.start for item in row[1:])
    return quoted or (opened and ended and row[0].end - row[0].start <= longest + _LONGER)


def _counts(text: str, row: Sequence[Span]) -> bool:
    """Whether a row is one of figures and not of things: 营收增长18%、利润增长3%."""
    return sum(bool(_FIGURES.search(text[slice(*item)])) for item in row) * 2 > len(row)


def _between(start: int, row: str, item: re.Pattern[str]) -> tuple[Span, ...]:
    return tuple(Span(start + m.start(), start + m.end()) for m in item.finditer(row))


def _plain(text: str, part: Span) -> list[tuple[Span, ...]]:
    """The rows of a clause, from the word that opens them to 等, the last item cut at 和."""
    found = []
    for match in _PLAIN_ROW.finditer(text, part.start, part.end):
        start, row = match.start(), match.group()
        lead = _LEADS.match(row.split("、")[0])
        begin = lead.end() if lead else 0
        spans = []
        for word in row[begin:].split("、"):
            spans.append(Span(start + begin, start + begin + len(word)))
            begin += len(word) + 1
        found.append((*spans[:-1], *_last(text, spans[-1])))
    return found


def _last(text: str, span: Span) -> list[Span]:
    """The last part of a row: up to 等; two items where 和 joins them."""
    words = text[slice(*span)]
    etc = _ETC.search(words) or _SUM.search(words, 1)
    end = etc.start() if etc else len(words)
    joined = _AND.search(words, 0, end)
    if joined and joined.start() and joined.end() < end:
        cut = span.start + joined.start()
        return [Span(span.start, cut), Span(span.start + joined.end(), span.start + end)]
    return [Span(span.start, span.start + end)]


def whole_list(passage: Passage, sentence: Span) -> Span:
    """The sentences of the list that `sentence` is one of, with the one that opens it.

    A list is of numbered sentences (一是…；二是…), or what follows a colon, parted by semicolons.
    """
    sentences = list(passage.sentences())
    texts = [passage.report.slice(passage.parts(one)) for one in sentences]
    at = sentences.index(sentence)
    first = last = at
    while first and _one_list(texts, first - 1):
        first -= 1
    while last + 1 < len(texts) and _one_list(texts, last):
        last += 1
    opened = any(_NUMBERED.match(text) for text in texts[first : last + 1])
    if not opened and not re.search("[：:]", texts[first]):
        return sentence
    return Span(sentences[first].start, sentences[last].end)


def _one_list(texts: Sequence[str], at: int) -> bool:
    """Whether a sentence and the one after it are of one list."""
    one, following = texts[at], texts[at + 1]
    goes_on = one[-1] in "；;" or bool(_NUMBERED.match(following))
    return goes_on or one[-1] in "：:"
