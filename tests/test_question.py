import pytest
from helpers import report

from rag.errors import QuestionError
from rag.retrieval.question import kind, language, understand, years

REPORTS = [
    report(source="o", place="温州市瓯海区", year_delivered=2025, year_covered=2024),
    report(source="w", place="温州市", year_delivered=2024, year_covered=2023),
]
LONGEST = 2000
BEFORE = "瓯海区2024年代表建议满意率是多少？"


def asked(text, *before, reports=REPORTS):
    return understand(text, [(question, "…") for question in before], reports, LONGEST)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("满意率是多少？", "number"),
        ("开了几次会议", "number"),
        ("How many suggestions were handled?", "number"),
        ("“两码”是什么意思？", "definition"),
        ("什么是“四个机关”？", "definition"),
        ('What is "two codes"?', "definition"),
        ("谁作的报告？", "who_when"),
        ("报告是哪一天作的？", "who_when"),
        ("When was it delivered?", "who_when"),
        ("还有哪些不足？", "problem"),
        ("What shortcomings does it admit?", "problem"),
        ("2025年打算做什么？", "plan"),
        ("What will it do next year?", "plan"),
        ("办了培训吗？", "yesno"),
        ("有没有开展专题询问", "yesno"),
        ("Did it hold an inquiry?", "yesno"),
        ("打造了哪些品牌？", "list"),
        ("Name the brands", "list"),
        ("介绍一下代表工作", "other"),
        ("", "other"),
    ],
)
def test_the_kind_of_a_question(question, expected):
    assert kind(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2023年和2024年、2023", (2023, 2024)),
        ("12024号文件，20245元", ()),
        ("in 1949", (1949,)),
        ("3024年", ()),
        ("", ()),
    ],
)
def test_years_come_in_order_each_once(question, expected):
    assert years(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("满意率是多少？", "zh"),
        ("What was the rate?", "en"),
        ("“代表码”和App是什么", "zh"),
        ("What does 两码 mean in the report?", "en"),
        ("2024?", "zh"),
    ],
)
def test_the_language_of_a_question(question, expected):
    assert language(question) == expected


def test_a_question_understood():
    found = asked(BEFORE)
    assert (found.text, found.standalone) == (BEFORE, BEFORE)
    assert [named.place for named in found.places] == ["温州市瓯海区"]
    assert (found.years, found.kind, found.language) == ((2024,), "number", "zh")


def test_the_content_of_a_question_is_without_place_and_year():
    content = asked("瓯海区2024年和温州 2023 年代表建议满意率").content
    assert content.split() == ["和", "代表建议满意率"]


FUYANG = report(source="f", place="杭州市富阳区", year_delivered=2025, year_covered=2024)


@pytest.mark.parametrize("before", ["……", "㎡、", "①…", "２０２４年……"])
def test_what_normalising_makes_longer_moves_no_cut(before):
    text = f"{before}富阳区代表建议有多少件？"
    assert asked(text, reports=[FUYANG]).content.strip("…㎡、① ") == "代表建议有多少件？"
    follow_up = asked("那前年呢？", text, reports=[*REPORTS, FUYANG])
    assert follow_up.standalone.endswith("富阳区代表建议有多少件？")
    assert [named.place for named in follow_up.places] == ["杭州市富阳区"]
    moved = asked("那温州市呢？", text, reports=[*REPORTS, FUYANG])
    assert moved.standalone.endswith("温州市代表建议有多少件？")
    assert "富阳" not in moved.standalone


def test_white_space_is_made_single_spaces():
    assert asked("  满意率 \n 是\t多少？ ").text == "满意率 是 多少？"


@pytest.mark.parametrize("text", ["", "   ", "\n", "？！。", "…"])
def test_a_question_without_words_is_refused_with_an_example(text):
    with pytest.raises(QuestionError, match="满意率是多少"):
        asked(text)


def test_a_question_of_10_000_characters_is_refused_with_both_lengths():
    with pytest.raises(QuestionError, match=rf"10000 characters.*{LONGEST} characters or fewer"):
        asked("问" * 10_000)


def test_the_longest_question_is_allowed():
    assert len(asked("问" * LONGEST).text) == LONGEST


