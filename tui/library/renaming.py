"""The office and its settings; a new name of it on reports that are still being written."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from textual.app import App

from nianbao.desk.earlier_versions import keep_version
from nianbao.desk.open_report import findings_of
from nianbao.desk.previous import keep_choice
from nianbao.report.errors import ReportError
from nianbao.report.state import OPEN
from nianbao.storage.history import History
from nianbao.storage.library import Library
from nianbao.storage.stored import Summary
from nianbao.tui.kit.dialogs import confirm
from nianbao.tui.kit.off_loop import holding_keys, off_loop
from nianbao.tui.library.shelf import Shelf
from nianbao.tui.settings.office import OfficeScreen


async def change_office(
    app: App[Any], library: Library, shelf: Shelf, *, first_run: bool = False
) -> None:
    """Ask for the office and its settings, and keep them.

    A new name is offered to the reports of the shelf that are still being written. Raises
    ReportError.
    """
    before = shelf.office.name
    office = await app.push_screen_wait(OfficeScreen(shelf.office, first_run=first_run))
    if office is None:
        return
    await off_loop(app, "正在存", partial(library.set_office, office))
    lines = [one for one in shelf.reports if one.office == before and one.state in OPEN]
    if lines and before and before != office.name:
        await _offer_name(app, library, lines, office.name)


async def _offer_name(app: App[Any], library: Library, lines: Sequence[Summary], name: str) -> None:
    """Offer to put the new name on these reports of one office; raises ReportError.

    Their versions go with them, and what counts as last year's.
    """
    years = "、".join(f"{line.year}年" for line in lines)
    wanted = await confirm(
        app,
        "单位名称改了",
        yes=f"{years}的报告也改成新名称",
        no="原来的报告不改",
        body=f"{lines[0].office} 改为 {name}",
    )
    if not wanted:
        return
    with holding_keys(app):
        for line in lines:
            words = f"正在改{line.year}年的报告"
            if told := await off_loop(app, words, partial(_rename, library, line, name)):
                app.notify(told, severity="warning", timeout=15)


def _rename(library: Library, line: Summary, name: str) -> str:
    """Put the name on a report; gives what is to be told about its history, mostly nothing."""
    before, now = (line.office, line.year), (name, line.year)
    report = replace(library.load(*before), office=name)
    keep_choice(library, before, now)
    words = keep_version(library, *before)
    findings = findings_of(library, report)
    library.save(report, findings, instead_of=before)
    try:
        return History(library.path).rename(before, now) or words
    except ReportError as error:
        return f"{line.year}年的历史没有跟着改名：{error}"
