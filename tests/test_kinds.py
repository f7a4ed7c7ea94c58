"""Whether a question asks for the first or the last; names with 最高 in them do not."""

import pytest

from rag.retrieval.kinds import COMPARES, LEAST, MOST, kind, superlative


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("哪个省的增速最高？", MOST),
        ("满意率最高的是哪里？", MOST),
        ("哪里最多，哪里最少？", LEAST),
        ("哪年的最高增速？", MOST),
        ("谁最快", MOST),
        ("哪个区更多？", MOST),
        ("谁的建议多？", MOST),
        ("哪家收到更多建议？", MOST),
        ("谁的失业率更低？", LEAST),
        ("哪些省获得国家最高科学技术奖？", 0),
        ("哪里设有最高人民法院的巡回法庭？", 0),
        ("哪些地方推行最多跑一次？", 0),
        ("哪些报告讲到最大公约数？", 0),
        ("哪些地方提高了最低工资标准？", 0),
        ("哪个省的最低工资标准最高？", MOST),
        ("哪里的最低生活保障标准更高？", MOST),
        ("哪里画出了最大同心圆？", 0),
        ("哪些地方打通了最后一公里？", 0),
        ("哪些省提出更大力度稳就业？", 0),
        ("富阳的建议比瓯海多吗？", MOST),
        ("富阳的建议比瓯海少一点吗？", LEAST),
        ("富阳的满意率高于瓯海吗？", MOST),
        ("富阳的满意率高于80%吗？", 0),
        ("瓯海的建议比上年多了几件？", 0),
        ("Which district has the most suggestions?", MOST),
        ("Which province has the lowest rate?", LEAST),
        ("Which reports tell of the most important tasks?", 0),
        ("Which provinces have at least one airport?", 0),
    ],
)
def test_who_has_most_or_least(question, expected):
    assert superlative(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("谁获得了国家最高科学技术奖？", "who_when"),
        ("谁当选人大代表？", "who_when"),
        ("哪年获得国家最高科学技术奖？", "who_when"),
        ("谁的建议最多？", "other"),
    ],
)
def test_a_name_with_a_superlative_is_asked_about_as_others_are(question, expected):
    assert kind(question) == expected
    assert bool(COMPARES.search(question)) == (expected == "other")


@pytest.mark.parametrize(
    "question",
    [
        "报告承认了哪些问题？",
        "发展面临哪些困难？",
        "有什么挑战？",
        "What are the difficulties mentioned in the report?",
        "Which challenges does the report face up to?",
        "What deficiencies are named?",
    ],
)
def test_a_question_for_what_is_lacking(question):
    assert kind(question) == "problem"
