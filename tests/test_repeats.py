from rag.reading.repeats import repeated

PARAGRAPH = (
    "常委会围绕山塘整修开展专题调研四次，走访村庄三十二个，"
    "形成问题清单一份，交县政府限期办理并答复。"
)
CLOSING = "各位代表，让我们同心协力，为建设山清水秀、百业兴旺、人人安居的新县城而努力奋斗！"
FIRST = "强化预算监督，审查部门预算二十一个，核减支出三百余万元，全部用于改善农村饮水。"


def found(text):
    return [text[start:end] for start, end in repeated(text)]


def test_the_later_of_two_equal_paragraphs_is_out_of_place():
    text = f"{FIRST}\n{PARAGRAPH}\n{PARAGRAPH}\n{CLOSING}\n" + "后文。" * 60
    assert found(text) == [PARAGRAPH]
    assert repeated(text)[0].start == text.rindex(PARAGRAPH)


def test_a_tail_pasted_twice_is_kept_once():
    text = f"{FIRST}\n{PARAGRAPH}\n{CLOSING}\n{PARAGRAPH}\n{CLOSING}"
    assert found(text) == [f"{PARAGRAPH}\n{CLOSING}"]
    assert repeated(text)[0].end == len(text)


def test_a_tail_carried_into_another_paragraph_is_out_of_place_there():
    tail = f"{PARAGRAPH[10:]}\n{CLOSING}"
    text = f"{FIRST[:20]}{tail}\n{FIRST[20:]}\n{PARAGRAPH[:10]}{tail}"
    assert found(text) == [tail]
    assert repeated(text)[0].start == 20


def test_a_formula_repeated_inside_paragraphs_stays():
    formula = (
        "坚持以人民为中心，坚持问题导向，坚持依法办事，"
        "把群众的事一件一件办实办好、办到心坎上，不留尾巴"
    )
    assert found(f"去年{formula}。{FIRST}\n今年{formula}。{PARAGRAPH}") == []


def test_monotony_is_no_repeat():
    assert found("字" * 2000) == []
    assert found("甲乙丙丁。" * 400) == []
