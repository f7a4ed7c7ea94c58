"""What a question asks: places, years, kind, language; a follow-up made to stand alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.tokenizer import normalise
from rag.errors import QuestionError
from rag.report import Report
from rag.retrieval.places import Named, find

History = Sequence[tuple[str, str]]
"""Earlier (question, answer) pairs, oldest first."""

KINDS = {
    "definition": r"什么意思|指的?是|指什么|是指|什么是|何谓|含义|各是什么|\bmeans?\b|\bmeant\b|"
    r"stands? for|refers? to|what (?:is|are) (?:the |a )?[\"“‘']",
    "who_when": r"谁(?![更最高低多少大])|哪位|何时|什么时候|哪一?[天年日]|几月|"
    r"\bwho\b|\bwhom\b|\bwhen\b",
    "number": r"多少|几[个种项方条部件份家次场人成分]|多大|多高|第几|占比|比例|百分|"
    r"how (?:many|much|often|long)|what (?:percentage|share|proportion|rate)|number of|\brate\b",
    "problem": r"不足|短板|差距|缺点|检讨|承认|坦白|欠缺|还差|哪些问题|什么问题|没做[好到]|不到位|"
    r"weakness|shortcoming|problems?\b|f[ae]ll short|lacking|admit",
    "plan": r"打算|计划|明年|来年|准备|下一步|今后|接下来|想要|将要|会怎么|"
    r"\bplan|intend|\bwill\b|next year|going to|aims? to",
    "yesno": r"吗[?？。]?$|是否|有没有|是不是|有无|"
    r"^(?:did|was|is|are|has|have|had|does|do|were|can)\b",
    "list": r"哪|分别|什么|which|what|name the|list",
}
"""Kind of question -> the words that tell it; the first kind that fits is taken."""
_COMPARES = re.compile(
    r"哪[个些几]?(?:个|份)?(?:地方|城市|地区|报告|区(?![域级间])|市(?![场民区政]))|[各几两三四五六]份报告|各地(?!块)|谁[更最高低多少大]|"
    r"\b(?:each|every|all(?: the)?|which) (?:reports?|places?|districts?|cit(?:y|ies))\b|\bcompare",
    re.I,
)
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})"
    r"(?!\d|\s*(?:[余多个件万亿元家户项条名位次场亩份处座辆吨字]|人(?![大民均])|公[里斤顷]|平方))"
    r"(?:\s*年)?"
)
"""A year; 2000件 and 2000人 are counts."""
_FRAME = re.compile(
    r"[去今明前本上]年(?!度|级)|\b(?:last|this|next) year\b|"
    r"[各几两三四五六七八九]+(?:份报告|个地方)|各地|报告[里中]|都?怎么[谈说]|提到|有什么不同|对比|比较|分别|哪[儿里个]最[多少高低大]|谁更.",
    re.I,
)
"""Words for a year or for the act of comparing: no matter of a question."""
_LONE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ELLIPTIC = re.compile(
    r"^(?:那么?|其中|这个|这些|这种|这条|这项|它|他们|该|上述|and\b|what about|how about|"
    r"of (?:these|those|them))",
    re.I,
)
_TURNS = 4
"""Earlier questions that a follow-up may lean on."""
_SHORT = 16
"""Characters; a question as short as this that names no place leans on the one before."""
_ASKS = re.compile(
    r"多少|几|什么|哪|谁|何|怎|吗|\b(?:what|which|who|how|when|where|why|did|does|do|is|are|was)\b",
    re.I,
)
_TOPIC = re.compile(
    r"^(?:那么?)?[^多少几哪什谁何怎]{2,5}呢[？?]?$|^(?:what|how) about \w+\??$", re.I
)
"""A follow-up that names another topic in a word: 就业呢？"""
_POINTING = re.compile(
    r"这个|这些|这项|这种|这条|该项|该机制|其中|它|他们|上面|刚才|同一|\b(?:its?|they|them|those|these)\b",
    re.I,
)
_PURE = re.compile(
    r"^(?:那么?|其中|and|what about|how about)|[呢吗的年在和与及跟]|同一年|同年|"
    r"\b(?:in|the)\b|[\W_]",
    re.I,
)
"""What a follow-up that names only a place or a year may hold besides."""
_JOINED = re.compile(r"\s*(?:[、，,和与及跟]|and|or|vs\.?)?\s*", re.I)


@dataclass(frozen=True)
class Scope:
    """Which reports a question is put to, and whether to each of them in turn."""

    reports: frozenset[str] | None = None
    """Their ids; None: all of the store."""
    each: bool = False


EVERYTHING = Scope()


@dataclass(frozen=True)
class Question:
    """A question understood."""

    text: str
    standalone: str
    """The question alone: what a follow-up leaves out is taken from the history."""
    places: tuple[Named, ...]
    years: tuple[int, ...]
    kind: str
    """One of the names in `KINDS`, or `other`."""
    language: str
    """`zh` or `en`."""
    scope: Scope = EVERYTHING

    @property
    def content(self) -> str:
        """The matter of the question: without places, years, and words that only compare."""
        cut = self.standalone
        for named in sorted(self.places, key=lambda named: -named.start):
            cut = f"{cut[: named.start]} {cut[named.end :]}"
        return _FRAME.sub(" ", _YEAR.sub(" ", cut))

    @property
    def asking(self) -> str:
        """The words that ask: the follow-up's own where it asks, else the question completed."""
        return self.text if _ASKS.search(self.text) else self.standalone

    def compares(self, reports: Sequence[Report]) -> bool:
        """Whether it is to be answered report by report: of several places, or of all."""
        if self.scope.each:
            return True
        if len(reports) < 2:
            return False
        held = {named.place for named in self.places if named.place}
        return len(held) > 1 or (not held and bool(_COMPARES.search(self.asking)))


