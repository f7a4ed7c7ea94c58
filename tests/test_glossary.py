import pytest
from helpers import report

from rag.passage import GLOSSARY
from rag.reading.glossary import Terms, term_of
from rag.reading.structure import passages


@pytest.mark.parametrize(
    ("entry", "term"),
    [
        ("1.“两码”：代表码和活动码。", "两码"),
        ("2. 科技进步“一法两条例”：三部法规的简称。", "科技进步“一法两条例”"),
        ("[3] 岛岛通：指三项互通工程。", "岛岛通"),
        ("①三茶同检：使用同一标准。", "三茶同检"),
        ("（4）“回头看”：对办理情况再检查。", "回头看"),
        ("“家站”是指代表之家。", "家站"),
        ("5.PPP模式，指政府和社会资本合作。", "PPP模式"),
        ("数字经济即以数据为要素的经济。", "数字经济"),
        ("没有说明的一行。", ""),
        ("［6］“三进”", "三进"),
    ],
)
def test_the_term_that_an_entry_defines(entry, term):
    assert term_of(entry) == term


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推行“两码”应用。", ("两码",)),
        ("推行「两码」应用。", ("两码",)),
        ("检查“一法两条例”的实施。", ("科技进步“一法两条例”",)),
        ("检查科技进步一法两条例的实施。", ("科技进步“一法两条例”",)),
        ("没有名词。", ()),
    ],
)
def test_where_terms_are_used(text, found):
    terms = Terms(["两码", "科技进步“一法两条例”"])
    assert terms.used(text) == found


def test_a_passage_knows_the_terms_it_uses_and_an_entry_its_own():
    text = (
        "一、工作\n推行“两码”应用，办好家站，收集意见三千条。\n名词解释\n"
        "1.“两码”：代表码和活动码。\n2.“家站”：代表之家。"
    )
    body, *entries = passages(report(text), 420)
    assert body.terms == ("两码", "家站")
    assert [(one.section.kind, one.topic, one.terms) for one in entries] == [
        (GLOSSARY, "两码", ()),
        (GLOSSARY, "家站", ()),
    ]
