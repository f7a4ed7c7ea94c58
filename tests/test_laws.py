"""Names of laws that a report says were made or amended, in texts made up here."""

import pytest
from helpers import assistant_of

from rag.answering.laws import laws, verbs_asked

MADE, AMENDED = verbs_asked("制定了哪些条例"), verbs_asked("修订了哪些条例")


@pytest.mark.parametrize(
    ("asking", "asked"),
    [
        ("去年制定了哪些条例？", True),
        ("去年立了哪三部法", True),
        ("今年打算制定哪几部地方性法规？", True),
        ("修改了哪些规定？", True),
        ("检查了哪些条例的实施？", False),
        ("制定了哪些举措？", False),
        ("撤销了哪些法院？", False),
    ],
)
def test_names_of_laws_are_asked_for(asking, asked):
    assert bool(verbs_asked(asking)) is asked


@pytest.mark.parametrize(
    ("text", "verbs", "names"),
    [
        ("制定湿地条例、夜市条例，修改公园规定。", MADE, ["湿地条例", "夜市条例"]),
        ("制定湿地条例、夜市条例，修改公园规定。", AMENDED, ["公园规定"]),
        ("为茶区量身定制《茶园条例》,解决难题。", MADE, ["《茶园条例》"]),
        ("作出首部法规性决定《关于保护古渡的决定》。", MADE, ["《关于保护古渡的决定》"]),
        ("制定古渡、“百园”建设、夜市管理等条例。", MADE, ["古渡", "“百园”建设", "夜市管理"]),
        ("制定古渡条例和夜市规定。", MADE, ["古渡条例", "夜市规定"]),
        ("审议夜市条例草案，制定地方性法规3件。", MADE, []),
        ("把制定夜市条例作为重中之重。", MADE, []),
        ("作出优化服务的决定，就夜市作出创制性规定。", MADE, []),
        ("计划制定五部条例，内容是夜市管理。", MADE, []),
        ("依法作出促进增收等决议决定。", MADE, []),
        ("制定机关用房条例，对公车管理、设施便民等作出规定。", MADE, ["机关用房条例"]),
    ],
)
def test_names_of_laws_in_a_text(text, verbs, names):
    assert [text[slice(*span)] for span in laws(text, verbs)] == names


TEXT = (
    "青溪市人民代表大会常务委员会工作报告\n——2025年1月9日在青溪市第九届人民代表大会第四次会议上\n"
    "一、2024年工作回顾\n一年来，常委会召开会议8次，制定地方性法规3件，听取报告28个。\n"
    "着力服务发展，作出首部法规性决定《关于保护古渡的决定》，赋能文旅产业发展。\n"
    "着力改善民生，制定机关用房条例，对公车管理、设施便民等作出规定。修订夜市条例，规范经营。\n"
    "争取上级支持，为茶区量身定制《青溪市茶园条例》，破解管护难题。\n"
    "二、2025年工作安排\n加强重点领域立法，制定湿地条例、公园条例，开展立法调研。\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return assistant_of(tmp_path_factory.mktemp("made"), a=TEXT)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "青溪市2024年立了哪三部法？",
            ["《关于保护古渡的决定》[1]", "机关用房条例[2]", "《青溪市茶园条例》[3]"],
        ),
        ("青溪市2024年修订了哪些条例？", ["夜市条例[1]"]),
        ("青溪市2025年打算制定哪些条例？", ["湿地条例[1]", "公园条例[1]"]),
    ],
)
def test_the_laws_that_are_asked_for_are_listed_by_name(made, question, names):
    answer = made.ask(question)
    assert [line[2:] for line in answer.text.split("\n") if line.startswith("· ")] == names
    assert answer.warnings == ()
    assert all(quote.text == quote.report.slice(quote.spans) for quote in answer.quotes)


def test_fewer_names_than_are_asked_for_are_told(made):
    answer = made.ask("青溪市2024年制定了哪四部法规？")
    assert "问的是4部，报告里写出名称的找到3部。" in answer.warnings
