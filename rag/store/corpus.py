"""Passages with their indexes: what a search needs, in memory and in a folder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.dense import DenseIndex, Vectors
from index.encoder import Encoder
from index.sparse import SparseIndex
from index.tokenizer import terms, unspaced
from rag.passage import Passage
from rag.report import Report
from rag.store import records
from rag.store.fragments import Fragments, fragments_of, text_of

_BATCH = 256


@dataclass(frozen=True)
class Corpus:
    """Row `i` of `dense` and `sparse` is `passages[i]`, row `i` of `fine` is `fragments[i]`."""

    reports: tuple[Report, ...]
    passages: tuple[Passage, ...]
    dense: DenseIndex
    sparse: SparseIndex
    fragments: Fragments
    fine: DenseIndex

    @classmethod
    def build(
        cls,
        reports: Sequence[Report],
        passages: Sequence[Passage],
        encoder: Encoder,
        old: "Corpus | None" = None,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> "Corpus":
        """Index `passages`; a text that `old` holds is not encoded again."""
        fragments = fragments_of(passages)
        known = _vectors(old) if old else {}
        whole = [contextual(passage) for passage in passages]
        parts = [unspaced(text_of(passages, fragment)) for fragment in fragments]
        fresh = [text for text in dict.fromkeys(whole + parts) if text not in known]
        known |= dict(zip(fresh, _encode(encoder, fresh, progress), strict=True))
        return cls(
            tuple(reports),
            tuple(passages),
            DenseIndex.build(_stack([known[text] for text in whole], encoder.dim)),
            SparseIndex.build([terms(text) for text in whole]),
            fragments,
            DenseIndex.build(_stack([known[text] for text in parts], encoder.dim)),
        )

    @classmethod
    def load(cls, folder: Path) -> "Corpus":
        """What `save` wrote."""
        reports, passages = records.load(folder / "records.sqlite")
        return cls(
            tuple(reports),
            tuple(passages),
            DenseIndex.load(folder / "passages.faiss"),
            SparseIndex.load(folder / "lexical"),
            np.load(folder / "fragments.npy", allow_pickle=False),
            DenseIndex.load(folder / "fragments.faiss"),
        )

    def save(self, folder: Path) -> None:
        """Write records and indexes into `folder`, which exists and is empty."""
        records.save(folder / "records.sqlite", self.reports, self.passages)
        self.dense.save(folder / "passages.faiss")
        np.save(folder / "fragments.npy", self.fragments, allow_pickle=False)
        self.fine.save(folder / "fragments.faiss")
        self.sparse.save(folder / "lexical")

    def whole(self, dim: int | None = None) -> bool:
        """Whether every index has a row for each of its texts, and vectors `dim` components."""
        size = len(self.passages)
        rows = len(self.dense) == len(self.sparse) == size
        wide = dim is None or self.dense.dim == self.fine.dim == dim
        return rows and wide and len(self.fine) == len(self.fragments)


def contextual(passage: Passage) -> str:
    """A passage as it is searched: place, headings and text."""
    topic = "" if passage.text.startswith(passage.topic) else passage.topic
    parts = [passage.report.place, *passage.section.path, topic, passage.text]
    return unspaced("\n".join(filter(None, parts)))


def _vectors(corpus: Corpus) -> dict[str, Vectors]:
    """Text -> vector of all that a corpus holds."""
    whole = corpus.dense.vectors(range(len(corpus.dense)))
    fine = corpus.fine.vectors(range(len(corpus.fine)))
    texts = [contextual(passage) for passage in corpus.passages]
    texts += [unspaced(text_of(corpus.passages, fragment)) for fragment in corpus.fragments]
    return dict(zip(texts, [*whole, *fine], strict=True))


def _encode(
    encoder: Encoder, texts: list[str], progress: Callable[[int, int], None]
) -> list[Vectors]:
    found: list[Vectors] = []
    for start in range(0, len(texts), _BATCH):
        found += list(encoder.encode_passages(texts[start : start + _BATCH]))
        progress(len(found), len(texts))
    return found


def _stack(rows: list[Vectors], dim: int) -> Vectors:
    return np.stack(rows) if rows else np.zeros((0, dim), dtype=np.float32)
