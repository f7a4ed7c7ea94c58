"""Errors of the search layer. Each message says what was got, what is allowed, what to do."""


class IndexingError(ValueError):
    """An index or an encoder was asked for something it cannot do."""


class EncoderError(IndexingError):
    """An encoder could not be loaded, or gave vectors that are not unit rows of its dimension."""
