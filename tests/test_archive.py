import random
import zipfile

import pytest

from rag.errors import ReadingError
from rag.reading.reader import contents, read

TEXT = "常委会听取专项报告十二项，提出审议意见三十条，组织代表视察八次，督办建议二十件。\n第二行。"


def packed(folder, entries, name="报告.zip", **options):
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for entry, data in entries.items():
            archive.writestr(entry, data)
    return folder / name


def test_the_reports_of_an_archive_are_read_by_name(tmp_path):
    table = f"标题,正文\n甲,{'工作。' * 80}\n乙,{'建议。' * 80}\n"
    entries = {"2024/乙.txt": TEXT, "2024/": "", "表.csv": table, "甲.TXT": TEXT.encode("gb18030")}
    found = read(packed(tmp_path, entries))
    assert [report.source for report in found] == [
        "报告.zip/2024/乙.txt",
        "报告.zip/甲.TXT",
        "报告.zip/表.csv#1",
        "报告.zip/表.csv#2",
    ]
    assert {report.text for report in found if "csv" not in report.source} == {TEXT}


def test_a_report_has_the_same_id_in_an_archive_and_outside(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (inside,) = read(packed(tmp_path, {"b.txt": TEXT}))
    (outside,) = read(tmp_path / "a.txt")
    assert inside.id == outside.id


def test_other_endings_hidden_files_and_a_macs_copies_are_passed_over(tmp_path):
    names = ["a.txt", "b.png", ".c.txt", "__MACOSX/._a.txt", "~$d.docx", ".git/e.txt", "f"]
    (file,) = contents(packed(tmp_path, dict.fromkeys(names, TEXT)))
    assert file.name == "报告.zip/a.txt"


def test_names_that_chinese_windows_wrote_are_read(tmp_path):
    path = packed(tmp_path, {"xxxxxxxx.txt": TEXT})
    path.write_bytes(path.read_bytes().replace(b"xxxxxxxx", "政府报告".encode("gbk")))
    (file,) = contents(path)
    assert file.name == "报告.zip/政府报告.txt"


def test_names_cannot_lead_out_of_the_archive(tmp_path):
    (report,) = read(packed(tmp_path, {"../../a.txt": TEXT, "/b.txt": TEXT}))
    assert report.source == "报告.zip//b.txt"
    assert [path.name for path in tmp_path.iterdir()] == ["报告.zip"]


def test_an_archive_in_an_archive_is_refused(tmp_path):
    inner = packed(tmp_path, {"a.txt": TEXT}, "内.zip").read_bytes()
    with pytest.raises(ReadingError, match=r"外\.zip/内\.zip, an archive in an archive"):
        read(packed(tmp_path, {"内.zip": inner}, "外.zip"))


def test_an_archive_without_reports_is_refused(tmp_path):
    with pytest.raises(ReadingError, match=r"no report in 报告\.zip.*\.txt"):
        read(packed(tmp_path, {"a.png": "x"}))


@pytest.mark.parametrize("ending", ["zip", "docx", "xlsx"])
def test_a_bomb_is_refused_before_it_is_read(tmp_path, ending):
    path = packed(tmp_path, {"a.txt": bytes(20_000_000), "word/document.xml": bytes(20_000_000)})
    with pytest.raises(ReadingError, match=r"20,000,000 bytes in .* times the compressed size"):
        read(path.rename(tmp_path / f"a.{ending}"))


def test_too_many_files_are_refused(tmp_path):
    path = packed(tmp_path, {f"{number}.txt": "" for number in range(2_001)})
    with pytest.raises(ReadingError, match="2001 files"):
        read(path)


def test_a_size_that_lies_is_found_out(tmp_path):
    path = packed(tmp_path, {"a.txt": TEXT * 100_000})
    data = path.read_bytes()
    size = len((TEXT * 100_000).encode()).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (50).to_bytes(4, "little")))
    with pytest.raises(ReadingError, match=r"报告\.zip/a\.txt, which is damaged"):
        read(path)


def test_an_encrypted_file_is_refused(tmp_path):
    path = packed(tmp_path, {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=r"报告\.zip/a\.txt, which is encrypted"):
        read(path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"text", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_refused(tmp_path, data):
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(ReadingError, match=r"a\.zip"):
        read(tmp_path / "a.zip")


def test_every_flipped_byte_is_read_or_refused(tmp_path):
    path = packed(tmp_path, {"a.txt": TEXT, "b.txt": TEXT * 2})
    data = path.read_bytes()
    refused = 0
    for at in range(len(data)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        try:
            read(path)
        except ReadingError:
            refused += 1
    assert refused > len(data) / 4


def test_another_compression_is_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", TEXT)
    assert read(tmp_path / "a.zip")[0].text == TEXT


def test_more_xml_than_a_document_has_is_refused_before_it_is_parsed(tmp_path):
    noise = random.Random(1).randbytes(500_000).hex()
    path = packed(tmp_path, {"word/document.xml": noise * 26, "a.png": noise}, "a.docx")
    with pytest.raises(ReadingError, match=r"a\.docx with 26,000,000 bytes of XML"):
        read(path)
