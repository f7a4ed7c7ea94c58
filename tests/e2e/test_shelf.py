"""Reports come in by the page and by a terminal, are corrected, asked and removed."""

import subprocess
import sys
from pathlib import Path

import pytest
from helpers import environment
from steps import RATE, ask, choose, tab, upload

TEXT = (
    "{name}工作报告\n\n一、回顾\n\n一年来，代表提出的建议共{count}件，全部办结并答复。\n\n"
    "第3页\n\n各项工作平稳推进，群众满意。\n"
)


@pytest.fixture
def files(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def test_uploads_are_asked_at_once_with_an_error_for_each_bad_file(
    open_page, changing, files, shoot
):
    page = open_page(at=changing)
    good = files("longgang_2025.txt", TEXT.format(name="2025年龙港市政府", count=318))
    bad = [files("empty.txt", ""), files("photo.png", "x")]
    lines = upload(page, good, *bad)
    assert sum(line.startswith("已加入") for line in lines) == 1
    assert "读得1个标题、2段，略去" in lines[0]
    assert [line.split()[1] for line in lines if line.startswith("没有加入")] == [
        "photo.png",
        "empty.txt",
    ]
    shoot(page, "wide-upload")
    tab(page, "提问")
    assert "318件" in ask(page, "龙港市2024年代表建议共有多少件？").inner_text()
    page.locator(".yj-card .yj-open").first.click()
    with page.expect_download() as download:
        page.locator("#download").click()
    assert Path(download.value.path()).read_bytes() == good.read_bytes()


def test_a_place_and_year_not_found_are_set_and_the_report_is_removed(open_page, changing, files):
    page = open_page(at=changing)
    nameless = files("nameless.txt", TEXT.format(name="常务委员会", count=427))
    assert "未写明" in upload(page, nameless)[0]
    row = page.locator(".yj-held tr").filter(has_text="nameless.txt")
    row.wait_for()
    page.locator("#correct > button").click()
    page.locator("#correct-which input").click()
    page.get_by_role("option", name="常务委员会工作报告").first.click()
    page.locator("#correct-place :is(input, textarea)").fill("温州市龙湾区")
    page.locator("#correct-year :is(input, textarea)").fill("2024")
    page.locator("#correct-save").click()
    page.get_by_text("温州市龙湾区，2023").wait_for()
    row.filter(has_text="温州市龙湾区").wait_for()
    row.locator(".yj-remove").click()
    row.get_by_text("确认移除？").click()
    row.wait_for(state="detached")


def test_a_question_is_answered_while_reports_come_in(open_page, changing, files):
    page, other = open_page(at=changing), open_page(at=changing)
    many = [files(f"多{n}.txt", TEXT.format(name="常务", count=1000 + n) * 60) for n in range(12)]
    tab(page, "报告")
    page.locator("#upload input[type=file]").set_input_files([str(file) for file in many])
    page.locator(".yj-progress").wait_for()
    assert "84.54%" in ask(other, RATE).inner_text()
    page.locator(".yj-outcome").wait_for()


def test_a_report_added_in_a_terminal_is_asked_and_listed_at_once(
    open_page, changing, watched, files
):
    page = open_page(at=changing)
    page.locator("#filters button").first.click()
    choose(page, "地方", "杭州市富阳区")
    file = files("terminal.txt", TEXT.format(name="2025年乐清市政府", count=533))
    command = [sys.executable, "-m", "rag.cli", "index", "add", str(file), "--store", "store"]
    subprocess.run(command, cwd=watched.parent, env=environment(), check=True)
    tab(page, "报告")
    page.locator(".yj-held tr").filter(has_text="terminal.txt").locator(".yj-open").click()
    with page.expect_download() as download:
        page.locator("#download").click()
    assert Path(download.value.path()).read_bytes() == file.read_bytes()
    assert "533件" in ask(page, "乐清市2024年代表建议共有多少件？").inner_text()
    assert "范围" not in page.locator("#chat .bot").last.inner_text()
