"""What is said around quotes, on a report made up here."""

import pytest
from helpers import assistant_of, passage

from rag.answering.figures import figures
from rag.answering.prose import in_english
from rag.answering.verdict import verdict
from rag.assistant import Assistant
from rag.retrieval.question import understand
from rag.settings import Settings

REPORT = (
    "龙泉市政府工作报告\n——2025年1月9日在龙泉市第十七届人民代表大会第四次会议上\n"
    "一、2024年工作回顾\n"
    "全年接待游客的总收入达到27.39亿元，乡村旅游持续红火，游客满意度保持高位。\n"
    "四个特色产业集群：剑瓷、竹木、食用菌、汽车空调，全部列入省级培育名单。\n"
    "全年没有发生较大及以上安全生产事故，群众安全感不断增强，社会大局和谐稳定。\n"
    "二、2025年工作安排\n主要预期目标是：地区生产总值增长6.5%以上，居民收入同步增长。\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return assistant_of(tmp_path_factory.mktemp("made"), a=REPORT)


def test_an_english_answer_gives_the_figure_in_english_beside_the_quote(made):
    answer = made.ask("How much money did Longquan earn from tourists in 2024?")
    first = answer.text.split("\n")[0]
    assert first.startswith("In 2024, Longquan (龙泉市) reported: 2.739 billion yuan (“")
    assert first.endswith(f"“{answer.quotes[0].text}”[1])")


def test_an_english_target_is_called_one(made):
    answer = made.ask("What GDP growth rate does Longquan aim at in 2025?")
    start = "The target of Longquan (龙泉市) for 2025: at least 6.5% (“"
    assert answer.text.startswith(start)


def test_a_list_is_given_line_by_line_above_its_quote(made):
    answer = made.ask("龙泉市的四个特色产业集群是哪四个？")
    items = ["· 剑瓷[1]", "· 竹木[1]", "· 食用菌[1]", "· 汽车空调[1]"]
    assert answer.text.split("\n")[1:5] == items
    assert [answer.quotes[0].report.text[slice(*mark)] for mark in answer.quotes[0].marks] == [
        item[2:-3] for item in items
    ]


def test_no_is_said_where_the_quote_denies_what_is_asked(made):
    answer = made.ask("龙泉市2024年有没有发生较大及以上安全生产事故？")
    assert answer.text.startswith("没有，龙泉市2025年的报告（讲2024年）写道：\n“")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收入27.39亿元", "2.739 billion yuan"),
        ("增长约5%", "about 5%"),
        ("修路83公里以上", "at least 83 km"),
        ("提高0.4个百分点", "0.4 percentage points"),
        ("投资120万元", "1.2 million yuan"),
        ("发放4600元", "4,600 yuan"),
        ("增长5%—6%", "5%—6%"),
        ("建议265件", "265件"),
    ],
)
def test_a_figure_is_put_into_english_where_its_unit_is_certain(text, expected):
    (figure,) = figures(text)
    assert in_english(figure) == expected


@pytest.mark.parametrize(
    ("question", "text", "word"),
    [
        ("全年有没有发生重大火灾事故？", "全年没有发生重大火灾事故，", "没有"),
        ("全年发生重大火灾事故了吗？", "全年未发生重大火灾事故。", "否"),
        ("新建的三座桥梁通车了吗？", "新建的三座桥梁正式通车。", "是"),
        ("新建的三座桥梁都通车了吗？", "新建的三座桥梁已通车。", ""),
        ("新建的三座桥梁都通车了吗？", "新建的三座桥梁均已通车。", "是"),
        ("新建的三座桥梁通车了吗？", "力争新建的三座桥梁通车。", ""),
        ("就业率达到90%了吗？", "就业率达到85%。", ""),
        ("进出口总额增长了吗？", "进出口总额下降15%。", "否"),
        ("进出口总额下降了吗？", "进出口总额下降15%。", "是"),
        ("进出口总额增长了吗？", "出口总额下降15%，进口总额增长3%。", ""),
        ("进出口总额增长了吗？", "力争进出口总额增长3%。", ""),
        ("老城区改造完成了吗？", "新建的三座桥梁正式通车。", ""),
    ],
)
def test_yes_and_no_are_said_only_where_the_words_decide(question, text, word):
    asked = understand(question, (), [], 1000)
    found = verdict(asked, passage(text), text)
    assert (found.word if found else "") == word


def test_shortcomings_in_several_paragraphs_are_all_quoted(tmp_path):
    text = (
        "龙泉市政府工作报告\n一、2024年工作回顾\n全年工作有序推进，各项事业取得新的进展和成效。\n"
        "二、存在的问题\n我们也清醒看到，工作还存在不少问题：一是产业结构不优，新的增长点不多。\n"
        "二是城乡发展不均，山区公共服务不足，道路和医疗短板明显。\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    answer = Assistant.build([tmp_path / "a.txt"], tmp_path / "s", Settings()).ask(
        "龙泉市承认还有哪些问题和不足？"
    )
    assert [quote.text[:2] for quote in answer.quotes] == ["我们", "二是"]
