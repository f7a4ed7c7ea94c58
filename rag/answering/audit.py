"""A text written elsewhere held against the reports: its quotations and its figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rag.answer import Quote
from rag.answering.discrepancy import VALUE, about, explained, explained_state, faults
from rag.answering.figures import Figure, figures
from rag.answering.locate import fold, locate, nearest, part_of, quotations, spans_of
from rag.answering.numbers import FIGURE, RANK
from rag.answering.reached import told_reached
from rag.answering.status import TARGET, status
from rag.passage import Hit, Passage
from rag.report import Report, Span
from rag.retrieval.namesakes import understood
from rag.retrieval.places import find
from rag.retrieval.question import EVERYTHING, Question, Scope
from rag.retrieval.retriever import Retriever
from rag.rows import has_row

EXACT, NEAR, ABSENT = "exact", "near", "absent"
_READ = 8
"""Passages looked through for each quotation or sentence."""
_LIKE, _ALIKE, _COSINE = 0.6, 0.3, 0.3
"""Least likeness of a near quotation; least share of a clause's word pairs that a report's clause
has, and in English the least cosine of their sentences, for the two to tell of one thing."""
_CHECKED = frozenset({FIGURE, RANK})
"""Kinds of numbers that are held against the reports."""
_LEAST = 8
"""Characters from which a quotation can be near; a shorter one is exact or absent."""
_LONGEST = 400
"""Characters of a sentence that are searched with."""
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_BLOCK = re.compile(r"(?m)^[ \t]*>[ \t]?(.*)$")


@dataclass(frozen=True)
class Finding:
    """One quotation or figure of the text, and what the reports say."""

    kind: str
    """`quotation` or `figure`."""
    text: str
    span: Span
    """Where it stands in the text that was checked."""
    verdict: str
    """`exact`, `near` or `absent`."""
    difference: str = ""
    """Of a near one: what differs; of an absent one: why, where that is known."""
    quote: Quote | None = None
    """The reports' own words; None where absent."""


