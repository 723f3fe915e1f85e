"""What a roll-up needs: folder, roster, year, last year's folder, where the results go."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, Literal

from rich.cells import set_cell_size
from textual import work
from textual.app import App
from textual.widget import Widget
from textual.worker import Worker

from nianbao.desk.places import usual_places
from nianbao.desk.rollup.county_desk import (
    LIST_ENDINGS,
    ROLLUP,
    RollupPlaces,
    RollupRun,
    sheets_near,
)
from nianbao.report.errors import ReportError
from nianbao.report.office import due_year
from nianbao.report.rollup.roster import county_in
from nianbao.report.text import clean_marks
from nianbao.storage.library import Library
from nianbao.tui.kit.browse_screen import BrowseScreen, Wanted
from nianbao.tui.kit.dialogs import AskText, Choice, Choose
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.fitting import fit, fit_end
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.reading_in.accepting import refuse_year

_SHEETS = 12
"""Sheets that are proposed at most: more fill a small screen."""
_LABEL = 18
"""Terminal cells of what a line is about."""
_ABOUT = (
    "给县（市、区）政务公开办用：各单位报来的报告放进一个文件夹（Word、网页、PDF、库、打的包都行），"
    "对着单位名单一起看：谁没报，合计多少，谁和谁雷同，每份要改什么，退回意见一起写好。\n"
    "名单是一张表（Excel、WPS 的，或者 CSV），一行一个单位，第一行写“单位名称、别名、类别、应报、"
    "承接”，只有单位名称必填。"
)
_HELP = (
    f"{_ABOUT}\n"
    "选好以后按回车“开始汇总”。几十份只要几秒；多的按 Esc 随时停，读过的不用再读，再开始就接着做。"
    "\n各单位的报告只读不写；结果都放在“结果放到”的文件夹里。"
)


class _Row(Enum):
    """The lines of the screen."""

    FOLDER = "报告在哪个文件夹"
    ROSTER = "单位名单"
    YEAR = "哪一年的"
    PREVIOUS = "上年报告的文件夹"
    OUTPUT = "结果放到"
    DEDUCT = "从合计里扣的"
    COUNTY = "县（市、区）名称"
    BEGIN = "开始汇总"


class _Other(Enum):
    """What can be chosen where none of what was found is the right one."""

    ELSEWHERE = "在别的文件夹里找，或者写路径"
    NONE = "没有"


class RollupSetupScreen(ListScreen[None, _Row]):
    """Asks for what is needed, does the work, and shows what came of it."""

    KEYS = "上下键 选择　回车 改，或者开始"

    def __init__(self, library: Library, places: RollupPlaces) -> None:
        super().__init__()
        self._library, self._places = library, places
        self._jobs = Jobs()
        self._run: RollupRun | None = None

    def heading(self) -> str:
        """What it is."""
        return "汇总：把各单位的报告放在一起"

    def help_words(self) -> str:
        """What it is for, and how."""
        return _HELP

    def greeting(self) -> str:
        """What it is for, before a folder was ever chosen."""
        return "" if self._places.folder else _ABOUT

    def told(self) -> Iterator[Widget]:
        """How far the work is, or what went wrong."""
        yield self._jobs

    def entries(self) -> Iterator[Entry[_Row]]:
        """What is chosen, and the line that begins."""
        room = max(20, self.size.width - _LABEL - 6)
        for row, chosen in self._chosen().items():
            is_path = isinstance(chosen, Path)
            words = fit_end(_shown(chosen), room, "…") if is_path else fit(str(chosen), room)
            yield Entry(plain(set_cell_size(row.value, _LABEL) + words), row)
        yield Entry(plain(f"+ {_Row.BEGIN.value}"), _Row.BEGIN)

    def _chosen(self) -> dict[_Row, Path | str]:
        places = self._places
        return {
            _Row.FOLDER: places.folder or "还没有选",
            _Row.ROSTER: places.roster or "还没有选（Excel、WPS 的表，或者 CSV）",
            _Row.YEAR: f"{places.year}年",
            _Row.PREVIOUS: places.previous or "没有（不查和上年的衔接）",
            _Row.OUTPUT: places.output or "还没有选",
            _Row.DEDUCT: places.deduct or "没有（联合发文、县里办的复议，列一张表）",
            _Row.COUNTY: places.county or "没有写",
        }

    def take(self, value: _Row) -> Worker[None] | None:
        """Ask for what the line is about, or begin."""
        if not self._jobs.is_free:
            return None
        return self._begin() if value is _Row.BEGIN else self._ask(value)

    @work
    async def _ask(self, row: _Row) -> None:
        with self._jobs.telling_errors():
            places = await self._changed(row)
            if places is None:
                return
            self._jobs.tell("")
            ready = None if places.lacking else _Row.BEGIN
            await self._take(places, on=ready if row in (_Row.FOLDER, _Row.ROSTER) else row)

    async def _take(self, places: RollupPlaces, *, on: _Row | None) -> None:
        """Have these be the places, from now on and the next time."""
        if places == self._places or self.is_left:
            return
        self._places = places
        self.draw(on=on)
        if not self._library.read_only:
            await off_loop(self.app, "正在存", partial(ROLLUP.keep, self._library, places))

    async def _changed(self, row: _Row) -> RollupPlaces | None:
        """What is chosen once the clerk has answered; None for Esc."""
        app, places = self.app, self._places
        match row:
            case _Row.FOLDER:
                folder = await _ask_folder(app, places.folder, "各单位的报告在哪个文件夹")
                if folder is None:
                    return None
                return await off_loop(app, "正在看", partial(places.with_folder, folder))
            case _Row.ROSTER:
                roster = await _ask_roster(app, places)
                return replace(places, roster=roster) if roster else None
            case _Row.DEDUCT:
                deduct = await _ask_deduct(app, places)
                return None if deduct is None else replace(places, deduct=deduct or None)
            case _Row.YEAR:
                asked = AskText("汇总哪一年的报告？", value=str(places.year), refuse=refuse_year)
                year = await app.push_screen_wait(asked)
                return replace(places, year=int(year)) if year else None
            case _Row.PREVIOUS:
                return await self._previous()
            case _Row.OUTPUT:
                folder = await _ask_folder(app, places.output, "汇总的结果放到哪个文件夹")
                return replace(places, output=folder) if folder else None
        asked = AskText("县（市、区）的名称", value=places.county, body="印在汇总表和退回意见上。")
        county = await app.push_screen_wait(asked)
        return None if county is None else replace(places, county=county.strip())

    async def _previous(self) -> RollupPlaces | None:
        if self._places.previous is not None:
            choices: list[Choice[bool]] = [(True, "换一个文件夹"), (False, "不和上年比")]
            wanted = await self.app.push_screen_wait(Choose("上年报告的文件夹", choices))
            if wanted is None:
                return None
            if not wanted:
                return replace(self._places, previous=None)
        near = self._places.previous or self._places.folder
        folder = await _ask_folder(self.app, near, "上年的报告在哪个文件夹")
        return replace(self._places, previous=folder) if folder else None

    @work
    async def _begin(self) -> None:
        from nianbao.tui.rollup.result import RollupScreen

        if words := self._places.lacking:
            self._jobs.tell(words, bad=True)
            return
        run = self._run = RollupRun(self._places, self._library)
        clock = self.set_interval(0.3, self._tell_progress)
        with self._jobs.telling_errors():
            try:
                desk = await self._jobs.do("正在汇总，按 Esc 停", run.run)
            finally:
                clock.stop()
                self._run = None
            await self._take(desk.places, on=_Row.BEGIN)  # with the county, where none was written
            await self._show(RollupScreen(desk))  # nothing tells of a run that is over

    async def _show(self, screen: "ListScreen[None, Any]") -> None:
        if not self.is_left:
            await self.app.push_screen(screen)

    def _tell_progress(self) -> None:
        if self._run is not None and (progress := self._run.progress):
            counted = f"{progress.words}：{progress.of}份里读好了{progress.done}份"
            self._jobs.tell(f"{counted}。按 Esc 停，再开始就接着做。")

    def action_back(self) -> None:
        """Stop the work that runs; else go back."""
        if self._run is not None:
            self._run.stop()
        else:
            self.dismiss(None)

    async def leave(self) -> bool:
        """Stop the work that runs."""
        await self.keep()
        return True

    async def keep(self) -> None:
        """Stop the work that runs; the program is being ended."""
        if self._run is not None:
            self._run.stop()


def _shown(path: Path | str) -> str:
    """A path as it stands in a line; nothing of its name reaches the terminal unseen."""
    return clean_marks(str(path)).replace("\n", " ")


async def show_rollup(app: App[Any], library: Library) -> None:
    """Show the roll-up as it was chosen last; raises StorageError."""
    places = await off_loop(app, "正在读", partial(_places, library))
    await app.push_screen_wait(RollupSetupScreen(library, places))


def _places(library: Library) -> RollupPlaces:
    """What was chosen last; the year that is due and the office's county, where none was."""
    places, office = ROLLUP.load(library), library.office()
    return replace(
        places,
        year=places.year or due_year(date.today()),
        county=places.county or office.county or county_in(office.name),
    )


