import math
import subprocess
import sys
from difflib import SequenceMatcher
from io import BytesIO

import numpy as np
import pytest
from helpers import environment
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from rag.reading.layout import paragraphs
from rag.reading.ocr import pieces
from rag.reading.pdf import read_pdf
from rag.reading.reader import read

WIDTH, HEIGHT, SIZE, STEP = 420, 595, 10.5, 18
TYPED = (
    "第一页有文字层：全年办成实事十件，惠及群众三十六万人次，件件都在年底以前按期完成，"
    "群众评议的平均得分为九十二点四分。"
)
TITLE = "2024年青禾县政府工作报告"
ONE = [
    "一年来，全县地区生产总值达到318.6亿元，增长6.2%；一般公共预算收入21.47亿元，居民人均可支配收入34520元。",
    "新建改建学校7所，增加学位2460个。县医院新院区建成投用，床位由380张增至620张，每千人拥有医生3.1名。",
    "改造老旧小区43个，惠及居民1.28万户；新增停车泊位1905个，开通夜间公交线路6条。",
]
TWO = [
    "全县建成高标准农田8.4万亩，粮食总产量达到15.2万吨，连续九年增产。",
    "治理小流域12条，地表水优良比例为96.7%，空气优良天数338天。",
    "修复古桥5座，开放乡村书屋64家，全年接待游客271万人次。",
    "受理群众来电18932件，按期办结率99.1%，回访满意率94.5%。",
]


@pytest.fixture(scope="module")
def font():
    """The file of a Chinese font, and which of its faces."""
    try:
        listed = subprocess.run(
            ["fc-match", "-f", "%{file}\t%{index}", "Noto Sans CJK SC"],
            capture_output=True,
            text=True,
            check=True,
        )
    except FileNotFoundError:
        pytest.skip("no fontconfig here")
    file, index = listed.stdout.split("\t")
    if "CJK" not in file:
        pytest.skip("no font Noto Sans CJK here")
    return file, int(index)


def drawn(font, columns, dpi=200, title=""):
    """A picture of a page: paragraphs in columns, each begun by an indent, lines full."""
    scale = dpi / 72
    picture = Image.new("L", (round(WIDTH * scale), round(HEIGHT * scale)), 255)
    draw = ImageDraw.Draw(picture)
    body, head = (
        ImageFont.truetype(font[0], round(size * scale), index=font[1]) for size in (SIZE, 20)
    )
    draw.text((70 * scale, 40 * scale), title, font=head)
    width = (WIDTH - 60 - 30 * (len(columns) - 1)) / len(columns)
    for number, column in enumerate(columns):
        left = 30 + number * (width + 30)
        for row, line in enumerate(wrapped(column, body, width * scale)):
            draw.text((left * scale, (90 + STEP * row) * scale), line, font=body)
    return picture


def wrapped(texts, font, width):
    for text in texts:
        rest = "　　" + text
        while rest:
            end = next(n for n in range(len(rest), 0, -1) if font.getlength(rest[:n]) <= width)
            end -= rest[end : end + 1] in set("，。；、%")
            yield rest[:end]
            rest = rest[end:]


def bound(*sheets):
    """A PDF with a page a sheet: a picture fills it, a text stands in its text layer."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = Canvas(BytesIO(), pagesize=(WIDTH, HEIGHT))
    for sheet in sheets:
        if isinstance(sheet, str):
            made.setFont("STSong-Light", SIZE)
            for row in range(0, len(sheet), 30):
                made.drawString(40, 500 - row, sheet[row : row + 30])
        else:
            made.drawImage(ImageReader(sheet), 0, 0, WIDTH, HEIGHT)
            made.drawCentredString(WIDTH / 2, 20, "- 1 -")
        made.showPage()
    made.save()
    return made._filename.getvalue()


def right(text, wanted):
    """The share of the wanted characters that are read, in their order."""
    matcher = SequenceMatcher(None, wanted, text, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(wanted)


@pytest.fixture(scope="module")
def mixed(font):
    """A page with a text layer, one with a title and a column, one with two columns."""
    return bound(TYPED, drawn(font, [ONE], title=TITLE), drawn(font, [TWO[:2], TWO[2:]]))


@pytest.fixture(scope="module")
def extract(mixed):
    (found,) = read_pdf(mixed, "a.pdf")
    return found


def test_a_scan_is_read_with_its_paragraphs_whole_and_its_columns_in_order(extract):
    wanted = [TYPED, TITLE, *ONE, *TWO]
    found = extract.text.split("\n")
    assert len(found) == len(wanted)
    assert min(map(right, found, wanted)) >= 0.98


def test_the_text_layer_is_kept_and_each_page_begins_where_its_text_does(extract):
    assert extract.text.startswith(TYPED + "\n")
    assert extract.pages[:2] == (0, len(TYPED) + 1)
    assert extract.text[extract.pages[2] :].startswith(TWO[0][:8])


def test_what_was_recognised_is_noted(extract):
    assert extract.notes == ("第2—3页由文字识别得来，引文请与原件核对",)


def test_a_poor_scan_that_lies_aslant_is_read(tmp_path, font):
    level = drawn(font, [ONE], dpi=150, title=TITLE)
    turned = np.asarray(level.rotate(0.8, Image.Resampling.BICUBIC, fillcolor=255)) * 0.8
    noise = np.random.default_rng(1).normal(25, 18, turned.shape)
    poor = Image.fromarray((turned + noise).clip(0, 255).astype(np.uint8))
    (tmp_path / "a.pdf").write_bytes(bound(poor))
    (report,) = read(tmp_path / "a.pdf")
    found = report.text.split("\n")
    assert len(found) == 1 + len(ONE)
    assert min(map(right, found, [TITLE, *ONE])) >= 0.98
    assert (report.year_delivered or report.year_covered, report.pages) == (2024, (0,))
    assert "第1页由文字识别得来，引文请与原件核对" in report.notes


WITHOUT = """
import sys
sys.modules["rapidocr"] = None
from rag.errors import ReadingError
from rag.reading.pdf import read_pdf
try:
    (found,) = read_pdf(sys.stdin.buffer.read(), "a.pdf")
    print(found.text, *found.notes, sep="|")
