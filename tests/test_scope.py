import pytest
from helpers import report

from rag.retrieval.question import understand
from rag.retrieval.scope import asked_of, latest, superseded, within


def made(place, covered, level):
    return report(
        source=f"{place}{covered}",
        place=place,
        level=level,
        year_covered=covered,
        year_delivered=covered + 1,
    )


OUHAI = made("温州市瓯海区", 2024, "district")
OLDER = made("温州市瓯海区", 2023, "district")
WENZHOU = made("温州市", 2023, "city")
HANGZHOU = made("杭州市", 2023, "city")
ZHEJIANG = made("浙江省", 2023, "province")
ALL = [OUHAI, OLDER, WENZHOU, HANGZHOU, ZHEJIANG]


def of(text):
    return [one.source for one in asked_of(understand(text, (), ALL, 2000), ALL)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("瓯海区怎么培训代表？", ["温州市瓯海区2024", "温州市瓯海区2023"]),
        ("瓯海区2024年打算做什么？", ["温州市瓯海区2023"]),
        ("瓯海区2023年做了什么？", ["温州市瓯海区2023"]),
        ("瓯海区2025年打算做什么？", ["温州市瓯海区2024"]),
        ("瓯海区去年做了什么？", ["温州市瓯海区2024"]),
        ("瓯海区2023年和2024年各有多少件？", ["温州市瓯海区2024", "温州市瓯海区2023"]),
        ("浙江和温州2023年谁多？", ["浙江省2023", "温州市2023"]),
        ("瓯海2024年和杭州2023年谁多？", ["温州市瓯海区2024", "杭州市2023"]),
        ("各市的满意率分别是多少？", ["温州市2023", "杭州市2023"]),
        ("温州各区的满意率是多少？", ["温州市瓯海区2024", "温州市瓯海区2023"]),
        ("满意率是多少？", [one.source for one in ALL]),
    ],
)
def test_the_reports_that_a_question_is_of(question, expected):
    assert of(question) == expected


def test_two_years_of_one_place_are_compared():
    question = understand("瓯海区2023年和2024年各有多少件？", (), ALL, 2000)
    assert question.compares(ALL)
    assert not understand("瓯海区2023年有多少件？", (), ALL, 2000).compares(ALL)


def test_a_part_is_known_by_its_name():
    assert within(OUHAI, "温州市")
    assert not within(WENZHOU, "温州市")
    assert not within(OUHAI, "杭州市")


def test_a_report_is_superseded_by_a_later_one_of_the_same_place_and_body():
    assert superseded(ALL) == {OLDER.id}
    other = report(source="g", place="温州市瓯海区", body="瓯海区人民政府", year_covered=2020)
    assert superseded([OUHAI, other]) == frozenset()
    assert superseded([report(source="x"), report(source="y", year_covered=2020)]) == frozenset()


def newest(text, reports):
    question = understand(text, (), reports, 2000)
    return [one.source for one in latest(question, asked_of(question, reports))]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("瓯海区怎么培训代表？", ["温州市瓯海区2024"]),
        ("瓯海区2023年做了什么？", ["温州市瓯海区2023"]),
        ("瓯海区和杭州谁的满意率高？", ["温州市瓯海区2023", "杭州市2023"]),
        ("瓯海区哪一年满意率最高？", ["温州市瓯海区2024", "温州市瓯海区2023"]),
        ("各份报告怎么说满意率？", [one.source for one in ALL]),
        ("Which reports mention it?", [one.source for one in ALL]),
    ],
)
def test_without_a_year_the_latest_report_of_each_place_is_asked(question, expected):
    assert newest(question, ALL) == expected
