"""A damaged data file: what still reads, what a backup gives back, and only then the change."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from textual.app import App

from nianbao.report.errors import ReportError
from nianbao.storage.backups import Backup, Backups
from nianbao.storage.contents import tables_of
from nianbao.storage.library import Library
from nianbao.storage.recovery import (
    DOUBTFUL,
    FROM_BACKUP,
    INTACT,
    LOST,
    Outcome,
    Recovery,
    install,
    read_damaged,
    read_lines,
    recover,
)
from nianbao.tui.kit.dialogs import Choose
from nianbao.tui.kit.off_loop import drop_keys, off_loop
from nianbao.tui.library.home import HomeScreen
from nianbao.tui.library.shelf import Shelf, shelf_of

_NAMED = 12
"""Reports named at most; those with something missing come first."""

_WORST_FIRST = (LOST, FROM_BACKUP, DOUBTFUL, INTACT)

_LEAVE = (False, "退出，什么也不动")


async def offer_recovery(app: App[Any], library: Library, damage: ReportError) -> str:
    """Ask whether to put the library together again; says what was done, empty to end."""
    backup = await off_loop(app, "正在找能用的备份", Backups(library.path).newest_good)
    while True:
        try:
            recovery = await off_loop(app, "正在读", partial(_recovery, library, backup))
        except ReportError as error:  # asked again, it would say the same
            await app.push_screen_wait(Choose(str(error), [_LEAVE]))
            return ""
        try:
            body = _body(recovery, backup.time if backup else None)
            drop_keys(app)  # none that was typed ahead answers what nobody has read
            question = Choose(damage.message, _choices(library, recovery), body=body)
            if not await app.push_screen_wait(question):
                return ""
            aside = await off_loop(app, "正在恢复", partial(install, library.path, recovery))
        except ReportError as error:
            damage = error
            continue
        done = "已恢复。" if _gives_back(recovery) else "没有能恢复的，从空白的开始了。"
        return f"{done}损坏的文件原样留在 {aside}"


async def show_recovered(app: App[Any], library: Library, done: str) -> None:
    """Open the list of reports, and tell what was done.

    An empty list asks for the office at once: there it is told first, or it would cover that form.
    """
    try:
        shelf = await off_loop(app, "正在读", partial(shelf_of, library))
    except ReportError as error:
        shelf = Shelf(unread=str(error))
    is_begun = bool(shelf.reports or shelf.office.name or shelf.unread)
    if not is_begun:
        await app.push_screen_wait(Choose(done, [(True, "知道了，开始填单位")]))
    await app.push_screen(HomeScreen(library, shelf))
    if is_begun:
        app.call_after_refresh(app.notify, done, timeout=20)  # there it covers nothing


def _recovery(library: Library, backup: Backup | None) -> Recovery:
    tables = tables_of(read_damaged(backup.path), backup.path) if backup else None
    return recover(read_lines(library.path), tables)


def _choices(library: Library, recovery: Recovery) -> list[tuple[bool, str]]:
    """Whether to recover; who can't write can only leave. Nothing is given up by Enter alone."""
    if library.read_only:
        return [_LEAVE]
    if _gives_back(recovery):
        return [(True, "恢复（损坏的文件另留一份）"), _LEAVE]
    return [_LEAVE, (True, "从空白的数据文件开始（损坏的文件另留一份）")]


def _gives_back(recovery: Recovery) -> bool:
    """Whether there is anything that can be recovered."""
    sources = {one.source for one in recovery.outcomes} | recovery.records.keys()
    return bool(sources - {LOST})


def _body(recovery: Recovery, time: datetime | None) -> str:
    worst = sorted(recovery.outcomes, key=lambda one: _WORST_FIRST.index(one.source))
    lines = [_line(one, time) for one in worst[:_NAMED]]
    if len(worst) > _NAMED:
        lines.append(f"……一共{len(worst)}份报告")
    if recovery.records:
        lines.append(f"台账：{'，'.join(_counted(recovery.records))}")
    elif not worst:
        lines.append("里面一份报告也读不出来，也没有备份。")
    return "\n".join(lines)


def _line(one: Outcome, time: datetime | None) -> str:
    office, year = one.key
    words = {
        INTACT: "完好",
        DOUBTFUL: "读得出来，但有地方和保存时不一样，恢复后请核对",
        FROM_BACKUP: f"用 {time:%Y-%m-%d %H:%M} 的备份，那以后的改动找不回来" if time else "",
        LOST: "读不出来，备份里也没有",
    }
    return f"{office}{year}年：{words[one.source]}"


def _counted(records: Mapping[str, int]) -> Iterator[str]:
    """How many records of registers come from where, the worst first."""
    words = {LOST: "读不出来", FROM_BACKUP: "用备份的", DOUBTFUL: "恢复后请核对", INTACT: "完好"}
    for source in _WORST_FIRST:
        if count := records.get(source, 0):
            yield f"{count}条{words[source]}"