@dataclass(frozen=True)
class Audit:
    """The reports of a store, ready to be compared with texts."""

    retriever: Retriever
    scope: Scope = EVERYTHING
    """Which of them the texts are compared with."""

    def findings(self, text: str) -> list[Finding]:
        """Every quotation and every figure outside quotations, in the order of the text."""
        quoted = list(_quoted(text))
        found = [self.quotation(text, span) for span in quoted]
        for match in _SENTENCE.finditer(text):
            found += self._figures(text, Span(*match.span()), quoted)
        return sorted(found, key=lambda finding: finding.span)

    def quotation(self, text: str, span: Span) -> Finding:
        """Whether one quotation stands in a report."""
        words = text[span.start : span.end].strip()
        if quote := self._exact(words):
            if told_reached(text, *span) and self._aimed(quote):
                return Finding("quotation", words, span, NEAR, explained_state(True), quote)
            return Finding("quotation", words, span, EXACT, quote=quote)
        near = [
            (one, hit.passage)
            for hit in self._hits(words)
            if len(fold(words)) >= _LEAST and (one := nearest(hit.passage.text, words))
        ]
        best = max(near, key=lambda pair: pair[0].likeness, default=None)
        if best is None or best[0].likeness < _LIKE:
            return Finding("quotation", words, span, ABSENT)
        quote = _quote(best[1], best[0].span)
        return Finding("quotation", words, span, NEAR, best[0].difference, quote)

    @cached_property
    def _folded(self) -> list[tuple[Report, str]]:
        reports = self.retriever.corpus.reports
        return [(report, fold(report.text)) for report in reports if self._asks(report)]

    def _asks(self, report: Report) -> bool:
        return self.scope.reports is None or report.id in self.scope.reports

    def _exact(self, words: str) -> Quote | None:
        """The first place of a quotation: in a passage, else across passages of a report."""
        sought = fold(words.rstrip("。，；,.;")) or fold(words)
        passages = self.retriever.corpus.passages
        for report, folded in self._folded:
            if sought in folded and (whole := locate(report.text, sought)):
                own = [p for p in passages if p.report.id == report.id]
                for passage in own:
                    if any(s <= whole.start < e for s, e in passage.spans):
                        return Quote(
                            1, report.slice((whole,)), report, str(passage.section), (whole,),
                            passage.paragraph,
                        )  # fmt: skip
                return Quote(1, report.slice((whole,)), report, "", (whole,), 0)
        torn = (
            p
            for p in passages
            if len(p.spans) > 1 and self._asks(p.report) and sought in fold(p.text)
        )
        return next((_quote(p, part) for p in torn if (part := locate(p.text, sought))), None)

    def _aimed(self, quote: Quote) -> bool:
        """Whether the words of a quote set a target in their report."""
        for passage in self.retriever.corpus.passages:
            if passage.report.id == quote.report.id and (part := part_of(passage, quote.spans)):
                before = passage.text[: part.start]
                start = max(before.rfind(mark) for mark in "。；！？\n") + 1
                return status(passage.text[start : part.end], passage.aspect) == TARGET
        return False

    def _asked(self, words: str) -> Question | None:
        if not re.search(r"\w", words):
            return None
        asked = understood(words[:_LONGEST], (), self.retriever, _LONGEST)
        return replace(asked, scope=self.scope)

    def _hits(self, words: str) -> list[Hit]:
        asked = self._asked(words)
        return self.retriever.retrieve(asked, _READ) if asked else []

    def _figures(self, text: str, sentence: Span, quoted: Sequence[Span]) -> Iterator[Finding]:
        words = text[sentence.start : sentence.end]
        told = [
            one
            for one in figures(words, kinds=_CHECKED)
            if not any(s <= sentence.start + one.span.start < e for s, e in quoted)
        ]
        if not told:
            return
        asked = self._asked(words)
        hits = self.retriever.retrieve(asked, _READ) if asked else []
        unknown = [n.words for n in find(words, self.retriever.corpus.reports) if not n.place]
        places = asked is not None and any(named.place for named in asked.places)
        for one in told:
            span = Span(sentence.start + one.span.start, sentence.start + one.span.end)
            if asked is None or (unknown and not places):
                reason = f"库中没有{'、'.join(unknown)}的报告"
                yield Finding("figure", one.text, span, ABSENT, reason)
            else:
                yield self._figure(one, words, asked, hits, span)

    def _figure(
        self, one: Figure, words: str, asked: Question, hits: Sequence[Hit], span: Span
    ) -> Finding:
        """The report's figure that is told of the same thing: alike, or the nearest."""
        found = []
        for hit in hits:
            passage = hit.passage
            for stated in figures(passage.text, aspect=passage.aspect, kinds=_CHECKED):
                same_kind = stated.quantity.kind == one.quantity.kind
                if same_kind and (alike := self._alike(one, words, stated, passage, asked)):
                    wrong = faults(one, words, stated)
                    found.append((-len(wrong), alike, -hit.rank, stated, passage, wrong))
        best = max(found, key=lambda row: row[:3], default=None)
        if best is None or (VALUE in best[5] and best[1] < 2 * _ALIKE):
            return Finding("figure", one.text, span, ABSENT)
        *_, stated, passage, wrong = best
        quote = _quote(passage, _around(passage, stated))
        if not wrong:
            return Finding("figure", one.text, span, EXACT, quote=quote)
        return Finding("figure", one.text, span, NEAR, explained(wrong, stated), quote)

    def _alike(
        self, one: Figure, words: str, stated: Figure, passage: Passage, asked: Question
    ) -> float:
        """How surely two figures are told of one thing; 0 where they are not."""
        if re.search("[一-龥]", words):
            said, held = (
                about(*where) for where in ((words, one.span), (passage.text, stated.span))
            )
            share = len(said & held) / max(min(len(said), len(held)), 2)
            return share if share >= _ALIKE else 0.0
        spans = spans_of(passage, stated.span)
        likeness = self.retriever.likeness(asked, passage)
        cosines = [
            both
            for sentence, (both, _) in likeness.items()
            if spans and sentence[0] <= spans[0].start < sentence[1]
        ]
        return cosines[0] if cosines and cosines[0] >= _COSINE else 0.0


def _quoted(text: str) -> Iterator[Span]:
    """Quotations with Chinese words in them, and block quotes."""
    blocks = [Span(*match.span(1)) for match in _BLOCK.finditer(text) if match.group(1).strip()]
    yield from blocks
    for span in quotations(text):
        inside = any(start <= span.start < end for start, end in blocks)
        if not inside and re.search("[一-龥]", text[span.start : span.end]):
            yield span


def _around(passage: Passage, figure: Figure) -> Span:
    """The sentence of a passage that holds a figure; all of a table's row with its headers."""
    if has_row(passage.text) and "。" not in passage.text:
        return Span(0, len(passage.text))
    for match in _SENTENCE.finditer(passage.text):
        if match.start() <= figure.span.start < match.end():
            return Span(*match.span())
    return figure.span


def _quote(passage: Passage, part: Span) -> Quote:
    spans = spans_of(passage, part)
    words = passage.report.slice(spans)
    return Quote(1, words, passage.report, str(passage.section), spans, passage.paragraph)
