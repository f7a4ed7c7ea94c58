"""Places that a question asks about, and places that it only mentions."""

import pytest
from helpers import report

from rag.retrieval.asked import side_by_side
from rag.retrieval.places import find
from rag.retrieval.question import understand

REPORTS = [
    report(source="h", place="湖州市", year_covered=2023),
    report(source="s", place="上海市", year_covered=2023),
    report(source="z", place="浙江省", year_covered=2023),
    report(source="o", place="温州市瓯海区", year_covered=2023),
    report(source="j", place="金华市", year_covered=2023),
    report(source="k", place="杭州市", year_covered=2023),
]


@pytest.mark.parametrize(
    ("question", "each"),
    [
        ("湖州和上海各有几件？", True),
        ("湖州、上海的满意率", True),
        ("湖州 上海 满意率", True),
        ("湖州的满意率高过上海吗？", True),
        ("湖州涨得快还是上海涨得快？", True),
        ("How many did Huzhou and Shanghai have?", True),
        ("Did Huzhou grow faster this year, Shanghai being slower?", True),
        ("湖州到上海那条高铁修好了吗？", False),
        ("Which hospital in Huzhou belongs to one of Shanghai's?", False),
        ("从湖州坐高铁去上海要多久？", False),
        ("湖州的满意率", False),
    ],
)
def test_places_side_by_side_are_asked_about_each(question, each):
    assert side_by_side(question, find(question, REPORTS)) is each
    assert understand(question, (), REPORTS, 2000).compares(REPORTS) is each


def test_a_place_that_is_mentioned_is_matter_of_the_question():
    content = understand("湖州到上海那条高铁修好了吗？", (), REPORTS, 2000).content
    assert "上海" in content
    assert "湖州" in content
    assert "上海" not in understand("湖州和上海各有几件？", (), REPORTS, 2000).content


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("2025年瓯海区将持续关注哪两部浙江省法规？", ["温州市瓯海区"]),
        ("瓯海和浙江省各有几件？", ["温州市瓯海区", "浙江省"]),
        ("杭州亚运会期间，在金华打了多少场？", ["金华市"]),
        ("杭州亚运会办得怎么样？", ["杭州市"]),
        ("What did Jinhua do for the Hangzhou Asian Games?", ["金华市"]),
    ],
)
def test_a_place_above_and_the_name_of_an_event_are_not_asked_about(question, places):
    assert [one.place for one in find(question, REPORTS)] == places
