import pytest
from helpers import assistant_of, hit

from rag.answering.candidates import candidates, fits
from rag.answering.support import coverage, wanted
from rag.passage import GLOSSARY, LACKING, PLANNED


@pytest.mark.parametrize(
    ("kind", "text", "facts", "expected"),
    [
        ("number", "建议共207件。", {}, 1),
        ("number", "在2024年1月。", {}, 0),
        ("definition", "家站，即代表之家。", {}, 1),
        ("definition", "家站办了十次活动。", {}, 0),
        ("definition", "家站：代表之家。", {"kind": GLOSSARY}, 1),
        ("who_when", "李主任作报告。", {}, 1),
        ("who_when", "1月30日开幕。", {}, 1),
        ("who_when", "大会开幕。", {}, 0),
        ("problem", "监督刚性有待加强。", {"aspect": LACKING}, 1),
        ("problem", "监督刚性有待加强。", {}, 0),
        ("plan", "开展询问。", {"aspect": PLANNED}, 1),
        ("plan", "开展询问。", {}, 0),
        ("other", "开展询问。", {"aspect": PLANNED}, 0),
    ],
)
def test_a_sentence_fits_a_kind_of_question(kind, text, facts, expected):
    assert fits(kind, hit(text, **facts), text) == expected


def test_every_sentence_of_the_hits_is_a_candidate_best_first(assistant):
    question = assistant.understand("瓯海区2024年代表建议的满意率是多少？")
    hits = assistant.retriever.retrieve(question, 3)
    found = candidates(question, hits, assistant.retriever)
    assert len(found) >= len(hits)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for one in found:
        assert one.text == one.hit.passage.report.slice((one.span,))
        assert one.span in list(one.hit.passage.sentences())
    assert "84.54%" in found[0].text


def test_no_hits_give_no_candidates(assistant):
    question = assistant.understand("满意率是多少？")
    assert candidates(question, [], assistant.retriever) == []


def test_a_candidate_knows_how_much_of_the_question_its_passage_covers(assistant):
    search = assistant.retriever
    question = assistant.understand("瓯海区2024年代表建议的满意率是多少？")
    asked = wanted(question, search.lexicon, search.corpus.sparse)
    found = candidates(question, search.retrieve(question, 5), search)
    for one in found:
        assert one.context == coverage(asked, one.hit.passage.text)
    assert found[0].context > 0


def test_shortcomings_are_looked_for_where_the_report_owns_to_them(assistant):
    question = assistant.understand("瓯海区人大常委会承认自己还有哪些不足？")
    hits = assistant.retriever.retrieve(question, 10)
    lacking = [hit for hit in hits if hit.passage.aspect == LACKING]
    others = [hit for hit in hits if hit.passage.aspect != LACKING]
    assert lacking
    assert others
    found = candidates(question, hits, assistant.retriever)
    assert {one.hit.rank for one in found} == {hit.rank for hit in lacking}
    left = candidates(question, others, assistant.retriever)
    assert {one.hit.rank for one in left} == {hit.rank for hit in others}


LED = """温州市人民代表大会常务委员会工作报告
（2025年1月10日在温州市人民代表大会会议上）
一、2024年工作回顾
强化数智赋能。建成代表履职驾驶舱，开发预算联网监督系统，整理历年档案。
加强自身建设，2024年学习会开了十次。组织干部到基层调研。
"""


def test_a_lead_answers_nothing_and_lends_its_likeness_to_the_sentence_after_it(tmp_path):
    built = assistant_of(tmp_path, 温州=LED)
    question = built.understand("温州在数智赋能方面做了什么？")
    search = built.retriever
    found = candidates(question, search.retrieve(question, 5), search)
    texts = [one.text for one in found]
    assert "强化数智赋能。" not in texts
    assert texts[0].startswith("建成代表履职驾驶舱")
    assert found[0].cosine == pytest.approx(search.alike(question, ["强化数智赋能。"])[0], abs=0.05)
    assert any(text.startswith("加强自身建设") for text in texts)
    assert "驾驶舱" in built.ask("温州在数智赋能方面做了什么？").text
