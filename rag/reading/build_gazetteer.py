"""Write gazetteer.tsv: names of Chinese provinces, cities, counties and districts with pinyin.

Run `python -m rag.reading.build_gazetteer` with the `dev` extra installed. The names are those
that jieba's dictionary marks as places and that end as a division does; pinyin by pypinyin.
"""

import importlib.resources
import re
from collections.abc import Iterator
from pathlib import Path

_DIVISION = re.compile(r"(?:[省市县盟旗]|[^地社园小片牧]区|自治[区州县旗])$")
_NOT_CHINA = re.compile(
    "超市|股市|城市|夜市|集市|门市|楼市|上市|面市|十强|布鲁塞尔|罗马|地区|大中华|半区|国家|"
    "纽约|巴黎|东京|大阪|横滨|伦敦|柏林|莫斯科|特区|赤道|教区|战区|辖区|灾区|选区|街区|禁区|"
    "工业区|开发区|保税区|商业区|郊区|军区|[困远命老大]山区|吕梁山|土石山|大别山|大巴山|太行山|沂蒙山|深山|半山|秦巴|阿尔卑斯|长白山|^[主老新旧中心市]{1,2}城区|联盟|三角旗|^上海浦|行政区|住宅区|自治区|^[亚欧非美]洲|一日|达县市|旅大|珠宝|中心区|省$"
)
_PROPER = {"nr", "nrt", "nz"}
"""jieba's tags of names; many a city's short name has one of these."""
_WORDS = {"温泉"}
_PROVINCES = """
北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省
江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省
台湾省 内蒙古自治区 广西壮族自治区 西藏自治区 宁夏回族自治区 新疆维吾尔自治区 香港特别行政区
澳门特别行政区
""".split()
_PREFECTURES = """
阿坝藏族羌族自治州 甘孜藏族自治州 凉山彝族自治州 黔东南苗族侗族自治州 黔南布依族苗族自治州
黔西南布依族苗族自治州 恩施土家族苗族自治州 湘西土家族苗族自治州 延边朝鲜族自治州
楚雄彝族自治州 红河哈尼族彝族自治州 文山壮族苗族自治州 西双版纳傣族自治州 大理白族自治州
德宏傣族景颇族自治州 怒江傈僳族自治州 迪庆藏族自治州 临夏回族自治州 甘南藏族自治州
海北藏族自治州 黄南藏族自治州 海南藏族自治州 果洛藏族自治州 玉树藏族自治州 海西蒙古族藏族自治州
昌吉回族自治州 博尔塔拉蒙古自治州 巴音郭楞蒙古自治州 克孜勒苏柯尔克孜自治州 伊犁哈萨克自治州
""".split()
_CITIES = """
石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中
运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连
鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 吉林 四平 辽源 通化 白山
松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡
徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华
衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州
池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州
吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州
菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店
武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德
张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州
汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林
百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江
乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪
保山 昭通 丽江 普洱 临沧 拉萨 日喀则 昌都 林芝 山南 那曲 西安 铜川 宝鸡 咸阳 渭南 延安 汉中
榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川
石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 天门 潜江 仙桃
""".split()
_ENGLISH = {
    "陕西": "shaanxi", "内蒙古": "inner mongolia", "西藏": "tibet", "香港": "hong kong",
    "澳门": "macao", "哈尔滨": "harbin", "呼和浩特": "hohhot", "乌鲁木齐": "urumqi",
    "拉萨": "lhasa", "新疆": "xinjiang", "齐齐哈尔": "qiqihar", "鄂尔多斯": "ordos",
    "呼伦贝尔": "hulunbuir", "台湾": "taiwan", "厦门": "xiamen", "重庆": "chongqing",
}  # fmt: skip


def _tagged() -> Iterator[tuple[str, str]]:
    import jieba

    text = Path(jieba.__file__).with_name("dict.txt").read_text("utf-8")
    for line in text.splitlines():
        word, _, tag = line.split(" ")
        yield word, tag


def divisions() -> list[str]:
    """Every province and prefecture by its full name, written down here."""
    return [*_PROVINCES, *_PREFECTURES, *(f"{name}市" for name in _CITIES)]


def full_names() -> list[str]:
    """Full names with their ending, sorted."""
    found = {
        word
        for word, tag in _tagged()
        if tag == "ns"
        and 3 <= len(word) <= 8
        and _DIVISION.search(word)
        and not _NOT_CHINA.search(word)
    }
    return sorted(found | set(divisions()))


def pinyin(name: str) -> str:
    """Pinyin without tones and spaces, or the customary English name."""
    from pypinyin import lazy_pinyin

    return _ENGLISH.get(name) or "".join(lazy_pinyin(name, v_to_u=False)).lower()


def main() -> None:
    """Write the file beside this one."""
    from rag.reading.gazetteer import short_name

    tags = dict(_tagged())
    alone = {word for word, tag in tags.items() if tag == "ns"}
    alone |= {short_name(name) for name in divisions()}
    cities = {short_name(name) for name in full_names() if name.endswith("市")}
    alone |= {name for name in cities if tags.get(name) in _PROPER} - _WORDS
    lines = []
    for name in full_names():
        short = short_name(name)
        lines.append(f"{name}\t{pinyin(short)}\t{'alone' if short in alone else ''}".rstrip())
    target = importlib.resources.files("rag.reading").joinpath("gazetteer.tsv")
    Path(str(target)).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
