"""Ways to plant a fault in a sound output: each yields the output with one thing wrong, or none."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from eval.faults.outputs import Cited, Output, passage_of
from rag.answering.numbers import DATE, FIGURE, Quantity, quantities


@dataclass(frozen=True)
class Planted:
    """An output as the model gives it: its quotes' words may not be the report's."""

    output: Output
    claim: str
    quoted: tuple[str, ...]
    """The words given as quotes, one for each of `output.quotes`."""
    question: str
    shift: int = 0
    """Added to the passage numbers that the model names."""


Maker = Callable[[Output], Planted | None]


def as_given(output: Output) -> Planted:
    """The output without a fault."""
    return Planted(output, output.claim, tuple(c.text for c in output.quotes), output.question)


def _claim(output: Output, claim: str | None) -> Planted | None:
    if claim is None or claim == output.claim:
        return None
    return replace(as_given(output), claim=claim)


def _replacing(pairs: list[tuple[str, str]]) -> Maker:
    """The first pattern of `pairs` that the claim has, replaced once."""

    def make(output: Output) -> Planted | None:
        for pattern, new in pairs:
            changed = re.sub(pattern, new, output.claim, count=1)
            if changed != output.claim:
                return _claim(output, changed)
        return None

    return make


def _figures(text: str) -> list[Quantity]:
    return [one for one in quantities(text) if one.kind == FIGURE]


def _edited(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _other_digit(match: re.Match[str]) -> str:
    return str((int(match.group()) + 3) % 10 or 8)


def digit(output: Output) -> Planted | None:
    """The last digit of the last figure is another one."""
    found = [one for one in _figures(output.claim) if re.search("[0-9]", one.text(output.claim))]
    if not found:
        return None
    start, end = found[-1].digits
    number = output.claim[start:end]
    return _claim(output, _edited(output.claim, start, end, re.sub(r"\d(?=\D*$)", _other_digit, number)))


def first_digit(output: Output) -> Planted | None:
    """The first digit of the first figure is another one."""
    found = [one for one in _figures(output.claim) if output.claim[one.digits.start].isdigit()]
    if not found:
        return None
    start = found[0].digits.start
    return _claim(output, _edited(output.claim, start, start + 1, re.sub(r"\d", _other_digit, output.claim[start])))


def scale(output: Output) -> Planted | None:
    """Ten times as much, or a hundredth: a point moved, a 万 or a million exchanged."""
    pairs = [(r"(\d)万", r"\1亿"), ("million", "billion"), ("thousand", "million"), (r"(\d\d)\.(\d)(?=\d)", r"\1\2.")]
    return _replacing([*pairs, (r"(\d+)(?=[件条个名项场份户])", r"\g<1>0"), (r"\b(\d+)(?= [a-z])", r"\g<1>0")])(output)


def exchanged(output: Output) -> Planted | None:
    """Two figures of one unit in each other's place."""
    found = _figures(output.claim)
    for one in found:
        for other in found:
            if one.span < other.span and one.unit == other.unit and one.value != other.value:
                a, b = one.digits, other.digits
                text = output.claim
                swapped = text[: a.start] + text[b.start : b.end] + text[a.end : b.start]
                return _claim(output, swapped + text[a.start : a.end] + text[b.end :])
    return None


def added(output: Output) -> Planted | None:
    """A figure that stands nowhere."""
    end = "，涉及资金326万元。" if output.claim.endswith("。") else ", at a cost of 3.26 million yuan."
    return _claim(output, output.claim.rstrip("。.") + end)


def quote_digit(output: Output) -> Planted | None:
    """A digit changed alike in the quote and in the claim."""
    for number in re.findall(r"\d+(?:\.\d+)?", output.claim):
        for at, cited in enumerate(output.quotes):
            if number in cited.text:
                new = re.sub(r"\d(?=\D*$)", _other_digit, number)
                words = [c.text for c in output.quotes]
                words[at] = cited.text.replace(number, new)
                claim = output.claim.replace(number, new)
                return replace(as_given(output), claim=claim, quoted=tuple(words))
    return None


