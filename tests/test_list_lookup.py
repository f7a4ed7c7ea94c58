"""Lists that are called by their names, in reports made up here."""

import pytest
from helpers import assistant_of

from rag.answering.list_lookup import the_item

HEAD = "{0}政府工作报告\n——{1}年1月9日在{0}第九届人民代表大会第四次会议上\n"
DEEDS = ["修桥3座", "铺路9公里", "植树2万株", "建校1所", "通水70户"]
ITEMS = "".join(f"{chr(0x2460 + n)}{deed}。" for n, deed in enumerate(DEEDS))
LAST = (
    HEAD.format("青溪县", 2025)
    + "一、2024年工作回顾\n民生福祉持续增进。“五件暖心实事”全面完成，群众满意度保持高位。\n"
    "二、2025年工作安排\n继续加大投入，办好民生各项工作，让群众生活更有保障、更有奔头。\n"
    f"扎实办好“五件暖心实事”。{ITEMS}\n"
)
ENTRY = "2.2026年6件暖心实事：新建3个书屋，改造4处菜场，添置5台公交，培训600名护工，补种7亩绿地，"
NEXT = (
    HEAD.format("青溪县", 2026) + "一、2025年工作回顾\n“五件暖心实事”全部兑现，群众生活改善。\n"
    "二、2026年工作安排\n坚持尽力而为，办好以6件暖心实事为引领的民生工程，让成果惠及群众。\n"
    "名词解释\n1.两通：通路和通水。\n" + ENTRY + "修缮8条小巷。\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return assistant_of(tmp_path_factory.mktemp("made"), a=LAST, b=NEXT)


def quoted(made, question):
    return [quote.text for quote in made.ask(question).quotes]


@pytest.mark.parametrize(
    "question",
    [
        "青溪县2025年的五件暖心实事有哪些？",
        "青溪县2025年的五件暖心实事",
        "青溪县2025年5件暖心实事是什么？",
        "青溪县2025年要办哪五件暖心实事？",
        "青溪县2025年的暖心实事有哪些？",
    ],
)
def test_a_list_that_is_named_is_quoted_from_where_the_report_gives_it(made, question):
    assert quoted(made, question) == [f"扎实办好“五件暖心实事”。{ITEMS}"]


@pytest.mark.parametrize("asks", ["的6件暖心实事有哪些？", "6件暖心实事"])
def test_a_list_that_only_the_glossary_gives_is_quoted_from_there(made, asks):
    assert quoted(made, f"青溪县2026年{asks}") == [ENTRY + "修缮8条小巷。"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("青溪县2025年五件暖心实事第四件是什么？", "④建校1所。"),
        ("青溪县2025年五件暖心实事的第五件", "⑤通水70户。"),
        ("青溪县2025年暖心实事中的第2件是什么？", "②铺路9公里。"),
        ("青溪县2025年的五件暖心实事有哪些 第三件是什么？", "③植树2万株。"),
        ("青溪县2026年6件暖心实事第六件是什么？", "修缮8条小巷"),
        ("青溪县2026年6件暖心实事的第一件是什么？", "新建3个书屋"),
    ],
)
def test_one_item_of_a_list_is_quoted_alone(made, question, said):
    assert quoted(made, question) == [said]


def test_an_item_that_a_list_has_not_is_told(made):
    answer = made.ask("青溪县2025年五件暖心实事第七件是什么？")
    assert "引文[1]里没有编号为7的一项。" in answer.warnings


def test_another_question_about_the_list_does_not_bring_it(made):
    assert not any("①" in text for text in quoted(made, "青溪县2025年暖心实事群众满意吗？"))


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("办好三件事：一是修路；二是架桥，通车；三是植树。", 2, "二是架桥，通车；"),
        ("三件事：修路、架桥、植树。", 3, "植树"),
        ("三件事：修路、架桥、植树。", 4, ""),
        ("（1）修路。（2）架桥。", 2, "（2）架桥。"),
        ("修路、架桥、植树。", 1, ""),
    ],
)
def test_the_item_with_a_number(text, number, said):
    held = the_item(text, number)
    assert (text[slice(*held)] if held else "") == said
