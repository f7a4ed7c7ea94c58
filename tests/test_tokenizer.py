from collections import Counter

import jieba
import pytest

from index.tokenizer import frequencies, grams, normalise, symbols, terms, words


def test_normalise_folds_width_and_case():
    assert normalise("ＡＢｃ　５０％，①") == "abc 50%,1"


def test_words_are_jiebas_with_the_parts_of_long_ones():
    found = words("代表建议满意率")
    assert {"代表", "建议", "满意", "满意率"} <= set(found)
    assert all(len(word) > 1 for word in found)


def test_grams_are_pairs_within_a_run_of_chinese():
    assert grams("满意率，高2成") == ["满意", "意率"]


@pytest.mark.parametrize("text", ["", "人", "民。生", "2024"])
def test_a_run_of_one_character_has_no_pair(text):
    assert grams(text) == []


def test_symbols_keep_the_per_cent_sign_and_the_point():
    assert symbols("满意率为84.54%，A股有3家") == ["84.54%", "a", "3"]


def test_terms_are_long_words_pairs_and_symbols():
    assert sorted(terms("满意率98%")) == sorted(["满意率", "满意", "意率", "98%"])


@pytest.mark.parametrize("text", ["人大", "代表建议", "满意率", "人民代表大会常务委员会"])
def test_a_word_of_two_characters_is_counted_once(text):
    assert max(Counter(terms(text)).values()) == 1


def test_a_word_that_stands_twice_is_counted_twice():
    assert Counter(terms("监督，监督"))["监督"] == 2


def test_full_width_forms_give_the_terms_of_half_width_ones():
    assert (
        terms("ＰＭ２．５下降５０％")
        == terms("pm2.5下降50%")
        == [*grams("下降"), "pm", "2.5", "50%"]
    )


def test_nothing_has_no_terms():
    assert terms("") == terms("，。！") == []


def test_the_dictionary_is_read_as_jieba_reads_it():
    segmenter = jieba.Tokenizer()
    with segmenter.get_dict_file() as file:
        text = file.read().decode("utf-8")
    assert frequencies(text) == segmenter.gen_pfdict(segmenter.get_dict_file())


def test_what_only_begins_words_counts_nothing():
    assert frequencies("人大代表 7 n\n人大 3 n\n") == (
        {"人": 0, "人大": 3, "人大代": 0, "人大代表": 7},
        10,
    )