spoken = _replacing(
    [("八百", "九百"), ("六千五", "七千五"), ("十六次", "十七次"), ("八项", "七项"), ("五十八", "六十八"), ("五部|五件", "四件"),
     ("[Ss]eventeen", "Nineteen"), ("[Tt]hirty-six", "Thirty-four"), ("Eleven", "Twelve"), ("[Ee]ight ", "nine "),
     ("[Ee]ighty-six", "Sixty-eight"), ("Nine", "Ten"), ("Ten ", "Twelve "), ("seven of", "nine of"), ("five laws", "six laws"),
     ("二十三", "三十二"), ("九点三一", "九点三七"), ("两件", "三件"), ("七成", "八成"), ("六千", "六万")]
)  # fmt: skip
unit = _replacing(
    [("%", "个百分点"), ("个百分点", "%"), ("％", "‰"), ("percentage points", "percent"), (r"per ?cent", "percentage points"),
     ("人次", "家次"), ("万元", "万美元"), ("yuan", "US dollars"), ("(?<=[0-9])件", "万件"), ("亿元", "亿美元"), ("tonnes", "mu"), ("(?<=[0-9])场", "天")]
)  # fmt: skip
classifier = _replacing(
    [("人次", "人"), ("场次", "人次"), ("(?<=[0-9])件", "人次"), ("(?<=[0-9])条", "件"), ("(?<=[0-9])个", "家"), ("(?<=[0-9])项", "亿元"),
     (r"(\d)%", r"\1"), (r"(\d) (?=suggestions|cases|records|projects|opinions|sites)", r"\1% of "), ("(?<=[0-9])户", "人"),
     ("households", "hectares"), (r"(\d) deputies", r"\1 hours"), ("(?<=[0-9])所", "平方米"), ("(?<=[0-9])名|(?<=[0-9])位", "件")]
)  # fmt: skip
hedged = _replacing(
    [(r"(?<![\d.,多余超过近约第十于升低])(\d+(?:\.\d+)?)(?=[件条项名场次%亿家])(?!%?左右|%?以上)", r"约\1"),
     (r"\b(were|was|held|visited|of|than|had|by|met) (?!20\d\d\b)(\d[\d,.]*)\b(?!%? of| or)", r"\1 about \2"), (r"^(\d[\d,]*)(?= )", r"Some \1")]
)  # fmt: skip
raised = _replacing(
    [(r"(?<![\d.,多余超过近约第十于升低])(\d+(?:\.\d+)?)(?=[件条项名场次%亿家])(?!%?左右|%?以上)", r"超过\1"),
     (r"\b(were|was|held|visited|had|by) (\d[\d,.]*)\b", r"\1 more than \2"), (r"^(\d[\d,]*)(?= )", r"Over \1")]
)  # fmt: skip
unhedged = _replacing(
    [("超过|大约|约(?=[0-9])|不少于|不低于", ""), ("(?<=[0-9万])[余多](?=[件条人项名场个])", ""), ("近(?=[0-9一])", ""), ("左右|以上", ""),
     (r"(?i)\b(?:more than|over|nearly|about|at least|no less than) (?=\d)", "")]
)  # fmt: skip
turned = _replacing(
    [("超过", "不足"), ("不少于|不低于", "不超过"), ("以上", "以下"), ("(?<=[0-9万])[余多](?=[件条人项名场个])", "左右"), ("左右", "以上"),
     ("(?i)more than", "Fewer than"), ("(?i)\\bover (?=\\d)", "under "), ("nearly", "over"), ("at least", "at most"), ("about", "more than"),
     ("topped", "stayed below")]
)  # fmt: skip
denied = _replacing(
    [("都已经?", "均未"), ("都按期", "都未按期"), ("已经", "尚未"), ("已(?!经)", "未"), ("全部", "没有全部"), ("都按时", "都没有按时"), ("解决或", "未解决或"),
     ("收到", "没有收到"), ("审查了", "没有审查"), ("(?<=[。，])完成", "未完成"), (r"\b(were|was|have|has|are)\b (?!not|about|more)", r"\1 not "),
     ("reached", "did not reach"), ("held", "did not hold"), ("visited", "never visited")]
)  # fmt: skip
affirmed = _replacing(
    [("还没有|尚未|未能|没有(?=改|根)", "已经"), ("未(?=完成)", "已"), ("不够", "十分"), ("不到位", "到位"), ("还没有|没有", "已"),
     ("has not yet been|has not been", "has been"), ("did not meet", "met"), ("are not complete enough", "are complete"), ("is not ", "is "),
     ("still have no", "now have"), ("not timely or effective enough", "timely and effective")]
)  # fmt: skip
direction = _replacing(
    [("增长(?=\\d|4|6)", "下降"), ("下降", "增长"), ("提高(?=1|了|到2)", "降低"), ("有所提高", "有所下降"), ("低0", "高0"), ("核减", "增加"), ("新增(?=规)", "减少"),
     ("up 6", "down 6"), ("fell by", "rose by"), ("went up", "went down"), ("Funds were cut", "Funds were increased"), ("growth", "decline")]
)  # fmt: skip


