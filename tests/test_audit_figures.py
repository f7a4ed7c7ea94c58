"""Figures, ranks and targets of a text held against reports made for it."""

import pytest
from helpers import assistant_of

from rag.answering.audit import ABSENT, EXACT, NEAR, Audit

REPORT = """余姚市2025年政府工作报告
——2025年1月8日在余姚市人民代表大会会议上
一、2024年工作回顾
水厂建设投资1亿2000万元，新增供水能力明显提高。
社区养老服务设施覆盖率达到百分之九十六点二，老人就近吃饭更方便。
年末常住人口为118.3万人，比上年有所增加。
外贸出口总额居全省第3，网络零售额位居全国第七位，数字化改革指数进入全省前十。
修缮危旧房屋一万二千余户，群众住得安心。
公共自行车骑行量达到900万次，绿道里程有新的延长。
二、2025年工作安排
粮食产量稳定在1600亿斤以上，把饭碗端得更牢。
高标准农田力争新建五十万亩，管护机制更加健全。
"""


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    return Audit(assistant_of(tmp_path_factory.mktemp("audit"), 余姚=REPORT).retriever)


def verdicts(audit, text):
    return [(one.text, one.verdict) for one in audit.findings(f"余姚市{text}")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("水厂建设投资1.2亿元。", "1.2亿元"),
        ("水厂建设投资12000万元。", "12000万元"),
        ("水厂建设投资一亿二千万元。", "一亿二千万元"),
        ("社区养老服务设施覆盖率达到96.2%。", "达到96.2%"),
        ("修缮危旧房屋12000余户。", "12000余户"),
        ("修缮危旧房屋1万2千余户。", "1万2千余户"),
        ("年末常住人口为118.3万人。", "118.3万人"),
        ("年末常住人口为1183000人。", "1183000人"),
        ("外贸出口总额居全省第3。", "第3"),
        ("外贸出口总额居全省第三位。", "第三位"),
        ("网络零售额位居全国第7名。", "第7名"),
        ("数字化改革指数进入全省前10。", "前10"),
    ],
)
def test_a_figure_is_exact_however_it_is_written(audit, text, figure):
    assert verdicts(audit, text) == [(figure, EXACT)]


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("水厂建设投资2000万元。", "数值：应为1亿2000万元"),
        ("年末常住人口为14.3万人。", "数值：应为118.3万人"),
        ("年末常住人口为118.3万户。", "单位：应为118.3万人"),
        ("年末常住人口约118.3万人。", "限定：应为118.3万人"),
        ("社区养老服务设施覆盖率达到96.3%。", "数值：应为百分之九十六点二"),
        ("社区养老服务设施覆盖率达到百分之九十六点三。", "数值：应为百分之九十六点二"),
        ("修缮危旧房屋一万五千余户。", "数值：应为一万二千余户"),
        ("外贸出口总额居全省第2。", "数值：应为第3"),
        ("外贸出口总额居全省首位。", "数值：应为第3"),
        ("网络零售额位居全国第六位。", "数值：应为第七位"),
        ("数字化改革指数居全省第十。", "限定：应为前十"),
    ],
)
def test_a_wrong_figure_is_told_with_the_whole_right_one(audit, text, difference):
    (one,) = audit.findings(f"余姚市{text}")
    assert (one.verdict, one.difference) == (NEAR, difference)


AIMED = "目标与实绩：报告说的是目标或打算"


@pytest.mark.parametrize(
    "text",
    [
        "粮食产量1600亿斤以上，已经实现。",
        "粮食产量稳定在1600亿斤以上，这一目标已经如期完成。",
        "已实现粮食产量1600亿斤以上。",
        "粮食产量达到了1600亿斤以上。",
        "报告提出“粮食产量稳定在1600亿斤以上”，已经实现。",
        "已经实现“粮食产量稳定在1600亿斤以上”。",
        "高标准农田新建五十万亩，已全部完成。",
    ],
)
def test_a_target_told_as_reached_is_never_exact(audit, text):
    (one,) = audit.findings(f"余姚市{text}")
    assert (one.verdict, one.difference) == (NEAR, AIMED)


@pytest.mark.parametrize(
    "text",
    [
        "粮食产量力争稳定在1600亿斤以上。",
        "粮食产量要稳定在1600亿斤以上，尚未实现。",
        "报告提出“粮食产量稳定在1600亿斤以上”。",
        "报告提出的目标“粮食产量稳定在1600亿斤以上”，还没有实现。",
        "公共自行车骑行量900万次，已经实现。",
    ],
)
def test_a_target_told_as_one_and_a_deed_told_as_done_are_exact(audit, text):
    assert [one.verdict for one in audit.findings(f"余姚市{text}")] == [EXACT]


def test_what_was_done_told_as_a_target_is_near(audit):
    (one,) = audit.findings("余姚市公共自行车骑行量计划达到900万次。")
    assert (one.verdict, one.difference) == (NEAR, "目标与实绩：报告说的是已经做到的事")


@pytest.mark.parametrize(
    ("words", "difference"),
    [
        ("年末常住人口为14.3万人，比上年有所增加", "〔14.3万人，应为118.3万人〕"),
        (
            "社区养老服务设施覆盖率达到百分之九十六点三",
            "〔百分之九十六点三，应为百分之九十六点二〕",
        ),
        ("修缮危旧房屋一万三千余户，群众住得舒心", "〔一万三千余户，应为一万二千余户〕"),
    ],
)
def test_a_wrong_number_in_a_quotation_is_shown_whole(audit, words, difference):
    (one,) = audit.findings(f"“{words}”")
    assert one.verdict == NEAR
    assert difference in one.difference


def test_a_figure_of_which_no_report_tells_is_absent(audit):
    assert verdicts(audit, "海底隧道全长16公里。") == [("16公里", ABSENT)]
