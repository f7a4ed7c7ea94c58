import pytest
from cluttered_rates import CHECKS, read
from marked import load, names


@pytest.fixture(scope="module", params=names())
def case(request):
    return load(request.param)


def test_the_reader_keeps_every_character(case):
    assert read(case).text == case.text


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_structure_reads_as_a_person_would(case, check):
    from rag.reading.structure import structure

    assert check(case, structure(read(case))).faults == []
