import pytest

from index.lexicon import Expansion, Lexicon, Row

ROWS = (
    "满意率\t好评率|打分\tsatisfaction rate|rate",
    "办结率\t完成率\trate",
    "联络站|代表之家\t家站\tliaison station",
    "联络\t来往\tliaison",
)


@pytest.fixture(scope="module")
def small():
    return Lexicon(Row.parse(line) for line in ROWS)


def named(found):
    return [(one.named_by, one.official[0]) for one in found]


def test_a_row_is_three_lists_of_alternatives():
    assert Row.parse("甲|乙\t丙\tone|two") == Row(("甲", "乙"), ("丙",), ("one", "two"))


def test_a_row_may_leave_out_everyday_words_and_english():
    assert Row.parse("甲") == Row(("甲",), (), ())
    assert Row.parse("甲\t\tone") == Row(("甲",), (), ("one",))


def test_concepts_come_in_the_order_of_the_question(small):
    assert small.expand("家站的好评率") == [
        Expansion("家站", ("联络站", "代表之家")),
        Expansion("好评率", ("满意率",)),
    ]


def test_the_longest_wording_wins(small):
    assert named(small.expand("联络站")) == [("联络站", "联络站")]
    assert named(small.expand("the liaison station")) == [("liaison station", "联络站")]
    assert named(small.expand("the satisfaction rate")) == [("satisfaction rate", "满意率")]


def test_a_word_of_several_meanings_gives_each(small):
    assert named(small.expand("at what rate")) == [("rate", "满意率"), ("rate", "办结率")]


@pytest.mark.parametrize("text", ["operate", "rated", "liaisons2", "xliaison", "corate"])
def test_an_english_word_inside_another_is_not_found(small, text):
    assert small.expand(text) == []


@pytest.mark.parametrize("text", ["Rate?", "(rate)", "的rate是", "RATE"])
def test_an_english_word_needs_no_spaces(small, text):
    assert [one.named_by for one in small.expand(text)] == ["rate", "rate"]


def test_an_english_plural_is_found_by_its_singular(small):
    assert named(small.expand("liaison stations")) == [("liaison station", "联络站")]
    assert [one.named_by for one in small.expand("rates")] == ["rate", "rate"]


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
    assert len(lexicon) > 1000
    assert any("满意率" in one.official for one in lexicon.expand("好评率"))
    assert any("满意率" in one.official for one in lexicon.expand("satisfaction rate"))


def test_every_line_of_the_embedded_lexicon_has_an_official_term(root):
    lines = (root / "index" / "lexicon.tsv").read_text("utf-8").splitlines()
    rows = [Row.parse(line) for line in lines if line and not line.startswith("#")]
    assert [row for row in rows if not row.official] == []
