"""Which reports mention a term: exactly those that have it, each with a quote that holds it."""

import pytest
from helpers import assistant_of

HEAD = "{place}人民政府工作报告\n（2025年1月10日在{place}人民代表大会上）\n各位代表：\n"
FORMAL = "现在，我代表{place}人民政府，向大会报告工作，请予审议，并请各位政协委员提出意见。\n"
REST = "全年新建公园3个，改造农贸市场5家，群众出行更加方便。\n"
LINES = {
    "甘肃省": "接入ｄｅｅｐｓｅｅｋ模型，办事窗口少排队。\n依托代表联络站听取群众意见42条。\n",
    "贵州省": "人民法院受理案件1200件，审结1180件。\n推动低空经济试点，开通无人机航线6条。\n",
    "青海省": "一、2024年工作回顾\n（一）培育低空经济\n新增航线4条，游客3万人次，各方反映良好。\n",
    "海南省": "在深 圳设立招商点，学习民法典，调解纠纷900件。\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mentions")
    texts = {
        place: HEAD.format(place=place) + FORMAL.format(place=place) + line + REST * 6
        for place, line in LINES.items()
    }
    return assistant_of(folder, **texts)


def places(answer):
    return [quote.report.place for quote in answer.quotes]


@pytest.mark.parametrize(
    ("question", "expected", "held"),
    [
        ("哪些报告提到DeepSeek？", ["甘肃省"], "ｄｅｅｐｓｅｅｋ"),
        ("Which reports mention deepseek?", ["甘肃省"], "ｄｅｅｐｓｅｅｋ"),
        ("讲到低空经济的有哪些？", ["贵州省", "青海省"], "低空经济"),
        ("哪些省写到了民法典？", ["海南省"], "民法典"),
        ("民法哪些报告提到过？", ["海南省"], "民法"),
        ("哪些报告提到深圳？", ["海南省"], "深 圳"),
        ("有几份报告提到代表联络站？", ["甘肃省"], "代表联络站"),
    ],
)
def test_the_reports_that_have_it_each_with_a_quote_that_holds_it(built, question, expected, held):
    answer = built.ask(question)
    assert sorted(places(answer)) == sorted(expected)
    assert sorted(row.place for row in answer.table) == sorted(expected)
    assert all(held in quote.text for quote in answer.quotes)
    assert all(quote.report.text[slice(*quote.marks[0])] == held for quote in answer.quotes)
    count, first = len(expected), answer.text.split("\n")[0]
    assert first.startswith((f"4份报告中有{count}份提到", f"{count} of 4 reports mention"))
    assert answer.warnings == ()


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("哪些报告提到ChatGPT？", "没有一份报告提到“ChatGPT”（查了4份报告的全文）。"),
        ("哪些报告提到民生微实事票决制？", "没有一份报告提到"),
        ("Which reports mention ChatGPT?", "No report mentions “ChatGPT”"),
        ("贵州省的报告提到DeepSeek了吗？", "贵州省2025年的报告（讲2024年）没有提到“DeepSeek”"),
        ("宁夏回族自治区的报告提到低空经济了吗？", "宁夏"),
    ],
)
def test_none_is_a_refusal_that_says_so(built, question, reason):
    answer = built.ask(question)
    assert not answer.found
    assert reason in answer.reason


@pytest.mark.parametrize(
    ("question", "expected", "first"),
    [
        (
            "哪些报告提到DeepSeek或者低空经济？",
            ["甘肃省", "贵州省", "青海省"],
            "4份报告中有3份提到“DeepSeek”或“低空经济”：",
        ),
        (
            "哪些报告提到“DeepSeek”和“代表联络站”？",
            ["甘肃省", "甘肃省"],
            "4份报告中有1份提到“DeepSeek”和“代表联络站”：",
        ),
        (
            "Which reports mention DeepSeek or ChatGPT?",
            ["甘肃省"],
            "1 of 4 reports mention “DeepSeek” or “ChatGPT”:",
        ),
    ],
)
def test_several_terms_one_of_them_or_each(built, question, expected, first):
    answer = built.ask(question)
    assert sorted(places(answer)) == sorted(expected)
    assert answer.text.split("\n")[0] == first


def test_whether_one_report_has_it(built):
    answer = built.ask("贵州省的报告有没有提到低空经济？")
    assert answer.text == (
        "是，贵州省2025年的报告（讲2024年）写道：\n“推动低空经济试点，开通无人机航线6条。”[1]"
    )


def test_those_without_it_are_named(built):
    answer = built.ask("哪些报告没有提到低空经济？")
    assert sorted(places(answer)) == ["贵州省", "青海省"]
    named = answer.text.split("\n")[0].partition("没有提到的是")[2].rstrip("：").split("、")
    assert sorted(named) == ["海南省", "甘肃省"]


def test_a_wording_of_the_thesaurus_is_said_to_be_one(built):
    answer = built.ask("哪些报告提到楼下的代表点？")
    assert places(answer) == ["甘肃省"]
    assert answer.text.startswith("没有一份报告写“楼下的代表点”这几个字；4份报告中有1份写了")
    assert "“代表联络站”" in answer.text.split("\n")[0]


def test_how_reports_speak_of_a_term_is_told_by_the_whole_term(built):
    answer = built.ask("各份报告怎么说代表联络站？")
    assert [quote.text for quote in answer.quotes] == ["依托代表联络站听取群众意见42条。"]
    assert answer.text.count("没有提到") == 3


def test_a_greeting_is_no_evidence(built):
    for question in ("各份报告怎么说代表票决中心？", "各位代表有什么建议？", "各省的代表是谁？"):
        answer = built.ask(question)
        assert not [quote.text for quote in answer.quotes if "我代表" in quote.text]
        assert not [quote.text for quote in answer.quotes if quote.text.startswith("各位代表")]
