from math import sqrt

import pytest

from index.lexicon import Lexicon, Term
from index.sparse import TermGroup
from rag.retrieval.query import concepts_of, content_terms, term_groups
from rag.retrieval.question import understand

SMALL = Lexicon(
    (
        "办结\t弄完\tsettled",
        "联络|站点:0.4\t家站:0.5\tstation",
        "参选\t\tturnout",
        "投票\t\tturnout",
        "多少个\t几个\thow many",
    )
)


def groups(text, expansion=0.8):
    return term_groups(understand(text, (), [], 2000), SMALL, expansion)


def own(term):
    return TermGroup(((term,),))


def concept(weight, **wordings):
    return TermGroup(tuple((word,) for word in wordings), weight, tuple(wordings.values()))


def test_each_own_term_is_a_group_of_weight_one():
    assert groups("审议") == [TermGroup((("审议",),), 1.0)]
    assert [group.alternatives for group in groups("听取审议98%")] == [
        (("听取",),),
        (("取审",),),
        (("审议",),),
        (("98%",),),
    ]


def test_a_term_asked_twice_is_one_group():
    assert groups("审议，审议") == groups("审议")


def test_an_everyday_word_adds_its_official_wordings_at_the_expansions_weight():
    assert groups("家站", 0.8) == [own("家站"), concept(0.8, 联络=0.5, 站点=0.2)]


def test_an_official_word_needs_no_other_wording():
    assert groups("站点") == [own("站点")]


def test_a_word_of_several_meanings_weighs_less_for_each():
    said, both = groups("turnout")
    assert said == own("turnout")
    assert both.alternatives == (("参选",), ("投票",))
    assert both.weight == pytest.approx(1 / sqrt(2))


def test_concepts_of_an_english_question_weigh_one():
    assert groups("settled", 0.3) == [own("settled"), concept(1.0, 办结=1.0)]


def test_words_that_only_ask_are_no_concepts_and_no_terms():
    assert groups("几个？") == []
    assert groups("how many?") == []
    assert content_terms("开了几次会议，是多少？") == ["会议"]
    assert content_terms("What did the report say?") == []


def test_place_and_year_are_no_terms():
    from helpers import report

    asked = understand("瓯海区2024年审议", (), [report(place="温州市瓯海区")], 2000)
    assert term_groups(asked, SMALL, 0.8) == [own("审议")]


def test_concepts_are_the_meanings_of_each_word():
    asked = understand("turnout in 家站", (), [], 2000)
    assert {
        word: [(one.weight, one.official) for one in meanings]
        for word, meanings in concepts_of(asked, SMALL).items()
    } == {
        "turnout": [(1.0, (Term("参选"),)), (1.0, (Term("投票"),))],
        "家站": [(0.5, (Term("联络"), Term("站点", 0.4)))],
    }
