import pytest

from rag.answering.verify import exact
from rag.assistant import Assistant
from rag.settings import Settings

HEAD = "{place}人民代表大会常务委员会工作报告\n（2025年1月10日）\n"
REST = "全年召开常委会会议，听取审议专项工作报告，推动各方面的工作取得新的进展。\n"


@pytest.fixture
def built(tmp_path):
    """An assistant of files whose texts are given by name."""

    def build(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        paths = [tmp_path / f"{name}.txt" for name in texts]
        return Assistant.build(paths, tmp_path / "store", Settings())

    return build


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