def understand(text: str, history: History, reports: Sequence[Report], longest: int) -> Question:
    """Read a question. Empty or longer than `longest` characters is a `QuestionError`."""
    asked = _checked(text, longest)
    before = [" ".join(q.split()) for q, _ in history if q.strip()][-_TURNS:]
    standalone = _standalone(asked, before, reports)[-longest:]
    return Question(
        text=asked,
        standalone=standalone,
        places=tuple(find(standalone, reports)),
        years=years(standalone),
        kind=kind(asked if _ASKS.search(asked) else standalone),
        language=language(asked),
    )


def _checked(text: str, longest: int) -> str:
    asked = " ".join(text.encode("utf-8", "ignore").decode("utf-8").split())
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


def years(text: str) -> tuple[int, ...]:
    """Years named, in order, each once."""
    return tuple(dict.fromkeys(int(year) for year in _YEAR.findall(normalise(text))))


def kind(text: str) -> str:
    """The first kind whose words the question has."""
    return next((name for name, words in KINDS.items() if re.search(words, text, re.I)), "other")


def language(text: str) -> str:
    """`en` where Latin letters outnumber Chinese characters by three, else `zh`."""
    chinese = len(re.findall(r"[一-龥]", text))
    return "en" if len(re.findall(r"[A-Za-z]", text)) > 3 * chinese else "zh"


def _standalone(text: str, before: list[str], reports: Sequence[Report]) -> str:
    """A follow-up with what it leaves out: the last question's subject, place and year."""
    if not before:
        return text
    last = _standalone(before[-1], before[:-1], reports)
    here, there = find(text, reports), find(last, reports)
    if _says_little(text, here):
        return _replaced(last, there, text, here)
    if _COMPARES.search(text) and len(text) <= _SHORT // 2:
        return f"{text.rstrip('呢?？')}{_without(last, there)}"
    topic = not here and _TOPIC.search(text) is not None and not _FRAME.search(text)
    points = _ELLIPTIC.match(text) or (not here and _POINTING.search(text))
    if not topic and (points or _leans(text, here)):
        return f"{_without(last, there) if here else last} {text}"
    if not here and there and not _COMPARES.search(text):
        year = "" if years(text) or not years(last) else f"{years(last)[0]}年"
        return f"{there[0].words}{year} {text}"
    return text


def _leans(text: str, places: list[Named]) -> bool:
    """Whether a follow-up is too short to stand without a place, and does not ask of all."""
    return not places and len(text) <= _SHORT and not _COMPARES.search(text)


def _says_little(text: str, places: list[Named]) -> bool:
    """Whether a follow-up names only a place or a year, as 那温州市2023年呢？ does."""
    named = bool(places or years(text))
    return named and not _PURE.sub("", _YEAR.sub("", _without(text, places)))


def _replaced(last: str, there: list[Named], text: str, here: list[Named]) -> str:
    """The last question with the follow-up's place and year where its own stood."""
    place = "、".join(text[named.start : named.end] for named in here)
    year = "、".join(map(str, years(text)))
    if here and there:
        last, place = f"{last[: there[0].start]}{place}{_after(last, there)}", ""
    if year and years(last):
        last, year = _LONE_YEAR.sub(year, last, count=1), ""
    gap = " " if language(last) == "en" else ""
    year = f"{year}年" if year and not gap else year
    return gap.join(filter(None, [place, year, last]))


def _after(text: str, places: list[Named]) -> str:
    """The text after the first place, without the others and what joined them to it."""
    rest = places[0].end
    for named in places[1:]:
        if _JOINED.fullmatch(text[rest : named.start]):
            rest = named.end
    return text[rest:]


def _without(text: str, places: list[Named]) -> str:
    for named in sorted(places, key=lambda named: -named.start):
        text = text[: named.start] + text[named.end :]
    return text
