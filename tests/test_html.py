import pytest
from helpers import texts

from rag.errors import ReadingError
from rag.reading.html import read_html

LINES = [
    "——2024年1月9日在某区第十届人民代表大会第三次会议上",
    "各位代表：",
    "现在，我代表区人民政府，向大会报告工作，请予审议，并请列席人员提出意见。",
    "一、2023年工作回顾",
    "（一）经济稳中向好。全区生产总值增长6.5%，一般公共预算收入增长8.2%，居民收入稳步提高。",
    "城镇登记失业率控制在3%以内，营商环境持续优化，新设经营主体超过一万户。",
    "指标\t数值",
    "生产总值\t900亿元",
    "新增高新技术企业120家。",
    "引进重大项目35个。",
    "（二）民生持续改善。民生支出占一般公共预算支出的80%以上，新建学校5所，新增学位六千个。",
    "二、2024年工作安排",
    "今年的主要预期目标是：地区生产总值增长6%左右，城乡居民收入增长与经济增长同步。",
]
TITLE = "2024年某区政府工作报告"
FLAT = [line for line in LINES if "\t" not in line]
NOISE = ["首页", "互动交流", "当前位置", "微信", "微博", "相关阅读", "区长调研", "备案号", "alert"]


def article(lines=LINES):
    """The lines as a Chinese government site marks them up."""
    first, whom, said, head, one, two, *table, item, other, three, second, plan = lines
    rows = (line.split("\t") for line in table)
    cells = "".join(f"<tr><td>{a}</td><td><p>{b}</p></td></tr>" for a, b in rows)
    return (
        f"<p>{first}</p><p>{whom}</p><p>&emsp;&emsp;{said}</p><h2>{head}</h2>"
        f"<p><strong>{one[:12]}</strong>{one[12:]}<br/>\n {two}</p><table>{cells}</table>"
        f"<ul><li>{item}</li><li>{other}</li></ul><div>{three}</div>"
        f"<h2>{second}</h2><p>{plan}</p>"
    )


