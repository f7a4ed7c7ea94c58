"""How well a structure fits the truth of a case; run as a script, the rates over all cases."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from marked import DUPLICATE, Case, Truth, load, names, plain, squash

from rag.passage import GLOSSARY
from rag.reading.extract import File
from rag.reading.reader import reports
from rag.report import Report

WINDOWS = {"windows_newlines"}
"""Cases whose file has a byte order mark and ends its lines with CR and LF."""


class Fault(NamedTuple):
    """What a check found wrong."""

    check: str
    text: str


class Result(NamedTuple):
    """Of so many things that a check looked at, these were wrong."""

    looked_at: int
    faults: list[Fault]


def read(case: Case) -> Report:
    """The case as the reader gives it."""
    text = case.text
    if case.name in WINDOWS:
        text = "\ufeff" + text.replace("\n", "\r\n")
    (report,) = reports(File(f"{case.name}.txt", text.encode))
    return report


def paragraphs(case: Case, found: Any) -> Result:
    """Every paragraph of the truth is one found, once, whole."""
    texts = [squash(_text(case, one)) for one in found.paragraphs]
    wrong = [
        truth
        for truth in case.paragraphs
        if sum(map(bool, map(truth.pattern.fullmatch, texts))) != 1
    ]
    return Result(len(case.paragraphs), [Fault("paragraphs", _said(case, one)) for one in wrong])


def clutter(case: Case, found: Any) -> Result:
    """No character of clutter is in a paragraph or heading."""
    spans = [span for one in found.paragraphs for span in one.spans]
    kept = _offsets([*spans, *(one.span for one in found.headings)])
    parts = [(span, why) for span, why in case.clutter if why != DUPLICATE]
    faults = []
    for (start, end), why in parts:
        if any(at in kept and squash(case.text[at]) for at in range(start, end)):
            faults.append(Fault("clutter", f"{why}: {case.text[start:end]}"))
    return Result(len(parts), faults)


def headings(case: Case, found: Any) -> Result:
    """The headings with their levels, none missing and none too many."""
    true = Counter((one.level, one.text) for one in case.headings if not one.free)
    free = {one.text for one in case.headings if one.free}
    texts = [(one.level, plain(case.text[slice(*one.span)])) for one in found.headings]
    seen = Counter(one for one in texts if one[1] not in free)
    faults = [Fault("heading missing", f"{level} {text}") for level, text in (true - seen)]
    faults += [Fault("heading too many", f"{level} {text}") for level, text in (seen - true)]
    return Result((true | seen).total(), faults)


def aspects(case: Case, found: Any) -> Result:
    """What was done, is lacking or is planned."""
    truths = [truth for truth in case.paragraphs if truth.aspect]
    return _facts(case, found, "aspects", truths, lambda truth, one: one.aspect == truth.aspect)


def topics(case: Case, found: Any) -> Result:
    """The lead sentences."""
    truths = [truth for truth in case.paragraphs if truth.topic]
    return _facts(
        case, found, "topics", truths, lambda truth, one: plain(one.topic) == plain(truth.topic)
    )


def paths(case: Case, found: Any) -> Result:
    """The headings that a paragraph stands under; those that are free may be among them."""
    free = {one.text for one in case.headings if one.free or one.leads}
    truths = [truth for truth in case.paragraphs if not truth.term]

    def fits(truth: Truth, one: Any) -> bool:
        path = tuple(map(plain, one.section.path))
        return tuple(part for part in path if part in truth.path or part not in free) == truth.path

    return _facts(case, found, "paths", truths, fits)


def glossary(case: Case, found: Any) -> Result:
    """Entries are of the glossary, other paragraphs are not."""
    truths = list(case.paragraphs)
    return _facts(
        case,
        found,
        "glossary",
        truths,
        lambda truth, one: (one.section.kind == GLOSSARY) == bool(truth.term),
    )


CHECKS = (paragraphs, clutter, headings, aspects, topics, paths, glossary)


def _facts(
    case: Case,
    found: Any,
    check: str,
    truths: list[Truth],
    fits: Callable[[Truth, Any], bool],
) -> Result:
    """Compare each truth with the paragraph that is it, or else shares most characters with it."""
    bests = [(truth, _best(case, truth, found)) for truth in truths]
    wrong = [truth for truth, best in bests if best is None or not fits(truth, best)]
    return Result(len(truths), [Fault(check, _said(case, truth)) for truth in wrong])


def _best(case: Case, truth: Truth, found: Any) -> Any:
    mine, most, best = _offsets(truth.spans), 0, None
    for one in found.paragraphs:
        if truth.pattern.fullmatch(squash(_text(case, one))):
            return one
        shared = len(mine & _offsets(one.spans))
        if shared > most:
            most, best = shared, one
    return best


def _offsets(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _text(case: Case, one: Any) -> str:
    return "".join(case.text[start:end] for start, end in one.spans)


def _said(case: Case, truth: Truth) -> str:
    text = squash(_text(case, truth))
    return f"{truth.aspect or truth.term} {text[:30]}…{text[-12:]}"


def main() -> None:
    """Print the faults of each case and the rate of each check."""
    from rag.reading.structure import structure

    looked_at, wrong = Counter[str](), Counter[str]()
    for case in map(load, names()):
        found = structure(read(case))
        for check in CHECKS:
            result = check(case, found)
            looked_at[check.__name__] += result.looked_at
            wrong[check.__name__] += len(result.faults)
            for fault in result.faults:
                sys.stdout.write(f"{case.name}  {fault.check}  {fault.text!r}\n")
    for name, of in looked_at.items():
        rate = 1 - wrong[name] / of if of else 1
        sys.stdout.write(f"{name:<12}{of - wrong[name]:>6} of {of:>5}  {rate:.3f}\n")


if __name__ == "__main__":
    main()
