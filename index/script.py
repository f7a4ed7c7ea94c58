"""Traditional Chinese read as simplified, as the encoder's tokenizer reads it."""

import functools
import importlib.resources

_MARKS = {"「": "“", "」": "”", "『": "“", "』": "”"}


def simplified(text: str) -> str:
    """A text of the same length in simplified characters and mainland quotation marks.

    One character for one: what simplified texts use as well (乾, 著) is left as it is.
    """
    return text.translate(_table())


@functools.cache
def _table() -> dict[int, str]:
    """`traditional.txt`: the traditional characters in a line, the simplified ones in the next.

    It is what the tokenizer's rules hold of OpenCC's table (index/model/README.md).
    """
    found = importlib.resources.files("index").joinpath("traditional.txt").read_text("utf-8")
    traditional, simple = found.split()
    return str.maketrans(dict(zip(traditional, simple, strict=True)) | _MARKS)