def quote_denies(output: Output) -> Planted | None:
    """A quote with a 未 or 不 that the report does not have."""
    first = output.quotes[0].text
    changed = re.sub("已经?|都(?=[在按])|全部", lambda yes: yes.group() + "未", first, count=1)
    if changed == first:
        changed = re.sub("完成|办结|解决|收到|听取|提出|建成|增长", lambda did: "未" + did.group(), first, count=1)
    if changed == first:
        return None
    return replace(as_given(output), quoted=(changed, *(c.text for c in output.quotes[1:])))


def quote_cut(output: Output) -> Planted | None:
    """A quote that begins after the denying word of its clause."""
    first = output.quotes[0].text
    found = list(re.finditer(r"(?:没有|尚未|未能|未|不够|不(?=[够到]))([^，。；]{2,})", first))
    if not found:
        return None
    words = found[-1].group(1)
    return replace(as_given(output), claim=f"报告说，{words}。", quoted=(words,), output=replace(output, quotes=output.quotes[:1]))


def paraphrase(output: Output) -> Planted | None:
    """The claim itself given as the quote."""
    return replace(as_given(output), quoted=(output.claim, *(c.text for c in output.quotes[1:])))


def joined(output: Output) -> Planted | None:
    """Two parts of a quote with what is between them left out."""
    parts = re.split("[，；。]", output.quotes[0].text)
    if len(parts) < 3:
        return None
    words = f"{parts[0]}，{parts[-1]}"
    return replace(as_given(output), quoted=(words, *(c.text for c in output.quotes[1:])))


def reworded(output: Output) -> Planted | None:
    """One word of the quote exchanged."""
    first = output.quotes[0].text
    pairs = [("代表", "委员"), ("建议", "意见"), ("完成", "基本完成"), ("全", "各"), ("解决", "化解"), ("项目", "工程"), ("监督", "监管"), ("的", "之")]
    new = next((first.replace(a, b, 1) for a, b in pairs if a in first), first)
    return replace(as_given(output), quoted=(new, *(c.text for c in output.quotes[1:]))) if new != first else None


def fabricated(output: Output) -> Planted | None:
    """A quote that stands in no report."""
    words = "各项工作均取得明显成效，得到群众普遍好评，有关指标位居全省前列"
    return replace(as_given(output), quoted=(words, *(c.text for c in output.quotes[1:])))


