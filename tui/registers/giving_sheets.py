"""A register as a sheet for others or for oneself, or as a list to print."""

from functools import partial
from typing import TYPE_CHECKING

from nianbao.desk.register_documents import paper_bytes, paper_file_name, year_paper
from nianbao.desk.register_sheets import sheet_bytes, sheet_file_name, still_named
from nianbao.tui.kit.dialogs import Choice, Choose, confirm
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.registers.writing_out import write_out

if TYPE_CHECKING:
    from nianbao.tui.registers.register_screen import RegisterScreen

_PRINTED = "docx"
_KINDS = (
    (("xlsx", False), "Excel 表格（.xlsx），不带姓名、联系方式、备注"),
    (("csv", False), "表格文本（.csv），不带姓名、联系方式、备注"),
    (("xlsx", True), "Excel 表格（.xlsx），全部都带，只给自己留着"),
    (("csv", True), "表格文本（.csv），全部都带，只给自己留着"),
    ((_PRINTED, False), "打印一年的台账（Word），不带姓名、联系方式、备注"),
)


async def give_sheet(screen: "RegisterScreen") -> None:
    """Ask for what, of which year and where to, and write it."""
    register, records = screen.shape.id, screen.listed.records
    if not records:
        screen.app.notify("台账里还没有登记，没有可以导出的。")
        return
    with telling_errors(screen.app):
        kind = await screen.app.push_screen_wait(Choose("导出哪一种？", _KINDS))
        if kind is None:
            return
        target, personal = kind
        years = sorted({one.year for one in records if one.year}, reverse=True)
        choices: list[Choice[int]] = [(year, f"{year}年的") for year in years]
        if target != _PRINTED:
            choices.append((0, "全部"))
        year = await screen.app.push_screen_wait(Choose("哪一年的？", choices))
        if year is None:
            return
        chosen = [one for one in records if year in (0, one.year)]
        if not personal and not await _is_clean(screen, still_named(chosen)):
            return
        if target == _PRINTED:
            paper = year_paper(screen.registers.office, register, chosen, year)
            name = paper_file_name(paper, None, target)
            job = partial(paper_bytes, paper, target)
        else:
            name = sheet_file_name(register, year or None, target, personal=personal)
            job = partial(sheet_bytes, register, chosen, target, personal=personal)
        content = await off_loop(screen.app, "正在写", job)
        await write_out(screen.app, screen.library, name, content)


async def _is_clean(screen: "RegisterScreen", named: tuple[str, ...]) -> bool:
    """Whether nothing of persons is left, or the clerk goes on in spite of it."""
    return not named or await confirm(
        screen.app,
        "有的栏里写着申请人的姓名或者联系方式，导出时用××代替",
        yes="导出",
        no="先不导出，去改",
        body="、".join(named),
        no_first=True,
    )
