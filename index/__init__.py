"""Search over rows of text: encoders, dense and lexical indexes, fusion; nothing of reports."""

from index.encoder import Encoder, load_encoder
from index.errors import EncoderError, IndexingError, YinjuError
from index.lexicon import Expansion, Lexicon
from index.ranking import Match, Ranking, fuse

__all__ = [
    "Encoder",
    "EncoderError",
    "Expansion",
    "IndexingError",
    "Lexicon",
    "Match",
    "Ranking",
    "YinjuError",
    "fuse",
    "load_encoder",
]
