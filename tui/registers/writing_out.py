"""Where a document or a sheet of a register goes: a folder is asked for, nothing is overwritten."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from nianbao.desk.places import places_to_write
from nianbao.desk.register_documents import save_paper
from nianbao.desk.remembered import EXPORT_FOLDER
from nianbao.report.errors import ReportError
from nianbao.storage.library import Library
from nianbao.storage.own_files import own_paths
from nianbao.tui.kit.browse_screen import BrowseScreen, Wanted
from nianbao.tui.kit.dialogs import Choice, Choose
from nianbao.tui.kit.off_loop import off_loop

_OTHER = Path()
"""Stands for a folder that is looked for."""
_OWN = "文件里可能有申请人的信息，只有您自己读得了；交给别人以前先看一看。"


async def write_out(app: App[Any], library: Library, name: str, content: bytes) -> Path | None:
    """Ask for a folder and write a file there; None for Esc. Raises ReportError."""
    places, folder = await off_loop(
        app, "正在看文件夹", partial(places_to_write, library, EXPORT_FOLDER)
    )
    others = [place for place in places if place.path != folder]
    choices: list[Choice[Path]] = [(folder, str(folder))]
    choices += [(place.path, f"{place.name}　{place.path}") for place in others]
    choices.append((_OTHER, "找一个文件夹"))
    chosen = await app.push_screen_wait(Choose(f"“{name}”放到哪里？", choices, body=_OWN))
    if chosen == _OTHER:
        wanted = Wanted("放到哪个文件夹", own=own_paths(library.path))
        chosen = await app.push_screen_wait(BrowseScreen(wanted, folder, places))
    if chosen is None:
        return None
    path = await off_loop(app, "正在写", partial(_write, library, chosen, name, content))
    app.notify(f"已写到 {path}", timeout=12)
    return path


def _write(library: Library, folder: Path, name: str, content: bytes) -> Path:
    path = save_paper(library.path, folder, name, content)
    with suppress(ReportError):  # where it went is not worth a question
        EXPORT_FOLDER.keep(library, folder)
    return path
