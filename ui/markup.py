"""Text of reports and users as HTML that stays text: in Markdown, in HTML, in templates."""

import re
from collections.abc import Callable, Sequence

from rag.passage import Passage
from rag.report import Report, Span

_MARK = r"\[(\d+)\]"
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that reorder what follows them: shown by their code, so that nothing is disguised."""


def inert(text: str) -> str:
    """`text` with every ASCII sign as a character reference, and newlines as `<br>`.

    The chat reads Markdown and the panel fills templates: `*`, `$`, `{` or a bare address would
    mean something there, so escaping `<` and `&` alone is not enough. A control of writing
    direction is shown as its code, `⟨U+202E⟩`.
    """
    escaped = re.sub(r"[!-/:-@\[-`{-~]", lambda sign: f"&#{ord(sign.group())};", text)
    shown = _BIDI.sub(lambda sign: f"⟨U&#43;{ord(sign.group()):04X}⟩", escaped)
    return shown.replace("\n", "<br>")


def marked(passage: Passage, spans: Sequence[Span]) -> str:
    """A passage with the characters of `spans` in `<mark>`, cut by offsets.

    A quote that runs over a break between two spans of the passage gives two marks, whose texts
    joined are the quote.
    """
    return "".join(piece(passage.report, span, spans) for span in passage.spans)


def piece(
    report: Report, span: Span, spans: Sequence[Span], around: str = "<mark>{}</mark>"
) -> str:
    """The characters of `span`, those of `spans` put into `around`."""
    text, at, html = report.text, span.start, ""
    for quoted in sorted(spans):
        start, end = max(quoted.start, at), min(quoted.end, span.end)
        if start < end:
            html += inert(text[at:start]) + around.format(inert(text[start:end]))
            at = end
    return html + inert(text[at : span.end])


def paragraphs(text: str, words: Sequence[str], link: Callable[[int], str]) -> str:
    """Each line of `text` as a `<p>`, inert, with `link(n)` for every [n] outside of `words`.

    `words` are quotes: a report may itself contain "[1]", which is no mark of ours, or a newline,
    which ends no line of ours.
    """
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    pattern = "|".join([*(f"“?{re.escape(words)}”?" for words in longest_first), _MARK])
    html, at = "", 0
    for found in re.finditer(pattern, text):
        number = found.group(1)
        html += _lines(text[at : found.start()])
        html += link(int(number)) if number else _quoted(found.group())
        at = found.end()
    return f"<p>{html}{_lines(text[at:])}</p>".replace("<p></p>", "")


def _lines(text: str) -> str:
    return "</p><p>".join(map(inert, text.split("\n")))


def _quoted(words: str) -> str:
    return f'<span class="yj-words">{inert(words)}</span>'


def anchor(turn: int, number: int) -> str:
    """Id of a quote's card; by turn, so that a link never leads to another answer's quote."""
    return f"quote-{turn}-{number}"


def button(text: str, kind: str, **data: object) -> str:
    """A button with `data-…` attributes, which the page's script acts on."""
    facts = "".join(f' data-{key}="{inert(str(value))}"' for key, value in data.items())
    return f'<button type="button" class="yj-button {kind}"{facts}>{inert(text)}</button>'
