"""Hybrid search over a corpus: vectors of passages and sentences, BM25, place and year."""

import re
from collections.abc import Sequence

import numpy as np

from index.encoder import Encoder, Vectors
from index.lexicon import Lexicon
from index.ranking import Match, Ranking, fuse, interleaved, rank, scaled
from index.reranker import Reranker
from index.sparse import TermGroup
from rag.passage import Hit, Passage
from rag.report import Report, Span
from rag.retrieval.aspect import bonus
from rag.retrieval.query import concepts_of, term_groups
from rag.retrieval.question import Question
from rag.retrieval.scope import asked_of, latest, superseded
from rag.settings import Settings
from rag.store.corpus import Corpus, contextual
from rag.store.fragments import PASSAGE, SENTENCE_END, SENTENCE_START

PARTS = ("dense", "sentence", "lexical")
Shares = dict[str, dict[int, float]]
"""Part of the search -> row -> what it adds to the row's score."""
_LEAN, _NAMED = 0.4, 3
"""Length at most of what the thesaurus adds to a question's vector (1), and the official terms of
a concept that it is made of; 0.2 to 0.7 were tried."""
OLDER = 0.15
"""Taken off passages of a report that a later one of the same body follows, where the question
names no year: who asks for none wants the latest."""
_SIGNS = re.compile(r"[\W_]+")
_FRAGMENTS = 8
"""Fragments looked at for each passage wanted: a passage has a dozen."""


