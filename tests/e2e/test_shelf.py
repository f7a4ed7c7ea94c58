"""Reports come in by the page and by a terminal, are corrected, asked and removed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import address_of, serving
from helpers import environment
from steps import RATE, ask, choose, tab, upload

WATCHED = """() => {
    window.seen = [];
    new MutationObserver(() => {
        const bar = document.querySelector(".yj-progress progress");
        const words = document.querySelector(".yj-progress span")?.textContent;
        if (bar) window.seen.push([bar.value / bar.max, words]);
    }).observe(document.body, {subtree: true, childList: true, attributes: true});
}"""
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


def test_a_hidden_file_is_told_and_skipped_wherever_the_server_runs(
    open_page, sample_store, tmp_path_factory, files, shoot
):
    folder = tmp_path_factory.mktemp("around")
    shutil.copytree(sample_store, folder / "store")
    with serving(folder, TMPDIR=str(folder)) as server:  # uploads lie below where it runs
        page = open_page(at=address_of(server))
        hidden = [files(name, "x") for name in (".DS_Store", ".报告.txt")]
        good = files("pingyang_2025.txt", TEXT.format(name="2025年平阳县政府", count=322))
        lines = upload(page, *hidden, good)
        shoot(page, "wide-hidden")
    assert [line.split("\n")[0] for line in lines] == [
        "已加入 2025年平阳县政府工作报告", "没有加入 .DS_Store", "没有加入 .报告.txt",
    ]  # fmt: skip
    assert [line.split("\n")[1] for line in lines[1:]] == ["是隐藏文件，略过了。"] * 2


def test_no_upload_stays_on_disk(open_page, sample_store, tmp_path_factory, files):
    folder, kept = tmp_path_factory.mktemp("disk"), tmp_path_factory.mktemp("kept")
    shutil.copytree(sample_store, folder / "store")
    with serving(folder, TMPDIR=str(kept)) as server:
        page = open_page(at=address_of(server))
        good = files("wencheng_2025.txt", TEXT.format(name="2025年文成县政府", count=211))
        large = files("large.txt", "工作平稳推进。" * 3_000_000)
        assert sum(line.startswith("已加入") for line in upload(page, good, large)) == 1
        page.wait_for_timeout(500)
        left = [path.name for path in kept.rglob("*") if path.is_file()]
    assert left == []


def test_the_bar_is_full_only_at_the_end(open_page, changing, files):
    page = open_page(at=changing)
    page.evaluate(WATCHED)
    many = [files(f"少{n}.txt", TEXT.format(name="常委", count=3000 + n) * 40) for n in range(8)]
    assert len(upload(page, *many)) == 8
    seen = page.evaluate("window.seen")
    values = [value for value, _ in seen]
    assert values == sorted(values)
    assert max(values) < 1
    assert "正在读取" in seen[0][1]


def test_a_text_too_long_and_one_too_short_are_each_said_for_what_they_are(
    open_page, changing, files, shoot
):
    page = open_page(at=changing)
    lines = upload(page, files("长.txt", "工作平稳。" * 300_000), files("短.txt", "工作平稳。"))
    said = {line.split("\n")[0]: line.split("\n")[1] for line in lines}
    assert said["没有加入 长.txt"].startswith("文字太多（1,500,000字）：每份报告不超过1,000,000字")
    assert said["没有加入 短.txt"].startswith("几乎没有文字（5字）")
    assert not re.search("Got|Allowed", " ".join(lines))
    note = page.locator(".yj-change-column .yj-note").first.inner_text()
    assert "每个文件不超过50 MB，每份报告不超过100万字，一次不超过50个" in note
    shoot(page, "wide-limits")


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
    page.get_by_text("温州市龙湾区，2024年报告 · 讲2023年").first.wait_for()
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
