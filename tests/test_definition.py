"""What a term means, on reports made up here: said, or said not to be said."""

import pytest
from helpers import assistant_of

HEAD = "{}政府工作报告\n——2025年1月9日在{}第九届人民代表大会第四次会议上\n一、2024年工作回顾\n"
FIRST = (
    HEAD.format("青溪县", "青溪县")
    + "全面推行民情“四色单”分类交办，全年收集民情1745件，办结率达99%。\n"
    "深入实施“绿谷计划”，即以山林碳汇换取乡村发展资金的办法，带动农户增收。\n"
    "推进“两补”“两建”工作，发放资金3200万元，建成项目19个。\n"
    "落实“暖巷”行动（为老旧小区独居老人上门送餐、巡诊和维修），惠及老人1200名。\n"
    "政府工作报告名词解释\n"
    "1.“两补”、“两建”：农机购置补贴和秸秆还田补贴；冷链仓储建设和村级公路建设。\n"
    "2.云上集市：通过直播平台组织农户集中销售农产品的线上展销活动。\n"
)
SECOND = (
    HEAD.format("白石县", "白石县") + "依托“小院会”听取居民意见，解决停车、照明等问题38个。\n"
    "全县社会大局和谐稳定，各项工作有序推进。\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return assistant_of(tmp_path_factory.mktemp("made"), a=FIRST, b=SECOND)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("什么是“云上集市”？", "通过直播平台组织农户集中销售农产品的线上展销活动"),
        ("云上集市是什么意思？", "通过直播平台组织农户集中销售农产品的线上展销活动"),
        ("“绿谷计划”是什么？", "即以山林碳汇换取乡村发展资金的办法"),
        ("“暖巷”是指什么？", "为老旧小区独居老人上门送餐、巡诊和维修"),
        ("“两补”“两建”是什么意思？", "秸秆还田补贴；冷链仓储建设和村级公路建设"),
        ("“两建”是什么意思？", "冷链仓储建设和村级公路建设"),
    ],
)
def test_a_term_is_explained_by_its_entry_or_the_sentence_that_says_it(made, question, said):
    answer = made.ask(question)
    assert said in answer.quotes[0].text
    assert len(answer.quotes) == 1
    assert "没有解释" not in answer.text


def test_a_term_that_is_only_used_is_said_not_to_be_explained(made):
    answer = made.ask("“四色单”是什么意思？")
    lines = answer.text.split("\n")
    assert lines[0] == "青溪县2025年的报告（讲2024年）没有解释“四色单”，只是写道："
    assert [quote.text[:14] for quote in answer.quotes] == ["全面推行民情“四色单”分类交"]


def test_the_same_in_english(made):
    answer = made.ask("What does “四色单” mean?")
    assert answer.text.startswith("青溪县's 2025 report (on 2024) does not explain “四色单”")


def test_two_terms_of_two_reports_each_get_what_there_is(made):
    answer = made.ask("“云上集市”和“小院会”各是什么意思？")
    assert answer.text.split("\n")[0] == "青溪县2025年的报告（讲2024年）写道："
    assert "白石县2025年的报告（讲2024年）没有解释“小院会”，只是写道：" in answer.text
    assert [quote.report.place for quote in answer.quotes] == ["青溪县", "白石县"]


def test_of_two_terms_one_that_no_report_has_is_told(made):
    answer = made.ask("“云上集市”和“星桥工程”各是什么意思？")
    assert len(answer.quotes) == 1
    assert answer.warnings == ("所问的报告都没有提到“星桥工程”。",)


def test_a_term_that_no_report_has_is_refused(made):
    answer = made.ask("“星桥工程”是什么意思？")
    assert not answer.found
    assert "星桥工程" in answer.reason


def test_a_term_with_a_number_is_only_the_questions_own_words(made):
    answer = made.ask("“两补”是什么意思？")
    assert answer.found
    assert answer.warnings == ()


THIRD = (
    HEAD.format("乌石县", "乌石县") + "落实“3724”走访要求，推进“5+3+X”平台建设，走访农户1900户。\n"
    "三大支柱产业［1］增速加快，“四有”［2］干部队伍不断壮大，落实“五个到位”［4］成效明显。\n"
    "注释\n"
    "［1］三大支柱产业：\n"
    "制茶业、竹编业、露营旅游业。\n"
    "［4］五个到位：\n"
    "必须到场，必须到点，必须到户，必须到田，必须到心。\n"
    "［2］四有\n"
    "指有担当、有本领、有耐心、有温度。\n"
    "［3］五个一遍：\n"
    "走一遍、看一遍、问一遍、记一遍、回一遍。\n"
)


@pytest.fixture(scope="module")
def noted(tmp_path_factory):
    return assistant_of(tmp_path_factory.mktemp("noted"), a=THIRD)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("三大支柱产业是什么意思？", "［1］三大支柱产业：制茶业、竹编业、露营旅游业。"),
        ("五个到位是什么？", "［4］五个到位：必须到场，必须到点，必须到户，必须到田，必须到心。"),
        ("“四有”指什么？", "［2］四有指有担当、有本领、有耐心、有温度。"),
        ("“五个一遍”是什么？", "［3］五个一遍：走一遍、看一遍、问一遍、记一遍、回一遍。"),
        ("五个一遍是什么？", "［3］五个一遍：走一遍、看一遍、问一遍、记一遍、回一遍。"),
    ],
)
def test_a_note_whose_term_stands_on_a_line_of_its_own_is_read_as_one(noted, question, said):
    answer = noted.ask(question)
    assert [quote.text for quote in answer.quotes] == [said]
    assert answer.warnings == ()


@pytest.mark.parametrize("term", ["3724", "5+3+X"])
def test_a_term_without_chinese_is_named_in_one_pair_of_marks(noted, term):
    answer = noted.ask(f"“{term}”是什么意思？")
    assert f"没有解释“{term}”，只是写道：" in answer.text.split("\n")[0]


def test_a_quoted_term_with_digits_that_no_report_has_is_refused(noted):
    answer = noted.ask("“6+9+Y”是什么意思？")
    assert not answer.found
    assert "6+9+Y" in answer.reason
