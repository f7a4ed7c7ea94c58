import pytest

from rag.reading.extract import Stated
from rag.reading.stated import stated


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, Stated()),
        ({"标题": " 某区报告 ", "place": "杭州市富阳区"}, Stated("某区报告", "杭州市富阳区")),
        ({"地区": "浙江"}, Stated(place="浙江省")),
        ({"省份": "浙江", "城市": "温州"}, Stated(place="浙江省温州市")),
        ({"省": "浙江省", "市": "", "区县": "瓯海区"}, Stated(place="浙江省瓯海区")),
        ({"省份": "浙江省", "地区": "浙江省温州市"}, Stated(place="浙江省温州市")),
        ({"城市": "温州市", "place": "温州市"}, Stated(place="温州市")),
        ({"地区": "全国"}, Stated(place="全国")),
        ({"地区": "某某镇"}, Stated(place="某某镇")),
        ({"year": "2024"}, Stated(year=2024)),
        ({"年份": "2024年度"}, Stated(year=2024)),
        ({"年度": "第12期"}, Stated()),
        ({"日期": "2024年1月9日"}, Stated(date="2024-01-09")),
        ({"date": "2024/1/30 10:00"}, Stated(date="2024-01-30")),
        ({"date": "2024-02-30"}, Stated()),
    ],
)
def test_the_columns_tell_title_place_year_and_date(cells, expected):
    assert stated(cells) == expected