except ReadingError as error:
    print(error)
"""


def without_the_extra(data):
    command = [sys.executable, "-c", WITHOUT]
    ran = subprocess.run(command, input=data, capture_output=True, check=True, env=environment())
    return ran.stdout.decode().strip()


def test_without_the_extra_the_error_says_what_to_install():
    scan = Image.new("L", (100, 150), 200)
    said = without_the_extra(bound(scan))
    assert said.startswith("Got a.pdf with pictures of text")
    assert 'Run pip install "yinju[ocr]" and add the file again.' in said


def test_without_the_extra_the_pages_with_text_are_read_and_the_others_noted():
    scan = Image.new("L", (100, 150), 200)
    text, note = without_the_extra(bound(TYPED, scan, TYPED, scan, scan)).split("|")
    assert text.startswith(TYPED)
    assert note == '第2、4—5页是图片，其中的文字没有读；读它要先 pip install "yinju[ocr]"'


def test_a_picture_without_text_is_passed_over():
    (found,) = read_pdf(bound(TYPED, Image.new("L", (100, 150), 200)), "a.pdf")
    assert (found.text, found.notes) == (TYPED, ())


def line(text, x, y, size=10.0, slope=0.0):
    """A line as the worker gives it, turned about the upper left corner of the page."""
    wide = size * len(text)
    corners = [(x, y), (x + wide, y), (x + wide, y + size), (x, y + size)]
    cos, sin = math.cos(slope), math.sin(slope)
    return [*([a * cos - b * sin, a * sin + b * cos] for a, b in corners), text]


FULL = "全县建成高标准农田八万亩粮食总产量连续九年"


def test_a_page_that_lies_aslant_is_made_level():
    page = [line(FULL, 50, 100 + 16 * n, slope=0.02) for n in range(5)]
    (found,) = pieces([page])
    assert [round(one.x0 - found[0].x0, 3) for one in found] == [0] * 5
    assert [round(one.y - found[0].y, 3) for one in found] == [0, 16, 32, 48, 64]


def test_sizes_that_are_nearly_the_same_are_one_and_a_title_has_another():
    page = [line(FULL, 50, 100, 10), line(FULL, 50, 120, 10.9), line(FULL, 50, 140, 9.2)]
    (found,) = pieces([[*page, line("青禾县工作报告", 50, 50, 16), line("万户。", 50, 160, 13)]])
    sizes = {one.text: one.size for one in found if one.text != FULL}
    assert {one.size for one in found if one.text == FULL} == {sizes["万户。"]}
    assert sizes["青禾县工作报告"] > 1.2 * sizes["万户。"]


def test_parts_of_a_line_side_by_side_are_one_piece():
    (found,) = pieces([[line(FULL, 50, 100), line("增长百分之六", 263, 101), line(FULL, 50, 116)]])
    assert [one.text for one in found] == [FULL + "增长百分之六", FULL]


def test_pages_without_lines_have_no_pieces():
    assert pieces([[], []]) == [[], []]


def test_a_head_that_stands_a_little_higher_on_some_pages_is_left_out():
    pages = [
        [line("青禾县人民政府公报", 50, 20 + n), line(f"第{n}页事项{FULL}。", 50, 200 + n)]
        for n in range(5)
    ]
    pages[0].append(line(FULL, 50, 800))
    found = [one.text for one in paragraphs(pieces(pages))]
    assert "青禾县人民政府公报" not in "".join(found)
