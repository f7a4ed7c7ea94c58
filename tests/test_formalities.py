import pytest

from rag.answering.formalities import formal, without_address


@pytest.mark.parametrize(
    "text",
    [
        "各位代表！",
        "各位代表、同志们：",
        "尊敬的各位代表，各位委员：",
        "现在，我代表县人民政府，向大会报告工作，请予审议，并请各位政协委员提出意见。",
        "我受县人大常委会委托，向大会作工作报告，请予审议。",
        "各位代表，现在我代表区政府向大会作政府工作报告。",
    ],
)
def test_forms_of_address_and_delivery(text):
    assert formal(text)


@pytest.mark.parametrize(
    "text",
    [
        "各位代表，过去一年建成公园3个。",
        "代表提出建议207件。",
        "我们邀请代表列席会议。",
        "我代表县政府向困难群众发放补贴300万元。",
        "代表们提出意见46条，请有关部门研究办理。",
    ],
)
def test_what_is_told_is_no_form(text):
    assert not formal(text)


def test_the_address_is_taken_off():
    assert without_address("各位代表！过去一年，建成公园3个。") == "过去一年，建成公园3个。"
    assert without_address("代表建议办结207件。") == "代表建议办结207件。"
