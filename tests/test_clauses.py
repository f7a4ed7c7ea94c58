import pytest

from rag.answering.clauses import clauses, standing
from rag.report import Span

LONG = (
    "到2027年，力争建成泵站9座，新修水渠40公里，其中主渠12公里，但仍未通到山区，群众盼望早日用水。"
)


def run(text, words):
    """The run of clauses around `words`."""
    at = text.index(words)
    return text[slice(*standing(text, [Span(at, at + len(words))]))]


def test_clauses_are_cut_at_stops_but_not_in_brackets_quotes_or_numbers():
    text = "建成1,200个（含甲，乙）站点，办好“一、二，三”活动；收官。"
    found = [text[start:end] for start, end in clauses(text)]
    assert found == ["建成1,200个（含甲，乙）站点，", "办好“一、二，三”活动；", "收官。"]


def test_a_text_without_a_stop_is_one_clause():
    assert clauses("收官") == [Span(0, 2)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "街道开展走访八轮，收集群众意见建议三百余条，办结98件。",
            "98件",
            "收集群众意见建议三百余条，办结98件。",
        ),
        (
            "全区新增公共停车泊位500个，其中老城区120个，方便群众。",
            "120个",
            "全区新增公共停车泊位500个，其中老城区120个，",
        ),
        (
            "粮食总产量达到80万吨以上，比上年增长2%，农民增收。",
            "2%",
            "粮食总产量达到80万吨以上，比上年增长2%，",
        ),
        (LONG, "9座", "到2027年，力争建成泵站9座，"),
        (
            "主渠全长共计12公里已经修好，但仍未通到山区，群众盼望早日用水。",
            "12公里",
            "主渠全长共计12公里已经修好，但仍未通到山区，",
        ),
        (
            "今年的主要目标是：地区生产总值增长5%以上，城镇新增就业三万人。",
            "5%",
            "今年的主要目标是：地区生产总值增长5%以上，",
        ),
    ],
)
def test_a_run_keeps_subject_year_part_status_and_what_takes_it_back(text, words, expected):
    assert run(text, words) == expected
