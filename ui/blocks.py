"""Gradio's page, whose endpoints may be called without their optional arguments."""

from typing import Any

from ui.toolkit import gr


class Blocks(gr.Blocks):  # type: ignore[misc]  # Gradio is not typed
    """Fills in what a plain HTTP call leaves out, as Gradio's own client does before it calls.

    Gradio itself answers such a call with status 500 and `{"error": null}`.
    """

    async def preprocess_data(
        self, block_fn: Any, inputs: list[Any], *rest: Any, **options: Any
    ) -> Any:
        """The inputs of an event or endpoint, as its function takes them."""
        missing = (getattr(block, "value", None) for block in block_fn.inputs[len(inputs) :])
        return await super().preprocess_data(block_fn, [*inputs, *missing], *rest, **options)
