import pytest
from helpers import report

from rag.reading.gazetteer import gazetteer
from rag.retrieval.names import english, names, own_name
from rag.retrieval.places import find

REPORTS = [
    report(source="o", place="温州市瓯海区"),
    report(source="w", place="温州市"),
    report(source="f", place="杭州市富阳区"),
    report(source="n", place="全国"),
    report(source="x"),
]


def found(question):
    return [(named.words, named.place) for named in find(question, REPORTS)]


@pytest.mark.parametrize(
    ("question", "words", "place"),
    [
        ("温州市瓯海区的满意率", "温州市瓯海区", "温州市瓯海区"),
        ("瓯海区的满意率", "瓯海区", "温州市瓯海区"),
        ("2024年瓯海有几件", "瓯海", "温州市瓯海区"),
        ("the report of Ouhai District", "Ouhai", "温州市瓯海区"),
        ("in WENZHOU, 2023", "WENZHOU", "温州市"),
        ("温州人大", "温州", "温州市"),
        ("Fuyang's deputies", "Fuyang", "杭州市富阳区"),
        ("国务院的工作", "国务院", "全国"),
        ("what did the State Council do", "State Council", "全国"),
    ],
)
def test_a_place_of_the_store_is_found_by_each_of_its_names(question, words, place):
    assert found(question) == [(words, place)]


@pytest.mark.parametrize(
    "question", ["温州瓯海的建议", "浙江省温州市瓯海区的建议", "浙江温州市瓯海区"]
)
def test_a_parent_before_its_part_is_no_place_of_its_own(question):
    assert [place for _, place in found(question)] == ["温州市瓯海区"]


def test_places_come_in_the_order_of_the_question():
    assert found("富阳、瓯海和温州比") == [
        ("富阳", "杭州市富阳区"),
        ("瓯海", "温州市瓯海区"),
        ("温州", "温州市"),
    ]
    assert [place for _, place in found("Wenzhou and Ouhai")] == ["温州市", "温州市瓯海区"]


@pytest.mark.parametrize(
    ("question", "words"), [("宁波市的", "宁波市"), ("宁波呢", "宁波"), ("Ningbo?", "Ningbo")]
)
def test_a_place_without_report_is_found_as_such(question, words):
    assert found(question) == [(words, "")]


@pytest.mark.parametrize(
    "question", ["", "代表建议的满意率", "和平统一", "wenzhounese food", "people in general", "?!"]
)
def test_other_words_are_no_places(question):
    assert found(question) == []


def test_a_named_place_knows_where_it_stands():
    question = "请问瓯海区和温州市"
    for named in find(question, REPORTS):
        assert question[named.start : named.end] == named.words


def test_names_of_a_place():
    assert names("温州市瓯海区") == {"温州市瓯海区", "瓯海区", "瓯海", "ouhai"}
    assert "state council" in names("全国")


@pytest.mark.parametrize(
    ("place", "own"),
    [
        ("杭州市富阳区", "富阳区"),
        ("浙江省温州市瓯海区", "瓯海区"),
        ("温州市", "温州市"),
        ("全国", "全国"),
    ],
)
def test_a_places_own_name_is_its_last_division(place, own):
    assert own_name(place) == own


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("温州市瓯海区", "Ouhai (瓯海区)"),
        ("温州市", "Wenzhou (温州市)"),
        ("某某", "某某"),
        ("", ""),
    ],
)
def test_the_english_name_of_a_place_stands_beside_its_own(place, words):
    assert english(place) == words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("甲乙区人大的满意率", "甲乙区"),
        ("请看，丙丁县2024年的建议", "丙丁县"),
        ("戊己市？", "戊己市"),
    ],
)
def test_a_division_that_nothing_knows_is_told_by_its_form(question, words):
    assert words not in gazetteer()
    assert found(question) == [(words, "")]


def test_a_division_in_no_gazetteer_may_stand_beside_a_known_one():
    assert found("瓯海区和甲乙区的满意率") == [("瓯海区", "温州市瓯海区"), ("甲乙区", "")]


def test_a_division_that_a_report_speaks_of_is_no_unknown_place():
    reports = [*REPORTS, report("在甲乙区的站点，代表们听取意见。", source="y")]
    assert find("甲乙区的站点有几个？", reports) == []


