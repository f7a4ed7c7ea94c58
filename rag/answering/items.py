"""Lists in a report: the items of a row, and how far a list goes on beyond its first sentence."""

import re
from collections.abc import Sequence

from rag.answering.clauses import clauses
from rag.answering.list_head import is_of
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
_LEAD = r"(?:包括|分别[是为]?|依次[是为]|即|就是|是(?!否)|(?<![而作成认称视以行因])为(?!了))"
_DOING = (
    r"(?:制定|修订|修改|出台|审议|新建|改建|扩建|建设|建成|打造|培育|发展|推进|推动|实施|开展|"
    r"完善|组织|举办|设立|成立|组建|支持|出访|访问|走访|抓好|做好|办好|聚焦|围绕|突出|选定|确定|"
    r"列入|覆盖|涵盖|评为|获评|在|对|向|将|把)了?"
)
"""What a report does with the items of a row, before the first of them."""
_LEADS = re.compile(rf"^(?:.*[一-龥])?{_LEAD}")
_DOES = re.compile(rf"^.*?(?:{_DOING})+(?=..)")
_OPENED = re.compile(rf"(?:[：:]|{_LEAD}|{_DOING})$")
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
    return max(_rows(text), key=len, default=())


def asked_for(asking: str, text: str) -> tuple[Span, ...]:
    """The items of the longest row of a text that is what a question asks a list of.

    Each is no more than an item; empty where no row is plainly that.
    """
    rows = [row for row in _rows(text) if clean(text, row) and is_of(asking, text, row)]
    return max(rows, key=len, default=())


def _rows(text: str) -> list[tuple[Span, ...]]:
    named = [_between(m.start(), m.group(), _MARKED) for m in _NAMED_ROW.finditer(text)]
    plain = [row for part in clauses(text) for row in _plain(text, part)]
    return [row for row in [*named, *plain] if len(row) > 1 and not _counts(text, row)]


def clean(text: str, row: Sequence[Span]) -> bool:
    """Whether both ends of a row are marked: by quotation marks, or a word that opens a list."""
    if not row:
        return False
    quoted = all(_MARKED.fullmatch(text[slice(*item)]) for item in row)
    before, after = text[: row[0].start], text[row[-1].end :]
    plainly = bool(_OPENED.search(before))
    opened = plainly or not before or before[-1] in "，,。；;"
    etc = bool(re.match("等", after) or _SUM.match(after))
    ended = etc or not after or after[0] in "，,。；;"
    first, *middle, last = (item.end - item.start for item in row)
    alike = first <= max([*middle, last]) + _LONGER * plainly
    alike = alike and (etc or last <= max([*middle, first]) + _LONGER)
    return quoted or (opened and ended and alike)


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
        begin = _begin(row.split("、"))
        spans = []
        for word in row[begin:].split("、"):
            spans.append(Span(start + begin, start + begin + len(word)))
            begin += len(word) + 1
        found.append((*spans[:-1], *_last(text, spans[-1])))
    return found


def _begin(parts: Sequence[str]) -> int:
    """Where the first item begins: after the word that opens the row, or that does it."""
    lead = _LEADS.match(parts[0]) or _DOES.match(parts[0])
    alike = _DOES.match(parts[1])  # 修建学校、修建医院 are items with what is done
    return 0 if lead is None or lead.end() == len(parts[0]) or alike else lead.end()


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
