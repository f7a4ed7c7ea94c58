"""Sets that try an encoder alone: questions, passages, and which passages answer.

They are read from a folder with `training/`, `dev/` and `reports/`; a set whose files are not there
is left out. Two files of the SQuAD form with the same paragraphs, `dev/xquad.en.json` and
`dev/xquad.zh.json`, make a search across languages.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from index.training import authored, corpora

FEW = 240
"""Passages of the small search, about as many as a handful of reports has paragraphs."""
LONG_ANSWER = 30
"""Characters from which a literal answer is passage enough to be found."""


@dataclass(frozen=True)
class Search:
    """`answers[i]` are the rows of `passages` that answer question i; `pools` narrows the search.

    Where `pools` is given, question i is searched among the passages `pools[i]` only.
    """

    name: str
    questions: Sequence[str]
    passages: Sequence[str]
    answers: Sequence[set[int]]
    pools: Sequence[range] | None = None


def searches(data: Path) -> Iterator[Search]:
    """Every set whose files `data` holds."""
    readers: list[Callable[[Path], Iterator[Search]]] = [
        work_reports, drcd, xquad, stard, policies, everyday,
    ]  # fmt: skip
    for read in readers:
        try:
            yield from read(data)
        except FileNotFoundError:
            continue


def work_reports(data: Path) -> Iterator[Search]:
    """State Council reports of the years kept out of training: units across languages."""
    english, chinese = zip(*corpora.work_reports(data, held_out=True), strict=True)
    yield Search("work reports en→zh", english, chinese, _same(chinese))
    yield Search("work reports zh→en", chinese, english, _same(english))


def drcd(data: Path) -> Iterator[Search]:
    """DRCD dev (Chinese Wikipedia) in simplified characters, among all passages and among few.

    The questions in English are our own, on the first `FEW` passages.
    """
    table = corpora.traditional_to_simplified(data)
    passages, asked = _squad(data / "dev/drcd_dev.json")
    simplified = [passage.translate(table) for passage in passages]
    asked = [(question.translate(table), row) for question, row in asked]
    yield _asked("DRCD zh→zh", asked, simplified)
    few = [(question, row) for question, row in asked if row < FEW]
    yield _asked(f"DRCD zh→zh, {FEW} passages", few, simplified[:FEW])
    lines = files("eval").joinpath("drcd_english.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    english = [(row["question"], row["passage"]) for row in rows if row["passage"] < len(passages)]
    yield _asked(f"DRCD en→zh, {FEW} passages", english, simplified[:FEW])


def xquad(data: Path) -> Iterator[Search]:
    """XQuAD: Chinese paragraphs, asked for in Chinese and in English."""
    passages, chinese = _squad(data / "dev/xquad.zh.json")
    _, english = _squad(data / "dev/xquad.en.json")
    yield _asked("XQuAD zh→zh", chinese, passages)
    yield _asked("XQuAD en→zh", english, passages)


def stard(data: Path) -> Iterator[Search]:
    """STARD: a citizen's question to the articles of statutes that answer it."""
    rows = json.loads((data / "dev/stard_queries.json").read_text(encoding="utf-8"))
    rows = [row for row in rows if row["相关法规"]]
    texts = {name: text for row in rows for name, text in row["相关法规"].items()}
    place = {name: number for number, name in enumerate(texts)}
    answers = [{place[name] for name in row["相关法规"]} for row in rows]
    passages = [f"{name} {text}" for name, text in texts.items()]
    yield Search("STARD zh→zh", [row["问题"] for row in rows], passages, answers)


def policies(data: Path) -> Iterator[Search]:
    """Questions on government policies to literal answers, the first thousand."""
    lines = (data / "dev/ncp_policies_qa.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    rows = [row for row in rows if len(row) == 4 and len(row[3]) >= LONG_ANSWER][:1000]
    answers = [row[3] for row in rows]
    yield Search("policies zh→zh", [row[2] for row in rows], answers, _same(answers))


def everyday(data: Path) -> Iterator[Search]:
    """Our questions in everyday words on reports kept out of training, the place known."""
    rows = [row for row in authored.rows("reports") if authored.held_out(row.document)]
    texts = corpora.texts(data, "reports", {row.document for row in rows})
    passages: list[str] = []
    cuts: dict[str, list[tuple[int, int]]] = {}
    pools: dict[str, range] = {}
    for name, text in texts.items():
        cuts[name] = authored.passages(text)
        pools[name] = range(len(passages), len(passages) + len(cuts[name]))
        passages += [text[start:end] for start, end in cuts[name]]
    for lang in ("zh", "en"):
        asked = [row for row in rows if row.lang == lang]
        answers = [
            {pools[row.document][i] for i in authored.holding(cuts[row.document], row)}
            for row in asked
        ]
        where = [pools[row.document] for row in asked]
        yield Search(f"everyday {lang}→zh", [r.question for r in asked], passages, answers, where)


def _squad(path: Path) -> tuple[list[str], list[tuple[str, int]]]:
    """Passages, and each question with the number of its passage."""
    articles: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["data"]
    paragraphs = [paragraph for article in articles for paragraph in article["paragraphs"]]
    asked = [(qa["question"], row) for row, p in enumerate(paragraphs) for qa in p["qas"]]
    return [paragraph["context"] for paragraph in paragraphs], asked


def _asked(name: str, asked: Sequence[tuple[str, int]], passages: Sequence[str]) -> Search:
    return Search(name, [question for question, _ in asked], passages, [{row} for _, row in asked])


def _same(texts: Sequence[str]) -> list[set[int]]:
    """For each text the rows that hold it: repeated units count as one."""
    rows: dict[str, set[int]] = {}
    for row, text in enumerate(texts):
        rows.setdefault(text, set()).add(row)
    return [rows[text] for text in texts]
