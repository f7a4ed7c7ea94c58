"""Misspelt words of the matter, told from words that are only rare."""

import pytest

from index.english_spelling import english_corrections
from index.spelling import Speller, sound

WORDS = [
    "环境保护",
    "地区生产总值",
    "可支配收入",
    "居民可支配收入",
    "满意率",
    "民生实事",
    "固定资产投资",
    "四色清单",
]
TEXT = (
    "全年地区生产总值增长，居民可支配收入增加，生态环境改善，"
    "民生实事办结，满意率提高，四色清丹归档。"
)


@pytest.fixture(scope="module")
def speller():
    return Speller(WORDS, TEXT.__contains__)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("去年地区生产总直是多少", "地区生产总值"),
        ("人均可支陪收入有多少", "可支配收入"),
        ("固定资投资增长多少", "固定资产投资"),
        ("固定资产资投增长多少", "固定资产投资"),
        ("满义率是多少", "满意率"),
        ("民生事实有几件", "民生实事"),
        ("生态环竟怎么样", "环境"),
    ],
)
def test_a_slip_of_sound_or_of_the_hand_is_put_right(speller, text, meant):
    (found,) = speller.corrections(text)
    assert found.word == meant
    assert text[found.start : found.end] != meant


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值是多少",
        "各地区生产了多少粮食",
        "满意度是多少",
        "四色清丹是什么",
        "一共办了多少件",
        "固定电话有多少部",
        "",
    ],
)
def test_words_that_are_known_or_only_rare_are_left_alone(speller, text):
    assert speller.corrections(text) == []


def test_a_sound_is_pinyin_without_tones():
    assert sound("总直") == sound("总值") == "zong'zhi"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What was the satisfacton rate?", ["satisfaction"]),
        ("Unemploiment in Wenzhou", ["Unemployment"]),
        ("the retial sales", ["retail"]),
        ("What was the satisfaction rate?", []),
        ("How did Wenzhuo organise neighbourhoods?", []),
        ("Which programme was catalogued at the centre?", []),
    ],
)
def test_english_words_that_no_dictionary_has(text, words):
    found = english_corrections(text, {"satisfaction", "retail", "rate"}, {"wenzhou"}.__contains__)
    assert [one.word for one in found] == words
