"""The day stands still while a test runs; a disk that can be full."""

import threading
from collections.abc import Iterator
from datetime import date

import pytest

from tests.tui.disks import Disk, broken_disk

DATED = (
    "nianbao.tui.library.shelf",
    "nianbao.tui.library.due_panel",
    "nianbao.tui.registers.calendar_screen",
    "nianbao.tui.registers.filling",
    "nianbao.tui.registers.year_screen",
    "nianbao.tui.registers.register_findings",
    "nianbao.tui.registers.record_panel",
    "nianbao.tui.registers.record_screen",
    "nianbao.tui.registers.register_screen",
    "nianbao.tui.report.standing",
    "nianbao.desk.open_report",
    "nianbao.desk.report_in_hand",
)
"""The modules that ask what day it is."""


class Frozen(date):
    """10 January 2025, whenever it is asked."""

    @classmethod
    def today(cls) -> "Frozen":
        return cls(2025, 1, 10)


@pytest.fixture(autouse=True)
def january(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 10 January 2025: the report for 2024 is due in three weeks."""
    for module in DATED:
        monkeypatch.setattr(f"{module}.date", Frozen)


@pytest.fixture(autouse=True)
def no_own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine has no desktop, no sticks and no window for files."""
    monkeypatch.setattr("nianbao.desk.places.own_folders", tuple)
    monkeypatch.setattr("nianbao.desk.places.removable_folders", tuple)
    monkeypatch.setattr("nianbao.tui.giving_out.exporting.window_program", lambda: None)


@pytest.fixture(autouse=True)
def savers_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is saved when a program is left is saved where the test stands, not the next one."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if thread.name == "saver":
            thread.join(5)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """The disk that reports are saved to."""
    with broken_disk(monkeypatch) as disk:
        yield disk
