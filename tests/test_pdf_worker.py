import pytest
from test_pdf import newspaper

from rag.reading import pdf_worker


def test_more_pieces_than_a_report_can_have_are_refused(monkeypatch):
    printed = newspaper()
    pieces = sum(map(len, pdf_worker.read(printed)["pages"]))
    monkeypatch.setattr(pdf_worker, "MOST_PIECES", pieces)
    assert pdf_worker.read(printed)["pages"]
    monkeypatch.setattr(pdf_worker, "MOST_PIECES", pieces - 1)
    with pytest.raises(OverflowError):
        pdf_worker.read(printed)
