"""Whether words tell of what was done, or of what is planned: targets, forecasts, intentions."""

import re

from index.characters import unified
from rag.passage import DONE, LACKING, PLANNED
from rag.retrieval.kinds import KINDS
from rag.retrieval.question import Question

ACHIEVED, TARGET, LACKED, EXPECTED = "achieved", "target", "lacked", "expected"
_DEEDS = (
    "完成|实现|达|超|突破|建成|新增|新建|建设|改造|投|推|开|举办|组织|启动|安排|增|提高|加|坚持|"
    "制定|制订|修订|"
    "听取|审议|检查|继续|进一步|着力|重点|努力|围绕|全面|深入|再|力争|确保|实施|保持|控制|培育|"
    "引进|办|出台|打造|"
    "争取|争创|落实|完善|健全|拓展|延伸|扩大|优化|支持|发放|解决|新|收官|谋划|迎来|到|有|是|会|"
    "于|在20|在明年"
)
_MOVED = (
    "纳入|作为|列为|列入|转为|转化|转交|交由|交给|用于|融入|衔接|结合|贯通|提高到|提升到|压减|"
    "下放|移送|报送|送到|"
    "打造成|建成|改造成|变为|变成|转变|化为|兑现为|调整为|划转|转移到|分为|归并|贯穿|延伸|拓展|摆在|放在|降[到至低]|与|同"
)
"""What follows 将 where it only names the object, as 把 does."""
_PLANNING = (
    r"计划(?!的|$|[、，。；：和与及”]|执行|草案|报告|指标|生育|"
    r"经济|单列|书|完成|安排|行动|管理|目标|任务)"
)
_AHEAD = re.compile(
    rf"(?<!奋)力争(?!取[^，。；]{{0,4}}结果)|力求|(?<![虚模])拟(?!定|制|订|人)|预计|"
    rf"(?<![^\s，。；：、,年月市省区县州会府院委们步段末还也均都且并]){_PLANNING}|"
    rf"目标(?:任务)?(?:是|为|：|定[为在])|的?目标(?=\d)|"
    rf"(?:将|(?<![重主需只必首摘纲概])要)(?=(?:{_DEEDS}))|(?<!必)将(?![近军士领才帅])(?![^，。；]{{1,30}}(?:{_MOVED}))|"
    rf"年度计划投资|确保(?!了)(?=[^，。；]{{0,24}}(?:\d|完成|实现|达))|"
    r"打算|有望|明年|来年|下一步|下一年|接下来|尚待|待(?=完成|实现|建成)|"
    r"(?<![长降升加少高大])到20\d\d年(?!的?\d)(?=[^，。；]{0,16}(?:将|达|建成|实现|基本|超|翻))|"
    r"还没有?(?:完成|实现|达到)",
)
_AHEAD_BUT_IN_REVIEW = re.compile(
    r"争取(?![到了])|争创|预期(?!寿命|目标?.{0,4}(?:实现|完成|达成))|以.{2,20}为目标(?!导向)|着手|今后|"
    rf"(?<![度作展划动训攻三五施整体产]){_PLANNING}|规划(?:建设|新建|新增)|"
    r"[列纳]入[^，。；]{0,12}计划|准备(?!了|好|金|工作)"
)
"""What is still to come, but in the part of a report that looks back: there 争取资金29亿元 was got,
a 计划 was carried out, and the 预期 are those of others."""
_EXPECTED = re.compile(r"预计|有望")
_AIMS = re.compile(r"力争|力求|(?:预期|主要|总体)目标(?:任务)?(?:是|为|：|:|定[为在])")
_ENGLISH_AHEAD = re.compile(
    r"\bwill\b|\bplan(?:s|ned|ning)?\b|\baim(?:s|ed|ing)? (?:to|for|at)\b|"
    r"\bintend|\btarget(?:s|ed|ing)?\b|\bgoals?\b|\bexpect(?:s|ed|ing|ation)?\b|\b(?:is|are) "
    r"(?:set |due |scheduled )?to (?!date)|"
    r"\bto be \w+ed\b|\bshall\b|\bgoing to\b|\bstriv|\bseeks? to\b|\bhop(?:es|ing) to\b|\bnext "
    r"year\b|"
    r"\bprojected\b|\bproposes? to\b|\bpledge|\bin the (?:coming|year ahead)|\bfor the year "
    r"ahead\b|\bforecast|\benvisag",
    re.I,
)
_DONE = re.compile(
    r"已|了(?!解|结|然)|完成(?!率|时|的?目标[是为])|实现|达到|达成|办结|建成|办成|取得|获得?|同比|"
    r"比上年|较上年|去年|过去一年|累计|超额|收官(?!之)|落地|到位|全部|告成",
)
_ENGLISH_DONE = re.compile(
    r"\b(?:was|were|had|has|have|did|reached|achieved|grew|rose|fell|held|made|built|met|took|"
    r"brought|gave|"
    r"came|got|saw|went|spent|set up|ran|drew|put|won|cut|ended|last year|already|in the past "
    r"year)\b|"
    r"\b\w{3,}ed\b",
    re.I,
)
_PARTICIPLE = r"(?:\w+ed|held|made|met|built|set|given|taken|heard|put|cut|spent|brought)\b"
_FUTURE = re.compile(
    rf"\b(?:will|to|shall|would|should|must|can|may) (?:\w+ly )?(?:be|have) (?:\w+ly "
    rf")?{_PARTICIPLE}(?:,? (?:or|and) (?:\w+ly )?{_PARTICIPLE})*|\bplann?ed\b|\bexpected\b|"
    r"\bproposed\b|\btargeted\b|\bbased\b|\bneed(?:ed)?\b|\bscheduled\b|\bprojected\b",
    re.I,
)
"""Forms in -ed of what is still to come."""
_AND = re.compile(r"\band\b")
_REACHED = re.compile(
    r"(?:目标|计划|预期|任务|指标)[^，。；]{0,8}(?:已|都|均|全部|如期|圆满|"
    r"超额)[^，。；]{0,6}(?:完成|实现|达成|做到|达到)|"
    r"(?:完成|实现|达成|超额完成)了[^，。；]{0,16}(?:目标|计划|任务|指标)|"
    r"\b(?:met|achieved|reached|fulfilled|hit|exceeded|completed|accomplished) (?:\w+ "
    r"){0,5}(?:targets?|goals?|plans?)|"
    r"\b(?:targets?|goals?|plans?) (?:\w+ ){0,4}(?:met|achieved|reached|fulfilled|completed|"
    r"accomplished)",
    re.I,
)
_PAST = re.compile(
    rf"已(?!经?纳入)|了(?!解|结|然)|去年|过去|[前近上][一二三四五两]?年|{_REACHED.pattern}",
    re.I,
)
_SURELY_DONE = re.compile(
    r"(?:均|都|已|全部|全面|如期|按期|按时|圆满|顺利)[^，。；]{0,8}"
    r"(?:完成|实现|达成|办结|建成|兑现|落地|到位|解决|办好)"
)
STOPS = re.compile(r"[，。；！？：\n;!?]|(?<!\d)[,:]|[,:](?!\d)|(?<!\d)\.(?=\s|$)")


