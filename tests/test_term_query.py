import pytest

from rag.retrieval.term_query import HOW, WHETHER, WHICH, term_query


@pytest.mark.parametrize(
    ("question", "term", "asks", "negated"),
    [
        ("哪些报告提到DeepSeek？", "DeepSeek", WHICH, False),
        ("哪几份报告提及“低空经济”？", "低空经济", WHICH, False),
        ("哪些省的政府工作报告里说到了低空经济？", "低空经济", WHICH, False),
        ("哪些地方没有提到低空经济？", "低空经济", WHICH, True),
        ("几份报告写到银发经济？", "银发经济", WHICH, False),
        ("提到银发经济的有哪些？", "银发经济", WHICH, False),
        ("讲到银发经济的报告有几份", "银发经济", WHICH, False),
        ("DeepSeek哪些报告提到过？", "DeepSeek", WHICH, False),
        ("哪些省提到要发展低空经济？", "低空经济", WHICH, False),
        ("哪些报告提到了最大公约数这个词？", "最大公约数", WHICH, False),
        ("哪些报告里有“人工智能”？", "人工智能", WHICH, False),
        ("哪些报告有DeepSeek这个词？", "DeepSeek", WHICH, False),
        ("哪几个省的报告写了低空经济", "低空经济", WHICH, False),
        ("哪些报告没提DeepSeek？", "DeepSeek", WHICH, True),
        ("哪些报告包含“低空经济”一词", "低空经济", WHICH, False),
        ("提到“低空经济”的报告", "低空经济", WHICH, False),
        ("各地对低空经济是怎么说的？", "低空经济", HOW, False),
        ("各省的报告里怎么提低空经济", "低空经济", HOW, False),
        ("List the reports that mention DeepSeek.", "DeepSeek", WHICH, False),
        ("Is DeepSeek mentioned in any report?", "DeepSeek", WHETHER, False),
        ("In which reports does DeepSeek appear?", "DeepSeek", WHICH, False),
        ("Where is DeepSeek mentioned?", "DeepSeek", WHICH, False),
        ("Has Ouhai mentioned DeepSeek?", "DeepSeek", WHETHER, False),
        ("瓯海的报告提到代表码了吗？", "代表码", WHETHER, False),
        ("富阳区有没有提到共享法庭？", "共享法庭", WHETHER, False),
        ("各份报告怎么说代表联络站？", "代表联络站", HOW, False),
        ("关于代表联络站，各地是怎么讲的？", "代表联络站", HOW, False),
        ("Which reports mention DeepSeek?", "DeepSeek", WHICH, False),
        ("Which provinces do not mention the silver economy?", "silver economy", WHICH, True),
        ("Does the report of Ouhai mention “DeepSeek”?", "DeepSeek", WHETHER, False),
    ],
)
def test_the_term_whose_mentions_are_asked_for(question, term, asks, negated):
    found = term_query(question)
    assert (found.term, found.asks, found.negated) == (term, asks, negated)
    assert question[slice(*found.span)] == term


@pytest.mark.parametrize(
    "question",
    [
        "报告提到哪些问题？",
        "报告里提到了几条措施？",
        "代表提到的建议办了吗？",
        "在镇江搞研发的公司缺钱，政府提到可以用哪几种贷款？",
        "哪些报告提到了怎样让老人吃上饭？",
        "瓯海怎么说服代表？",
        "哪些省提出了发展目标？",
        "哪些地方有机场？",
        "哪些报告有错误？",
        "哪些省提高了最低工资？",
        "谁说了算？",
        "各地怎么提高粮食产量？",
        "各地GDP增速多少？",
        "What is the capacity of the turbine mentioned by Dongying?",
    ],
)
def test_other_questions_ask_for_no_term(question):
    assert term_query(question) is None
