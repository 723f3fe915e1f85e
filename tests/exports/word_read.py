"""A Word file read back by a reader that is not ours."""

from io import BytesIO

from docx import Document
from docx.table import Table as WordTable

from tests.exports.parsed import Piece, Table

_TAGS = {"Title": "h1", "Heading 1": "h2", "Heading 2": "h3", "Normal": "p", "Closing": "p"}


def read_word(data: bytes) -> tuple[list[Piece], list[Table]]:
    """The pieces of a file, and its tables: at every place the text of the cell that covers it.

    A title is one line, and so is what stands in a cell.
    """
    pieces: list[Piece] = []
    tables: list[Table] = []
    for block in Document(BytesIO(data)).iter_inner_content():
        if isinstance(block, WordTable):
            pieces.append(("table", ""))
            tables.append(
                [[cell.text.replace("\n", "") for cell in row.cells] for row in block.rows]
            )
        else:
            assert block.style is not None
            assert block.style.name is not None
            tag = _TAGS[block.style.name]
            words = block.text.replace("\n", "") if tag == "h1" else block.text
            pieces.append((tag, words))
    return pieces, tables
