"""Lists of a report made up here, taken whole."""

import pytest
from helpers import assistant_of, report

from rag.answering.listing import listing
from rag.answering.numbering import announced, numbers
from rag.reading.structure import passages

HEAD = "青溪县政府工作报告\n——2025年1月9日在青溪县第九届人民代表大会第四次会议上\n"
REVIEW = "一、2024年工作回顾\n过去一年，十件民生实事全面完成，群众满意度保持高位，社会和谐稳定。\n"
PLAN = "二、2025年工作安排\n"
HAN = "一二三四五六七八九十"
DEEDS = [f"在{one}村修建一座便民桥，让沿岸的群众出行更加方便，农产品外运更快" for one in HAN]
TEN = {
    "one paragraph, 一是": "办好十件民生实事："
    + "；".join(f"{n}是{deed}" for n, deed in zip(HAN, DEEDS, strict=True))
    + "。全县上下团结一心。\n",
    "one paragraph, （1）": "扎实办好“十件民生实事”。"
    + "".join(f"（{n}）{deed}。" for n, deed in enumerate(DEEDS, 1))
    + "\n",
    "one paragraph, ①": "扎实办好十件民生实事。"
    + "".join(f"{chr(0x2460 + n)}{deed}。" for n, deed in enumerate(DEEDS))
    + "\n",
    "ten paragraphs, 1.": "今年办好以下十件民生实事：\n"
    + "".join(f"{n}.{deed}。\n" for n, deed in enumerate(DEEDS, 1)),
    "ten paragraphs, 一是": "我们将办好十件民生实事。\n"
    + "".join(f"{n}是{deed}。所需资金列入预算。\n" for n, deed in zip(HAN, DEEDS, strict=True)),
    "ten paragraphs, 第一": "我们将办好十件民生实事。\n"
    + "".join(f"第{n}，{deed}。\n" for n, deed in zip(HAN, DEEDS, strict=True)),
    "ten paragraphs, ——": "我们将办好以下民生实事：\n" + "".join(f"——{deed}。\n" for deed in DEEDS),
}
AREAS = ("产业转型升级", "城乡融合发展", "生态环境保护", "民生福祉改善")
AFTER = "各位代表，蓝图已经绘就，实干成就未来，让我们团结奋斗，谱写青溪发展的崭新篇章。\n"


@pytest.mark.parametrize("form", TEN)
def test_ten_things_come_whole_however_they_are_numbered_and_parted(tmp_path, form):
    made = assistant_of(tmp_path, a=HEAD + REVIEW + PLAN + TEN[form] + AFTER)
    answer = made.ask("青溪县2025年的十件民生实事有哪些？")
    said = "".join(quote.text for quote in answer.quotes)
    assert [deed for deed in DEEDS if deed not in said] == []
    assert "实事" in answer.quotes[0].text
    assert "各位代表" not in said
    assert all(quote.text == quote.report.slice(quote.spans) for quote in answer.quotes)
    assert not any("只列出" in warning for warning in answer.warnings)


def test_a_list_that_is_shorter_than_announced_is_told(tmp_path):
    text = "办好十件民生实事：" + "；".join(
        f"{n}是{deed}" for n, deed in list(zip(HAN, DEEDS, strict=True))[:8]
    )
    made = assistant_of(tmp_path, a=f"{HEAD}{REVIEW}{PLAN}{text}。\n{AFTER}")
    warnings = made.ask("青溪县2025年的十件民生实事有哪些？").warnings
    assert "引文[1]的开头说有10项，原文在这里只列出8项。" in warnings


def test_things_that_are_counted_and_not_listed_are_told(tmp_path):
    text = "持续改善民生福祉，办好十大重点民生实事。\n" + AFTER
    made = assistant_of(tmp_path, a=HEAD + PLAN + text)
    warnings = made.ask("青溪县十大重点民生实事是哪些？").warnings
    assert "引文[1]只说有几项，原文在这里没有一一列出。" in warnings


def test_sentences_that_begin_alike_are_a_list_of_as_many_as_were_named(tmp_path):
    text = (
        "提升监督实效。创新“3个+”监督机制，增强监督的系统性。探索“专项监督+询问”，听取两次汇报。"
        "探索“范式监督+清单”，梳理问题87条。探索“联动监督+规范”，出台指导意见。工作得到肯定。\n"
    )
    made = assistant_of(tmp_path, a=HEAD + REVIEW + text + PLAN + AFTER)
    said = "".join(q.text for q in made.ask("青溪县的“3个+”监督机制具体是哪三个？").quotes)
    assert all(words in said for words in ("专项监督+询问", "范式监督+清单", "联动监督+规范"))
    assert "得到肯定" not in said


