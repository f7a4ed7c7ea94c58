import random

import pytest
from helpers import paragraphs, report

from rag.passage import BODY, DONE, GLOSSARY, LACKING, PLANNED
from rag.reading.structure import passages, structure
from rag.report import Span

TEXT = """某县人大常委会工作报告
各位代表：
过去一年，常委会开会八次，听取报告二十项。
一、2024年工作回顾
（一）强化监督
　　1.预算监督。全年审查预算五次，提出意见十条。
短行
（二）服务代表。组织培训三期，代表三百人次参加。
我们清醒认识到，工作还有许多不足，监督刚性有待加强。
二、2025年工作安排
将开展专题询问两次，检查三部法律的实施情况。
名词解释：
1.“两码”：代表码和活动码，供代表履职使用。
2. “家站”：代表之家。
"""
REVIEW, PLAN = "一、2024年工作回顾", "二、2025年工作安排"


@pytest.fixture(scope="module")
def found():
    return passages(report(TEXT, year_delivered=2025), 420)


def by_start(found, words):
    (one,) = [passage for passage in found if passage.text.startswith(words)]
    return one


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("过去一年", ()),
        ("1.预算监督", (REVIEW, "（一）强化监督")),
        ("（二）服务代表", (REVIEW, "（二）服务代表")),
        ("我们清醒", (REVIEW, "（二）服务代表")),
        ("将开展", (PLAN,)),
        ("1.“两码”", ("名词解释",)),
    ],
)
def test_a_passage_stands_under_its_headings(found, words, path):
    assert by_start(found, words).section.path == path


def test_headings_salutations_and_fragments_are_no_passages(found):
    assert len(found) == 7
    assert [one.paragraph for one in found] == [1, 2, 3, 4, 5, 6, 7]


def test_a_heading_inside_its_paragraph_is_heading_and_text(found):
    one = by_start(found, "（二）")
    assert one.text == "（二）服务代表。组织培训三期，代表三百人次参加。"
    assert one.section.path[-1] == "（二）服务代表"


def test_a_glossary_entry_is_a_passage_of_its_own_however_short(found):
    entries = [one for one in found if one.section.kind == GLOSSARY]
    assert [one.text for one in entries] == [
        "1.“两码”：代表码和活动码，供代表履职使用。",
        "2. “家站”：代表之家。",
    ]
    assert {one.section.kind for one in found if one not in entries} == {BODY}


@pytest.mark.parametrize(
    ("words", "aspect"),
    [
        ("过去一年", DONE),
        ("1.预算", DONE),
        ("我们清醒", LACKING),
        ("将开展", PLANNED),
        ("1.“两码", DONE),
    ],
)
def test_a_passage_tells_of_what_was_done_is_lacking_or_is_planned(found, words, aspect):
    assert by_start(found, words).aspect == aspect


@pytest.mark.parametrize("heading", ["二、存在的不足", "三、存在的问题和不足"])
def test_what_stands_under_a_heading_of_shortcomings_is_lacking(heading):
    text = (
        f"一、工作回顾\n常委会听取报告十项，提出意见二十条。\n{heading}\n"
        "常委会查找出四点差距：一是监督的办法偏少，力度要加强。\n"
        "三、工作安排\n将开展专题询问两次，检查法律的实施情况。"
    )
    assert [one.aspect for one in paragraphs(text)] == [DONE, LACKING, PLANNED]


@pytest.mark.parametrize("opening", ["今年是", "2025年是"])
def test_what_follows_the_words_of_the_coming_year_is_planned(opening):
    text = (
        f"去年一年里，各项工作都有新的进展。\n{opening}换届选举之年，任务十分繁重。\n"
        "要办好十件民生实事，做好代表服务。"
    )
    aspects = [one.aspect for one in paragraphs(text, 2025)]
    assert aspects == [DONE, PLANNED, PLANNED]


def test_this_year_under_a_heading_that_looks_back_is_the_year_reviewed():
    text = (
        "一、工作回顾\n今年是建市三十周年，各项工作都有新的进展。\n新建学校三所，修路五十公里。\n"
        "二、工作安排\n今年是换届之年，任务十分繁重。"
    )
    assert [one.aspect for one in paragraphs(text, 2025)] == [DONE, DONE, PLANNED]


def test_the_year_covered_does_not_begin_the_plans():
    text = "2024年是本届的头一年，各项工作都有进展。\n全年办好十件民生实事，群众都很满意。"
    assert [one.aspect for one in paragraphs(text, 2025)] == [DONE, DONE]


