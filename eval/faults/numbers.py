"""Faults in the figures of a claim."""

import re
from dataclasses import replace

from eval.faults.edits import Planted, as_given, claimed, replacing
from eval.faults.outputs import Output
from rag.answering.numbers import FIGURE, Quantity, quantities


def _figures(text: str) -> list[Quantity]:
    return [one for one in quantities(text) if one.kind == FIGURE]


def _edited(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _other_digit(match: re.Match[str]) -> str:
    return str((int(match.group()) + 3) % 10 or 8)


def digit(output: Output) -> Planted | None:
    """The last digit of the last figure is another one."""
    found = [one for one in _figures(output.claim) if re.search("[0-9]", one.text(output.claim))]
    if not found:
        return None
    start, end = found[-1].digits
    number = output.claim[start:end]
    return claimed(
        output, _edited(output.claim, start, end, re.sub(r"\d(?=\D*$)", _other_digit, number))
    )


def first_digit(output: Output) -> Planted | None:
    """The first digit of the first figure is another one."""
    found = [one for one in _figures(output.claim) if output.claim[one.digits.start].isdigit()]
    if not found:
        return None
    start = found[0].digits.start
    return claimed(
        output,
        _edited(output.claim, start, start + 1, re.sub(r"\d", _other_digit, output.claim[start])),
    )


def scale(output: Output) -> Planted | None:
    """Ten times as much, or a hundredth: a point moved, a 万 or a million exchanged."""
    pairs = [
        (r"(\d)万", r"\1亿"),
        ("million", "billion"),
        ("thousand", "million"),
        (r"(\d\d)\.(\d)(?=\d)", r"\1\2."),
    ]
    return replacing(
        [*pairs, (r"(\d+)(?=[件条个名项场份户])", r"\g<1>0"), (r"\b(\d+)(?= [a-z])", r"\g<1>0")]
    )(output)


def exchanged(output: Output) -> Planted | None:
    """Two figures of one unit in each other's place."""
    found = _figures(output.claim)
    for one in found:
        for other in found:
            if one.span < other.span and one.unit == other.unit and one.value != other.value:
                a, b = one.digits, other.digits
                text = output.claim
                swapped = text[: a.start] + text[b.start : b.end] + text[a.end : b.start]
                return claimed(output, swapped + text[a.start : a.end] + text[b.end :])
    return None


def added(output: Output) -> Planted | None:
    """A figure that stands nowhere."""
    end = (
        "，涉及资金326万元。"
        if output.claim.endswith("。")
        else ", at a cost of 3.26 million yuan."
    )
    return claimed(output, output.claim.rstrip("。.") + end)


def quote_digit(output: Output) -> Planted | None:
    """A digit changed alike in the quote and in the claim."""
    for number in re.findall(r"\d+(?:\.\d+)?", output.claim):
        for at, cited in enumerate(output.quotes):
            if number in cited.text:
                new = re.sub(r"\d(?=\D*$)", _other_digit, number)
                words = [c.text for c in output.quotes]
                words[at] = cited.text.replace(number, new)
                claim = output.claim.replace(number, new)
                return replace(as_given(output), claim=claim, quoted=tuple(words))
    return None
