"""The five sample reports that come with the package: to try it on, and not to be cited."""

import functools
import importlib.resources
from pathlib import Path

from rag.report import Report, id_of


def samples() -> Path:
    """The folder of the sample reports."""
    return Path(str(importlib.resources.files("rag").joinpath("samples")))


def is_sample(report: Report) -> bool:
    """Whether a report is one of the samples, whatever its file is called and whoever added it."""
    return report.id in _ids()


@functools.cache
def _ids() -> frozenset[str]:
    return frozenset(id_of(path.read_bytes()) for path in samples().glob("*.txt"))
