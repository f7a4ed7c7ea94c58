import pytest
from helpers import passage

from rag.retrieval.byline import asks_of_report, is_byline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("温州市的报告是谁作的？", True),
        ("谁在台上念的温州市的工作报告？", True),
        ("作报告的人是谁？", True),
        ("报告是哪天作的？", True),
        ("Who delivered the report?", True),
        ("When was the report read out?", True),
        ("谁作了专项报告？", False),
        ("报告里谁的建议最多？", False),
        ("什么时候报告了地震？", False),
        ("Who is named in the report?", False),
    ],
)
def test_a_question_of_the_report_itself(text, expected):
    assert asks_of_report(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年1月10日在甲市第一届人民代表大会第四次会议上", True),
        ("甲市人大常委会主任 李某某", True),
        ("报告人：李某某", True),
        ("我受常委会委托，向大会报告工作，请列席会议的同志提出意见。", False),
        ("2025年1月10日" + "会议" * 50, False),
    ],
)
def test_a_line_of_the_head(text, expected):
    assert is_byline(passage(text)) is expected
