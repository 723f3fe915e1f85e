"""What the county sends back, opened like a report: what it would do, then taken or not."""

from enum import Enum, auto
from functools import partial
from typing import Any

from textual.app import App

from nianbao.desk.open_report import OpenReport
from nianbao.desk.returns import Coming, look_at, said_words, take, take_in_hand
from nianbao.report.document import Report
from nianbao.report.returning import ReturnNote
from nianbao.storage.library import Library
from nianbao.storage.stored import Key
from nianbao.tui.kit.dialogs import Choice, Choose
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.reading import ReadingScreen


class _Other(Enum):
    """What can be chosen beside taking it."""

    LEAVE = auto()
    READ = auto()


async def receive(
    jobs: Jobs, library: Library, note: ReturnNote, held: OpenReport | None = None
) -> Report | None:
    """Show what a note says and would do, and take it when the clerk agrees.

    Gives the report that was sent back, None where nothing was done; `held` is the report in
    hand, if one is. Raises StorageError, StandingError.
    """
    app = jobs.app
    coming = await jobs.do("正在看退回意见", partial(look_at, library, note))
    key = await _ask(app, library, note, coming)
    if key is None:
        return None
    if held is not None and held.report.key == key:
        await off_loop(app, "正在写", partial(take_in_hand, held, note))
        report = held.report
    else:
        report = await off_loop(app, "正在写", partial(take, library, note, key))
    app.clear_notifications()  # what was said of the state before is no longer so
    app.notify(f"{key[1]}年的报告改成已退回了，{len(note.said)}处有意见。")
    return report


async def _ask(app: App[Any], library: Library, note: ReturnNote, coming: Coming) -> Key | None:
    """For which report to take it; None for none."""
    choices: list[Choice[Key | _Other]] = [(_Other.READ, "先看县里写了什么")]
    if not library.read_only:
        choices += _ways(coming)
    choices.append((_Other.LEAVE, "不收，回去（文件不动）"))
    against = [library.read_only] if library.read_only else coming.doubts
    body = "\n".join((*_brief(note), *against))
    sure = not coming.doubts and not library.read_only
    selected: Key | _Other = coming.key if sure else _Other.READ
    while True:
        question = Choose(
            f"退回意见：{note.report.office}{note.report.year}年的报告",
            choices,
            body=body,
            selected=selected,
        )
        chosen = await app.push_screen_wait(question)
        if chosen is not _Other.READ:
            return chosen if isinstance(chosen, tuple) else None
        await app.push_screen_wait(ReadingScreen("县里的退回意见", said_words(note)))


def _ways(coming: Coming) -> list[Choice[Key | _Other]]:
    if coming.is_there:
        return [(coming.key, f"收下：{coming.key[1]}年的报告改成已退回，意见放到各部分")]
    others: list[Choice[Key | _Other]] = [
        (key, f"收下，用在“{key[0]}”{key[1]}年的报告上") for key in coming.others
    ]
    return [*others, (coming.key, "把县里看的那一份存进库里，再收下")]


def _brief(note: ReturnNote) -> list[str]:
    """Who sent what back, and until when it is to be mended."""
    until = f"，{note.due_on} 前改好" if note.due_on else ""
    return [
        f"{note.county or '县里'} {note.made_on} 退回{until}。",
        f"说的是文件“{note.file}”，{len(note.said)}处有意见。",
    ]
