"""Several yearly reports of one place: which of them a question is put to."""

import asked
import pytest
from helpers import assistant_of

from rag.retrieval.question import EVERYTHING, Scope
from rag.retrieval.recent_years import expanded

TEXT = (
    "{place}人民代表大会常务委员会工作报告\n（{year}年1月10日在{place}人民代表大会会议上）\n"
    "一、{before}年工作回顾\n全年共办理代表建议{count}件，代表满意率为{rate}%。\n"
    "听取和审议专项工作报告，推动各方面的工作取得新的进展。{more}\n"
    "二、{year}年工作安排\n今年计划办理代表建议{aim}件以上，继续做好各方面的工作。\n"
)
FACTS = {
    2018: (150, "91.5", 155), 2019: (162, "92.3", 165), 2020: (176, "90.8", 180),
    2021: (188, "93.1", 190), 2022: (205, "94.2", 210), 2023: (171, "96.5", 200),
}  # fmt: skip
"""Year covered -> suggestions handled, rate, and suggestions planned for the year after."""


def yearly(place, covered, more=""):
    count, rate, aim = FACTS[covered]
    year = {"year": covered + 1, "before": covered}
    return TEXT.format(place=place, count=count, rate=rate, aim=aim, more=more, **year)


@pytest.fixture(scope="module")
def six(tmp_path_factory):
    """Six yearly reports of 丽水市; only that of 2020 tells of a bridge."""
    bridge = {2020: "检查了瓯江大桥的建设，大桥于10月建成通车。"}
    texts = {f"{year}": yearly("丽水市", year, bridge.get(year, "")) for year in FACTS}
    return assistant_of(tmp_path_factory.mktemp("six"), **texts)


def ask(assistant, question, history=(), scope=EVERYTHING):
    *_, answer = assistant.stream(assistant.understand(question, history, scope))
    return answer


@pytest.mark.parametrize("row", asked.rows("many_years.tsv"), ids=lambda row: row[0])
def test_the_reports_of_the_years_asked_answer(six, row):
    question, years, wanted, first = row
    answer = ask(six, question)
    wanted = asked.several(wanted)
    if len(wanted) == 1:
        (figure,) = wanted
        assert answer.table is None
        assert {f"{year}" for year in answer.quotes[0].report.years} >= {years}
        assert figure in answer.quotes[0].text
    else:
        assert [f"{line.year}" for line in answer.table] == asked.several(years)
        assert [line.figure for line in answer.table] == wanted
    if first:
        assert first in answer.text.split("\n")[0]


def test_where_the_latest_report_is_silent_an_earlier_one_answers_and_that_is_said(six):
    answer = ask(six, "瓯江大桥什么时候通车？")
    assert "大桥于10月建成通车" in answer.quotes[0].text
    assert answer.warnings == ("最新的报告没有说到，以下出自较早的报告。",)
    english = ask(six, "When was the 瓯江大桥 opened to traffic?")
    assert english.warnings[0].startswith("The latest report does not tell of it; this is from")


def test_what_the_latest_report_says_has_no_such_note(six):
    said = ask(six, "代表建议有多少件？").warnings
    assert not any("较早" in one for one in said)


def test_what_no_report_says_is_refused_without_such_a_note(six):
    answer = ask(six, "地铁三号线有多少个站？")
    assert (answer.found, answer.warnings) == (False, ())


def test_a_choice_of_year_comes_before_the_latest(six):
    scope = Scope(frozenset(one.id for one in six.reports if 2020 in one.years))
    answer = ask(six, "代表建议有多少件？", scope=scope)
    assert "176件" in answer.quotes[0].text
    (first, second) = ask(six, "哪一年代表建议最多？", scope=scope).table
    assert [(first.year, first.figure), (second.year, second.figure)] == [
        (2020, "176件"),
        (2019, "162件"),
    ]


