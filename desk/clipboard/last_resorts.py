"""Where there is no clipboard to speak to: the terminal's own, and a file."""

import os
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nianbao.desk.clipboard.way import HTML_HEAD, Copied, CopyError, Rich
from nianbao.storage.atomic import write_atomically
from nianbao.storage.errors import shown

LIMIT = 100_000
"""Characters of one OSC 52 sequence that terminals are known to take."""


@dataclass(frozen=True, slots=True)
class TerminalClipboard:
    """Asks the terminal (OSC 52, text alone), also through ssh. No terminal says if it did it.

    `send` is Textual's `App.copy_to_clipboard`, `otherwise` what to do where nothing pastes.
    """

    send: Callable[[str], None]
    otherwise: str = ""

    def available(self) -> bool:
        """Not in terminals known to ignore it: the console, and those built on VTE."""
        known = os.environ.get
        return known("TERM") not in ("linux", "dumb") and not known("VTE_VERSION")

    def copy(self, rich: Rich) -> Copied:
        """Send the text; raises CopyError where it is too long."""
        if len(b64encode(rich.plain.encode())) > LIMIT:
            raise CopyError("太长，终端剪贴板放不下。")
        self.send(rich.plain)
        otherwise = f"粘贴不出来的，{self.otherwise}。" if self.otherwise else ""
        return Copied(f"纯文字已交给终端的剪贴板，有的终端不支持，粘贴看看。{otherwise}")


@dataclass(frozen=True, slots=True)
class BesideFile:
    """Writes a file beside the data file, the same each time; HTML as a page for the browser."""

    data_file: Path

    def available(self) -> bool:
        """Always worth trying."""
        return True

    def copy(self, rich: Rich) -> Copied:
        """Write the file; raises StorageError."""
        path = self.data_file.with_name(
            f"{self.data_file.stem}-复制{'.html' if rich.html else '.txt'}"
        )
        page = f"<!DOCTYPE html>\n{HTML_HEAD}\n{rich.html}" if rich.html else rich.plain
        write_atomically(path, page.encode())
        opened = "用浏览器打开它" if rich.html else "打开它"
        return Copied(f"没有剪贴板，写到文件 {shown(path)}，{opened}，全选、复制。", pastes=False)
