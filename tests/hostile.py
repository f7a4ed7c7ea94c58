"""Small files that are hard to read: deep, wide, strange, or larger than they look."""

import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable
from datetime import datetime, time, timedelta

from test_pdf_by_hand import by_hand

_WORDS = "常委会听取专项报告十二项，提出审议意见三十条。"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(entries: dict[str, bytes]) -> bytes:
    """A ZIP of these."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return packed.getvalue()


def _docx(body: str) -> bytes:
    """A document of no more parts than it must have."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_TYPES}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
    }
    return zipped({name: (_XML + part).encode() for name, part in parts.items()})


def _paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def _nested(opening: str, inside: str, closing: str, chance: random.Random) -> str:
    depth = chance.choice((3, 40, 80, 250, 3000))
    return opening * depth + inside + closing * depth


def _tables(chance: random.Random) -> bytes:
    cell = ("<w:tbl><w:tr><w:tc>", _paragraph(_WORDS * 9), "<w:p/></w:tc></w:tr></w:tbl>")
    return _docx(_nested(*cell, chance) + _paragraph(_WORDS * 3))


def _controls(chance: random.Random) -> bytes:
    inside = _paragraph(_WORDS) * chance.choice((1, 500))
    return _docx(_nested("<w:sdt><w:sdtContent>", inside, "</w:sdtContent></w:sdt>", chance))


def _empty_parts(chance: random.Random) -> bytes:
    part = chance.choice(("<w:p/>", "<w:tbl/>", "<w:p><w:r><w:tab/></w:r></w:p>", "<x/>"))
    return _docx(part * chance.choice((10, 10_000, 150_000)) + _paragraph(_WORDS * 4))


def _runs(chance: random.Random) -> bytes:
    run = f"<w:r><w:t>{chance.choice(('字', '字。', ' ', '1'))}</w:t></w:r>"
    return _docx(f"<w:p>{run * chance.choice((10, 20_000))}</w:p>" + _paragraph(_WORDS * 4))


def _deep_html(chance: random.Random) -> bytes:
    tag = chance.choice(("div", "b", "table><tr><td", 'div class="share"', "ul><li", "pre", "a"))
    inside = f"<p>{_WORDS * chance.choice((3, 300))}</p>"
    opening = f"<{tag}>" + chance.choice(("", "字", f"<a>{_WORDS}</a>"))
    return f"<title>某县工作报告</title>{_nested(opening, inside, '', chance)}".encode()


