import codecs
import random

import pytest
from helpers import texts

from rag.errors import ReadingError
from rag.reading.text import decode, read_text

TEXT = "常委会听取报告，满意率为84.54%。\n龘，€。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_is_read_as_it_was_written(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    assert texts(read_text, tmp_path / "a.txt") == [TEXT]


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decode(b"\xef\xbb\xbf" + "一".encode(), "a.txt") == "一"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_newlines_become_line_feeds(newline):
    assert decode(f"一{newline}二{newline}{newline}三".encode(), "a.txt") == "一\n二\n\n三"


def test_nothing_else_is_changed():
    text = "  全角　空格\t制表 \n\n　　缩进"
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "报告".encode("utf-16-le"),
        "报告".encode("utf-32"),
        "报告".encode("utf-16")[:-1],
        codecs.BOM_UTF16_LE + b"\x00\xd8",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
        "常委会".encode() + b"\xff\xff",
        "报告\x01\x02\x03".encode(),
        bytes(range(256)) * 8,
        random.Random(7).randbytes(4000),
    ],
    ids=[
        "png",
        "no mark",
        "utf-32",
        "half",
        "surrogate",
        "zip",
        "bad byte",
        "control",
        "all bytes",
        "random",
    ],
)
def test_what_is_not_text_is_refused_by_name(data):
    with pytest.raises(
        ReadingError, match=r"a\.txt, which is not text.*UTF-8, UTF-16 .* or GB18030"
    ):
        decode(data, "a.txt")


def test_one_control_character_in_a_long_text_is_let_pass():
    text = "常委会听取报告。" * 100 + "\x0b"
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize("mark", ["le", "be"])
def test_utf_16_is_known_by_its_mark(mark):
    bom = codecs.BOM_UTF16_LE if mark == "le" else codecs.BOM_UTF16_BE
    assert decode(bom + f"{TEXT}🙂".encode(f"utf-16-{mark}"), "a.txt") == f"{TEXT}🙂"


def test_no_two_byte_character_of_gb18030_changes_on_its_way_back():
    pairs = [
        bytes([a, b]) for a in range(0x81, 0xFF) for b in (*range(0x40, 0x7F), *range(0x80, 0xFF))
    ]
    assert all(pair.decode("gb18030").encode("gb18030") == pair for pair in pairs)
