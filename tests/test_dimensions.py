import pytest

from rag.answering.amounts import ANY, COUNT, MONEY, PRICE, SHARE, figure_kind, has_figure


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("第四跑道有多长？", "length"),
        ("How wide is the bridge?", "length"),
        ("How long is the runway?", "extent"),
        ("How long did it take?", "duration"),
        ("从开工到投产用了多少天？", "duration"),
        ("设计时速多少公里？", "speed"),
        ("What top speed has the train hit?", "speed"),
        ("每个月能拿多少工资？", "wage"),
        ("保住工资的平台叫什么名字？", ""),
        ("一年能发多少度电？", "energy"),
        ("卖了多少担烟叶？", "weight"),
        ("How many tonnes of coal?", "weight"),
        ("How many beds does the hospital have?", "beds"),
        ("How many people visited the museum?", "people"),
        ("How many athletes competed?", "people"),
        ("接待了多少游客？", "people"),
        ("卫星有多重？", "weight"),
        ("How high is the bridge above the river?", "length"),
        ("过桥要交多少过桥费？", PRICE),
        ("印了多少册？", "册"),
        ("增长目标是多少？", SHARE),
        ("准备增加多少车位？", COUNT),
        ("就业增加了多少？", SHARE),
        ("预期目标定在多少？", ANY),
        ("By how much will the pension rise?", ANY),
        ("How much was planted?", ""),
        ("How much money was spent?", MONEY),
        ("Did the cost of living go up?", ""),
        ("排老几？", ""),
        ("几个地方各要打造成什么？", ""),
    ],
)
def test_the_measure_that_is_asked_for(question, kind):
    assert figure_kind(question) == kind


@pytest.mark.parametrize(
    ("kind", "text", "held"),
    [
        ("length", "跑道长3600米。", True),
        ("length", "航线41条。", False),
        ("duration", "这一年，项目开工。", False),
        ("duration", "仅用180天建成。", True),
        ("speed", "时速350公里。", True),
        ("speed", "新建350公里。", False),
        ("wage", "月薪6000元。", True),
        ("wage", "招录238名毕业生。", False),
        ("energy", "发电160亿千瓦时。", True),
        ("weight", "收购78.2万担。", True),
        ("weight", "粮食259.2亿斤。", True),
        ("beds", "新增床位500张。", True),
        ("people", "注册用户180万。", True),
        ("people", "37部作品获奖。", False),
        (ANY, "增长5%左右。", True),
        (ANY, "市场份额超过四成。", True),
        (ANY, "工作扎实。", False),
    ],
)
def test_what_has_a_figure_of_a_measure(kind, text, held):
    assert has_figure(kind, text) is held
