"""An optional second look at the best passages: any sentence-transformers CrossEncoder."""

import functools
from collections.abc import Sequence
from typing import Any, Protocol

from index.errors import EncoderError


class Reranker(Protocol):
    """Reads a question and a text together."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """For each text how well it answers, in [0, 1]; a higher score is better."""


class CrossEncoderReranker:
    """A CrossEncoder with one output, whose logit becomes a probability."""

    def __init__(self, model: Any) -> None:
        self._model = model

    @classmethod
    def load(cls, name: str) -> "CrossEncoderReranker":
        """Load by name or folder; what is no CrossEncoder with one output is an `EncoderError`."""
        from sentence_transformers import CrossEncoder

        try:
            model = CrossEncoder(name)
            _check(model)
        except Exception as error:  # hub, file and format errors have no common base
            told = (str(error).splitlines() or [type(error).__name__])[0][:200]
            raise EncoderError(
                f"the reranker {name!r}, which did not load ({told})",
                "the folder of a sentence-transformers CrossEncoder that gives one score for a "
                "pair, the name of one that can be downloaded, or empty for none",
                "Correct YINJU_RERANKER.",
            ) from error
        return cls(model)

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """The sigmoid of the model's logit for each pair of the question and a text."""
        from torch.nn import Sigmoid

        if not texts:
            return []
        pairs = [(question, text) for text in texts]
        # models differ in the activation that they are saved with; here all give probabilities
        found = self._model.predict(pairs, activation_fn=Sigmoid(), show_progress_bar=False)
        return [float(score) for score in found]


def _check(model: Any) -> None:
    """One output, and trained: a plain encoder would get a new head with random weights."""
    if model.num_labels != 1:
        raise ValueError(f"it gives {model.num_labels} scores for a pair")
    made = model.config.architectures or []
    if any(name.endswith("Model") for name in made):
        raise ValueError(f"it is an encoder of single texts, {made[0]}")


@functools.cache
def load_reranker(name: str) -> Reranker:
    """The CrossEncoder of that name or folder, loaded once."""
    return CrossEncoderReranker.load(name)
