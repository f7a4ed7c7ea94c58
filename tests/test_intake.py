"""Adding files with what the user says of them, and versions, into a store."""

from helpers import WordEncoder
from test_versions import TEXT, wrapped

from rag.reading.extract import Stated
from rag.store.ingest import add

PLAIN = "常委会审查了预算草案，提出审议意见十条，督促有关部门逐条整改到位。\n大会批准了预算。"


def notes(place):
    return {report.source: report.notes for report in place.store.load(place.encoder).reports}


def facts(place):
    reports = place.store.load(place.encoder).reports
    return {report.source: (report.place, report.year_delivered) for report in reports}


def told(files, **said):
    return add(files.store, files.encoder, [files.files], 420, told=Stated(**said))


def test_what_states_nothing_is_asked_for_and_may_be_told_later(place):
    place.file("a.txt", PLAIN)
    place.add()
    assert ["--place" in note or "--year" in note for note in notes(place)["a.txt"]] == [True] * 2
    outcome = told(place, place="瓯海区", year=2024)
    assert [report.source for report in outcome.added] == ["a.txt"]
    assert [report.source for report in outcome.removed] == ["a.txt"]
    assert facts(place) == {"a.txt": ("温州市瓯海区", 2024)}
    assert notes(place)["a.txt"] == ()
    again = told(place, place="瓯海区", year=2024)
    assert (again.added, [report.source for report in again.known]) == ((), ["a.txt"])


def test_adding_again_without_a_word_keeps_what_was_told(place):
    place.file("a.txt", PLAIN)
    told(place, place="杭州市", year=2020)
    place.add()
    assert facts(place) == {"a.txt": ("杭州市", 2020)}


def test_a_table_beside_the_files_tells_and_is_no_report(place):
    place.file("a.txt", PLAIN)
    place.file("b.txt", PLAIN + "代表们很满意。")
    place.file(
        "reports.csv", "file,place,year\na.txt,宁波市,2019\nb.txt,绍兴市,2018\nz.txt,,2018\n"
    )
    outcome = place.add()
    assert facts(place) == {"a.txt": ("宁波市", 2019), "b.txt": ("绍兴市", 2018)}
    ((name, error),) = outcome.failed
    assert name.endswith("reports.csv")
    assert "z.txt" in str(error)
    told(place, place="台州市")
    assert facts(place) == {"a.txt": ("台州市", 2019), "b.txt": ("台州市", 2018)}


def test_what_is_told_holds_over_the_text_and_the_disagreement_is_noted(place):
    place.file(
        "a.txt", f"德清县政府工作报告\n2020年1月8日在德清县第十届人民代表大会第四次会议上\n{PLAIN}"
    )
    told(place, place="安吉县", year=2016)
    assert facts(place) == {"a.txt": ("安吉县", 2016)}
    about_place, about_year = notes(place)["a.txt"]
    assert "安吉县" in about_place
    assert "德清县" in about_place
    assert "2020" in about_year


def test_two_versions_stay_and_the_later_names_the_first(place):
    place.encoder = WordEncoder("代表", "监督")
    place.file("a.txt", TEXT)
    place.add()
    place.file("b.md", wrapped(TEXT))
    (added,) = place.add().added
    reports = {report.source: report for report in place.store.load(place.encoder).reports}
    assert reports["b.md"].version_of == reports["a.txt"].id
    assert added.notes == reports["b.md"].notes != ()
    place.remove("a.txt")
    (left,) = place.store.load(place.encoder).reports
    assert (left.source, left.version_of, left.notes) == ("b.md", "", ())
