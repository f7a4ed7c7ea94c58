"""Figures in Chinese numerals and in several steps: answered, compared and ranked as digits are."""

from functools import partial

import pytest
from helpers import assistant_of

HEAD = "{place}2025年政府工作报告\n——2025年1月8日在{place}人民代表大会会议上\n一、2024年工作回顾\n"
REST = "各部门各乡镇认真落实年初确定的任务，推动各方面的工作取得新的进展。\n"
PLACES = {"余姚": "余姚市", "慈溪": "慈溪市", "象山": "象山县"}


@pytest.fixture
def built(tmp_path):
    """Makes an assistant of one report for each place named, with a line of its own."""
    return partial(_built, tmp_path)


def _built(folder, **lines):
    texts = {
        name: HEAD.format(place=PLACES[name]) + f"{line}\n" + REST * 6
        for name, line in lines.items()
    }
    return assistant_of(folder, **texts)


SPOKEN = [
    ("建成区绿地养护合格率达到百分之九十六点二。", "绿地养护合格率是多少？", "百分之九十六点二"),
    ("全年完成水利投资一百零二亿三千万元。", "水利投资完成了多少元？", "一百零二亿三千万元"),
    ("为一万二千余户居民改造燃气管道。", "为多少户居民改造了燃气管道？", "一万二千余户"),
    ("基本养老保险参保人数达到一百零七万人。", "基本养老保险参保人数有多少人？", "一百零七万人"),
    ("城镇调查失业率为百分之二点五。", "城镇调查失业率是多少？", "百分之二点五"),
    ("全年办成民生实事十件。", "办成民生实事多少件？", "十件"),
    ("新建公办幼儿园二十三所。", "新建公办幼儿园多少所？", "二十三所"),
    ("近九成的村建成了标准化卫生室。", "多少比例的村建成了标准化卫生室？", "近九成"),
    ("三分之二的村开通了公交。", "多大比例的村开通了公交？", "三分之二"),
    ("修复古桥三五座。", "修复古桥多少座？", "三五座"),
    ("数字水网工程历时4个多月建成。", "数字水网工程用了多长时间建成？", "4个多月"),
    ("全年新增就业1万5千人。", "新增就业多少人？", "1万5千人"),
    ("修订地方性法规八部。", "修订地方性法规几部？", "八部"),
]


@pytest.mark.parametrize(("line", "question", "figure"), SPOKEN, ids=[row[2] for row in SPOKEN])
def test_a_figure_in_words_answers_and_is_marked(built, line, question, figure):
    answer = built(余姚=line).ask(f"余姚市2024年{question}")
    assert answer.found, answer.reason
    (quote, *_) = answer.quotes
    assert figure in quote.text
    marked = [quote.report.text[slice(*mark)] for mark in quote.marks]
    assert [words.removeprefix("达到") for words in marked] == [figure]


def test_the_first_sentence_of_a_paragraph_may_hold_a_figure_in_words(built):
    line = "全年办成民生实事十件。" + "水厂投资八千万元。" * 2
    ask = built(余姚=line).ask
    assert ask("余姚市2024年办成了10件民生实事吗？").text.startswith("是，")
    assert ask("余姚市2024年办成了十二件民生实事吗？").text.startswith("否，")


RANKED = [
    ("水厂投资1亿2000万元。", "水厂投资8000万元。", "1亿2000万元", "8000万元", "水厂投资"),
    ("水厂投资一亿二千万元。", "水厂投资8000万元。", "一亿二千万元", "8000万元", "水厂投资"),
    ("新增就业1万5千人。", "新增就业九千人。", "1万5千人", "九千人", "新增就业"),
    ("合格率百分之九十六点二。", "合格率95.8%。", "百分之九十六点二", "95.8%", "合格率"),
    ("民生实事完成十二件。", "民生实事完成十件。", "十二件", "十件", "民生实事完成件数"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "less", "first", "second", "what"), RANKED)
@pytest.mark.parametrize("turned", [False, True])
def test_a_comparison_ranks_figures_however_they_are_written(
    built, more, less, first, second, what, turned
):
    lines = {"余姚": less, "慈溪": more} if turned else {"余姚": more, "慈溪": less}
    answer = built(**lines).ask(f"余姚和慈溪哪个{what}更多？")
    winner = "慈溪市" if turned else "余姚市"
    assert answer.text.split("\n")[0].startswith(f"最多的是{winner}：{first}")
    assert [row.figure for row in answer.table] == [first, second]


def test_counts_of_each_report_are_found_in_words_and_in_digits(built):
    ahead = "水库除险加固全部完成。\n二、2025年工作安排\n今年要办好{}民生实事，把好事办好。"
    counts = {"余姚": "十方面", "慈溪": "十件", "象山": "12项"}
    lines = {name: ahead.format(count) for name, count in counts.items()}
    answer = built(**lines).ask("各地2025年要办多少件民生实事？")
    found = {row.place: row.figure for row in answer.table}
    assert found == {"余姚市": "十方面", "慈溪市": "十件", "象山县": "12项"}
