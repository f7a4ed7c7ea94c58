from math import exp, log

import pytest

from index.lexicon import Lexicon
from index.sparse import SparseIndex
from rag.answering.support import (
    BIAS,
    DEMANDED,
    LEAST_LIKENESS,
    LEAST_UNANCHORED,
    LIKENESS,
    PASSAGE,
    Wanted,
    coverage,
    support,
    wanted,
)
from rag.retrieval.question import understand


def logistic(x):
    return 1 / (1 + exp(-x))


@pytest.mark.parametrize("cosine", [LEAST_LIKENESS, 0.5, 1.0])
@pytest.mark.parametrize("passage", [0.0, 0.7, 1.0])
def test_support_is_a_logistic_of_likeness_and_passage(cosine, passage):
    plain = BIAS + LIKENESS * cosine + PASSAGE * passage
    assert support(cosine, passage, False) == pytest.approx(logistic(plain))
    assert support(cosine, passage, True) == pytest.approx(logistic(plain + DEMANDED))


def test_a_sentence_on_another_topic_has_no_support():
    assert support(LEAST_LIKENESS - 0.001, 1.0, False) == 0.0


def test_a_question_that_shares_nothing_with_the_reports_needs_more_likeness():
    assert LEAST_LIKENESS < LEAST_UNANCHORED
    assert support(LEAST_UNANCHORED - 0.001, 1.0, False, anchored=False) == 0.0
    assert support(LEAST_UNANCHORED - 0.001, 1.0, False, anchored=True) > 0.0
    enough = support(LEAST_UNANCHORED, 0.7, True, anchored=False)
    assert enough == support(LEAST_UNANCHORED, 0.7, True) > 0.0


def test_a_passages_bonus_does_not_add_support():
    assert support(0.5, 1.8, False) == support(0.5, 1.0, False)


def test_support_grows_with_likeness_and_passage_and_falls_with_demands():
    assert support(0.2, 0.5, False) < support(0.4, 0.5, False) < support(0.4, 0.9, False)
    assert support(0.4, 0.9, True) < support(0.4, 0.9, False)


def test_coverage_is_the_share_of_the_weight_that_a_text_holds():
    asked = [Wanted("预算", 3.0, ()), Wanted("审查", 1.0, ())]
    assert coverage(asked, "批准预算") == pytest.approx(3 / (3 + 1))
    assert coverage(asked, "审查预算") == 1.0
    assert coverage(asked, "代表") == 0.0
    assert coverage([], "预算") == 0.0


def test_a_term_is_covered_by_three_fifths_of_an_official_wording():
    asked = [Wanted("弄完", 1.0, (("满意率", "满意", "意率", "率高", "高了"),))]
    assert coverage(asked, "满意率") == 1.0
    assert coverage(asked, "满意") == 0.0


def test_wanted_terms_weigh_their_idf_and_know_other_wordings():
    lexicon = Lexicon(["办结\t弄完\t"])
    sparse = SparseIndex.build([["办结"], ["弄完"], ["建议"], ["建议"]])
    found = wanted(understand("建议弄完", (), [], 2000), lexicon, sparse)
    by_term = {one.term: one for one in found}
    assert by_term["建议"] == Wanted("建议", sparse.idf("建议"), ())
    assert by_term["建议"].weight == pytest.approx(log(1 + (4 - 2 + 0.5) / (2 + 0.5)))
    assert by_term["弄完"] == Wanted("弄完", sparse.idf("弄完"), (("办结",),))
