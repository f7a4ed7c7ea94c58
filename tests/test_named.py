"""Works, laws and things counted, by their names."""

import pytest
from helpers import report

from rag.answering.named import counted, counts, counts_by, laws, town, units_of, works

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


@pytest.mark.parametrize(
    ("question", "text", "counted_by"),
    [
        ("一共查出了多少个问题？", "组织1700余名代表参加。", False),
        ("一共查出了多少个问题？", "查出问题30个。", True),
        ("有多少家企业参展？", "成交800亿美元，举办92场活动。", False),
        ("有多少家企业参展？", "吸引3500家展商。", True),
        ("How many office buildings were counted?", "提出意见12条。", False),
        ("How many office buildings were counted?", "清查楼宇85幢。", True),
        ("How many countries took part?", "来自50国的客商到会。", True),
        ("与多少个市县合作？", "与38个市县合作。", True),
    ],
)
def test_things_are_counted_by_measures_of_their_own(question, text, counted_by):
    assert counts_by(units_of(question), text) is counted_by


@pytest.mark.parametrize(
    "question",
    ["多少个女孩子打了疫苗？", "引进了几个人？", "How many teachers for villages?", "占多少？"],
)
def test_persons_and_shares_are_no_things(question):
    assert units_of(question) == ""


@pytest.mark.parametrize(
    ("after", "name"),
    [
        ("王江泾镇去年办了多少项？", "王江泾镇"),
        ("的王江泾镇办了多少项？", "王江泾镇"),
        ("富春街道怎么做？", "富春街道"),
        ("各镇都办了吗？", ""),
        ("的区里和镇上怎么选？", ""),
        ("乡镇人大怎么选？", ""),
        ("2024年办了多少？", ""),
    ],
)
def test_a_town_right_after_a_place_is_a_part_of_it(after, name):
    assert town(after) == name
