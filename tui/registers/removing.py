"""The question before a record is taken out of its register."""

from typing import Any

from textual.app import App

from nianbao.report.registers.record import Record
from nianbao.tui.kit.dialogs import confirm
from nianbao.tui.registers.record_rows import record_row

_GONE = "去掉的哪里也不算，按 Ctrl+Z 或者用“找回去掉的”放回来。"
_ROW_CELLS = 64


async def may_take_out(app: App[Any], locked: str, record: Record) -> bool:
    """Ask whether to take a record out; False, and told, where nothing can be changed."""
    if locked:
        app.notify(locked, severity="warning")
        return False
    return await confirm(
        app,
        "去掉台账里的这一件？",
        yes="去掉",
        no="不去掉",
        body=f"{record_row(record, '', _ROW_CELLS)}\n{_GONE}",
        no_first=True,
    )
