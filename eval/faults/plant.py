"""Every way to plant a fault in a sound output, by kind."""

from collections.abc import Iterator

from eval.faults import numbers, places, quotes, status
from eval.faults.edits import Maker, Planted, table
from eval.faults.outputs import Output


def _own(*makers: Maker) -> dict[str, Maker]:
    return {maker.__name__: maker for maker in makers}


def _listed(*names: str) -> dict[str, Maker]:
    return {name: table(name) for name in names}


MECHANISMS: dict[str, dict[str, Maker]] = {
    "figure": _own(
        numbers.digit,
        numbers.first_digit,
        numbers.scale,
        numbers.exchanged,
        numbers.added,
        numbers.quote_digit,
    )
    | _listed("spoken"),
    "unit": _listed("unit", "classifier"),
    "qualifier": _listed("hedged", "raised", "unhedged", "turned"),
    "negation": _listed("denied", "affirmed", "direction")
    | _own(quotes.quote_denies, quotes.quote_cut),
    "invented": _own(
        quotes.paraphrase,
        quotes.joined,
        quotes.reworded,
        quotes.fabricated,
        quotes.translated,
        quotes.misnumbered,
    ),
    "place": _own(
        places.other_place,
        places.unknown_place,
        places.asked_place,
        places.places_exchanged,
        places.other_year,
        places.asked_year,
    ),
    "status": _listed("reached") | _own(status.bare, status.postponed, status.planned),
}
"""Kind of fault -> its mechanisms by name."""


def every(kind: str, outputs: list[Output]) -> Iterator[tuple[str, list[Planted]]]:
    """Each mechanism of a kind with all that it makes of the outputs."""
    for name, make in MECHANISMS[kind].items():
        yield name, [planted for output in outputs if (planted := make(output)) is not None]
