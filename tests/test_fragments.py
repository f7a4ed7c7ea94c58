import numpy as np
import pytest
from helpers import passage

from rag.store.fragments import (
    END,
    PASSAGE,
    SENTENCE_END,
    SENTENCE_START,
    START,
    fragments_of,
    text_of,
)

FIRST = "常委会全年听取专项报告二十项，提出审议意见三十条；"
SECOND = "督办代表建议。"


def texts(*passages):
    return [text_of(passages, fragment) for fragment in fragments_of(passages)]


def test_a_sentence_comes_whole_and_then_clause_by_clause():
    assert texts(passage(FIRST + SECOND)) == [
        FIRST,
        "常委会全年听取专项报告二十项，",
        "提出审议意见三十条；",
        SECOND,
    ]


def test_short_clauses_are_joined_to_twelve_characters():
    text = "会前，会中，会后，都有代表参加，意见件件有答复。"
    assert texts(passage(text)) == [text, "会前，会中，会后，都有代表参加，", "意见件件有答复。"]


def test_a_sentence_of_one_clause_is_searched_once():
    assert texts(passage("组织代表视察重点工程项目。")) == ["组织代表视察重点工程项目。"]


def test_sentences_of_fewer_than_six_characters_are_not_searched():
    assert texts(passage("好。都办结了。已办结了。")) == []
    assert texts(passage("都已办结了。")) == ["都已办结了。"]


def test_a_fragment_knows_its_passage_and_its_sentence():
    found = fragments_of([passage(SECOND), passage(FIRST)])
    assert found[:, PASSAGE].tolist() == [0, 1, 1, 1]
    assert found[:, SENTENCE_START].tolist() == [0, 0, 0, 0]
    assert found[:, SENTENCE_END].tolist() == [len(SECOND)] + 3 * [len(FIRST)]
    assert found[1:, START].tolist() == [0, 0, 15]
    assert found[1:, END].tolist() == [len(FIRST), 15, len(FIRST)]


@pytest.mark.parametrize("texts", [(), ("",), ("短。",)])
def test_nothing_to_say_gives_no_fragment(texts):
    assert fragments_of([passage(text) for text in texts]).shape == (0, 5)


def test_fragments_of_the_samples_lie_in_their_sentence_and_passage(assistant):
    corpus = assistant.retriever.corpus
    assert len(corpus.fragments) > len(corpus.passages)
    for row, start, end, first, last in corpus.fragments.tolist():
        (span,) = corpus.passages[row].spans
        assert span.start <= first <= start < end <= last <= span.end
    assert np.all(np.diff(corpus.fragments[:, PASSAGE]) >= 0)


def test_the_clauses_of_a_sentence_are_the_sentence(assistant):
    corpus = assistant.retriever.corpus
    text: dict[tuple[int, int, int], str] = {}
    for fragment in corpus.fragments:
        key = tuple(fragment[[PASSAGE, SENTENCE_START, SENTENCE_END]].tolist())
        if (fragment[START], fragment[END]) == (key[1], key[2]):
            text[key] = ""
        else:
            text[key] += text_of(corpus.passages, fragment)
    for (row, start, end), joined in text.items():
        assert joined in ("", corpus.passages[row].report.text[start:end])
