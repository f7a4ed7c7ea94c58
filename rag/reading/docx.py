"""Word files: paragraphs in order, tables row by row."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from rag.errors import ReadingError


def read_docx(path: Path) -> list[str]:
    """The document as one text, a paragraph or a table row a line."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(str(path))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, XMLSyntaxError) as error:
        raise ReadingError(
            f"{path.name}, which is not a whole DOCX file",
            "DOCX as Word or LibreOffice writes it",
            "Open it there and save it again.",
        ) from error
    return ["\n".join(_lines(document))]


def _lines(document: object) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Table):
            for row in block.rows:
                yield "\t".join(cell.text.replace("\n", " ") for cell in row.cells)
        else:
            yield block.text
