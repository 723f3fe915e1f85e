"""What is made of the registers: tables, sheets, documents, and the working days they go by."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.cells import cell_len

from nianbao.report.form.figures import CellRef
from nianbao.storage.library import Library
from nianbao.tui.pages.findings import FindingsScreen
from tests.reports import draft_report
from tests.tui.driving import Clerk, at_desk, fill
from tests.tui.registers.test_walk import keep, kept, request


def library_with(folder: Path) -> Path:
    """A report of 2024 begun, and requests of that year: three open or closed, one at its end."""
    path = fill(folder / "nianbao.json", replace(draft_report(), year=2024))
    closed = {"decided": date(2024, 4, 1), "outcome": "granted", "articles": "第三十六条"}
    records = [
        request(1, 2024, received=date(2024, 3, 1), **closed),
        request(2, 2024, received=date(2024, 5, 6), applicant="张三", **closed),
        request(3, 2024, received=date(2024, 12, 30)),
    ]
    keep(path, *records)
    return path


def _is_in_line(lines: list[str]) -> bool:
    """Whether figures stand below their head, those of marked cells and the others."""
    heads = next(line for line in lines if "哪一格" in line and "报告里" in line)
    told = [line for line in lines if "没填" in line]
    at = {cell_len(line[: line.index("没填")]) for line in told}
    marks = {"√" in line for line in told}
    return at == {cell_len(heads[: heads.index("报告里")])} and marks == {True, False}


async def open_registers(clerk: Clerk) -> None:
    await clerk.choose("台账")
    await clerk.sees("依申请公开台账", "一年的表")


async def test_the_years_tables_lead_to_their_records_and_fill_the_report(tmp_path: Path) -> None:
    async with at_desk(library_with(tmp_path)) as clerk:
        await open_registers(clerk)
        await clerk.press(*["down"] * 5, "enter")
        await clerk.sees("核对台账", "2024-1")
        await clerk.press("enter")
        await clerk.sees("依申请公开台账：2024-")
        await clerk.press("escape")
        await clerk.sees("核对台账")
        await clerk.press("escape", "home", *["down"] * 4, "enter")
        await clerk.sees("台账算出的2025年", "自然人")
        await clerk.press("f10", "down", "enter")
        await clerk.sees("台账算出的2024年三、", "一、本年新收", "：3件")
        await clerk.press("7")
        await clerk.sees("算出来的，不能改")
        await clerk.press("enter")
        await clerk.sees("2024-1", "2024-2", "2024-3")
        await clerk.press("escape", "ctrl+down")
        await clerk.sees("台账算出的2024年四、", "这一年还没有登记过")
        await clerk.press("ctrl+up", "escape", "escape")
        await clerk.press("home", "enter")
        await clerk.choose("从台账填")
        await clerk.sees("从台账填：2024年的报告有", "没填", "√")
        carried = CellRef("requests", "carried_forward", "natural_person")
        form = clerk.report().form
        unwanted = carried._replace(
            row="received", column=form.table("requests").column_totals[0].parts[1]
        )
        assert clerk.report().figures.get(unwanted) == 1
        await clerk.sees("都标上")  # that one would go from 1 to 0
        await clerk.press("end", "enter")
        await clerk.until(lambda: _is_in_line(clerk.screen.splitlines()), "below its head")
        await clerk.press("enter")
        await clerk.press("f9")
        await clerk.sees("从台账填了")
        report = await clerk.kept(lambda kept: kept.figures.get(carried) == 1)
        assert report.figures.get(unwanted) == 1  # that one was not wanted
        await clerk.press("ctrl+z")
        await clerk.kept(lambda kept: kept.figures.get(carried) is None)
        # the finding about that one leads to the same, and marks that one only
        await clerk.press("f2")
        await to_finding(clerk, "Z01")
        await clerk.sees("按回车“从台账填”")
        await clerk.press("enter")
        await clerk.sees("照台账填这1格", "都标上")
        await clerk.press("escape")
        await clerk.sees("一、本年新收", "台账算出来是")
        before = clerk.report()
        await clerk.choose("从台账填")
        await clerk.sees("照台账填这1格")
        await clerk.press("down", "enter")
        await clerk.hides("都标上")
        await clerk.press("escape", "f2")
        await to_finding(clerk, "Z01")
        await clerk.press("enter", "enter")
        await clerk.kept(lambda kept: kept == before.with_figure(unwanted, 0))


async def to_finding(clerk: Clerk, rule: str) -> None:
    """Move to the first finding of a rule in the list."""
    screen = clerk.app.screen
    assert isinstance(screen, FindingsScreen)
    while screen.in_hand is None or screen.in_hand.rule != rule:
        await clerk.press("down")


async def test_a_sheet_is_pasted_seen_and_taken_once(tmp_path: Path) -> None:
    rows = (
        "编号\t收到时间\t方式\t申请人类型\t申请内容\t姓名\n"
        "2025-1\t2025.1.2\t网络\t自然人\t低保名单\t王五\n"
        "2025-2\t2025.1.3\t当面\t自然人\t征地方案\t赵六\n"
        "2025-2\t2025.1.3\t当面\t自然人\t征地方案\t赵六\n"
        "2024-1\t2025.1.3\t当面\t自然人\t修路\t赵六\n"
    )
    path = library_with(tmp_path)
    async with at_desk(path) as clerk:
        await open_registers(clerk)
        await clerk.press("enter")
        await clerk.sees("登记新的一件")
        await clerk.paste(rows)
        await clerk.sees("读入“粘贴的表格”", "还没有存", "新的2件", "申请内容", "放进台账")
        assert len(kept(clerk)) == 3
        await clerk.sees("第4行像是和第3行一样，放进去以前再问")
        await clerk.sees("第5行编号和2024-1一样，内容不同")
        await clerk.press("end")
        await clerk.sees("上下键 翻看")
        await clerk.press("enter")
        await clerk.sees("这样的先问怎么办")
        await clerk.press("f9")
        await clerk.sees("有1件编号已经有", "第5行编号和2024-1一样。")
        await clerk.press("enter")
        await clerk.sees("有1件像是已经登记过", "第4行像是和第3行一样。")
        await clerk.press("enter")
        await clerk.sees("放进了2件")
        await clerk.until(lambda: len(kept(clerk)) == 5)
        assert kept(clerk)[3].text("applicant") == "王五"
        await clerk.press("ctrl+z")
        await clerk.sees("撤销：依申请公开台账去掉了2件。")
        await clerk.until(lambda: len(kept(clerk)) == 3)
        # out again, without names
        await clerk.press("f5", "down", "enter", "end", "enter")
        await clerk.sees("放到哪里")
        await clerk.press("enter")
        await clerk.sees("已写到")
        (written,) = tmp_path.glob("*.csv")
        told = written.read_text(encoding="utf-8-sig")
        assert "2024-2" in told
        assert "张三" not in told
        assert written.stat().st_mode & 0o077 == 0


async def test_a_document_is_read_numbered_and_written(tmp_path: Path) -> None:
    async with at_desk(library_with(tmp_path)) as clerk:
        await open_registers(clerk)
        await clerk.press("enter")
        await clerk.type("2024-2")
        await clerk.press("enter")
        await clerk.sees("台账：2024-2")
        await clerk.press("f5")
        await clerk.sees("打印哪一份？", "登记表")
        await clerk.press("end", "up", "enter")
        await clerk.sees("答复书", "编下一个文号")
        await clerk.press("enter")
        await clerk.sees("发文机关代字")
        await clerk.type("北政")
        await clerk.press("enter")
        await clerk.sees("北政依复〔2024〕1号", "张三", "写成文件")
        await clerk.press("enter", "end", "enter")
        await clerk.sees("放到哪里")
        await clerk.press("enter")
        await clerk.sees("已写到")
        (written,) = tmp_path.glob("*.txt")
        assert "张三" not in written.name
        assert "张三" in written.read_text(encoding="utf-8")
        await clerk.until(lambda: kept(clerk)[1].text("document_number") == "北政依复〔2024〕1号")


async def test_the_working_days_are_entered_and_read_in(tmp_path: Path) -> None:
    days = [
        {"name": "元旦", "date": "2026-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2026-01-04", "isOffDay": False},
    ]
    announced = tmp_path / "2026.json"
    announced.write_text(json.dumps({"year": 2026, "papers": ["国办"], "days": days}))
    path = library_with(tmp_path)
    async with at_desk(path) as clerk:
        await open_registers(clerk)
        await clerk.press(*["down"] * 6, "enter")
        await clerk.sees("工作日：放假和调休", "2025年", "放假")
        await clerk.press("home", "down", "down", "enter")
        await clerk.sees("2025年哪些天放假？")
        await clerk.replace("1.1、13.1")
        await clerk.press("enter")
        await clerk.sees("“13.1”看不懂")
        await clerk.replace("1.1-3")
        await clerk.press("enter")
        await clerk.replace("1.4")
        await clerk.press("enter")
        await clerk.sees("放假3天，周末上班1天", "手工录入")
        calendar = Library(path).setting("calendar")
        assert calendar["2025"]["off"] == ["2025-01-01", "2025-01-02", "2025-01-03"]
        await clerk.press("ctrl+z")
        await clerk.hides("手工录入")
        await clerk.press("end", "enter")
        await clerk.sees("读入哪个放假安排的文件")
        await clerk.type(str(announced))
        await clerk.press("enter")
        await clerk.sees("采用这个文件里的？", "2026年：放假1天，周末上班1天")
        await clerk.press("enter")
        await clerk.until(lambda: "2026" in (Library(path).setting("calendar") or {}))


async def test_the_kind_of_rows_that_say_none_is_chosen_once(tmp_path: Path) -> None:
    rows = (
        "案号\t受理日期\t结果\t案件种类\n甲1号\t2025.1.2\t维持\t\n甲2号\t2025.3.4\t撤销\t直接起诉\n"
    )
    path = library_with(tmp_path)
    async with at_desk(path) as clerk:
        await open_registers(clerk)
        await clerk.press("down", "enter")
        await clerk.sees("登记新的一件")
        await clerk.paste(rows)
        await clerk.sees("读入“粘贴的表格”", "没有写案件种类的行：没有写，回车选一种")
        await clerk.press("home", "down", "enter")
        await clerk.sees("没有写案件种类的行是哪一种？", "一件一件补")
        await clerk.press("down", "enter")
        await clerk.sees("没有写案件种类的行：行政复议")
        await clerk.press("f9")
        await clerk.sees("放进了2件")
        records = kept(clerk, "reviews")
        assert {one.text("kind") for one in records} == {"reconsideration", "litigation_direct"}


async def test_a_column_is_shown_as_the_clerk_named_it(tmp_path: Path) -> None:
    path = library_with(tmp_path)
    async with at_desk(path) as clerk:
        await open_registers(clerk)
        await clerk.press("enter")
        await clerk.sees("登记新的一件")
        await clerk.paste("收到日期\t申请内容\t甲乙\n2025.1.2\t水渠图纸\t张某\n")
        await clerk.sees("C列   甲乙", "→ 不收")
        await clerk.press("home", "down", "down", "down", "enter")
        await clerk.sees("C列“甲乙”是什么？")
        await clerk.type("代理人")
        await clerk.press("enter")
        await clerk.sees("→ 代理人")
        await clerk.hides("→ 不收")


async def test_a_typed_table_is_pasted_with_the_line_ends_of_a_terminal(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await open_registers(clerk)
        await clerk.press("enter")
        await clerk.sees("登记新的一件")
        await clerk.paste(
            "收到日期   申请内容    申请人类别\r"
            "2025-1-2   水渠图纸    自然人\r2025-1-3   道路合同    企业"
        )
        await clerk.sees("新的2件", "→ 申请人类别")
