import pytest
from helpers import passage, report

from rag.answering.amounts import COUNT, MONEY, SHARE, figure_kind
from rag.answering.premise import Premise
from rag.answering.requirements import AHEAD, Requirement, requirements
from rag.passage import DONE, PLANNED
from rag.retrieval.question import understand

OUHAI = report(source="o", place="温州市瓯海区", year_delivered=2025, year_covered=2024)


def of(text):
    return requirements(understand(text, (), [OUHAI], 2000), [OUHAI])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("满意率是多少？", SHARE),
        ("满意的占比是几成？", SHARE),
        ("代表建议满意度是多少？", SHARE),
        ("参选率提高了多少？", SHARE),
        ("What percentage of suggestions was solved?", SHARE),
        ("花了多少钱？", MONEY),
        ("投资多少亿元？", MONEY),
        ("How much money was spent?", MONEY),
        ("有多少件建议？", COUNT),
        ("开了几次会议？", "次"),
        ("参加了多少人次？", "人次"),
        ("来了多少位代表？", "位"),
        ("How many deputies took part?", COUNT),
        ("有哪几个品牌？", ""),
        ("有哪些措施？", ""),
        ("Which measures?", ""),
        ("怎么监督预算？", ""),
        ("几乎都办结了", ""),
    ],
)
def test_the_kind_of_figure_that_is_asked_for(question, expected):
    assert figure_kind(question) == expected


@pytest.mark.parametrize(
    ("kind", "text", "met"),
    [
        (SHARE, "满意率为84.54%。", True),
        (SHARE, "提高2.3个百分点。", True),
        (SHARE, "九成群众满意。", True),
        (SHARE, "建议共207件。", False),
        (MONEY, "资金8430万元。", True),
        (MONEY, "投资20余亿元。", True),
        (MONEY, "共8430件。", False),
        (COUNT, "建议共207件。", True),
        (COUNT, "开会八次。", True),
        (COUNT, "2024年1月的会议。", False),
        (COUNT, "工作扎实推进。", False),
        ("人次", "培训1580余人次。", True),
        ("人次", "培训3.5万人次。", True),
        ("人次", "培训1580人。", False),
        ("次", "全年开会八次。", True),
        ("次", "全年开会两次。", True),
        ("次", "召开第八次会议。", False),
    ],
)
def test_a_figure_is_met_by_a_figure_of_its_kind(kind, text, met):
    assert Requirement("figure", "多少", kind).met(text, passage(text)) is met


@pytest.mark.parametrize(
    ("text", "met"), [("1月30日开幕。", True), ("去年底开幕。", True), ("大会开幕。", False)]
)
def test_a_date_is_met_by_a_day_a_month_or_a_part_of_the_year(text, met):
    assert Requirement("date", "何时").met(text, passage(text)) is met


@pytest.mark.parametrize(
    ("text", "met"),
    [("取消了两项制度。", True), ("整合三个站点。", True), ("新建三个站点。", False)],
)
def test_an_event_is_met_by_a_word_of_ending(text, met):
    asked = Requirement("event", "取消", premise=Premise("ended", "取消"))
    assert asked.met(text, passage(text)) is met


def test_a_year_must_stand_in_the_sentence_and_a_place_in_the_passage():
    sentence, whole = "建议办结。", passage("宁波在2019年的建议办结。")
    assert not Requirement("year", "2019").met(sentence, whole)
    assert Requirement("year", "2019").met(whole.text, whole)
    assert Requirement("place", "宁波").met(sentence, whole)
    assert not Requirement("place", "杭州").met(sentence, whole)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("瓯海区怎么监督预算？", []),
        ("瓯海区2024年怎么监督预算？", []),
        ("瓯海区2025年怎么监督预算？", []),
        ("瓯海区2019年怎么监督预算？", [Requirement("year", "2019")]),
        ("宁波市怎么监督预算？", [Requirement("place", "宁波")]),
        ("瓯海区和宁波市怎么监督预算？", []),
        ("瓯海区何时作决定？", [Requirement("date", "瓯海区何时作决定？")]),
    ],
)
def test_what_an_answer_must_hold(question, expected):
    assert of(question) == expected


def test_a_figure_asked_for_is_demanded_beside_the_others():
    assert [(one.what, one.kind) for one in of("宁波市2019年的满意率是多少？")] == [
        ("place", ""),
        ("year", ""),
        ("figure", SHARE),
        ("rate", "满意"),
    ]


def test_a_figure_of_the_year_of_delivery_needs_a_plan_or_the_year():
    demand = Requirement("year", "2025", AHEAD)
    assert demand.met("办好十件实事。", passage("办好十件实事。", PLANNED))
    assert demand.met("2025年1月已办3件。", passage("2025年1月已办3件。", DONE))
    assert not demand.met("已办10件。", passage("已办10件。", DONE))
    assert not demand.met("已办10件。", passage("2025年起步早。已办10件。", DONE))


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("瓯海区2025年要办多少件实事？", [("2025", AHEAD)]),
        ("瓯海区2019年办了多少件实事？", [("2019", "")]),
        ("瓯海区2024年办了多少件实事？", []),
        ("瓯海区2025年要办哪些实事？", []),
        ("瓯海区2025年初有多少件实事？", []),
        ("截至2025年瓯海区有多少件实事？", []),
        ("How many had Ouhai done in early 2025?", []),
        ("瓯海区新办2000件，占多少？", []),
    ],
)
def test_of_which_years_a_sentence_must_tell(question, years):
    found = of(question)
    assert [(one.asked, one.kind) for one in found if one.what == "year"] == years


