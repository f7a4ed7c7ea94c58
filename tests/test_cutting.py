import random

import pytest
from helpers import report

from rag.reading.structure import passages


def long_text(sizes):
    return "".join("字" * (size - 1) + "。" for size in sizes)


def sizes_of(found):
    return [one.spans[0].end - one.spans[0].start for one in found]


def test_a_long_paragraph_is_cut_between_sentences_into_like_parts():
    found = passages(report(long_text([100] * 6)), 420)
    assert sizes_of(found) == [300, 300]
    assert all(one.text.endswith("。") for one in found)
    assert {one.paragraph for one in found} == {1}


@pytest.mark.parametrize("sizes", [[40] * 21, [300, 290, 250], [419, 2, 419], [2] * 211])
def test_no_part_is_longer_than_allowed(sizes):
    found = sizes_of(passages(report(long_text(sizes)), 420))
    assert max(found) <= 420
    assert len(found) > 1


def test_a_paragraph_of_the_longest_length_is_kept_whole():
    assert sizes_of(passages(report(long_text([210, 210])), 420)) == [420]


def test_a_sentence_longer_than_allowed_is_kept_whole():
    assert sizes_of(passages(report(long_text([500])), 420)) == [500]


@pytest.mark.parametrize("seed", range(20))
def test_parts_are_the_paragraph_without_gap_or_overlap(seed):
    chance = random.Random(seed)
    text = long_text([chance.randrange(5, 200) for _ in range(chance.randrange(1, 30))])
    found = passages(report(text), 300)
    assert "".join(one.text for one in found) == (text if len(text) >= 15 else "")
    for one in found:
        assert one.text.endswith("。")
        assert len(list(one.sentences())) >= 1
