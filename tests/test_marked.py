from types import SimpleNamespace

import pytest
from cluttered_rates import CHECKS, aspects, clutter, headings, paragraphs, paths
from marked import load, names, parse

from rag.passage import BODY, GLOSSARY
from rag.report import Span

MARKED = """⟦x:刊头|某报⟧
⟦h1|一、监督⟧
⟦p:done#1|甲乙⟧
⟦x:页码|— 3 —⟧
⟦p:done#1|丙丁⟦o|[1]⟧。⟧
⟦p:planned|⟦h2|（二）戊己。⟧⟦t|庚辛。⟧壬⟦x:页码|4⟧癸。⟧
⟦h0|名词解释⟧
⟦g:甲|⟦o|1.⟧甲：子丑。⟧
"""


@pytest.fixture
def case():
    return parse(MARKED)


def oracle(case):
    """What a cleaner without fault would return; whatever may be in or out is in."""
    made = [
        SimpleNamespace(
            section=SimpleNamespace(path=one.path, kind=GLOSSARY if one.term else BODY),
            spans=one.spans,
            aspect=one.aspect,
            topic=one.topic,
        )
        for one in case.paragraphs
    ]
    squeezed = [(one, find(case.text, one.text)) for one in case.headings if not one.free]
    found = [SimpleNamespace(span=span, level=one.level) for one, span in squeezed]
    return SimpleNamespace(paragraphs=made, headings=found)


def find(text, words):
    """Where `words` stand last in `text`, white space among them left aside."""
    kept = [at for at, char in enumerate(text) if not char.isspace()]
    start = "".join(text[at] for at in kept).rindex(words)
    return Span(kept[start], kept[start + len(words) - 1] + 1)


def test_marks_are_stripped(case):
    assert case.text.startswith(
        "某报\n一、监督\n甲乙\n— 3 —\n丙丁[1]。\n（二）戊己。庚辛。壬4癸。\n"
    )
    assert "⟦" not in case.text and "|" not in case.text


def test_pieces_of_a_torn_paragraph_are_one_without_the_clutter(case):
    pieces = [case.text[slice(*span)] for span in case.paragraphs[0].spans]
    assert pieces == ["甲乙", "丙丁[1]。"]
    assert [case.text[slice(*span)] for span in case.paragraphs[1].spans][-1] == "癸。"


@pytest.mark.parametrize(
    ("text", "fits"),
    [("甲乙丙丁[1]。", True), ("甲乙丙丁。", True), ("甲乙丙[1]。", False), ("甲乙丙丁。4", False)],
)
def test_what_is_optional_may_be_in_or_out(case, text, fits):
    assert bool(case.paragraphs[0].pattern.fullmatch(text)) is fits


def test_a_paragraph_knows_its_facts(case):
    first, second, entry = case.paragraphs
    assert (first.aspect, second.aspect, entry.aspect) == ("done", "planned", "")
    assert (first.path, second.path) == (("一、监督",), ("一、监督", "（二）戊己"))
    assert (second.topic, entry.term, entry.path) == ("庚辛。", "甲", ("名词解释",))


def test_a_heading_that_begins_a_paragraph_is_not_asked_of_the_next():
    case = parse("⟦h1|一、甲⟧\n⟦p|⟦h2|（一）乙。⟧丙。⟧\n⟦p|丁。⟧")
    assert [one.path for one in case.paragraphs] == [("一、甲", "（一）乙"), ("一、甲",)]
    found = oracle(case)
    found.paragraphs[1].section.path = ("一、甲", "（一）乙")
    assert paths(case, found).faults == []
    found.paragraphs[0].section.path = ("一、甲",)
    assert len(paths(case, found).faults) == 1


def test_headings_and_clutter(case):
    assert [(one.level, one.text) for one in case.headings] == [
        (1, "一、监督"),
        (2, "（二）戊己"),
        (0, "名词解释"),
    ]
    assert [(case.text[slice(*span)], why) for span, why in case.clutter] == [
        ("某报", "刊头"),
        ("— 3 —", "页码"),
        ("4", "页码"),
    ]


@pytest.mark.parametrize("text", ["⟦p|甲", "甲⟦p|乙⟧", "⟦p|甲⟧⟧", "⟦z|甲⟧"])
def test_marks_that_leave_something_out_are_refused(text):
    with pytest.raises(ValueError, match=r"mark|close"):
        parse(text)


def test_there_are_cases():
    assert len(names()) >= 78


@pytest.mark.parametrize("name", names())
def test_the_truth_of_each_case_passes_its_own_checks(name):
    case = load(name)
    assert [check(case, oracle(case)).faults for check in CHECKS] == [[]] * len(CHECKS)


@pytest.mark.parametrize("name", names())
def test_each_case_is_told_well(name):
    case = load(name)
    assert len(case.paragraphs) >= 2
    assert {one.aspect for one in case.paragraphs} <= {"", "done", "lacking", "planned"}
    assert len({one.pattern for one in case.paragraphs}) == len(case.paragraphs)
    assert all(why for _, why in case.clutter)


def test_a_paragraph_cut_in_two_is_seen(case):
    found = oracle(case)
    first = found.paragraphs[0]
    found.paragraphs[0] = SimpleNamespace(**vars(first) | {"spans": first.spans[:1]})
    assert len(paragraphs(case, found).faults) == 1
    assert clutter(case, found).faults == []


def test_clutter_in_a_paragraph_is_seen(case):
    found = oracle(case)
    found.paragraphs[2].spans = (Span(0, len(case.text)),)
    assert len(clutter(case, found).faults) == 3


def test_a_heading_missed_or_of_another_level_is_seen(case):
    found = oracle(case)
    found.headings[0].level = 2
    assert [fault.check for fault in headings(case, found).faults] == [
        "heading missing",
        "heading too many",
    ]
    assert headings(case, SimpleNamespace(headings=[])).looked_at == 3


def test_of_two_copies_either_may_be_kept():
    case = parse("⟦p:done|甲。⟧\n⟦p:planned|乙。⟧\n⟦x:重复|甲。⟧\n")
    found = oracle(case)
    found.paragraphs[0].spans = (case.clutter[0][0],)
    assert [check(case, found).faults for check in CHECKS] == [[]] * len(CHECKS)
    found.paragraphs[0].aspect = "planned"
    assert len(aspects(case, found).faults) == 1


def test_facts_are_looked_up_at_the_paragraph_that_shares_most(case):
    found = oracle(case)
    found.paragraphs[1].aspect = "done"
    found.paragraphs[1].section.path = ()
    assert len(aspects(case, found).faults) == len(paths(case, found).faults) == 1
    assert len(aspects(case, SimpleNamespace(paragraphs=[])).faults) == 2
