import pytest

from rag.answering.amounts import COUNT, MONEY, PRICE, any_unit, figure_kind, fitting, has_figure


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("一吨水多少钱？", PRICE),
        ("地铁票价涨了多少？", PRICE),
        ("一共花了多少钱？", MONEY),
        ("老师的平均年龄是多少？", "岁"),
        ("有多少人旁听？", "人"),
        ("有多少名干部？", "名"),
        ("养了几只羊？", "只"),
        ("开了几次会？", "次"),
        ("办了多少件建议？", COUNT),
        ("有多少人大代表？", COUNT),
        ("How fast did it grow?", "share"),
        ("出口是涨是跌，幅度多大？", "share"),
    ],
)
def test_what_is_asked_for(question, expected):
    assert figure_kind(question) == expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (PRICE, "水价下调到每吨3.2元。", True),
        (PRICE, "完成水利投资52.6亿元。", False),
        (MONEY, "收回问卷5.6万份。", False),
        (MONEY, "投资5.6万亿。", True),
        ("人", "接待群众530余人次。", True),
        ("人", "聘请专家三名。", True),
        ("人", "问卷5600份。", False),
        ("名", "导师171名。", True),
        ("岁", "平均38岁。", True),
        ("岁", "培训38人。", False),
    ],
)
def test_what_a_sentence_holds(kind, text, expected):
    assert has_figure(kind, text) is expected


def test_a_number_of_no_measure_may_be_of_any():
    assert any_unit("满意率各是多少？")
    assert not any_unit("各有多少件？")


def test_a_figure_of_persons_may_be_counted_in_another_measure():
    assert fitting("人", "530余人次")
    assert fitting("名", "171人")
    assert not fitting("人", "171件")
