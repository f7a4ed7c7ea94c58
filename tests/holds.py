"""What holds of every text that is read, whatever stands in it."""

import re
from itertools import pairwise
from pathlib import Path

from rag.errors import YinjuError
from rag.passage import Passage
from rag.reading.extract import File
from rag.reading.lines import BLANK
from rag.reading.reader import contents, reports
from rag.reading.structure import Structure, passages, structure
from rag.report import Report, Span, clip, hull

_BLANK = re.compile(rf"[{BLANK}]")
_SAMPLED = 20


def bare(text: str) -> str:
    """`text` without white space and signs without width."""
    return _BLANK.sub("", text)


def check_path(path: Path) -> int:
    """Check the reports of a file, or of those files in an archive that can be read.

    How many there are. Raises `YinjuError` where there is none.
    """
    files = contents(path)
    errors, count = [], 0
    for file in files:
        try:
            count += check_file(file)
        except YinjuError as error:
            errors.append(error)
    if errors and not count:
        raise errors[0]
    return count


def check_file(file: File) -> int:
    """Read a file twice and check its reports; how many there are. Raises `YinjuError`."""
    found, again = reports(file), reports(file)
    assert found == again
    assert found
    for report in found:
        for words in (report.source, report.title, report.place, report.body, report.date):
            words.encode()
        check(report, 420)
    return len(found)


def check(report: Report, longest: int) -> None:
    """Every property of the paragraphs, passages and sentences of a report."""
    found = structure(report)
    cut = passages(report, longest)
    assert passages(report, longest) == cut
    check_structure(report, found)
    check_passages(report, found, cut, longest)
    for one in cut:
        check_sentences(one)
        check_hulls(one)


def check_structure(report: Report, found: Structure) -> None:
    """Every character that is not white space is in one paragraph, heading or thing left out."""
    text = report.text
    inside = [span for one in found.paragraphs for span in one.spans]
    left = [one.span for one in found.left_out]
    assert [one.number for one in found.paragraphs] == list(range(1, len(found.paragraphs) + 1))
    assert all(one.reason for one in found.left_out)
    for one in found.paragraphs:
        check_order(list(one.spans), len(text))
    check_order(left, len(text))
    # a note may stand in the middle of a paragraph, and comes after it
    check_order(sorted([*inside, *left]), len(text))
    headings = [one.span for one in found.headings]
    check_order(headings, len(text))
    seen = _marked(len(text), [*inside, *left, *headings])
    lost = [at for at, is_seen in enumerate(seen) if not is_seen and bare(text[at])]
    assert not lost, f"in nothing: {lost[:5]} {text[lost[0] :][:20]!r}"
    _check_leads(found)
    edges = {at for start, end in headings for at in (start, end - 1)}
    assert not any(at in edges for start, end in left for at in range(start, end))


def _check_leads(found: Structure) -> None:
    """A heading that reaches into a paragraph is the words that begin it."""
    begins = {one.spans[0].start: one.spans[-1].end for one in found.paragraphs}
    within = _marked(
        max(begins.values(), default=0), [s for one in found.paragraphs for s in one.spans]
    )
    for one in found.headings:
        start, end = one.span
        if any(within[start:end]):
            assert end <= begins[start]


def check_order(spans: list[Span], size: int) -> None:
    """Spans are in the order of the text, do not overlap, are not empty, and end in it."""
    assert all(0 <= start < end <= size for start, end in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


def check_passages(report: Report, found: Structure, cut: list[Passage], longest: int) -> None:
    """The passages of a paragraph are the paragraph, each trimmed and no longer than allowed."""
    for one in cut:
        check_order(list(one.spans), len(report.text))
    heads = {one.number: one.head for one in found.paragraphs}
    own = [span for one in cut for span in one.spans if span not in heads[one.paragraph]]
    check_order(sorted(own), len(report.text))
    above = {span.start for head in heads.values() for span in head}
    parts: dict[int, list[Passage]] = {one.number: [] for one in found.paragraphs}
    for one in cut:
        parts[one.paragraph].append(one)
        assert one.text == "".join(report.text[start:end] for start, end in one.spans)
        assert bare(one.text[0]), one.text
        assert bare(one.text[-1]), one.text
        assert len(one.text) <= longest or len(list(one.sentences())) == 1
    for paragraph in found.paragraphs:
        mine = parts[paragraph.number]
        if paragraph.spans[0].start in above:
            assert not mine
            continue
        whole = (*paragraph.head, *paragraph.spans)
        assert bare("".join(one.text for one in mine)) == bare(report.slice(whole))
        assert {(one.section, one.aspect, one.topic) for one in mine} == {
            (paragraph.section, paragraph.aspect, paragraph.topic)
        }


def check_sentences(passage: Passage) -> None:
    """Sentences lie in order inside their passage and leave out nothing but white space."""
    found = list(passage.sentences())
    check_order(found, passage.spans[-1].end)
    said = "".join(passage.report.slice(passage.parts(one)) for one in found)
    assert bare(said) == bare(passage.text)
    for one in found:
        parts = passage.parts(one)
        assert (parts[0].start, parts[-1].end) == one


def check_hulls(passage: Passage) -> None:
    """What `hull` finds of some characters, `clip` gives back as those characters."""
    text = passage.text
    step = max(len(text) // _SAMPLED, 1)
    for start in range(0, len(text), step):
        for end in {start + 1, min(start + 3 * step, len(text)), len(text)}:
            span = hull(passage.spans, start, end)
            assert passage.report.slice(clip(passage.spans, span)) == text[start:end]


def _marked(size: int, spans: list[Span]) -> bytearray:
    seen = bytearray(size)
    for start, end in spans:
        seen[start:end] = b"\1" * (end - start)
    return seen
