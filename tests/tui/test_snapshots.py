"""One picture of each screen at both sizes, each whole; look at them when they change.

`pytest tests/tui/test_snapshots.py --snapshot-update` draws them anew.
"""

import os
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from nianbao.report.document import Report, new_report
from nianbao.report.facts import Fact, Item
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.report.years.carry import begin_year
from nianbao.storage.backups import Backups
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from nianbao.tui.library.due_panel import FIRST_LOOK_AFTER, DuePanel
from nianbao.tui.terminal.seams import line_of_option
from nianbao.tui.terminal.themes import FIRST, LOOKS
from tests.county import hand_in_county
from tests.registered import keep_registers
from tests.reports import OFFICE, SAMPLE, draft_report, full_report, seed_report, zero_report
from tests.samples.whole import whole_report
from tests.seams import ask_to_paint, held_cursors
from tests.tui.contrast import faint_words
from tests.tui.driving import SIZES, WIDE, Clerk, fill, widths

Compare = Callable[..., bool]
_PUBLISHED = 1_643_371_200
RECEIVED = CellRef("requests", "received", "natural_person")


def wrong() -> Report:
    """A report with an error, a hint, blanks, zeros, figures and a note in its tables."""
    report = replace(draft_report(), year=2024).with_prose("title", "")
    for table in ("disclosure", "challenges"):
        report = report.with_zeros(table)
    report = report.with_figure(CellRef("challenges", "reconsideration", "upheld"), None)
    report = report.with_zeros("requests").with_figure(RECEIVED._replace(column="other"), None)
    report = report.with_note(str(RECEIVED), "其中1件为信函申请")
    found = Finding("N07", Severity.INFO, "读入时这一栏是空的。", "problems")
    return replace(report, import_findings=(found,))


def counted() -> Report:
    """A report with facts and with codes in its words, one of them unknown."""
    items = (Item("救灾领域", 15), Item("养老服务领域", 10), Item("公共法律服务领域"))
    facts = (Fact("专区", "个", 40), Fact("标准目录", "条", items=items), Fact("村委会", "个"))
    words = "公开信息{新收合计}条，设专区{专区}个。\n目录{标准目录}条，举办{讲座}场。"
    return replace(zero_report().with_prose("overview.parts.0.text", words), facts=facts)


def two_years() -> tuple[Report, Report]:
    """A report begun and last year's of the same office, both with figures and words."""
    return wrong(), replace(full_report(), office=OFFICE)