def page(content, title=TITLE, charset="utf-8", head=""):
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}">{head}
<title>{title}_某区人民政府</title><style>p {{ color: red }}</style></head><body>
<div class="header"><h1>某区人民政府</h1><ul class="nav"><li><a href="/">首页</a></li>
<li><a href="/b">互动交流</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a></div>
<div class="article"><h1>{title}</h1><div class="bdshare">分享：<a>微信</a><a>微博</a></div>
<div class="TRS_Editor">{content}<script>alert(1)</script>
<div class="share-box">分享到：<a href="#">微信</a></div></div></div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="/2">区长调研</a></li></ul></div>
<div class="footer"><p>主办：某区人民政府办公室 备案号：0000</p></div></body></html>"""


def written(folder, text, encoding="utf-8"):
    path = folder / "报告.html"
    path.write_bytes(text.encode(encoding))
    return path


def lines(path):
    (text,) = texts(read_html, path)
    return text.split("\n")


def test_title_headings_paragraphs_lists_and_tables_are_lines(tmp_path):
    assert lines(written(tmp_path, page(article()))) == [TITLE, *LINES]


def test_navigation_shares_links_and_scripts_are_left_out(tmp_path):
    (text,) = texts(read_html, written(tmp_path, page(article())))
    assert [noise for noise in NOISE if noise in text] == []


def test_a_page_without_any_frame_is_read_whole(tmp_path):
    paragraphs = "".join(f"<p>{line}</p>" for line in FLAT)
    assert lines(written(tmp_path, f"<html><body>{paragraphs}</body></html>")) == FLAT


def test_an_article_whose_paragraphs_lie_in_the_body_beside_navigation(tmp_path):
    paragraphs = "".join(f"<p>{line}</p>" for line in FLAT)
    nav = '<nav><a href="/">首页</a></nav><div id="menu"><a>互动交流</a></div>'
    text = f"<body>{nav}<h1>{TITLE}</h1>{paragraphs}<footer>备案号</footer></body>"
    assert lines(written(tmp_path, text)) == [TITLE, *FLAT]


def test_lines_parted_by_breaks_alone_are_lines(tmp_path):
    text = page("<br>\n".join(f"&nbsp;&nbsp;{line}" for line in FLAT))
    assert lines(written(tmp_path, text)) == [TITLE, *FLAT]


def test_a_table_that_lays_out_the_page_is_no_row(tmp_path):
    paragraphs = "".join(f"<p>{line}</p>" for line in FLAT)
    layout = f"<table><tr><td>首页</td><td>{paragraphs}</td></tr></table>"
    assert lines(written(tmp_path, f"<body>{layout}</body>"))[-len(FLAT) :] == FLAT


def test_the_title_that_the_sites_of_government_state_is_found(tmp_path):
    head = '<meta name="ArticleTitle" content="某区2024年政府工作报告（全文）">'
    text = page(article(), "通知公告", head=head)
    assert lines(written(tmp_path, text))[0] == "某区2024年政府工作报告（全文）"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-8", "gb18030"),
        ("iso-8859-1", "utf-8"),
        ("utf-16", "utf-16"),
    ],
)
def test_the_characters_are_right_whatever_the_page_says(tmp_path, charset, encoding):
    text = page(article(), charset=charset)
    assert lines(written(tmp_path, text, encoding)) == [TITLE, *LINES]


def test_big5_is_believed_where_it_is_declared(tmp_path):
    said = "本府將持續推動各項建設，並提升施政效能，請貴會支持指教，共同努力。" * 9
    path = written(tmp_path, f'<meta charset="big5"><body><p>{said}</p></body>', "big5")
    assert lines(path) == [said]


def test_a_line_end_between_chinese_characters_is_no_space(tmp_path):
    said = "常委会听取\n    专项报告。" * 30
    text = f"<body><p>{said}</p><p>用 AI\n办事，提高办事的效率。</p></body>"
    first, second = lines(written(tmp_path, text))
    assert first == "常委会听取专项报告。" * 30
    assert second == "用 AI 办事，提高办事的效率。"


@pytest.mark.parametrize(
    "data",
    [b"", b"<html></html>", b"<!-- -->", b"\x89PNG\r\n\x1a\n\x00", b"<p>" * 100_001, b"<?xml?>"],
    ids=["empty", "blank", "comment", "picture", "tags", "xml"],
)
def test_what_is_no_page_is_read_as_nothing_or_refused(data):
    try:
        (found,) = read_html(data, "a.html")
    except ReadingError as error:
        assert "a.html" in error.got
    else:
        assert found.text == ""


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li"])
def test_deep_nesting_ends(tag):
    data = f"<body>{f'<{tag}>' * 30_000}{LINES[2]}".encode()
    try:
        assert len(read_html(data, "a.html")) == 1
    except ReadingError as error:
        assert "a.html" in error.got


def shown(tmp_path, content):
    """The lines of a page with one more paragraph or table, those of the article left out."""
    found = lines(written(tmp_path, page(article() + content)))
    return [line for line in found if line not in {TITLE, *LINES}]


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ("<p>办理建议318<sup>1</sup>件。</p>", "办理建议318¹件。"),
        ("<p>办理建议318<sup><a href='#n1'>[1]</a></sup>件。</p>", "办理建议318[¹]件。"),
        ("<p>办理建议318<a href='#n1'>[1]</a>件。</p>", "办理建议318[¹]件。"),
        ("<p>办理318<span style='vertical-align: super'>2</span>件。</p>", "办理318²件。"),
        ("<p>每亩10<sup>4</sup>株，绿地9m<sup>2</sup>。</p>", "每亩10⁴株，绿地9m²。"),
        ("<p>减少CO<sub>2</sub>排放。</p>", "减少CO₂排放。"),
        ("<p>办理<del>300</del><ins>318</ins>件。</p>", "办理318件。"),
        ("<p>办理<s>300</s><strike>310</strike>318件。</p>", "办理318件。"),
        ("<p>办理<span style='text-decoration:line-through'>300</span>318件。</p>", "办理318件。"),
        ("<p>办理318件。<span hidden>内部稿</span></p>", "办理318件。"),
        ("<p>办理318件。<span style='display: none'>内部稿</span></p>", "办理318件。"),
        ("<p>办理318件。<i aria-hidden='true'>★</i></p>", "办理318件。"),
        ("<p>办理318件。<b style='font-size:0'>内部稿</b></p>", "办理318件。"),
        (
            "<p><ruby>衢<rp>（</rp><rt>qú</rt><rp>）</rp></ruby>江区办理318件。</p>",
            "衢江区办理318件。",
        ),
    ],
)
def test_what_a_page_shows_is_read_as_it_shows(tmp_path, content, read):
    assert shown(tmp_path, content) == [read]


def test_a_text_that_a_script_shows_is_read_though_it_is_hidden(tmp_path):
    text = page(article()).replace('<div class="article">', '<div class="article" hidden>')
    assert lines(written(tmp_path, text)) == [TITLE, *LINES]


def test_merged_cells_stand_in_each_of_their_rows_and_columns(tmp_path):
    table = (
        "<table><tr><th rowspan=2>镇街</th><th colspan=2>收入（亿元）</th></tr>"
        "<tr><th>2023年</th><th>2024年</th></tr>"
        "<tr><td rowspan=2>东山镇</td><td>6.1</td><td>7.04</td></tr><tr><td>5</td><td>6</td></tr>"
        "<tr><td colspan=3>附注一栏</td></tr></table>"
    )
    assert shown(tmp_path, table) == [
        "镇街\t收入（亿元）\t收入（亿元）",
        "镇街\t2023年\t2024年",
        "东山镇\t6.1\t7.04",
        "东山镇\t5\t6",
        "附注一栏",
    ]


def test_a_cell_that_claims_to_cover_the_earth_is_bounded(tmp_path):
    rows = (
        "<tr><td rowspan=65000 colspan=9999>甲</td><td>1</td></tr>" + "<tr><td>2</td></tr>" * 3000
    )
    assert sum(map(len, shown(tmp_path, f"<table>{rows}</table>"))) < 1_000_000
