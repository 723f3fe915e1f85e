"""The clipboard through a program of the desktop, which is given what to copy on its input.

wl-copy and xclip offer one kind of content at a time: the HTML where there is some, for that is
what makes a table paste as a table. A program that does not answer is ended. What it leaves
running to hold the clipboard is in a session of its own and outlives this window.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

from nianbao.desk.clipboard.way import HTML_HEAD, Copied, CopyError, Rich

PATIENCE = 3.0
"""Seconds a program may take."""

WITH_FORMAT = "已放进系统剪贴板（带格式）。"
AS_TEXT = "已放进系统剪贴板（纯文字）。"
_ONE_KIND = "只收文字的框粘贴不对，就按 F3 换成纯文本再复制。"


@dataclass(frozen=True, slots=True)
class Program:
    """A program with its arguments for text and for HTML, which are empty where it takes none.

    `display` is the environment's variable that names the desktop it speaks to.
    """

    name: str
    display: str
    text: tuple[str, ...]
    html: tuple[str, ...] = ()

    def available(self) -> bool:
        """Whether the program and its desktop are there."""
        return bool(os.environ.get(self.display) and shutil.which(self.name))

    def copy(self, rich: Rich) -> Copied:
        """Copy the HTML if there is some and the program takes it, else the text."""
        if rich.html and self.html:
            run((self.name, *self.html), HTML_HEAD + rich.html)
            return Copied(WITH_FORMAT + _ONE_KIND)
        run((self.name, *self.text), rich.plain)
        if rich.html:
            return Copied(f"只放了纯文字：{self.name} 放不了格式，装上 xclip 就能放。")
        return Copied(AS_TEXT)


LINUX = (
    Program("wl-copy", "WAYLAND_DISPLAY", (), ("--type", "text/html")),
    Program(
        "xclip",
        "DISPLAY",
        ("-selection", "clipboard"),
        ("-selection", "clipboard", "-target", "text/html"),
    ),
    Program("xsel", "DISPLAY", ("--clipboard", "--input")),
)
"""The programs of Linux desktops, those first that take HTML."""


class MacClipboard:
    """The clipboard of macOS: AppleScript puts HTML and text side by side, pbcopy text."""

    def available(self) -> bool:
        """Whether this is macOS."""
        return bool(shutil.which("pbcopy") and shutil.which("osascript"))

    def copy(self, rich: Rich) -> Copied:
        """Copy both kinds, or the text alone where there is no HTML."""
        if not rich.html:
            run(("pbcopy",), rich.plain, {"LC_CTYPE": "UTF-8"})
            return Copied(AS_TEXT)
        run(("osascript", "-"), apple_script(rich))
        return Copied(WITH_FORMAT)


def apple_script(rich: Rich) -> str:
    """The script that sets both kinds; both go as hexadecimal, so nothing in them is script."""
    html = (HTML_HEAD + rich.html).encode().hex()
    text = rich.plain.encode().hex()
    return (
        f"set the clipboard to {{«class HTML»:«data HTML{html}», «class utf8»:«data utf8{text}»}}"
    )


def run(command: tuple[str, ...], content: str, environment: Mapping[str, str] = {}) -> None:
    """Run a program with content on its input; raises CopyError when it fails or hangs."""
    try:
        done = subprocess.run(
            command,
            input=content.encode(),
            stdout=subprocess.DEVNULL,  # what it leaves running would hold a pipe open
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            start_new_session=True,
            env={**os.environ, **environment},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CopyError(f"{command[0]} 没有反应。") from error
    except OSError as error:
        raise CopyError(f"{command[0]} 打不开。") from error
    if done.returncode:
        raise CopyError(f"{command[0]} 没有放成。")
