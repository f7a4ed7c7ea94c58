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
_TASK = "Instruct: Given a web search query, retrieve relevant passages that answer the query\n"
_PREFIXES = (
    (r"\be5-.*-instruct", f"{_TASK}Query: ", ""),
    (r"\be5-", "query: ", "passage: "),
    (r"\bqwen3-embedding", f"{_TASK}Query:", ""),
    (r"\bgte-qwen.*-instruct", f"{_TASK}Query: ", ""),
    (r"\bbge-.*-zh", "为这个句子生成表示以用于检索相关文章：", ""),
    (r"\bbge-.*-en", "Represent this sentence for searching relevant passages: ", ""),
)
"""(pattern in a model's name, prefix of a query, prefix of a passage), as the models' cards ask.

Where a model brings prompts of its own, those are taken. bge-m3 and gte-multilingual want none.
"""


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

    Reads the folder of a sentence-transformers StaticEmbedding model and gives its vectors. A
    piece's vector is its row of int8 times the piece's weight.
    """

    def __init__(
        self,
        tokenizer: Any,
        table: npt.NDArray[np.int8],
        weights: npt.NDArray[np.float32],
        name: str,
    ) -> None:
        self._tokenizer = tokenizer
        self._table = table
        self._weights = weights
        self.id = name
        self.dim = int(table.shape[1])

    @classmethod
    def load(cls, folder: Path) -> "StaticEncoder":
        """Read `tokenizer.json` and the one table of `model.safetensors` below `folder`."""
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        try:
            part = next(folder.rglob("model.safetensors"))
            content = part.read_bytes()
            arrays = load(content)
            table, weights = arrays["embeddings"], arrays["weights"]
            tokenizer = Tokenizer.from_file(str(part.with_name("tokenizer.json")))
        except Exception as error:  # tokenizers raises bare Exception
            raise EncoderError(
                f"{folder}, which holds no static model ({error or type(error).__name__})",
                "a folder with model.safetensors and tokenizer.json",
                "Install the package again.",
            ) from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        name = f"{EMBEDDED}-{hashlib.sha256(content).hexdigest()[:12]}"
        return cls(tokenizer, table, weights, name)

    def _encode(self, texts: list[str]) -> Vectors:
        _check(texts)
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        encoded = self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        for row, found in enumerate(encoded):
            if found.ids:
                rows[row] = self._weights[found.ids] @ self._table[found.ids].astype(np.float32)
        return _unit(rows)

    encode_queries = encode_passages = _encode


class SentenceTransformerEncoder:
    """Any model that sentence-transformers loads, with the prefixes that its family asks for."""

    def __init__(self, model: Any, name: str) -> None:
        self._model = model
        self.id = name
        self.dim = int(model.get_embedding_dimension())
        self._query, self._passage = _own_prefixes(model) or prefixes(name)

    @classmethod
    def load(cls, name: str) -> "SentenceTransformerEncoder":
        """Load by name or folder; a model that is neither here nor to be had is an error."""
        from sentence_transformers import SentenceTransformer

        try:
            if not name.strip():
                raise ValueError("it is empty")  # SentenceTransformer would make an empty model
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
        return self._encode(self._query, texts)

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Vectors of passages."""
        return self._encode(self._passage, texts)

    def _encode(self, prefix: str, texts: list[str]) -> Vectors:
        _check(texts)
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        found = self._model.encode(
            [prefix + text for text in texts],
            prompt="",  # a model's default prompt would come on top of the prefix
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return _unit(np.nan_to_num(np.asarray(found, dtype=np.float32)))


def _own_prefixes(model: Any) -> tuple[str, str] | None:
    """Prompts that the model's own configuration gives for queries and documents, if any."""
    own = {use: text for use, text in model.prompts.items() if text}
    return (own.get("query", ""), own.get("document", own.get("passage", ""))) if own else None


def prefixes(name: str) -> tuple[str, str]:
    """(query prefix, passage prefix) of a model by its name; empty where it asks for none."""
    tail = name.rstrip("/").rsplit("/", 1)[-1].lower()
    return next(((q, p) for part, q, p in _PREFIXES if re.search(part, tail)), ("", ""))


def _check(texts: Any) -> None:
    if isinstance(texts, str) or not all(isinstance(text, str) for text in texts):
        raise EncoderError(
            f"{texts!r:.80} to encode", "a list of strings", "Put a single text into a list."
        )


def _unit(rows: Vectors) -> Vectors:
    """Rows divided by their length; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
