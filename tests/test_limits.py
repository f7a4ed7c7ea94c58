import pytest

from rag.answering.limits import meets
from rag.answering.numbers import quantities
from rag.retrieval.threshold import EQUAL, LEAST, MOST, OVER, UNDER, WITHIN, Threshold


def decided(relation, number, words, fell=False):
    limit = Threshold("", relation, number, "", "", False)
    (figure,) = quantities(words)
    return meets(limit, figure, words, fell)


@pytest.mark.parametrize(
    ("relation", "number", "words", "expected"),
    [
        (OVER, "80%", "84.54%", True),
        (OVER, "80%", "80%", False),
        (OVER, "80%", "超过80%", True),
        (OVER, "80%", "80%以上", None),
        (OVER, "80%", "79.9%", False),
        (OVER, "80%", "约81%", None),
        (OVER, "80%", "约95%", True),
        (LEAST, "80%", "80%", True),
        (LEAST, "80%", "80%以上", True),
        (LEAST, "800亿斤", "4100万吨", True),
        (LEAST, "800亿斤", "3900万吨", False),
        (UNDER, "250件", "207件", True),
        (UNDER, "250件", "265件", False),
        (UNDER, "250件", "200余件", None),
        (UNDER, "250件", "240余件", True),
        (UNDER, "250件", "230余件", True),
        (UNDER, "250件", "不足200件", True),
        (UNDER, "250件", "207条", True),
        (MOST, "5.5%", "5.5%", True),
        (MOST, "5.5%", "5.6%", False),
        (OVER, "1亿元", "9800万元", False),
        (OVER, "1亿元", "1.2亿元", True),
        (OVER, "50公里", "48000米", False),
        (OVER, "1万亩", "7平方公里", True),
        (EQUAL, "207件", "207件", True),
        (EQUAL, "500件", "207件", False),
        (EQUAL, "200件", "200余件", False),
        (EQUAL, "205件", "200余件", None),
        (WITHIN, "5%—6%", "5.5%", True),
        (WITHIN, "5%—6%", "6%", True),
        (WITHIN, "5%—6%", "6.1%", False),
        (WITHIN, "5%—6%", "5%以上", None),
        (OVER, "80%", "200件", None),
        (OVER, "百分之八十", "84.54%", True),
    ],
)
def test_a_figure_meets_a_threshold_or_not_or_leaves_it_open(relation, number, words, expected):
    assert decided(relation, number, words) is expected


def test_a_fall_is_below_every_growth():
    assert decided(OVER, "5%", "6%", fell=True) is False
    assert decided(UNDER, "5%", "6%", fell=True) is True