TO_ROLLUP = ("ctrl+p", "汇", "总", "enter")
TO_REGISTERS = ("ctrl+p", "台", "账", "enter")
SCREENS: dict[str, tuple[tuple[Report, ...], tuple[str, ...]]] = {
    "home_empty": ((), ("见第一次用", "escape")),
    "home": ((wrong(), full_report(), seed_report()), ()),
    "backups": ((seed_report(),), ("ctrl+p", "备", "份", "enter")),
    "office": ((), ()),
    "front": ((full_report(),), ("enter", "f10", "home", "enter")),
    "overview": ((seed_report(),), ("enter",)),
    "sub_heads": ((seed_report(),), ("enter", "ctrl+t")),
    "table_two": ((wrong(),), ("enter", "ctrl+down", "down", "end")),
    "table_three": ((wrong(),), ("enter", "ctrl+down", "ctrl+down")),
    "marked": (
        (wrong(),),
        ("enter", "ctrl+down", "ctrl+down", "shift+right", "shift+right", "shift+down"),
    ),
    "table_four": ((wrong(),), ("enter", *["ctrl+down"] * 3, "5")),
    "findings": ((wrong(),), ("enter", "f2")),
    "preview": ((full_report(),), ("enter", "ctrl+down", "f3", "f10")),
    "export": ((wrong(),), ("enter", "f5")),
    "import": ((seed_report(),), ("f9",)),
    "paste_text": ((seed_report(),), ("f9", "home", "enter", "一", "enter", "甲")),
    "review": ((seed_report(),), ("f9", "见位置：往年", "enter", "见还没有存，看好了按 F9")),
    "paste_queue": ((wrong(),), ("enter", "f6", "down", "down", "down")),
    "palette": ((zero_report(),), ("enter", "ctrl+p")),
    "pictures": ((wrong(), seed_report()), ("f12",)),
    "tour": ((wrong(),), ("enter", "f1", "enter", "enter")),
    "looks": ((zero_report(),), ("ctrl+p", "外", "观", "enter")),
    "codes": ((counted(),), ("enter",)),
    "code_list": ((counted(),), ("enter", "ctrl+end", "{", "新", "收", "见已保存 ")),
    "choose_code": ((counted(),), ("enter", "ctrl+d")),
    "facts": ((counted(),), ("enter", "ctrl+p", "常", "用", "数", "enter")),
    "choose_phrase": ((counted(),), ("enter", "tab", "ctrl+e")),
    "phrases": ((counted(),), ("enter", "ctrl+p", "改", "常", "enter", "down", "down")),
    "repetition": (
        (whole_report("linxi_2023"), whole_report("linxi_2022")),
        ("enter", "ctrl+p", "雷", "同", "enter"),
    ),
    "find": ((counted(),), ("enter", "ctrl+f", "公", "开")),
    "draft": ((begin_year(seed_report()), seed_report()), ("enter",)),
    "last_year_table": (two_years(), ("enter", "ctrl+down", "ctrl+down", "f4")),
    "last_year_words": (two_years(), ("enter", "f4", "f4", "down")),
    "standing": ((wrong(),), ("enter", "ctrl+r")),
    "help": ((wrong(),), ("enter", "ctrl+down", "f1")),
    "registers": ((seed_report(),), TO_REGISTERS),
    "requests": ((seed_report(),), (*TO_REGISTERS, "home", "enter")),
    "rollup": ((seed_report(),), (*TO_ROLLUP, "end", "enter")),
    "rollup_office": (
        (seed_report(),),
        (*TO_ROLLUP, "end", "enter", "home", *["down"] * 7, "enter", "见哪天以前改好", "end"),
    ),
    "record": ((seed_report(),), (*TO_REGISTERS, "home", "enter", "enter", "down", "down", "3")),
    "publications": ((seed_report(),), (*TO_REGISTERS, "home", "down", "down", "down", "enter")),
    "year_table": (
        (seed_report(),),
        (*TO_REGISTERS, "home", *["down"] * 4, "enter", "f10", "down", "enter"),
    ),
}
BESIDE: dict[str, tuple[tuple[Report, ...], tuple[str, ...]]] = {
    "beside_words": (two_years(), ("enter",)),
    "beside_table": (two_years(), ("enter", "ctrl+down", "ctrl+down")),
    "beside_findings": (two_years(), ("enter", "f2", "down")),
}
"""Report, last year's and findings side by side, as wide screens show them."""
BESIDE_SIZES = [(160, 45), (200, 50)]
WITH_REGISTERS = ("registers", "requests", "record", "publications", "year_table")
"""The pictures of a library that has registers, too."""


def prepared(name: str) -> Path:
    """The data file of a picture, in the folder in hand."""
    reports = (SCREENS | BESIDE)[name][0]
    path = fill(Path("nianbao.json"), *reports)
    if reports:
        Library(path).set_office(Office(name=reports[0].office, county="民权县"))
    if name == "backups":
        Backups(path).take()  # that of the program's start may come after the list
    if "rollup" in name:
        hand_in_county(path)
    if name in WITH_REGISTERS:
        keep_registers(path, reports[0].office, date(2025, 1, 10))
    return path


def published(*_: object) -> Path:
    """A folder with a report that was published on a day that does not change.

    `Path.absolute` asks for it, too, as of a class.
    """
    folder = Path("往年")
    (folder / "2020").mkdir(parents=True, exist_ok=True)
    (folder / "报告.txt").write_bytes(SAMPLE.read_bytes())
    os.utime(folder / "报告.txt", (_PUBLISHED, _PUBLISHED))
    return folder


class Noon(datetime):
    @classmethod
    def now(cls, tz: object = None) -> "Noon":
        return cls(2025, 1, 10, 12, 0, tzinfo=UTC)

    def astimezone(self, tz: object = None) -> "Noon":
        return self


LAST = ".dialog-keys, KeyLine, .reading-keys, #tour-keys"
"""What stands last on a screen: where it is seen, nothing above was pushed out."""


_PARTS = re.compile("[|│]|  +")
"""What parts the columns of a screen."""
_ENDING = frozenset("。，、；：？！）》〉」』】〕”’")
"""Marks that no line of words begins with (避头尾)."""


