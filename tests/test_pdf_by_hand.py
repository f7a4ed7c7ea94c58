import zlib

import pytest

from rag.errors import ReadingError
from rag.reading.pdf import read_pdf

SAYS = b"""begincmap 1 begincodespacerange <00> <ff> endcodespacerange
3 beginbfchar <01> <2ea0> <02> <2f2f> <03> <2f3e> endbfchar endcmap"""
"""What a font says of its characters 1 to 3: ⺠, ⼯, ⼾."""


def by_hand(content, filters="/Filter /FlateDecode"):
    """A PDF of one page with this content stream."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
        f"<< /Length {len(content)} {filters} >>\nstream\n".encode() + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 10 "
        b"/Resources << /XObject << /X 6 0 R >> >> >>\nstream\n/X Do /X D\nendstream",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(SAYS), SAYS),
    ]
    numbered = (b"%d 0 obj\n%s\nendobj\n" % (n, body) for n, body in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer << /Root 1 0 R >>\n%%EOF"


def test_a_pdf_by_hand_is_read():
    (found,) = read_pdf(by_hand(zlib.compress(b"BT /F1 12 Tf 60 700 Td (Report) Tj ET")), "a.pdf")
    assert found.text == "Report"


def bomb(blocks=70, size=16_000_000):
    """A stream of 1.1 GB of spaces."""
    spaces, check, press = b" " * size, 1, zlib.compressobj(9)
    head = press.compress(b" ") + press.flush(zlib.Z_FULL_FLUSH)
    block = press.compress(spaces) + press.flush(zlib.Z_FULL_FLUSH)
    check = zlib.adler32(b" ", check)
    for _ in range(blocks):
        check = zlib.adler32(spaces, check)
    return head + block * blocks + b"\x03\x00" + check.to_bytes(4, "big")


def test_radicals_are_the_characters_that_look_like_them():
    content = zlib.compress(b"BT /F1 12 Tf 60 700 Td <010203> Tj ET")
    assert read_pdf(by_hand(content), "a.pdf")[0].text == "民工户"


@pytest.mark.parametrize(
    "content",
    [
        bomb(),
        zlib.compress(b"BT /F1 12 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 6_000 + b"ET"),
    ],
    ids=["swells", "letters"],
)
def test_a_hostile_pdf_is_refused(content):
    with pytest.raises(ReadingError, match=r"Got a\.pdf with contents out of all measure"):
        read_pdf(by_hand(content), "a.pdf")


def test_a_form_that_holds_itself_ends():
    with pytest.raises(ReadingError, match=r"Got a\.pdf without text"):
        read_pdf(by_hand(zlib.compress(b"/X Do")), "a.pdf")
