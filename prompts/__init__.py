"""Prompt texts, one Markdown file each."""

import importlib.resources


def load(name: str) -> str:
    """The text of `name.md`."""
    return importlib.resources.files("prompts").joinpath(f"{name}.md").read_text("utf-8")
