"""Questions on a term itself: which reports mention it, whether one does, how they speak of it."""

import functools
import re
from dataclasses import dataclass

from rag.report import Span

WHICH, WHETHER, HOW = "which", "whether", "how"

_REPORTS = r"(?:的?(?:政府|人大)?(?:常委会)?(?:工作)?报告)"
_PLACES = r"(?:报告|地方|省份|城市|地区|区县|[省市区县州])"
_WHO = (
    rf"(?:哪[些几]?[个份]?{_PLACES}|哪[些几][个份]?|谁|(?:有?多少|有?几)[个份]{_PLACES}?|"
    r"有(?:没有)?(?:哪些)?报告)"
)
_SAYS = r"(?:提到|提及|提过|说到|说起|说过|讲到|讲过|写到|写进|写过|写有|谈到|谈及|出现)(?:过|了)?"
_HAVE = (
    rf"(?:{_SAYS}|(?:包含|包括|含有|涉及|写着)了?|"
    r"[提讲写]了|说了(?!算)|提(?![出到及高升醒供请前])|有(?=[“\"‘「《]|[^，。？]+(?:一词|这个词|字样)))"
)
"""What reports do with a term, where it is clear that reports are asked about."""
_ADVERBS = r"(?:[都也还曾]|曾经|明确|专门|分别|各自|是){0,4}"
_WORDS = r"(?P<term>[^，,。？?！!；;]+?)"
_TOLD = r"(?:说|谈|讲|写|提(?![出到及高升醒供请前])|表述|描述|评价|看待?)"
_ENGLISH_SAYS = (
    r"(?:mention(?:s|ed|ing)?|refer(?:s|red)? to|speaks? of|talks? about|brings? up|contains?|"
    r"cites?|tells? of)"
)
_ENGLISH_SAID = r"(?:mentioned|referred to|named|cited|brought up|appear|occur|come up)\b"
_FORMS = (
    (
        WHICH,
        rf"{_WHO}(?:在?\d{{4}}年)?{_REPORTS}?[里中上]?{_ADVERBS}(?P<no>没有?|未)?{_ADVERBS}{_HAVE}{_WORDS}[呢？?。\s]*$",
    ),
    (
        WHICH,
        rf"(?P<no>没有?|未)?{_SAYS}{_WORDS}的{_PLACES}?{_ADVERBS}(?:一共|总共)?[有是]?(?:哪|几|多少|谁)",
    ),
    (
        WHICH,
        rf"^[^，。？]{{0,8}}?(?P<no>没有?|未)?{_SAYS}{_WORDS}的{_PLACES}[？?。\s]*$",
    ),
    (
        WHICH,
        rf"^{_WORDS}(?:这个?[词提说]法?|一词)?{_ADVERBS}[在被]?{_WHO}{_REPORTS}?[里中]?{_ADVERBS}[有被]?"
        rf"(?P<no>没有?|未)?{_SAYS}[呢？?。\s]*$",
    ),
    (WHETHER, rf"(?:有没有|有无|是否|是不是){_ADVERBS}{_SAYS}{_WORDS}[吗呢？?。\s]*$"),
    (WHETHER, rf"{_SAYS}{_WORDS}(?:了?吗|了?没有?)[？?。\s]*$"),
    (
        HOW,
        rf"(?:[各几]|哪些|[两三四五六七八九十\d]份).{{0,20}}?{_ADVERBS}(?:怎么|如何|怎样){_TOLD}"
        rf"(?:到|的)?(?:关于)?{_WORDS}[的呢？?。\s]*$",
    ),
    (
        HOW,
        rf"(?:各[地省市区县]|[各几两三四五]份报告)[^，。？]{{0,8}}?(?:关于|[对就]){_WORDS}{_ADVERBS}"
        rf"(?:怎么|如何|怎样){_TOLD}",
    ),
    (
        HOW,
        rf"(?:关于|[对就]){_WORDS}[，,]?(?:[各几两三四五]份报告|各[地省市区县]|各自){_ADVERBS}"
        rf"(?:怎么|如何|怎样){_TOLD}",
    ),
    (
        WHICH,
        r"\b(?:which|what|how many)\s(?:of the )?(?:(?:\w+ )?reports?|places?|provinces?|"
        r"cit(?:y|ies)|districts?|count(?:y|ies)|governments?)\b[^,?]{0,30}?"
        rf"(?P<no>n[o']t |never )?\b{_ENGLISH_SAYS}\s+"
        r"(?P<term>[^?]+?)\s*[?.!]*$",
    ),
    (
        WHICH,
        r"\b(?:list|name|show|find)\b.{0,20}\breports?\s(?:that|which)\s[^,?]{0,20}?"
        rf"(?P<no>n[o']t |never )?\b{_ENGLISH_SAYS}\s+(?P<term>[^?]+?)\s*[?.!]*$",
    ),
    (
        WHICH,
        r"\b(?:where|(?:in )?which\s(?:reports?|places?|provinces?|cities|districts?))\s"
        rf"(?:is|are|was|were|does|do|did)\s(?P<term>[^?]+?)\s{_ENGLISH_SAID}",
    ),
    (WHICH, rf"^who\s{_ENGLISH_SAYS}\s+(?P<term>[^?]+?)\s*[?.!]*$"),
    (WHETHER, rf"^(?:is|are|was|were)\s(?P<term>[^?]+?)\s{_ENGLISH_SAID}"),
    (
        WHETHER,
        rf"^(?:do|does|did|has|have|had)\b[^?]*?\b{_ENGLISH_SAYS}\s+(?P<term>[^?]+?)\s*[?.!]*$",
    ),
)
"""What is asked of a term, and how; the first form that fits is taken."""
_LEADS = re.compile(
    r"^(?:关于|(?:要|将|会|打算|计划|准备)(?:大力|加快|积极|全面)*"
    r"(?:发展|推进|推动|建设|实施|加强|支持|培育|布局|开展)?|"
    r"(?:the )?(?:words?|terms?|phrases?)\b|(?:the|an?)\s)\s*",
    re.I,
)
_TAILS = re.compile(
    r"(?:的(?:问题|情况|内容|工作|事情?|话题|字样|字眼|说法|提法)|方面的?内容|这?一?个?词|[二两三四]个?字)$"
)
_QUOTED = re.compile(r"[“\"‘'《]([^”\"’'》]+)[”\"’'》]")
_ASKS = re.compile(r"什么|哪|几|怎|如何|多少|谁|^[的了过]|^(?:what|which|who|how)\b", re.I)
_LATIN = re.compile(r"[A-Za-z0-9.+-]+")
_LONGEST, _LONGEST_LATIN = 12, 40
"""Characters above which words are a clause, not a term."""


