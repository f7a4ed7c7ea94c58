"""Ratings of answers, kept on this machine in SQLite, and exported as questions for `yinju eval`.

`python -m ui.feedback --store DIR --out FOLDER` exports everybody's.
"""

import argparse
import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.answer import Answer
from rag.retrieval.kinds import kind, language
from rag.retrieval.question import History

NAME = "feedback.sqlite"
RIGHT, WRONG = "right", "wrong"
_SCHEMA = """CREATE TABLE IF NOT EXISTS ratings
(session TEXT, turn INTEGER, verdict TEXT, note TEXT, question TEXT, history TEXT, answer TEXT,
 at TEXT DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (session, turn))"""


@dataclass(frozen=True)
class Rating:
    """What one reader said of one answer."""

    verdict: str
    """`right` or `wrong`."""
    note: str = ""


class Feedback:
    """The ratings beside a store. A second rating of an answer takes the place of the first."""

    def __init__(self, store: Path) -> None:
        self._path = store / NAME

    def rate(
        self, session: str, turn: int, rating: Rating, answer: Answer, history: History
    ) -> None:
        """Keep a rating of an answer, with the questions and answers that came before it."""
        row = (
            session, turn, rating.verdict, rating.note, answer.question,
            json.dumps([list(pair) for pair in history], ensure_ascii=False),
            json.dumps(answer.to_dict(), ensure_ascii=False),
        )  # fmt: skip
        with closing(sqlite3.connect(self._path, timeout=10)) as base, base:
            base.execute(_SCHEMA)
            base.execute(
                "INSERT OR REPLACE INTO ratings"
                " (session, turn, verdict, note, question, history, answer)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                row,
            )

    def export(self, folder: Path, session: str | None = None) -> list[Path]:
        """Write `right.jsonl`, a question file, and `wrong.jsonl`, whose truth is to be added.

        Of one session, or of all for None. A file without a line is not written.
        """
        lines: dict[str, list[str]] = {RIGHT: [], WRONG: []}
        for verdict, item in self._items(session):
            lines[verdict].append(json.dumps(item, ensure_ascii=False))
        return [_written(folder / f"{name}.jsonl", found) for name, found in lines.items() if found]

    def _items(self, session: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
        if not self._path.exists():
            return
        with closing(sqlite3.connect(self._path, timeout=10)) as base:
            rows = base.execute(
                "SELECT verdict, note, question, history, answer FROM ratings"
                " WHERE ? IS NULL OR session = ? ORDER BY rowid",
                (session, session),
            ).fetchall()
        for number, (verdict, note, question, history, answer) in enumerate(rows, start=1):
            yield verdict, _item(number, question, json.loads(history), json.loads(answer), note)


def _item(
    number: int, question: str, history: list[list[str]], answer: dict[str, Any], note: str
) -> dict[str, Any]:
    """A line of a question file; `note` is for its reader."""
    quotes, rows = answer["quotes"], answer["table"]
    figures = [row["figure"] for row in rows or () if row["figure"]]
    return {
        "id": f"rated-{number:04}",
        "lang": language(question),
        "type": kind(question),
        "question": question,
        "history": history,
        "answers": figures or [quote["text"] for quote in quotes],
        "all_required": bool(figures),
        "evidence": [_evidence(quote) for quote in quotes],
        "doc": [*dict.fromkeys(quote["report"]["source"] for quote in quotes)],
        "note": note,
    }


def _evidence(quote: dict[str, Any]) -> dict[str, Any]:
    start, end = quote["spans"][0][0], quote["spans"][-1][1]
    return {"doc": quote["report"]["source"], "start": start, "end": end}


def _written(path: Path, lines: list[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Export the ratings of a store. 0: written; 1: there are none."""
    parser = argparse.ArgumentParser(prog="python -m ui.feedback", description=main.__doc__)
    parser.add_argument("--store", type=Path, default=Path("store"), metavar="DIR")
    parser.add_argument("--out", type=Path, default=Path("feedback"), metavar="FOLDER")
    given = parser.parse_args(arguments)
    found = Feedback(given.store).export(given.out)
    sys.stdout.write("".join(f"{path}\n" for path in found) or "There are no ratings.\n")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
