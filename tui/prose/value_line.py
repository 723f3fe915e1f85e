"""What the codes of a paragraph stand for, under the editor."""

from collections.abc import Sequence
from itertools import islice

from textual.widgets import Static

from nianbao.report.words.codes import CODE, Codes, has_code
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.plain import plain

_ROWS, _ROWS_IN_HAND = 2, 8
_SHOWN = 30
"""Characters of a value that are told beside others; an enumeration may be long."""


class ValueLine(Static):
    """Tells `{专区}＝40`; gone where a text has no code, so that the editor has its room.

    The code under the caret is told first, and whole; then the others of the paragraph.
    """

    def __init__(self) -> None:
        super().__init__("", classes="values")
        self._told = ""
        self._rows = _ROWS
        self.display = False

    def show_values(self, codes: Codes, lines: Sequence[str], paragraph: int, column: int) -> None:
        """Tell the codes of one paragraph of a text, the one at the caret first."""
        display = any(map(has_code, lines)) and any(map(CODE.search, lines))
        if display != self.display:
            self.display = display
        if not display:
            return
        found = list(CODE.finditer(lines[paragraph]))
        in_hand = {m[1]: None for m in found if m.start() <= column <= m.end()}
        names = in_hand | {match[1]: _SHOWN for match in found if match[1] not in in_hand}
        told = [_told(name, codes.value(name), shown) for name, shown in names.items()]
        width = max(20, self.content_size.width)
        needed = len(_rows("　".join(told[: len(in_hand)]), width, _ROWS_IN_HAND))
        rows = max(needed, _ROWS)
        self._show("\n".join(_rows("　".join(told), width, rows)), rows)

    def _show(self, told: str, rows: int) -> None:
        if rows != self._rows:
            self._rows = self.styles.height = rows
        if told != self._told:
            self._told = told
            self.update(plain(told), layout=False)


def _rows(words: str, width: int, most: int) -> list[str]:
    """Words in rows, as many as there may be."""
    rows = list(islice(broken(words, width), most + 1))
    return rows if len(rows) <= most else [*rows[: most - 1], f"{rows[most - 1][:-1]}…"]


def _told(name: str, value: str | None, shown: int | None = None) -> str:
    """A code with its value, of which so many characters are shown."""
    if value is None:
        return f"{{{name}}}＝没有这个名字"
    cut = "…" if shown and value[shown:] else ""
    return f"{{{name}}}＝{value[:shown]}{cut}" if value else f"{{{name}}}＝还没有数"
