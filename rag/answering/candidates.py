"""Sentences of the hits, scored by how well each answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rag.answering.figures import figures
from rag.answering.support import coverage, wanted
from rag.passage import GLOSSARY, LACKING, PLANNED, Hit
from rag.report import Span
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever

_DEFINES = re.compile(r"即|是指|指的是|简称|”[:：]|包括|分别是")
_DATES = re.compile(r"\d+月\d+日|\d{4}年")
_PERSON = re.compile(r"书记|主任|省长|市长|区长|县长|院长|检察长|副?委员长|同志|[一-龥]{2,3}主任")
_LACKS = re.compile(r"有待|不足|不够|不强|不高|短板|差距|问题|薄弱")
COVERAGE, CONTEXT, COSINE, PASSAGE, KIND = 0.25, 0.08, 0.5, 0.08, 0.09
"""Shares in a sentence's score of: the question's words that it covers, that its passage covers,
its likeness to the question, its passage's score, its fit to the kind of question."""


@dataclass(frozen=True)
class Candidate:
    """A sentence of a hit. All scores are in [0, 1]; higher is better."""

    hit: Hit
    span: Span
    score: float
    """For choosing among sentences."""
    cosine: float
    """Likeness to the question."""

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
    whole = {hit.rank: coverage(asked, hit.passage.text) for hit in hits}
    scored = []
    for (hit, span), text, cosine in zip(spans, texts, cosines, strict=True):
        score = (
            COVERAGE * coverage(asked, text)
            + CONTEXT * whole[hit.rank]
            + COSINE * cosine
            + PASSAGE * min(hit.score, 1.0)
            + KIND * fits(question.kind, hit, text)
        )
        scored.append(Candidate(hit, span, score, cosine))
    return sorted(scored, key=lambda one: (-one.score, one.hit.rank, one.span))


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
