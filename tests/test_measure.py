import pytest

from rag.answering.amounts import ANY, COUNT, MONEY, SHARE
from rag.answering.figures import figures
from rag.answering.measure import measure
from rag.answering.said import said_of
from rag.retrieval.question import understand

LONGEST = 500


def asked(text):
    return measure(understand(text, (), (), LONGEST))


@pytest.mark.parametrize(
    "question",
    [
        "甲市和乙市的经济，谁涨得快？",
        "甲市和乙市的GDP增长目标分别定在多少，谁定得最高？",
        "甲市和乙市的外贸各增长多少？",
        "甲市和乙市的工业增长哪个快？",
        "甲市和乙市的事故死亡人数各减少了多少，谁减得多？",
        "In which of the two did retail sales rise fastest, and by how much in each?",
        "How much did deaths from accidents drop in each city?",
        "How fast did their economies grow?",
    ],
)
def test_who_asks_how_something_moved_asks_for_a_change(question):
    found = asked(question)
    assert (found.kind, found.change) == (SHARE, True)


@pytest.mark.parametrize(
    ("question", "kind", "units"),
    [
        ("甲市和乙市新增了多少家企业，谁增长更快？", COUNT, ("家",)),
        ("甲市和乙市的研发投入强度各是多少？", SHARE, ()),
        ("甲市和乙市的优良率谁高？", SHARE, ()),
        ("Which spent a larger share on roads?", SHARE, ()),
        ("甲市和乙市的粮食产量各多少？", ANY, ("斤", "吨")),
        ("甲市和乙市投入了多少钱？", MONEY, ("钱",)),
        ("How many jobs did each promise, and which number is bigger?", COUNT, ()),
        ("What was the value of goods traded?", ANY, ("元", "美元")),
        ("甲市和乙市有多少人参保？", "人", ("名",)),
    ],
)
def test_what_is_measured_and_in_what_units(question, kind, units):
    found = asked(question)
    assert (found.kind, found.change, found.units) == (kind, False, units)


def test_who_asks_for_words_measures_nothing():
    assert asked("甲市和乙市怎么抓安全？") is None


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("进出口总额增长5%。", True),
        ("进出口增速5%。", True),
        ("满意率提高到95%。", False),
        ("民生支出占80%。", False),
    ],
)
def test_a_change_is_told_from_what_it_came_to(text, moved):
    found = figures(text)
    assert asked("谁涨得快？").moved(found[0], said_of(text, found)[0]) is moved
