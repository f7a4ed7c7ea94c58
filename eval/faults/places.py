"""Faults in place and year, of the claim and of the question."""

import re
from dataclasses import replace

from eval.faults.edits import Planted, as_given, claimed
from eval.faults.outputs import Output
from rag.answering.numbers import DATE, quantities

_NAMES = "瓯海区|富阳区|秀洲区|温州市|浙江省|云溪市|瓯海、富阳的|(?:in )?Ouhai|Wenzhou's|Yunxi's "
_PLACES = [
    ("瓯海区", "富阳区"),
    ("富阳区", "秀洲区"),
    ("秀洲区", "瓯海区"),
    ("温州市", "浙江省"),
    ("浙江省", "温州市"),
    ("云溪市", "秀洲区"),
]
_ENGLISH_PLACES = {
    "ouhai": "Fuyang",
    "fuyang": "Xiuzhou",
    "xiuzhou": "Ouhai",
    "wenzhou": "Fuyang",
    "zhejiang": "Ouhai",
    "report": "Xiuzhou",
}


def other_place(output: Output) -> Planted | None:
    """The claim is told of another place, of which the store has a report."""
    stem = output.quotes[0].doc.split("_")[0].split(".")[0]
    other = _ENGLISH_PLACES[stem]
    chinese = {"Fuyang": "富阳区", "Xiuzhou": "秀洲区", "Ouhai": "瓯海区"}[other]
    if len({c.doc for c in output.quotes}) > 1:
        return None
    claim = re.sub(_NAMES, "", output.claim)
    english = claim.isascii()
    return claimed(
        output, f"In {other}, {claim[0].lower()}{claim[1:]}" if english else f"{chinese}{claim}"
    )


def unknown_place(output: Output) -> Planted | None:
    """The claim is told of a place that no report is of."""
    claim = re.sub(_NAMES, "", output.claim)
    return claimed(output, f"Chengdu: {claim}" if claim.isascii() else f"成都市{claim}")


def asked_place(output: Output) -> Planted | None:
    """The question asks for another place than the quote's."""
    for place, other in _PLACES:
        if place in output.question and len({c.doc for c in output.quotes}) == 1:
            return replace(as_given(output), question=output.question.replace(place, other))
    return None


def places_exchanged(output: Output) -> Planted | None:
    """Two places in each other's place."""
    for one, other in (
        ("瓯海区", "富阳区"),
        ("瓯海", "富阳"),
        ("温州市", "秀洲区"),
        ("浙江省", "温州市"),
        ("Ouhai", "Fuyang"),
        ("Wenzhou", "Xiuzhou"),
        ("省里", "温州"),
    ):
        if one in output.claim and other in output.claim:
            swapped = output.claim.replace(one, "\0").replace(other, one).replace("\0", other)
            return claimed(output, swapped)
    return None


def other_year(output: Output) -> Planted | None:
    """The claim is told of a year that the report does not cover."""
    years = [one for one in quantities(output.claim) if one.kind == DATE and one.value > 1900]
    if years:
        start, end = years[0].digits
        return claimed(output, output.claim[:start] + "2019" + output.claim[end:])
    claim = output.claim
    return claimed(
        output, f"In 2019, {claim[0].lower()}{claim[1:]}" if claim.isascii() else f"2019年，{claim}"
    )


def asked_year(output: Output) -> Planted | None:
    """The question asks for a year of which the report tells nothing."""
    question = re.sub(r"20\d\d年", "2018年", output.question)
    return replace(as_given(output), question=question) if question != output.question else None
