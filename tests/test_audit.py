import pytest

from rag.answering.audit import ABSENT, EXACT, NEAR, Audit


@pytest.fixture(scope="module")
def audit(assistant):
    return Audit(assistant.retriever)


def found(audit, text):
    return [(one.kind, one.text, one.verdict) for one in audit.findings(text)]


@pytest.mark.parametrize(
    "words",
    [
        "代表建议满意率为84.54%",
        "代表建议满意率为８４．５４％",
        "承办单位都在限期之内办完并作了答复， 代表建议满意率为84.54%。",
        "四色清单",
    ],
)
@pytest.mark.parametrize("form", ["报告说“{}”。", "报告说「{}」。", "> {}\n", '报告说"{}"。'])
def test_a_quotation_that_stands_in_a_report_is_exact_with_its_place(audit, words, form):
    (one,) = audit.findings(form.format(words))
    assert (one.kind, one.verdict, one.text) == ("quotation", EXACT, words.strip())
    assert one.quote.text == one.quote.report.slice(one.quote.spans)
    assert one.quote.paragraph > 0


@pytest.mark.parametrize(
    ("words", "difference"),
    [
        ("代表所提建议共208件，承办单位都在限期之内办完", "〔208件，应为207件〕"),
        ("承办单位没有都在限期之内办完并作了答复", "没有→"),
        ("代表建议满意率约为84.54%", "约→"),
    ],
)
def test_a_quotation_with_other_words_is_near_and_shows_them(audit, words, difference):
    (one,) = audit.findings(f"“{words}”")
    assert one.verdict == NEAR
    assert difference in one.difference
    assert one.quote.report.source == "ouhai_2024.txt"


@pytest.mark.parametrize("words", ["今年要造八百座免费开放的公园给市民", "从没有过的词"])
def test_a_quotation_that_no_report_has_is_absent(audit, words):
    (one,) = audit.findings(f"“{words}”")
    assert (one.verdict, one.quote) == (ABSENT, None)


def test_figures_are_exact_near_or_absent(audit):
    text = (
        "瓯海区2024年代表建议满意率达到84.54%，共207件。"
        "富阳区代表建议共265件，解决率86个百分点。"
        "瓯海区的履职记录约20858条。"
        "成都市代表建议共300件。"
    )
    assert found(audit, text) == [
        ("figure", "达到84.54%", EXACT),
        ("figure", "207件", EXACT),
        ("figure", "265件", EXACT),
        ("figure", "86个百分点", NEAR),
        ("figure", "约20858条", NEAR),
        ("figure", "300件", ABSENT),
    ]


def test_a_near_figure_says_what_differs_and_an_absent_one_why(audit):
    unit, place = audit.findings("富阳区代表建议解决率86个百分点。成都市建议300件。")
    assert unit.difference.startswith("单位：")
    assert "86%" in unit.quote.text
    assert place.difference == "库中没有成都市的报告"


def test_a_target_told_as_done_is_near(audit):
    (one,) = audit.findings("温州市2024年已制定五部条例。")
    assert (one.verdict, "目标" in one.difference) == (NEAR, True)


def test_english_figures_are_compared_too(audit):
    (one,) = audit.findings("In Ouhai, 207 suggestions of deputies were all answered.")
    assert (one.text, one.verdict) == ("207", EXACT)


def test_figures_inside_a_quotation_are_not_told_twice(audit):
    assert [kind for kind, *_ in found(audit, "“代表建议满意率为84.54%”")] == ["quotation"]


@pytest.mark.parametrize("text", ["", "没有数字也没有引号。", "，。！"])
def test_a_text_without_either_has_no_findings(audit, text):
    assert audit.findings(text) == []
