"""Who has most, which reports meet a condition: by figures of one unit, scope and kind."""

from functools import partial

import pytest
from helpers import assistant_of

HEAD = "{place}人民政府工作报告\n（2025年1月10日在{place}人民代表大会上）\n一、2024年工作回顾\n"
REST = "全年深化改革开放，推动各方面的工作取得新的进展，群众的日子越过越好。\n"


@pytest.fixture
def built(tmp_path):
    return partial(told, tmp_path)


def told(folder, **lines):
    """An assistant of a report a place, each with its line."""
    texts = {
        place: HEAD.format(place=place) + line + "\n" + REST * 6 for place, line in lines.items()
    }
    return assistant_of(folder, **texts)


def figures(answer):
    return {row.place: row.figure for row in answer.table}


def head(answer):
    return answer.text.split("\n")[0]


GRAIN = {
    "甘肃省": "全年粮食总产量达到1300万吨，比上年有所增加。",
    "贵州省": "全年粮食总产量达到230亿斤，比上年有所增加。",
    "青海省": "新建游园21个，改造农贸市场5家，群众出行更加方便。",
}


def test_who_has_most_is_said_only_of_those_that_state_it(built):
    made = built(**GRAIN)
    answer = made.ask("哪个省的粮食产量最高？")
    assert head(answer) == "3份报告中有2份写明，其中最高的是甘肃省：1300万吨[1]。"
    assert figures(answer) == {"甘肃省": "1300万吨", "贵州省": "230亿斤", "青海省": ""}
    english = made.ask("Which province had the highest grain output?")
    assert head(english).startswith("2 of 3 reports state it; of these, highest: Gansu")


def test_all_that_state_it_need_no_count(built):
    made = built(甘肃省=GRAIN["甘肃省"], 贵州省=GRAIN["贵州省"])
    assert head(made.ask("哪个省的粮食产量最高？")) == "最高的是甘肃省：1300万吨[1]。"


def test_one_alone_is_no_maximum(built):
    made = built(甘肃省=GRAIN["甘肃省"], 青海省=GRAIN["青海省"], 海南省=REST)
    answer = made.ask("哪个省的粮食产量最高？")
    assert head(answer) == "3份报告中有1份写明，不能比较。"


@pytest.mark.parametrize(
    ("one", "other", "scope"),
    [
        ("规模以上工业增加值增长8.5%。", "工业增加值增长6.1%。", "规上"),
        ("上半年工业增加值增长8.5%。", "全年工业增加值增长6.1%。", "上半年"),
    ],
)
def test_figures_of_different_scope_are_not_ranked(built, one, other, scope):
    made = built(甘肃省=f"全省{one}", 贵州省=f"全省{other}")
    answer = made.ask("哪个省的工业增加值增速最高？")
    assert head(answer) == f"2份报告中有2份写明，但口径不同（{scope}），不排名次。"
    assert figures(answer) == {"甘肃省": "8.5%", "贵州省": "6.1%"}


def test_a_fall_is_less_than_a_rise(built):
    made = built(
        甘肃省="全省固定资产投资下降4.5%，结构继续优化。",
        贵州省="全省固定资产投资增长1.2%，结构继续优化。",
    )
    answer = made.ask("哪个省的固定资产投资增速最高？")
    assert head(answer) == "最高的是贵州省：1.2%[1]。"


def test_a_target_is_no_figure_of_what_was_done(built):
    made = built(
        甘肃省="全省粮食总产量120亿斤。",
        贵州省="全省粮食总产量110亿斤。",
        青海省="巩固农业。\n二、2025年工作安排\n确保粮食总产量达到180亿斤以上。",
    )
    answer = made.ask("哪个省的粮食产量最高？")
    assert head(answer).startswith("3份报告中有2份写明（另有1份写的是目标），其中最高的是甘肃省")


def test_a_figure_of_another_indicator_is_not_ranked(built):
    made = built(
        甘肃省="第一产业增加值增长6.6%，粮食丰收。",
        贵州省="全省地区生产总值增长5.3%，结构优化。",
        青海省="全省地区生产总值增长2.7%，结构优化。",
    )
    answer = made.ask("各省2024年GDP增速多少，谁最高？")
    assert head(answer) == "3份报告中有2份写明，其中最高的是贵州省：5.3%[1]。"
    assert figures(answer)["甘肃省"] == ""


SUGGESTIONS = {
    "甘肃省": "全年办理代表建议207件，全部按时答复。",
    "贵州省": "全年办理代表建议265件，全部按时答复。",
    "青海省": "全年办理代表建议200余件，全部按时答复。",
    "海南省": "新建游园21个，群众出行更加方便。",
}


