"""Sections and passages of a report's text, as Spans of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rag.passage import BODY, DONE, GLOSSARY, LACKING, PLANNED, Passage, Section
from rag.report import Report, Span

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    (1, re.compile(rf"{_NUMERAL}、|第{_NUMERAL}(?:章|部分|节)")),
    (2, re.compile(rf"[（(]{_NUMERAL}[)）]")),
    (3, re.compile(r"\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]")),
)
_PART = re.compile(
    r"(?:过去|今后|\d{4}年|今年|下一步|附件?|名词|有关)?.{0,16}"
    r"(?:工作回顾|主要工作|主要任务|重点任务|工作安排|工作思路|总体要求|工作任务|工作重点|预期目标|目标任务)"
)
_GLOSSARY = re.compile(
    r"(?:附[件录]?\d?[:：]?\s*)?(?:有关|相关)?(?:名词|用语|术语|名词术语)(?:解释|注释|说明)[:：]?|注释[:：]?"
)
_ENTRY = re.compile(r"(?:\d{1,3}[.．、]\s*(?!\d)|[\[［]\d{1,3}[\]］]|[①-⑳]|“[^”]{1,20}”[:：])")
_MARKUP = re.compile(r"^#{1,6}\s+")
_ENDS = "。！？；：，、!?;:,"
_LONGEST_HEADING = 60
_LONGEST_PART = 24
_LEAST_CHARS = 15
_HEAD_LINES = 15
_SAID = re.compile(r"[。！？；!?;]|：.{8}|，.{8}|,.{8}|会议上$|会上$")
_BYLINE = re.compile(
    r".{2,24}(?:主任|市长|省长|区长|县长|州长|主席|院长|检察长|总理)[\s　]+"
    r"[一-龥]{1,4}(?:[\s　]?[一-龥]{1,2})?$"
)
_AHEAD = re.compile(
    r"任务|思路|工作安排|总体要求|预期目标|打算|(?:今年|下一步|\d{4}年)(?:的)?(?:政府|重点)工作(?!回顾)"
)
_SECTION = 2
_LACKING_HEADING = re.compile(
    r"(?:存在|面临|主要)的?.{0,6}(?:问题|不足|困难|短板|差距)|(?:问题|困难|短板)[和与、](?:不足|短板|差距)"
)
_LACK = re.compile(
    r"(?:清醒|深知|也要?看到|认识到).{0,80}(?:不足|短板|差距|问题|困难|挑战|弱项)|"
    r"(?:存在|还有).{0,12}(?:不足|短板|差距|问题|困难).{0,40}(?:主要|有待|还不|不够)"
)


@dataclass(frozen=True)
class Paragraph:
    """A line of text that is content, under its section."""

    number: int
    section: Section
    span: Span
    aspect: str


def passages(report: Report, longest: int) -> list[Passage]:
    """Passages of a report in reading order; none longer than `longest` but a longer sentence."""
    found = []
    for paragraph in paragraphs(report.text, report.year_delivered, report.title):
        whole = Passage(
            report, paragraph.section, (paragraph.span,), paragraph.number, paragraph.aspect
        )
        found += [replace(whole, spans=(span,)) for span in _cut(whole, longest)]
    return found


def paragraphs(
    text: str, year_delivered: int | None = None, title: str = ""
) -> Iterator[Paragraph]:
    """Content paragraphs with their heading paths.

    Headings and fragments are left out, and what stands before the title: menus, notices.
    """
    outline = _Outline(year_delivered)
    number = 0
    for span in _after_title(text, title):
        line = text[span.start : span.end]
        if outline.takes(line, _depth(text, span)):
            number += 1
            yield Paragraph(number, outline.section(), span, outline.aspect(line))


class _Outline:
    """Where reading stands: the headings above, and whether the report looks back or ahead."""

    def __init__(self, year_delivered: int | None) -> None:
        ahead = rf"今年是|{year_delivered}年是" if year_delivered else "今年是"
        self._ahead = re.compile(ahead)
        self._headings: dict[int, str] = {}
        self._kind = BODY
        self._planned = False
        self._lacking = False

    def takes(self, line: str, depth: int = 0) -> bool:
        """Take note of a line; whether it is content. `depth`: of a Markdown heading, its #s."""
        if _GLOSSARY.fullmatch(line):
            self._kind, self._headings = GLOSSARY, {0: line.rstrip(":：")}
            return False
        if self._kind == GLOSSARY:
            return bool(_ENTRY.match(line)) or _is_prose(line)
        part = (0, line) if _is_part(line) else None
        heading = _heading(line) or part or self._marked(line, depth)
        if heading:
            self._enter(*heading)
            return len(heading[1]) < len(line.rstrip(":："))
        self._planned = self._planned or bool(self._ahead.match(line))
        return _is_prose(line)

    @staticmethod
    def _marked(line: str, depth: int) -> tuple[int, str] | None:
        """A Markdown heading without a number: its level is its depth below the title's."""
        return (max(depth - 1, 0), line) if depth else None

    def _enter(self, level: int, name: str) -> None:
        kept = {at: words for at, words in self._headings.items() if at < level}
        self._headings = kept | {level: name}
        if level < 2 and _AHEAD.search(name):
            self._planned = True
        if level <= _SECTION:
            self._lacking = bool(_LACKING_HEADING.search(name))

    def section(self) -> Section:
        """The section of the line just taken."""
        return Section(tuple(self._headings[level] for level in sorted(self._headings)), self._kind)

    def aspect(self, line: str) -> str:
        """What the line just taken tells of."""
        if self._kind == BODY and (self._lacking or _LACK.search(line)):
            return LACKING
        return PLANNED if self._planned and self._kind == BODY else DONE


