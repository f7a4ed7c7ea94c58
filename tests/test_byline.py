import pytest
from helpers import paragraphs

BODY = "常委会听取专项报告十项，提出审议意见二十条。"


def lines(text):
    return [text[one.spans[0].start : one.spans[-1].end] for one in paragraphs(text)]


@pytest.mark.parametrize(
    "byline",
    [
        "温州市瓯海区人大常委会主任　王某某",
        "嘉兴市市长 李 某",
        "国务院总理　赵某",
        "某某市中级人民法院院长 欧阳某某",
        "主任　王某某",
    ],
)
def test_who_gave_the_report_is_content(byline):
    assert lines(f"{byline}\n{BODY}") == [byline, BODY]


@pytest.mark.parametrize("line", ["各位代表", "温州市瓯海区人大常委会主任", "监督工作　代表工作"])
def test_other_short_lines_are_none(line):
    assert lines(f"{line}\n{BODY}") == [BODY]
