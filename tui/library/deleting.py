"""Taking a report out of the library, and bringing back one that was deleted long ago."""

from functools import partial
from typing import Any

from textual.app import App

from nianbao.desk.earlier_versions import forget_steps, keep_version
from nianbao.desk.remembered import NOT_TAKEN
from nianbao.report.state import STATES
from nianbao.storage.history import History, Version
from nianbao.storage.library import Library, Removed
from nianbao.storage.stored import Key, Summary, key_of
from nianbao.tui.kit.dialogs import Choose, confirm
from nianbao.tui.kit.off_loop import off_loop


async def delete_report(
    app: App[Any], library: Library, line: Summary, removed: list[Removed]
) -> None:
    """Ask, keep the report's last state, and take it out: it is the last of `removed` then.

    Raises StorageError.
    """
    wanted = await confirm(
        app,
        f"删除{line.office}{line.year}年的报告？",
        yes="删除",
        no="不删除",
        body="关闭程序之前，可以按 Ctrl+Z 找回来；以后在 Ctrl+P 里选“找回删除的”。",
        no_first=True,
    )
    if wanted:
        words, one = await off_loop(app, "正在删除", partial(_take_out, library, line))
        removed.append(one)
        app.notify(words or "已删除，Ctrl+Z 找回。", severity="warning" if words else "information")


async def put_back(app: App[Any], library: Library, removed: list[Removed]) -> Key | None:
    """Put back the last of `removed`; None when there is none. Raises StorageError."""
    if not removed:
        app.notify("没有删除过报告。")
        return None
    line = await off_loop(app, "正在放回去", partial(library.restore, removed[-1]))
    removed.pop()
    return line.office, line.year


async def bring_back(app: App[Any], library: Library) -> Key | None:
    """Ask which deleted report to put back as it was; None when none was. Raises StorageError."""
    deleted = await off_loop(app, "正在找", partial(_deleted, library))
    if not deleted:
        app.notify("没有可以找回的报告。")
        return None
    version = await app.push_screen_wait(
        Choose(
            "找回哪一份删除的报告？",
            [(version, _line(version)) for version in deleted],
            body="放回去的和删除之前一样。",
        )
    )
    if version is None:
        return None
    await off_loop(app, "正在放回去", partial(_put_back, library, version))
    return key_of(version.document)


def _take_out(library: Library, line: Summary) -> tuple[str, Removed]:
    """Take a report out; gives what is to be told about its history, mostly nothing, and it."""
    words = keep_version(library, line.office, line.year)
    key = line.office, line.year
    with library.together():
        removed = library.remove(*key)
        NOT_TAKEN.forget(library, key)  # never to be offered to a new one of that year
    forget_steps(library, key)
    return words, removed


def _deleted(library: Library) -> tuple[Version, ...]:
    there = [(line.office, line.year) for line in library.summaries()]
    return History(library.path).deleted(there)


def _put_back(library: Library, version: Version) -> None:
    History(library.path).load(version)  # one that can't be read is refused
    library.restore(Removed(str(version.number), version.document))


def _line(version: Version) -> str:
    line = version.summary
    changed = line.changed[:16].replace("T", " ")
    return f"{line.year}年  {changed}  {STATES[line.state]}  {line.office}"
