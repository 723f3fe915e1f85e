"""An RTF file -> its lines and rows, laid out as those of a Word file.

Numbers of lists stand in the file as words; of a field only its result is read. What is hidden,
struck or deleted is not.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from nianbao.imports.levels import settle_levels
from nianbao.imports.note_marks import LOWERED, RAISED, without_marks
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.rtf.tokens import Token, tokens
from nianbao.imports.source import Gathered
from nianbao.imports.ways_out import AS_DOCX, COPY_REPORT
from nianbao.imports.word.items import Line, Table, WordCell, WordItem
from nianbao.imports.word.layout import WordLayout
from nianbao.imports.word.left import Left, LeftOut
from nianbao.imports.word.styles import HEADING_STYLE
from nianbao.report.finding import Finding, Severity
from nianbao.report.text import clean_marks

_DEPTH_LIMIT = 500
_PASSED = frozenset(
    ("colortbl", "info", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
     "footerf", "fldinst", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl",
     "generator", "xmlnstbl", "themedata", "colorschememapping", "datastore", "latentstyles",
     "annotation", "atnid", "atnauthor", "bkmkstart", "bkmkend", "tc", "xe", "nonesttables",
     "pgdsctbl", "userprops", "operator", "company", "docvar", "template", "pnseclvl", "objdata",
     "shpinst", "nonshppict", "pnprops", "pn", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc")
)  # fmt: skip
"""Groups whose words are not in the document."""
_KEPT = frozenset(
    ("shptxt", "fldrslt", "pntext", "listtext", "nesttableprops", "shp", "shpinst", "footnote")
)
"""Groups marked as new ones that are read all the same."""
_COLLECTED = frozenset(("fonttbl", "stylesheet", "footnote", "listtext", "pntext"))
"""Groups that are looked at as a whole."""
_WORDS: Mapping[str, str] = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ",
    "enspace": " ", "\\~": " ", "\\_": "-", "\\{": "{", "\\}": "}", "\\\\": "\\",
}  # fmt: skip
_CODECS = {
    134: "gb18030", 136: "big5", 128: "cp932", 129: "cp949", 0: "cp1252", 1: "gb18030",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 204: "cp1251", 238: "cp1250",
}  # fmt: skip
_LIFTED_FROM = 5
"""Half points; figures are lifted by less to stand level with Chinese words."""
_NEAR = 30
_LAST_WORDS = 20
"""Characters that are told of where a file breaks off."""


@dataclass(slots=True)
class _State:
    passed: bool = False
    font: int | None = None
    skip: int = 1
    hidden: bool = False
    struck: bool = False
    deleted: bool = False
    raised: bool = False
    lifted: bool = False
    collects: str = ""


@dataclass(slots=True)
class _Definition:
    """How the cells of a row lie: where each ends, and which go on from others."""

    left: int = 0
    ends: list[int] = field(default_factory=list)
    down: list[bool] = field(default_factory=list)
    leftwards: list[bool] = field(default_factory=list)
    next_down: bool = False
    next_left: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[list[WordItem]]
    definition: _Definition


def rtf_blocks(data: bytes) -> Gathered:
    """The lines and rows of an RTF file. ImportRefusedError when it is damaged or too large."""
    left, layout = LeftOut(), WordLayout()
    flow = _RtfFlow(left)
    flow.read(data)
    layout.take(flow.items)
    if not layout.blocks:
        raise ImportRefusedError("这个 RTF 文件里没有能读的文字，", AS_DOCX)
    findings = (*left.findings(), *_cut_finding(flow))
    return Gathered(settle_levels(layout.blocks), findings=findings, marks=tuple(layout.marks))


def _cut_finding(flow: "_RtfFlow") -> Iterator[Finding]:
    """S16: a file that ends before its last group does, as a copy that broke off."""
    if flow.is_cut:
        last = flow.last_words[-_LAST_WORDS:]
        fact = f"这个 RTF 文件没有结尾，像是没有拷完：读到“{last}”为止，后面的内容可能没有了；"
        yield Finding("S16", Severity.WARNING, f"{fact}请对照原件核对。", "overview")


class _RtfFlow:
    """Follows the pieces of a file; `items` is what they came to."""

    def __init__(self, left: LeftOut) -> None:
        self.items: list[WordItem] = []
        self.is_cut = False
        self.last_words = ""
        self._left = left
        self._state = _State()
        self._stack: list[_State] = []
        self._codec = "gb18030"
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, int] = {}
        self._named = 0
        self._bytes = b""
        self._skipped = 0
        self._words: list[str] = []
        self._collected: list[str] = []
        self._notes: list[str] = []
        self._level: int | None = None
        self._in_table = False
        self._cell: list[WordItem] = []
        self._cells: list[list[WordItem]] = []
        self._rows: list[_Row] = []
        self._definition = _Definition()
        self._star = self._fresh = False

    def read(self, data: bytes) -> None:
        """Follow all pieces."""
        for token in tokens(data):
            if token.word and token.word != "'":
                self._end_bytes()
            self._take(token)
        self._end_bytes()
        self.is_cut = bool(self._stack)
        self._end_line()
        self._end_table()

    def _take(self, token: Token) -> None:
        word = token.word
        if word == "{":
            if len(self._stack) >= _DEPTH_LIMIT:
                raise ImportRefusedError("这个 RTF 文件套得太深，", COPY_REPORT)
            self._stack.append(replace(self._state))
            self._fresh, self._star = True, False
            return
        if word == "}":
            self._close()
        elif word == "\\*":
            self._star = True
            return
        elif word == "'" or not word:
            self._text(token)
        else:
            self._control(word, token.number)
        self._fresh = self._star = False

    def _close(self) -> None:
        ended = self._state
        if self._stack:
            self._state = self._stack.pop()
        if ended.collects and not self._state.collects:
            self._end_collecting(ended.collects)

    def _end_collecting(self, kind: str) -> None:
        words, self._collected = "".join(self._collected).strip(), []
        if kind == "footnote" and words:
            self._notes.append(words)
        elif kind in ("listtext", "pntext"):
            self._put(words)

    def _control(self, word: str, number: int | None) -> None:
        state = self._state
        if (self._star and word not in _KEPT) or word in _PASSED:
            state.passed = True
        elif word == "pict" or word == "object":
            self._left.add(Left.PICTURE if word == "pict" else Left.FILE)
            state.passed = True
        elif word in _COLLECTED:
            state.collects = word
        elif word == "shptxt":
            state.passed = False
        elif word in _WORDS:
            self._put(_WORDS[word])
        elif action := _ACTIONS.get(word):
            action(self, number)

    def _text(self, token: Token) -> None:
        data = token.data
        if self._skipped and token.word == "'":
            self._skipped -= 1
            return
        if self._skipped and data:
            gone = min(self._skipped, len(data))
            self._skipped -= gone
            data = data[gone:]
        if token.word == "'":
            self._bytes += data
            return
        if data:
            self._bytes += data  # the second byte of a character may be a letter
            self._end_bytes()

    def _own_codec(self) -> str:
        font = self._state.font
        return self._fonts.get(font, self._codec) if font is not None else self._codec

    def _end_bytes(self) -> None:
        if self._bytes:
            data, self._bytes = self._bytes, b""
            self._put(data.decode(self._own_codec(), "replace"))

    def _put(self, words: str) -> None:
        state = self._state
        if state.passed:
            return
        if state.collects in ("fonttbl", "stylesheet"):
            self._name(words, state.collects)
        elif state.collects:
            self._collected.append(words)
        elif state.hidden or state.struck or state.deleted:
            kinds = (Left.DELETED, Left.HIDDEN, Left.STRUCK)
            flags = (state.deleted, state.hidden, state.struck)
            self._left.add(next(kind for kind, flag in zip(kinds, flags, strict=True) if flag))
        elif (state.raised or state.lifted) and words.strip():
            self._words.append(f"{RAISED}{words}{LOWERED}")
        else:
            self._words.append(words)

    def _name(self, words: str, kind: str) -> None:
        if kind == "stylesheet" and (match := HEADING_STYLE.match(words.strip())):
            self._styles[self._named] = int(match[1]) + 1
        elif kind == "stylesheet" and re.match(r"(?:Title|标题);", words.strip()):
            self._styles[self._named] = 1

    def _unicode(self, number: int | None) -> None:
        self._skipped = self._state.skip
        if number is not None:
            self._put(chr(number & 0xFFFF))

    def _set_font(self, number: int | None) -> None:
        self._state.font = number

    def _set_charset(self, number: int | None) -> None:
        if self._state.collects == "fonttbl" and self._state.font is not None:
            self._fonts[self._state.font] = _CODECS.get(number or 0, self._codec)

    def _set_page(self, number: int | None) -> None:
        self._codec = {936: "gb18030", 950: "big5", 1252: "cp1252"}.get(number or 0, "gb18030")

    def _style(self, number: int | None) -> None:
        self._named = number or 0
        if not self._state.collects:
            self._level = self._styles.get(self._named)

    def _set_level(self, number: int | None) -> None:
        if not self._state.collects and number is not None and number < 9:
            self._level = number + 2

    def _reset_paragraph(self, _number: int | None) -> None:
        if not self._state.collects and not self._state.passed:
            self._in_table, self._level = False, None

    def _enter_table(self, _number: int | None) -> None:
        self._in_table = True

    def _plain(self, _number: int | None) -> None:
        state = self._state
        state.hidden = state.struck = state.deleted = state.raised = state.lifted = False

    def _paragraph(self, _number: int | None) -> None:
        if self._state.collects or self._state.passed:
            self._put("\n")
            return
        if not self._in_table:
            self._end_table()
        self._end_line()

    def _end_line(self) -> None:
        words = "".join(self._words).encode("utf-16-le", "surrogatepass")
        text, marks = without_marks(words.decode("utf-16-le", "replace"))
        notes, self._words, self._notes = self._notes, [], []
        into = self._cell if self._in_table else self.items
        for number, line in enumerate(clean_marks(text).split("\n")):
            if line.strip():
                first = number == 0
                self.last_words = line.strip()
                into.append(Line(line, self._level, marks if first else [], notes if first else []))

    def _end_cell(self, _number: int | None) -> None:
        if self._state.passed:
            return
        self._in_table = True
        self._end_line()
        self._cells.append(self._cell)
        self._cell = []

    def _end_row(self, _number: int | None) -> None:
        if self._cells and not self._state.passed:
            self._rows.append(_Row(self._cells, self._definition))
            self._cells = []

    def _end_table(self) -> None:
        self._end_row(None)
        if self._rows:
            self.items.append(Table(_table_cells(self._rows)))
            self._rows = []
        if self._cell:
            self.items += self._cell
            self._cell = []

    def _define(self, _number: int | None) -> None:
        self._definition = _Definition()

    def _cell_end(self, number: int | None) -> None:
        definition = self._definition
        if len(definition.ends) < 100:
            definition.ends.append(number or 0)
            definition.down.append(definition.next_down)
            definition.leftwards.append(definition.next_left)
        definition.next_down = definition.next_left = False

    def _row_left(self, number: int | None) -> None:
        self._definition.left = number or 0

    def _goes_down(self, _number: int | None) -> None:
        self._definition.next_down = True

    def _goes_left(self, _number: int | None) -> None:
        self._definition.next_left = True


def _toggle(name: str) -> Callable[[_RtfFlow, int | None], None]:
    """A word that begins something without a number, and ends it with 0."""

    def step(flow: _RtfFlow, number: int | None) -> None:
        setattr(flow._state, name, number != 0)

    return step


def _lower(flow: _RtfFlow, _number: int | None) -> None:
    flow._state.raised = False


def _lift(flow: _RtfFlow, number: int | None) -> None:
    """What is lifted by hand behind a digit is a mark; other words are only set level."""
    is_behind_digit = bool(flow._words) and flow._words[-1][-1:].isdigit()
    flow._state.lifted = is_behind_digit and (number is None or number >= _LIFTED_FROM)


def _set_skip(flow: _RtfFlow, number: int | None) -> None:
    flow._state.skip = max(0, min(number or 0, 10))


_ACTIONS: Mapping[str, Callable[[_RtfFlow, int | None], None]] = {
    "u": _RtfFlow._unicode, "uc": _set_skip, "f": _RtfFlow._set_font, "dbch": lambda *_: None,
    "fcharset": _RtfFlow._set_charset, "ansicpg": _RtfFlow._set_page, "s": _RtfFlow._style,
    "outlinelevel": _RtfFlow._set_level, "pard": _RtfFlow._reset_paragraph,
    "intbl": _RtfFlow._enter_table, "plain": _RtfFlow._plain, "par": _RtfFlow._paragraph,
    "sect": _RtfFlow._paragraph, "page": _RtfFlow._paragraph, "\\\n": _RtfFlow._paragraph,
    "\\\r": _RtfFlow._paragraph,
    "cell": _RtfFlow._end_cell, "row": _RtfFlow._end_row, "trowd": _RtfFlow._define,
    "nestcell": _RtfFlow._paragraph, "cellx": _RtfFlow._cell_end, "trleft": _RtfFlow._row_left,
    "clvmrg": _RtfFlow._goes_down, "clmrg": _RtfFlow._goes_left, "v": _toggle("hidden"),
    "strike": _toggle("struck"), "striked": _toggle("struck"), "deleted": _toggle("deleted"),
    "super": _toggle("raised"), "nosupersub": _lower, "sub": _lower,
    "up": _lift,
}  # fmt: skip


def _table_cells(rows: list[_Row]) -> list[list[WordCell]]:
    """The cells of a table, as wide as the columns that they lie over."""
    edges: list[int] = []
    for end in sorted({end for row in rows for end in (_left(row), *row.definition.ends)}):
        if not edges or end - edges[-1] > _NEAR:
            edges.append(end)
    return [_row_cells(row, edges) for row in rows]


def _left(row: _Row) -> int:
    return min(row.definition.left, *row.definition.ends, 0)


def _row_cells(row: _Row, edges: list[int]) -> list[WordCell]:
    definition = row.definition
    if len(definition.ends) != len(row.cells):
        return [WordCell(cell) for cell in row.cells]
    cells: list[WordCell] = []
    start = 0
    for place, items in enumerate(row.cells):
        ends = definition.ends[place]
        end = min(range(len(edges)), key=lambda at: abs(edges[at] - ends))
        width = max(1, end - start)
        start = max(start, end)
        if definition.leftwards[place] and cells:
            cells[-1].colspan += width
        else:
            down = definition.down[place]
            cells.append(WordCell([] if down else items, width, void=down))
    return cells
