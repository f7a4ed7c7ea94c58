import pytest

from rag.reading.aspects import Years, lacks


@pytest.mark.parametrize(
    "text",
    [
        "我们清醒地认识到，发展的基础还不牢固。",
        "同时也看到，案多人少的情况没有改变。",
        "工作中也存在一些不足：巡查不够经常。",
        "对照群众期盼，我们还有明显短板：水利设施老化。",
        "存在的主要问题是：仓容偏小。",
        "资金来源单一、人才短缺，是制约产业做强的两块短板。",
        "不足之处主要有：路灯偏少。",
        "一项指标没有完成。我们清醒认识到，面临的困难依然不少，一些老问题亟待破解。",
        "我们也清醒看到，还有不少矛盾有待化解、一些问题尚未解决。",
    ],
)
def test_words_that_tell_what_is_lacking(text):
    assert lacks(text)


@pytest.mark.parametrize(
    "text",
    [
        "推动解决群众反映的问题三百个。",
        "有效应对各种困难挑战，完成全年目标。",
        "清醒认识形势，破解了一批难题，解决群众反映的问题三百个。",
        "加快补齐公共服务短板，新建学校三所。",
        "围绕突出问题开展专项督查。",
        "听取审计查出问题整改情况的报告。",
        "主要是：新建公路五十公里。",
    ],
)
def test_words_that_do_not(text):
    assert not lacks(text)


def test_a_list_goes_on_with_what_is_lacking():
    assert lacks("一是巡查不够经常，办法偏少。", lacked=True)
    assert lacks("主要是：巡查不够经常。", lacked=True)
    assert not lacks("各位代表，成绩来之不易。", lacked=True)


@pytest.mark.parametrize(
    ("delivered", "names", "text", "begins"),
    [
        (2025, [], "2025年是规划的最后一年。", True),
        (2025, [], "2024年是本届的头一年。", False),
        (None, [], "今年是换届之年。", True),
        (None, ["2024年工作", "2025年打算"], "2025年，常委会将开展视察。", True),
        (2025, [], "新的一年，我们将办好十件实事。", True),
        (2025, [], "2025年预期目标是：增长6%。", True),
        (2025, [], "2024年，我院受理案件千件。", False),
    ],
)
def test_sentences_that_begin_the_plans(delivered, names, text, begins):
    assert Years(delivered, names).begins_plans(text) is begins


@pytest.mark.parametrize(
    ("name", "before", "planned"),
    [
        ("2024年工作回顾", False, False),
        ("2024年主要工作", False, False),
        ("2025年主要工作", False, True),
        ("2025年打算", False, True),
        ("一、坚持监督为民", True, True),
        ("一、坚持监督为民", False, False),
        ("下一步工作安排", False, True),
        ("过去五年工作回顾", True, False),
    ],
)
def test_headings_turn_from_review_to_plan_and_back(name, before, planned):
    assert Years(2025).planned(name, before) is planned
