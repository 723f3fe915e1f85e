"""A new name of the office on reports that are still being written."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from textual.app import App

from desk.earlier_versions import keep_version
from desk.keeping import Keeping
from desk.previous import keep_choice
from report.errors import ReportError
from storage.history import History
from storage.library import Library
from storage.stored import Summary
from tui.kit.dialogs import Choose


async def rename_drafts(
    app: App[Any], library: Library, lines: Sequence[Summary], name: str
) -> None:
    """Offer to put the new name on these reports of one office; raises ReportError.

    Their versions go with them, and what counts as last year's.
    """
    years = "、".join(f"{line.year}年" for line in lines)
    chosen = await app.push_screen_wait(
        Choose(
            "单位名称改了",
            [("yes", f"{years}的报告也改成新名称"), ("no", "原来的报告不改")],
            body=f"{lines[0].office} 改为 {name}",
        )
    )
    if chosen != "yes":
        return
    for line in lines:
        report = replace(library.load(line.office, line.year), office=name)
        key = (line.office, line.year)
        keep_choice(library, key, (name, line.year))
        keeping = Keeping.of(library, name, line.year)
        words = keep_version(library, *key)
        library.save(report, keeping.check(report), instead_of=key)
        try:
            words = History(library.path).rename(key, (name, line.year)) or words
        except ReportError as error:
            words = f"{line.year}年的历史没有跟着改名：{error}"
        if words:
            app.notify(words, severity="warning", timeout=15)
