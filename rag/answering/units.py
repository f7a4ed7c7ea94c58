"""Units and qualifiers of quantities: how they are written, and which say the same."""

import functools
import re

ANY = "*"
"""The unit of a count of things named by an English noun that is in no table."""

_EXACT_UNITS = (
    "个百分点 百分点 个基点 % ‰ ‱ 成 倍 元 角 美元 欧元 日元 港元 英镑 亩 公顷 平方公里 平方千米 "
    "平方米 立方米 m² km² hm² m³ "
    "公里 千米 米 厘米 毫米 海里 吨 公斤 千克 克 斤 担 "
    "升 毫克 微克 微克/立方米 毫克/升 千瓦时 千瓦 千伏 "
    "兆瓦 吉瓦 度 ℃ 摄氏度 "
    "周年 年 个月 天 小时 个小时 个钟头 分钟 秒 周 个星期 岁 个工作日 工作日 个季度 标准箱 标箱 "
    "吨标准煤 分"
).split()
"""Units that measure: no other one and no bare number says the same."""
_CLASSIFIERS = (
    "人次 件次 户次 家次 场次 台次 批次 例次 架次 车次 班次 航次 频次 人份 家 个 件 次 人 项 条 "
    "部 份 户 场 名 位 "
    "篇 处 座 期 类 级 届 款 轮 站 套 台 辆 只 起 支 间 所 栋 幢 层 株 棵 头 匹 艘 架 颗 枚 粒 "
    "卷 册 本 幅 张 "
    "批 步 字 例 宗 笔 单 票 轮次 课时 种 门 对 组 队 片 块 段 道 根 班 章 方面 村 镇 县 "
    "区 市 省 国 版 集 页 点"
).split()
_DATES = ("年", "月", "日")
_BOUND = {
    "年": "年(?![级代轻长])",
    "成": "成(?![为立果功长效员本就都绩熟品交套群片型因分书语事家])",
    "点": "点(?![名赞评位多半])",
    "分": "分(?![别类级为钟布之片校比])",
    "度": "度(?![假电])",
    "部": "部(?![门队委分长署])",
    "人": "人(?![大民员均才])",
    "家": "家(?![庭园居政禽畜具电访属长])",
    "位": "位(?!数)",
    "轮": "轮(?![车胎渡])",
    "期": "期(?![间末初满望盼])",
    "周": "周(?![边期到密岁])",
    "市": "市(?![场民])",
    "区": "区(?![域间])",
    "国": "国(?![家际])",
    "级": "级(?![以别联])",
    "门": "门(?!诊)",
    "省": "省(?![级份])",
    "县": "县(?!级)",
    "镇": "镇(?!级)",
    "村": "村(?!级)",
    "队": "队(?!伍)",
    "组": "组(?![织成合长])",
    "字": "字(?!化)",
    "单": "单(?![位元])",
    "对": "对(?![象接于])",
    "点位": "点位",
}
TENTHS = _BOUND["成"]
UNIT = "|".join(
    _BOUND.get(unit, re.escape(unit))
    for unit in sorted({*_EXACT_UNITS, *_CLASSIFIERS, *_DATES}, key=len, reverse=True)
)
_SAME = {
    "百分点": "个百分点",
    "千米": "公里",
    "平方千米": "平方公里",
    "km²": "平方公里",
    "hm²": "公顷",
    "m²": "平方米",
    "m³": "立方米",
    "千克": "公斤",
    "摄氏度": "℃",
    "工作日": "个工作日",
    "标箱": "标准箱",
    "个小时": "小时",
    "个钟头": "小时",
    "个星期": "周",
    "人": "名",
    "位": "名",
}
BY_THE_PIECE = "|".join(sorted(("月 百分点 基点 工作日 小时 钟头 星期 季度").split(), key=len))
"""What 个 stands before, so that 多 or 半 may stand between: 4个多月, 3个半小时."""
_TIMES = "times"
_ENGLISH_UNITS = {
    r"percentage[- ]points?": "个百分点",
    r"percent|per cent": "%",
    r"basis points?": "个基点",
    r"(?:US|U\.S\.) dollars?|dollars?|USD": "美元",
    r"euros?": "欧元",
    r"(?:Chinese )?yuan|RMB|renminbi|CNY": "元",
    r"mu": "亩",
    r"hectares?": "公顷",
    r"(?:square kilomet(?:er|re)s?|sq\.? ?km)": "平方公里",
    r"(?:square met(?:er|re)s?)": "平方米",
    r"cubic met(?:er|re)s?": "立方米",
    r"(?:kilomet(?:er|re)s?|km)": "公里",
    r"tons?|tonnes?": "吨",
    r"(?:kilowatt[- ]hours?|kWh)": "千瓦时",
    r"years?": "年",
    r"months?": "个月",
    r"days?": "天",
    r"hours?": "小时",
    r"minutes?": "分钟",
    r"times|-?fold": _TIMES,
}
ENGLISH_UNIT = "|".join(_ENGLISH_UNITS)
_EXACT = {_SAME.get(unit, unit) for unit in _EXACT_UNITS}

