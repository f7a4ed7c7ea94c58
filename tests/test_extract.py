from dataclasses import replace

import pytest

from rag.answer import REFUSAL
from rag.answering.extract import extract
from rag.answering.verify import exact, verify
from rag.assistant import Assistant
from rag.passage import LACKING
from rag.settings import Settings

RATE = "瓯海区人大2024年代表建议的满意率是多少？"
BOTH = "瓯海区和秀洲区的代表建议满意率各是多少？"


def check_quotes(answer):
    """Every quote is exact by its offsets, numbered in order, and marked in the text."""
    for number, quote in enumerate(answer.quotes, start=1):
        assert quote.number == number
        assert quote.text == "".join(quote.report.text[s:e] for s, e in quote.spans)
        assert exact(quote, answer.hits)
        assert f"[{number}]" in answer.text


def test_a_figure_is_answered_with_the_sentence_that_states_it(assistant):
    answer = assistant.ask(RATE)
    assert answer.found
    assert "84.54%" in answer.text
    assert "84.54%" in answer.quotes[0].text
    assert answer.quotes[0].report.source == "ouhai_2024.txt"
    assert "管好代表履职" in answer.quotes[0].section
    assert answer.reason == ""
    check_quotes(answer)


def test_an_english_question_is_answered_in_english_with_the_chinese_quote(assistant):
    answer = assistant.ask("What was the satisfaction rate of deputies' suggestions in Ouhai?")
    assert answer.found
    assert answer.text.startswith("In 2024, Ouhai (瓯海区) reported: 84.54% (“")
    assert "84.54%" in answer.text
    check_quotes(answer)


def test_a_definition_is_answered_from_the_glossary(assistant):
    answer = assistant.ask("“三官一律一员”是什么意思？")
    assert "法官、检察官、警官、律师和人民调解员" in answer.quotes[0].text
    assert answer.quotes[0].section == "名词解释"
    check_quotes(answer)


@pytest.mark.parametrize("place", ["秀洲区", "瓯海区"])
def test_shortcomings_are_answered_from_the_part_on_them(assistant, place):
    answer = assistant.ask(f"{place}人大常委会承认自己还有哪些不足？")
    assert answer.quotes
    assert all("二、存在的不足" in quote.section for quote in answer.quotes)
    check_quotes(answer)


@pytest.mark.parametrize(
    "question",
    [
        "宁波市2024年的代表建议满意率是多少？",
        "What was the satisfaction rate in Ningbo?",
        "瓯海区2011年代表建议的满意率是多少？",
        "红烧肉要炖几个小时才好吃？",
        "红烧肉怎么做？",
        "今天天气怎么样？",
        "介绍一下量子力学",
        "写一首关于春天的诗",
        "你是谁？",
        "How do I bake bread?",
        "Who won the football world cup?",
    ],
)
def test_what_the_reports_do_not_say_is_refused_with_a_reason(assistant, question):
    answer = assistant.ask(question)
    language = "en" if question.isascii() else "zh"
    assert not answer.found
    assert answer.text.startswith(REFUSAL[language])
    assert answer.reason
    assert answer.text.endswith(answer.reason)
    assert answer.quotes == ()


def test_the_refusal_of_a_place_without_report_names_it_and_those_there_are(assistant):
    reason = assistant.ask("宁波市2024年的代表建议满意率是多少？").reason
    assert "宁波" in reason
    assert "温州市瓯海区" in reason


@pytest.mark.parametrize("question", [BOTH, "瓯海区和秀洲区的代表建议满意度各是多少？"])
def test_a_comparison_has_a_row_for_each_report_asked_about(assistant, question):
    answer = assistant.ask(question)
    assert [(row.place, row.year) for row in answer.table] == [
        ("温州市瓯海区", 2024),
        ("嘉兴市秀洲区", 2025),
    ]
    assert [row.figure for row in answer.table] == ["84.54%", "100%"]
    for row in answer.table:
        quote = answer.quotes[row.quote - 1]
        assert (quote.report.place, row.figure in quote.text) == (row.place, True)
    check_quotes(answer)


