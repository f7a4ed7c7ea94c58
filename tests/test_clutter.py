import pytest

from rag.reading.clutter import holes, note_holes, note_marks, whole


@pytest.mark.parametrize(
    ("reason", "lines"),
    [
        (
            "页码",
            ["— 3 —", "－12－", "第 2 页 / 共 9 页", "7/9", "Page 6 of 9", "·4·", "〔5〕", "8"],
        ),
        ("转版标记", ["（下转第5版）", "(上接1版)", "➤下转第六版", "下转A5版", "【紧接第三版】"]),
        ("字号按钮", ["【字号：加大 减小 14px】", "字体大小：特大号"]),
        ("浏览量", ["浏览次数：1,287", "阅读：3056 次", "已有 210 人阅读", "0人点赞"]),
        ("网页按钮", ["【打印】【关闭】", "打印本页 | 下载 | 收藏", "微信 微博 QQ空间"]),
        ("分享按钮", ["扫一扫在手机打开当前页"]),
        ("导航", ["当前位置：首页 > 政务公开 > 正文", "上一篇：某县财政报告", "相关阅读"]),
        ("版权信息", ["主办单位：某县人大办公室", "某ICP备09001234号", "版权所有 某县政府"]),
        ("附件链接", ["附件：1.某县报告（全文）.pdf", "2.有关数据.docx"]),
        ("广告", ["公益广告", "遗失声明", "某县文明办　宣"]),
        ("报头", ["2025年1月27日 星期一", "A5", "某县日报 2025.1.24 星期五 A05"]),
        ("来源与时间", ["来源：某县政府办　时间：2025-01-15", "责任编辑：某某　校对：某某"]),
        ("图片说明", ["宣传组供图", "本报记者 某某 摄", "图为代表走进企业", "图1 空气质量变化"]),
        ("称呼", ["各位代表：", "各位代表、同志们：", "谢谢大家！"]),
    ],
)
def test_lines_that_are_clutter(reason, lines):
    assert {line: whole(line) for line in lines} == dict.fromkeys(lines, reason)


@pytest.mark.parametrize(
    "line",
    [
        "来源于旅游业的收入增长两成。",
        "打印服务进社区，全年打印六十三万份。",
        "推广扫码就医，覆盖全部乡镇卫生院。",
        "广告业产值增长三成，",
        "分享经济、平台经济健康发展。",
        "微信小程序办理事项一千二百项。",
        "加强著作权保护，登记作品三百件。",
        "各位代表！今年将办好十件民生实事：",
        "同志们要再接再厉，再创佳绩。",
        "图书馆新增藏书3万册。",
        "5—6月组织代表视察。",
        "来源清楚、责任明确、编辑规范。",
        "建设：完成投资12亿元。",
        "▲全年完成项目12个，投资过亿；",
    ],
)
def test_lines_that_are_none(line):
    assert whole(line) == ""


def cut(text):
    gone = {at for start, end, _ in holes(text) for at in range(start, end)}
    return "".join(sign for at, sign in enumerate(text) if at not in gone)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("全年走访代表 — 3 — 二百人次。", "全年走访代表二百人次。"),
        ("满意率达到93.- 5 -6%。", "满意率达到93.6%。"),
        ("财政收支矛盾—6—突出。", "财政收支矛盾突出。"),
        ("增长5 . 5 %，总量1 84.2亿元。", "增长5.5%，总量184.2亿元。"),
        ("2 024年完成投资12亿元。", "2024年完成投资12亿元。"),
        ("推行“两码”[12]办法，", "推行“两码”办法，"),
        ("办结七十三条。（下转第四版）", "办结七十三条。"),
        ("任后述职评（紧转第4版）议十人。", "任后述职评议十人。"),
        ("奋斗！（责任编辑：某某）", "奋斗！"),
        ("为建设新县城而奋斗！【打印】【关闭】", "为建设新县城而奋斗！"),
    ],
)
def test_clutter_inside_a_line(text, rest):
    assert cut(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "1—11月增长5%。",
        "1. 2024年预算收入增长5%。",
        "比例为1—3—5。",
        "2024 100件建议全部办结。",
        "建设项目\t12 300\t完成",
        "《决定》（2024）印发。",
        "提升（第3版）规划质量。",
        "交通规划第3版六月报批。",
    ],
)
def test_nothing_is_cut_out_of_content(text):
    assert cut(text) == text


def test_numbers_in_brackets_that_count_up_are_marks_of_notes():
    texts = [f"办好第{n}件“小事”（{n}）。" for n in range(1, 7)]
    marks = note_marks(texts)
    assert marks == {1, 2, 3, 4, 5, 6}
    assert [texts[2][start:end] for start, end, _ in note_holes(texts[2], marks)] == ["（3）"]


@pytest.mark.parametrize("numbers", [[1, 2, 3], [3, 4, 5, 6, 7], [1, 9, 4, 30, 2, 8], []])
def test_other_numbers_in_brackets_are_none(numbers):
    assert note_marks([f"办好“小事”（{n}）。" for n in numbers]) == set()
