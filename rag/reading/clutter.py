"""What stands in a text and is no part of the report: by the form of a line, or inside one."""

import re
import unicodedata
from collections.abc import Iterator

from rag.reading.furniture import (
    ACTION,
    ACTIONS,
    EDITION,
    FIELD,
    HAN_NUMBER,
    LINES,
    NUMBER,
)
from rag.reading.lines import BLANK, is_row, squeezed

SPACED = "数字内空格"
_BUTTONS, _FIELDS = "网页按钮", "来源与时间"
_LONGEST_FIELD, _LONGEST_LINE = 40, 120
_SENTENCE = 8
"""Characters from which a line with a full stop is a sentence, and no button or notice."""
_MAY_BE_SENTENCES = {"分享提示", "广告", "图片说明", "称呼", "版记", "来源与时间"}
_RULE = r"(?:[—－–―─]{1,2}|-)"
_NOT_RULE = r"[—\-－]"
_AROUND = rf"[{BLANK}]{{0,20}}"
"""White space that goes with a mark; without a bound, a long run of it would take very long."""
_GAP = "[ ]{0,4}"
_TURN = "(?:上接|下转|紧接|紧转)"

_HOLES = tuple(
    (reason, re.compile(pattern))
    for reason, pattern in (
        # — 3 — anywhere; —3— only where no figure stands beside it: 1—3—5 is none
        (
            "页码",
            rf"{_AROUND}(?<!{_NOT_RULE}){_RULE}[ \u3000]+{NUMBER}[ \u3000]+{_RULE}"
            rf"(?!{_NOT_RULE}){_AROUND}",
        ),
        (
            "页码",
            rf"(?<![\d０-９]){_AROUND}(?<!{_NOT_RULE}){_RULE}[ \u3000]*{NUMBER}[ \u3000]*{_RULE}"
            rf"(?!{_NOT_RULE}){_AROUND}(?![\d０-９%％])",
        ),
        (
            "页码",
            rf"{_AROUND}[（(\[【]?第{_GAP}{NUMBER}{_GAP}页{_GAP}[,，、/／|]?{_GAP}"
            rf"[（(]?共{_GAP}{NUMBER}{_GAP}页[)）\]】]?[)）]?{_AROUND}",
        ),
        ("页码", rf"{_AROUND}[·•]{_GAP}{NUMBER}{_GAP}[·•]{_AROUND}"),
        (
            "页码",
            rf"(?<=[一-龥]){_AROUND}[（(]{_GAP}第{_GAP}{NUMBER}{_GAP}页{_GAP}[)）]{_AROUND}(?=[一-龥])",
        ),
        (
            "转版标记",
            rf"{_AROUND}[（(【\[]{_GAP}[^\w。]{{0,2}}{_GAP}(?:{_TURN}|接上|接|转){EDITION}"
            rf"[^。，）)】\]\n]{{0,8}}[）)】\]]{_AROUND}",
        ),
        (
            "转版标记",
            rf"{_AROUND}(?:(?<=[。！？])|[^\w\s。，；、）)”》]{{1,3}}){_GAP}{_TURN}第?{_GAP}"
            rf"(?:[A-Za-z]?{NUMBER}|{HAN_NUMBER}){_GAP}版[^\w\s。]?(?=$|[{BLANK}]){_AROUND}",
        ),
        ("注码", r"(?<=[^\s\d])[\[［〔【]\d{1,3}[\]］〕】]"),
        ("注码", r"(?<=[”》」』])[①-⑳㉑-㉟㊱-㊿]"),
        ("图片说明", r"^[■▲△▼][^。]{2,40}。?[（(][^（()）。]{0,24}(?:供图|摄)[)）]$"),
        ("图片说明", r"[（(][^（()）。]{0,16}(?:供图|(?<=[\s　])摄|记者[^（()）。]{2,12}摄)[)）]"),
        # 5 . 5, and not the number of a heading: 1. 2024年
        (SPACED, r"(?<=\d)[ \u3000\xa0]*(?<!^\d)(?<!^\d\d)[.．][ \u3000\xa0]*(?=\d)"),
        (SPACED, r"(?<=\d)[ \u3000\xa0]+(?=[%％‰])"),
        # Two figures do not stand side by side in prose, but for a year before a count
        (SPACED, r"(?<!19\d\d)(?<!20\d\d)(?<=\d)[ \xa0](?=\d)"),
    )
)
_WIDE = re.compile(r"\s{3,}")
"""As good as two spaces; the forms of lines would try each place in a long run of white space."""
_SUFFIX = re.compile(
    rf"(?<=[。！？”])[{BLANK}]*+(?:"
    r"[（(【\[]?\s*(?:(?:责任)?编辑|责编|来源|作者|记者|校对|审核|编审)\s*[:：][^。！？]{1,40}[)）】\]]?|"
    rf"(?:[【\[（(]?(?:{ACTION})[】\]）)]?[{BLANK}|｜:：]*){{2,}}+|"
    r"分享到?[:：].{0,20}|扫一扫.{0,24}|【(?:打印|关闭|字号)[^。]{0,30})$"
)
_SPACES = re.compile(r"[ \u3000\xa0]+")
_NARROW = {0xFF01 + n: 0x21 + n for n in range(94) if chr(0x21 + n).isalnum()} | {
    0x3000: " ",
    0xA0: " ",
}
_BEHIND = re.compile(
    r"^[^。，；：:]{4,50}\s+(?=(?:(?:发布|发表|更新)?(?:时间|日期)|(?:信息|文章)?来源)\s*[:：].*[:：])"
)
"""A title with fields behind it on its line."""
_STAMP = re.compile(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s+"
)
"""Day and time that stand before the fields of a line."""
_NOTE = re.compile(r"(?<=[一-龥”》])(?:[（(](\d{1,3})[)）]|([①-⑳㉑-㉟㊱-㊿]))")
_LEAST_NOTES = 5


