"""What was read beside its source: marked by how sure it is, mended on the spot, walked through."""

from pathlib import Path

import pytest

from nianbao.desk.address import FRONT, Address
from nianbao.desk.source_places import source_line
from nianbao.imports import read_report
from nianbao.report.field import FieldRef
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.panel import FigurePanel
from nianbao.tui.reading_in.reviewing import ReviewScreen
from nianbao.tui.reading_in.source_lines import SourceLines
from tests.imports.portal import SEED
from tests.reports import SAMPLE, draft_report, seed_report
from tests.samples.generate import source
from tests.samples.shapes import SHAPES
from tests.tui.driving import NARROW, ONE_SIZE, WIDE, Clerk, at_desk, fill
from tests.tui.reading_in.opening import NOT_STORED, review, reviewed, store

RULES = CellRef("disclosure", "rules", "issued")
GRANTED = CellRef("requests", "granted", "natural_person")
WRONG = (
    SEED.replace("行政许可\t0", "行政许可\tx", 1)
    .replace("规章\t0", "规章\t１2", 1)
    .replace("(一) 予以公开\t0\t0", "(一) 予以公开\t0", 1)
)
"""The seed with a cell that is no figure, one in odd digits, and a row that lacks a figure."""


def wrong(folder: Path) -> Path:
    path = folder / "错.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def desk(folder: Path) -> Path:
    return fill(folder / "nianbao.json", draft_report())


def pointed(screen: ReviewScreen) -> str:
    """The line of the source that is marked."""
    lines = dict(screen.query_one(SourceLines)._lines)
    return lines.get(screen.query_one(SourceLines)._pointed, "")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_cells_are_marked_by_how_sure_they_are(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(desk(tmp_path), size) as clerk:
        screen = await review(clerk, wrong(tmp_path))
        reading = read_report(WRONG)
        await clerk.press("f10", "home", "down", "down", "enter")
        await clerk.sees("二、主动公开政府信息情况　没读到1格", "!")
        for page in ("disclosure", "requests", "challenges"):
            await screen.go(Address(page))
            assert isinstance(screen.panel, FigurePanel)
            marks = screen.panel.grid.picture.contents.marks
            assert marks.keys() <= set(screen.report.form.table(page).typed_cells)
            for ref in screen.report.form.table(page).typed_cells:
                sure = {None: "sure", Severity.WARNING: "guessed", Severity.ERROR: "missing"}
                assert sure[marks.get(ref)] == reading.certainty(ref)
        await clerk.sees("还没有存", "! 没读到", "? 猜的")


async def test_a_cell_is_mended_and_then_stored(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path), WIDE) as clerk:
        screen = await review(clerk, wrong(tmp_path))
        cell = next(ref for ref in screen.report.form.cells if ref.row == "licensing")
        await screen.go(Address("disclosure", cell))
        await clerk.sees("“x”，不是一个数")
        await clerk.type("7\n")
        await clerk.sees("~ 改过1格")
        assert not clerk.has(2021)
        await clerk.press("ctrl+z")
        await clerk.hides("~ 改过1格")
        await clerk.press("ctrl+y")
        await clerk.sees("~ 改过1格")
        await store(clerk)
        await clerk.kept(lambda report: report.figures[cell] == 7, 2021)
        assert cell not in {ref for f in clerk.report(2021).import_findings for ref in f.cells}


async def test_a_row_that_was_not_read_is_filled_beside_its_line(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path)) as clerk:
        screen = await review(clerk, wrong(tmp_path))
        await screen.go(Address("requests", GRANTED))
        await clerk.until(lambda: "予以公开" in pointed(screen))
        await clerk.type("1\n")
        await store(clerk)
        await clerk.kept(lambda report: report.figures[GRANTED] == 1, 2021)


