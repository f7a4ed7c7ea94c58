import random
import re
from dataclasses import replace

import pytest
from growth import GROWS, quadruple
from helpers import report

from rag.assistant import samples
from rag.store.versions import LEAST, pieces, versions


def sample(name):
    return (samples() / f"{name}.txt").read_text("utf-8")


TEXT = sample("ouhai_2024")
RANDOM = random.Random(1)


def wrapped(text):
    return "\n".join(re.findall(r".{1,34}", text.replace("\n", "")))


def paged(text):
    return re.sub(r"(.{300})", "\\1\n第3页\n某某日报\n", text)


def misread(text):
    return "".join(char if RANDOM.random() > 0.01 else "口" for char in text)


def resemblance(one, other):
    """Share of the shorter text's pieces that the other holds too."""
    a, b = pieces(one), pieces(other)
    return len(a & b) / max(1, min(len(a), len(b)))


@pytest.mark.parametrize(
    "changed",
    [
        wrapped(TEXT),
        paged(TEXT),
        misread(TEXT),
        TEXT[len(TEXT) // 3 : 2 * len(TEXT) // 3],
        TEXT.replace("，", ",").replace("。", ". "),
        "\n".join(f"<p>{line}</p>" for line in TEXT.split("\n")),
    ],
    ids=["wrapped", "paged", "misread", "cut", "punctuated", "marked up"],
)
def test_a_version_is_alike(changed):
    assert resemblance(TEXT, changed) > 0.8 > LEAST


@pytest.mark.parametrize("other", ["fuyang_2024", "xiuzhou_2025", "wenzhou_2023"])
def test_another_report_is_not(other):
    assert resemblance(TEXT, sample(other)) < 0.2 < LEAST


def test_an_empty_text_is_like_none():
    assert resemblance("", TEXT) == resemblance("", "") == 0


def of(source, text=TEXT, place="温州市瓯海区", body="某人大", covered=2024):
    return report(text, source=source, place=place, body=body, year_covered=covered)


def first_of(reports):
    return [one.version_of for one in versions(reports)]


def test_later_versions_name_the_first_and_say_so():
    marked = versions([of("a.txt"), of("b.docx", wrapped(TEXT)), of("c.pdf", paged(TEXT))])
    assert [one.version_of for one in marked] == ["", "a.txt", "a.txt"]
    assert [len(one.notes) for one in marked] == [0, 1, 1]
    assert "a.txt" in marked[1].notes[0]


@pytest.mark.parametrize(
    "facts", [{"place": "温州市鹿城区"}, {"body": "某法院"}, {"covered": 2023}, {"place": ""}]
)
def test_what_is_said_to_be_another_report_is_none(facts):
    assert first_of([of("a.txt"), of("b.txt", **facts)]) == ["", ""]


@pytest.mark.parametrize("facts", [{"place": "瓯海区"}, {"body": ""}, {"covered": None}])
def test_what_says_less_of_itself_may_be_a_version(facts):
    assert first_of([of("a.txt"), of("b.txt", **facts)]) == ["", "a.txt"]


def test_reports_of_one_body_and_year_with_other_words_are_two():
    assert first_of([of("a.txt"), of("b.txt", sample("fuyang_2024"))]) == ["", ""]


def test_when_the_first_is_gone_the_next_is_the_first():
    marked = versions([of("a.txt"), of("b.txt", wrapped(TEXT)), of("c.txt", paged(TEXT))])
    assert first_of(marked[1:]) == ["", "b.txt"]
    assert versions([marked[1]])[0] == replace(marked[1], version_of="", notes=())


def test_many_reports_of_one_place_without_a_year_cost_what_each_costs():
    def work(size):
        versions([of(f"{n}.txt", f"{n}件。" * 9 + TEXT, covered=None) for n in range(size)])

    assert quadruple(work, 20) < GROWS


def test_a_version_is_found_among_many_reports_that_share_set_phrases():
    phrases = "".join(f"第{n}项工作按计划推进并取得实效。" for n in range(40))
    reports = [of(f"{n}.txt", phrases + made_up(n), covered=None) for n in range(30)]
    assert first_of([*reports, of("again.txt", wrapped(reports[20].text), covered=None)]) == [
        *[""] * 30,
        "20.txt",
    ]


def made_up(seed):
    chance = random.Random(seed)
    return "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(2000))
