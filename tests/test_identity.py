from dataclasses import replace

import pytest

from rag.reading.identity import Identity, identify

CONGRESS = "人民代表大会常务委员会"
SAMPLES = {
    "ouhai_2024": ("温州市瓯海区", "district", "", 2025, 2024),
    "fuyang_2024": ("杭州市富阳区", "district", "", 2025, 2024),
    "wenzhou_2023": ("温州市", "city", "2024-01-30", 2024, 2023),
    "xiuzhou_2025": ("嘉兴市秀洲区", "district", "", 2026, 2025),
    "zhejiang_2023": ("浙江省", "province", "", 2024, 2023),
}
GOVERNMENT = """2024年政府工作报告
2024年1月20日在安吉县第十七届人民代表大会第三次会议上
县长 某某
各位代表：
现在，我代表安吉县人民政府向大会报告工作。
一、2023年工作回顾
全县经济平稳运行。
"""


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_say_what_they_are(reports, name):
    place, level, date, delivered, covered = SAMPLES[name]
    report = reports[name]
    assert report.title == f"{place}{CONGRESS}工作报告（摘要）"
    assert (report.place, report.level, report.body) == (place, level, f"{place}{CONGRESS}")
    assert (report.date, report.year_delivered, report.year_covered) == (date, delivered, covered)
    assert report.year == covered


def test_a_governments_report():
    assert identify(GOVERNMENT, "x.txt") == Identity(
        title="2024年政府工作报告",
        body="安吉县人民政府",
        place="安吉县",
        parents=("浙江省", "湖州市"),
        level="district",
        session="第十七届人民代表大会第三次会议",
        speaker="县长 某某",
        date="2024-01-20",
        year_delivered=2024,
        year_covered=2023,
    )


@pytest.mark.parametrize(
    ("place", "body"),
    [
        ("湖州市", "中级人民法院"),
        ("浙江省", "高级人民法院"),
        ("德清县", "人民法院"),
        ("湖州市", "人民检察院"),
    ],
)
def test_a_court_or_a_procuratorate_is_the_body(place, body):
    text = f"{place}{body}工作报告\n2023年2月1日在{place}第九届人民代表大会第二次会议上\n"
    assert identify(text, "x.txt").body == f"{place}{body}"


def test_a_report_of_the_nation():
    text = (
        "政府工作报告\n——2024年3月5日在第十四届全国人民代表大会第二次会议上\n"
        "各位代表：\n现在，我代表国务院，向大会报告政府工作。\n"
    )
    found = identify(text, "x.txt")
    assert (found.title, found.place, found.level) == ("政府工作报告", "全国", "nation")
    assert (found.body, found.date, found.year_covered) == ("国务院", "2024-03-05", 2023)


def test_a_report_of_the_nation_without_title_is_named_by_its_body():
    found = identify("各位代表：\n我代表国务院，向大会报告政府工作。\n", "x.txt")
    assert (found.title, found.body) == ("国务院政府工作报告", "国务院")


def test_a_text_without_title_is_named_by_the_place_it_tells_of():
    text = (
        "各位代表：\n过去一年，县人大常委会听取报告十次，得到县委支持、县政府配合。\n"
        "德清的代表走访德清群众，德清县人大开展监督。\n"
    )
    found = identify(text, "x.txt")
    assert (found.place, found.level, found.title) == ("德清县", "district", "德清县工作报告")
    assert (found.date, found.year_delivered, found.year_covered) == ("", None, None)


def test_a_text_that_says_nothing_of_itself_stays_without_identity():
    found = identify("今天天气很好，大家去公园散步，看见了花和草。", "x.txt")
    assert replace(found, notes=()) == Identity()
    place, year = found.notes
    assert "没有写明地方" in place
    assert "--place" in place
    assert "没有写明年份" in year
    assert "--year" in year


def test_the_file_name_helps_where_the_text_is_silent():
    found = identify("今天天气很好，大家去公园散步，看见了花和草。", "宁波2022.txt")
    assert (found.place, found.level) == ("宁波市", "city")


def test_the_file_name_does_not_overrule_the_text():
    assert identify(GOVERNMENT, "宁波2022.txt").place == "安吉县"


def test_the_year_delivered_gives_the_year_covered_and_the_other_way():
    covered = identify("某地\n一、2021年工作回顾\n全年工作平稳。", "x.txt")
    assert (covered.year_covered, covered.year_delivered) == (2021, 2021 + 1)
    delivered = identify("2019年政府工作报告\n工作平稳。", "x.txt")
    assert (delivered.year_delivered, delivered.year_covered) == (2019, 2019 - 1)


def test_a_title_torn_by_spaces_is_joined():
    assert identify("政 府 工 作 报 告\n各位代表：", "x.txt").title == "政府工作报告"


