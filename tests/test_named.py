"""Works, laws and things counted, by their names."""

import pytest
from helpers import report

from rag.answering.named import counted, counts, laws, works

REPORTS = [report("邵永高铁开工建设，龙门大桥建成通车。提升三级综合医院的服务。")]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("邵永高铁设计时速多少公里？", ["邵永高铁"]),
        ("修建的邵永高铁和龙门大桥什么时候通车？", ["邵永高铁", "龙门大桥"]),
        ("有几家三级综合医院？", ["三级综合医院"]),
        ("集大原高铁的车票多少钱？", []),
        ("高铁什么时候通车？", []),
        ("高速公路有多长？", []),
    ],
)
def test_works_are_those_that_a_report_has_by_name(question, named):
    assert works(question, REPORTS) == named


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("对住宅小区物业管理条例开展执法检查的情况如何？", "住宅小区物业管理"),
        ("怎么落实全民健身条例？", "全民健身"),
        ("检查大气污染防治法的情况如何？", "大气污染防治"),
        ("计划制定哪几部条例？", ""),
        ("过户办法叫什么？", ""),
    ],
)
def test_laws_by_what_they_are_on(question, named):
    assert "".join(name for name, _ in laws(question)) == named


def test_what_any_law_is_on_tells_none_apart():
    ((_, pairs),) = laws("对住宅小区物业管理条例开展检查")
    assert "物业" in pairs
    assert "管理" not in pairs


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("2024年要建成多少个充电桩？", "充电桩"),
        ("审查了多少件规范性文件？", "规范性文件"),
        ("新建几座新污水处理厂，投了多少钱？", "污水处理厂"),
        ("一共多少个？", ""),
        ("哪几个地方？", ""),
    ],
)
def test_what_is_counted(question, noun):
    assert counted(question) == noun


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("新建5G基站1500个以上，完成充电桩建设任务。", False),
        ("新建充电桩1500个，改造电网。", True),
        ("规范性文件报备审查，全年审查13件。", True),
        ("新建三座充电桩。", True),
        ("新建充电设施1500个。", True),
    ],
)
def test_the_number_stands_with_the_thing_counted_or_right_after_it(text, given):
    noun = "规范性文件" if "规范" in text else "充电桩"
    assert counts(noun, text) is given