def _lines(text: str) -> Iterator[Span]:
    """Spans of the lines that hold something, trimmed of white space and Markdown's #s."""
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        if body := _MARKUP.sub("", line.strip()):
            start = match.start() + line.rindex(body)
            yield Span(start, start + len(body))


def _depth(text: str, span: Span) -> int:
    """How many #s stand before a line; 0 for one that is no Markdown heading."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return before.count("#")


def _after_title(text: str, title: str) -> list[Span]:
    """Lines after the title's; all lines where none of the first is the title."""
    lines = list(_lines(text))
    for number, (start, end) in enumerate(lines[:_HEAD_LINES]):
        if title and "".join(text[start:end].split()).startswith("".join(title.split())):
            return lines[number + 1 :]
    return lines


def _is_part(line: str) -> bool:
    """Whether a line is an unnumbered heading of a part: 2025年主要任务."""
    short = len(line) <= _LONGEST_PART and line[-1] not in _ENDS
    return short and bool(_PART.fullmatch(line))


def _heading(line: str) -> tuple[int, str] | None:
    """Level and words of a numbered heading; of a paragraph that begins with one, its sentence."""
    for level, pattern in _LEVELS:
        if pattern.match(line):
            if len(line) <= _LONGEST_HEADING and not re.search("[。；]", line):
                return level, line.rstrip(":：")
            lead = re.match(rf"[^。；]{{4,{_LONGEST_HEADING}}}(?=。)", line)
            return (level, lead.group()) if lead and level < 3 else None
    return None


def _is_prose(line: str) -> bool:
    return bool(_BYLINE.match(line)) or (len(line) >= _LEAST_CHARS and bool(_SAID.search(line)))


def _cut(passage: Passage, longest: int) -> list[Span]:
    """Parts no longer than `longest`, halved between sentences; a longer sentence stays whole."""
    (whole,) = passage.spans
    starts = [sentence.start for sentence in passage.sentences()][1:]
    if whole.end - whole.start <= longest or not starts:
        return [whole]
    middle = (whole.start + whole.end) / 2
    at = min(starts, key=lambda start: abs(start - middle))
    halves = (Span(whole.start, at), Span(at, whole.end))
    return [part for half in halves for part in _cut(replace(passage, spans=(half,)), longest)]
