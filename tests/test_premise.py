import pytest

from index.tokenizer import grams
from rag.answering.premise import (
    AGAIN,
    BARRED,
    ENDED,
    FELL,
    LOST,
    ROSE,
    STATED,
    UNDONE,
    borne_out,
    premises,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为什么停用了代表码？", [(ENDED, "停用", True)]),
        ("停用代表码了吗？", [(ENDED, "停用", False)]),
        ("解决率为什么下降了？", [(FELL, "下降", True)]),
        ("解决率下降了多少？", []),
        ("为什么没有办完？", [(UNDONE, "没有", True)]),
        ("几名代表辞职？", [(LOST, "辞职", False)]),
        ("500件建议是怎么办的？", [(STATED, "500件", False)]),
        ("满意率达到100%靠什么？", [(STATED, "100%", False)]),
        ("增长约5%是多少？", []),
        ("前10名有谁？", []),
        ("超过3个的有几家？", []),
        ("5个以上", []),
        ("14个月大的孩子", []),
        ("Why did the rate fall?", [(FELL, "fall", True)]),
        ("Why did it close the stations?", [(ENDED, "clos", True)]),
        ("Why was the expo called off?", [(ENDED, "called off", True)]),
        ("Why did deputies vote down the rule?", [(ENDED, "vote down", True)]),
        ("粮食为什么减产？", [(FELL, "减产", True)]),
        ("为什么被摘掉了牌子？", [(ENDED, "摘掉", True)]),
        ("How is the budget watched?", []),
        ("为啥把产业园给关了？", [(ENDED, "给关了", True)]),
        ("Why did it halt the railway?", [(ENDED, "halt", True)]),
        ("为什么扩大了限行范围？", [(ROSE, "扩大", True)]),
        ("扩大了哪些范围？", []),
        ("Why did it start charging again?", [(AGAIN, "again", True)]),
        ("为啥不让代表投票？", [(BARRED, "不让", True)]),
        ("为什么没能按时还清债务？", [(UNDONE, "没能", True)]),
    ],
)
def test_what_a_question_takes_for_granted(text, expected):
    assert [(one.kind, one.words, one.strict) for one in premises(text)] == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("为什么停用代表码", "代表码继续推广。", False),
        ("为什么停用代表码", "代表码停止使用。", True),
        ("为什么停用代表码", "撤换老旧电梯，查找原因，推广代表码。", False),
        ("停用代表码了吗", "整合了三个站点。", True),
        ("解决率为什么下降", "解决率为86%。", False),
        ("解决率为什么下降", "解决率有所回落。", True),
        ("为什么没有办完建议", "建议全部办完。", False),
        ("为什么没有办完建议", "建议办理还有差距。", True),
        ("有几名代表辞职", "61名代表登台。", False),
        ("为什么扩大了限行", "暂停实施限行措施。", False),
        ("为什么扩大了限行", "限行范围扩大到五环。", True),
        ("景区为什么重新收费", "景区免费开放。", False),
        ("景区为什么重新收费", "景区恢复收费。", True),
        ("为什么没能还清债务", "攻坚克难，到期债务全部偿还。", False),
        ("有几名代表辞职", "接受2名代表辞去职务。", True),
    ],
)
def test_a_sentence_bears_it_out_of_the_thing_named(question, sentence, expected):
    (premise,) = premises(question)
    about = grams(question.replace(premise.words, " "))
    assert borne_out(premise, sentence, sentence, about) is expected


@pytest.mark.parametrize(
    ("words", "passage", "expected"),
    [
        ("100%", "满意率为84.54%", False),
        ("84.54%", "满意率为84.54％", True),
        ("3次", "常委会举行会议8次，出台法规3件", False),
        ("3次", "常委会举行会议3次", True),
        ("3次", "市十四届人大三次会议", False),
        ("3次", "开会三次", True),
        ("10件", "十项实事全部办完", True),
        ("12件", "十二件建议", True),
        ("2家", "两家企业", True),
        ("500件", "共207件", False),
        ("100件", "共1100件", False),
    ],
)
def test_a_number_must_be_counted_in_the_passage(words, passage, expected):
    (premise,) = premises(words)
    assert borne_out(premise, "", passage, ()) is expected
