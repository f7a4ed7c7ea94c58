import pytest

from rag.retrieval.threshold import EQUAL, LEAST, MOST, OVER, UNDER, WITHIN, threshold


@pytest.mark.parametrize(
    ("text", "relation", "number", "question"),
    [
        ("瓯海的满意率超过80%了吗？", OVER, "80%", "瓯海的满意率是多少？"),
        ("建议是不是不到250件？", UNDER, "250件", "建议多少件？"),
        ("粮食产量达到800亿斤了吗？", LEAST, "800亿斤", "粮食产量是多少？"),
        ("满意率有没有百分之九十以上？", LEAST, "百分之九十", "满意率是多少？"),
        ("满意率超没超过80%？", OVER, "80%", "满意率是多少？"),
        ("满意率过80%了吗", OVER, "80%", "满意率是多少"),
        ("满意率能到80%吗", LEAST, "80%", "满意率是多少"),
        ("满意率≥80%吗", LEAST, "80%", "满意率是多少"),
        ("代表建议有没有200件？", LEAST, "200件", "代表建议多少件？"),
        ("代表建议有200件吗？", LEAST, "200件", "代表建议有多少件？"),
        ("完成率达到90%了吗？", LEAST, "90%", "完成率是多少？"),
        ("失业率没超过5.5%吗？", MOST, "5.5%", "失业率是多少？"),
        ("代表建议是207件吗？", EQUAL, "207件", "代表建议多少件？"),
        ("办了超过20场招聘会吗？", OVER, "20场", "办了多少场招聘会？"),
        ("Did GDP growth exceed 5%?", OVER, "5%", "What percentage did GDP growth reach?"),
        (
            "Did output grow by more than 5% in 2024?",
            OVER,
            "5%",
            "By what percentage did output grow in 2024?",
        ),
        ("Was the rate above 80%?", OVER, "80%", "What percentage was the rate?"),
        ("Did over 80% of deputies vote?", OVER, "80%", "Did what percentage of deputies vote?"),
        ("Did it handle over 200 cases?", OVER, "200", "Did it handle how many cases?"),
        ("地区生产总值6%以上的目标完成了吗？", LEAST, "6%", "地区生产总值增长多少？"),
        ("财政收入超过5%了吗？", OVER, "5%", "财政收入增长多少？"),
        ("产量增长超过5%的目标实现了没有？", OVER, "5%", "产量增长多少？"),
    ],
)
def test_whether_a_threshold_is_met(text, relation, number, question):
    found = threshold(text)
    assert (found.relation, found.number, found.question) == (relation, number, question)
    assert not found.each


@pytest.mark.parametrize(
    ("text", "relation", "number", "question"),
    [
        ("代表建议不到250件的有哪些？", UNDER, "250件", "各份报告的代表建议多少件？"),
        ("哪些地方的满意率高于90%？", OVER, "90%", "各份报告的满意率是多少？"),
        ("增速在5%以上的省份有哪些？", LEAST, "5%", "各省的增速是多少？"),
        ("GDP增速低于5%的省份", UNDER, "5%", "各省的GDP增速是多少？"),
        ("谁的满意率超过90%？", OVER, "90%", "各份报告满意率是多少？"),
        ("增速高于5%的有哪些省", OVER, "5%", "各省的增速是多少？"),
        ("哪些省的增速在5%到6%之间", WITHIN, "5%—6%", "各省的增速是多少"),
        ("GDP超万亿元的城市有哪些", OVER, "1万亿元", "各市的GDP是多少？"),
        ("列出增速超过5%的省份", OVER, "5%", "各省的增速是多少？"),
        ("哪些省的增速超过5%？", OVER, "5%", "各省的增速是多少？"),
        ("有几个市的建议超过500件？", OVER, "500件", "各市的建议多少件？"),
        (
            "Which districts had a rate above 90% in 2024?",
            OVER,
            "90%",
            "What percentage rate in 2024 in each district?",
        ),
        ("Which provinces exceeded 80%?", OVER, "80%", "What percentage in each province?"),
    ],
)
def test_which_reports_meet_it(text, relation, number, question):
    found = threshold(text)
    assert (found.relation, found.number) == (relation, number)
    assert found.question.rstrip() == question
    assert found.each


@pytest.mark.parametrize(
    "text",
    [
        "超过1000万元的投资怎么来的？",
        "满意率是多少？",
        "富阳区2024年10件民生实事办好了吗？",
        "投资超过10亿元的项目有哪些？",
        "哪些省的增速更高？",
        "2024年开了会吗？",
        "到2024年建成了吗？",
        "Which county hospitals made it into the country's top 500?",
        "Which county schools have more than 500 pupils?",
        "头一个一年做到200亿的公司是谁？",
        "Did GDP grow over 2024?",
        "最多跑一次改革推开了吗？",
        "为什么满意率不到90%？",
        "207件建议都办完了吗？",
    ],
)
def test_other_numbers_are_no_threshold(text):
    assert threshold(text) is None
