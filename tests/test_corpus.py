import numpy as np
from helpers import WordEncoder, passage, report

from rag.passage import Passage, Section
from rag.report import Span
from rag.store.corpus import Corpus, contextual

ENCODER = ("预算", "代表")
BUDGET = passage("常委会审查了预算草案。提出意见。短。", source="a.txt")
DEPUTY = passage("组织代表视察八次。", source="b.txt", place="某县", path=("一、工作",))


def built(*passages, encoder=None, old=None):
    reports = list(dict.fromkeys(one.report for one in passages))
    return Corpus.build(reports, passages, encoder or WordEncoder(*ENCODER), old)


def test_a_passage_is_searched_with_its_place_and_headings():
    assert contextual(DEPUTY) == "某县\n一、工作\n组织代表视察八次。"
    assert contextual(BUDGET) == BUDGET.text


def test_row_i_of_every_index_is_text_i():
    corpus = built(BUDGET, DEPUTY)
    np.testing.assert_array_equal(corpus.dense.vectors([0, 1]), [[1, 0], [0, 1]])
    np.testing.assert_array_equal(corpus.fine.vectors([0, 1]), [[1, 0], [0, 1]])
    assert len(corpus.sparse) == 2
    assert corpus.whole()


def test_texts_that_are_known_are_not_encoded_again():
    first = WordEncoder(*ENCODER)
    old = built(BUDGET, encoder=first)
    assert sorted(first.seen) == sorted([BUDGET.text, "常委会审查了预算草案。"])
    second = WordEncoder(*ENCODER)
    new = built(BUDGET, DEPUTY, encoder=second, old=old)
    assert sorted(second.seen) == sorted([contextual(DEPUTY), DEPUTY.text])
    np.testing.assert_array_equal(new.dense.vectors([0, 1]), [[1, 0], [0, 1]])


def test_a_text_that_stands_twice_is_encoded_once():
    encoder = WordEncoder(*ENCODER)
    built(BUDGET, passage(BUDGET.text, source="c.txt"), encoder=encoder)
    assert encoder.seen.count(BUDGET.text) == 1


def test_progress_ends_with_all_texts_done():
    steps = []
    Corpus.build(
        [BUDGET.report],
        [BUDGET],
        WordEncoder(*ENCODER),
        progress=lambda done, total: steps.append((done, total)),
    )
    assert steps[-1] == (2, 2)


def test_save_and_load_give_the_same_corpus(tmp_path):
    torn = Passage(
        report("常委会开会八次，页码督办建议。", "c.txt", year_covered=2024, date="2025-01-02"),
        Section(("一、工作", "（一）“督办”"), "glossary"),
        (Span(0, 8), Span(10, 15)),
        4,
        "planned",
    )
    corpus = built(BUDGET, DEPUTY, torn)
    corpus.save(tmp_path)
    again = Corpus.load(tmp_path)
    assert again.reports == corpus.reports
    assert again.passages == corpus.passages
    np.testing.assert_array_equal(again.fragments, corpus.fragments)
    query = np.array([1, 0], np.float32)
    assert again.dense.search(query, 3) == corpus.dense.search(query, 3)
    assert again.fine.search(query, 3) == corpus.fine.search(query, 3)
    assert again.whole()


def test_an_index_of_another_length_is_not_whole():
    corpus, other = built(BUDGET, DEPUTY), built(BUDGET)
    parts = (corpus.reports, corpus.passages)
    assert not Corpus(*parts, other.dense, corpus.sparse, corpus.fragments, corpus.fine).whole()
    assert not Corpus(*parts, corpus.dense, other.sparse, corpus.fragments, corpus.fine).whole()
    assert not Corpus(*parts, corpus.dense, corpus.sparse, corpus.fragments, other.fine).whole()