@pytest.mark.parametrize(
    "question", ["代表建议满意率", "群众满意率？", "建议办结率如何？", "满意度呢"]
)
def test_a_noun_of_share_asks_for_a_share_without_asking_how_much(question):
    assert figure_kind(question) == SHARE


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("主任率队调研多少次？", "次"),
        ("主任率队走访了多少家企业？", COUNT),
        ("率先完成多少件？", COUNT),
        ("谁率先完成？", ""),
    ],
)
def test_to_lead_is_no_share(question, kind):
    assert figure_kind(question) == kind


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("对未办结的建议二次交办。", False),
        ("支持二次创业。", False),
        ("两件建议办结。", True),
        ("三次交办，两件办结。", True),
    ],
)
def test_a_manner_of_speaking_is_no_count(text, met):
    assert Requirement("figure", "几", COUNT).met(text, passage(text)) is met


@pytest.mark.parametrize(
    "question",
    [
        "By the end of 2024, what was done for deputies?",
        "Which weekend courses did they attend?",
        "Did inspections stop at villages?",
    ],
)
def test_the_end_of_a_year_demands_no_event(question):
    assert [one for one in of(question) if one.what == "event"] == []


@pytest.mark.parametrize("word", ["abolished", "cancelled", "suspended", "stopped", "shut down"])
def test_english_words_of_ending_demand_an_event(word):
    (demand,) = of(f"Which rules were {word}?")
    assert (demand.what, demand.asked) == ("event", word)


ZHEJIANG = report(source="z", place="浙江省", year_delivered=2025, year_covered=2024)


def demanded(text, what, reports=(ZHEJIANG,)):
    found = requirements(understand(text, (), list(reports), 2000), list(reports))
    return [one for one in found if one.what == what]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("宁波2024年开了几次会？", {"宁波"}),
        ("浙江的宁波市2024年开了几次会？", {"宁波"}),
        ("What did Ningbo do, according to Zhejiang's report?", {"宁波"}),
        ("浙江2024年开了几次会？", set()),
        ("浙江省和江苏省2024年各开了几次会？", set()),
    ],
)
def test_a_part_of_a_place_must_be_named_in_the_passage(question, parts):
    asked = demanded(question, "part")
    assert {name for one in asked for name in one.parts} == parts
    for one in asked:
        assert one.met("开会3次。", passage("宁波开会3次。"))
        assert not one.met("开会3次。", passage("杭州开会3次。"))


def test_a_place_above_that_of_the_report_may_be_called_as_a_whole():
    ouhai = report(source="o", place="温州市瓯海区", year_delivered=2025, year_covered=2024)
    (asked,) = demanded("瓯海的哪个做法推广到全浙江？", "part", [ouhai])
    assert asked.met("做法在全省推广。", passage("做法在全省推广。"))
    assert not asked.met("做法得到推广。", passage("做法得到推广。"))
    (asked,) = demanded("温州各区里瓯海排几名？", "part", [ouhai, ZHEJIANG])
    assert asked.met("在全市居首。", passage("在全市居首。"))


@pytest.mark.parametrize(
    ("question", "what", "text", "met"),
    [
        ("浙江代表建议的满意率是多少？", "rate", "建议265件，解决率为86%。", False),
        ("浙江代表建议的满意率是多少？", "rate", "满意率为86%。", True),
        ("浙江任免的212人次中，女性有多少？", "among", "任免国家机关工作人员212人次。", False),
        ("浙江任免的212人次中，女性有多少？", "among", "其中女性30人次。", True),
        ("浙江新馆由哪家公司承建？", "builder", "新馆建成开放。", False),
        ("浙江新馆由哪家公司承建？", "builder", "新馆由某某建工集团建设。", True),
        ("浙江的人均GDP排第几？", "rank", "人均地区生产总值12万元。", False),
        ("浙江的人均GDP排第几？", "rank", "人均地区生产总值居全国第五。", True),
        ("In which year will Zhejiang open the airport?", "date", "机场开工建设。", False),
        ("In which year will Zhejiang open the airport?", "date", "机场2027年通航。", True),
    ],
)
def test_what_else_a_question_demands(question, what, text, met):
    asked = demanded(question, what)
    assert [one.met(text, passage(text)) for one in asked] == [met]


@pytest.mark.parametrize(
    "question",
    ["浙江一年里受训的有多少人？", "When people in Zhejiang swapped cars, how much was spent?"],
)
def test_a_span_of_time_is_no_number_given_and_a_clause_no_question(question):
    assert not demanded(question, "among")
    assert not demanded(question, "date")
