"""The refusal of a misspelt question asks back: it names the words and suggests what was meant."""

from dataclasses import replace
from functools import cached_property

from index.spelling import Speller
from rag.answer import REFUSAL, Answer
from rag.retrieval.question import Question
from rag.retrieval.retriever import Retriever
from rag.retrieval.suggestions import speller, suggested

_ASKS_BACK = {
    "zh": "没有见过“{}”，您是要问“{}”吗？",
    "en": "“{}” is not known; did you mean “{}”?",
}


class SpellCheck:
    """Looks for misspelt words in what could not be answered."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever

    def of(self, question: Question, answer: Answer) -> Answer:
        """The same answer; where it is a refusal and words are misspelt, one that asks back."""
        if answer.found or not question.asks:
            return answer
        found = suggested(question, self._speller, self._retriever.lexicon)
        if found is None:
            return answer
        english = question.language == "en"
        join, gap = ("”, “", " ") if english else ("”“", "")
        words = (join.join(found.misspelt), join.join(found.meant))
        why = _ASKS_BACK[question.language].format(*words)
        text = f"{REFUSAL[question.language]}{gap}{why}"
        return replace(answer, text=text, reason=why, suggestions=(found.question,))

    @cached_property
    def _speller(self) -> Speller:
        return speller(self._retriever.lexicon, self._retriever.corpus.reports)
