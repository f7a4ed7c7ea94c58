import pytest

from rag.reading.gazetteer import (
    Place,
    by_short_name,
    divisions,
    gazetteer,
    level_of,
    parents_of,
    short_name,
)


@pytest.mark.parametrize(
    ("name", "short", "level"),
    [
        ("浙江省", "浙江", "province"),
        ("北京市", "北京", "province"),
        ("内蒙古自治区", "内蒙古", "province"),
        ("香港特别行政区", "香港", "province"),
        ("温州市", "温州", "city"),
        ("凉山彝族自治州", "凉山", "city"),
        ("锡林郭勒盟", "锡林郭勒", "city"),
        ("大兴安岭地区", "大兴安岭", "city"),
        ("瓯海区", "瓯海", "district"),
        ("德清县", "德清", "district"),
        ("三都水族自治县", "三都", "district"),
        ("鄂伦春自治旗", "鄂伦春", "district"),
        ("神农架林区", "神农架", "district"),
        ("浦东新区", "浦东", "district"),
        ("义乌市", "义乌", "district"),
        ("天门市", "天门", "city"),
        ("合肥高新技术产业开发区", "合肥高新技术产业开发区", "district"),
        ("甲乙镇", "甲乙镇", "town"),
    ],
)
def test_the_ending_tells_the_short_name_and_the_level(name, short, level):
    assert (short_name(name), level_of(name)) == (short, level)


@pytest.mark.parametrize("name", ["万县", "温州", "某某"])
def test_a_name_without_ending_or_of_two_characters_is_kept_whole(name):
    assert short_name(name) == name


def test_a_name_without_ending_has_no_level():
    assert level_of("某某") == ""


def test_places_are_found_by_full_name_with_pinyin():
    (place,) = gazetteer()["温州市"]
    assert (place.name, place.short, place.pinyin, place.alone) == (
        "温州市",
        "温州",
        "wenzhou",
        True,
    )
    assert gazetteer()["瓯海区"] == (Place("瓯海区", ("浙江省", "温州市"), "ouhai", True),)
    assert "宁波" not in gazetteer()


def test_of_places_with_one_short_name_the_higher_level_is_taken():
    assert [place.name for place in by_short_name()["吉林"]] == ["吉林省", "吉林市"]
    assert [place.name for place in by_short_name()["宁波"]] == ["宁波市"]


def test_words_that_are_also_places_need_their_ending():
    assert not by_short_name()["和平"][0].alone


def test_there_are_thousands_of_places_and_all_have_names():
    assert len(gazetteer()) > 3400
    for name, same in gazetteer().items():
        assert {place.name for place in same} == {name.strip()}
        assert all(place.pinyin for place in same)


def test_every_parent_is_a_division_of_its_own_time():
    chains = {place.parents for same in gazetteer().values() for place in same}
    assert max(map(len, chains)) == 2
    assert {name for chain in chains for name in chain} <= set(gazetteer())


def test_namesakes_are_a_row_each():
    cities = {place.parents[-1] for place in gazetteer()["鼓楼区"]}
    assert cities == {"南京市", "徐州市", "福州市", "开封市"}


@pytest.mark.parametrize(
    ("place", "parents"),
    [
        ("温州市瓯海区", ("浙江省", "温州市")),
        ("浙江省温州市瓯海区", ("浙江省", "温州市")),
        ("瓯海区", ("浙江省", "温州市")),
        ("鼓楼区", ()),
        ("南京市鼓楼区", ("江苏省", "南京市")),
        ("浦东新区", ("上海市",)),
        ("天门市", ("湖北省",)),
        ("义乌市", ("浙江省", "金华市")),
        ("富阳市", ("浙江省", "杭州市")),
        ("温州市甲乙区", ("浙江省", "温州市")),
        ("浙江省", ()),
        ("全国", ()),
        ("", ()),
    ],
)
def test_the_parents_of_a_place(place, parents):
    assert parents_of(place) == parents


def test_a_former_division_gives_way_to_todays_namesake():
    assert [place.former for place in gazetteer()["富阳市"]] == [True]
    assert not any(place.former for place in gazetteer()["富阳区"])


def test_the_divisions_that_a_place_names():
    assert divisions("浙江省温州市瓯海区") == ("浙江省", "温州市", "瓯海区")
    assert divisions("全国") == ("全国",)
