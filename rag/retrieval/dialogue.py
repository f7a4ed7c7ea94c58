"""Dialogue acts: what is said in a conversation is a question, or a remark that asks nothing.

A remark (thanks, 好的, 不对，应该是208件) is not searched, and no follow-up leans on it. Where it
stands beside a question (谢谢，那陕西呢？), what remains is the question.
"""

import importlib.resources
import re
from collections.abc import Iterator
from typing import NamedTuple

from rag.retrieval.kinds import CORRECTION, QUESTION
from rag.retrieval.years import without, years

_CLAUSE = re.compile(r"[！!。.…~～，,；;：:]+(?!\d)\s*|(?<=[一-龥])\s+(?=[一-龥])|(?<=[？?])\s*")
_ASKS = re.compile(
    r"多少|几|什么|哪|谁|何|怎|吗|呢|[？?]|\b(?:what|which|who|how|when|where|why)\b|"
    r"^(?:and )?(?:did|does|do|is|are|was|were|can|could|has|have|will)\b",
    re.I,
)
_CLAIMS = re.compile(
    r"^(?:我(?:觉得|认为|记得|查到?的?是?|看到的?是?)|其实|实际上?|明明|应该?是|报告(?:里|中|上)?(?:不是|没有?|可没)|"
    r"it (?:should|must) be|it(?:'s| is| was) (?:actually|really|not)|actually\b|"
    r"I (?:think|believe|remember)\b)",
    re.I,
)
"""How a statement begins that holds something else to be so."""
_REPAIR = re.compile(
    r"^(?:我?(?:问|说|要|指)?的?不是[^，,。]{1,12}[，,]\s*"
    r"(?:而是|我?(?:问|说|要|指)的?是|是|我?(?=问|说))(?:问(?!题)|说(?!明|法))?|"
    r"不是说[^，,。]{1,12}[，,]\s*(?:是)?|"
    r"不是[^，,。是]{1,8}(?:而是|是)(?=[^吗几多哪谁什怎么]{1,8}$)|"
    r"(?:我|是)?(?:想|要|是)?(?:问|说|指)的?(?:是|就是)(?!不是)|而是|"
    r"(?:not [^,]{1,30}, (?:but )?)?I (?:mean|meant|was asking about|asked about)\s|"
    r"not [^,]{1,30},? but )",
    re.I,
)
"""How a correction says what was meant instead."""
_MEANT_NOW = re.compile(
    r"^(?:不过|但是?)?(?:我|咱们?)?(?:应该?|本来|其实|原来|刚才|明明)?(?:就?是)?(?:想|要)?"
    r"(?:(?:问(?!题|[责询政计卷需])|说(?!明|法)|指(?![标数导])|查(?![处出到])|知道|要(?=的|[^，,]{1,8}的?$))的?(?:就?是)?(?:关于)?)|"
    r"^(?:不过|但是?)?(?:应该?)?(?:就?是)(?!不是|否)|"
    r"^(?:but )?(?:it(?:['’]s| is| was)|(?:I )?(?:mean|meant)|for|about)\s",
    re.I,
)
"""The same after a remark, where fewer words do: 错了，是问温州."""
_FIGURE = re.compile(r"\d|[一二两三四五六七八九十百千万亿]+(?:[个件项条部家户人名次场份%]|成)")
_SURE = re.compile(r"吧[？?]+$")
"""How a claim ends that is put as a question: 应该是208件吧？"""
_WORD = re.compile(r"\w")
_MEANT = 8
"""Characters of a bare correction (不对，是温州) that may name what was meant."""


def _table() -> dict[str, str]:
    """Dialogue act, or `beside` -> one pattern for its words: longest first, Latin ones whole."""
    folder = importlib.resources.files("rag.retrieval")
    words: dict[str, list[str]] = {}
    for line in folder.joinpath("dialogue_acts.tsv").read_text("utf-8").splitlines():
        act, _, cell = line.partition("\t")
        if cell:
            words.setdefault(act, []).extend(re.split(r"\|(?![^(]*\))", cell))
    return {
        act: "|".join(map(_whole, sorted(own, key=len, reverse=True))) for act, own in words.items()
    }


