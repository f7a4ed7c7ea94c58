"""A whole report as HTML: outline, marks, stops, and what was left out."""

import json
import re
from html import unescape

from helpers import report

from rag.report import Span
from ui.library import Library
from ui.opening import Desk
from ui.reader import Places, read_as, reader

TEXT = (
    "甲市工作报告\n\n一、回顾\n\n（一）办好建议\n\n一年来，代表提出的建议共318件，"
    "全部办结并答复，满意率达到97.2%。群众的获得感有所增强。\n\n第3页\n\n"
    "二、打算\n\n今后一年要继续抓好建议办理，推动更多实事落地见效。\n"
)
REPORT = report(TEXT, title="甲市工作报告", place="甲市")


def at(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def shown(html):
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_every_character_of_the_report_is_shown_in_order():
    html = re.search(r'<div class="yj-text">(.*)</div>', reader(REPORT, ()), re.S)[1]
    assert "".join(shown(html).split()) == "".join(TEXT.split())


def test_the_quote_is_marked_in_its_paragraph_which_is_the_target():
    html = reader(REPORT, (at("共318件"),))
    (target,) = re.findall(r'<p class="[^"]*yj-target[^"]*"[^>]*>(.*?)</p>', html)
    assert re.findall("<mark>(.*?)</mark>", target) == ["共318件"]
    assert "一年来" in target


def test_hits_are_stops_and_not_marked():
    html = reader(REPORT, (), Places(hits=(at("推动更多实事"),)))
    assert (html.count("yj-stop"), html.count("<mark>"), html.count("yj-target")) == (1, 0, 0)


def test_what_was_left_out_is_grey_with_its_reason():
    grey = re.findall(r'<del title="(.*?)">(.*?)</del>', reader(REPORT, ()))
    assert ("页码", "第3页") in grey


def test_the_outline_leads_to_every_heading():
    html = reader(REPORT, ())
    names = re.findall(r'<li class="[^"]*"><a href="#(.*?)">', html)
    assert len(names) == 3
    assert all(html.count(f'id="{name}"') == 1 for name in names)


def test_how_much_was_read_is_told():
    assert read_as(REPORT, "zh").startswith("读得3个标题、2段，略去")


def opened(assistant, sent):
    return Desk(Library(assistant)).open(sent, None, "zh")


def test_a_click_opens_its_report_with_the_text_to_download(assistant, reports, tmp_path):
    ouhai = reports["ouhai_2024"]
    start = ouhai.text.index("84.54%")
    desk = Desk(Library(assistant))
    html, path = desk.open(
        json.dumps({"report": ouhai.id, "spans": [[start, start + 6]]}), None, "zh"
    )
    assert [unescape(words) for words in re.findall("<mark>(.*?)</mark>", html)] == ["84.54%"]
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        assert file.read() == ouhai.text


def test_what_a_browser_makes_up_opens_nothing(assistant, reports):
    ouhai = reports["ouhai_2024"].id
    for sent in ("", "[]", "{", "null", '{"report": "../../etc/passwd"}', '{"report": [1]}'):
        html, path = opened(assistant, sent)
        assert ("不在库中" in html, path) == (True, None)
    for spans in ([[0]], [[5, 2]], [[-3, 4]], [[0, 10**9]], ["ab"], 7, [[0.5, 2]], [[True, 4]]):
        html, _ = opened(assistant, json.dumps({"report": ouhai, "spans": spans}))
        assert "<mark>" not in html


def test_a_line_of_a_megabyte_is_one_paragraph():
    long = report("甲市工作报告\n\n一、回顾\n\n" + "工作平稳推进，" * 50000 + "完毕。\n")
    assert reader(long, ()).count("工作平稳推进") == 50000
