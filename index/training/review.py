"""Check the thesaurus against the corpora: `python -m index.training.review --data DIR`.

Two words for the same thing keep like company (Harris 1954). For each everyday word and each
official term the mean vector of up to `SENTENCES` sentences that hold it, the word itself taken
out, stands for its company; the cosine of the two, the mean of all words removed, is the likeness.
A low one does not make a row wrong, it says which rows to read again. Words that no corpus has
cannot be checked so, and are counted.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.encoder import Vectors, load_encoder
from index.lexicon import Lexicon, Row

from . import corpora

SENTENCES = 24
FEWEST = 3
"""Sentences below which a word's company is not known."""
EVERY = 3
"""One article in so many is read."""


def company(data: Path, words: set[str]) -> dict[str, list[str]]:
    """Word -> up to `SENTENCES` sentences with the word cut out."""
    longest = max(map(len, words))
    found: dict[str, list[str]] = defaultdict(list)
    for sentence in _sentences(data):
        for word in set(_within(sentence, words, longest)):
            if len(found[word]) < SENTENCES:
                found[word].append(sentence.replace(word, " "))
    return found


def _sentences(data: Path) -> Iterator[str]:
    for document in corpora.local_reports(data):
        yield from document
    for number, document in enumerate(corpora.news(data)):
        if number % EVERY == 0:
            yield from document


def _within(sentence: str, words: set[str], longest: int) -> Iterator[str]:
    for start in range(len(sentence) - 1):
        for size in range(2, min(longest, len(sentence) - start) + 1):
            if sentence[start : start + size] in words:
                yield sentence[start : start + size]


def centres(found: dict[str, list[str]]) -> dict[str, Vectors]:
    """Word -> unit vector of its company, less the mean of all."""
    encoder = load_encoder()
    known = {word: texts for word, texts in found.items() if len(texts) >= FEWEST}
    means = np.stack([encoder.encode_passages(texts).mean(axis=0) for texts in known.values()])
    means -= means.mean(axis=0)
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    return dict(zip(known, means, strict=True))


def likeness(row: Row, centre: dict[str, Vectors]) -> dict[str, float]:
    """Everyday word -> its best cosine with an official term of the row, where both are known."""
    official = [centre[term.word] for term in row.official if term.word in centre]
    return {
        term.word: max(float(centre[term.word] @ one) for one in official)
        for term in row.everyday
        if official and term.word in centre
    }


def main() -> None:
    """Print each row with the likeness of its everyday words, the least alike first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    lexicon = Lexicon.embedded()
    words = {term.word for row in lexicon.rows for term in (*row.official, *row.everyday)}
    found = company(options.data, {word for word in words if len(word) > 1})
    centre = centres(found)
    checked = [(row, likeness(row, centre)) for row in lexicon.rows]
    lines = [
        f"{min(like.values(), default=1):.2f}\t{'|'.join(term.word for term in row.official)}\t"
        + " ".join(f"{word}={value:.2f}" for word, value in like.items())
        for row, like in sorted(checked, key=lambda pair: min(pair[1].values(), default=1))
    ]
    unseen = sum(not like for _, like in checked)
    lines.append(f"{len(checked)} rows, {unseen} without a pair of words that both occur often")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