def _whole(word: str) -> str:
    return rf"\b{word}\b" if word[0].isascii() and word[0].isalpha() else word


_DOUBT = "doubt"
"""The act of a question that asks only whether it is so: a remark, but never beside what it asks
about (满意率是84%，对吗？)."""
_WORDS = _table()
_ACTS = {act: re.compile(words, re.I) for act, words in _WORDS.items() if act != "beside"}
_REMARK = re.compile(rf"(?:{'|'.join(_WORDS.values())}|[\s'’]|[^\w\s？?])++", re.I)
_LONGEST_REMARK = 60
"""Characters in which a remark without a sign after it has led on to a question."""
_LEADS_ON = re.compile(r"(?=那|请问|\band\b|\bbut\b|\bso\b|\bwhat\b|\bhow\b)", re.I)
"""Where a question begins right after a remark: 好的那温州呢."""


class Utterance(NamedTuple):
    """What was said."""

    act: str
    """`question`, or the act of a remark."""
    question: str
    """What is asked, without the remarks around it; empty for a remark."""
    corrects: bool = False
    """Whether it says what was meant instead of what was asked before."""


def heard(text: str) -> Utterance:
    """The dialogue act of a text, and the question in it."""
    clauses = list(_clauses(text))
    first, last = 0, len(clauses)
    while first < last and _remark(clauses[first]):
        first += 1
    while last > first and _remark(clauses[last - 1]) and _act(clauses[last - 1]) != _DOUBT:
        last -= 1
    rest = "".join(clauses[first:last]).strip()
    before = "".join(clauses[:first])
    if not rest:
        act = _act(text)
        return Utterance(CORRECTION if act == _DOUBT else act, "")
    return _said(rest, _act(before) if before else "")


def _said(rest: str, before: str) -> Utterance:
    """What is left of a text when the remarks before it are taken off; `before`: their act."""
    if not before and (led := _led_on(rest)):
        return Utterance(QUESTION, led)
    meant = _REPAIR.sub("", rest)
    claims = meant == rest and bool(_CLAIMS.search(rest))
    meant = _MEANT_NOW.sub("", meant) if before else meant
    repaired, corrects = meant != rest, before == CORRECTION
    if meant and _ASKS.search(_SURE.sub("", meant)):
        return Utterance(QUESTION, meant, repaired or corrects)
    bare = meant and not _claimed(meant)
    if (claims and not (repaired and bare)) or ((repaired or corrects) and not bare):
        return Utterance(CORRECTION, "")
    return Utterance(QUESTION, meant, repaired or corrects)


def _claimed(rest: str) -> bool:
    """Whether what follows a correction says how it is, not what was meant to be asked."""
    figure = _FIGURE.search(rest) and not years(rest)
    return bool(figure) or (len(without(rest)) > _MEANT and not rest.isascii())


def _led_on(text: str) -> str:
    """The question that follows a remark without a sign between them; empty for none."""
    for found in _LEADS_ON.finditer(text[:_LONGEST_REMARK]):
        if found.start() and _remark(text[: found.start()]):
            return text[found.start() :]
    return ""


def _clauses(text: str) -> Iterator[str]:
    """A text cut after the signs that end a clause; the pieces joined are the text."""
    at = 0
    for found in _CLAUSE.finditer(text):
        if found.end() > at:
            yield text[at : found.end()]
            at = found.end()
    if text[at:]:
        yield text[at:]


def _remark(text: str) -> bool:
    """Whether it is one; of doubt or denial (不对吧？) it may end as a question does."""
    if not _WORD.search(text):
        return True
    act = _act(text)
    plain = text.rstrip("？?！! ") if act in {_DOUBT, CORRECTION} else text
    return bool(act) and bool(_REMARK.fullmatch(plain))


def _act(text: str) -> str:
    """The act that weighs most among those that the words of a remark do; empty for none."""
    return next((act for act, words in _ACTS.items() if words.search(text)), "")