_ABOUT, _OVER, _LEAST, _UNDER, _MOST = "about", "over", "least", "under", "most"
_BEFORE = {
    _ABOUT: r"(?<![合节预签违条公契制])约|大约|大致|将近|接近|(?<![最附临邻靠新])近",
    _OVER: r"(?<!不)(?<!未)超过|(?<![赶反不未])超|突破|(?<!期)逾|"
    r"(?<!不)高于|(?<!不)大于|(?<!不)多于",
    _LEAST: r"不低于|不少于|不小于|至少|最少",
    _UNDER: r"(?<!不)低于|(?<!不)少于|不足|不到|不满|(?<!不)小于",
    _MOST: r"不超过|不高于|不多于|不大于|至多|最多|未超过",
}
_AFTER = {
    _ABOUT: "左右|上下",
    f"{_OVER} {_LEAST}": "及?以上",
    f"{_UNDER} {_MOST}": "及?以下",
    _MOST: "以内|之内",
}
_INSIDE = {_OVER: "余|多|几", _ABOUT: "来"}
"""Between a number and its unit: 530余件, 4个多月, 十来个."""
_NOT = r"(?<!no )(?<!not )"
_ENGLISH_BEFORE = {
    _ABOUT: r"about|around|approximately|roughly|some|nearly|almost|close to|an estimated|circa",
    _LEAST: r"at least|(?:no|not) (?:less|fewer|lower) than|a minimum of",
    _MOST: r"at most|(?:no|not) (?:more|higher|greater) than|up to|within|a maximum of",
    _OVER: rf"over|above|exceed(?:s|ed|ing)?|upwards of|{_NOT}(?:more|greater|higher) than|"
    r"topp(?:ed|ing)|surpass(?:ed|ing)|in excess of",
    _UNDER: rf"under|below|{_NOT}(?:less|fewer|lower) than",
}
_ENGLISH_AFTER = {
    _ABOUT: r"or so",
    f"{_OVER} {_LEAST}": r"or (?:more|above|higher)|and above|-?plus\b|\+",
    f"{_UNDER} {_MOST}": r"or (?:less|below|fewer|under)",
}
_LED = r"(?:了|到|至|人民币|¥|the\b|a total of|RMB|US\$|\$|达到?|\s)*"
BEFORE = re.compile(
    rf"(?:{'|'.join(_BEFORE.values())}|\b(?:{'|'.join(_ENGLISH_BEFORE.values())})\b)+{_LED}$"
    r"|(?:达到|高达|达)\s*$",
    re.I,
)
ROUND = {"上": frozenset({f"{_OVER} {_LEAST}"}), "过": frozenset({_OVER}), "破": frozenset({_OVER})}
"""What stands before a power alone: 上百家, 破千亿元."""
_LASTING = r"(?<=[年月天时倍岁周])[余多](?![次个年种边元方重级层])"
"""三年多; but 比207件多 is no qualifier."""
AFTER = "|".join(
    (
        _LASTING,
        *_AFTER.values(),
        *(rf"\s*(?:{word})" for word in _ENGLISH_AFTER.values()),
    )
)


@functools.lru_cache(maxsize=4096)
def qualifiers(before: str, after: str) -> frozenset[str]:
    """Classes of the words around a number: `about`, `over`, `least`, `under`, `most`.

    以上 is both `over` and `least`, 以下 both `under` and `most`.
    """
    tables = (
        (before, _BEFORE),
        (before, _ENGLISH_BEFORE),
        (after, _INSIDE),
        (after, _AFTER),
        (after, _ENGLISH_AFTER),
    )
    found = [
        classes
        for text, table in tables
        for classes, words in table.items()
        if re.search(
            words if text is after or table is _BEFORE else rf"\b(?:{words})\b", text, re.I
        )
    ]
    return frozenset(found)


@functools.lru_cache(maxsize=4096)
def canonical(unit: str) -> str:
    """One spelling for units that say the same: 千米 → 公里, percent → %."""
    unit = unit.strip(" -")
    for words, name in _ENGLISH_UNITS.items():
        if re.fullmatch(words, unit, re.I):
            return name
    return _SAME.get(unit, unit)


def same_qualifiers(claimed: frozenset[str], stated: frozenset[str]) -> bool:
    """Whether two sets of qualifiers say the same: each has a counterpart on the other side."""
    return all(_any(one, stated) for one in claimed) and all(_any(one, claimed) for one in stated)


def _any(one: str, others: frozenset[str]) -> bool:
    return any({*one.split()} & {*other.split()} for other in others)


def same_unit(claimed: str, stated: str) -> bool:
    """Whether a claim's unit may stand for a report's.

    A bare number stands for a count of things, not for what is measured; an English noun, which
    has no classifier, for any count.
    """
    if claimed == stated or (claimed == _TIMES and stated == "倍"):
        return True
    if claimed in {"", ANY, _TIMES}:
        return stated not in _EXACT
    return not stated and claimed not in _EXACT
