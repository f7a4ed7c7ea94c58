import json

import pytest
from tokenizers import Tokenizer

from index.encoder import MODEL
from index.script import _table, simplified


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("溫州市甌海區的滿意率", "温州市瓯海区的满意率"),
        ("什麼是「小隊會」", "什么是“小队会”"),
        ("關於優化營商環境的決定", "关于优化营商环境的决定"),
        ("乾隆著作", "乾隆著作"),
        ("plain 2024", "plain 2024"),
        ("", ""),
    ],
)
def test_traditional_characters_are_read_as_simplified(text, expected):
    assert simplified(text) == expected
    assert len(expected) == len(text)


def test_the_table_is_the_one_that_the_encoder_was_made_with():
    normalizer = Tokenizer.from_file(str(next(MODEL.rglob("tokenizer.json")))).normalizer
    marks = {ord(mark) for mark in "「」『』"}
    pairs = {
        chr(a): chr(b) if isinstance(b, int) else b for a, b in _table().items() if a not in marks
    }
    assert len(pairs) > 2500
    assert {a: normalizer.normalize_str(a).strip() for a in pairs} == pairs


def test_no_character_of_the_thesaurus_is_changed():
    from index.lexicon import Lexicon

    words = json.dumps([row.official for row in Lexicon.embedded().rows], ensure_ascii=False)
    assert simplified(words) == words