async def _ask_folder(app: App[Any], near: Path | None, heading: str) -> Path | None:
    """A folder found with the keys, or typed; None for Esc."""
    return await _browse(app, near, Wanted(heading, here="就是这个文件夹"))


async def _browse(app: App[Any], near: Path | None, wanted: Wanted) -> Path | None:
    """What is wanted, looked for from a folder on that is there; None for Esc."""
    places = await off_loop(app, "正在看", partial(usual_places, near))
    start = near
    while start is not None and not await off_loop(app, "正在看", start.is_dir):
        start = start.parent if start != start.parent else None
    return await app.push_screen_wait(BrowseScreen(wanted, start or Path.home(), places))


async def _ask_roster(app: App[Any], places: RollupPlaces) -> Path | None:
    """One of the sheets near the reports, or another; None for Esc. Raises ReportError."""
    chosen = await _ask_sheet(app, places, "单位名单是哪个文件？", places.roster)
    return chosen if isinstance(chosen, Path) else None


async def _ask_deduct(app: App[Any], places: RollupPlaces) -> Path | Literal[""] | None:
    """The same for the list of what is taken off; empty for none, None for Esc."""
    chosen = await _ask_sheet(
        app, places, "从合计里扣的，写在哪张表里？", places.deduct, none="没有要扣的"
    )
    return "" if chosen is _Other.NONE else chosen if isinstance(chosen, Path) else None


async def _ask_sheet(
    app: App[Any], places: RollupPlaces, title: str, now: Path | None, *, none: str = ""
) -> Path | _Other | None:
    near = places.folder or Path.home()
    found = await off_loop(app, "正在找", partial(sheets_near, near))
    choices: list[Choice[Path | _Other]] = [(_Other.NONE, none)] if none else []
    choices += [(path, _shown(path)) for path in found[:_SHEETS]]
    if choices:
        choices.append((_Other.ELSEWHERE, _Other.ELSEWHERE.value))
        body = "" if found else "报告的文件夹和上一层里没有名单。"
        chosen = await app.push_screen_wait(Choose(title, choices, body=body, selected=now))
        if chosen is not _Other.ELSEWHERE:
            return chosen
    path = await _browse(app, now.parent if now else near, Wanted(title, LIST_ENDINGS))
    if path is not None and path.suffix.lower() not in LIST_ENDINGS:
        raise ReportError(f"“{path.name}”不是表格。", "在 Excel、WPS 里另存为 .xlsx 或 CSV 再选。")
    return path
