"""What tests share: a store of the samples, built once; the settings of the user kept out."""

import os
from pathlib import Path

import pytest
from helpers import ROOT, SHARED, Place

from index.encoder import load_encoder
from index.lexicon import Lexicon
from rag.assistant import Assistant, ingest, samples
from rag.settings import PREFIX, Settings


@pytest.fixture(autouse=True)
def _own_place(monkeypatch, tmp_path_factory):
    """No yinju.toml, no ./store and no YINJU_… of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.chdir(tmp_path_factory.mktemp("here"))


@pytest.fixture(scope="session")
def encoder():
    return load_encoder()


@pytest.fixture(scope="session")
def lexicon():
    return Lexicon.embedded()


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory):
    """A store of the five sample reports; tests only read it."""
    folder = tmp_path_factory.mktemp("samples") / "store"
    ingest([samples()], folder, Settings())
    return folder


@pytest.fixture(scope="session")
def assistant(sample_store):
    return Assistant.open(sample_store, Settings())


@pytest.fixture(scope="session")
def reports(assistant):
    """The sample reports by file name without ending: ouhai_2024, …"""
    return {Path(report.source).stem: report for report in assistant.reports}


@pytest.fixture(scope="session")
def shared_reports():
    folder = SHARED / "reports"
    if not folder.is_dir():
        pytest.skip("no ../shared/reports beside the repository")
    return folder


@pytest.fixture(scope="session")
def shared_assistant(shared_reports, tmp_path_factory):
    """A store of the full reports that lie beside the repository."""
    folder = tmp_path_factory.mktemp("shared") / "store"
    return Assistant.build([shared_reports], folder, Settings())


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)
