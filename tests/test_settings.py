from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from rag.errors import SettingsError
from rag.settings import FILE, Settings


def toml(text):
    Path(FILE).write_text(text, "utf-8")


def test_without_file_and_environment_the_defaults_hold():
    assert Settings.load() == Settings()
    assert (Settings().store, Settings().encoder, Settings().llm, Settings().k) == (
        "store",
        "embedded",
        "",
        10,
    )


def test_the_shares_of_the_fusion_sum_to_one():
    default = Settings()
    assert sum([default.dense_weight, default.sentence_weight, default.lexical_weight]) == (
        pytest.approx(1.0)
    )


def test_the_file_beats_the_defaults():
    toml('k = 7\nstore = "甲"\nsupport = 0.5\n')
    found = Settings.load()
    assert (found.k, found.store, found.support) == (7, "甲", 0.5)
    assert found.depth == Settings().depth


def test_the_environment_beats_the_file(monkeypatch):
    toml("k = 7\ndepth = 50\n")
    monkeypatch.setenv("YINJU_K", "8")
    found = Settings.load()
    assert (found.k, found.depth) == (8, 50)


def test_what_is_given_beats_the_environment(monkeypatch):
    toml("k = 7\n")
    monkeypatch.setenv("YINJU_K", "8")
    assert Settings.load(k=9).k == 9
    assert Settings.load(k=None).k == 8


def test_an_empty_variable_is_as_none(monkeypatch):
    monkeypatch.setenv("YINJU_K", "")
    assert Settings.load().k == Settings().k


def test_every_setting_can_be_set_by_the_environment(monkeypatch):
    values = {str: "x", int: "3", float: "0.5"}
    for field in fields(Settings):
        monkeypatch.setenv(f"YINJU_{field.name.upper()}", values[field.type])
    found = Settings.load()
    for field in fields(Settings):
        assert getattr(found, field.name) == field.type(values[field.type])


def test_another_folders_file_can_be_named(tmp_path):
    (tmp_path / FILE).write_text("k = 4", "utf-8")
    assert Settings.load(tmp_path).k == 4
    assert Settings.load().k == 10


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("K", "0"),
        ("K", "-1"),
        ("K", "ten"),
        ("K", "2.5"),
        ("DEPTH", "1e3"),
        ("SUPPORT", "-0.1"),
        ("SUPPORT", "much"),
        ("SUPPORT", "nan"),
        ("DENSE_WEIGHT", "inf"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(monkeypatch, name, value):
    monkeypatch.setenv(f"YINJU_{name}", value)
    with pytest.raises(
        SettingsError, match=rf"'{value}' for the setting '{name.lower()}'.*or more"
    ):
        Settings.load()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("k", "2.9"),
        ("k", "true"),
        ("k", "[3]"),
        ("support", "false"),
        ("support", "nan"),
        ("encoder", "[]"),
        ("encoder", "7"),
    ],
)
def test_a_value_of_another_type_in_the_file_is_an_error(name, value):
    toml(f"{name} = {value}")
    with pytest.raises(SettingsError, match=f"for the setting '{name}'"):
        Settings.load()


def test_a_whole_number_in_the_file_may_be_a_weight():
    toml("support = 1\nk = 3.0")
    assert (Settings.load().support, Settings.load().k) == (1.0, 3)


def test_an_unknown_name_in_the_file_is_an_error_that_lists_the_known_ones():
    toml("colour = 1\n")
    with pytest.raises(SettingsError, match=r"the setting 'colour'.*store, encoder, reranker"):
        Settings.load()


@pytest.mark.parametrize("data", [b"k = ", b"\xff\xfe", b"k = 1\nk = 2"])
def test_a_file_with_a_fault_is_an_error(data):
    Path(FILE).write_bytes(data)
    with pytest.raises(SettingsError, match=rf"{FILE} with a fault"):
        Settings.load()


def test_settings_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Settings().k = 3
