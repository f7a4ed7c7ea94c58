"""The page where there is no store: the samples answer and say so; what is uploaded is alone."""

from conftest import address_of, serving
from steps import RATE, ask, tab, upload

TEXT = (
    "2025年龙港市政府工作报告\n\n一、回顾\n\n一年来，代表提出的建议共318件，全部办结并答复。\n\n"
    "各项工作平稳推进，群众满意。\n"
)


def test_uploads_take_the_place_of_the_samples(open_page, tmp_path):
    path = tmp_path / "longgang_2025.txt"
    path.write_text(TEXT, "utf-8")
    folder = tmp_path / "here"
    folder.mkdir()
    with serving(folder) as server:
        page = open_page(at=address_of(server))
        said = ask(page, RATE).inner_text()
        assert "84.54%" in said
        assert "示例报告" in said
        assert not (folder / "store").exists()
        upload(page, path)
        page.locator(".yj-held tbody tr").filter(has_text="longgang_2025.txt").wait_for()
        assert page.locator(".yj-held tbody tr").count() == 1
        tab(page, "提问")
        said = ask(page, "龙港市2024年代表建议共有多少件？").inner_text()
        assert "318件" in said
        assert "示例报告" not in said
        page.locator("#rate-up").click()
        page.locator(".yj-done").first.wait_for()
        assert (folder / "store" / "feedback.sqlite").is_file()
