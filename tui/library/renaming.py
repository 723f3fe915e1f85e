"""The office and its settings; another name or year on reports that are still being written."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from textual.app import App

from nianbao.desk.earlier_versions import keep_version
from nianbao.desk.open_report import findings_of
from nianbao.desk.previous import PreviousFinder, keep_choice
from nianbao.desk.renamed_office import follow_report, follow_settings
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.office import Office, due_year, refuse_no_office
from nianbao.report.state import OPEN
from nianbao.report.text import clean_line
from nianbao.report.words.replacing import places_of
from nianbao.report.years.carry import put_under
from nianbao.storage.errors import StorageError
from nianbao.storage.history import History
from nianbao.storage.library import Library
from nianbao.storage.stored import Key, Summary
from nianbao.tui.kit.dialogs import AskText, confirm
from nianbao.tui.kit.off_loop import holding_keys, off_loop
from nianbao.tui.library.shelf import Shelf
from nianbao.tui.reading_in.accepting import refuse_year
from nianbao.tui.settings.office import OfficeScreen


async def change_office(app: App[Any], library: Library, shelf: Shelf, *, first_run: bool) -> None:
    """Ask for the office and its settings, and keep them.

    A new name is offered to the reports of the shelf that are still being written. Raises
    ReportError.
    """
    office, before, refusal = shelf.office, shelf.office.name, ""
    while True:
        screen = OfficeScreen(office, first_run=first_run, refusal=refusal)
        typed = await app.push_screen_wait(screen)
        if typed is None:
            return
        office = typed
        try:
            await off_loop(app, "正在存", partial(_set_office, library, before, office))
            break
        except StorageError as error:  # what was typed stays, to be saved when the disk takes it
            refusal = str(error)
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
            before, now = (line.office, line.year), (name, line.year)
            if told := await off_loop(app, words, partial(_rename, library, before, now)):
                app.notify(told, severity="warning", timeout=15)


async def change_key(app: App[Any], library: Library, shelf: Shelf, line: Summary) -> Key | None:
    """Ask for the right office and year of a report and put it there; gives them, None for Esc.

    Its versions go with it; 上年结转 and the checks follow the year. Raises ReportError.
    """
    before, there = (line.office, line.year), {(one.office, one.year) for one in shelf.reports}
    if line.state not in OPEN:
        app.notify("这份报告定稿了，不能改。请先打开它，按 Ctrl+R 退回草稿。", severity="warning")
        return None
    offices = {one.office for one in shelf.reports}
    office = await app.push_screen_wait(
        AskText(
            "这份报告是哪个单位的？",
            value=line.office,
            refuse=refuse_no_office,
            tell=lambda typed: _office_words(clean_line(typed), offices),
        )
    )
    if office is None:
        return None
    office = clean_line(office)

    def refuse(typed: str) -> str:
        key = office, int(typed) if not refuse_year(typed) else 0
        if key != before and key in there:
            return f"库里已经有{key[0]}{key[1]}年的报告。"
        return refuse_year(typed)

    typed = await app.push_screen_wait(
        AskText("这份报告是哪一年的？", value=str(line.year), body=office, refuse=refuse)
    )
    if typed is None or before == (key := (office, int(typed))) or not await sure(app, key[1]):
        return None
    with holding_keys(app):
        if told := await off_loop(app, "正在改", partial(_rename, library, before, key)):
            app.notify(told, severity="warning", timeout=15)
    app.notify(f"改成{office}{key[1]}年的报告了，上年结转和核对跟着改。")
    return key


def _office_words(office: str, offices: Iterable[str]) -> str:
    """Whether there is a report of an office, and under which whole name where a part is typed."""
    if not office or office in offices:
        return ""
    whole = next((one for one in sorted(offices) if office in one), "")
    return f"库里没有“{office}”的报告" + (f"，有{whole}的。" if whole else "，照这个名称写上去。")


async def sure(app: App[Any], year: int) -> bool:
    """Whether a year is really meant: one after the year that is due is asked about."""
    due = due_year(date.today())
    return year <= due or await confirm(
        app,
        f"{year}年还没有到填报的时候，是这一年吗？",
        yes=f"是{year}年",
        no="不是，回去",
        body=f"现在要报的是{due}年的报告。",
        no_first=True,
    )


def _set_office(library: Library, before: str, office: Office) -> None:
    with library.together():
        library.set_office(office)
        follow_settings(library, before, office.name)


def _rename(library: Library, before: Key, now: Key) -> str:
    """Give a report another office or year; gives what is to be told of its history, if anything.

    Raises ReportError.
    """
    report = library.load(*before)
    if before[1] == now[1]:
        keep_choice(library, before, now)
        report = replace(report, office=now[0])
    else:
        finder = PreviousFinder(library)
        report = put_under(report, *now, finder.load(before), finder.load(now))
    words = keep_version(library, *before)
    findings = findings_of(library, report)
    with library.together():
        library.save(report, findings, instead_of=before)
        words += follow_report(library, before, now)
    words += _still_written(report, before)
    try:
        return History(library.path).rename(before, now) + words
    except ReportError as error:
        return f"{error}{before[1]}年的历史没有跟着改名。{words}"


def _still_written(report: Report, before: Key) -> str:
    """That the words still have the office or year the report had before; mostly nothing."""
    office, year = before
    old = [f"{year}年"] if year != report.year else []
    old += [office] if office and office not in report.office else []
    counted = [f"“{words}”{len(found)}处" for words in old if (found := places_of(report, words))]
    if not counted:
        return ""
    return f"文字里还写着{'、'.join(counted)}，要改的话打开它，按 Ctrl+P 找“替换”。"
