import random

import pytest

from rag.errors import ReadingError
from rag.reading.text import decode, read_text

TEXT = "常委会听取报告，满意率为84.54%。\n龘，€。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_is_read_as_it_was_written(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    assert read_text(tmp_path / "a.txt") == [TEXT]


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
        "报告".encode("utf-16"),
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
        "常委会".encode() + b"\xff\xff",
        "报告\x01\x02\x03".encode(),
        bytes(range(256)) * 8,
        random.Random(7).randbytes(4000),
    ],
    ids=["png", "utf-16", "zip", "bad byte", "control", "all bytes", "random"],
)
def test_what_is_not_text_is_refused_by_name(data):
    with pytest.raises(ReadingError, match=r"a\.txt, which is not text.*UTF-8 or GB18030"):
        decode(data, "a.txt")


def test_one_control_character_in_a_long_text_is_let_pass():
    text = "常委会听取报告。" * 100 + "\x0b"
    assert decode(text.encode(), "a.txt") == text