def test_the_sections_that_a_sentence_announces_are_named_and_not_quoted_whole(tmp_path):
    body = "".join(
        f"（{n}）抓好{what}。"
        + "".join(f"围绕{what}的第{k}件事持续发力，推动工作落地见效。" for k in range(30))
        + "\n"
        for n, what in zip(HAN, AREAS, strict=False)
    )
    text = HEAD + REVIEW + PLAN + "今年要重点抓好以下四个方面工作。\n" + body
    made = assistant_of(tmp_path, a=text)
    quotes = made.ask("青溪县2025年重点抓好哪几个方面的工作？").quotes
    assert [quote.text for quote in quotes[1:]] == [
        f"（{n}）抓好{what}。" for n, what in zip(HAN, AREAS, strict=False)
    ]


def test_a_sentence_of_a_section_does_not_bring_all_sections(tmp_path):
    body = "".join(
        f"{n}是做好{what}工作。{what}的设施持续完善，{what}服务覆盖全县。\n"
        for n, what in zip(HAN, ("养老", "托育", "供水"), strict=False)
    )
    made = assistant_of(tmp_path, a=HEAD + REVIEW + body + PLAN + AFTER)
    said = "".join(quote.text for quote in made.ask("青溪县的托育服务覆盖哪些地方？").quotes)
    assert "供水" not in said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是修路，二是架桥。", [("一是", 1), ("一是", 2)]),
        ("（3）修路。", [("（1）", 3)]),
        ("④修路。", [("①", 4)]),
        ("2.修路。", [("1.", 2)]),
        ("2.5万人受益。", []),
        ("一、二、三产业增长。", []),
        ("这是之一是好的。", []),
        ("——修路。", [("——", 0)]),
    ],
)
def test_numbers_of_items(text, found):
    assert numbers(text) == tuple(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("办好十件民生实事：", (10,)),
        ("高质量完成十方面58项民生实事。", (10, 58)),
        ("深入贯彻二十大精神，推动工作落实。", ()),
        ("新增示范村36个、文明乡镇30个以上。", ()),
        ("重点抓好以下11个方面工作。", (11,)),
    ],
)
def test_how_many_things_a_sentence_announces(text, found):
    assert announced(text) == found


def test_the_work_of_finding_a_list_does_not_grow_with_the_report():
    def seen(size):
        text = HEAD + "".join(f"今年修路{n}公里，群众出行方便。架桥{n}座。\n" for n in range(size))
        made = passages(report(text), 420)
        counting = Counting(made)
        middle = len(made) // 2
        listing(counting, middle, next(made[middle].sentences()))
        return counting.read

    assert seen(2000) <= 1.2 * seen(1000)


class Counting(list):
    """A list that counts how often an item is read."""

    read = 0

    def __getitem__(self, at):
        self.read += 1
        return super().__getitem__(at)


def test_the_note_on_plans_stands_on_each_item_of_a_list_or_on_none(tmp_path):
    deeds = [*DEEDS[:4], "管好已经建成的便民桥，把看护了多年的渡口改成码头", *DEEDS[5:]]
    text = "我们将办好十件民生实事。\n" + "".join(
        f"{n}是{deed}。\n" for n, deed in zip(HAN, deeds, strict=True)
    )
    made = assistant_of(tmp_path, a=HEAD + REVIEW + PLAN + text + AFTER)
    answer = made.ask("青溪县2025年的十件民生实事有哪些？")
    numbers = "".join(f"[{quote.number}]" for quote in answer.quotes)
    assert len(answer.quotes) == 11
    assert f"引文{numbers}说的是目标或打算，不是已经做到的事。" in answer.warnings
    planned = made.ask("青溪县2025年计划办哪十件民生实事？")
    assert not any("目标或打算" in warning for warning in planned.warnings)


ROW = "建成毛衫、竹编、茶饮等{}个行业联系站，实现乡镇全覆盖，提出建议92条。\n"


@pytest.mark.parametrize(
    ("many", "told"),
    [("7", ["引文[1]说有7项，原文在这里只写出3项。"]), ("3", [])],
)
def test_a_row_that_names_fewer_than_it_counts_is_told(tmp_path, many, told):
    made = assistant_of(tmp_path, a=HEAD + REVIEW + ROW.format(many) + PLAN + AFTER)
    assert list(made.ask(f"青溪县的{many}个行业联系站是哪些？").warnings) == told


def test_a_row_of_other_things_is_no_part_of_the_list_asked_for(tmp_path):
    text = REVIEW + "制定机关用房条例,对公车管理、设施便民等作出规定。\n"
    answer = assistant_of(tmp_path, a=HEAD + text + PLAN + AFTER).ask("青溪县有哪些规定？")
    assert "· " not in answer.text
