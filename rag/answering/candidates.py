"""Sentences of the hits, scored by how well each answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rag.answering.figures import figures
from rag.answering.support import Wanted, coverage, wanted
from rag.passage import GLOSSARY, LACKING, PLANNED, Hit
from rag.report import Span
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_DEFINES = re.compile(r"即|是指|指的是|简称|”[:：]|包括|分别是")
_DATES = re.compile(r"\d+月\d+日|\d{4}年")
_PERSON = re.compile(r"书记|主任|省长|市长|区长|县长|院长|检察长|副?委员长|同志|[一-龥]{2,3}主任")
_LACKS = re.compile(r"有待|不足|不够|不强|不高|短板|差距|问题|薄弱")
COVERAGE, COSINE, PASSAGE, KIND = 0.4, 0.2, 0.25, 0.15
"""Shares of a sentence's score: words covered, likeness, its passage's score, fit to the kind."""
_PASSAGE_COVERAGE = 0.3


@dataclass(frozen=True)
class Candidate:
    """A sentence of a hit. All scores are in [0, 1]; higher is better."""

    hit: Hit
    span: Span
    score: float
    """For choosing among sentences."""
    support: float
    """For deciding whether to answer at all."""

    @property
    def text(self) -> str:
        """The sentence, exact."""
        return self.hit.passage.report.slice((self.span,))


def candidates(question: Question, hits: Sequence[Hit], retriever: Retriever) -> list[Candidate]:
    """Every sentence of `hits`, best first."""
    asked = wanted(question, retriever.lexicon, retriever.corpus.sparse)
    spans = [(hit, span) for hit in hits for span in hit.passage.sentences()]
    texts = [hit.passage.report.slice((span,)) for hit, span in spans]
    cosines = _cosines(question, texts, retriever)
    best = max((hit.score for hit in hits), default=0.0) or 1.0
    whole = {hit.rank: coverage(asked, hit.passage.text) for hit in hits}
    scored = [
        _candidate(question, asked, hit, span, text, cosine, hit.score / best, whole[hit.rank])
        for (hit, span), text, cosine in zip(spans, texts, cosines, strict=True)
    ]
    return sorted(scored, key=lambda one: (-one.score, one.hit.rank, one.span))


def _candidate(
    question: Question,
    asked: Sequence[Wanted],
    hit: Hit,
    span: Span,
    text: str,
    cosine: float,
    passage: float,
    whole: float,
) -> Candidate:
    covered = (1 - _PASSAGE_COVERAGE) * coverage(asked, text) + _PASSAGE_COVERAGE * whole
    fit = fits(question.kind, hit, text)
    score = COVERAGE * covered + COSINE * cosine + PASSAGE * passage + KIND * fit
    return Candidate(hit, span, score, (covered + cosine) / 2)


def _cosines(question: Question, texts: list[str], retriever: Retriever) -> list[float]:
    if not texts:
        return []
    query = retriever.encoder.encode_queries([question.content])[0]
    rows = retriever.encoder.encode_passages(texts)
    return [float(value) for value in np.clip(rows @ query, 0, 1)]


def fits(kind: str, hit: Hit, text: str) -> float:
    """1 where a sentence has what a question of its kind asks for, else 0."""
    passage = hit.passage
    if kind == "number":
        return float(any(not figure.is_date for figure in figures(text)))
    if kind == "definition":
        return float(passage.section.kind == GLOSSARY or bool(_DEFINES.search(text)))
    if kind == "who_when":
        return float(bool(_DATES.search(text) or _PERSON.search(text)))
    if kind == "problem":
        return float(passage.aspect == LACKING and bool(_LACKS.search(text)))
    return float(passage.aspect == PLANNED) if kind == "plan" else 0.0
