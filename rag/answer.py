"""What a question gets back."""

from dataclasses import asdict, dataclass, field
from typing import Any

from rag.passage import Hit
from rag.report import Report, Span
from rag.report_years import dated
from rag.sample_reports import is_sample

REFUSAL = {
    "zh": "报告中没有找到可以回答这个问题的内容。",
    "en": "The reports do not say.",
}
"""The refusal, one constant a language; the reason and the nearest passages go with it."""


@dataclass(frozen=True)
class Quote:
    """Words of a report, exact: `text == report.slice(spans)`, always."""

    number: int
    text: str
    report: Report
    section: str
    spans: tuple[Span, ...]
    paragraph: int
    marks: tuple[Span, ...] = ()
    """The answering words (the figure with qualifier and unit, the date, the items of a list), each
    within one of `spans`; empty where no rule tells."""
    context: str = ""
    """Words of the report before the quote, and no part of it, that name what it is said of; empty
    where it names that itself."""

    @property
    def shown(self) -> str:
        """The quote as it stands in an answer, with its mark, its context in brackets before it."""
        beside = f"（{self.context}）" if self.context else ""
        return f"{beside}“{self.text}”[{self.number}]"

    @property
    def citation(self) -> str:
        """《title》（place，2025年报告，讲2024年），section，page or row，第 n 段."""
        about = "，".join(filter(None, [self.report.place, dated(self.report)]))
        parts = [
            f"《{self.report.title or self.report.source}》" + (f"（{about}）" if about else "")
        ]
        parts += [self.section] if self.section else []
        pages = "—".join(map(str, self.pages))
        parts += [f"第{pages}页"] if pages else []
        parts += [f"第{self.report.row}行"] if self.report.row else []
        return "，".join([*parts, f"第{self.paragraph}段"])

    def marked(self, around: str) -> str:
        """The text with each mark put into `around`, such as `【{}】`."""
        text, found = self.report.text, ""
        for start, end in self.spans:
            at = start
            for mark in (one for one in self.marks if start <= one.start and one.end <= end):
                found += text[at : mark.start] + around.format(text[slice(*mark)])
                at = mark.end
            found += text[at:end]
        return found

    @property
    def pages(self) -> tuple[int, ...]:
        """The page, or the first and the last, in a PDF."""
        return self.report.pages_of(self.spans)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "number": self.number,
            "text": self.text,
            "citation": self.citation,
            "report": describe(self.report),
            "section": self.section,
            "pages": list(self.pages),
            "paragraph": self.paragraph,
            "spans": [list(span) for span in self.spans],
            "marks": [list(mark) for mark in self.marks],
            "context": self.context,
        }


@dataclass(frozen=True)
class Row:
    """One report's line in a comparison."""

    place: str
    year: int | None
    """The year that the figure speaks of: of a target the one that it is set for."""
    figure: str
    """The figure asked for, as quoted; empty where the report does not state it."""
    quote: int | None
    """Number of the quote that holds it."""
    delivered: int | None = None
    """The year in which the report was delivered."""
    covered: int | None = None
    """The year that the report tells of."""


@dataclass(frozen=True)
class Answer:
    """An answer: text with [n] marks, its quotes, and the hits they were taken from."""

    question: str
    standalone: str
    """The question as it was searched: a follow-up completed from the history."""
    text: str
    found: bool
    quotes: tuple[Quote, ...] = ()
    hits: tuple[Hit, ...] = ()
    reason: str = ""
    """Why nothing was found; empty where `found`."""
    table: tuple[Row, ...] | None = None
    warnings: tuple[str, ...] = field(default=())
    progress: tuple[int, int] | None = None
    """How many reports were looked at so far, of how many, where an answer is still growing."""
    tally: str = ""
    """The words in `text` that count the reports (11份报告中有7份写明); they rest on no quote, but
    on what was looked at in all of them."""
    suggestions: tuple[str, ...] = ()
    """Whole questions that were perhaps meant: with a misspelt word put right."""
    act: str = "question"
    """The dialogue act of what was said: `question`; `off_topic` where no report could say it; of a
    remark, which asks nothing, `thanks`, `greeting`, `farewell`, `acknowledgement`, `correction`.
    """

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "question": self.question,
            "standalone": self.standalone,
            "found": self.found,
            "text": self.text,
            "reason": self.reason,
            "quotes": [quote.to_dict() for quote in self.quotes],
            "hits": [_hit(hit) for hit in self.hits],
            "table": None if self.table is None else [vars(row) for row in self.table],
            "warnings": list(self.warnings),
            "suggestions": list(self.suggestions),
            "act": self.act,
        }


def describe(report: Report) -> dict[str, Any]:
    """A report's facts, without its text and where its pages are; and whether it is a sample."""
    facts = {key: value for key, value in vars(report).items() if key not in {"text", "pages"}}
    return facts | {"sample": is_sample(report)}


def _hit(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "source": passage.report.source,
        "section": str(passage.section),
        "paragraph": passage.paragraph,
        "spans": [list(span) for span in passage.spans],
        "text": passage.text,
        **({} if hit.why is None else {"why": asdict(hit.why)}),
    }
