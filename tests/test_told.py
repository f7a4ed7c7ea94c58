import pytest

from rag.errors import ReadingError
from rag.reading.extract import Stated
from rag.reading.told import both, read_told, said, tells


@pytest.fixture
def table(tmp_path):
    """Write a reports.csv beside a.txt, b.docx and c.zip; its path."""
    for name in ("a.txt", "b.docx", "c.zip"):
        (tmp_path / name).write_text("x")

    def written(text, encoding="utf-8"):
        path = tmp_path / "reports.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_says_place_year_title_and_date_of_files(table, encoding):
    path = table("文件,地方,年份,标题,日期\na.txt,瓯海,2024,某报告,2024年1月9日\n", encoding)
    assert tells(path)
    told = read_told(path)
    assert told.files == {"a.txt": Stated("某报告", "瓯海区", 2024, "2024-01-09")}
    assert told.faults == ()


def test_names_in_an_archive_and_english_columns(table):
    path = table("file,place,year\nc.zip,温州市,\nc.zip/甲/b.txt,,2020\nb.docx,全国,2021\n")
    assert read_told(path).files == {
        "c.zip": Stated(place="温州市"),
        "c.zip/甲/b.txt": Stated(year=2020),
        "b.docx": Stated(place="全国", year=2021),
    }


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("d.txt,温州市,2024,", "d.txt"),
        (",温州市,2024,", "''"),
        ("a.txt,温州市,去年,", "去年"),
        ("a.txt,温州市,12024,", "12024"),
        ("a.txt,火星,2024,", "火星"),
        ("a.txt,温州市,2024,2024-02-30", "2024-02-30"),
    ],
)
def test_a_bad_row_is_told_and_the_others_hold(table, row, words):
    told = read_told(table(f"file,place,year,date\n{row}\nb.docx,杭州市,2020,\n"))
    assert told.files == {"b.docx": Stated(place="杭州市", year=2020)}
    (fault,) = told.faults
    assert words in str(fault)
    assert "reports.csv, row 1" in str(fault)


def test_what_is_no_text_or_no_csv_is_told(table):
    assert read_told(table('file,place\n"a.txt,温州市\n')).faults
    path = table("x")
    path.write_bytes(b"\x89PNG\x00\x00")
    assert read_told(path).faults


def test_a_table_of_reports_is_none(table, tmp_path):
    assert not tells(table("正文,标题\n很长,某报告\n"))
    assert not tells(tmp_path / "a.txt")
    assert not tells(tmp_path / "missing" / "reports.csv")


def test_options_say_a_place_and_a_year():
    assert said("温州市瓯海区", "2024") == Stated(place="温州市瓯海区", year=2024)
    assert said() == Stated()
    for options in (("火星", ""), ("", "24")):
        with pytest.raises(ReadingError, match="the options"):
            said(*options)


def test_the_first_goes_before_the_second():
    one, other = Stated(place="温州市"), Stated(place="杭州市", year=2024)
    assert both(one, other) == Stated(place="温州市", year=2024)
    assert both(Stated(), Stated()) == Stated()
