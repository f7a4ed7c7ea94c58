"""What is denied and which way things go: 未办结 is not 办结, 下降 is not 增长."""

import re

from rag.answering.status import clause

_DENIES = re.compile(
    r"未(?![来央成必然])|没有|没(?=[能完办到解做落整通])|尚无|并无|毫无|从无|无(?=[一法力人需须]|"
    r"从)|难以|"
    r"不(?!断|仅|但|只|光|管|论|低于|少于|超过|高于|多于|小于|大于|折不扣|动产|忘|良|懈|渝|"
    r"遗余力|负|辱|畏|"
    r"惧|惜|误|失|至于|妨|禁|竭|倒|老|锈|正之风|正当|法|同(?!意))"
)
_AGREES = re.compile(
    r"(?:未|没有?|无一?(?:件|人|例|处|个)?|没有一(?:件|项|个|人|处)|不)(?:再)?.{0,2}"
    r"(?:落下|遗漏|间断|停|中断|放松|懈怠|耽误|例外|缺席|掉队|逾期|拖|落后|落空|断线|漏|延误|"
    r"打折|超期|松劲)"
)
"""Two denials that make a yes: 无一遗漏."""
_LACKS = re.compile(
    r"不足|不够|不强|不高|[偏较][少低弱]|缺[少乏口失位]|[欠紧短]缺|薄弱|弱项|短板|差距|"
    r"难(?![忘得])|距离|有待|仍要"
)
_ENGLISH = re.compile(
    r"\b(?:not(?! only| just| less| fewer| more| lower)|never|none|nothing|nobody|neither|nor|"
    r"without|failed|"
    r"fails?|unable|lacks?|lacked|lacking|no(?! (?:less|fewer|more|lower|later) than))\b|n['’]t\b|"
    r"\byet to\b|\bun(?:solved|resolved|finished|met|answered|settled|satisf\w+)\b",
    re.I,
)
_ENGLISH_SHORT = re.compile(
    r"\bin(?:sufficient|adequate|complete)|\bshort\w*|\bweak\w*|\bgaps?\b|\bpoor\w*|\bremain|"
    r"\bstill\b|"
    r"\bproblem|\bfew\b|\bless\b|\bneeds?\b|\bfar from\b|\bmissing\b|\bhardly\b|\bdifficult|"
    r"\babsen|\btoo\b|"
    r"\bonly\b|\bonce-off|\bdis\w+|\bimpossible|\bun\w+|\bevery\b|\ball\b",
    re.I,
)
_ENGLISH_AGREES = re.compile(
    r"\b(?:no|none|not|never|without|nothing|nobody)\b(?: \w+){0,5} (?:left out|left behind|"
    r"missed|missing|overdue|late|delayed?|"
    r"exceptions?|interrupt\w*|neglected|forgotten|skipped|omitted|lost|stopped)\b|\bwithout "
    r"(?:delay|exception|fail)\b",
    re.I,
)
ROSE = re.compile(
    r"增长|上升|提高|增加(?!值)|新增|扩大|回升|提升|\b(?:increas|ris(?:e|ing|en)|rose|"
    r"grew|grow|gain)\w*|\bup\b",
    re.I,
)
FELL = re.compile(
    r"下降|减少|降低|缩小|回落|负增长|下滑|压减|核减|调减|削减|\b(?:decreas|declin|fall|"
    r"fell|drop|reduc|shr[iu]nk|cut)\w*|\bdown\b|"
    r"\b(?:fewer|less|lower) than (?:a year|last|the year|the previous|in 20)",
    re.I,
)
_OPPOSITES = [
    (ROSE, FELL),
    *(
        (re.compile(one, re.I), re.compile(other, re.I))
        for one, other in (
            ("以上", "以下"),
            ("上半年", "下半年"),
            ("最高|最多", "最低|最少"),
            (
                r"高于|比[^，。；]{1,12}高|\b(?:above|higher)\b",
                r"低于|比[^，。；]{1,12}低|\b(?:below|lower)\b",
            ),
        )
    ),
]
_STOPS = re.compile(r"[，。；！？：\n;!?]|(?<!\d)[,:]|[,:](?!\d)")
_NEAR = 0.4
"""Least share of pairs of characters that two clauses on the same thing have in common."""