async def assert_whole(clerk: Clerk) -> None:
    """Every line is as wide as the terminal, begins with no mark that ends words; all are seen."""
    columns, rows = clerk.app.size
    screen = clerk.app.screen
    begun = [part.lstrip()[:1] for line in clerk.screen.splitlines() for part in _PARTS.split(line)]
    assert not _ENDING.intersection(begun)
    assert widths("\n".join(clerk.screen.splitlines()[:rows])) == {columns}
    ends = [widget for widget in screen.query(LAST) if widget.display]
    assert ends
    for widget in ends:
        assert widget.region.height == 1
        assert screen.region.contains_region(widget.region)
        visible = screen.find_widget(widget).visible_region
        assert visible.height == 1, widget
    await clerk.until(lambda: caret_is_in_list(clerk.app), f"光标不在行上：{clerk.app.focused}")


def caret_is_in_list(app: NianbaoApp) -> bool:
    """Where a list has the keys, the terminal's cursor is at its row: Braille lines follow it."""
    rows = app.focused
    if not isinstance(rows, OptionList) or rows.highlighted is None:
        return True
    row = line_of_option(rows, rows.highlighted) - rows.scroll_offset.y
    return app.cursor_position.y == rows.content_region.y + row


async def assert_clear(app: NianbaoApp, pilot: Pilot[None]) -> None:
    """In every look that has colours the words stand out from what is behind them."""
    for key, look in LOOKS.items():
        if not look.plain:
            app.wear(key)
            await pilot.pause()
            assert faint_words(app) == {}, key
    app.wear(FIRST)
    await pilot.pause()


async def press_through(clerk: Clerk, keys: Iterable[str]) -> None:
    """Press the keys of a screen; of one that begins with `见` the words are waited for."""
    for key in keys:
        if key.startswith("见"):
            await clerk.sees(key.removeprefix("见"))
            continue
        await clerk.press(key)
        await clerk.pilot.pause()
        if under_way := [one for one in clerk.app.workers if one.name == "_begin"]:
            await clerk.app.workers.wait_for_complete(under_way)


def still(keys: tuple[str, ...], path: Path) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys, and wait for words."""

    async def run(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, NianbaoApp)
        clerk = Clerk(pilot.app, pilot, path)
        await press_through(clerk, keys)
        await pilot.pause(0.3)
        if pilot.app.screen.query(DuePanel):
            await pilot.pause(FIRST_LOOK_AFTER)
            looks = [worker for worker in pilot.app.workers if worker.name == "_look"]
            if looks:  # without any it would wait for all workers, dialogs too
                await pilot.app.workers.wait_for_complete(looks)
            await pilot.pause()
        await clerk.until(lambda: clerk.screen.strip(), "画面上什么也没有")
        await pilot.pause()

    return run


@pytest.mark.parametrize(
    ("name", "size"),
    [
        pytest.param(name, size, id=f"{name}-{size[0]}x{size[1]}")
        for screens, sizes in ((SCREENS, SIZES), (BESIDE, BESIDE_SIZES))
        for name, size in product(screens, sizes)
    ],
)
def test_picture(
    name: str,
    size: tuple[int, int],
    snap_compare: Compare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("nianbao.storage.machine.datetime", Noon)
    monkeypatch.setattr("nianbao.desk.saver.datetime", Noon)
    monkeypatch.setattr("nianbao.tui.reading_in.importing.Path.cwd", published)
    keys, path = (SCREENS | BESIDE)[name][1], prepared(name)
    press = still(keys, path)

    async def run(pilot: Pilot[None]) -> None:
        await press(pilot)
        assert isinstance(pilot.app, NianbaoApp)
        await assert_whole(Clerk(pilot.app, pilot, path))
        if size in (WIDE, BESIDE_SIZES[0]):
            await assert_clear(pilot.app, pilot)

    app = NianbaoApp(Library(path))
    ask_to_paint(app)  # its picture is painted on its own
    with held_cursors():
        assert snap_compare(app, terminal_size=size, run_before=run)


def test_the_pictures_show_what_they_should() -> None:
    assert wrong().blanks("requests") == (RECEIVED._replace(column="other"),)
    assert wrong().office == OFFICE == new_report(OFFICE, 2024).office