async def test_words_are_mended_in_place(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path), WIDE) as clerk:
        screen = await review(clerk, SAMPLE)
        await screen.go(Address("problems", field=FieldRef("problems"), start=0, end=0))
        await clerk.until(lambda: "部分镇、村干部" in pointed(screen))
        await clerk.type("改")
        await clerk.press("ctrl+down")
        await clerk.until(lambda: pointed(screen) == "无")
        await store(clerk)
        await clerk.kept(lambda report: report.prose.problems.startswith("改1、部分镇"), 2021)


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_the_source_follows_the_cursor(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(desk(tmp_path), size) as clerk:
        screen = await review(clerk, SAMPLE)
        await clerk.until(lambda: "结转下年度" in pointed(screen))
        await screen.go(Address("disclosure"))
        await clerk.until(lambda: "规章" in pointed(screen))
        await clerk.press("down")
        await clerk.until(lambda: "规范性文件" in pointed(screen))
        await screen.go(Address(FRONT))
        await clerk.until(lambda: pointed(screen) == seed_report().title)
        await clerk.press("ctrl+down", "tab")
        await clerk.until(lambda: "没有收到" in pointed(screen))
        await clerk.sees(pointed(screen)[:10])


async def test_a_finding_of_a_total_shows_the_line_of_the_total(tmp_path: Path) -> None:
    """The cursor stands on the row above: a derived row takes none."""
    async with at_desk(desk(tmp_path)) as clerk:
        screen = await review(clerk, SAMPLE)
        await clerk.until(lambda: "结转下年度" in pointed(screen))
        await clerk.press("f8")
        await clerk.sees("“（七）总计”行有8个数")
        await clerk.until(lambda: pointed(screen).startswith("(七) 总计"))
        await clerk.press("up")
        await clerk.until(lambda: pointed(screen).startswith("2.申请人逾期"))
        await clerk.press("f8")
        await clerk.until(lambda: "结转下年度" in pointed(screen))
        await clerk.press("shift+f8")
        await clerk.until(lambda: pointed(screen).startswith("(七) 总计"))


async def test_the_source_is_leafed_through_and_left(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path)) as clerk:
        screen = await review(clerk, SAMPLE)
        await clerk.press("f6", "home")
        await clerk.sees(f"3  {seed_report().title}")
        await clerk.press("escape")
        await clerk.until(lambda: isinstance(screen.focused, type(screen.panel.query_one("*"))))
        await clerk.press("f6", "f6")
        assert screen.focused is not screen.query_one(SourceLines)
        assert clerk.app.screen is screen


async def test_findings_are_listed_and_walked(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path)) as clerk:
        screen = await review(clerk, wrong(tmp_path))
        await clerk.press("f2")
        await clerk.sees("原文第", "“x”")
        await clerk.press("home", "down", "enter")
        await clerk.sees(NOT_STORED)
        places = set()
        for _ in range(4):
            await clerk.press("f8")
            places.add(screen.panel.address())
        assert len(places) > 1


async def test_what_was_mended_is_not_dropped_without_a_question(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path)) as clerk:
        await review(clerk, wrong(tmp_path))
        await clerk.press("f10", "home", "down", "down", "enter")
        await clerk.type("5\n")
        await clerk.press("escape")
        await clerk.sees("还没有存进库里")
        await clerk.press("enter")
        await clerk.sees(NOT_STORED)
        await clerk.press("escape", "end", "enter")
        await clerk.sees("读入一份报告")
        assert not clerk.has(2021)


async def test_sub_heads_zeros_and_notes_are_mended(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path)) as clerk:
        screen = await review(clerk, wrong(tmp_path))
        await screen.go(Address("disclosure", RULES))
        await clerk.press("f7", "ctrl+n")
        await clerk.type("一件修订")
        await clerk.press("enter")
        await clerk.until(lambda: screen.report.notes[str(RULES)] == "一件修订")
        assert not screen.report.blanks("disclosure")
        await screen.go(Address("overview"))
        await clerk.press("ctrl+t")
        await clerk.sees("小标题")
        await clerk.press("escape")
        await clerk.sees(NOT_STORED)


