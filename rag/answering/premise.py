"""What a question takes for granted: that a thing was stopped, rose or fell, was not done."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.tokenizer import grams

ENDED, FELL, UNDONE, LOST, STATED = "ended", "fell", "undone", "lost", "stated"
ROSE, AGAIN, BARRED = "rose", "again", "barred"
_WHY = re.compile(r"为什么|为何|为啥|怎么会|咋会|\bwhy\b|\bhow come\b", re.I)
_TOLD = {
    ENDED: re.compile(
        r"停掉|停止|停建|停用|停办|取消|终止|中止|废止|关掉|关闭|关停|撤销|撤掉|罢免|放弃|叫停|砍掉了?.{0,4}制度|"
        r"否决|驳回|[给都被](?:关|停|拆|撤|砍)了|摘[掉去牌]|撤资|撤出|搬走|"
        r"\b(?:vot(?:e|ed) down|reject(?:ed)?)\b|"
        r"\bcall(?:ed)? off\b|\bpull(?:ed)?\b.{0,40}\bout\b|"
        r"\b(?:cancel|abolish|abandon|scrapp?|suspend|dismiss|halt|axe?)(?:l?ed|s)?\b|"
        r"\b(?:stopped|shut down)\b",
        re.I,
    ),
    LOST: re.compile(r"辞职|辞去|被查|落马|判刑|\bresign", re.I),
}
"""What a question need not ask for with 为什么 to take it for granted."""
_TOLD_BY_WHY = {
    ENDED: re.compile(r"停|不再|关了|\b(?:stop|halt|clos|shut|remov|end(?:ed)?\b|bann?)", re.I),
    FELL: re.compile(
        r"下降|减少|减产|降低|下滑|下跌|变[少差低]|退步|缩水|\b(?:f[ae]ll|drop|decreas|declin|shr[iau]nk)",
        re.I,
    ),
    UNDONE: re.compile(
        r"没有?(?=[^，。]{0,4}[办做完开建成达解落出])|没能|未能|没有?按时|不办|失败|\b(?:fail|not|didn't|never)\b",
        re.I,
    ),
    ROSE: re.compile(
        r"扩大|增加了?|提高了?|上[涨调]|涨价|加收|\b(?:rais|increas|expand|widen|hik)(?:e[sd]?|ed|ing)?\b",
        re.I,
    ),
    AGAIN: re.compile(
        r"重新|恢复|又(?:开始|收)|\bagain\b|\b(?:resum|reinstat|reintroduc|reviv)e?d?\b", re.I
    ),
    BARRED: re.compile(
        r"不(?:再)?[让许准给]|禁止|\b(?:ban|bar|forbid|forbade|prohibit)(?:ned|red|ed)?\b", re.I
    ),
}
_HELD = {
    ROSE: re.compile(r"扩|增|提高|升|涨|上调|加|拓|多"),
    AGAIN: re.compile(r"重新|恢复|重启|复[工航开]|再次|回升"),
    BARRED: re.compile(r"禁|不得|不准|不许|不再|停|取消|限|退出"),
    ENDED: re.compile(
        r"停|取消|终止|中止|废止|关闭|关停|撤[销出走掉并资]|罢免|放弃|退出|淘汰|不再|摘[掉去牌]|搬|否决|驳回"
    ),
    FELL: re.compile(r"降|减|回落|下滑|下跌|低于|负增长|收窄|少于|缩"),
    UNDONE: re.compile(r"[未没]|尚|不[足够能到高强]|有待|还需|差距|欠(?!薪)|(?<!克)难"),
    LOST: re.compile(r"辞|免去|查处|立案|判"),
}
_LOOSE = re.compile(
    r"停|取消|终止|中止|废止|关|撤|罢免|放弃|退出|淘汰|清理|整合|压减|核减|削减|调减|撤并"
)
"""Ways of ending that do for a question which asks whether or how many, and does not presuppose."""
_NEAR = 1
"""Clauses before and after the one with the word that may name the thing."""
_COUNTED = re.compile(
    r"(?<![\d.第前头十近超过约])(\d+(?:\.\d+)?)\s*(?P<unit>[件个项条部家次场名位份座所户只台](?!月|百分点|以[上下]|左右|多|城市))"
)
_PERCENT = re.compile(r"(?<![\d.约近超])(\d+(?:\.\d+)?)\s*[%％]")
_SAME = ("件个项条部家份", "次场", "名位个", "座所个家", "户", "只", "台个")
_NUMERALS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Premise:
    """One thing taken for granted."""

    kind: str
    words: str
    """The question's: 停用, 500件."""
    strict: bool = False
    """Whether it is presupposed (为什么停用) and not asked about (停用了吗)."""


def premises(text: str) -> Iterator[Premise]:
    """What a question takes for granted of the thing that it asks about."""
    why = bool(_WHY.search(text))
    found = {kind: words.search(text) for kind, words in _TOLD.items()}
    if why:
        found |= {kind: found.get(kind) or w.search(text) for kind, w in _TOLD_BY_WHY.items()}
    for kind, match in found.items():
        if match:
            yield Premise(kind, match.group(), why)
    for match in (*_COUNTED.finditer(text), *_PERCENT.finditer(text)):
        yield Premise(STATED, match.group())


def borne_out(premise: Premise, sentence: str, passage: str, about: Iterable[str]) -> bool:
    """Whether a sentence says it, of the thing named: `about`, its pairs of characters.

    A number must be counted in the passage; without `about` the word itself will do.
    """
    if premise.kind == STATED:
        return _counts(premise.words, passage)
    if premise.kind == ENDED and not premise.strict:
        return bool(_LOOSE.search(sentence))
    clauses = re.split("[，,；;、。]", sentence)
    wanted = set(about)
    for at, clause in enumerate(clauses):
        around = "，".join(clauses[max(at - _NEAR, 0) : at + _NEAR + 1])
        if _HELD[premise.kind].search(clause) and (not wanted or wanted & set(grams(around))):
            return True
    return False


def _counts(words: str, passage: str) -> bool:
    """Whether a passage counts as many, in figures or in words, of a like unit, or the share."""
    if share := _PERCENT.fullmatch(words):
        return share.group(1) in {one.group(1) for one in _PERCENT.finditer(passage)}
    match = _COUNTED.fullmatch(words)
    if not match:
        return True
    unit = match["unit"]
    units = "".join(sorted({unit, *(u for same in _SAME if unit in same for u in same)}))
    number = re.escape(match.group(1))
    spoken = _spoken(match.group(1))
    either = f"(?<![\\d.]){number}(?![\\d.])" + (f"|{spoken}" if spoken else "")
    return bool(
        re.search(rf"(?:{either})\s?(?:[大多余]?[{units}]|[^\d，。]{{0,2}}[{units}]|人)", passage)
    )


def _spoken(number: str) -> str:
    """A whole number up to 99 as it is written in words, as a pattern; empty for others."""
    if not number.isdecimal() or not 0 < int(number) < 100:
        return ""
    tens, ones = divmod(int(number), 10)
    if number == "2":
        return "[二两双]"
    # 三次会议 is a session's number, not a count
    head = "(?<!第)" + ("" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens]}十")
    return head + (_NUMERALS[ones] if ones else "") + "(?!次会议)"
