from functools import partial

import pytest
from helpers import assistant_of

from rag.answering.verify import exact

HEAD = "{place}人民代表大会常务委员会工作报告\n（2025年1月10日）\n"
REST = "全年召开常委会会议，听取审议专项工作报告，推动各方面的工作取得新的进展。\n"


@pytest.fixture
def built(tmp_path):
    """Makes an assistant of files whose texts are given by name."""
    return partial(assistant_of, tmp_path)


def of(place, line):
    return HEAD.format(place=place) + f"{line}\n" + REST * 8


def figures(answer):
    return {row.place: row.figure for row in answer.table}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("办理代表建议（含重点建议12件）共207件", "其中重点代表建议30件，办理代表建议共150件"),
        ("1.办理代表建议，共207件", "2、办理代表建议，共150件"),
    ],
    ids=["in brackets or of a part", "the number of a list"],
)
def test_another_figure_is_not_the_one_asked_for(built, first, second):
    found = built(
        a=of("温州市瓯海区", f"{first}，全部按时答复代表。"),
        b=of("嘉兴市秀洲区", f"{second}，全部按时答复代表。"),
    )
    answer = found.ask("瓯海区和秀洲区办理代表建议各多少件？")
    assert figures(answer) == {"温州市瓯海区": "207件", "嘉兴市秀洲区": "150件"}


def test_where_no_figure_is_asked_for_none_is_given(built):
    found = built(
        a=of("温州市瓯海区", "办理代表建议共207件，全部按时答复代表。"),
        b=of("嘉兴市秀洲区", "办理代表建议共150件，全部按时答复代表。"),
    )
    answer = found.ask("瓯海区和秀洲区怎么办理代表建议？")
    assert [quote.report.source for quote in answer.quotes] == ["a.txt", "b.txt"]
    assert set(figures(answer).values()) == {""}


def test_a_report_without_place_goes_by_its_title_or_its_file(built):
    line = "办理代表建议共207件，全部按时答复代表。\n"
    found = built(a="工作报告\n" + line + REST * 8, b=line + REST * 7)
    assert [(report.place, report.title) for report in found.reports] == [
        ("", "工作报告"),
        ("", ""),
    ]
    answer = found.ask("各份报告办理代表建议多少件？")
    assert figures(answer) == {"工作报告": "207件", "b.txt": "207件"}
    first, second = answer.text.split("\n")
    assert first.startswith("工作报告：")
    assert second.startswith("b.txt：")


def test_every_quote_of_a_comparison_is_exact_and_marked_in_its_line(built):
    found = built(
        a=of("温州市瓯海区", "办理代表建议（含重点建议12件）共207件，全部按时答复代表。"),
        b=of("嘉兴市秀洲区", "其中重点代表建议30件，办理代表建议共150件，全部按时答复代表。"),
    )
    answer = found.ask("瓯海区和秀洲区办理代表建议各多少件？")
    lines = answer.text.split("\n")
    for row, line in zip(answer.table, lines, strict=True):
        quote = answer.quotes[row.quote - 1]
        assert exact(quote, answer.hits)
        assert f"“{quote.text}”[{row.quote}]" in line
        assert row.figure in quote.text


GREW = (
    "全市生产总值达到900亿元、增长{grew}%，高新产业增加值增长{other}%，进出口总额80亿元、增长1.5%。"
)


def test_who_asks_what_grew_faster_gets_the_growth_of_that(built):
    found = built(
        a=of("温州市瓯海区", GREW.format(grew="5.1", other="8.9")),
        b=of("嘉兴市秀洲区", GREW.format(grew="6.3", other="2.2")),
    )
    answer = found.ask("2024年瓯海区和秀洲区的经济，谁涨得快？")
    assert answer.text.split("\n")[0] == "最快的是秀洲区：6.3%[1]。"
    assert figures(answer) == {"嘉兴市秀洲区": "6.3%", "温州市瓯海区": "5.1%"}
    english = found.ask("Which grew faster in 2024, the economy of Ouhai or of Xiuzhou?")
    assert english.text.startswith("Highest: Xiuzhou (秀洲区), 6.3%[1].")


def test_what_was_done_is_told_from_what_is_planned(built):
    lines = (
        "一、2024年工作回顾\n改造老旧小区{done}个。\n{rest}"
        "二、2025年工作安排\n改造老旧小区{ahead}个。\n{rest}"
    )
    found = built(
        a=HEAD.format(place="温州市瓯海区") + lines.format(done=26, ahead=29, rest=REST * 4),
        b=HEAD.format(place="嘉兴市秀洲区") + lines.format(done=47, ahead=12, rest=REST * 4),
    )
    done = found.ask("2024年瓯海区和秀洲区改造老旧小区各多少个？哪里最多？")
    assert figures(done) == {"嘉兴市秀洲区": "47个", "温州市瓯海区": "26个"}
    ahead = found.ask("2025年瓯海区和秀洲区打算改造老旧小区各多少个？哪里最多？")
    assert figures(ahead) == {"温州市瓯海区": "29个", "嘉兴市秀洲区": "12个"}


def test_a_report_that_does_not_state_it_is_silent(built):
    found = built(
        a=of("温州市瓯海区", "新增公共停车位260个，建成公园3个。"),
        b=of("嘉兴市秀洲区", "新增公共停车位470个，建成公园5个。"),
        c=of("杭州市富阳区", "新增学位2500个，市民反映热烈。"),
    )
    answer = found.ask("瓯海区、秀洲区和富阳区新增公共停车位各多少个？")
    assert figures(answer)["杭州市富阳区"] == ""
    assert "杭州市富阳区（2025年报告，讲2024年）：报告未写明" in answer.text
    assert figures(answer)["嘉兴市秀洲区"] == "470个"


def test_units_that_measure_the_same_are_ranked_by_what_they_come_to(built):
    found = built(
        a=of("温州市瓯海区", "全年粮食产量3万吨，比上一年有所增长。"),
        b=of("嘉兴市秀洲区", "全年粮食产量1.2亿斤，比上一年有所增长。"),
    )
    answer = found.ask("瓯海区和秀洲区的粮食产量各多少，谁最多？")
    assert answer.text.split("\n")[0] == "最多的是秀洲区：1.2亿斤[1]。"


def test_the_years_of_one_place_are_compared(built):
    found = built(
        a=of("温州市瓯海区", "办理代表建议共207件，全部按时答复代表。"),
        b=of("温州市瓯海区", "办理代表建议共180件，全部按时答复代表。").replace("2025年", "2024年"),
    )
    answer = found.ask("瓯海区2023年和2024年办理代表建议各多少件？哪年更多？")
    assert [(row.year, row.figure) for row in answer.table] == [(2024, "207件"), (2023, "180件")]
    assert answer.text.split("\n")[0] == "最多的是2024年：207件[1]。"


def test_a_report_of_another_year_states_nothing_and_no_quote_is_missing(built):
    governed = "{}政府工作报告\n——{}年1月9日在{}第九届人民代表大会第四次会议上\n一、{}年工作回顾\n"
    found = built(
        a=governed.format("青溪县", 2025, "青溪县", 2024) + "全年新建乡村公路93公里。\n" + REST,
        b=governed.format("白石县", 2024, "白石县", 2023) + "全年新建乡村公路45公里。\n" + REST,
    )
    answer = found.ask("青溪县和白石县2024年新建乡村公路多少公里？")
    assert figures(answer) == {"青溪县": "93公里", "白石县": ""}
    assert answer.text.endswith("白石县（2024年报告，讲2023年）：报告未写明")
    assert answer.warnings == ()