def _wide_html(chance: random.Random) -> bytes:
    unit = chance.choice(
        (
            "<br>",
            "<p>字。</p>",
            f"<p>{_WORDS}</p>",
            "<td>字",
            "<tr><td>字</td><td>1</td></tr>",
            "<li><a href='/'>链接</a>",
            '<div class="nav">字</div>',
            "<!-- x -->",
            "&nbsp;",
            "&#x10FFFF;",
            "<![CDATA[字]]>",
            "<script>x",
            '<p style="display: none">字</p>',
            "<h1>某县工作报告</h1>",
        )
    )
    most = 90_000 // max(unit.count("<"), 1)
    body = unit * chance.randint(1, min(most, 1_000_000 // len(unit)))
    return f"<body><p>{_WORDS * 5}</p>{body}</body>".encode()


def _odd_cells(chance: random.Random) -> bytes:
    import openpyxl

    book, saved = openpyxl.Workbook(), io.BytesIO()
    odd = [None, True, 1e308, -0.5, 10**20, datetime(1900, 1, 1), time(3), timedelta(9), "=1/0"]
    odd += [
        "#REF!",
        "_x0000_",
        "_xD800_",
        "\t\n",
        "0" * 32_000,
        _WORDS * 50,
        "标题",
        "正文",
        "年份",
    ]
    for _ in range(chance.choice((1, 5, 300))):
        book.active.append([chance.choice(odd) for _ in range(chance.randint(1, 12))])
    far = chance.choice(("A1", "XFD1048576", "ZZ99"))
    book.active[far] = _WORDS * 20
    book.create_sheet("又一张" * chance.randint(1, 9)).append(["正文", _WORDS * 30])
    book.save(saved)
    return saved.getvalue()


def _sheet(chance: random.Random) -> bytes:
    """A worksheet of many cells in few bytes."""
    import openpyxl

    book, saved = openpyxl.Workbook(), io.BytesIO()
    for _ in range(chance.choice((10, 2_000, 20_000))):
        book.active.append(["a"] * chance.choice((1, 9)))
    book.active.append([_WORDS * 30])
    book.save(saved)
    return saved.getvalue()


def _odd_json(chance: random.Random) -> bytes:
    odd = [None, [], {}, "\ud800", "\x00", 1e400, 10**400, True, _WORDS * 20, "2024", "\u2028"]
    keys = ["正文", "标题", "地区", "年份", "日期", "省份", "城市", "编号", "\udfff", ""]
    rows = [
        {chance.choice(keys): chance.choice(odd) for _ in range(chance.randint(0, 9))}
        | {"正文": _WORDS * 20}
        for _ in range(chance.choice((1, 5, 500)))
    ]
    return "\n".join(map(json.dumps, rows)).encode()


def _deep_json(chance: random.Random) -> bytes:
    return f'{{"正文": {_nested("[", "1", "]", chance)}}}\n'.encode() * chance.randint(1, 3)


def _odd_csv(chance: random.Random) -> bytes:
    unit = chance.choice(('"', ",", '""', ",\n", "a,b\n", '"\n', f"{_WORDS}\n", "\r", ";"))
    return f"标题,正文\n某县,{_WORDS * 20}\n{unit * chance.choice((1, 99, 300_000))}".encode()


def _page(content: bytes) -> bytes:
    return by_hand(zlib.compress(content))


def _scattered(chance: random.Random) -> bytes:
    """A page of words anywhere on it."""
    count = chance.choice((10, 300, 4_000))
    moves = (
        b"1 0 0 1 %.1f %.1f Tm (%s) Tj"
        % (chance.uniform(0, 600), chance.uniform(0, 850), b"abcdefghij"[: chance.randint(1, 10)])
        for _ in range(count)
    )
    return _page(b"BT /F1 9 Tf " + b" ".join(moves) + b" ET")


def _odd_page(chance: random.Random) -> bytes:
    operators = b"q Q BT ET Tj TJ Td Tm T* ' cm Do re f S Tf Tz TL BI ID EI BDC EMC sh gs".split()
    odd = [b"1e400", b"-99999999999", b"0", b"(x)", b"<41>", b"[(a) 9 (b)]", b"/F1", b"/X", b"nan"]
    words = [chance.choice(operators + odd * 2) for _ in range(chance.choice((9, 99, 9_999)))]
    return _page(
        b"BT /F1 12 Tf 60 700 Td (Report of the year: what was done and what is planned) Tj ET "
        + b" ".join(words)
    )


def _nested_zip(chance: random.Random) -> bytes:
    data = zipped({"a.txt": (_WORDS * 9).encode()})
    for number in range(chance.randint(1, 5)):
        data = zipped({f"{number}.zip": data, "b.txt": (_WORDS * 9).encode()})
    return data


def _many_in_zip(chance: random.Random) -> bytes:
    ending = chance.choice(("txt", "docx", "xlsx", "csv", "jsonl", "md"))
    return zipped({f"{n}.{ending}": (_WORDS * n).encode() for n in range(chance.choice((1, 60)))})


def _lying_zip(chance: random.Random) -> bytes:
    """A ZIP whose entry says that it is of another size, or encrypted, or pressed otherwise."""
    data = bytearray(zipped({"a.txt": (_WORDS * 9).encode(), "b.txt": bytes(2_000_000)}))
    at = data.index(b"PK\x01\x02") + chance.choice((8, 10, 16, 20, 24, 28, 30, 42))
    data[at : at + 4] = chance.randbytes(4)
    return bytes(data)


def _text(chance: random.Random) -> bytes:
    unit = chance.choice(
        (_WORDS, "字\n", "　", "— 1 —", "# 一\n", "（一）", "字\r", "\u200b", "𠀀", "广告\n")
    )
    most = chance.choice((10, 1_000, 100_000)) // len(unit)
    return (_WORDS * 9 + unit * most).encode(chance.choice(("utf-8", "utf-16", "gb18030")))


HOSTILE: dict[str, tuple[Callable[[random.Random], bytes], ...]] = {
    "txt": (_text,),
    "md": (_text,),
    "html": (_deep_html, _wide_html, _wide_html),
    "docx": (_tables, _controls, _empty_parts, _runs),
    "xlsx": (_odd_cells, _odd_cells, _sheet),
    "jsonl": (_odd_json, _deep_json),
    "csv": (_odd_csv,),
    "pdf": (_scattered, _odd_page),
    "zip": (_nested_zip, _many_in_zip, _lying_zip),
}
