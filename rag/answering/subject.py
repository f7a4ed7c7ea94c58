"""What a run of words is said of, where it does not name it itself: 通车总里程突破1万公里."""

import re

from rag.answering.clauses import clauses
from rag.report import Span

_SAYS = (
    r"(?:已|均|都|也|再|又|还|约|近|共|仅|同比|环比|实际|比[^，。；]{1,8}|较[^，。；]{1,8}|"
    r"累计|预计|合计|分别|历史性|首次)*"
)
_POINTS = re.compile(
    r"\s*(?:其中|其(?![他它余次])|该(?![校院])|此(?![次外])|上述|二者|两者|前者|后者|这(?!一年|些|一切|[次场]会)|"
    rf"{_SAYS}(?:高于|低于|快于|优于|好于|高出|高[过了]|增长(?!点|极|面)|下降|上升|回落|增速|增幅|涨幅|降幅|占比|比重|"
    r"占(?![用领地补])|位[居列次]|名列|列(?=全|第)|居(?=全|第|前)|排名?(?=全|第|前)|跃居|跃升|跻身|"
    r"创(?=[^，。；]{0,6}(?:新高|新低|最[好高佳低]|纪录))|"
    r"连续[^，。；]{1,6}(?:居|位|保持|超|增|获|第|稳)))"
)
"""A beginning that says how something stands, which was named before."""
_KINDS = (
    r"(?:通车|建成|运营|在建|累计|年均|人均|平均|单位|全年|年度|总体|"
    r"综合|当年|本年|新增|实际|到位)*"
)
_MEASURES = (
    r"(?:总?里程|总量|总额|总数|总产量?|产量|产能|总?产值|单产|总投资|投资额|资金|总?规模|总?面积|增速|增幅|"
    r"涨幅|降幅|增长率|占比|比重|比例|[一-龥]{2}率|[一-龥]{2}度|人数|户数|数量|件数|次数|排名|位次|名次|指数|均价|"
    r"单价|销量|销售额|营业收入|营收|利润|客流量|吞吐量|发电量|交易额|成交额|余额|增量|存量|受益面|覆盖面)"
)
_OWNERLESS = re.compile(
    rf"\s*{_KINDS}{_MEASURES}{_SAYS}(?:[达增提突超位居列首创保占为由从至升降回减跃稳]|\d|完成|实现)"
)
"""A beginning that names a measure and not of what it is."""
_FOLLOWS = (
    r"转化|转[为成交]|变[为成]|折合|带动|拉动|推动解决|促成|促使|惠及|让|使|"
    r"(?:已|基本|已经|全部|均已)*(?:解决|采纳|办结|整改|落实|答复|兑现|化解|销号)"
)
_ACTS = re.compile(
    rf"\s*{_SAYS}(?P<follows>{_FOLLOWS})|\s*{_SAYS}(?:任免|任命|免去|通报|表扬|表彰|奖励|组织|征集|召开|听取|审议|开展|"
    r"举办|提出|督办|检查|制定|修订|修改|作出|审查|受理|接待|走访|调研|培训|推荐|选举|补选|立案|查处|批捕|"
    r"起诉|审结|执结|修[建缮筑复]|铺设|架设|种植|栽植|发放|下达|落实|安排|投入|争取|引进|签约|整治|清理|排查|拆除|处置|回收|退还|追回|挽回|"
    r"完成|实现|新[建增改]|建[成设]|改[造建]|推[出进]|出台|印发|发布|设立|成立|组建|配备|选派|选聘|帮扶)"
    r"(?![率量额数度值])"
)
"""A beginning with what is done: by whom, and of `follows` to what, stands before it."""
_SPAN_OF_YEARS = re.compile(
    r"(?:[过近前这]去?|最近)?(?:[两三四五六七八九十]|\d{1,2})年(?:来|以来|间|多来)|"
    r"(?<![比较与于超])“十[一二三四五]五”(?:时期|期间|以来)|本届[一-龥]{2,6}(?:以来|期间)|\d{4}年以来"
)
_SUMS = re.compile(r"年均|累计")
_TIME = re.compile(
    r"[\d一二三四五六七八九十年月日上下半初末底季度全今去前至到在截止以来一，,、\s]*"
)
_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?\n]*")
_YEAR = re.compile(r"\d{4}年|[全今去前]年")
_FIGURE = re.compile(r"\d(?!\d{0,3}年)")
_SIGNS = "，,。；;！!？? \n"
_NEAR, _SHORT, _LEAST, _LONGEST = 3, 45, 4, 40
"""Sentences before a run that are looked at; characters up to which a run grows by its subject; of
the shortest clause that may name one; of the longest context."""


def needs(run: str) -> bool:
    """Whether a run of words begins with what is said of something named before."""
    return bool(_POINTS.match(run) or _OWNERLESS.match(run))


def done_by(text: str, at: int) -> Span | None:
    """The clause before `at` in its sentence that says by whom, or to what, what follows is done.

    The clause right before where what follows goes on with it, or where that has no figure of its
    own; else the first of the sentence. None where it begins with a name, or the sentence does so
    with what is done.
    """
    acts = _ACTS.match(text, at)
    sentence = text[:at].rpartition("。")[2]
    before = re.split("[；;！!？?\n]", sentence)[-1] if acts else ""
    own = [Span(at - len(before) + s, at - len(before) + e) for s, e in clauses(before)]
    own = [part for part in own if _names(text[slice(*part)].strip(_SIGNS))]
    if not acts or not own:
        return None
    if acts["follows"] or not _FIGURE.search(text[slice(*own[-1])]):
        return own[-1]
    return None if _ACTS.match(text, own[0].start) else own[0]


def over_years(text: str, at: int, run: str) -> str:
    """The words before `at` that tell over which years what a run says is; empty for none.

    Those of its sentence; for 年均 and 累计 also those of one before.
    """
    if _SPAN_OF_YEARS.search(run) or _YEAR.search(run):
        return ""
    first = 0 if _SUMS.search(run) else text.rfind("。", 0, at) + 1
    found = list(_SPAN_OF_YEARS.finditer(text, first, at))
    return found[-1].group() if found else ""


def named_before(text: str, at: int) -> Span | None:
    """The clause before `at` that names what the words from there on are said of.

    Of the nearest sentence that names anything: the last clause with a figure, else the first.
    """
    for match in list(_SENTENCE.finditer(text[:at]))[: -_NEAR - 1 : -1]:
        own = [Span(match.start() + s, match.start() + e) for s, e in clauses(match.group())]
        named = [part for part in own if _names(text[slice(*part)].strip(_SIGNS))]
        if named:
            figured = [part for part in named if _FIGURE.search(text[slice(*part)])]
            return figured[-1] if figured else named[0]
    return None


def _names(words: str) -> bool:
    return len(words) >= _LEAST and not needs(words) and not _TIME.fullmatch(words)


def grows(part: Span, run: Span, begin: int) -> bool:
    """Whether a run takes in the clause that names its subject: right before it, and short."""
    beside = part.end == run.start and part.start >= begin
    return beside and run.end - part.start <= _SHORT


def context(text: str, part: Span | None, topic: str) -> str:
    """The words shown beside a run: the clause that names its subject, else the topic."""
    words = text[slice(*part)].strip(_SIGNS) if part else topic
    return words[-_LONGEST:]
