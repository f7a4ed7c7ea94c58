"""How the embedded bilingual encoder in index/model was made and measured."""