def translated(output: Output) -> Planted | None:
    """A quote in English."""
    if not output.claim.isascii():
        return None
    return replace(as_given(output), quoted=(output.claim.rstrip("."), *(c.text for c in output.quotes[1:])))


def misnumbered(output: Output) -> Planted | None:
    """A quote with the number of another passage."""
    return replace(as_given(output), shift=1) if len({passage_of(c) for c in output.quotes}) == 1 else None


_NAMES = "瓯海区|富阳区|秀洲区|温州市|浙江省|云溪市|瓯海、富阳的|(?:in )?Ouhai|Wenzhou's|Yunxi's "
_PLACES = [("瓯海区", "富阳区"), ("富阳区", "秀洲区"), ("秀洲区", "瓯海区"), ("温州市", "浙江省"), ("浙江省", "温州市"), ("云溪市", "秀洲区")]
_ENGLISH_PLACES = {"ouhai": "Fuyang", "fuyang": "Xiuzhou", "xiuzhou": "Ouhai", "wenzhou": "Fuyang", "zhejiang": "Ouhai", "report": "Xiuzhou"}


def other_place(output: Output) -> Planted | None:
    """The claim is told of another place, of which the store has a report."""
    stem = output.quotes[0].doc.split("_")[0].split(".")[0]
    other = _ENGLISH_PLACES[stem]
    chinese = {"Fuyang": "富阳区", "Xiuzhou": "秀洲区", "Ouhai": "瓯海区"}[other]
    if len({c.doc for c in output.quotes}) > 1:
        return None
    claim = re.sub(_NAMES, "", output.claim)
    english = claim.isascii()
    return _claim(output, f"In {other}, {claim[0].lower()}{claim[1:]}" if english else f"{chinese}{claim}")


def unknown_place(output: Output) -> Planted | None:
    """The claim is told of a place that no report is of."""
    claim = re.sub(_NAMES, "", output.claim)
    return _claim(output, f"Chengdu: {claim}" if claim.isascii() else f"成都市{claim}")


def asked_place(output: Output) -> Planted | None:
    """The question asks for another place than the quote's."""
    for place, other in _PLACES:
        if place in output.question and len({c.doc for c in output.quotes}) == 1:
            return replace(as_given(output), question=output.question.replace(place, other))
    return None


def places_exchanged(output: Output) -> Planted | None:
    """Two places in each other's place."""
    for one, other in (("瓯海区", "富阳区"), ("瓯海", "富阳"), ("温州市", "秀洲区"), ("浙江省", "温州市"), ("Ouhai", "Fuyang"), ("Wenzhou", "Xiuzhou"), ("省里", "温州")):
        if one in output.claim and other in output.claim:
            swapped = output.claim.replace(one, "\0").replace(other, one).replace("\0", other)
            return _claim(output, swapped)
    return None


def other_year(output: Output) -> Planted | None:
    """The claim is told of a year that the report does not cover."""
    years = [one for one in quantities(output.claim) if one.kind == DATE and one.value > 1900]
    if years:
        start, end = years[0].digits
        return _claim(output, _edited(output.claim, start, end, "2019"))
    claim = output.claim
    return _claim(output, f"In 2019, {claim[0].lower()}{claim[1:]}" if claim.isascii() else f"2019年，{claim}")


def asked_year(output: Output) -> Planted | None:
    """The question asks for a year of which the report tells nothing."""
    question = re.sub(r"20\d\d年", "2018年", output.question)
    return replace(as_given(output), question=question) if question != output.question else None


