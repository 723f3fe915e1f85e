"""When characters are counted: as the keys rest, and on the page in view only."""

from pathlib import Path

import pytest

from nianbao.report.text import spoken_length
from nianbao.tui.prose.count_line import CountLine
from nianbao.tui.prose.panel import ProsePanel
from tests.reports import zero_report
from tests.tui.driving import Clerk, in_report

TEXT = "全镇公开信息。" * 20


def note_counts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The pages that were counted, in order."""
    counted: list[object] = []
    show = CountLine.show_count

    def note(line: CountLine, *args: object) -> None:
        counted.append(line.parent)
        show(line, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(CountLine, "show_count", note)
    return counted


async def nothing_counts(clerk: Clerk, counted: list[object]) -> None:
    """Wait until nothing is counted for a while: pages that count themselves never let it be."""
    for _ in range(6):
        counted.clear()
        await clerk.pilot.pause(0.6)
        if not counted:
            return
    raise AssertionError(counted)


async def test_a_page_at_rest_is_not_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with in_report(tmp_path, zero_report().with_prose("problems", TEXT)) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "ctrl+down", "ctrl+down")
        await clerk.sees(f"本部分{spoken_length(TEXT)}字")
        counted = note_counts(monkeypatch)
        await nothing_counts(clerk, counted)
        await clerk.type("一二三")
        await clerk.sees(f"本部分{spoken_length(TEXT) + 3}字")
        panels = {panel.page for panel in counted if isinstance(panel, ProsePanel)}
        assert panels == {"problems"}


async def test_many_keys_are_counted_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with in_report(tmp_path, zero_report().with_prose("problems", TEXT)) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "ctrl+down", "ctrl+down")
        await clerk.sees(f"本部分{spoken_length(TEXT)}字")
        counted = note_counts(monkeypatch)
        await nothing_counts(clerk, counted)
        await clerk.burst(*"一二三四五六七八九十")
        await clerk.sees(f"本部分{spoken_length(TEXT) + 10}字")
        assert len(counted) <= 2


async def test_what_changed_while_another_page_was_in_view_is_counted_on_return(
    tmp_path: Path,
) -> None:
    async with in_report(tmp_path, zero_report().with_prose("problems", "全镇一。")) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "ctrl+down", "ctrl+down")
        await clerk.sees("本部分4字")
        await clerk.type("新")
        await clerk.kept(lambda report: report.prose.problems == "新全镇一。")
        await clerk.press("ctrl+up")
        await clerk.hides("本部分5字")
        await clerk.press("ctrl+z")
        await clerk.sees("本部分4字")
