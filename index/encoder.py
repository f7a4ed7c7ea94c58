"""Texts to unit vectors: the embedded model by default, any sentence-transformers model by name."""

import functools
import hashlib
import re
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.errors import EncoderError

Vectors = npt.NDArray[np.float32]
EMBEDDED = "embedded"
MODEL = Path(__file__).with_name("model")
_LONGEST = 20_000
_PREFIXES = (
    (r"\be5-", "query: ", "passage: "),
    (r"\bbge-.*-zh", "为这个句子生成表示以用于检索相关文章：", ""),
    (r"\bbge-.*-en", "Represent this sentence for searching relevant passages: ", ""),
)
"""(pattern in a model's name, prefix of a query, prefix of a passage), as the models' cards ask."""


class Encoder(Protocol):
    """Texts to `(n, dim)` float32 unit rows; an empty text gives a row of zeros or a fixed one."""

    @property
    def id(self) -> str:
        """Name that a store keeps; another id means other vectors."""

    @property
    def dim(self) -> int:
        """Components of a vector."""

    def encode_queries(self, texts: list[str]) -> Vectors:
        """Vectors of questions."""

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Vectors of passages."""


@functools.cache
def load_encoder(name: str = EMBEDDED) -> Encoder:
    """The embedded encoder, or the sentence-transformers model of that name or folder."""
    return StaticEncoder.load(MODEL) if name == EMBEDDED else SentenceTransformerEncoder.load(name)


class StaticEncoder:
    """Mean of the vectors of a text's pieces, scaled to length 1; needs no torch.

    Reads the folder of a sentence-transformers StaticEmbedding model and gives its vectors.
    """

    def __init__(self, tokenizer: Any, table: npt.NDArray[np.float16], name: str) -> None:
        self._tokenizer = tokenizer
        self._table = table
        self.id = name
        self.dim = int(table.shape[1])

    @classmethod
    def load(cls, folder: Path) -> "StaticEncoder":
        """Read `tokenizer.json` and the one table of `model.safetensors` below `folder`."""
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        try:
            part = next(folder.rglob("model.safetensors"))
            weights = part.read_bytes()
            table = load(weights)["embedding.weight"]
            tokenizer = Tokenizer.from_file(str(part.with_name("tokenizer.json")))
        except Exception as error:  # tokenizers raises bare Exception
            raise EncoderError(
                f"{folder}, which holds no static model ({error or type(error).__name__})",
                "a folder with model.safetensors and tokenizer.json",
                "Install the package again.",
            ) from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer, table, f"{EMBEDDED}-{hashlib.sha256(weights).hexdigest()[:12]}")

    def _encode(self, texts: list[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        cut = [text[:_LONGEST] for text in texts]
        for row, found in enumerate(
            self._tokenizer.encode_batch_fast(cut, add_special_tokens=False)
        ):
            if found.ids:
                rows[row] = self._table[found.ids].astype(np.float32).mean(axis=0)
        return _unit(rows)

    encode_queries = encode_passages = _encode


class SentenceTransformerEncoder:
    """Any model that sentence-transformers loads, with the prefixes that its family asks for."""

    def __init__(self, model: Any, name: str) -> None:
        self._model = model
        self.id = name
        self.dim = int(model.get_embedding_dimension())
        self._query, self._passage = prefixes(name)

    @classmethod
    def load(cls, name: str) -> "SentenceTransformerEncoder":
        """Load by name or folder; a model that is neither here nor to be had is an error."""
        from sentence_transformers import SentenceTransformer

        try:
            model = SentenceTransformer(name)
        except Exception as error:  # hub, file and format errors have no common base
            raise EncoderError(
                f"the encoder {name!r}, which did not load ({_first_line(error)})",
                "'embedded', the folder of a sentence-transformers model, or the name of one that "
                "can be downloaded",
                "Correct YINJU_ENCODER.",
            ) from error
        return cls(model, name)

    def encode_queries(self, texts: list[str]) -> Vectors:
        """Vectors of questions."""
        return self._encode([self._query + text for text in texts])

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Vectors of passages."""
        return self._encode([self._passage + text for text in texts])

    def _encode(self, texts: list[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        found = self._model.encode(texts, convert_to_numpy=True, show_progress_bar=False)
        return _unit(np.nan_to_num(np.asarray(found, dtype=np.float32)))


def prefixes(name: str) -> tuple[str, str]:
    """(query prefix, passage prefix) of a model by its name; empty where it asks for none."""
    tail = name.rstrip("/").rsplit("/", 1)[-1].lower()
    return next(((q, p) for part, q, p in _PREFIXES if re.search(part, tail)), ("", ""))


def _unit(rows: Vectors) -> Vectors:
    """Rows divided by their length; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
