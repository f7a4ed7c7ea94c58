"""Dialogue acts: what is said in a conversation is a question, or a remark that asks nothing.

A remark (thanks, 好的, 不对，应该是208件) is not searched, and no follow-up leans on it. Where it
stands beside a question (谢谢，那陕西呢？), what remains is the question.
"""

import importlib.resources
import re
from collections.abc import Iterator
from typing import NamedTuple

from rag.retrieval.kinds import CORRECTION, QUESTION
from rag.retrieval.years import years

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
    r"^(?:不是[^，,。]{1,12}[，,]\s*(?:而是|我?(?:问|说|要|指)的?是|是)|不是说[^，,。]{1,12}[，,]\s*(?:是)?|"
    r"(?:我|是)?(?:想|要|是)?(?:问|说|指)的?(?:是|就是)(?!不是)|而是|"
    r"(?:not [^,]{1,30}, (?:but )?)?I (?:mean|meant|was asking about|asked about)\s|"
    r"not [^,]{1,30},? but )",
    re.I,
)
"""How a correction says what was meant instead."""
_FIGURE = re.compile(r"\d|[一二两三四五六七八九十百千万亿]+(?:[个件项条部家户人名次场份%]|成)")
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


_WORDS = _table()
_ACTS = {act: re.compile(words, re.I) for act, words in _WORDS.items() if act != "beside"}
_REMARK = re.compile(rf"(?:{'|'.join(_WORDS.values())}|[\s'’]|[^\w\s？?])++", re.I)
_LEADS_ON = re.compile(r"(?=那|请问|\band\b|\bbut\b|\bso\b|\bwhat\b|\bhow\b)", re.I)
"""Where a question begins right after a remark: 好的那温州呢."""


class Utterance(NamedTuple):
    """What was said."""

    act: str
    """`question`, or the act of a remark."""
    question: str
    """What is asked, without the remarks around it; empty for a remark."""


def heard(text: str) -> Utterance:
    """The dialogue act of a text, and the question in it."""
    clauses = list(_clauses(text))
    first, last = 0, len(clauses)
    while first < last and _remark(clauses[first]):
        first += 1
    while last > first and _remark(clauses[last - 1]):
        last -= 1
    rest = "".join(clauses[first:last]).strip()
    before = "".join(clauses[:first])
    if not rest:
        return Utterance(_act(text), "")
    return _said(rest, before)


def _said(rest: str, before: str) -> Utterance:
    """What is left of a text when the remarks `before` it are taken off."""
    if not before and (led := _led_on(rest)):
        return Utterance(QUESTION, led)
    corrects = _act(before) == CORRECTION if before else False
    repaired = _REPAIR.sub("", rest)
    if repaired != rest:
        return Utterance(QUESTION, repaired) if repaired else Utterance(CORRECTION, "")
    if _ASKS.search(rest):
        return Utterance(QUESTION, rest)
    if _CLAIMS.search(rest) or (corrects and _claimed(rest)):
        return Utterance(CORRECTION, "")
    return Utterance(QUESTION, re.sub("^应?该?是", "", rest) if corrects else rest)


def _claimed(rest: str) -> bool:
    """Whether what follows a correction says how it is, not what was meant to be asked."""
    figure = _FIGURE.search(rest) and not years(rest)
    return bool(figure) or (len(rest) > _MEANT and not rest.isascii())


def _led_on(text: str) -> str:
    """The question that follows a remark without a sign between them; empty for none."""
    for found in _LEADS_ON.finditer(text):
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
    return bool(_REMARK.fullmatch(text)) and bool(_act(text))


def _act(text: str) -> str:
    """The act that weighs most among those that the words of a remark do; empty for none."""
    return next((act for act, words in _ACTS.items() if words.search(text)), "")
