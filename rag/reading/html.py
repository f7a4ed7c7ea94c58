"""Web pages: the main text, a heading, paragraph or table row a line.

trafilatura tells which part of the page is the article, but leaves out headings and lists of it;
so its findings only choose the element, and all that stands in that element is read.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

from rag.errors import ReadingError
from rag.reading.extract import Extract
from rag.reading.text import decode
from rag.reading.unsaid import mend

_MOST_TAGS = 100_000
_MOST_ATTRIBUTES = 1_000
"""Of one tag; the time in which libxml2 reads a tag grows with their square."""
_QUOTED = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))"""
_TAG = re.compile(rf"""<[A-Za-z](?:[^"'>]|{_QUOTED})*+""")
_SCRIPT = re.compile(r"<(script|style)\b(?:[^<]|<(?!/(?:script|style)\b))*+", re.I)
"""With what it holds, in which `<` begins no tag."""
_ATTRIBUTE = re.compile(rf"""[\s/]+[^\s/>="']|{_QUOTED}""")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,20})""", re.I)
_CHARSETS = {"big5": ("big5hkscs",), "big5-hkscs": ("big5hkscs",)}
"""Declared ones that are neither UTF-8 nor contained in GB18030."""
_HEAD_BYTES = 4096
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_BLOCKS = {
    *(
        "address article blockquote body caption center dd div dl dt fieldset figcaption figure"
    ).split(),
    *("h1 h2 h3 h4 h5 h6 hr li main ol p pre section table tbody td tfoot th thead tr ul").split(),
}
_SILENT = {
    *("head script style noscript template nav footer aside form button select textarea").split(),
    *("iframe object svg audio video canvas").split(),
}
_CLUTTER = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|crumbs?|breadcrumbs?|share|bdshare\w*|social|related|"
    r"recommend\w*|foot|footer|sidebar|comments?|pager|pagination|toolbar|copyright|advert\w*|"
    r"qrcode)(?:$|[\s_-])",
    re.I,
)
_LINKED = 0.6
_COVERED = 0.95
_LEAST_MATCH = 10
_MOST_WORDS = 200
"""Paragraphs, the longest, by which the article's element is found."""
_LONGEST_CELL = 500
_MOST_BLOCKS = 3
"""Of paragraphs in a cell of figures; a cell that lays out a page has more."""


def read_html(data: bytes, name: str) -> list[Extract]:
    """The main text of a page, after its title where that stands outside."""
    if data.count(b"<") > _MOST_TAGS:
        raise _refused(name, f"more than {_MOST_TAGS:,} tags", "Save the report alone as a page.")
    charset = _CHARSET.search(data[:_HEAD_BYTES])
    declared = _CHARSETS.get(charset.group(1).decode().lower(), ()) if charset else ()
    page = _XML_HEAD.sub("", decode(data, name, declared))
    tags = _TAG.findall(_SCRIPT.sub("", page))
    if any(_attributes(tag) > _MOST_ATTRIBUTES for tag in tags):
        most = f"a tag of more than {_MOST_ATTRIBUTES:,} attributes"
        raise _refused(name, most, "Save the report alone as a page.")
    try:
        return [Extract("\n".join(_main(page)))]
    except Exception as error:  # lxml and trafilatura each fail in ways of their own
        raise _refused(name, "no text that can be found", "Save the page again.") from error


def _attributes(tag: str) -> int:
    """How many attributes a tag has."""
    return sum(1 for found in _ATTRIBUTE.finditer(tag) if found.group()[0] not in "\"'")


def _main(page: str) -> list[str]:
    from lxml import html

    body = html.document_fromstring(page)
    mend(body)
    found = _article(html.tostring(body, encoding="unicode"))
    chosen = _container(body, found)
    lines = list(_lines(chosen, found))
    title = _title(body)
    return lines if not title or _squeezed(title) in _squeezed("".join(lines)) else [title, *lines]