class Retriever:
    """Finds passages for a Question in one corpus."""

    def __init__(
        self,
        corpus: Corpus,
        encoder: Encoder,
        lexicon: Lexicon,
        settings: Settings,
        reranker: Reranker | None = None,
    ) -> None:
        self.corpus = corpus
        self.encoder = encoder
        self.lexicon = lexicon
        self.reranker = reranker
        self._settings = settings
        self._asked: tuple[Question, Vectors, list[TermGroup]] | None = None
        self._rows: dict[str, list[int]] = {}
        self._row: dict[tuple[str, tuple[Span, ...]], int] = {}
        for row, passage in enumerate(corpus.passages):
            self._rows.setdefault(passage.report.id, []).append(row)
            self._row[passage.report.id, passage.spans] = row
        self._superseded = superseded(corpus.reports)

    def retrieve(self, question: Question, k: int, parts: Sequence[str] = PARTS) -> list[Hit]:
        """The `k` best passages by the `parts`; a comparison draws on each report in turn."""
        groups = self._groups(question)
        rankings = [self._search(question, rows, parts) for rows in groups]
        found = interleaved(rankings) if len(rankings) > 1 else rankings[0]
        return [
            Hit(self.corpus.passages[match.row], match.score, rank)
            for rank, match in enumerate(found[:k], start=1)
        ]

    def likeness(self, question: Question, passage: Passage) -> dict[Span, tuple[float, float]]:
        """Each sentence of a passage -> cosines of the question to it and to its best clause."""
        row = self.row(passage)
        first, last = np.searchsorted(self.corpus.fragments[:, PASSAGE], [row, row + 1])
        _, query, _ = self._prepared(question)
        cosines = self.corpus.fine.vectors(range(first, last)) @ query
        found: dict[Span, tuple[float, float]] = {}
        for fragment, cosine in zip(self.corpus.fragments[first:last], cosines, strict=True):
            sentence = Span(int(fragment[SENTENCE_START]), int(fragment[SENTENCE_END]))
            whole, best = found.get(sentence, (float(cosine), float(cosine)))
            found[sentence] = (whole, max(best, float(cosine)))
        return found

    def vector(self, question: Question) -> Vectors:
        """The vector of a question, of shape `(dim,)` and length 1, as the search compares it."""
        return self._prepared(question)[1]

    def alike(self, question: Question, texts: list[str]) -> Vectors:
        """Cosines of a question to each of `texts`, shape `(len(texts),)`."""
        return np.asarray(self.encoder.encode_passages(texts) @ self.vector(question))

    def added(self, question: Question, passage: Passage) -> float:
        """What a passage's aspect adds to its fused score, less if its report is superseded."""
        older = not (question.years or question.editions) and passage.report.id in self._superseded
        return bonus(question, passage) - OLDER * older

    def passages(self, report: Report) -> list[Passage]:
        """The passages of a report, in the order of its text."""
        return [self.corpus.passages[row] for row in self._rows.get(report.id, [])]

    def holds(self, passage: Passage) -> bool:
        """Whether a passage is one of the corpus; a heading that is quoted is none."""
        return (passage.report.id, passage.spans) in self._row

    def row(self, passage: Passage) -> int:
        """The row of a passage in the corpus."""
        return self._row[passage.report.id, passage.spans]

    def reports(self, question: Question) -> list[Report]:
        """Reports of the places named (all where none is), of the year named where they have it.

        None outside of its scope. Of a comparison without a year the latest; one version of each.
        """
        within = self.within(question)
        chosen, compares = asked_of(question, within), question.compares(within)
        if compares or question.latest:
            chosen = latest(question, chosen)
        return _once(chosen) if compares else chosen

    def in_turn(self, question: Question) -> list[Report]:
        """The reports that a comparison looks at one by one: of very many, the newest."""
        chosen, most = self.reports(question), self._settings.compared
        newest = sorted(chosen, key=lambda one: one.year_delivered or one.year or 0, reverse=True)
        kept = {report.id for report in newest[:most]}
        return [report for report in chosen if report.id in kept]

    def within(self, question: Question) -> list[Report]:
        """The reports that the question is put to."""
        return question.scope.of(self.corpus.reports)

    def _groups(self, question: Question) -> list[list[int] | None]:
        """Rows to search, a group a report for a comparison; None for all rows."""
        chosen = self.reports(question)
        if chosen and question.compares(chosen):
            return [self._rows.get(report.id, []) for report in self.in_turn(question)]
        if len(chosen) == len(self.corpus.reports):
            return [None]
        return [[row for report in chosen for row in self._rows.get(report.id, [])]]

    def shares(self, question: Question, parts: Sequence[str] = PARTS) -> list[Shares]:
        """What each part gave each row, for each group of rows that was searched."""
        weights = self._weights(question.language)
        total = sum(weights[part] for part in parts)
        return [
            {
                part: {
                    row: weights[part] * score / total
                    for row, score in scaled(self._part(part, question, rows)).items()
                }
                for part in parts
            }
            for rows in self._groups(question)
        ]

    def _part(self, part: str, question: Question, rows: list[int] | None) -> Ranking:
        search = {"dense": self._dense, "sentence": self._sentence, "lexical": self._lexical}
        return search[part](question, rows)

    def _search(self, question: Question, rows: list[int] | None, parts: Sequence[str]) -> Ranking:
        weights = self._weights(question.language)
        rankings = [self._part(part, question, rows) for part in parts]
        fused = fuse(rankings, [weights[part] for part in parts])
        passages = self.corpus.passages
        found = rank(
            {m.row: m.score + self.added(question, passages[m.row]) for m in fused}, len(fused)
        )
        found = self._distinct(found)
        again = self.reranker if parts == PARTS else None
        return self._reranked(question, found, again) if again else found

    def _reranked(self, question: Question, found: Ranking, reranker: Reranker) -> Ranking:
        """The best matches, each score the mean of its own and the reranker's; the rest halved."""
        best = [self.corpus.passages[m.row] for m in found[: self._settings.rerank_depth]]
        read = reranker.scores(question.standalone, [contextual(one) for one in best])
        read += [0.0] * (len(found) - len(read))
        joined = zip(found, read, strict=True)
        return rank({match.row: (match.score + score) / 2 for match, score in joined}, len(found))

    def _distinct(self, found: Ranking) -> Ranking:
        """Each passage once, though several versions of a report hold it."""
        first: dict[tuple[str, str], Match] = {}
        for match in found:
            passage = self.corpus.passages[match.row]
            report = passage.report.version_of or passage.report.id
            first.setdefault((report, _SIGNS.sub("", passage.text)), match)
        return list(first.values())

    def _prepared(self, question: Question) -> tuple[Question, Vectors, list[TermGroup]]:
        """A question with its vector and terms, kept while it is the one being asked.

        A comparison searches report by report. Several threads may ask at a time: each returns
        what it saw or made itself.
        """
        asked = self._asked
        if asked is None or asked[0] != question:
            groups = term_groups(question, self.lexicon, self._settings.expansion_weight)
            asked = self._asked = (question, self._leaning(question), groups)
        return asked

    def _leaning(self, question: Question) -> Vectors:
        """The vector of the words, leaning towards the official terms of the concepts named."""
        meanings = [
            (meaning.weight / len(found), "，".join(t.word for t in meaning.official[:_NAMED]))
            for found in concepts_of(question, self.lexicon).values()
            for meaning in found
        ]
        own: Vectors = self.encoder.encode_queries([question.content])[0]
        if not meanings:
            return own
        weights = np.array([weight for weight, _ in meanings], dtype=np.float32)
        official = weights @ self.encoder.encode_queries([text for _, text in meanings])
        total = own + _LEAN * official / max(float(np.linalg.norm(official)), 1.0)
        return np.asarray(total / max(float(np.linalg.norm(total)), 1e-12), dtype=np.float32)

    def _weights(self, language: str) -> dict[str, float]:
        settings = self._settings
        english = language == "en"
        return {
            "dense": settings.dense_weight,
            "sentence": settings.sentence_weight,
            "lexical": settings.lexical_weight_english if english else settings.lexical_weight,
        }

    def _lexical(self, question: Question, rows: list[int] | None) -> Ranking:
        _, _, groups = self._prepared(question)
        return self.corpus.sparse.search(groups, self._settings.depth, rows)

    def _dense(self, question: Question, rows: list[int] | None) -> Ranking:
        _, query, _ = self._prepared(question)
        return self.corpus.dense.search(query, self._settings.depth, rows)

    def _sentence(self, question: Question, rows: list[int] | None) -> Ranking:
        """Passages by their best sentence or clause."""
        owner = self.corpus.fragments[:, PASSAGE]
        inside = None if rows is None else np.flatnonzero(np.isin(owner, rows)).tolist()
        _, query, _ = self._prepared(question)
        found = self.corpus.fine.search(query, _FRAGMENTS * self._settings.depth, inside)
        best: dict[int, float] = {}
        for match in found:
            best.setdefault(int(owner[match.row]), match.score)
        return rank(best, self._settings.depth)


def _once(reports: list[Report]) -> list[Report]:
    """Of the versions of one report the longest, where the first of them stands."""
    longest: dict[str, Report] = {}
    for report in reports:
        first = report.version_of or report.id
        longest[first] = max(longest.get(first, report), report, key=lambda one: len(one.text))
    return list(longest.values())
