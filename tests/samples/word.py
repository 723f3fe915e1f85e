"""A document as a Word file: merged cells as Word writes them."""

import io
import random
import zipfile
from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType

from nianbao.exports.grid import Grid, cover
from nianbao.exports.outline import Heading
from tests.samples.documents import Document

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:r="{RELATIONS}"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def word_file(shown: Document, chance: random.Random) -> bytes:
    """The bytes of the .docx."""
    styled = chance.choice((True, False))
    return zipped(
        "".join(word_pieces(shown, styled=styled)), parts={"styles": STYLES} if styled else {}
    )


def zipped(
    body: str,
    before: str = "",
    *,
    parts: Mapping[str, str] = MappingProxyType({}),
    files: Mapping[str, bytes] = MappingProxyType({}),
    namespace: str = NAMESPACE,
) -> bytes:
    """A .docx with this XML in its body; `before` stands in front of the document element.

    `parts` are what stands in other parts, by their kinds (`styles`); `files` are other members,
    by name: a document refers to one as `rel1`, `rel2` and so on.
    """
    members = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": _relations({"rel0": ("officeDocument", "word/document.xml")}),
        "word/document.xml": word_part("document", f"<w:body>{body}</w:body>", before, namespace),
        "word/_rels/document.xml.rels": _relations(
            {kind: (kind, f"{kind}.xml") for kind in parts}
            | {f"rel{at}": ("aFChunk", name) for at, name in enumerate(files, start=1)}
        ),
    }
    members |= {
        f"word/{kind}.xml": word_part(kind, inside, "", namespace) for kind, inside in parts.items()
    }
    return archived(members | {f"word/{name}": data for name, data in files.items()})


def word_part(name: str, inside: str, before: str = "", namespace: str = NAMESPACE) -> bytes:
    """A part of a .docx: an element of this name with this XML in it."""
    xml = f'{_DECLARATION}{before}<w:{name} xmlns:w="{namespace}" {_OTHERS}>{inside}</w:{name}>'
    return xml.encode()


def archived(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members, by name."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def word_style(number: str, name: str, inside: str = "", *, kind: str = "paragraph") -> str:
    """A style: ids are numbers as they come, as WPS has them."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{number}"><w:name w:val="{name}"/>{inside}</w:style>'
    )


STYLES = (
    word_style("1", "Normal").replace("w:styleId", 'w:default="1" w:styleId')
    + word_style("2", "Normal (Web)")
    + word_style("4", "heading 2", '<w:basedOn w:val="1"/>')
    + word_style("7", "heading 1", '<w:basedOn w:val="1"/>')
    + word_style("9", "Title", '<w:basedOn w:val="1"/>')
)
_BY_LEVEL = {1: "9", 2: "7", 3: "4"}


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'.encode()


def paragraph(text: str, style: str = "") -> str:
    """A paragraph in two runs, as editing leaves them."""
    middle = len(text) // 2
    runs = "".join(
        f'<w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>{escape(part)}</w:t></w:r>'
        for part in (text[:middle], text[middle:])
    )
    mark = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{mark}<w:tabs><w:tab w:val='left' w:pos='420'/></w:tabs></w:pPr>{runs}</w:p>"
    )


def word_pieces(shown: Document, *, styled: bool) -> Iterator[str]:
    """The XML of each piece; headings are marked where it is styled."""
    for piece in shown.pieces:
        if isinstance(piece, Grid):
            yield _table(piece)
        else:
            mark = _BY_LEVEL[piece.level] if isinstance(piece, Heading) else "2"
            yield paragraph(piece.text, mark if styled else "")


def _table(grid: Grid) -> str:
    rows = []
    for number, line in enumerate(cover(grid.rows, grid.width)):
        cells = []
        for placed in dict.fromkeys(line):
            merge = ""
            if placed.cell.rowspan > 1:
                merge = '<w:vMerge w:val="restart"/>' if placed.row == number else "<w:vMerge/>"
            text = placed.text_at(number, placed.column)
            span = f'<w:gridSpan w:val="{placed.cell.colspan}"/>'
            cells.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{paragraph(text)}</w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"
