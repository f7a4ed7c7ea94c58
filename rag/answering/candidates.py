"""Sentences of the hits, scored by how well each answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.characters import compared
from rag.answering.digits import in_digits
from rag.answering.figures import figures
from rag.answering.formalities import formal, without_address
from rag.answering.status import asks_ahead
from rag.answering.support import Wanted, coverage, wanted
from rag.passage import DONE, GLOSSARY, LACKING, PLANNED, Hit
from rag.report import Span
from rag.retrieval.byline import asks_of_report, is_byline
from rag.retrieval.kinds import COMPARISON, OTHER
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_DEFINES = re.compile(r"即|是指|指的是|简称|”[:：]|包括|分别是")
_DATES = re.compile(r"\d+月\d+日|\d{4}年")
_PERSON = re.compile(r"书记|主任|省长|市长|区长|县长|院长|检察长|副?委员长|同志")
_LACKS = re.compile(r"有待|不足|不够|不强|不高|短板|差距|问题|薄弱")
_SAYS = re.compile(r"[\d，,]")
"""In a lead that tells something already."""
COVERAGE, CONTEXT, SENTENCE, CLAUSE, PASSAGE = 0.2, 0.1, 0.2, 0.6, 0.3
KIND, TENSE, UNDATED = 0.1, 0.2, 0.1
"""Weights in a sentence's score of: the share of the question's words that it covers, that its
passage covers; the question's likeness to it, to its best clause; its passage's score; its fit to
the kind of question, and whether it tells of what is over or planned as asked. Chosen on
development questions. `UNDATED`: the last, where no year is asked."""


@dataclass(frozen=True)
class Candidate:
    """A sentence of a hit."""

    hit: Hit
    span: Span
    score: float
    """For choosing among sentences: higher is better."""
    cosine: float
    """Likeness of the question to its best clause."""
    context: float
    """Share of the question's words that its passage covers."""

    @property
    def text(self) -> str:
        """The sentence, each character as it is compared (index.characters); as long as exact."""
        return compared(self.hit.passage.report.slice(self.spans))

    @property
    def spans(self) -> tuple[Span, ...]:
        """The sentence without what stands inside it and is not the passage's."""
        return self.hit.passage.parts(self.span)


def candidates(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Candidate]:
    """Every sentence of `hits`, best first.

    Asked for shortcomings, or of the report itself, only of the hits that tell them.
    """
    if question.sought == "problem":
        hits = [hit for hit in hits if hit.passage.aspect == LACKING] or hits
    if asks_of_report(question.asking):
        hits = [hit for hit in hits if is_byline(hit.passage)] or hits
    asked = wanted(question, retriever.lexicon, retriever.corpus.sparse)
    tense, told_then = _tense(question)
    found = []
    for hit in hits:
        context = coverage(asked, hit.passage.text)
        around = CONTEXT * context + PASSAGE * min(hit.score, 1.0)
        for span, (whole, clause) in _told(retriever.likeness(question, hit.passage), hit):
            text = compared(hit.passage.report.slice(hit.passage.parts(span)))
            if _empty(question, text, asked):
                continue
            own = COVERAGE * coverage(asked, text) + SENTENCE * whole + CLAUSE * clause
            score = around + own + KIND * fits(question.sought, hit, text)
            score += told_then * timely(question, tense, hit)
            found.append(Candidate(hit, span, score, clause, context))
    return sorted(found, key=lambda one: (-one.score, one.hit.rank, one.span))


def _empty(question: Question, text: str, asked: Sequence[Wanted]) -> bool:
    """Whether a sentence is a form of address or delivery, or has the question's words in one."""
    if asks_of_report(question.asking):
        return False
    rest = without_address(text)
    addressed = rest != text and coverage(asked, text) > 0 and not coverage(asked, rest)
    return formal(text) or addressed


def _told(
    likeness: Mapping[Span, tuple[float, float]], hit: Hit
) -> list[tuple[Span, tuple[float, float]]]:
    """The sentences of a passage without its lead, whose likeness the one after it has as well.

    A lead (强化数智赋能。) names what is asked about and answers nothing.
    """
    found = sorted(likeness.items())
    if len(found) < 2 or hit.passage.section.kind == GLOSSARY:
        return found
    (lead, own), (after, next_own) = found[:2]
    text = hit.passage.report.slice(hit.passage.parts(lead)).rstrip("。：:；;.")
    if text != hit.passage.topic or _SAYS.search(in_digits(text)):
        return found
    return [(after, (max(own[0], next_own[0]), max(own[1], next_own[1]))), *found[2:]]


def _tense(question: Question) -> tuple[str, float]:
    """What a sentence should tell of, and what it gains so.

    Who asks for a number and names no year wants what is, unless it is one of a plan. A comparison
    weighs that for each figure by itself (quantity.UNTIMED).
    """
    of_figures = question.sought in {"number", OTHER} and question.kind != COMPARISON
    if question.tense or not of_figures or question.scope.each or asks_ahead(question):
        return question.tense, TENSE
    return "done", UNDATED


def timely(question: Question, tense: str, hit: Hit) -> float:
    """1 where a passage tells of what is over, or planned, as the question does, else 0.

    Below 0 where a matter is asked of in a year that is over, without a verb that says for what
    (就业), and it tells of plans or is of a report on another year.
    """
    aspect, report = hit.passage.aspect, hit.passage.report
    own = report.year_delivered if tense == "ahead" else report.year_covered
    another = bool(question.years and own and own not in question.years)
    if question.tense == "done" and question.sought == OTHER and (another or aspect == PLANNED):
        return -1.0
    fit = (tense == "done" and aspect == DONE) or (tense == "ahead" and aspect == PLANNED)
    return float(fit and not another)


def fits(kind: str, hit: Hit, text: str) -> float:
    """1 where a sentence has what a question of its kind asks for, else 0."""
    passage = hit.passage
    if kind == "number":
        return float(any(figure.sure for figure in figures(text)))
    if kind == "definition":
        return float(passage.section.kind == GLOSSARY or bool(_DEFINES.search(text)))
    if kind == "who_when":
        return float(bool(_DATES.search(text) or _PERSON.search(text)))
    if kind == "problem":
        return float(passage.aspect == LACKING and bool(_LACKS.search(text)))
    return float(passage.aspect == PLANNED) if kind == "plan" else 0.0
