"""The file of users, and who is admitted; the gate itself is tested on a server (e2e)."""

import pytest

from rag.errors import SettingsError
from ui.access import Users, _basic, open_to_others


@pytest.fixture
def users(tmp_path):
    def read(text):
        path = tmp_path / "users"
        path.write_text(text, "utf-8")
        return Users.read(path)

    return read


def test_each_line_is_a_user_and_a_password_of_any_characters(users):
    read = users("\ufeff# note:x\r\n\r\n li :密码:1 \nwang:#2\n")
    assert [read.admits(*pair) for pair in (("li", "密码:1 "), ("wang", "#2"))] == [True, True]
    wrong = [("li", "密码:1"), ("li", ""), ("wang", "密码:1 "), ("# note", "x"), ("", "")]
    assert [read.admits(*pair) for pair in wrong] == [False] * len(wrong)


def test_no_password_is_kept_or_shown(users):
    assert "geheim" not in repr(users("li:geheim\n"))


@pytest.mark.parametrize(
    "text", ["", "# only a note\n", "geheim\n", "geheim:\n", ":geheim\n", "a:1\na:geheim\n"]
)
def test_a_file_with_a_fault_is_refused_without_telling_what_it_holds(users, text):
    with pytest.raises(SettingsError) as refused:
        users(text)
    assert "user:password" in str(refused.value)
    assert "geheim" not in str(refused.value)


def test_a_password_instead_of_a_file_is_refused_and_not_repeated(tmp_path):
    with pytest.raises(SettingsError, match="could be read by others") as refused:
        Users.read(tmp_path / "li:geheim")
    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Basic bGk6MTo=", ("li", "1:")),
        ("basic bGk6", ("li", "")),
        ("Bearer bGk6MTo=", None),
        ("Basic bGk=", None),
        ("Basic ???", None),
        ("Basic /w==", None),
        ("", None),
    ],
)
def test_what_an_agent_sends_is_read_or_passed_over(header, said):
    assert _basic(header) == said


def test_a_file_that_others_can_read_is_told(tmp_path):
    path = tmp_path / "users"
    path.touch()
    told = []
    for mode in (0o600, 0o640, 0o604):
        path.chmod(mode)
        told.append(open_to_others(path))
    assert told == [False, True, True]
