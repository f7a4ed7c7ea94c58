"""A text as its identity is read: simplified characters, half-width digits, years in digits."""

import re

_TRADITIONAL = (
    "縣县區区灣湾臺台廣广東东蘇苏寧宁陝陕遼辽龍龙閩闽贛赣魯鲁蒙蒙慶庆門门長长陽阳陰阴漢汉濱滨島岛"
    "嶺岭澤泽興兴義义萬万雲云關关壽寿豐丰寶宝鎮镇鄉乡崗岗溫温甌瓯麗丽紹绍衢衢臨临餘余諸诸嵊嵊瑞瑞"
    "樂乐蒼苍潁颍蕪芜馬马銅铜鋼钢鐵铁錫锡無无鹽盐揚扬連连雞鸡鶴鹤鳥鸟魚鱼齊齐爾尔濟济濰潍棗枣"
    "煙烟濮濮許许陸陆襄襄荊荆隨随穀谷婁娄瀏浏衡衡韶韶茂茂肇肇潮潮揭揭貴贵賀贺賓宾欽钦濃浓瀘泸"
    "遂遂內内資资達达綿绵廈厦漳漳圍围樓楼莊庄莆莆會会議议報报過过國国務务總总經经濟济發发屆届"
    "員员長长關关於于為为實实現现開开對对來来級级縣县處处產产業业織织員员審审檢检職职責责書书記记"
    "黨党華华勞劳動动學学習习體体機机構构題题關关個个這这們们從从點点項项萬万億亿當当後后時时間间"
    "歷历幾几應应該该領领導导權权監监會会場场農农轄辖團团專专員员衛卫劃划計计進进還还環环費费"
    "鄭郑許许謝谢張张陳陈劉刘楊杨趙赵孫孙黃黄吳吴呂吕蔣蒋馮冯葉叶鄧邓蕭萧蘇苏盧卢羅罗韓韩錢钱"
    "顧顾龔龚賈贾鍾钟譚谭賴赖嚴严閻阎聶聂龐庞駱骆戰战偉伟傑杰軍军強强衆众眾众號号請请請请予予託托"
)
_SIMPLIFIED = {
    ord(a): b for a, b in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True) if a != b
}
_HALF = {ord("０") + i: str(i) for i in range(10)} | dict.fromkeys(
    (*range(0x2000, 0x200C), 0x202F, 0x3000, 0xA0, 0xFEFF), " "
)
_PLAIN = _SIMPLIFIED | _HALF
_DIGITS = {ord(char): str(i) for i, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    map(ord, "零○Ｏ0"), "0"
)
_CHINESE_YEAR = re.compile(r"(?:一九|二[〇○零Ｏ0])[〇○零Ｏ0一二三四五六七八九]{2}(?=\s?年)")
_CHINESE_DAY = re.compile(r"(?<=[年月])\s?([一二三四五六七八九十]{1,3})(?=[月日])")
_TORN_YEAR = re.compile(r"(?<!\d)([12]) (\d) (\d) (\d) ?(?=年)")
_GAP = re.compile(r"(?<=[一-龥，。：（）])[ \t]+(?=[一-龥，。：（）])")


def plain(text: str) -> str:
    """`text` for reading facts from, never for quoting."""
    half = text.translate(_PLAIN)
    half = _TORN_YEAR.sub(lambda found: "".join(found.groups()), half)
    years = _CHINESE_YEAR.sub(lambda found: found.group().translate(_DIGITS), half)
    return _CHINESE_DAY.sub(lambda found: f"{number(found.group(1))}", years)


def number(numeral: str) -> int:
    """The value of a Chinese numeral up to 99: 二十一."""
    tens, ten, ones = numeral.rpartition("十")
    value = {char: i for i, char in enumerate("零一二三四五六七八九")}
    return (value.get(tens, 1) * 10 if ten else 0) + value.get(ones, 0)


def lines_of(text: str) -> list[str]:
    """The lines with words on them, the signs of Markdown headings left out."""
    return [line for raw in text.split("\n") if (line := re.sub(r"^#{1,6}\s+", "", raw.strip()))]


def joined(line: str) -> str:
    """A line without the spaces between its Chinese characters."""
    return _GAP.sub("", line)
