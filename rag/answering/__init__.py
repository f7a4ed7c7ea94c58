"""From hits to an answer: without an LLM, or with one; checked the same way."""
