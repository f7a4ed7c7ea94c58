"""The base of every error, and those of the search layer."""


class YinjuError(Exception):
    """Base of every error that Yinju raises for bad input or a bad setting.

    The message says what was got, what is allowed, and what to do next.
    """

    def __init__(self, got: str, allowed: str, do: str) -> None:
        super().__init__(f"Got {got}. Allowed: {allowed}. {do}")
        self.got = got
        self.allowed = allowed
        self.do = do


class IndexingError(YinjuError):
    """An index was asked for something it cannot do, or cannot be read."""


class EncoderError(YinjuError):
    """An encoder that cannot be loaded."""