def test_a_comparison_of_all_reports_says_where_one_is_silent(assistant):
    answer = assistant.ask("各份报告的代表建议满意率是多少？")
    assert len(answer.table) == len(assistant.reports)
    for row, line in zip(answer.table, answer.text.split("\n"), strict=True):
        assert line.startswith(row.place)
        assert ("报告未写明" in line) is (row.quote is None)
    check_quotes(answer)


def test_an_english_comparison_names_places_in_english(assistant):
    answer = assistant.ask("What were the satisfaction rates in Ouhai and Xiuzhou?")
    assert [line[: line.index(":")] for line in answer.text.split("\n")] == [
        "Ouhai (瓯海区), 2025 report, on 2024",
        "Xiuzhou (秀洲区), 2026 report, on 2025",
    ]
    check_quotes(answer)


def test_a_single_question_has_no_table(assistant):
    assert assistant.ask(RATE).table is None


def test_what_is_extracted_passes_verification_unchanged(assistant):
    for text in (RATE, BOTH, "富阳做了哪些民生监督？", "温州2023年信访受理多少件次？"):
        question = assistant.understand(text)
        hits = assistant.retriever.retrieve(question, 10)
        answer = extract(question, hits, assistant.retriever, assistant.settings)
        assert answer.found, text
        checked = verify(answer)
        assert (checked.text, checked.quotes, checked.table) == (
            answer.text,
            answer.quotes,
            answer.table,
        )


def test_no_hits_are_a_refusal(assistant):
    question = assistant.understand(RATE)
    assert not extract(question, [], assistant.retriever, assistant.settings).found


def test_the_support_demanded_is_a_setting(assistant):
    question = assistant.understand(RATE)
    hits = assistant.retriever.retrieve(question, 10)
    strict = replace(assistant.settings, support=1.0)
    assert not extract(question, hits, assistant.retriever, strict).found


def test_equal_sentences_are_quoted_once(tmp_path):
    line = "常委会听取专项报告，提出意见建议十条，推动解决问题多个，办结建议。" * 4
    (tmp_path / "a.txt").write_text("\n".join([line] * 5), "utf-8")
    found = Assistant.build([tmp_path / "a.txt"], tmp_path / "s", Settings())
    answer = found.ask("提出意见建议多少条？")
    assert answer.found
    assert len({quote.text for quote in answer.quotes}) == len(answer.quotes)


@pytest.mark.parametrize(
    ("year", "figure"), [("2024年", ""), ("2025年", "6.5%"), ("2025年计划", "6.5%")]
)
def test_a_figure_of_a_year_that_is_over_is_none_of_the_plans(tmp_path, year, figure):
    (tmp_path / "a.txt").write_text(
        "龙泉市政府工作报告\n——2025年1月9日在龙泉市第十七届人民代表大会第四次会议上\n"
        "一、2024年工作回顾\n全年新建改建农村公路八十三公里，群众出行更加便利。\n"
        "二、2025年工作安排\n主要预期目标是：地区生产总值增长6.5%，居民收入同步增长。",
        "utf-8",
    )
    assistant = Assistant.build([tmp_path / "a.txt"], tmp_path / "store", Settings())
    answer = assistant.ask(f"龙泉市{year}地区生产总值增长多少？")
    assert answer.found is bool(figure)
    assert figure in answer.text


@pytest.mark.parametrize(
    "question",
    ["瓯海区人大常委会承认自己还有哪些不足？", "What shortcomings does Ouhai admit?"],
)
def test_shortcomings_are_quoted_whole(assistant, question):
    answer = assistant.ask(question)
    (quote,) = answer.quotes
    (span,) = quote.spans
    assert quote.text == quote.report.text[span.start : span.end]
    whole = [one for one in assistant.retriever.corpus.passages if one.spans == quote.spans]
    assert [one.aspect for one in whole if one.report == quote.report] == [LACKING]
    assert len(list(whole[0].sentences())) > 1
    check_quotes(answer)


def test_shortcomings_are_compared_by_whole_passages(assistant):
    answer = assistant.ask("瓯海区和秀洲区人大常委会承认还有哪些不足？")
    spans = {(one.report.id, one.spans) for one in assistant.retriever.corpus.passages}
    assert len(answer.quotes) == len(answer.table) == 2
    assert all((quote.report.id, quote.spans) in spans for quote in answer.quotes)
    check_quotes(answer)
