"""Where reading stands in a report: under which headings, in review or plan, in the glossary."""

import re
from collections.abc import Iterable

from rag.passage import BODY, DONE, GLOSSARY, LACKING, PLANNED, Section
from rag.reading import headings
from rag.reading.aspects import YEAR, Years, lacks, looks_back
from rag.reading.cleaning import is_prose, names_speaker
from rag.reading.glossary import ENTRY, term_of
from rag.reading.joining import ended
from rag.reading.lines import Block, is_row, squeezed
from rag.reading.wording import years_in_digits

_TOPIC = re.compile(r"(?:——|--)?([^。！？；：:，,\d]{4,24}|[^。！？；：:\d]{4,30})。(?=.{20})")
_TOLD = re.compile(r"[^：:]*[：:].*\d")
_SECTION = 2
_SHORT, _SHORT_HEADING = 4, 16


class Outline:
    """Takes note of one block after the other."""

    def __init__(self, year_delivered: int | None, names: Iterable[str] = ()) -> None:
        self._years = Years(year_delivered, names)
        self._headings: dict[int, str] = {}
        self.kind = BODY
        self._planned = False
        self._reviewing = False
        self._lacking = False
        self._lacked = False

    def heading(self, block: Block, after: Block | None) -> tuple[int, str] | None:
        """Level and words of the heading that a block is, or that it begins with."""
        text = block.text
        if headings.GLOSSARY.fullmatch(text):
            return 0, text.rstrip(":：")
        if self.kind == GLOSSARY or names_speaker(text) or is_row(text):
            return None
        numbered = headings.heading(text)
        return self._ranked(*numbered) if numbered else self._unnumbered(block, after)

    def _ranked(self, level: int, words: str) -> tuple[int, str]:
        """Level and words of a numbered heading: one lower in a chapter that has 一、 in it."""
        chapter = headings.is_chapter(self._headings.get(1, ""))
        if level == 1:
            return (2 if chapter and not headings.is_chapter(words) else 1), words
        within = chapter and headings.level_of_number(self._headings.get(2, "")) == 1
        return (min(level + 1, 3) if within else level), words

    def _unnumbered(self, block: Block, after: Block | None) -> tuple[int, str] | None:
        """Level and words of a heading without a number: one marked, of a part, or above prose."""
        text = block.text
        if block.depth:
            return max(block.depth - 1, 0), text
        short = len(text) <= _SHORT_HEADING
        if headings.is_part(text) or (short and headings.is_lacking(text)):
            return 0, text.rstrip(":：")
        follows = after is not None and (len(after.text) > 30 or headings.heading(after.text))
        if not follows or not headings.may_head(text):
            return None
        above = headings.is_lacking(text) or (short and YEAR.match(years_in_digits(text)))
        return (0 if above else self._below()), text

    def _below(self) -> int:
        """Level of a heading without a number: below the numbered one that it stands under."""
        numbered = [
            level
            for level, name in self._headings.items()
            if level in (1, 2) and headings.level_of_number(name)
        ]
        return max(numbered) + 1 if numbered else 1

    def enter(self, level: int, name: str) -> None:
        """Stand under a heading."""
        if headings.GLOSSARY.fullmatch(name) or headings.GLOSSARY.fullmatch(f"{name}："):
            self.kind, self._headings = GLOSSARY, {0: name}
            return
        kept = {at: words for at, words in self._headings.items() if at < level}
        self._headings = kept | {level: name}
        if level < _SECTION:
            self._planned = self._years.planned(years_in_digits(squeezed(name)), self._planned)
            self._reviewing = not self._planned and looks_back(name)
        if level <= _SECTION:
            self._lacking = headings.is_lacking(name)

    def end(self) -> None:
        """The speech is over; numbered entries that follow are a glossary without a heading."""
        self.kind, self._headings = GLOSSARY, {}

    def says(self, text: str) -> bool:
        """Whether a block that is no heading is content."""
        body = years_in_digits(squeezed(text))
        self._planned = self._planned or self._begins_plans(body)
        self._reviewing = False
        self._lacked = lacks(body, self._lacked)
        if self.kind == GLOSSARY:
            return bool(ENTRY.match(text)) or is_prose(text)
        whole = len(body) >= _SHORT and ended(body)
        return whole or is_prose(text) or is_row(text) or bool(_TOLD.match(text))

    def _begins_plans(self, body: str) -> bool:
        """Whether a paragraph opens the plans.

        The first under a heading that looks back tells of the year reviewed, though it say 今年:
        some reports are delivered before that year is over.
        """
        return self._years.begins_plans(body) and not (self._reviewing and body.startswith("今年"))

    def section(self) -> Section:
        """The section where reading stands."""
        return Section(tuple(self._headings[level] for level in sorted(self._headings)), self.kind)

    def aspect(self) -> str:
        """What the paragraph just taken tells of."""
        if self.kind == BODY and (self._lacking or self._lacked):
            return LACKING
        return PLANNED if self._planned and self.kind == BODY else DONE

    def topic(self, text: str) -> str:
        """The lead sentence of a paragraph, the term of a glossary entry; empty for none."""
        if self.kind == GLOSSARY:
            return term_of(text)
        lead = headings.unnumbered(text.lstrip("—-"))
        found = None if headings.starts_anew(lead) else _TOPIC.match(lead)
        return found.group(1) if found else ""
