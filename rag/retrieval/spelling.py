"""Names of places that are not spelt quite right: 欧海区 for 瓯海区, Wen Zhou, Ouhay District."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from index.spelling import sound
from index.tokenizer import crossing, listed

_ENDING = "省市县区州旗"
_STANDS = re.compile(
    r"$|20\d\d|[\W_]|人大|人民|政府|常委|代表|[的今去前上怎如有为还办开在和与及跟谁哪呢]|\d\d年"
)
_BEGINS = re.compile(r"(?:^|(?![“\"《])[\W_年和与及跟比在说问那请看]|[省市])$")
_CHINESE, _LATIN = re.compile(r"[一-鿿]+"), re.compile(r"[a-z]+")
_OFFICE = re.compile(r"[ ,]*(?:district|city|province|county|qu|shi|sheng|xian)\b", re.I)
_LEADS = re.compile(r"(?:\b(?:in|of|for|did|does|from|is|was|and|or)\s+|^)$", re.I)
_LEAD = 12
"""Characters looked at before a Latin word."""
_LONG, _TOKENS = 6, 3
"""Letters from which a Latin name may be mended without an office after it; words of one name."""

Near = tuple[int, int, str]
"""Start and end of the words in the question, and the place that they come nearest to."""


def near(text: str, held: Mapping[str, str], known: Callable[[str], bool]) -> list[Near]:
    """Words of `text` (normalised) one slip away from the names of just one place of the store.

    `held`: name -> place. `known`: whether a word stands for something else: another place, or
    words of the reports.
    """
    chinese = {name: place for name, place in held.items() if not name.isascii()}
    latin = {name: place for name, place in held.items() if name.isascii()}
    return [*_chinese(text, chinese, known), *_latin(text, latin, known)]


def _chinese(text: str, held: Mapping[str, str], known: Callable[[str], bool]) -> Iterator[Near]:
    names = {size: [name for name in held if len(name) == size] for size in (4, 3, 2)}
    end = 0
    for start in range(len(text)):
        for size, same in names.items():
            word = text[start : start + size]
            if start < end or len(word) < size or not _CHINESE.fullmatch(word):
                continue
            if not _in_place(text, start, start + size):
                continue
            fits = {held[n] for n in same if slip(n, word) and _alike(n, word)}
            if len(fits) == 1 and not known(word) and not known(_stem(word)):
                end = start + size
                yield start, end, fits.pop()


def misspelt(text: str, names: Iterable[str], known: Callable[[str], bool]) -> list[Near]:
    """Words where a place stands that nobody knows, one slip away from one of `names` (Chinese).

    Of several the one that sounds alike; a word without 省 or 市 at its end must sound alike.
    """
    by_size: dict[int, list[str]] = {}
    for name in names:
        by_size.setdefault(len(name), []).append(name)
    found: list[Near] = []
    for start in range(len(text)):
        for size in (4, 3, 2):
            word = text[start : start + size]
            free = not found or start >= found[-1][1]
            if not free or len(word) < size or not _CHINESE.fullmatch(word):
                continue
            if not _in_place(text, start, start + size):
                continue
            meant = "" if listed(word) else _one_of(word, by_size.get(size, ()))
            if meant and not known(word):
                found.append((start, start + size, meant))
    return found


def _one_of(word: str, names: Iterable[str]) -> str:
    fits = [name for name in names if slip(name, word) and _alike(name, word)]
    alike = [name for name in fits if sound(name) == sound(word)]
    if not alike and len(word) > 2 and word[-1] in _ENDING:
        alike = fits
    return alike[0] if len(alike) == 1 else ""


def _stem(word: str) -> str:
    """A division's name without its ending, where it has one and more than a character."""
    return word[:-1] if len(word) > 2 and word[-1] in _ENDING else word


def _in_place(text: str, start: int, end: int) -> bool:
    return bool(_BEGINS.search(text[max(start - 1, 0) : start]) and _STANDS.match(text, end))


def _alike(name: str, word: str) -> bool:
    """Whether a slip may make `word` of `name`: its ending is kept, a short word is no other."""
    if len(name) > 2 and name[-1] in _ENDING:
        return name[-1] == word[-1] and len(name) == len(word)
    return len(name) == len(word) and not (len(word) == 2 and crossing(word[0], word[1]))


def _latin(text: str, held: Mapping[str, str], known: Callable[[str], bool]) -> Iterator[Near]:
    """Pinyin cut into syllables, or one letter off."""
    end = 0
    for match in _LATIN.finditer(text):
        for size in range(_TOKENS, 0, -1):
            stop = _run(text, match.start(), size)
            if match.start() < end or not stop:
                continue
            word = re.sub(r"[ '’-]", "", text[match.start() : stop])
            fits = _fitting(word, size, held, known, _about(text, match.start(), stop))
            if len(fits) == 1:
                end = stop
                yield match.start(), end, fits.pop()


def _run(text: str, start: int, size: int) -> int:
    """Where `size` Latin words from `start` end; 0 where there are fewer."""
    rest = r"[ '’-][a-z]+" * (size - 1)
    found = re.compile(rf"[a-z]+{rest}(?![a-z])").match(text, start)
    return found.end() if found and not text[max(start - 1, 0) : start].isalpha() else 0


def _about(text: str, start: int, stop: int) -> bool:
    """Whether a Latin word stands where a place does."""
    return bool(_OFFICE.match(text, stop) or _LEADS.search(text[max(start - _LEAD, 0) : start]))


def _fitting(
    word: str, size: int, held: Mapping[str, str], known: Callable[[str], bool], stands: bool
) -> set[str]:
    if size > 1:
        return {held[word]} if word in held and len(word) >= _LONG - 1 else set()
    if not stands or len(word) < _LONG - 1 or known(word):
        return set()
    return {held[name] for name in held if len(name) >= _LONG - 1 and slip(name, word)}


def slip(name: str, word: str) -> bool:
    """Whether one character is changed, two neighbours are swapped, or one Latin letter is off."""
    if len(name) == len(word):
        at = [i for i, (a, b) in enumerate(zip(name, word, strict=True)) if a != b]
        swapped = len(at) == 2 and at[1] == at[0] + 1 and name[at[0]] == word[at[1]]
        return len(at) == 1 or (swapped and name[at[1]] == word[at[0]])
    longer, shorter = sorted((name, word), key=len, reverse=True)
    if not name.isascii() or len(longer) != len(shorter) + 1:
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
