import pytest
from cluttered_rates import CHECKS, read
from marked import load, names

from rag.reading.structure import structure


@pytest.mark.parametrize("name", names())
def test_structure_reads_as_a_person_would(name):
    case = load(name)
    report = read(case)
    assert report.text == case.text
    found = structure(report)
    assert [fault for check in CHECKS for fault in check(case, found).faults] == []
