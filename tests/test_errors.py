import pytest

from index.errors import EncoderError, IndexingError
from rag.errors import QuestionError, ReadingError, SettingsError, StoreError, YinjuError


@pytest.mark.parametrize(
    "kind", [QuestionError, ReadingError, SettingsError, StoreError, EncoderError, IndexingError]
)
def test_every_error_says_what_was_got_what_is_allowed_and_what_to_do(kind):
    error = kind("X", "Y", "Do Z.")
    assert isinstance(error, YinjuError)
    assert str(error) == "Got X. Allowed: Y. Do Z."
    assert (error.got, error.allowed, error.do) == ("X", "Y", "Do Z.")
