"""What an English question counts, and whether a Chinese sentence names it.

The thesaurus tells how reports call it; plain nouns, which it leaves out because they find nothing,
are in counted_nouns.tsv with the units that count them.
"""

import functools
import importlib.resources
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.lexicon import Lexicon
from index.tokenizer import stem
from rag.answering.digits import in_digits
from rag.answering.figures import figures

_PHRASE = re.compile(
    r"\b(?:how many|number of|(?P<rate>(?:share|percent(?:age)?|proportion|rate) (?:of|for|on)))\s+"
    r"(?:of\s+)?(?:(?:the|these|those|its)\s+)?",
    re.I,
)
_END = re.compile(
    r"\s(?:did|do(?:es)?|was|were|is|are|ha[sd]|have|will|would|can|could|be|been|in|of|for|by|at|on|"
    r"to|from|with|that|which|who|there|per|about|during|and|or)\b|(?<=\w)\s+\w+ed\b|[^\w\s'’-]",
    re.I,
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*", re.I)
_ANY = frozenset(map(stem, "new local total different all municipal provincial district".split()))
"""Words that make no part of what is counted."""
_TIMES = re.compile(r"\bhow (?:many times|often)\b", re.I)
OF_TIMES = "次|场|回|期"
"""A pattern of the units of how often."""


@dataclass(frozen=True)
class Noun:
    """A plain noun: the units that count it, and how reports call it."""

    units: str
    """A pattern."""
    words: tuple[str, ...]


@functools.cache
def _nouns() -> dict[str, Noun]:
    """The stem of an English noun -> it."""
    path = importlib.resources.files("rag.answering").joinpath("counted_nouns.tsv")
    found: dict[str, Noun] = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            units, words, english = line.split("\t")
            noun = Noun(units, tuple(words.split("|")))
            found |= {stem(word): noun for word in english.split("|")}
    return found


@dataclass(frozen=True)
class CountedNoun:
    """The noun phrase that an English question counts: its words, the last one the noun."""

    words: tuple[str, ...]
    asked: str
    """The question that names it."""
    rate: bool = False
    """Whether it is what a rate is of."""

    @property
    def units(self) -> str:
        """A pattern of the units that count it; empty where none is known."""
        noun = _nouns().get(stem(self.words[-1]))
        return noun.units.strip("-") if noun else ""

    def met(self, text: str, passage: str) -> bool:
        """Whether a sentence may give its number: it has a figure with one of its units.

        Of a rate: whether the passage names what it is of. True where no unit or wording is known.
        """
        lexicon = Lexicon.embedded()
        if self.rate:
            head = stem(self.words[-1])
            known = [one for one in self._wordings(lexicon) if head in one.stems]
            return not known or any(one.within(passage) for one in known)
        return not self.units or any(
            re.search(self.units, one.text) for one in figures(in_digits(text)) if one.sure
        )

    def named(self, said: str, sentence: str, lexicon: Lexicon) -> bool:
        """Whether what a figure is said of names it; `sentence` may name what it is qualified by.

        A word of it that neither thesaurus nor table knows is named by nothing.
        """
        *others, head = map(stem, self.words)
        known = self._wordings(lexicon)
        held = any(head in one.stems and one.within(said) for one in known)
        told = set().union(*(one.stems for one in known if one.within(sentence)), _ANY)
        return held and told.issuperset(others)

    def _wordings(self, lexicon: Lexicon) -> "list[_Wording]":
        stems = [one for one in map(stem, self.words) if one in _nouns()]
        return [_Wording({one}, _nouns()[one].words) for one in stems] + [
            _Wording({*map(stem, _WORD.findall(one.named_by))}, tuple(t.word for t in one.official))
            for one in lexicon.expand(self.asked)
        ]


@dataclass(frozen=True)
class _Wording:
    """Stems of an English phrase, and how reports say it."""

    stems: set[str]
    words: tuple[str, ...]

    def within(self, text: str) -> bool:
        return any(word in text for word in self.words)


def counted_noun(text: str, places: Sequence[str] = ()) -> CountedNoun | None:
    """The noun phrase after how many; None where none is counted. `places`: names left out."""
    found = _PHRASE.search(text)
    if found is None or _TIMES.search(text):
        return None
    rest = text[found.end() :]
    end = _END.search(rest)
    phrase = rest[: end.start() if end else len(rest)].lower()
    for place in places:
        phrase = phrase.replace(place.lower(), " ")
    words = [word for word in _WORD.findall(phrase) if len(word) > 1]
    heads = [at for at, word in enumerate(words) if word.endswith("s") or stem(word) in _nouns()]
    return CountedNoun(tuple(words[: heads[-1] + 1]), text, bool(found["rate"])) if heads else None


def times(text: str) -> bool:
    """Whether a question asks how often."""
    return bool(_TIMES.search(text))
