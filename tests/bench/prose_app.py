"""A ProseEditor of N characters in one paragraph: `prose_app.py N`, for a key-to-paint bench."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header

from nianbao.tui.prose.editor import ProseEditor

SENTENCE = "全镇主动公开政府信息1,295条，其中规范性文件3件；办理依申请公开“三农”事项12件。"


class ProseApp(App[None]):
    CSS_PATH = "../../tui/prose/editor.tcss"

    def __init__(self, characters: int) -> None:
        super().__init__()
        self._characters = characters

    def compose(self) -> ComposeResult:
        yield Header()
        times = self._characters // len(SENTENCE) + 1
        yield ProseEditor((SENTENCE * times)[: self._characters])
        yield Footer()


if __name__ == "__main__":
    ProseApp(int(sys.argv[1])).run()
