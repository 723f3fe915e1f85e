"""The line that tells the truth about saving, and how many findings there are."""

import re

from textual.content import Content
from textual.widgets import Static

from nianbao.desk.saver import SaveState

_TYPING, _SAVING = "正在输入…", "正在保存…"
_FOLDERS = re.compile(r"“[^”]*[/\\]")
"""Where the file is; the question behind Ctrl+S has it, here the reason needs the room."""


def save_words(state: SaveState, *, typing: bool, locked: str) -> tuple[str, str]:
    """Words and style for a save state; `typing` while keys are typed that were not handed in.

    `locked` is the sentence that says why nothing can be changed, empty when it can.
    """
    if state.kind == "failed" and state.error is not None:
        brief = _FOLDERS.sub("“", str(state.error))
        return f"没有保存（Ctrl+S）：{brief}正在再试。", "$text-error bold"
    if typing:
        return _TYPING, "$text-warning"
    if state.kind == "saving":
        return _SAVING, "$text-warning"
    if locked:
        return locked, "$text-accent"
    time = f" {state.time:%H:%M:%S}" if state.time else ""
    return f"已保存{time}", "$text-success"


class StatusLine(Static):
    """One line: saved or not, findings, and what the panel has to say."""

    def __init__(self) -> None:
        super().__init__("")
        self._shown: tuple[object, ...] = ()

    def tell(
        self, state: SaveState, *, typing: bool, locked: str, errors: int, warnings: int
    ) -> None:
        """Show the state of saving and the counts; draws only what changed."""
        shown = (state, typing, locked, errors, warnings)
        if shown == self._shown:
            return
        self._shown = shown
        words, style = save_words(state, typing=typing, locked=locked)
        counts = f"  错误{errors} 提醒{warnings}"
        marked = (counts, "$text-error") if errors else counts
        self.update(Content.assemble((words, style), marked), layout=False)
