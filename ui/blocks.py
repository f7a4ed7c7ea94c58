"""Gradio's page, whose endpoints may be called without their optional arguments."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from rag.errors import QuestionError
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


async def no_endpoint(request: Request, error: Exception) -> JSONResponse:
    """What a call of a name that is no endpoint gets, instead of a traceback in the log."""
    named = request.path_params.get("api_name", "")
    fault = QuestionError(
        f"the endpoint {named[:100]!r}", "those that /gradio_api/info lists", "Correct its name."
    )
    return JSONResponse({"error": f"{fault}"}, status_code=404)


HANDLERS = {gr.route_utils.FnIndexInferError: no_endpoint}
"""For FastAPI: errors of Gradio's that are their caller's."""
