import pytest

from rag.reading.gazetteer import Place, by_short_name, gazetteer, level_of, short_name


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
    place = gazetteer()["温州市"]
    assert (place.name, place.short, place.pinyin, place.alone) == (
        "温州市",
        "温州",
        "wenzhou",
        True,
    )
    assert gazetteer()["瓯海区"] == Place("瓯海区", "ouhai", gazetteer()["瓯海区"].alone)
    assert "宁波" not in gazetteer()


def test_of_places_with_one_short_name_the_higher_level_is_taken():
    assert by_short_name()["吉林"].name == "吉林省"
    assert by_short_name()["宁波"].name == "宁波市"


def test_words_that_are_also_places_need_their_ending():
    assert not by_short_name()["和平"].alone


def test_there_are_thousands_of_places_and_all_have_names():
    assert len(gazetteer()) > 2800
    assert all(name == place.name and name.strip() == name for name, place in gazetteer().items())
