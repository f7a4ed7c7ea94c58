"""Lines of text in the pictures of some pages of a PDF, recognised. Run by child.py.

A line is `[[x, y], …, text]`: its corners from the upper left one clockwise, in points from the
upper left corner of the page, and what it says.
"""

import math
import os
from pathlib import Path
from typing import Any

_DPI = 150
_MOST_PIXELS = 6_000_000
"""Of a page; A3 has four million. A larger one is drawn smaller."""
_THREADS = 4
"""Each takes memory of its own."""


def read(data: bytes, numbers: str) -> list[list[list[Any]]]:
    """The lines of each page of `numbers`, from 0 and with commas between."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # else one a core, with memory of its own
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    engine = _engine()
    return [_lines(engine, document[int(number)]) for number in numbers.split(",")]


def _engine() -> Any:
    """The recognition with the models that lie in its package; it fetches none."""
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,  # for single lines upside down
            "Global.max_side_len": 100_000,  # the page is drawn at the size it shall have
            "EngineConfig.onnxruntime.intra_op_num_threads": min(_THREADS, os.cpu_count() or 1),
            "Det.model_path": str(next(models.glob("*_det_*.onnx"))),
            "Rec.model_path": str(next(models.glob("*_rec_*.onnx"))),
        }
    )


def _lines(engine: Any, page: Any) -> list[list[Any]]:
    width, height = page.get_size()
    scale = min(_DPI / 72, math.sqrt(_MOST_PIXELS / (width * height)))
    picture = page.render(scale=scale).to_numpy()
    if picture.min() == picture.max():
        return []
    found = engine(picture)
    if found.boxes is None or found.txts is None:
        return []
    corners = (found.boxes / scale).round(2).tolist()
    return [[*box, text.strip()] for box, text in zip(corners, found.txts, strict=True)]
