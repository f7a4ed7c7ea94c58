"""Errors that a user can meet. Each says what was got, what is allowed, what to do next."""


class YinjuError(Exception):
    """Base of every error that Yinju raises for bad input or a bad setting."""

    def __init__(self, got: str, allowed: str, do: str) -> None:
        super().__init__(f"Got {got}. Allowed: {allowed}. {do}")
        self.got = got
        self.allowed = allowed
        self.do = do


class ReadingError(YinjuError):
    """A file that cannot be read as a report."""


class StoreError(YinjuError):
    """A store that is missing, locked, damaged, or made by another version or encoder."""


class QuestionError(YinjuError):
    """A question that cannot be asked: empty, or far too long."""


class SettingsError(YinjuError):
    """A setting with a value that is not allowed."""
