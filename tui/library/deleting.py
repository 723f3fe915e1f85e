"""Taking a report out of the library, and bringing back one that was deleted long ago."""

from typing import Any

from textual.app import App

from desk.earlier_versions import keep_version
from report.state import STATES
from storage.history import History, Version
from storage.library import Library, Removed
from storage.stored import Key, Summary, key_of
from tui.kit.dialogs import Choose


async def delete_report(app: App[Any], library: Library, line: Summary) -> Removed | None:
    """Ask, keep the report's last state, and take it out; None when the clerk does not want to.

    Raises StorageError.
    """
    chosen = await app.push_screen_wait(
        Choose(
            f"删除{line.office}{line.year}年的报告？",
            [("no", "不删除"), ("yes", "删除")],
            body="关闭程序之前，可以按 Ctrl+Z 找回来；以后在 Ctrl+P 里选“找回删除的”。",
        )
    )
    if chosen != "yes":
        return None
    words = keep_version(library, line.office, line.year)
    removed = library.remove(line.office, line.year)
    app.notify(words or "已删除，Ctrl+Z 找回。", severity="warning" if words else "information")
    return removed


async def bring_back(app: App[Any], library: Library) -> Key | None:
    """Ask which deleted report to put back as it was; None when none was. Raises StorageError."""
    history = History(library.path)
    deleted = history.deleted((line.office, line.year) for line in library.summaries())
    if not deleted:
        app.notify("没有可以找回的报告。")
        return None
    chosen = await app.push_screen_wait(
        Choose(
            "找回哪一份删除的报告？",
            [(str(at), _line(version)) for at, version in enumerate(deleted)],
            body="放回去的和删除之前一样。",
        )
    )
    if chosen is None:
        return None
    version = deleted[int(chosen)]
    history.load(version)  # one that can't be read is refused
    library.restore(Removed(str(version.number), version.document))
    return key_of(version.document)


def _line(version: Version) -> str:
    line = version.summary
    changed = line.changed[:16].replace("T", " ")
    return f"{line.year}年  {changed}  {STATES[line.state]}  {line.office}"
