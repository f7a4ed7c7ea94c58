"""Dialogue acts: a table of what is said, and what a conversation makes of it."""

import asked
import pytest
from helpers import assistant_of

from rag.retrieval.dialogue import heard
from rag.retrieval.question import understand

ROWS = asked.rows("dialogue_acts.tsv")
REMARKS = [text for text, act in ROWS if act not in {"question", "off_topic"}]


@pytest.mark.parametrize(("text", "act"), ROWS)
def test_the_act_of_what_is_said(text, act):
    found = understand(text, (), (), 2000)
    assert (found.kind if not found.asks else "question") == act


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_in_the_history_changes_no_follow_up(remark):
    before = "瓯海区2024年代表建议满意率是多少？"
    history = [(before, "…"), (remark, "…")]
    found = understand("那温州市呢？", history, asked.REPORTS, 2000)
    assert found.standalone == "温州市2024年代表建议满意率是多少？"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("谢谢，那温州呢？", "那温州呢？"),
        ("好的那温州呢", "那温州呢"),
        ("瓯海的满意率是多少？谢谢！", "瓯海的满意率是多少？"),
        ("不对，我问的是温州", "温州"),
        ("不，是2023年", "2023年"),
        ("不是满意率，是解决率", "解决率"),
        ("No, I meant Wenzhou", "Wenzhou"),
        ("OK, and Fuyang?", "and Fuyang?"),
        ("不对外开放的站点有几个？", "不对外开放的站点有几个？"),
        ("满意率是84.54%吗？", "满意率是84.54%吗？"),
    ],
)
def test_the_question_in_what_is_said(text, question):
    assert heard(text)[:2] == ("question", question)


def test_what_was_meant_takes_the_place_of_what_was_asked():
    history = [("瓯海区2024年代表建议满意率是多少？", "…")]
    found = understand("不对，我问的是温州市", history, asked.REPORTS, 2000)
    assert found.standalone == "温州市2024年代表建议满意率是多少？"


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("谢谢，很有帮助", "zh", "不客气"),
        ("不对，应该是208件", "zh", "引文"),
        ("明白了", "zh", "接着问"),
        ("OK thanks", "en", "welcome"),
        ("今天天气怎么样？", "zh", "只回答报告里写着的事"),
        ("Write me a poem", "en", "only answers what reports say"),
    ],
)
def test_a_remark_gets_its_own_reply_and_no_search(assistant, text, language, words):
    answer = assistant.ask(text, [("瓯海区2024年代表建议满意率是多少？", "84.54%")])
    assert words in answer.text
    assert (answer.found, answer.quotes, answer.hits) == (False, (), ())
    assert answer.standalone == text


@pytest.fixture(scope="module")
def provinces(tmp_path_factory):
    """Two short reports of governments, of our own making."""
    texts = {
        f"{place}2025": (
            f"2025年{place}人民政府工作报告\n\n2025年1月20日在{place}第十四届人民代表大会第三次会议上\n\n"
            "各位代表：\n\n一、2024年工作回顾\n\n"
            f"过去一年，全省经济运行稳中有进。全年实现地区生产总值{gdp}亿元，增长{growth}%。"
            f"固定资产投资增长{invested}%。\n\n"
            f"农业生产再获丰收。全年粮食总产量达到{grain}万吨，单产创历史新高。\n\n"
            f"民生福祉持续增进。全年城镇新增就业{jobs}万人，零就业家庭动态清零。\n"
        )
        for place, gdp, growth, invested, grain, jobs in (
            ("四川省", "64697", "5.7", "2.4", "3659", "104.5"),
            ("陕西省", "35538.8", "5.3", "3.6", "1355.9", "44.6"),
        )
    }
    return assistant_of(tmp_path_factory.mktemp("provinces"), **texts)


CONVERSATIONS = [
    [("四川2024年GDP是多少？", "64697亿元"), ("增速呢？", "5.7%"), ("那陕西呢？", "5.3%")],
    [
        ("四川2024年粮食产量是多少？", "3659万吨"),
        ("谢谢，很有帮助", ""),
        ("GDP？", "64697亿元"),
        ("不对，应该是208件", ""),
        ("那陕西呢？", "35538.8亿元"),
        ("就业", "44.6万人"),
        ("好的", ""),
        ("四川呢？", "104.5万人"),
    ],
    [
        ("陕西2024年粮食产量是多少？", "1355.9万吨"),
        ("OK thanks", ""),
        ("不对，我问的是四川", "3659万吨"),
        ("明白了。固定资产投资增长多少？", "2.4%"),
        ("GDP？", "5.7%"),
    ],
]


@pytest.mark.parametrize("turns", CONVERSATIONS)
def test_a_conversation_keeps_to_what_is_asked(provinces, turns):
    history = []
    for text, figure in turns:
        answer = provinces.ask(text, history)
        assert answer.found == bool(figure), text
        assert figure in "".join(quote.text for quote in answer.quotes)
        history.append((text, answer.text))


def test_another_matter_is_never_answered_with_the_last_one(provinces):
    answer = provinces.ask("GDP？", [("四川2024年粮食产量是多少？", "3659万吨")])
    assert "3659" not in answer.text
    assert answer.text.startswith("四川省")


ORDERS = ["哪个高？", "哪个更高？", "两个谁高？", "哪个高一些？", "谁更高", "哪个比较高"]


@pytest.mark.parametrize("order", ORDERS)
def test_a_comparison_by_follow_up_is_that_of_the_whole_question(provinces, order):
    history = [("四川2024年固定资产投资增长多少？", "2.4%"), ("那陕西呢", "3.6%")]
    followed = provinces.ask(order, history)
    alone = provinces.ask(f"四川、陕西2024年固定资产投资增长多少？ {order}")
    assert [(row.place, row.figure) for row in followed.table] == [
        ("陕西省", "3.6%"),
        ("四川省", "2.4%"),
    ]
    assert followed.text == alone.text


@pytest.mark.parametrize(
    ("before", "text", "sought"),
    [
        ("瓯海区承认了哪些问题？", "温州市的情况怎么样？", "problem"),
        ("瓯海区和温州市的满意率是多少？", "哪个高？", "number"),
        ("By what percentage did Ouhai's output grow?", "What about Wenzhou?", "number"),
        ("瓯海区和温州市的满意率是多少？", "差多少？", "number"),
        ("江西2024年GDP目标？", "实际完成得怎么样？", "number"),
        ("瓯海区2024年有哪些不足？", "温州市怎么改进的？", "how"),
    ],
)
def test_what_is_sought_again_is_told_by_the_question_before(before, text, sought):
    assert understand(text, [(before, "…")], asked.REPORTS, 2000).sought == sought
