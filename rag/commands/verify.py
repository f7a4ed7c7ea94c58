"""`yinju verify FILE`: a text written elsewhere held against the reports of a store."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from rag.answering.audit import ABSENT, EXACT, NEAR, Finding
from rag.answering.sample_notice import NOTICE
from rag.assistant import open_or_sample
from rag.commands import OK, SOME_FAILED, with_store
from rag.errors import ReadingError
from rag.settings import Settings

HELP = "check the quotations and figures of a text against the reports"
_SHOWN = {EXACT: "精确", NEAR: "接近", ABSENT: "未见"}
_KINDS = {"quotation": "引文", "figure": "数字"}


def register(parser: argparse.ArgumentParser) -> None:
    """Say the arguments."""
    parser.add_argument("file", metavar="FILE", help="the text (.txt .md .html .docx .pdf)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    with_store(parser, run)


def run(given: argparse.Namespace) -> int:
    """Print each quotation and figure with its verdict. 0: all exact; 1: some are not."""
    text = _text(Path(given.file))
    assistant = open_or_sample(Settings.load(store=given.store))
    if assistant.on_samples:
        print(f"! {NOTICE['zh']}", file=sys.stderr)
    found = assistant.audit.findings(text)
    if given.json:
        print(json.dumps([described(one, text) for one in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join([*(shown(one, text) for one in found), summary(found)]))
    return OK if all(one.verdict == EXACT for one in found) else SOME_FAILED


def _text(path: Path) -> str:
    """The text of a file, by the readers of reports. Raises `ReadingError`."""
    from rag.reading.reader import READERS, contents

    if path.suffix.lower() not in READERS or not path.is_file():
        raise ReadingError(
            f"{path}" + ("" if path.is_file() else ", which is no file"),
            f"a file ending in {', '.join(READERS)}",
            "Name the text that is to be checked.",
        )
    (file,) = contents(path)
    return "\n".join(one.text for one in READERS[path.suffix.lower()](file.load(), file.name))


def shown(one: Finding, text: str) -> str:
    """A finding for a terminal: verdict, line, words; what differs; where the report says it."""
    line = text.count("\n", 0, one.span.start) + 1
    lines = [f"{_SHOWN[one.verdict]}  第{line}行 {_KINDS[one.kind]}：{one.text}"]
    lines += [f"      {one.difference}"] if one.difference else []
    if one.quote:
        words = "" if one.verdict == EXACT and one.kind == "quotation" else f"“{one.quote.text}”"
        lines.append(f"      {words}{one.quote.citation}（{one.quote.report.source}）")
    return "\n".join(lines)


def summary(found: list[Finding]) -> str:
    """How many findings there are of each verdict."""
    counts = (f"{name}{sum(one.verdict == key for one in found)}" for key, name in _SHOWN.items())
    return f"共{len(found)}处：{'，'.join(counts)}。"


def described(one: Finding, text: str) -> dict[str, Any]:
    """JSON-ready."""
    return {
        "kind": one.kind,
        "text": one.text,
        "line": text.count("\n", 0, one.span.start) + 1,
        "span": list(one.span),
        "verdict": one.verdict,
        "difference": one.difference,
        "quote": one.quote.to_dict() if one.quote else None,
    }