def _article(page: str) -> set[str]:
    """The paragraphs of the main text as trafilatura finds them, without white space."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found: Any = trafilatura.bare_extraction(page, include_comments=False, favor_recall=True)
    blocks = found.body.iter("p", "cell", "item", "head") if found else ()
    words = (_squeezed("".join(block.itertext())) for block in blocks)
    return {word for word in words if len(word) >= _LEAST_MATCH}


def _container(root: Any, found: set[str]) -> Any:
    """The innermost element that holds nearly all of the main text, and more than a paragraph."""
    words = sorted(found, key=len)[-_MOST_WORDS:]
    least = _COVERED * sum(map(len, words))
    inner: Any = root if words else None
    while inner is not None:
        root = inner
        holders = (child for child in root if _is_parted(child))
        inner = next((child for child in holders if _held(child, words) >= least), None)
    return root


def _is_parted(element: Any) -> bool:
    return any(part.tag in _BLOCKS or part.tag == "br" for part in element.iterdescendants())


def _held(element: Any, words: list[str]) -> int:
    whole = _squeezed("".join(element.itertext()))
    return sum(len(word) for word in words if word in whole)


def _lines(element: Any, found: set[str]) -> Iterator[str]:
    """Lines of an element and what is below it, clutter left out."""
    line = ""
    for part in _parts(element, found):
        if part == "\n":
            if line.strip():
                yield line.strip()
            line = ""
        else:
            line = _joined(line, part)
    if line.strip():
        yield line.strip()


def _parts(element: Any, found: set[str]) -> Iterator[str]:
    """Words, and a line feed at each edge of a block."""
    if isinstance(element.tag, str) and not _is_clutter(element, found):
        edge = ["\n"] if element.tag in _BLOCKS else []
        yield from edge
        if element.tag == "br":
            yield "\n"
        elif row := _row(element):
            yield row
        else:
            yield from _inside(element, found)
        yield from edge


def _inside(element: Any, found: set[str]) -> Iterator[str]:
    keep = element.tag == "pre"
    for words, child in [(element.text, None), *((child.tail, child) for child in element)]:
        if child is not None:
            yield from _parts(child, found)
        if words:
            yield from re.split("(\n)", words) if keep else [_collapsed(words)]


def _row(element: Any) -> str:
    """The cells of a row of figures with a tab between; nothing for a row that lays out a page."""
    cells = list(element.iterchildren("td", "th")) if element.tag == "tr" else []
    words = [_collapsed(" ".join(cell.itertext())).strip() for cell in cells]
    if len(cells) < 2 or element.find(".//table") is not None:
        return ""
    laid_out = any(len(list(cell.iter("p", "div", "li"))) > _MOST_BLOCKS for cell in cells)
    return "" if laid_out or max(map(len, words)) > _LONGEST_CELL else "\t".join(words)


def _is_clutter(element: Any, found: set[str]) -> bool:
    """Whether an element is navigation or a list of links, and no part of the article."""
    if element.tag in _SILENT:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    suspect = _CLUTTER.search(names) or (element.tag in _BLOCKS and _mostly_links(element))
    return bool(suspect) and not any(_squeezed(line) in found for line in _lines_of(element))


def _mostly_links(element: Any) -> bool:
    links = ["".join(link.itertext()) for link in element.iter("a")]
    whole = len(_squeezed("".join(element.itertext())))
    return len(links) > 1 and len(_squeezed("".join(links))) >= _LINKED * whole


def _lines_of(element: Any) -> Iterator[str]:
    return ("".join(part.itertext()) for part in element.iter() if isinstance(part.tag, str))


def _title(root: Any) -> str:
    """The page's title: a heading, or what its head states, that names a report."""
    named = "@name='ArticleTitle' or @property='og:title'"
    stated = [*root.xpath("//h1"), *root.xpath(f"//meta[{named}]"), *root.xpath("//title")]
    words = (_collapsed(part.get("content") or "".join(part.itertext())) for part in stated)
    titles = (re.split(r"[_|]|\s[-–—]\s", word)[0].strip() for word in words)
    return next((title for title in titles if "报告" in title), "")


def _joined(line: str, part: str) -> str:
    """White space at a seam counts once."""
    return line + (part.lstrip(" ") if line.endswith(" ") else part)


def _collapsed(words: str) -> str:
    """White space as a browser shows it: none for a line end between Chinese characters."""
    close = re.sub(r"(?<=[⺀-鿿　-〿＀-￯])[ \t\r\f]*\n\s*(?=[⺀-鿿　-〿＀-￯])", "", words)
    return re.sub(r"[ \t\r\n\f]+", " ", close)


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def _refused(name: str, fault: str, do: str) -> ReadingError:
    return ReadingError(f"{name} with {fault}", "HTML with a report as its main text", do)