@pytest.mark.parametrize(
    ("follow_up", "standalone", "place", "year"),
    [
        ("那温州市呢？", "温州市2024年代表建议满意率是多少？", "温州市", 2024),
        ("那温州市2023年呢？", "温州市2023年代表建议满意率是多少？", "温州市", 2023),
        ("2023年呢？", "瓯海区2023年代表建议满意率是多少？", "温州市瓯海区", 2023),
        ("其中办结了多少件？", f"{BEFORE} 其中办结了多少件？", "温州市瓯海区", 2024),
        (
            "全年举办的代表培训一共有多少人次参加了呢？",
            "瓯海区2024年 全年举办的代表培训一共有多少人次参加了呢？",
            "温州市瓯海区",
            2024,
        ),
    ],
)
def test_a_follow_up_is_completed_from_the_last_question(follow_up, standalone, place, year):
    found = asked(follow_up, "什么是代表码？", BEFORE)
    assert found.text == follow_up
    assert found.standalone == standalone
    assert [named.place for named in found.places] == [place]
    assert found.years == (year,)


def test_a_question_of_another_place_stands_alone():
    question = "温州市的信访一共受理了多少件次？"
    assert asked(question, BEFORE).standalone == question


def test_a_follow_up_of_a_follow_up_keeps_the_subject():
    found = asked("那2023年呢？", BEFORE, "那温州市呢？")
    assert [named.place for named in found.places] == ["温州市"]
    assert found.years == (2023,)
    assert "代表建议满意率" in found.standalone


def test_a_follow_up_asks_for_what_it_asks_itself_or_else_for_what_was_asked():
    assert asked("它还有哪些不足？", BEFORE).kind == "problem"
    assert asked("那温州市呢？", BEFORE).kind == "number"
    assert asked("那温州市呢？", BEFORE).asking == "温州市2024年代表建议满意率是多少？"
    assert asked("其中办结多少？", BEFORE).asking == "其中办结多少？"


def test_an_english_follow_up_is_of_the_place_it_names():
    found = asked("What about Wenzhou?", "How many suggestions were handled in Ouhai in 2024?")
    assert [named.place for named in found.places] == ["温州市"]
    assert found.years == (2024,)
    assert found.language == "en"


def test_of_a_long_history_the_last_questions_count():
    before = ["瓯海区满意率？"] * 3000
    assert asked("那呢？", *before).standalone == "瓯海区满意率？ 那呢？"
    assert asked("那温州市呢？", *before).standalone == "温州市满意率？"
    assert len(asked("其中呢？", *(["问" * LONGEST] * 9)).standalone) <= LONGEST


@pytest.mark.parametrize("history", [[], [("", "")], [(" ", "…")]])
def test_without_an_earlier_question_a_question_stands_alone(history):
    assert understand("那温州市呢？", history, REPORTS, LONGEST).standalone == "那温州市呢？"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("瓯海区和温州市的满意率各是多少？", True),
        ("各份报告的满意率是多少？", True),
        ("哪个区的满意率最高？", True),
        ("Which districts report a rate?", True),
        ("瓯海区的满意率是多少？", False),
        ("满意率是多少？", False),
        ("瓯海区和宁波市的满意率", False),
    ],
)
def test_a_comparison_is_of_several_places_or_of_all_reports(question, expected):
    assert asked(question).compares(REPORTS) is expected


def test_one_report_is_compared_with_nothing():
    assert not asked("各份报告的满意率", reports=REPORTS[:1]).compares(REPORTS[:1])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("办了2000件建议", ()),
        ("2000 余人次", ()),
        ("1999个项目", ()),
        ("2024年办了2000件", (2024,)),
        ("２０２４年", (2024,)),
    ],
)
def test_a_count_is_no_year(question, expected):
    assert years(question) == expected


@pytest.mark.parametrize("question", ["去年各地怎么谈就业？", "两份报告里分别怎么说就业？"])
def test_words_that_only_compare_are_no_matter_of_a_question(question):
    content = asked(question).content
    assert "就业" in content
    assert [w for w in ("去年", "各地", "报告里", "分别", "怎么说", "怎么谈") if w in content] == []