@pytest.mark.parametrize(
    "question",
    ["社区的建议", "全区的建议", "本市的代表", "各县的建议", "超市的代表", "景区代表", "每个区的"],
)
def test_common_words_that_end_as_divisions_do_are_no_places(question):
    assert found(question) == []


@pytest.mark.parametrize(
    ("question", "words"),
    [("黄山旅游收入是多少", []), ("黄山的旅游收入", ["黄山"]), ("黄山市旅游", ["黄山市"])],
)
def test_a_short_name_without_report_is_a_place_only_where_a_name_may_end(question, words):
    assert [name for name, _ in found(question)] == words


@pytest.mark.parametrize(
    ("places", "question", "expected"),
    [
        (["吉林省"], "吉林市的满意率", [("吉林市", "")]),
        (["吉林省"], "吉林的满意率", [("吉林", "吉林省")]),
        (["吉林市"], "吉林省的满意率", [("吉林省", "")]),
        (["吉林省", "吉林市"], "吉林市的满意率", [("吉林市", "吉林市")]),
        (["吉林省", "吉林市"], "吉林省的满意率", [("吉林省", "吉林省")]),
    ],
)
def test_a_city_is_not_the_province_of_the_same_short_name(places, question, expected):
    reports = [report(source=place, place=place) for place in places]
    assert [(named.words, named.place) for named in find(question, reports)] == expected


def test_a_place_keeps_the_users_spelling_of_full_width_letters():
    assert found("Ｏｕｈａｉ的满意率") == [("Ｏｕｈａｉ", "温州市瓯海区")]


def test_pinyin_may_keep_its_syllables_apart():
    held = [report("文", place="六安市")]
    assert [(one.words, one.place) for one in find("What did Lu'an do?", held)] == [
        ("Lu'an", "六安市")
    ]
    assert [one.place for one in find("Lu’an's jobs", held)] == ["六安市"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("恩施州2023年", [("恩施州", "", "湖北省")]),
        ("恩施市2023年", [("恩施市", "恩施市", "")]),
        ("恩施城区", [("恩施", "恩施市", "")]),
        ("Lu'an in 2023", [("Lu'an", "六安市", "")]),
        ("Lu'an (Liu'an), Anhui", [("Lu'an", "六安市", "")]),
        ("Wuhan's report", [("Wuhan", "", "湖北省")]),
        ("Lhasa", [("Lhasa", "", "")]),
        ("武汉轨道交通", [("武汉", "", "湖北省")]),
        ("长春轨道交通", []),
        ("敦煌旅游", []),
        ("what should we guide", []),
    ],
)
def test_parts_of_a_place_and_other_spellings(question, expected):
    held = [report(source=place, place=place) for place in ("恩施市", "六安市", "湖北省")]
    assert [(n.words, n.place, n.inside) for n in find(question, held)] == expected


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("浙江和全国的增速", ["浙江省", "全国"]),
        ("Zhejiang and the national rate", ["浙江省", "全国"]),
        ("全国的增速", ["全国"]),
        ("浙江哪支球队是全国第一", ["浙江省"]),
        ("Which towns in Zhejiang are on the national list", ["浙江省"]),
    ],
)
def test_the_nation_is_a_place_where_it_is_put_beside_one_or_stands_alone(question, places):
    held = [report(source=place, place=place) for place in ("浙江省", "全国")]
    assert [named.place for named in find(question, held)] == places


@pytest.mark.parametrize(
    "before",
    ["……", "…2024年，", "㎡和½的", "①", "e\u0301ﬁ：", "请问İ", "㈠（２０２４）", "が\u3099"],
)
@pytest.mark.parametrize("after", ["代表建议有多少件？", "……和温州市比呢？", ""])
def test_a_place_is_cut_where_it_stands_whatever_signs_are_before_it(before, after):
    question = f"{before}富阳区{after}"
    named = find(question, REPORTS)[0]
    assert (named.words, named.place) == ("富阳区", "杭州市富阳区")
    assert question[named.start : named.end] == "富阳区"


def test_a_misspelt_place_is_cut_where_it_stands():
    question = "……福阳区代表建议有多少件？"
    (named,) = find(question, REPORTS)
    assert (named.words, named.place, named.guessed) == ("福阳区", "杭州市富阳区", True)
    assert question[named.start : named.end] == "福阳区"
