"""Readers of the open corpora: documents (lists of sentences), pairs or dictionary entries.

`data` is always the folder that holds `training/`, `dev/` and `reports/`.
"""

import gzip
import io
import json
import lzma
import re
import tarfile
from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

from docx import Document

from index.lexicon import Lexicon, Terms

HELD_OUT_YEARS = frozenset({2017, 2018})
"""Years of the State Council's work reports that evaluation uses and training never sees."""

_DATELINE = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d，正文：")
_BRACKETS = re.compile(r"\([^)]*\)|（[^）]*）|\[[^\]]*\]")
_NO_GLOSS = re.compile(r"variant of|surname |^see |CL:|also written|also pr\.|^abbr\. |^used in|\d")

SURE = 0.6
"""Weight below which a word of the thesaurus is too wide to train with."""

SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
"""A sentence with its mark."""

Pair = tuple[str, str]


class Term(NamedTuple):
    """One row of the thesaurus: ways to say the same thing."""

    official: list[str]
    everyday: list[str]
    english: list[str]


class Entry(NamedTuple):
    """A dictionary word: Chinese, toneless pinyin if a proper name (else ""), English glosses."""

    word: str
    pinyin: str
    glosses: list[str]


def sentences(text: str) -> list[str]:
    """Split at 。！？； and line ends, the mark kept; pieces under four characters are dropped.

    >>> sentences("今年工作完成。明年继续！")
    ['今年工作完成。', '明年继续！']
    """
    return [s.strip() for s in SENTENCE.findall(text) if len(s.strip()) >= 4]


def news(data: Path) -> Iterator[list[str]]:
    """CRUD_RAG: ~70,000 news articles of 2023, one a line."""
    for line in _news_lines(data):
        yield sentences(_DATELINE.sub("", line))


def _news_lines(data: Path) -> Iterator[str]:
    with lzma.open(data / "training/news_2023_crud_rag.txt.xz", "rt", encoding="utf-8") as lines:
        yield from (line.rstrip("\n") for line in lines)


def statutes(data: Path) -> Iterator[list[str]]:
    """LawRefBook: ~3,500 statutes and local regulations, headings left out."""
    for _, text in _statute_files(data):
        body = text.split("<!-- INFO END -->")[-1]
        yield sentences(re.sub(r"(?m)^#.*$|^第[零一二三四五六七八九十百千]+条\s*", "", body))


def _statute_files(data: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(data / "training/laws_markdown.tar.gz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".md") else None
            if file is not None:
                yield member.name, file.read().decode("utf-8")


def local_reports(data: Path) -> Iterator[list[str]]:
    """Work reports of cities (2024) and provinces (2025): unlabelled text of the domain."""
    yield from (sentences(text) for _, text in _report_files(data))


def _report_files(data: Path) -> Iterator[tuple[str, str]]:
    for folder in ("cities_2024", "provinces_2025"):
        for path in sorted((data / "reports" / folder).iterdir()):
            yield path.name, _plain_text(path)


def texts(data: Path, corpus: str, wanted: Container[str]) -> dict[str, str]:
    """The `wanted` documents of a corpus ("reports", "news" or "statutes") by name."""
    files = {
        "reports": _report_files,
        "news": lambda data: ((str(i), line) for i, line in enumerate(_news_lines(data))),
        "statutes": _statute_files,
    }[corpus]
    return {name: text for name, text in files(data) if name in wanted}


def _plain_text(path: Path) -> str:
    if path.suffix == ".docx":
        document = Document(io.BytesIO(path.read_bytes()))
        return "\n".join(p.text for p in document.paragraphs)
    return path.read_text(encoding="utf-8", errors="replace") if path.suffix == ".txt" else ""


def work_reports(data: Path, *, held_out: bool) -> list[Pair]:
    """State Council work reports (English, Chinese): the held-out years or all the others."""
    path = data / "training/gov_work_report_zh_en_2008_2018.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(r["en"], r["zh"]) for r in rows if (r["year"] in HELD_OUT_YEARS) == held_out]


def law_paragraphs(data: Path) -> list[Pair]:
    """Aligned paragraphs of laws (English, simplified Chinese), duplicates removed."""
    path = data / "training/law_zh_en_paragraphs.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return list(dict.fromkeys((r["en"], r["zh_cn"]) for r in rows))


def sentence_pairs(data: Path) -> list[Pair]:
    """Tatoeba sentences and 3AM captions, (English, Chinese)."""
    pairs: list[Pair] = []
    for name in ("tatoeba_en_zh.tsv", "captions_3am_en_zh.tsv"):
        lines = (data / "training" / name).read_text(encoding="utf-8").splitlines()
        fields = [line.split("\t") for line in lines]
        pairs += [(f[0], f[1]) for f in fields if len(f) >= 2]
    return pairs


def clean_gloss(gloss: str) -> str:
    """A gloss as one would say it, or "" when it explains instead of translating.

    >>> clean_gloss("to develop (a film)")
    'develop'
    """
    if _NO_GLOSS.search(gloss):
        return ""
    plain = _BRACKETS.sub("", gloss).strip().removeprefix("to ").strip()
    return plain if 0 < len(plain.split()) <= 6 else ""


def cedict(data: Path) -> Iterator[Entry]:
    """CC-CEDICT entries with at least one usable gloss, in file order."""
    pattern = re.compile(r"\S+ (\S+) \[([^\]]*)\] /(.*)/")
    with gzip.open(data / "training/cc_cedict_2026-01-02.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            match = pattern.match(line)
            glosses = [clean_gloss(g) for g in re.split("[/;]", match[3])] if match else []
            if match and any(glosses):
                pinyin = re.sub(r"[\d:\s]", "", match[2]).lower() if match[2][:1].isupper() else ""
                yield Entry(match[1], pinyin, [g for g in glosses if g])


def hsk(data: Path) -> Iterator[Entry]:
    """HSK vocabulary with its glosses."""
    rows = json.loads((data / "training/hsk_vocabulary.json").read_text(encoding="utf-8"))
    for row in rows:
        glosses = [clean_gloss(g) for form in row["f"] for m in form["m"] for g in m.split(";")]
        if any(glosses):
            yield Entry(row["s"], "", [g for g in glosses if g])


class Synset(NamedTuple):
    """One WordNet synset: Chinese lemmas, English lemmas, English definition."""

    zh: list[str]
    en: list[str]
    definition: str


def wordnet(data: Path) -> Iterator[Synset]:
    """Chinese Open Wordnet joined with English by synset."""
    lines = (data / "training/open_wordnet_zh_en.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        _, _, zh, en, definition = line.split("\t")
        lemmas = list(dict.fromkeys(z for z in zh.split(";") if z))
        if lemmas:
            yield Synset(lemmas, [e for e in en.split(";") if e], definition)


def thesaurus() -> list[Term]:
    """The rows of `index/lexicon.tsv`, words below `SURE` left out."""
    rows = Lexicon.embedded().rows
    sides = ([_sure(side) for side in (row.official, row.everyday, row.english)] for row in rows)
    return [Term(*row) for row in sides if row[0] and row[1] + row[2]]


def _sure(terms: Terms) -> list[str]:
    return [term.word for term in terms if term.weight >= SURE]


def traditional_to_simplified(data: Path) -> dict[int, str]:
    """OpenCC's character table, for `str.translate`; the first choice where there are several."""
    lines = (data / "training/opencc_ts_characters.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return {ord(key): value.split(" ")[0] for key, value in rows if len(key) == 1}
