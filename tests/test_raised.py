import pytest
from helpers import report

from rag.passage import BODY, GLOSSARY
from rag.reading.raised import lowered, raised, raised_holes, unclaimed
from rag.reading.structure import passages


def test_digits_above_and_below_the_line_are_written_small():
    assert (raised("4"), raised("-3"), raised("[12]"), raised("st")) == ("⁴", "⁻³", "[¹²]", "st")
    assert (lowered("2"), lowered("2.5")) == ("₂", "₂.₅")


def cut(text, notes=()):
    gone = {at for start, end, _ in raised_holes(text, set(notes)) for at in range(start, end)}
    return "".join(sign for at, sign in enumerate(text) if at not in gone)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("办理建议318¹件", "办理建议318件"),
        ("办理建议318[¹]件，议案6（²）件", "办理建议318件，议案6件"),
        ("满意率84.5%¹²，同比提高", "满意率84.5%，同比提高"),
        ("推进“四个一批”³建设⁴。", "推进“四个一批”建设。"),
        ("GDP¹增长5%", "GDP增长5%"),
        ("投资3,200¹,²万元", "投资3,200万元"),
        ("办理建议318①件，满意率9.5%②", "办理建议318件，满意率9.5%"),
        ("办理建议318*件", "办理建议318件"),
        ("办理建议318₁件", "办理建议318件"),
        ("每亩10⁴株，3.5×10⁴亩", "每亩10⁴株，3.5×10⁴亩"),
        ("含量10⁻³毫克", "含量10⁻³毫克"),
        ("绿地800m²，水库10km³，厂房5万米²", "绿地800m²，水库10km³，厂房5万米²"),
        ("CO₂排放和PM₂.₅浓度", "CO₂排放和PM₂.₅浓度"),
        ("（重点关注¹）和关注（见下²）", "（重点关注）和关注（见下）"),
        ("驿站10[⁴]个，绿地9m[²]，议案6注¹件", "驿站10个，绿地9m，议案6件"),
        ("5*6=30", "5*6=30"),
        ("¹ 指四个方面。", "¹ 指四个方面。"),
    ],
)
def test_marks_of_notes_are_cut_and_exponents_stay(text, read):
    assert cut(text) == read


def test_ten_has_a_mark_where_a_note_of_that_number_has_no_other():
    lines = ["新建驿站10³个，听证2¹次，走访4²次。", "¹ 含线上。", "² 含入户。", "³ 含改建。"]
    assert unclaimed(lines) == {"3"}
    assert cut(lines[0], {"3"}) == "新建驿站10个，听证2次，走访4次。"
    assert unclaimed(["每亩10³株，听证2³次。", "³ 含线上。"]) == set()


def test_passages_leave_marks_out_and_the_text_keeps_them():
    text = "全年办理代表建议318¹件，新增绿地10⁴m²。\n注释：\n1. 代表建议：含闭会期间提出的建议。"
    one = report(text)
    assert one.text == text
    assert passages(one, 420)[0].text == "全年办理代表建议318件，新增绿地10⁴m²。"


def test_a_line_that_begins_with_a_mark_above_it_is_a_note():
    said = "全年建成代表驿站¹四十二个，开展视察活动二百余场次。"
    note = "¹代表驿站：指各镇街设立的代表联系群众的场所。"
    found = passages(report(f"{said}\n{note}\n全年办理代表建议三百一十八件，均已答复。"), 420)
    assert [(one.text, one.section.kind, one.topic) for one in found[:2]] == [
        (said.replace("¹", ""), BODY, ""),
        (note, GLOSSARY, "代表驿站"),
    ]
    assert found[0].terms == ("代表驿站",)
