"""The list of codes that a typed `{` opens, narrowed by what is typed behind it.

The rule: it never has the keys. All that is typed goes into the text as ever; only the arrows,
Enter and Esc are the list's while it is in view. Where no name fits it is out of view, and comes
back when what didn't fit is rubbed out.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Static

from nianbao.desk.report_in_hand import ReportInHand
from nianbao.report.words.codes import Code, listed_codes
from nianbao.tui.kit.fitting import fit
from nianbao.tui.kit.pinyin import initials

if TYPE_CHECKING:
    from nianbao.tui.prose.editor import ProseEditor

_BRACES = ("{", "｛")
_CLOSING = ("}", "｝")
_ROWS = 6
_NAME_CELLS, _VALUE_CELLS = 30, 18
_VALUE_SHOWN = 8
"""Characters of a value that are shown where it is longer than its column."""
_WIDTH = _NAME_CELLS + _VALUE_CELLS + 2
_MOST = 20
"""Characters behind a brace that no name begins with: it was meant as it stands."""
_STEPS = {"up": -1, "down": 1, "pageup": -_ROWS, "pagedown": _ROWS}


class CodeList(Static):
    """Hangs at the caret of the editor in which a brace was typed."""

    def __init__(self, held: ReportInHand) -> None:
        super().__init__("", classes="code-list")
        self.display = False
        self.border_title = "回车 填入　Esc 不填"
        self._held = held
        self._codes: list[Code] = []
        self._fitting: list[Code] = []
        self._at = 0
        self._brace = (0, 0)
        self._editor: ProseEditor | None = None

    def typed(self, editor: "ProseEditor", words: str) -> None:
        """Open behind a brace; follow what is typed behind it."""
        if words in _BRACES:
            line, column = editor.cursor_location
            self._editor, self._brace = editor, (line, column - 1)
            self._codes = listed_codes(self._held.codes, self._held.report.form)
            self._fitting = []
        self.follow()

    def end(self) -> None:
        """Put the list away; the text stays as it is typed."""
        if self._editor is not None:
            self._editor = None
            self.display = False

    def follow(self) -> None:
        """List what fits the words between brace and caret; out of view where that is nothing."""
        if self._editor is None:
            return
        words = self._words()
        if words is None or len(words) > _MOST:
            self.end()
            return
        fitting = fitting_codes(self._codes, words)
        if fitting != self._fitting:
            self._at = 0
        self._fitting = fitting
        if fitting:
            self._draw()
        else:
            self.display = False

    def take(self, editor: "ProseEditor", key: str) -> bool:
        """Do what a key does to the open list; False where it is a key of the text."""
        if self._editor is editor:
            self.follow()
        if self._editor is None or self._editor is not editor or not self._fitting:
            return False
        if key in _STEPS:
            self._at = min(max(self._at + _STEPS[key], 0), len(self._fitting) - 1)
            self._draw()
        elif key == "enter":
            self._put_in()
        elif key == "escape":
            self.end()
        else:
            return False
        return True

    def _words(self) -> str | None:
        """What stands between the brace and the caret; None where the caret has left it."""
        if self._editor is None or not self._editor.selection.is_empty:
            return None
        (line, start), (at, column) = self._brace, self._editor.cursor_location
        lines = self._editor.document.lines
        if at != line or line >= len(lines) or lines[line][start : start + 1] not in _BRACES:
            return None
        return lines[line][start + 1 : column] if column > start else None

    def _put_in(self) -> None:
        """Put the code in hand in place of the brace and what was typed behind it."""
        editor, code = self._editor, self._fitting[self._at]
        if editor is None:
            return
        line, column = editor.cursor_location
        if editor.document.lines[line][column : column + 1] in _CLOSING:
            column += 1
        self.end()
        editor.type_over(f"{{{code.name}}}", self._brace, (line, column))
        editor.commit()

    def _draw(self) -> None:
        """Show the rows around the one in hand, at the caret."""
        if self._editor is None:
            return
        first = min(max(self._at - _ROWS // 2, 0), max(len(self._fitting) - _ROWS, 0))
        shown = self._fitting[first : first + _ROWS]
        rows = [
            Content.styled(_line(code), "bold reverse" if first + y == self._at else "")
            for y, code in enumerate(shown)
        ]
        self.update(Content("\n").join(rows), layout=False)
        self.border_subtitle = f"{self._at + 1}/{len(self._fitting)}"
        self._hang(len(rows) + 2)
        self.display = True

    def _hang(self, height: int) -> None:
        """Hang below the caret's row, or above it where the screen ends too soon."""
        if self._editor is None:
            return
        caret, screen = self._editor.cursor_screen_offset, self.screen.size
        width = min(_WIDTH, screen.width)
        below = caret.y + 1 + height <= screen.height - 1
        x = max(min(caret.x, screen.width - width), 0)
        self.styles.width, self.styles.height = width, height
        place = Offset(x, caret.y + 1 if below else max(caret.y - height, 0))
        if place != self.absolute_offset:
            self.absolute_offset = place
            self.refresh(layout=True)


def fitting_codes(codes: list[Code], words: str) -> list[Code]:
    """The codes whose names, or the initials of their pinyin, have the words, the nearest first."""
    words = words.lower()
    if not words:
        return codes
    ranked = [(rank, code) for code in codes if (rank := _rank(code.name, words)) is not None]
    return [code for _, code in sorted(ranked, key=lambda pair: pair[0])]


def _rank(name: str, words: str) -> tuple[int, int] | None:
    """How near a name is to the words, least for the nearest; None where it has not got them.

    Of two names that have them the one that has them sooner is nearer.
    """
    in_name, in_letters = name.find(words), _letters(name).find(words)
    nearness = ((0, in_name == 0), (1, in_letters == 0), (2, in_name > 0), (3, in_letters > 0))
    rank = next((rank for rank, near in nearness if near), None)
    return None if rank is None else (rank, max(in_name if rank == 2 else in_letters, 0))


_letters = lru_cache(maxsize=4096)(initials)


def _line(code: Code) -> str:
    """A code in one row: its name, and what it stands for now."""
    value = code.value
    shown = f"{value[:_VALUE_SHOWN]}…" if len(value) > _VALUE_SHOWN else f"{value}{code.unit}"
    amount = shown if value else "还没有数"
    return fit(f" {code.name}", _NAME_CELLS - 1) + " " + fit(amount, _VALUE_CELLS)