def test_a_deeper_heading_ends_where_a_higher_one_begins():
    text = (
        "一、监督工作\n（一）预算监督\n1.初审\n常委会初审预算，提出意见十条。\n"
        "二、代表工作\n常委会组织代表视察，提出建议五条。\n"
    )
    assert [one.section.path for one in paragraphs(text)] == [
        ("一、监督工作", "（一）预算监督", "1.初审"),
        ("二、代表工作",),
    ]


def test_markdown_headings_are_headings_without_their_signs():
    text = (
        "# 某县工作报告\n## 监督工作\n### 预算监督\n常委会初审预算，提出意见十条。\n"
        "## 代表工作\n常委会组织代表视察，提出建议五条。\n"
    )
    found = list(paragraphs(text))
    assert [text[one.spans[0].start :][:4] for one in found] == ["常委会初", "常委会组"]
    assert [one.section.path for one in found] == [
        ("监督工作", "预算监督"),
        ("代表工作",),
    ]


@pytest.mark.parametrize("title", ["名词解释", "附件：名词解释", "有关用语说明", "注释："])
def test_a_glossary_is_known_by_its_title(title):
    text = f"一、工作\n常委会听取报告，提出意见十条。\n{title}\n1.甲：一种办法，用来收集意见。"
    assert [one.section.kind for one in paragraphs(text)] == [BODY, GLOSSARY]


def test_a_number_with_decimals_is_no_heading():
    (one,) = paragraphs("3.5万余场会商在站点举行，收到意见建议。")
    assert one.section.path == ()


def test_what_stands_before_the_title_is_no_passage():
    text = "网站首页，政务公开，请点击这里查看更多内容。\n" + TEXT
    titled = report(text, year_delivered=2025, title="某县人大常委会工作报告")
    found = passages(titled, 420)
    assert [one.text for one in found] == [
        one.text for one in passages(report(TEXT, year_delivered=2025), 420)
    ]
    assert all(one.text == text[one.spans[0].start : one.spans[0].end] for one in found)


def test_a_text_without_prose_has_no_passage():
    assert passages(report("目录\n一、回顾\n二、安排\n"), 420) == []
    assert passages(report(""), 420) == []


def check_spans(passage, text):
    assert passage.text == "".join(text[start:end] for start, end in passage.spans)
    assert passage.text == passage.text.strip() != ""
    previous = 0
    for start, end in passage.sentences():
        assert start >= previous
        assert passage.parts(Span(start, end))[0].start == start
        assert passage.parts(Span(start, end))[-1].end == end
        previous = end


def test_every_passage_of_the_samples_is_its_slice_and_holds_its_sentences(assistant):
    for one in assistant.retriever.corpus.passages:
        check_spans(one, one.report.text)


def test_every_passage_of_full_reports_is_its_slice_and_holds_its_sentences(shared_assistant):
    for one in shared_assistant.retriever.corpus.passages:
        check_spans(one, one.report.text)


@pytest.mark.parametrize("seed", range(30))
def test_any_jumble_of_lines_gives_passages_that_slice_exactly(seed):
    chance = random.Random(seed)
    bits = [
        *TEXT,
        "。",
        "\n",
        "\n",
        "　",
        " ",
        "\t",
        "”",
        "（",
        "一、",
        "1.",
        "名词解释\n",
        "A",
        "🙂",
    ]
    text = "".join(chance.choice(bits) for _ in range(600))
    last = 0
    for one in passages(report(text, year_delivered=2025), 80):
        check_spans(one, text)
        assert one.spans[0].start >= last
        last = one.spans[-1].end


def test_a_line_that_announces_a_list_is_no_heading():
    text = (
        "2024年工作回顾\n2024年，我们重点开展了六方面工作：\n"
        "一、监督工作\n常委会听取报告十项，提出意见二十条。"
    )
    assert [(one.section.path, text[one.spans[0].start :][:5]) for one in paragraphs(text)] == [
        (("2024年工作回顾",), "2024年"[:5]),
        (("2024年工作回顾", "一、监督工作"), "常委会听取"),
    ]


def test_the_line_of_a_title_that_was_completed_is_the_title():
    text = "区人大常委会工作报告\n各位代表：\n全年开展视察活动十次，提出建议三十条，均已办结。"
    one = report(text, title="岳阳市云溪区人大常委会工作报告", place="岳阳市云溪区")
    first = structure(one).left_out[0]
    assert (one.slice((first.span,)), first.reason) == ("区人大常委会工作报告", "标题")
