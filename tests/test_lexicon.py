import pytest

from index.lexicon import Expansion, Lexicon, Row, Term

ROWS = (
    "满意率\t好评率:0.5|打分\tsatisfaction rate|rate",
    "办结率\t完成率\trate",
    "联络站|代表之家\t家站\tliaison station",
    "联络\t来往\tliaison",
)


@pytest.fixture(scope="module")
def small():
    return Lexicon(ROWS)


def named(found):
    return [(one.named_by, one.official[0].word) for one in found]


def plain(*words):
    return tuple(Term(word) for word in words)


def test_a_row_is_three_lists_of_alternatives():
    assert Row.parse("甲|乙\t丙\tone|two") == Row(
        plain("甲", "乙"), plain("丙"), plain("one", "two")
    )


def test_a_row_may_leave_out_everyday_words_and_english():
    assert Row.parse("甲") == Row(plain("甲"), (), ())
    assert Row.parse("甲\t\tone") == Row(plain("甲"), (), plain("one"))


def test_a_word_may_have_a_weight():
    row = Row.parse("推进:0.3|甲\t丙:0.5\tone")
    assert row.official == (Term("推进", 0.3), Term("甲", 1.0))
    assert row.weight({"丙"}) == 0.5
    assert row.weight({"丙", "one"}) == 1.0


def test_concepts_come_in_the_order_of_the_question(small):
    assert small.expand("家站的好评率") == [
        Expansion("家站", 1.0, plain("联络站", "代表之家")),
        Expansion("好评率", 0.5, plain("满意率")),
    ]


def test_the_longest_wording_wins(small):
    assert named(small.expand("联络站")) == [("联络站", "联络站")]
    assert named(small.expand("the liaison station")) == [("liaison station", "联络站")]
    assert named(small.expand("the satisfaction rate")) == [("satisfaction rate", "满意率")]


def test_a_word_of_several_meanings_gives_each(small):
    assert named(small.expand("at what rate")) == [("rate", "满意率"), ("rate", "办结率")]


@pytest.mark.parametrize("text", ["operate", "liaisons2", "xliaison", "corate"])
def test_an_english_word_inside_another_is_not_found(small, text):
    assert small.expand(text) == []


@pytest.mark.parametrize("text", ["Rate?", "(rate)", "的rate是", "RATE"])
def test_an_english_word_needs_no_spaces(small, text):
    assert [one.named_by for one in small.expand(text)] == ["rate", "rate"]


def test_an_english_plural_is_found_by_its_singular(small):
    assert named(small.expand("liaison stations")) == [("liaison stations", "联络站")]
    assert [one.named_by for one in small.expand("rates")] == ["rates", "rates"]


def test_an_english_phrase_is_found_in_any_order_and_inflection(small):
    assert named(small.expand("stations for liaising")) == []
    assert named(small.expand("stations of liaison")) == [("stations liaison", "联络站")]
    far = "stations that somebody built for liaison"
    assert named(small.expand(far)) == [("liaison", "联络")]


def test_full_width_letters_are_found(small):
    assert [one.named_by for one in small.expand("ｒａｔｅ")] == ["rate", "rate"]


def test_length_is_the_number_of_concepts(small):
    assert len(small) == 4


@pytest.mark.parametrize("text", ["", "没有的词", "?!"])
def test_a_question_of_unknown_words_has_no_concept(small, text):
    assert small.expand(text) == []


def test_an_empty_lexicon_finds_nothing():
    assert Lexicon([]).expand("联络站") == []


def test_the_embedded_lexicon_knows_everyday_words_and_english():
    lexicon = Lexicon.embedded()
    assert len(lexicon) >= 5000
    assert "满意率" in {term.word for one in lexicon.expand("好评率") for term in one.official}
    found = lexicon.expand("satisfaction rate")
    assert "满意率" in {term.word for one in found for term in one.official}


def test_every_row_of_the_embedded_lexicon_has_an_official_term_and_another_word():
    rows = Lexicon.embedded().rows
    assert [row for row in rows if not row.official or not row.everyday + row.english] == []
    weights = {t.weight for row in rows for t in (*row.official, *row.everyday, *row.english)}
    assert min(weights) > 0
    assert max(weights) == 1


def test_no_word_stands_twice_in_a_row_of_the_embedded_lexicon():
    def words(row):
        return [term.word for term in (*row.official, *row.everyday, *row.english)]

    twice = [row for row in Lexicon.embedded().rows if len(set(words(row))) < len(words(row))]
    assert twice == []
