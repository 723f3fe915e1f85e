"""What is wrong with the registers, on rows of which none begins with a mark that ends words."""

from datetime import date
from pathlib import Path

import pytest

from nianbao.report.finding import Severity
from nianbao.report.registers.record import Record
from nianbao.report.registers.register_checks import RegisterFinding
from nianbao.storage.library import Library
from tests.registered import keep_registers
from tests.reports import OFFICE, seed_report
from tests.tui.driving import at_desk, fill
from tests.tui.test_snapshots import TO_REGISTERS, assert_whole


async def test_a_long_sentence_is_broken_as_chinese_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fill(tmp_path / "nianbao.json", seed_report())
    keep_registers(path, OFFICE, date(2025, 1, 10))
    record = Record(register="requests")
    told = [
        RegisterFinding("R01", severity, record, "number", "一" * length + "，" + "二" * 9 + "。")
        for severity in Severity
        for length in range(24, 40)
    ]
    monkeypatch.setattr("nianbao.tui.registers.register_findings._found", lambda _: told)
    assert Library(path).office().name == OFFICE
    async with at_desk(path) as clerk:
        await clerk.press(*TO_REGISTERS, "home", *["down"] * 5, "enter")
        await clerk.sees("核对台账", "错误　一一")
        for _ in range(8):
            await assert_whole(clerk)
            await clerk.press("pagedown")
            await clerk.pilot.pause()  # the cursor follows the paint
