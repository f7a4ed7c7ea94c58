"""From the corpora to weighted sources of training pairs."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from index.tokenizer import stem

from . import authored, corpora, substitution, tokenizer
from .alignment import alike, associate
from .ragged import Ints, Ragged, stack, tokenize
from .sources import Documents, Parallel, Questions, Source

VARIANTS_PER_TERM = 60
"""Sentences drawn for each official term of the thesaurus."""

_HAN = re.compile(r"[\u3400-\u9fff]")

Pair = tuple[str, str]


def build_tokenizer(data: Path, size: int) -> Tokenizer:
    """Count the words of all corpora and make the vocabulary of them."""
    pairs = corpora.law_paragraphs(data) + corpora.sentence_pairs(data)
    pairs += corpora.work_reports(data, held_out=False) * 5
    chinese = tokenizer.count_chinese(_running_text(data))
    chinese += tokenizer.count_chinese(zh for _, zh in pairs)
    chinese += tokenizer.count_chinese(_thesaurus_words())
    english = _english_counts(data) + _names(data, chinese)
    return tokenizer.build(chinese, english, size, corpora.traditional_to_simplified(data))


def _english_counts(data: Path) -> Counter[str]:
    """English words; the laws, nine tenths of the text, count a fifth."""
    count = tokenizer.count_english
    laws = count(en for en, _ in corpora.law_paragraphs(data))
    small = corpora.work_reports(data, held_out=False) + corpora.sentence_pairs(data)
    asked = (row.question for corpus in authored.SHARES for row in authored.rows(corpus))
    counts = Counter({word: n // 5 for word, n in laws.items()})
    counts += count(en for en, _ in small)
    for text in (*asked, *_english_words(data)):
        counts.update({word: 3 * n for word, n in count([text]).items()})
    return counts


def _running_text(data: Path) -> Iterator[str]:
    for read in (corpora.news, corpora.statutes, corpora.local_reports):
        for document in read(data):
            yield "".join(document)


def _thesaurus_words() -> Iterator[str]:
    """Each term thirty times, so that its words are among the pieces."""
    for term in corpora.thesaurus():
        yield "，".join((term.official + term.everyday) * 30)


def _english_words(data: Path) -> Iterator[str]:
    for entry in (*corpora.cedict(data), *corpora.hsk(data)):
        yield " ".join(entry.glosses)
    for synset in corpora.wordnet(data):
        yield " ".join([synset.definition, *synset.en])
    for term in corpora.thesaurus():
        yield " ".join(term.english * 10)


def _names(data: Path, chinese: Counter[str]) -> Counter[str]:
    """Pinyin of proper names, counted a tenth as often as the Chinese word occurs."""
    names: Counter[str] = Counter()
    for entry in corpora.cedict(data):
        if entry.pinyin and len(entry.word) > 1:
            name = re.sub("[^a-z]", "", entry.pinyin)
            names[stem(name)] += chinese[entry.word] // 10
    return names


def build_sources(data: Path, tok: Tokenizer, seed: int) -> list[tuple[float, Source]]:
    """Every source with its share of the batches."""
    aligned: list[tuple[float, Parallel]] = [
        (0.14, _parallel(tok, corpora.law_paragraphs(data), cropped=0.4)),
        (0.10, _parallel(tok, corpora.work_reports(data, held_out=False), cropped=0.3)),
        (0.07, _parallel(tok, corpora.sentence_pairs(data))),
    ]
    tables = _Tables(data, tok, [source for _, source in aligned])
    reports, news = list(corpora.local_reports(data)), list(corpora.news(data))
    variants = list(substituted(reports + news[::6], random.Random(seed)))
    sources: list[tuple[float, Source]] = [
        *aligned,
        (0.11, _parallel(tok, list(dictionary_pairs(data)), dropped=0.0)),
        (0.05, _parallel(tok, list(thesaurus_pairs()), dropped=0.0)),
        (0.09, _parallel(tok, variants)),
    ]
    for corpus, share in authored.SHARES.items():
        sources.append((share, _questions(tok, data, corpus, seed)))
    for share, documents in ((0.26, news), (0.08, list(corpora.statutes(data))), (0.10, reports)):
        plain = tables.documents(tok, documents, seed)
        sources += [(share * 0.7, plain), (share * 0.3, plain.in_english())]
    return sources


def _questions(tok: Tokenizer, data: Path, corpus: str, seed: int) -> Questions:
    """The authored questions over a corpus, like ones side by side.

    Over reports that is by document, in random order: another place says the same of itself and
    would be no wrong answer. Elsewhere it is by what the passages say.
    """
    rows = list(authored.asked(data, corpus))
    random.Random(seed).shuffle(rows)
    rows.sort(key=lambda row: row.document)
    asked, passages = (tokenize(tok, [row[side] for row in rows]) for side in (0, 1))
    if corpus != "reports":
        order = alike(passages, tok.get_vocab_size())
        asked, passages = asked.rows(order), passages.rows(order)
    return Questions(asked, passages)


def _parallel(
    tok: Tokenizer, pairs: list[Pair], cropped: float = 0.0, dropped: float = 0.2
) -> Parallel:
    left, right = (tokenize(tok, side) for side in zip(*pairs, strict=True))
    rows = np.flatnonzero((left.lengths > 0) & (right.lengths > 0))
    return Parallel(left.rows(rows), right.rows(rows), cropped, dropped)


class _Tables:
    """What all document sources share."""

    def __init__(self, data: Path, tok: Tokenizer, aligned: list[Parallel]) -> None:
        size = tok.get_vocab_size()
        self.numbers = np.array([(tok.id_to_token(i) or "").isdigit() for i in range(size)])
        self.synonyms = substitution.build(tok, substitution.chinese_phrases(data))
        english = stack([source.left for source in aligned])
        chinese = stack([source.right for source in aligned])
        seen = associate(tok, chinese, english)
        self.english = substitution.build(tok, substitution.english_phrases(data, seen))
        self.questions = (
            substitution.templates(tok, substitution.CHINESE_QUESTIONS),
            substitution.templates(tok, substitution.ENGLISH_QUESTIONS),
        )

    def documents(self, tok: Tokenizer, documents: list[list[str]], seed: int) -> Documents:
        """A source over these documents."""
        rows = tokenize(tok, [s for document in documents for s in document])
        ends = np.cumsum([len(document) for document in documents])
        passages = _passages(rows, set(ends.tolist()), np.random.default_rng(seed))
        return Documents(
            rows, passages, self.numbers, self.synonyms, self.english, self.questions, False
        )


def _passages(sentences: Ragged, document_ends: set[int], rng: np.random.Generator) -> Ints:
    """First sentence of each passage: 20 to 180 pieces long, never across documents."""
    begins, filled, wanted = [0], 0, 60.0
    for index, length in enumerate(sentences.lengths.tolist(), start=1):
        filled += length
        if filled >= wanted or index in document_ends:
            begins.append(index)
            filled, wanted = 0, rng.uniform(20, 180)
    return np.array(begins, dtype=np.int64)


def dictionary_pairs(data: Path) -> Iterator[Pair]:
    """Words: Chinese and English, Chinese and its definition, Chinese and Chinese synonyms."""
    for entry in (*corpora.cedict(data), *corpora.hsk(data)):
        yield from ((gloss, entry.word) for gloss in entry.glosses[:3])
        if entry.pinyin:
            yield entry.pinyin, entry.word
    for synset in corpora.wordnet(data):
        lemmas = [z for z in synset.zh if _HAN.search(z)][:5]
        yield from ((en, zh) for zh in lemmas for en in synset.en[:3])
        yield from ((synset.definition, zh) for zh in lemmas[:1])
        yield from pairwise(lemmas)


def thesaurus_pairs() -> Iterator[Pair]:
    """Everyday words and English, each with every official form of the term."""
    for term in corpora.thesaurus():
        said = [*term.everyday, *term.english, *term.official[1:]]
        yield from ((other, official) for official in term.official for other in said)
        yield from ((en, everyday) for en in term.english for everyday in term.everyday)


def substituted(documents: Iterable[list[str]], rng: random.Random) -> Iterator[Pair]:
    """Clauses asked in everyday words or English, with the sentence that has the official term."""
    terms = {form: term for term in corpora.thesaurus() for form in term.official}
    longest_first = sorted((t for t in terms if len(t) > 1), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    used: dict[str, int] = defaultdict(int)
    for sentence in (s for document in documents for s in document if len(s) < 300):
        for match in pattern.finditer(sentence):
            used[match[0]] += 1
            if used[match[0]] <= VARIANTS_PER_TERM:
                yield _asked(match, terms[match[0]], rng), sentence


def _asked(match: re.Match[str], term: corpora.Term, rng: random.Random) -> str:
    """Up to ten characters either side of the term, the term reworded, a question word."""
    before = match.string[max(0, match.start() - rng.randint(0, 10)) : match.start()]
    after = match.string[match.end() : match.end() + rng.randint(0, 10)]
    other = rng.choice(term.everyday + term.english)
    return f"{before} {other} {after}{rng.choice(substitution.CHINESE_QUESTIONS)}"
