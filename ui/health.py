"""The settings tab as HTML: encoder, language model, size of the store; a trial of the model."""

import time
from dataclasses import replace
from pathlib import Path

from ui.library import Library
from ui.markup import inert
from ui.words import say

_TRIAL = "Reply with the word yes."


def health(library: Library, language: str) -> str:
    """The state of things, as a list."""
    assistant = library.assistant
    model = assistant.settings.llm
    unset = say(language, "llm_off" if library.model else "llm_none")
    size = say(
        language,
        "store_size",
        reports=len(assistant.reports),
        passages=len(assistant.retriever.corpus.passages),
        mb=f"{_bytes(assistant.store.folder) / 1e6:.1f}",
    )
    encoder = f"{assistant.settings.encoder} ({assistant.encoder.id}, {assistant.encoder.dim})"
    facts = {
        "encoder": encoder,
        "llm": model or unset,
        "store": f"{assistant.store.folder.resolve().name}: {size}",
        "privacy": say(language, "privacy_note"),
        "keys": say(language, "keys_note"),
    }
    lines = "".join(f"<dt>{say(language, k)}</dt><dd>{inert(v)}</dd>" for k, v in facts.items())
    return (
        f'<section class="yj-health"><h2>{say(language, "health")}</h2><dl>{lines}</dl></section>'
    )


def trial(library: Library, language: str) -> tuple[bool, str]:
    """Whether the language model answers, and how fast or why not."""
    from rag.answering.chain import chat_model

    if not library.model:
        return False, say(language, "llm_none")
    started = time.monotonic()
    try:
        chat_model(replace(library.assistant.settings, llm=library.model)).invoke(_TRIAL)
    except Exception as error:  # each provider has errors of its own
        return False, say(language, "llm_bad", why=f"{type(error).__name__}: {error}"[:300])
    return True, say(language, "llm_good", seconds=f"{time.monotonic() - started:.1f}")


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
