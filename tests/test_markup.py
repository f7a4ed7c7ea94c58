"""Text of reports and users as HTML that stays text."""

import re
from html import unescape

from ui.markup import inert, paragraphs

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:alert(3)) $x$ {{y}} ${z}"
)


def shown(html):
    """The text of some HTML, as read."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_inert_leaves_no_sign_that_html_markdown_or_a_template_reads():
    assert not set(inert(HOSTILE)) & set("<>[]()${}*_`:/\"'=")
    assert shown(inert(HOSTILE)) == HOSTILE


def test_inert_text_has_no_newline_that_could_end_an_html_block():
    assert inert("一\n\n二") == "一<br><br>二"


def test_controls_of_direction_are_shown_as_codes():
    assert shown(inert("甲\u202e乙\u2066丙")) == "甲⟨U+202E⟩乙⟨U+2066⟩丙"


def test_marks_become_links_but_not_those_inside_a_quote():
    html = paragraphs("一“见[2]”[1]\n二[7]", ["见[2]"], lambda n: f"<{n}>")
    assert html == '<p>一<span class="yj-words">“见&#91;2&#93;”</span><1></p><p>二<7></p>'


def test_a_quote_with_a_newline_stays_in_one_paragraph():
    assert paragraphs("“一\n二”[1]", ["一\n二"], str).count("<p>") == 1