def denials(text: str) -> list[re.Match[str]]:
    """The denying words of a Chinese text; what only sounds so (不断, 不低于, 无一遗漏) is none."""
    agreed = [match.span() for match in _AGREES.finditer(text)]
    return [
        match
        for match in _DENIES.finditer(text)
        if not any(start <= match.start() < end for start, end in agreed)
    ]


def cut_off(context: str, start: int, end: int) -> str:
    """The denying word in the clause of `context[start:end]` that this part of it leaves out.

    Of two denials that make a yes (没有落下), the first is missed where the part begins after it.
    """
    first, _ = clause(context, start, start + 1)
    closed = _STOPS.search(context, max(end - 2, start), end)
    last = end if closed else clause(context, start, end)[1]
    for match in denials(context[first:last]):
        if first + match.start() < start or first + match.start() >= end:
            return match.group()
    halved = (m for m in _AGREES.finditer(context, first, last) if m.start() < start < m.end())
    return next((match.group() for match in halved), "")


def is_english(text: str) -> bool:
    """Whether Latin letters outnumber Chinese characters by three."""
    return len(re.findall("[A-Za-z]", text)) > 3 * len(re.findall("[一-龥]", text))


def contradicts(claim: str, sources: list[str]) -> str:
    """The words by which a claim says no where its sources say yes, or yes for no; else empty."""
    stated = "\n".join(sources)
    turned = opposed(claim, stated)
    if turned or is_english(claim):
        return turned or _in_english(claim, stated)
    for part in parts(claim):
        near = _nearest(part, parts(stated))
        if near and (word := opposed(part, "，".join(near)) or _denial(part, near)):
            return word
    return _unfounded(claim, stated)


def opposed(claim: str, stated: str) -> str:
    """A word of a claim whose opposite alone the sources have."""
    for pair in _OPPOSITES:
        for one, other in (pair, pair[::-1]):
            said = one.search(claim)
            if said and not other.search(claim) and other.search(stated) and not one.search(stated):
                return said.group()
    return ""


def parts(text: str) -> list[str]:
    """The clauses of a text, white space alone left out."""
    return [part for part in _STOPS.split(text) if part.strip()]


def _nearest(part: str, stated: list[str]) -> list[str]:
    """The clauses that share the most pairs of characters and numbers with one, and enough."""
    pairs = _pairs(part)
    shares = [
        len(pairs & _pairs(other)) / max(min(len(pairs), len(_pairs(other))), 2) for other in stated
    ]
    best = max(shares, default=0.0)
    return [other for other, share in zip(stated, shares, strict=True) if share >= max(best, _NEAR)]


def _pairs(text: str) -> set[str]:
    runs = re.findall("[一-龥]+", _DENIES.sub("", text))
    numbers = re.findall(r"\d+(?:\.\d+)?", text)
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)} | set(numbers)


def _denial(part: str, stated: list[str]) -> str:
    """The denying word that one of two clauses on the same thing has and the other has not."""
    said, held = denials(part), [match for other in stated for match in denials(other)]
    if said and not (held or _LACKS.search("，".join(stated))):
        return said[0].group()
    lacks = _LACKS.search(part)
    told = said or (lacks and lacks.group() not in "，".join(stated))
    return held[0].group() if held and all(map(denials, stated)) and not told else ""


def _unfounded(claim: str, stated: str) -> str:
    """A denying word of a claim on sources that deny and lack nothing."""
    denied = denials(claim)
    return denied[0].group() if denied and not (denials(stated) or _LACKS.search(stated)) else ""


def _in_english(claim: str, stated: str) -> str:
    said = _ENGLISH.search(_ENGLISH_AGREES.sub("", claim))
    if said:
        return "" if denials(stated) or _LACKS.search(stated) else said.group()
    if _ENGLISH_SHORT.search(claim):
        return ""
    clauses = parts(stated)
    denied = [found[0] for part in clauses if (found := denials(part))]
    return denied[0].group() if denied and 2 * len(denied) >= len(clauses) else ""
