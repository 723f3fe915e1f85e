"""An open document (.odt) -> its lines and rows, laid out as those of a Word file.

Numbers of lists are written into the words; what was deleted while changes were tracked stands
apart from the text, and is not read.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from nianbao.imports.levels import settle_levels
from nianbao.imports.note_marks import LOWERED, RAISED, without_marks
from nianbao.imports.numerals import whole_number
from nianbao.imports.office_package import OfficePackage
from nianbao.imports.open_document.styles import OpenCounts, OpenStyles
from nianbao.imports.open_document.text import CONTENT, refuse_locked
from nianbao.imports.source import Gathered
from nianbao.imports.ways_out import AS_DOCX
from nianbao.imports.word.items import Line, Table, WordCell, WordItem
from nianbao.imports.word.layout import WordLayout
from nianbao.imports.word.left import Left, LeftOut
from nianbao.report.text import clean_marks

_KIND = "ODT 文件"
_GROUPS = frozenset(
    ("section", "table-of-content", "index-body", "alphabetical-index", "user-index",
     "illustration-index", "table-index", "bibliography", "index-title", "numbered-paragraph",
     "list-header", "text-box")
)  # fmt: skip
_ROW_GROUPS = frozenset(("table-header-rows", "table-rows", "table-row-group"))
_DRAWN = frozenset(("frame", "custom-shape", "g", "rect", "ellipse", "caption"))
_UNSEEN = frozenset(("annotation", "annotation-end", "ruby-text", "script", "hidden-text"))
_REPEATED = 100


def open_document_blocks(data: bytes) -> Gathered:
    """The lines and rows of an .odt file. ImportRefusedError when it is damaged or locked."""
    package = OfficePackage(data, _KIND, AS_DOCX)
    refuse_locked(package)
    content = package.tree(CONTENT)
    parts = [content, *([package.tree("styles.xml")] if "styles.xml" in package else [])]
    left, layout = LeftOut(), WordLayout()
    flow = _OpenFlow(OpenStyles(parts), left)
    for text in content.iterfind("body/text"):
        layout.take(list(flow.items(text)))
    if not layout.blocks:
        raise package.refusal("里没有能读的文字")
    findings = tuple(left.findings())
    return Gathered(settle_levels(layout.blocks), findings=findings, marks=tuple(layout.marks))


class _OpenFlow:
    """Goes through the text of a document."""

    def __init__(self, styles: OpenStyles, left: LeftOut) -> None:
        self._styles, self._left = styles, left
        self._counts = OpenCounts()
        self._boxes: list[WordItem] = []
        self._notes: list[str] = []

    def items(self, container: Element) -> Iterator[WordItem]:
        """What stands in a text, a cell, a section or a box, in order."""
        for element in container:
            match element.tag:
                case "p":
                    yield from self._paragraph(element, "")
                case "h":
                    yield from self._heading(element)
                case "list":
                    yield from self._list(element, element.get("style-name"), 1)
                case "table":
                    yield self._table(element)
                case tag if tag in _DRAWN:
                    yield from self._drawn(element)
                case tag if tag in _GROUPS:
                    if element.get("display") == "none":
                        self._left.add(Left.HIDDEN)
                    else:
                        yield from self.items(element)

    def _heading(self, element: Element) -> Iterator[WordItem]:
        depth = _outline(element) or 1
        levels = [self._styles.level_of_heads(place) for place in range(1, depth + 1)]
        is_numbered = element.get("is-list-header") != "true"
        label = self._counts.label("heads", levels[-1], levels) if is_numbered else ""
        yield from self._paragraph(element, label, depth + 1)

    def _list(self, element: Element, style: str | None, level: int) -> Iterator[WordItem]:
        key = style or "list"
        goes_on = element.get("continue-numbering") == "true" or element.get("continue-list")
        if level == 1 and not goes_on:
            self._counts.begin(key, 1)
        levels = [self._styles.level_of_list(style, place) for place in range(1, level + 1)]
        for item in element:
            is_first = item.tag == "list-item"
            for child in item:
                if child.tag == "list":
                    yield from self._list(child, child.get("style-name") or style, level + 1)
                    continue
                label = self._counts.label(key, levels[-1], levels) if is_first else ""
                is_first = False
                depth = _outline(child)
                if child.tag in ("p", "h"):
                    yield from self._paragraph(child, label, depth + 1 if depth else None)
                elif child.tag == "table":
                    yield self._table(child)

    def _paragraph(
        self, element: Element, label: str, level: int | None = None
    ) -> Iterator[WordItem]:
        self._boxes, self._notes = [], []
        text, marks = without_marks("".join(self._words(element)))
        boxes, notes = self._boxes, self._notes
        if level is None and self._styles.is_title(element.get("style-name")):
            level = 1
        words = clean_marks(f"{label}{text}" if text.strip() else "")
        yield from boxes
        for number, line in enumerate(words.split("\n")):
            if line.strip():
                first = number == 0
                yield Line(line, level, marks if first else [], notes if first else [])

    def _words(self, element: Element) -> Iterator[str]:
        yield (element.text or "").replace("\n", " ")
        for child in element:
            yield from self._inside(child)
            yield (child.tail or "").replace("\n", " ")

    def _inside(self, child: Element) -> Iterator[str]:
        style = child.get("style-name")
        match child.tag:
            case "s":
                count = whole_number(child.get("c"), 2)
                yield " " * (1 if count is None else count)
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case "note":
                body = child.find("note-body")
                if body is not None:
                    self._notes += self._note(body)
            case "span" if self._styles.is_hidden(style):
                self._left.add(Left.HIDDEN)
            case "span" if self._styles.is_struck(style):
                self._left.add(Left.STRUCK)
            case "span" if self._styles.is_raised(style):
                yield f"{RAISED}{''.join(self._words(child))}{LOWERED}"
            case tag if tag in _DRAWN:
                self._boxes += list(self._drawn(child))
            case tag if tag not in _UNSEEN:
                yield from self._words(child)

    def _note(self, body: Element) -> list[str]:
        kept = self._boxes, self._notes
        lines = [item.text for item in self.items(body) if isinstance(item, Line)]
        self._boxes, self._notes = kept
        return [" ".join(lines)] if lines else []

    def _drawn(self, element: Element) -> Iterator[WordItem]:
        """The words of a text box or shape; a picture is counted."""
        if any(one.tag == "image" for one in element):
            self._left.add(Left.PICTURE)
        if any(one.tag == "object" for one in element):
            self._left.add(Left.FILE)
        kept = self._boxes, self._notes
        yield from list(self.items(element))
        self._boxes, self._notes = kept

    def _table(self, element: Element) -> Table:
        kept = self._boxes, self._notes
        rows: list[list[WordCell]] = []
        for row in _rows(element):
            cells = self._cells(row)
            rows += [cells] * min(_count(row, "number-rows-repeated"), _REPEATED)
        self._boxes, self._notes = kept
        return Table(rows)

    def _cells(self, row: Element) -> list[WordCell]:
        cells: list[WordCell] = []
        covered = 0
        for cell in row:
            times = min(_count(cell, "number-columns-repeated"), _REPEATED)
            if cell.tag == "covered-table-cell":
                own = min(times, covered)
                covered -= own
                if times > own:
                    cells.append(WordCell([], times - own, void=True))
            elif cell.tag == "table-cell":
                width = min(_count(cell, "number-columns-spanned"), _REPEATED)
                cells += [WordCell(list(self.items(cell)), width) for _ in range(times)]
                covered = width - 1
        return cells


def _rows(table: Element) -> Iterator[Element]:
    for part in table:
        if part.tag == "table-row":
            yield part
        elif part.tag in _ROW_GROUPS:
            yield from _rows(part)


def _count(element: Element, name: str) -> int:
    return max(1, whole_number(element.get(name), 8) or 1)


def _outline(element: Element) -> int:
    """The level of a heading, from 1; 0 where it has none that can be."""
    level = whole_number(element.get("outline-level"), 2) or 0
    return level if level < 11 else 0
