"""The flow of a Word document: its elements one after the other, gathered to lines and tables.

Numbers that Word puts in front of paragraphs by itself are written into the words. A text box
stands where it is anchored: before its paragraph's words when it comes before them. A paragraph
whose end was deleted goes on in the next.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from nianbao.imports.word.grid import rows_of_table
from nianbao.imports.word.items import Line, Table, WordItem, lines_of
from nianbao.imports.word.left import Left, LeftOut
from nianbao.imports.word.lines import lines_of_pieces
from nianbao.imports.word.numbering import Numbering
from nianbao.imports.word.runs import ParagraphPiece, Reference, Story, TextBox, Words
from nianbao.imports.word.styles import Styles
from nianbao.imports.word.tree import GONE, holds_words, is_on, opened, value_of
from nianbao.report.form.numbering import split_number

_PROPERTIES = frozenset(("pPr", "rPr", "tcPr", "sdtPr", "sdtEndPr"))
_CONTENTS = "Table of Contents"
_ENTRY_LIMIT = 100
"""Characters a line of a table of contents may have."""
_RUNS = frozenset(("r", "t", "hyperlink", "fldSimple", "oMath", "oMathPara"))
"""What stands in paragraphs; where it stands alone it is one."""


@dataclass(frozen=True)
class WordFile:
    """The parts of a file that its flow needs.

    `notes` are the notes by kind (`footnote`, `endnote`) and id, less those that were read;
    `read_chunk` reads another file that is put in here whole, by its mark, where that can be.
    """

    styles: Styles
    numbering: Numbering
    left: LeftOut
    notes: dict[tuple[str, str], Element]
    read_chunk: Callable[[str], Sequence[WordItem]]


class WordFlow:
    """Reads one story of a file: its body, or a note."""

    def __init__(self, file: WordFile, story: Element) -> None:
        self._file = file
        self._story = Story(story, file.styles, file.left)

    def items(self, container: Element) -> list[WordItem]:
        """What stands in a body, a cell, a text box or a note, in order."""
        found: list[WordItem] = []
        open_end = _OpenEnd(is_cell=container.tag == "tc")
        for element in opened(container):
            if element.tag == "p":
                found += self._paragraph(element, open_end)
            elif element.tag in _RUNS:
                wrapped = Element("p")
                wrapped.append(element)
                found += self._paragraph(wrapped, open_end)
            elif element.tag in GONE:
                self._file.left.add(Left.DELETED, int(holds_words(element)))
            elif _is_block(element):
                found += self._close(open_end)
                found += self._block(element)
        found += self._close(open_end)
        return found or [Line(words, bare=True) for words in filter(None, [open_end.bare.strip()])]

    def _block(self, element: Element) -> Sequence[WordItem]:
        if element.tag == "tbl":
            return [Table(rows_of_table(element, self.items, self._story.hint_of, self._file.left))]
        if element.tag == "altChunk":
            return self._file.read_chunk(element.get("id", ""))
        if element.tag == "sdt" and (hint := self._story.hint_of(element)) is not None:
            return [Line("", hints=[hint])]
        items = self.items(element)
        gallery = value_of(element, "sdtPr/docPartObj/docPartGallery")
        return items if gallery != _CONTENTS else [_in_contents(item) for item in items]

    def _paragraph(self, paragraph: Element, open_end: "_OpenEnd") -> Iterator[WordItem]:
        properties = paragraph.find("pPr")
        if not open_end.pieces:
            open_end.properties = properties
        open_end.pieces += self._story.pieces(paragraph)
        open_end.is_contents = self._story.is_contents(paragraph)
        mark = properties.find("rPr") if properties is not None else None
        if mark is not None and _is_passed(mark, bool(open_end.pieces)):
            return
        frame = properties.find("framePr") if properties is not None else None
        if frame is None or frame.get("dropCap", "none") == "none":
            yield from self._lines(open_end)

    def _close(self, open_end: "_OpenEnd") -> Iterator[WordItem]:
        if open_end.pieces:
            yield from self._lines(open_end)

    def _lines(self, open_end: "_OpenEnd") -> Iterator[WordItem]:
        pieces, properties = open_end.pieces, open_end.properties
        open_end.pieces, open_end.properties = [], None
        words = [one for one in pieces if not isinstance(one, TextBox)]
        label = self._file.numbering.label(properties)
        text = "".join(one.text for one in words if isinstance(one, Words))
        if not text.strip() and open_end.is_cell:
            open_end.bare = label
        if label and (not text.strip() or _is_doubled(label, text)):
            label = ""
        level = self._file.styles.level(properties)
        lines = lines_of_pieces(words, level, label, self._note)
        if len(words) == len(pieces):
            yield from map(_in_contents, lines) if open_end.is_contents else lines
            return
        said = next((at for at, piece in enumerate(pieces) if _says_anything(piece)), len(pieces))
        yield from self._boxes(pieces[:said])
        yield from map(_in_contents, lines) if open_end.is_contents else lines
        yield from self._boxes(pieces[said:])

    def _boxes(self, pieces: Iterable[ParagraphPiece]) -> Iterator[WordItem]:
        for piece in pieces:
            if isinstance(piece, TextBox):
                yield from self.items(piece.content)

    def _note(self, reference: Reference) -> str:
        """The words of a note, the first time it is referred to; empty where there is none."""
        note = self._file.notes.pop((reference.kind, reference.note), None)
        if note is None or note.get("type", "normal") != "normal":
            return ""
        items = WordFlow(replace(self._file, notes={}), note).items(note)
        return " ".join(line.text.strip() for line in lines_of(items) if line.text.strip())


@dataclass
class _OpenEnd:
    """A paragraph that may go on in the next one; `bare` is the number of one without words."""

    pieces: list[ParagraphPiece] = field(default_factory=list)
    properties: Element | None = None
    is_contents: bool = False
    is_cell: bool = False
    bare: str = ""


def _is_block(element: Element) -> bool:
    """Whether something stands in an element that is no paragraph; a mark is nothing."""
    if element.tag in _PROPERTIES:
        return holds_words(element)
    return bool(len(element)) or element.tag == "altChunk"


def _in_contents(item: WordItem) -> WordItem:
    """A line of a table of contents; what can't be one stays what it is."""
    if isinstance(item, Line) and len(item.text) <= _ENTRY_LIMIT and "。" not in item.text:
        return replace(item, contents=True)
    return item


def _is_passed(mark: Element, has_words: bool) -> bool:
    """Whether the end of a paragraph is gone, or not seen: what follows stands on its line."""
    is_gone = any(mark.find(name) is not None for name in GONE)
    return is_gone or bool(is_on(mark, "specVanish") or (is_on(mark, "vanish") and not has_words))


def _says_anything(piece: ParagraphPiece) -> bool:
    return isinstance(piece, Words) and not piece.text.isspace()


def _is_doubled(label: str, words: str) -> bool:
    """Whether a number was typed as well as put there: it is meant once."""
    style, number, _ = split_number(label.strip())
    return bool(style) and split_number(words.strip())[:2] == (style, number)