@pytest.mark.parametrize(
    ("chain", "years"),
    [
        (["2023年代表建议有多少件？", "近三年呢？"], [2021, 2022, 2023]),
        (["丽水市2023年代表建议有多少件？", "2020年到2022年呢？"], [2020, 2021, 2022]),
        (["丽水市代表建议有多少件？", "最近两年呢？"], [2022, 2023]),
        (["近三年代表建议有多少件？", "哪年最多？"], [2022, 2021, 2023]),
        (["2021年代表建议有多少件？", "哪一年最少？"], [2018, 2019, 2023, 2020, 2021, 2022]),
    ],
)
def test_a_follow_up_asks_of_several_years(six, chain, years):
    *before, last = chain
    answer = ask(six, last, [(question, "…") for question in before])
    assert [row.year for row in answer.table] == years
    assert [row.figure for row in answer.table] == [f"{FACTS[year][0]}件" for year in years]


def test_the_year_before_is_that_before_the_latest(six):
    answer = ask(six, "前一年呢？", [("丽水市代表建议有多少件？", "…")])
    assert "205件" in answer.quotes[0].text


def test_years_without_a_report_are_named(tmp_path):
    held = (2018, 2019, 2021, 2023)
    made = assistant_of(tmp_path, **{f"{year}": yearly("丽水市", year) for year in held})
    answer = made.ask("2021年到2023年代表建议各有多少件？")
    assert [row.year for row in answer.table] == [2021, 2023]
    assert answer.warnings == ("库中没有讲2022年的报告。",)
    recent = made.ask("近八年代表建议各有多少件？")
    assert [row.year for row in recent.table] == list(held)
    assert recent.warnings == ("库中没有讲2016—2017、2020、2022年的报告。",)
    plans = made.ask("2019年到2022年计划办理代表建议各多少件？")
    assert [row.year for row in plans.table] == [2019, 2020, 2022]
    assert "库中没有2021年的报告。" in plans.warnings
    english = made.ask("How many deputies' suggestions were there from 2021 to 2023?")
    assert english.warnings == ("There is no report on 2022 in the store.",)


def test_places_are_compared_in_the_latest_year_that_all_have(tmp_path):
    texts = {f"丽水{year}": yearly("丽水市", year) for year in (2021, 2022, 2023)}
    texts |= {f"衢州{year}": yearly("衢州市", year) for year in (2021, 2022)}
    made = assistant_of(tmp_path, **texts)
    both = made.ask("丽水市和衢州市代表建议各有多少件？")
    assert [(row.place, row.year) for row in both.table] == [("丽水市", 2022), ("衢州市", 2022)]
    every = made.ask("丽水市和衢州市2021年到2022年代表建议各有多少件？")
    assert [(row.place, row.year) for row in every.table] == [
        ("丽水市", 2021), ("丽水市", 2022), ("衢州市", 2021), ("衢州市", 2022),
    ]  # fmt: skip
    alone = made.ask("丽水市代表建议有多少件？")
    assert alone.quotes[0].report.year == 2023


def test_of_one_report_the_last_three_years_are_words_of_the_question(tmp_path):
    more = "近三年新建代表联络站36个。"
    made = assistant_of(tmp_path, a=yearly("丽水市", 2023, more))
    answer = ask(made, "近三年新建了多少个代表联络站？")
    assert answer.standalone == "近三年新建了多少个代表联络站？"
    assert "近三年新建代表联络站36个" in answer.quotes[0].text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("近三年的建议", "2021年、2022年、2023年的建议"),
        ("最近十年", "、".join(f"{year}年" for year in range(2014, 2024))),
        ("过去两年来", "2022年、2023年"),
        ("这两年", "2022年、2023年"),
        ("近2个年度", "2022年、2023年"),
        ("最近一年", "2023年"),
        ("最新年度", "2023年"),
        ("近几年", "2019年、2020年、2021年、2022年、2023年"),
        ("近年来", "2019年、2020年、2021年、2022年、2023年"),
        ("over the last two years", "in 2022, 2023"),
        ("in the past year", "in 2023"),
        ("in recent years", "in 2019, 2020, 2021, 2022, 2023"),
        ("最近的公园", "最近的公园"),
        ("附近三年级的学校", "附近三年级的学校"),
        ("这年头", "这年头"),
    ],
)
def test_years_are_counted_back_from_the_latest(text, wanted):
    assert expanded(text, range(2018, 2024)) == wanted


def test_the_one_year_beyond_a_limit_is_named(six):
    answer = ask(six, "哪一年代表建议超过200件？")
    assert [(row.year, row.figure) for row in answer.table] == [(2022, "205件")]
    assert answer.standalone == "各年的代表建议多少件？"