async def test_a_file_of_ours_has_no_source_to_show(tmp_path: Path) -> None:
    from nianbao.exports import WRITERS

    path = tmp_path / "导出.json"
    path.write_text(WRITERS["json"](seed_report()), encoding="utf-8")
    async with at_desk(desk(tmp_path)) as clerk:
        screen = await review(clerk, path)
        assert not screen.query_one(SourceLines).display
        await clerk.press("f6")
        await clerk.sees("没有原文可看")


async def test_help_tells_the_marks(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path)) as clerk:
        await review(clerk, SAMPLE)
        await clerk.press("f1")
        await clerk.sees("“!”的没有读到", "按 F9 存进库里")


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "picture"])
def test_the_line_of_a_cell_and_of_a_paragraph(shape: str) -> None:
    """In every shape the line holds the figure, or begins the paragraph."""
    reading = read_report(*source(shape, "full", 0))
    report = reading.report()
    lines = dict(reading.source)
    for ref in report.form.cells:
        line = lines[source_line(reading, report, Address(ref.table, ref))]
        figure = report.figure(ref)
        shown = "".join(lines[n] for n in sorted(lines) if n >= reading.lines[ref])
        assert str(figure) in (line if shape in ("tabs", "pipes", "html") else shown)
    for name in ("problems", "other_matters"):
        line = lines[source_line(reading, report, Address(name, field=FieldRef(name), start=0))]
        assert line.strip() == report.prose.text(name).split("\n")[0].strip()


async def test_the_source_is_above_on_a_narrow_terminal(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path), WIDE) as clerk:
        screen = await review(clerk, SAMPLE)
        right = screen.query_one("#right")
        assert right.region.x > screen.query_one(SourceLines).region.x
        await clerk.pilot.resize_terminal(*NARROW)
        await clerk.until(lambda: right.region.y > screen.query_one(SourceLines).region.y)
        assert isinstance(reviewed(clerk), ReviewScreen)


async def _sees_nothing_active(clerk: Clerk) -> None:
    assert not set(clerk.screen) & set("\x1b\x07\u202e\u200b\x9b")


async def test_marks_and_markup_in_the_source_are_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "文件"
    folder.mkdir()
    monkeypatch.chdir(folder)
    path = folder / "\u202e红[bold].txt"
    path.write_text(SEED.replace("办事结果", "[/x]\x1b[31m\u202e\x9b2J[bold]=1+1", 1), "utf-8")
    async with at_desk(desk(tmp_path)) as clerk:
        await clerk.press("f9")
        await clerk.sees("红[bold].txt")
        await clerk.press("enter")
        await clerk.sees(NOT_STORED, "来自 红[bold].txt")
        await reviewed(clerk).go(Address("problems"))
        await clerk.sees("[bold]=1+1")
        await _sees_nothing_active(clerk)


async def test_the_notice_of_a_report_read_in_covers_no_line_of_the_list(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path)) as clerk:
        await review(clerk, wrong(tmp_path))
        await store(clerk)
        await clerk.until(lambda: any("已读入" in row for row in painted(clerk)))
        await clerk.until(lambda: any("2021年" in r and "错误" in r for r in painted(clerk)))
        assert any("台账：平时登记申请" in row for row in painted(clerk))


def painted(clerk: Clerk) -> list[str]:
    """The rows of the screen as they are painted, the notices over them."""
    return clerk.screen.splitlines()[: clerk.app.size.height]


@pytest.mark.parametrize("key", ["f2", "f4", ""])
async def test_ctrl_s_says_truly_that_nothing_is_stored_yet(tmp_path: Path, key: str) -> None:
    async with at_desk(desk(tmp_path), WIDE) as clerk:
        await review(clerk, wrong(tmp_path))
        await clerk.press(*filter(None, [key]), "ctrl+s")
        await clerk.sees("读到的还没有存", "按 F9 存进库里")
        assert "自动保存" not in clerk.screen
        await clerk.press("ctrl+w")
        await clerk.sees("读到的还没有存，先问您")
        assert not clerk.has(2021)
