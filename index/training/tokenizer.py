"""The tokenizer: a Unigram model whose pieces are words; no word cutter is needed at run time.

Chinese words and their counts come from cutting the corpora once the way jieba does; the log of a
word's relative frequency is its piece's score, and Viterbi over these scores then cuts running text
the way jieba does. English words lose their inflections (`stem`, written into the tokenizer as
rules) and carry a leading ▁ so that `▁the` and the `the` inside `theatre` differ; syllables of
pinyin spell the names that are not among the words.
"""

import io
import math
import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import rjieba
from pypinyin import lazy_pinyin
from sentencepiece import SentencePieceTrainer, sentencepiece_model_pb2
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from index.tokenizer import INFLECTIONS, stem

UNKNOWN = "<unk>"
"""Piece 0; its row in the weights is zero, so unknown characters change nothing."""

MARK = "▁"
CHINESE_CHARACTERS, ENGLISH_WORDS, ENGLISH_PARTS = 6_000, 15_000, 900
LONGEST_WORD = 4
"""Characters; longer Chinese words are left to their parts, which questions use as well."""

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z]+")
_HAN_CLASS = r"[\u3007\u3400-\u9fff\uf900-\ufaff]"


def count_chinese(texts: Iterable[str]) -> Counter[str]:
    """Count Chinese words of up to `LONGEST_WORD` characters, and every character once more."""
    counts: Counter[str] = Counter()
    for text in texts:
        for run in _HAN.findall(text):
            words = rjieba.cut(run, True)
            counts.update(w for w in words if len(w) <= LONGEST_WORD)
            counts.update(c for w in words if len(w) > LONGEST_WORD for c in w)
    return counts


def count_english(texts: Iterable[str]) -> Counter[str]:
    """Count lower-case English words."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(map(stem, _LATIN.findall(text.lower())))
    return counts


def build(
    chinese: Counter[str], english: Counter[str], size: int, simplified: dict[int, str]
) -> Tokenizer:
    """A tokenizer of exactly `size` pieces from counts of Chinese and English words.

    `simplified`: traditional characters, as `str.translate` takes them, read as simplified ones.
    """
    pieces = _english_pieces(english) | _number_pieces() | _character_pieces(chinese)
    for word, count in _ranked(chinese):
        if len(pieces) == size - 1:
            break
        pieces.setdefault(word, count)
    total = sum(chinese.values())
    scores = [(p, math.log(max(c, 0.01) / total)) for p, c in pieces.items()]
    tokenizer = Tokenizer(
        models.Unigram([(UNKNOWN, -30.0), *scores], unk_id=0, byte_fallback=False)
    )
    tokenizer.normalizer = _normalizer(simplified)
    tokenizer.pre_tokenizer = _pre_tokenizer()
    return tokenizer


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _normalizer(simplified: dict[int, str]) -> normalizers.Normalizer:
    folded = [
        normalizers.NFKC(),
        normalizers.Precompiled(_character_map(simplified)),
        normalizers.Lowercase(),
    ]
    endings = [
        normalizers.Replace(Regex(ending.replace("$", "(?![a-z])")), instead)
        for ending, instead in INFLECTIONS
    ]
    word_start = normalizers.Replace(Regex("(?<![a-z])(?=[a-z])"), MARK)
    return normalizers.Sequence([*folded, *endings, word_start])


def _character_map(simplified: dict[int, str]) -> bytes:
    """The map as SentencePiece compiles it: the one form that tokenizers reads in one pass."""
    rules = [
        f"{old:X}\t{' '.join(f'{ord(c):X}' for c in new)}\n"
        for old, new in sorted(simplified.items())
        if chr(old) != new
    ]
    model = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rules.tsv"
        path.write_text("".join(rules), encoding="ascii")
        SentencePieceTrainer.train(
            sentence_iterator=iter(["any text"] * 9), model_writer=model, model_type="char",
            vocab_size=20, hard_vocab_limit=False, normalization_rule_tsv=str(path), minloglevel=2,
        )  # fmt: skip
    found = sentencepiece_model_pb2.ModelProto.FromString(model.getvalue())
    return bytes(found.normalizer_spec.precompiled_charsmap)


def _pre_tokenizer() -> pre_tokenizers.PreTokenizer:
    """Keep runs of Chinese, English words, numbers and %; drop all else, punctuation included."""
    kept = Regex(rf"{_HAN_CLASS}+|{MARK}[a-z]+|[0-9]+|%")
    return pre_tokenizers.Split(kept, "removed", invert=True)


def _character_pieces(chinese: Counter[str]) -> dict[str, float]:
    """The commonest single characters; counts as words, so that common words stay whole."""
    inside: Counter[str] = Counter()
    for word, count in chinese.items():
        for character in word:
            inside[character] += count
    return {c: chinese[c] + 0.5 for c, _ in _ranked(inside)[:CHINESE_CHARACTERS]}


def _english_pieces(english: Counter[str]) -> dict[str, float]:
    """Whole words, then letters and common beginnings and ends for spelling the words left over."""
    ranked = [item for item in _ranked(english) if len(item[0]) > 1]
    pieces = {MARK + word: float(count) for word, count in ranked[:ENGLISH_WORDS]}
    parts: Counter[str] = Counter()
    for word, count in ranked[ENGLISH_WORDS:]:
        parts.update({MARK + word[:n]: count for n in range(3, min(7, len(word)))})
        parts.update({word[-n:]: count for n in range(2, min(6, len(word)))})
    for part, count in sorted(parts.items(), key=lambda item: (-item[1] * len(item[0]), item[0])):
        if len(pieces) == ENGLISH_WORDS + ENGLISH_PARTS:
            break
        pieces.setdefault(part, count / 10)
    for syllable in syllables():
        pieces.setdefault(MARK + syllable, 0.5)
        pieces.setdefault(syllable, 0.5)
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    return {x: 0.02 for letter in letters for x in (letter, MARK + letter)} | pieces


def syllables() -> list[str]:
    """The syllables of pinyin without tones, in stemmed spelling."""
    spelled = {s for s in lazy_pinyin([chr(c) for c in range(0x4E00, 0x9FA6)]) if s.isascii()}
    return sorted({stem(s) for s in spelled})


def _number_pieces() -> dict[str, float]:
    """Numbers up to 99, two-digit parts, and years; longer numbers are cut into these."""
    short = {str(n): 1000.0 for n in range(10)} | {f"{n:02d}": 1000.0 for n in range(100)}
    return short | {str(year): 5000.0 for year in range(1949, 2051)} | {"%": 1000.0}