def whole(text: str) -> str:
    """Why a line is clutter from end to end; empty for one that is not."""
    line = text.translate(_NARROW).strip()
    if len(line) > _LONGEST_LINE:
        return ""
    line = _WIDE.sub("  ", line)
    if len(line) > 1 and ACTIONS.fullmatch(line):
        return _BUTTONS
    says = "。" in line and len(line) >= _SENTENCE
    reasons = (reason for reason, form in LINES.items() if form.fullmatch(line))
    found = next((r for r in reasons if not says or r in _MAY_BE_SENTENCES), "")
    return found or (_FIELDS if _is_fields(line) else "")


def _is_fields(line: str) -> bool:
    """Whether a line is fields with short values, as 来源：…  作者：…  浏览次数：… is."""
    line = _STAMP.sub("", line)
    if not FIELD.match(line) or re.search("[。！？；].", line):
        return False
    starts = [found.start() for found in FIELD.finditer(line)]
    ends = [*starts[1:], len(line)]
    return all(end - start <= _LONGEST_FIELD for start, end in zip(starts, ends, strict=True))


def holes(text: str) -> Iterator[tuple[int, int, str]]:
    """Clutter inside a line: `(start, end, reason)`, offsets in the line."""
    for reason, pattern in _HOLES:
        if reason == SPACED and is_row(text):
            continue
        for found in pattern.finditer(text):
            if reason == SPACED:
                spaces = _SPACES.finditer(text, *found.span())
                yield from ((*space.span(), reason) for space in spaces)
            elif squeezed(found.group()):
                yield (*found.span(), reason)
    if suffix := _SUFFIX.search(text):
        yield (*suffix.span(), _BUTTONS)
    if (behind := _BEHIND.search(text)) and _is_fields(text[behind.end() :].strip()):
        yield (behind.start(), len(text), _FIELDS)


def note_marks(texts: list[str]) -> set[int]:
    """Numbers in parentheses or circles that count up from 1 through a report: marks of notes.

    At least five; a few may be missing, as on a page that was cut off.
    """
    seen = [_value(found) for text in texts for found in _NOTE.finditer(text)]
    known: set[int] = set()
    counted = highest = 0
    for n in seen:
        counted += not known or n == highest + 1 or n in known
        highest = max(highest, n)
        known.add(n)
    enough = len(known) >= _LEAST_NOTES and counted >= 0.9 * len(seen)
    return known if enough and min(known) == 1 else set()


def note_holes(text: str, marks: set[int]) -> Iterator[tuple[int, int, str]]:
    """Where such marks stand in a line."""
    for found in _NOTE.finditer(text):
        if _value(found) in marks:
            yield (*found.span(), "注码")


def _value(mark: re.Match[str]) -> int:
    return int(mark.group(1) or unicodedata.numeric(mark.group(2)))