@dataclass(frozen=True)
class TermQuery:
    """A term that is asked about as such."""

    term: str
    """As the question writes it, without quotation marks."""
    span: Span
    """Where it stands in the question."""
    asks: str
    """`WHICH` reports have it, `WHETHER` they do, or `HOW` they speak of it."""
    negated: bool = False
    """Whether the reports without it are asked for."""


@functools.lru_cache(maxsize=64)
def term_query(text: str) -> TermQuery | None:
    """The term whose mentions a question asks for; None where it asks for something else."""
    for asks, form in _FORMS:
        match = re.search(form, text, re.I)
        if match and (span := _term(text, Span(*match.span("term")))):
            negated = bool(match.groupdict().get("no"))
            return TermQuery(text[slice(*span)], span, asks, negated)
    return None


def masked(text: str) -> str:
    """A question of the same length without such a term: a place in it is not asked about."""
    found = term_query(text)
    if found is None:
        return text
    start, end = found.span
    return f"{text[:start]}{'□' * (end - start)}{text[end:]}"


def _term(text: str, words: Span) -> Span | None:
    """The term in the words after 提到: what is quoted, else without what leads to it."""
    said = text[slice(*words)]
    quoted = list(_QUOTED.finditer(said))
    if quoted:
        return Span(words.start + quoted[0].start(1), words.start + quoted[-1].end(1))
    lead = _LEADS.match(said)
    start = words.start + (lead.end() if lead else 0)
    term = _TAILS.sub("", text[start : words.end].rstrip())
    longest = _LONGEST_LATIN if term.isascii() else _LONGEST
    length = len(term if term.isascii() else _LATIN.sub("□", term))
    if not term.strip() or length > longest or _ASKS.search(term):
        return None
    return Span(start, start + len(term))
