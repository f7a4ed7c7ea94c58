"""Texts made at random: prose as reports have it, and lines of every kind that reading knows."""

import random

from hypothesis import strategies as st

_WHO = "常委会 县政府 各镇街 机关各科室 督查组 调研组 代表小组 工作专班 监督小分队 服务队".split()
_DID = "听取审议 检查评估 梳理核实 推动办成 协调落实 走访慰问 修订完善 登记造册 回访了解".split()
_WHAT = "灌溉渠修缮 校车线路 老旧楼加装电梯 茶园病虫防治 河道清淤 夜间公交 药品配送 助餐点".split()
_HOW = "逐项销号 群众满意 成效明显 进度过半 资金到位 如期收尾 反响良好 运转平稳".split()
CLUTTER = (
    "— 12 —",
    "第 3 页 共 9 页",
    "打印本页 关闭窗口",
    "字号：大 中 小",
    "浏览次数：1203次",
    "分享到：微信 微博",
    "当前位置：首页 > 政务公开 > 工作报告",
    "版权所有 某县人民政府办公室",
    "来源：某县融媒体中心 作者：某某",
    "（下转第4版）",
    "责任编辑：某某",
    "上一篇：无",
    "图为代表在村口查看水渠。",
    "主办单位：某县信息中心",
    "扫一扫在手机打开当前页",
)
"""Lines that are no part of a report wherever they stand before or after it."""
HEADINGS = (
    "一、2024年工作回顾",
    "二、存在的问题和不足",
    "三、2025年工作安排",
    "（一）聚焦农田水利",
    "（二）聚焦校园出行。",
    "1.修好一条渠",
    "(3)办好一件事：",
    "第一章 总则",
    "第二部分 打算",
    "# 工作报告",
    "## 水利",
    "### ",
    "####",
    "过去一年的工作",
    "名词解释",
    "附件：有关用语说明",
    "注：",
    "2025年主要任务：",
)
_ODD = (
    "（上接第1版）",
    "各位代表：",
    "各位代表，",
    "同志们！",
    "让我们团结起来，为建设美丽家乡而奋斗！",
    "1.“两点”：取水点和充电点，供行人使用。",
    "①驿站：歇脚的地方。",
    "[3]田长：管一片田的人。",
    "助餐点\t12处\t14处",
    "招聘启事",
    "我们也清醒地看到，工作还有不少短板：一是进度偏慢；二是人手不够。",
    "2025年是水利建设的关键之年。",
    "某县县长　某某某",
    "（2025年1月8日在某县第九届人民代表大会第四次会议上）",
    "灌溉渠— 7 —修缮",
    "增长 5 . 6 %，达到 1 2 万亩",
    "“一湖两渠”①建成，《渠规》[2]实施（3）",
    "……”）》】",
    "（（（《《“",
)
_JOINTS = (
    "\n",
    "\n",
    "\n\n",
    "\n　　",
    "\r\n",
    "\r",
    "",
    " ",
    "　",
    "\u200b",
    "\x0c",
    "\u2028",
    "\t",
)
_SIGNS = (
    "。！？；：，、,.!?;:…—-·•（）()《》“”"
    "‘’【】[]〔〕①⑳㊿%％#*|>»\t　 \xa0\u200b\ufeff\u202e\u0301𠀀🙂a1０Ⅳㄅ"
)


def clause(chance: random.Random) -> str:
    """A clause without any sign that ends one."""
    words = (chance.choice(of) for of in (_WHO, _DID, _WHAT, _HOW))
    return "".join(words) + f"共{chance.randrange(2, 99)}项"


def prose(chance: random.Random, clauses: int) -> str:
    """A paragraph of a sentence or several."""
    ends = [chance.choice("，，，。") for _ in range(clauses - 1)]
    return "".join(clause(chance) + end for end in [*ends, "。"])


def paragraphs(chance: random.Random, count: int) -> list[str]:
    """Paragraphs of 150 characters or more."""
    return [prose(chance, chance.randrange(8, 20)) for _ in range(count)]


def wrapped(text: str, width: int) -> str:
    """A paragraph in lines of so many characters, the first indented."""
    whole = "　　" + text
    return "\n".join(whole[at : at + width] for at in range(0, len(whole), width))


def _unicode() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


def pieces() -> st.SearchStrategy[str]:
    """A line, a paragraph, or what may stand in one."""
    seeds = st.integers(0, 2**32)
    return st.one_of(
        st.builds(lambda seed, n: prose(random.Random(seed), n), seeds, st.integers(1, 12)),
        st.builds(
            lambda seed, width: wrapped(prose(random.Random(seed), 9), width),
            seeds,
            st.integers(1, 70),
        ),
        st.sampled_from([*CLUTTER, *HEADINGS, *_ODD]),
        st.sampled_from([*CLUTTER, *HEADINGS, *_ODD]),
        st.text(_SIGNS, max_size=12),
        st.builds(
            lambda sign, n: sign * n, st.sampled_from([*_SIGNS, "字", "报告"]), st.integers(1, 300)
        ),
        _unicode(),
    )


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text like a report, or far from one; some stretches stand in it again."""
    found = ""
    for piece in draw(st.lists(pieces(), max_size=14)):
        found += piece + draw(st.sampled_from(_JOINTS))
    if found and draw(st.booleans()):
        start = draw(st.integers(0, len(found) - 1))
        again = found[start : start + draw(st.integers(1, 400))]
        at = draw(st.integers(0, len(found)))
        found = found[:at] + again + found[at:]
    return found