@pytest.mark.parametrize(
    ("question", "expected", "said"),
    [
        (
            "办理代表建议不到250件的有哪些？",
            {"甘肃省": "207件"},
            "4份报告中有3份写明，其中1份符合“不到250件”，1份的数字不足以判断：",
        ),
        (
            "哪些省办理代表建议超过250件？",
            {"贵州省": "265件"},
            "4份报告中有3份写明，其中1份符合“超过250件”，1份的数字不足以判断：",
        ),
        (
            "办理代表建议200件以上的省份有哪些？",
            {"甘肃省": "207件", "贵州省": "265件", "青海省": "200余件"},
            "4份报告中有3份写明，其中3份符合“200件以上”：",
        ),
        (
            "Which provinces handled more than 250 suggestions from deputies?",
            {"贵州省": "265件"},
            "3 of 4 reports state it; 1 of them meet “more than 250”; the figures of 1 leave it "
            "open:",
        ),
    ],
)
def test_the_reports_that_meet_a_threshold(built, question, expected, said):
    answer = built(**SUGGESTIONS).ask(question)
    assert figures(answer) == expected
    assert head(answer) == said
    assert len(answer.quotes) == len(expected)


def test_none_that_meets_it_is_a_refusal_that_counts(built):
    answer = built(**SUGGESTIONS).ask("办理代表建议超过500件的有哪些？")
    assert not answer.found
    assert "4份报告中有3份写明，没有一份能确定符合“超过500件”。" in answer.reason


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("甘肃省2024年办理代表建议超过200件了吗？", "是，甘肃省2025年的报告（讲2024年）写道："),
        ("甘肃省2024年办理代表建议是不是不到200件？", "否，甘肃省2025年的报告（讲2024年）写道："),
        ("甘肃省2024年办理代表建议是300件吗？", "否，甘肃省2025年的报告（讲2024年）写道："),
        ("青海省2024年办理代表建议超过250件了吗？", "青海省2025年的报告（讲2024年）写道："),
        ("Did Gansu handle more than 200 suggestions in 2024?", "Yes. In 2024, Gansu (甘肃省)"),
        ("Did Gansu handle more than 300 suggestions in 2024?", "No. Gansu's 2025 report"),
    ],
)
def test_yes_and_no_by_the_figure(built, question, first):
    answer = built(**SUGGESTIONS).ask(question)
    assert head(answer).startswith(first)
    assert answer.quotes[0].text.startswith("全年办理代表建议2")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("贵州省办理代表建议比甘肃省多吗？", "是，最多的是贵州省：265件[1]。"),
        ("甘肃省办理代表建议比贵州省多吗？", "否，最多的是贵州省：265件[1]。"),
        ("甘肃省办理代表建议比贵州省少吗？", "是，最少的是甘肃省：207件[1]。"),
        ("甘肃省办理代表建议多于贵州省吗？", "否，最多的是贵州省：265件[1]。"),
        ("甘肃省办理代表建议比海南省多吗？", "2份报告中有1份写明，不能比较。"),
        ("Did Guizhou handle more suggestions than Gansu?", "Yes:"),
        ("Did Gansu handle more suggestions than Guizhou?", "No:"),
    ],
)
def test_whether_one_has_more_than_the_other(built, question, first):
    assert head(built(**SUGGESTIONS).ask(question)) == first


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("甘肃省2024年投资下降了多少？", "报告写的是增长2.4%[1]。"),
        ("甘肃省2024年投资下降了吗？", "否，报告写的是增长2.4%[1]。"),
        ("甘肃省2024年投资增长了多少？", "甘肃省2025年的报告（讲2024年）写道："),
        ("甘肃省2024年失业率提高了多少？", "报告写的是降低0.3个百分点[1]。"),
        ("甘肃省2024年安全事故增加了多少起？", "报告写的是减少12起[1]。"),
        (
            "By how much did investment in Gansu fall in 2024?",
            "What the report says is 增长2.4%[1].",
        ),
        ("Did investment in Gansu fall in 2024?", "No. Gansu's 2025 report (on 2024) says:"),
    ],
)
def test_a_wrong_direction_is_corrected(built, question, first):
    answer = built(
        甘肃省="全省固定资产投资增长2.4%。\n城镇调查失业率降低0.3个百分点。\n生产安全事故比上年减少12起。"
    ).ask(question)
    assert head(answer) == first


def test_a_level_is_said_to_be_no_change(built):
    made = built(甘肃省="代表建议解决率为86%，代表普遍认可。\n固定资产投资增长2.4%。")
    (said,) = made.ask("甘肃省2024年代表建议解决率下降了多少？").warnings
    assert said == "报告没有说到这样的升降，引文给出的是数值，不是变化的幅度。"
    assert made.ask("甘肃省2024年固定资产投资增长了多少？").warnings == ()
    assert made.ask("甘肃省2024年代表建议解决率是多少？").warnings == ()
