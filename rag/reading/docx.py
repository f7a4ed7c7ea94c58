"""Word files: paragraphs in order, tables row by row."""

from collections.abc import Iterator
from pathlib import Path

from rag.errors import ReadingError


def read_docx(path: Path) -> list[str]:
    """The document as one text, a paragraph or a table row a line."""
    import docx

    try:
        return ["\n".join(_lines(docx.Document(str(path))))]
    except Exception as error:  # zip, XML and python-docx each fail in ways of their own
        raise ReadingError(
            f"{path.name}, which is not a whole DOCX file",
            "DOCX as Word or LibreOffice writes it",
            "Open it there and save it again.",
        ) from error


def _lines(document: object) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Table):
            for row in block.rows:
                cells = {id(cell._tc): cell for cell in row.cells}  # a merged cell comes twice
                yield "\t".join(cell.text.replace("\n", " ") for cell in cells.values())
        else:
            yield block.text
