"""A block of a table, or one cell, put on the clipboard as text: beside the screen, and told."""

import asyncio
from typing import TYPE_CHECKING

from nianbao.desk.clipboard import copy, ways
from nianbao.desk.clipboard.way import Rich
from nianbao.desk.open_report import OpenReport
from nianbao.report.errors import ReportError
from nianbao.tui.grid.copied_again import copied_rows
from nianbao.tui.grid.marking import MarkedRows, cleared, copied_text

if TYPE_CHECKING:
    from nianbao.tui.grid.panel import FigurePanel

_OTHERWISE = "按 F5 导出成文件"


async def copy_block(panel: "FigurePanel", rows: MarkedRows, *, cut: bool) -> None:
    """Copy the figures of a block as they are now, and say under the table where they went.

    With `cut` what is filled in is cleared once it is copied, in one step; totals stay. Whoever
    waits for a program that holds the clipboard waits here, not the screen.
    """
    text = copied_text(panel.report, rows)
    type(panel).copied_lines = copied_rows(text)  # Ctrl+V may come before a slow clipboard has it
    held = panel.held
    if isinstance(held, OpenReport):
        here = ways(panel.app.copy_to_clipboard, held.library.path, _OTHERWISE)
    else:
        here = ways(panel.app.copy_to_clipboard, None)
    async with panel.copying:
        try:
            copied = await asyncio.to_thread(copy, Rich(text), here)
        except ReportError as error:
            words = str(error)
        else:
            done = "复制了" if copied.pastes else "写出了"
            emptied = _emptied(panel, rows) if cut else 0
            undone = f"，清空了{emptied}格，Ctrl+Z 可以撤销" if emptied else ""
            words = f"{done}{sum(map(len, rows))}格{undone}。{copied.words}"
    if panel.is_attached:
        panel.say(words)


def _emptied(panel: "FigurePanel", rows: MarkedRows) -> int:
    """Clear what is filled in among the cells of a block; gives how many that were."""
    report = panel.held.report
    blanks = cleared(report, (ref for row in rows for ref in row))
    return len(blanks) if blanks and panel.held.change(report.with_figures(blanks)) else 0