def ahead(text: str, aspect: str = "") -> bool:
    """Whether words say that something is aimed at or intended; a target reached is not.

    `aspect` of the passage that they stand in, where known.
    """
    text = unified(text)
    if _REACHED.search(text):
        return False
    elsewhere = aspect != DONE and _AHEAD_BUT_IN_REVIEW.search(text)
    return bool(elsewhere or _AHEAD.search(text) or _ENGLISH_AHEAD.search(text))


def expected(text: str) -> bool:
    """Whether words give what is not final yet: 预计增长5% of the year just over."""
    return bool(_EXPECTED.search(text))


def aims(text: str) -> bool:
    """Whether words set a target.

    A forecast (预计) is none: so a report of January gives what was reached in the year just over.
    """
    return not _REACHED.search(text) and bool(_AIMS.search(text))


def done(text: str) -> bool:
    """Whether words say that something was done; of what is aimed at, only 已 and 了 say so."""
    return past(text) or (not ahead(text) and bool(_DONE.search(text)))


def past(text: str) -> bool:
    """Whether words leave no doubt of it: 已, 了, a past tense; 完成 and 建成 may be an order."""
    text = unified(text)
    if _REACHED.search(text) or _PAST.search(text):
        return True
    return bool(_ENGLISH_DONE.search(_FUTURE.sub("", text)))


def tenses(text: str, start: int, end: int) -> tuple[bool, bool, bool]:
    """Whether what stands at `[start, end)` is told as aimed at, as done, and in the past.

    By its clause; by its sentence up to there where the clause says neither.
    """
    first, last = clause(text, start, end)
    words = text[first:last]
    if words.isascii():
        words = _between(words, start - first, end - first)
    if not (ahead(words) or past(words)):
        words = text[
            max((text.rfind(mark, 0, start) + 1 for mark in "。；;！？"), default=0) : last
        ]
    return ahead(words), done(words), past(words)


def _between(text: str, start: int, end: int) -> str:
    """The part between two `and`s that holds `[start, end)`."""
    first = max((m.end() for m in _AND.finditer(text, 0, start)), default=0)
    last = _AND.search(text, end)
    return text[first : last.start() if last else len(text)]


def status(text: str, aspect: str) -> str:
    """The status of a report's words: their own, else that of their part of the report.

    In the part on plans 完成500套 is a target, as long as nothing says that it was done (已、了).
    """
    if aspect == LACKING:
        return LACKED
    if ahead(text, aspect):
        return TARGET
    return TARGET if aspect == PLANNED and not _PAST.search(text) else ACHIEVED


def governing(text: str, start: int, end: int) -> str:
    """The words that tell the status of what stands at `[start, end)` of a text.

    Its clause where that says surely that it was done; else its sentence up to the end of its
    clause: 力争 governs the clauses after it, 将 of a later clause says nothing of those before.
    """
    first, last = clause(text, start, end)
    if _SURELY_DONE.search(text[first:last]) and not ahead(text[first:last]):
        return text[first:last]
    return text[max(text.rfind(mark, 0, start) + 1 for mark in "。；;！？!?\n") : last]


def asks_ahead(question: Question) -> bool:
    """Whether a question asks for plans or targets in words, so that its answer need not say so.

    A year that a report only plans for does not: who asks how it went must be told.
    """
    words = question.standalone
    planned = bool(re.search(KINDS["plan"], question.asking, re.I))
    return planned or ahead(words) or "目标" in words


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause, between stops and commas, that holds `[start, end)`."""
    first = max((m.end() for m in STOPS.finditer(text, 0, start)), default=0)
    last = STOPS.search(text, end)
    return first, last.start() if last else len(text)
