"""Every knob, in one place: default, unit, reason."""

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from rag.errors import SettingsError

FILE = "yinju.toml"
PREFIX = "YINJU_"


@dataclass(frozen=True)
class Settings:
    """Defaults work offline. `YINJU_NAME` in the environment beats `yinju.toml` beats these."""

    store: str = "store"
    """Folder of the built index."""
    encoder: str = "embedded"
    """`embedded`, or the name or folder of a sentence-transformers model."""
    reranker: str = ""
    """Name or folder of a sentence-transformers CrossEncoder that reads the best passages once
    more; empty: none."""
    rerank_depth: int = 20
    """Passages, of each report in a comparison, that the reranker reads."""
    llm: str = ""
    """A LangChain chat model such as `openai:gpt-4o-mini` or `ollama:qwen3`; empty: none."""
    llm_base_url: str = ""
    """Address of an OpenAI-compatible server; empty: the provider's own."""
    llm_timeout: float = 60.0
    """Seconds in which a model must begin its answer (at each of three tries) and end it; else the
    answer is extracted without it."""
    k: int = 10
    """Hits kept for an answer."""
    depth: int = 100
    """Candidates taken from each index before fusion."""
    passage_chars: int = 420
    """Longest passage in characters; longer paragraphs are cut between sentences."""
    text_column: str = ""
    """Column of a CSV or XLSX, or key of a JSONL, that holds the reports' text; empty: guessed."""
    compared: int = 200
    """Reports at most that one question is put to in turn, the newest; each costs about 20 ms."""
    question_chars: int = 2000
    """Longest question in characters; reports are asked in a sentence or two."""
    dense_weight: float = 0.3
    """Share of passage vectors in the fusion (all shares measured, see eval/README.md)."""
    sentence_weight: float = 0.5
    """Share of sentence vectors in the fusion."""
    lexical_weight: float = 0.2
    """Share of BM25 in the fusion."""
    lexical_weight_english: float = 0.15
    """The same for an English question, of which BM25 sees only what the lexicon knows."""
    expansion_weight: float = 0.6
    """Weight of a lexicon's official wording beside the question's own words (1)."""
    support: float = 0.25
    """Least support, 0 to 1, that a quoted sentence must give a question to be an answer."""
    allowed_hosts: str = ""
    """Names, with commas between, under which the page is served besides those of this machine and
    the address it listens on: what stands in the address line on the network or behind a proxy."""

    @classmethod
    def load(cls, folder: Path | None = None, **given: Any) -> "Settings":
        """Settings from `yinju.toml` in `folder` (default: here), the environment and `given`."""
        known = {field.name: field.type for field in fields(cls)}
        raw = _file(folder or Path()) | _environment(known) | _present(given)
        for name in raw.keys() - known.keys():
            raise SettingsError(
                f"the setting {name!r}", ", ".join(known), f"Correct its name in {FILE}."
            )
        return replace(cls(), **{name: _typed(name, known[name], raw[name]) for name in raw})


def _present(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


def _environment(known: dict[str, Any]) -> dict[str, Any]:
    pairs = ((name, os.environ.get(PREFIX + name.upper(), "")) for name in known)
    return {name: value for name, value in pairs if value}


def _file(folder: Path) -> dict[str, Any]:
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{FILE} with a fault ({error})", "TOML in UTF-8", "Correct that line."
        ) from error


def _converted(kind: Any, value: Any) -> Any:
    """`value` as `kind`, from a word or a number; None where it is neither."""
    try:
        if isinstance(value, str):
            return kind(value)
        fits = isinstance(value, int | float) and not isinstance(value, bool) and kind is not str
        return kind(value) if fits and kind(value) == value else None
    except (TypeError, ValueError, OverflowError):
        return None


def _typed(name: str, kind: Any, value: Any) -> Any:
    """`value` as the field's type; counts must be 1 or more, weights 0 or more."""
    typed = _converted(kind, value)
    low = {int: 1, float: 0}.get(kind)
    if typed is None or (low is not None and not low <= typed < float("inf")):
        raise SettingsError(
            f"{value!r} for the setting {name!r}",
            f"{kind.__name__}" + ("" if low is None else f" of {low} or more"),
            f"Set {PREFIX}{name.upper()} or {name} in {FILE} to such a value.",
        )
    return typed
