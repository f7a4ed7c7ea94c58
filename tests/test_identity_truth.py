"""Place, level and years of each report beside the repository, as read by people."""

import csv
from pathlib import Path

import pytest
from helpers import SHARED

from rag.reading.reader import contents, files, reports

TRUTH = Path(__file__).with_name("identity_truth.tsv")
HELD = SHARED / "data" / "reports"
PATHS = (
    HELD / "provinces_2025",
    HELD / "cities_2024",
    HELD / "state_council_work_reports.jsonl",
    SHARED / "reports",
)
"""Those that the table tells of."""


@pytest.fixture(scope="module")
def read():
    """Every report beside the repository, by its source."""
    missing = [f"{path}" for path in PATHS if not path.exists()]
    if missing:
        pytest.skip(f"no {', '.join(missing)} beside the repository")
    every = (
        report for path in files([*PATHS]) for file in contents(path) for report in reports(file)
    )
    return {report.source: report for report in every}


def test_each_report_has_its_place_level_and_years(read):
    with TRUTH.open(encoding="utf-8", newline="") as file:
        truth = list(csv.DictReader(file, delimiter="\t"))
    assert len(truth) == len(read) == 136
    wrong = []
    for row in truth:
        report = read[row["file"]]
        found = (report.place, report.level, f"{report.year_delivered}", f"{report.year_covered}")
        if found != (row["place"], row["level"], row["delivered"], row["covered"]):
            wrong.append((row, found))
    assert wrong == []


def test_a_file_named_for_another_place_is_told(read):
    assert any("台州市" in note and "全国" in note for note in read["台州.txt"].notes)
    noted = {source for source, report in read.items() if report.notes}
    assert noted == {"台州.txt", "000_ff1bde72ad8fa855.txt"}
