"""A folder shown in the system's own window for files, where there is one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread

from nianbao.report.errors import ReportError

_PROGRAMS = {"win32": "explorer", "darwin": "open"}
_DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY")


def window_program(
    system: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
) -> str | None:
    """The program that shows a folder; None where there is none, or no desktop to show it on."""
    if system not in _PROGRAMS and not any(environment.get(name) for name in _DESKTOP):
        return None
    return which(_PROGRAMS.get(system, "xdg-open"))


def show_folder(folder: Path, program: str) -> None:
    """Show a folder, without waiting for the window to be closed; raises ReportError."""
    try:
        process = subprocess.Popen(
            (program, str(folder)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReportError("文件夹的窗口打不开。", "请在文件管理器里自己打开。") from error
    Thread(target=process.wait, daemon=True).start()  # or what has ended would stay listed