reached = _replacing(
    [("的预期目标是", "已实现"), ("计划制定", "已经制定了"), ("打算让", "已经让"), ("将(?=监督|实行)", "已经"), ("计划(?=改造)", "已"), ("拟新增", "新增了"), ("力争(?=规上)", "实现"),
     ("力争(?=2025)", "实现"), ("力争(?=上半年)", "已于"), ("的目标是", "已达到"), ("目标是", "实现了"), ("安排(?=市级)", "完成"),
     ("列入了2024年的制定计划", "在2024年制定出台了"), ("plans to make performance reviews routine and to hear", "made performance reviews routine and heard"),
     ("intends to supervise", "has supervised"), ("plans to make", "made"), ("aims to complete", "completed"), ("the targets are", "the results were"),
     ("aims for", "achieved"), ("Plans for 2025 include renovating", "In 2025 the city finished renovating"), ("will cut", "cut"),
     ("The plan for 2025 lists", "In 2025 the city completed")]
)  # fmt: skip
_bare = _replacing(
    [("2025年的预期目标是", ""), ("2024年计划制定", "制定"), ("2025年打算", ""), ("2025年将", ""), ("2026年将", ""), ("2025年计划", ""), ("拟新增", "新增"), ("2025年力争", ""), ("力争2025年", ""),
     ("力争", ""), ("的目标是", ""), ("目标是", ""), ("2025年安排", ""), ("plans to make performance", "makes performance"),
     ("For 2025 the targets are", "There is"), ("It will cut", "It cuts"), ("aims for", "has")]
)  # fmt: skip


def bare(output: Output) -> Planted | None:
    """A target told without a word that it is one, to a question that does not ask for targets."""
    made = _bare(output)
    place = re.match("[一-龥]+?[市区省]", output.question)
    if made is None or place is None:
        return None
    year = re.search(r"20\d\d年", output.question)
    return replace(made, question=f"{place.group()}{year.group() if year else ''}情况怎么样？")


def postponed(output: Output) -> Planted | None:
    """What was done told as a plan."""
    if re.search("计划|力争|拟|打算|将|目标|plan|aim|target|intend|will", output.claim + output.question):
        return None
    if re.search("不足|短板|问题|差距|吗", output.question):
        return None
    pairs = [("^(?=已)", "预计"), ("(?<=，)(?=[一-龥])", "力争"), (r"\b(were|was) ([a-z]+ed|held|met)\b", r"will be \2"), (r"\b(held|visited|recorded)\b", r"plans to have \1")]
    return _replacing(pairs)(output)


def planned(output: Output) -> Planted | None:
    """The same, by a word at the head."""
    if re.search("计划|力争|拟|打算|将|目标|已|了|plan|aim|target|intend|will", output.claim):
        return None
    if output.claim.isascii() or re.search("不足|短板|问题|差距|吗", output.question):
        return None
    return _claim(output, f"计划{output.claim}" if output.claim[0].isdigit() else f"力争{output.claim}")


MECHANISMS: dict[str, dict[str, Maker]] = {
    "figure": {f.__name__: f for f in (digit, first_digit, scale, exchanged, added, quote_digit)} | {"spoken": spoken},
    "unit": {"unit": unit, "classifier": classifier},
    "qualifier": {"hedged": hedged, "raised": raised, "unhedged": unhedged, "turned": turned},
    "negation": {"denied": denied, "affirmed": affirmed, "direction": direction, "quote_denies": quote_denies, "quote_cut": quote_cut},
    "invented": {f.__name__: f for f in (paraphrase, joined, reworded, fabricated, translated, misnumbered)},
    "place": {f.__name__: f for f in (other_place, unknown_place, asked_place, places_exchanged, other_year, asked_year)},
    "status": {"reached": reached, "bare": bare, "postponed": postponed, "planned": planned},
}  # fmt: skip
"""Kind of fault -> its mechanisms by name."""


def every(kind: str, outputs: list[Output]) -> Iterator[tuple[str, list[Planted]]]:
    """Each mechanism of a kind with all that it makes of the outputs."""
    for name, make in MECHANISMS[kind].items():
        yield name, [planted for output in outputs if (planted := make(output)) is not None]


def cited(planted: Planted) -> list[Cited]:
    """What the model read: the passages that the sound output rests on."""
    return list(planted.output.quotes)
