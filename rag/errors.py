"""Errors that a user can meet."""

from index.errors import YinjuError

__all__ = ["QuestionError", "ReadingError", "SettingsError", "StoreError", "YinjuError"]


class ReadingError(YinjuError):
    """A file that cannot be read as a report."""


class StoreError(YinjuError):
    """A store that is missing, locked, damaged, or made by another version or encoder."""


class QuestionError(YinjuError):
    """A question that cannot be asked: empty, or far too long."""


class SettingsError(YinjuError):
    """A setting with a value that is not allowed."""
