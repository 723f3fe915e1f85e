"""What the codes of a paragraph stand for, in two lines under the editor."""

from collections.abc import Sequence
from itertools import islice

from textual.widgets import Static

from nianbao.report.words.codes import CODE, Codes
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.plain import plain

_ROWS = 2
_SHOWN = 30
"""Characters of a value that are told; an enumeration may be long."""


class ValueLine(Static):
    """Tells `{专区}＝40`; gone where a text has no code, so that the editor has its room."""

    def __init__(self) -> None:
        super().__init__("", classes="values")
        self._told = ""
        self.display = False

    def show_values(self, codes: Codes, lines: Sequence[str], paragraph: int) -> None:
        """Tell the codes of one paragraph of a text."""
        display = any(CODE.search(line) for line in lines if "{" in line or "｛" in line)
        if display != self.display:
            self.display = display
        if not display:
            return
        names = dict.fromkeys(match[1] for match in CODE.finditer(lines[paragraph]))
        words = "　".join(f"{{{name}}}＝{_value(codes.value(name))}" for name in names)
        rows = list(islice(broken(words, max(20, self.content_size.width)), _ROWS + 1))
        if len(rows) > _ROWS:
            rows = [*rows[: _ROWS - 1], f"{rows[_ROWS - 1][:-1]}…"]
        told = "\n".join(rows)
        if told != self._told:
            self._told = told
            self.update(plain(told), layout=False)


def _value(value: str | None) -> str:
    if value is None:
        return "没有这个名字"
    return f"{value[:_SHOWN]}{'…' if value[_SHOWN:] else ''}" or "还没有数"
