"""A block of a table, or one cell, put on the clipboard as text: beside the screen, and told."""

import asyncio
from typing import TYPE_CHECKING

from nianbao.desk.clipboard import copy, ways
from nianbao.desk.clipboard.way import Rich
from nianbao.desk.open_report import OpenReport
from nianbao.report.errors import ReportError
from nianbao.tui.grid.copied_again import copied_rows
from nianbao.tui.grid.marking import MarkedRows, copied_text

if TYPE_CHECKING:
    from nianbao.tui.grid.panel import FigurePanel


async def copy_block(panel: "FigurePanel", rows: MarkedRows) -> None:
    """Copy the figures of a block as they are now, and say under the table where they went.

    Whoever waits for a program that holds the clipboard waits here, not the screen.
    """
    text = copied_text(panel.report, rows)
    held = panel.held
    data_file = held.library.path if isinstance(held, OpenReport) else None
    async with panel.copying:
        try:
            copied = await asyncio.to_thread(
                copy, Rich(text), ways(panel.app.copy_to_clipboard, data_file)
            )
        except ReportError as error:
            words = str(error)
        else:
            done = "复制了" if copied.pastes else "写出了"
            words = f"{done}{sum(map(len, rows))}格。{copied.words}"
            type(panel).copied_lines = copied_rows(text)
    if panel.is_attached:
        panel.say(words)
