"""Tables of questions in tests/asked: read, and held against what comes out."""

from pathlib import Path

from helpers import report

from rag.retrieval.names import own_name

FOLDER = Path(__file__).with_name("asked")
NAMED_NOWHERE = "?"
_CITIES = "三亚 合肥 哈尔滨 杭州 淄博 眉山 金华 长沙"
_PROVINCES = ("北京市", "江西省", "贵州省", "青海省")
_LEVELS = {"省": "province", "区": "district", "市": "city"}
_LATE = {"温州市瓯海区": 2024, "杭州市富阳区": 2024, "嘉兴市秀洲区": 2025} | dict.fromkeys(
    _PROVINCES, 2024
)
PLACES = [
    *("温州市瓯海区", "温州市", "杭州市富阳区", "嘉兴市秀洲区", "浙江省"),
    *_PROVINCES,
    *(f"{city}市" for city in _CITIES.split()),
]
REPORTS = [
    report(
        source=place,
        place=place,
        level="province" if place in _PROVINCES else _LEVELS[place[-1]],
        year_covered=_LATE.get(place, 2023),
        year_delivered=_LATE.get(place, 2023) + 1,
    )
    for place in PLACES
]
"""Seventeen reports as a store of two kinds has them, without texts."""


def rows(name):
    """The lines of a table as tuples of cells; `-` is an empty cell."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [_cells(line) for line in lines if line and not line.startswith("#")]


def chains(name):
    """Blocks of a file of follow-ups: the first question, then the cells of each that follows."""
    text = (FOLDER / name).read_text("utf-8")
    blocks = [block.splitlines() for block in text.split("\n\n")]
    kept = [[line for line in block if not line.startswith("#")] for block in blocks]
    return [(first, [_cells(line) for line in rest]) for first, *rest in kept]


def several(cell):
    """What a cell lists."""
    return cell.split("、") if cell else []


def _cells(line):
    return tuple("" if cell == "-" else cell for cell in line.split("\t"))


def places_of(question):
    """Places as the tables write them: a report's, or the words with a mark before them."""
    return [
        own_name(named.place) if named.place else NAMED_NOWHERE + named.words.lower()
        for named in question.places
    ]


def lacking(text, words):
    """Those of `words` that a text does not have; numbers with or without their separators."""
    plain = text.replace(",", "").lower()
    return [word for word in words if word.replace(",", "").lower() not in plain]
