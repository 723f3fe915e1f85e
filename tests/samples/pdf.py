"""A document as a PDF: paragraphs broken over lines, tables with rules around their cells."""

import random
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nianbao.exports.grid import Grid, cover
from tests.samples.documents import Document

WIDTH, HEIGHT, MARGIN, SIZE, PITCH = 595.0, 842.0, 72.0, 12.0, 20.0


def pdf_file(
    contents: Sequence[str],
    font: str = "",
    more: str = "",
    packed: bool = True,
    others: Mapping[int, bytes] | None = None,
) -> bytes:
    """A PDF of pages with these operations; `font` and `more` are put into its objects."""
    font = font or (
        "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font"
        "/Subtype/CIDFontType0/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        "/Supplement 0>>/DW 1000>>]>>"
    )
    pages = [4 + 2 * place for place in range(len(contents))]
    kids = " ".join(f"{number} 0 R" for number in pages)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        3: font.encode(),
    }
    for number, content in zip(pages, contents, strict=True):
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {number + 1} 0 R"
            f"/Resources<</Font<</F 3 0 R>>{more}>>>>"
        ).encode()
        objects[number + 1] = stream(content.encode("latin-1"), packed)
    return assembled({**objects, **(others or {})})


def stream(data: bytes, packed: bool = True) -> bytes:
    """An object with a stream."""
    body = zlib.compress(data) if packed else data
    filters = "/Filter/FlateDecode" if packed else ""
    return f"<</Length {len(body)}{filters}>>stream\n".encode() + body + b"\nendstream"


def assembled(objects: dict[int, bytes]) -> bytes:
    """The file of these objects; number 1 is its catalogue."""
    data = b"%PDF-1.7\n"
    places = {}
    for number, body in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {max(objects) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, max(objects) + 1):
        data += f"{places.get(number, 0):010} 00000 {'n' if number in places else 'f'} \n".encode()
    data += f"trailer<</Size {max(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return data


def at(left: float, base: float, text: str, size: float = SIZE, more: str = "") -> str:
    """Words at a place; `base` counts from the top of the page."""
    code = text.encode("utf-16-be").hex()
    return f"BT {more} /F {size} Tf 1 0 0 1 {left:.2f} {HEIGHT - base:.2f} Tm <{code}> Tj ET\n"


def rule(left: float, top: float, right: float, bottom: float) -> str:
    """A line."""
    return f"{left:.2f} {HEIGHT - top:.2f} m {right:.2f} {HEIGHT - bottom:.2f} l S\n"


@dataclass
class _Paper:
    pages: list[list[str]] = field(default_factory=lambda: [[]])
    top: float = MARGIN

    def room(self, high: float) -> float:
        """Where the next thing of this height begins; on a new page where there is no room."""
        if self.top + high > HEIGHT - MARGIN:
            self.pages.append([])
            self.top = MARGIN
        place, self.top = self.top, self.top + high
        return place

    def put(self, drawing: str) -> None:
        self.pages[-1].append(drawing)


def pdf_source(shown: Document, shape: str, chance: random.Random) -> tuple[bytes, str]:
    """The document as a PDF, page numbers at the foot, rules drawn or filled."""
    paper, filled = _Paper(), chance.random() < 0.5
    for piece in shown.pieces:
        if isinstance(piece, Grid):
            _draw_grid(paper, piece, filled)
            continue
        for paragraph in piece.text.split("\n"):
            for place, line in enumerate(_broken(paragraph, WIDTH - 2 * MARGIN, 2)):
                paper_top = paper.room(PITCH)
                paper.put(at(MARGIN + (0 if place else 2 * SIZE), paper_top + SIZE, line))
    for number, page in enumerate(paper.pages, start=1):
        page.append(at(WIDTH / 2 - 20, HEIGHT - 40, f"- {number} -"))
    return pdf_file(["".join(page) for page in paper.pages]), ".pdf"


def _broken(text: str, width: float, indent: int = 0) -> Iterator[str]:
    """Lines as wide as there is room; a run of Latin letters or digits is never broken."""
    room = int(width // SIZE)
    line = ""
    place = 0
    while place < len(text):
        end = place + 1
        while end < len(text) and text[end - 1 : end + 1].isascii() and text[end] != " ":
            end += 1
        word = text[place:end]
        if line and len(line) + len(word) > room - indent:
            yield line
            line, indent = "", 0
        line += word
        place = end
    yield line


def _draw_grid(paper: _Paper, grid: Grid, filled: bool) -> None:
    lines = cover(grid.rows, grid.width)
    size = 6.0
    wide = (WIDTH - 2 * 36) / grid.width
    for number, line in enumerate(lines):
        texts = {
            placed: list(_broken(placed.cell.text, placed.cell.colspan * wide * SIZE / size - SIZE))
            for placed in line
        }
        deep = max(len(texts[placed]) / placed.cell.rowspan for placed in texts)
        high = max(1, round(deep + 0.49)) * (size + 2) + 4
        top = paper.room(high)
        for column, placed in enumerate(line):
            left, right = 36 + column * wide, 36 + (column + 1) * wide
            under = lines[number + 1][column] if number + 1 < len(lines) else None
            before = line[column - 1] if column else None
            if placed.row == number or top == MARGIN:
                paper.put(_edge(left, top, right, top, filled))
            if under != placed:
                paper.put(_edge(left, top + high, right, top + high, filled))
            if before != placed:
                paper.put(_edge(left, top, left, top + high, filled))
            if column + 1 == grid.width:
                paper.put(_edge(right, top, right, top + high, filled))
            if (placed.row, placed.column) == (number, column):
                for place, words in enumerate(texts[placed]):
                    paper.put(at(left + 2, top + size + 1 + place * (size + 2), words, size))


def _edge(left: float, top: float, right: float, bottom: float, filled: bool) -> str:
    if not filled:
        return rule(left, top, right, bottom)
    wide, high = max(0.5, right - left), max(0.5, bottom - top)
    return f"{left:.2f} {HEIGHT - top - high:.2f} {wide:.2f} {high:.2f} re f\n"