def test_the_sign_of_a_markdown_heading_is_no_part_of_the_title():
    assert identify("# 湖州市政府工作报告\n各位代表：", "x.md").title == "湖州市政府工作报告"


def test_a_sentence_about_a_report_is_no_title():
    assert identify("大会听取了工作报告。\n今天讨论报告！", "x.txt").title == ""


def test_the_note_that_a_text_is_whole_is_no_part_of_the_title():
    assert identify("湖州市政府工作报告（全文）\n", "x.txt").title == "湖州市政府工作报告"


def test_an_empty_text_has_no_identity():
    assert replace(identify("", "x.txt"), notes=()) == Identity()


def test_a_page_without_the_beginning_is_not_dated_by_where_a_year_stands():
    middle = "政府工作报告\n（上接第一版）\n2024年是打基础的一年。\n" + "我们修路架桥。\n" * 20
    assert identify(middle, "x.txt").year_delivered is None
    whole = f"各位代表：\n现在，我代表某县人民政府报告工作。\n{middle}"
    assert identify(whole, "x.txt").year_covered == 2024


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("市长 黄 某", "市长 黄某"),
        ("温州市人大常委会副主任　王某某", "温州市人大常委会副主任 王某某"),
        ("自治区主席 甲乙·丙丁戊", "自治区主席 甲乙·丙丁戊"),
        ("州人民政府代理州长：李某", "州人民政府代理州长 李某"),
        ("国务院总理\n赵　某", "国务院总理 赵某"),
        ("赵某某", "赵某某"),
        ("区长热线电话开通", ""),
    ],
)
def test_who_spoke_stands_under_the_meeting(line, speaker):
    head = f"政府工作报告\n2024年1月9日在某市第七届人民代表大会第五次会议上\n{line}\n各位代表："
    found = identify(head, "x.txt")
    assert (found.speaker, found.session) == (speaker, "第七届人民代表大会第五次会议")


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("2024年1月9日在某市第七届人民代表大会第五次会议上市长钱某作政府工作报告", "市长 钱某"),
        ("2024年1月9日市长 钱某某在某市第七届人民代表大会第五次会议上的讲话", "市长 钱某某"),
        ("2024年1月9日钱某某市长在某市第七届人民代表大会第五次会议上的报告", "市长 钱某某"),
    ],
)
def test_who_spoke_may_stand_in_the_line_of_the_meeting(line, speaker):
    found = identify(f"政府工作报告\n{line}\n各位代表：", "x.txt")
    assert (found.speaker, found.date) == (speaker, "2024-01-09")


def test_a_file_named_for_another_place_and_year_is_told():
    place, year = identify(GOVERNMENT, "宁波2019.txt").notes
    assert "宁波市" in place
    assert "安吉县" in place
    assert "2019年" in year
    assert identify(GOVERNMENT, "湖州安吉2023.txt").notes == ()


def test_a_text_full_of_another_place_overrules_the_file_name():
    text = (
        "各位代表：\n我代表市人民政府报告工作。\n一、2023年工作回顾\n"
        + "嘉兴发展，嘉兴向前。\n" * 9
    )
    found = identify(text, "宁波.txt")
    assert found.place == "嘉兴市"
    assert "宁波市" in found.notes[0]
    assert "推断" in identify(text, "x.txt").notes[0]


@pytest.mark.parametrize(
    ("first", "source", "title"),
    [
        ("区人大常委会工作报告", "云溪区2025.txt", "岳阳市云溪区人大常委会工作报告"),
        ("2024年区人民政府工作报告", "云溪区.txt", "2024年岳阳市云溪区人民政府工作报告"),
        ("市人大常委会工作报告", "温州市2025.txt", "温州市人大常委会工作报告"),
        ("区第五届人大常委会工作报告", "云溪区.txt", "岳阳市云溪区第五届人大常委会工作报告"),
        ("云溪区人大常委会工作报告", "a.txt", "云溪区人大常委会工作报告"),
        ("人大常委会工作报告", "云溪区.txt", "人大常委会工作报告"),
        ("区人大常委会工作报告", "报告.txt", "区人大常委会工作报告"),
        ("市区人居环境整治工作报告", "温州市.txt", "市区人居环境整治工作报告"),
    ],
)
def test_a_title_that_lacks_its_place_is_completed_with_it(first, source, title):
    text = f"{first}\n各位代表：\n我受委托向大会报告工作，请予审议。全年开展视察十次。"
    assert identify(text, source).title == title


def test_a_title_is_completed_from_what_the_text_says_of_its_place():
    text = (
        "区人大常委会工作报告\n——2025年1月8日在云溪区第五届人民代表大会第四次会议上\n各位代表：\n"
    )
    assert identify(text, "a.txt").title == "岳阳市云溪区人大常委会工作报告"
