"""What is done to one page of a report beside typing: zeros, rows, notes, sub-heads."""

from collections.abc import Sequence
from functools import partial

from textual import work

from nianbao.desk.address import Address
from nianbao.desk.report_in_hand import join_steps
from nianbao.report.document import Report
from nianbao.report.form.figures import Figure
from nianbao.report.form.names import cell_name
from nianbao.report.form.row_search import seek_cell
from nianbao.tui.grid.blanks import go_to_blank
from nianbao.tui.grid.panel import FigurePanel
from nianbao.tui.kit.dialogs import AskText
from nianbao.tui.pages.screen import Pages
from nianbao.tui.prose.overview import OverviewPanel


def fill_zeros(screen: Pages) -> None:
    """Fill the blanks of the table in hand with 0."""
    if not any(table.key == screen.page for table in screen.report.form.tables):
        screen.app.notify("这一部分不是表格，没有要填0的格。")
    elif screen.may_change():
        from nianbao.report.years.carry import with_blanks_filled

        blanks = screen.report.blanks(screen.page)
        filled = with_blanks_filled(screen.report, screen.page, screen.held.previous)
        screen.held.change(filled, large=True)
        told = _filled_words([filled.figures.get(ref) for ref in blanks])
        stocks = [
            ref for ref in blanks if ref in filled.form.flows and filled.figures.get(ref) == 0
        ]
        if stocks and screen.held.previous is None:
            told += "没有上年的报告，现行有效也是0，往年的还有效请改过来。"
        screen.app.notify(told)


def _filled_words(figures: Sequence[Figure]) -> str:
    """What became of the blanks of a table: 0, a figure the two years give, or blank still."""
    zeros = sum(1 for figure in figures if figure == 0)
    left = sum(1 for figure in figures if figure is None)
    told = [f"{zeros}格填了0"] if zeros else []
    if reckoned := len(figures) - zeros - left:
        told.append(f"现行有效{reckoned}格按上年加制发减废止填了")
    if left:
        told.append(f"现行有效{left}格算不出来，请自己填")
    undone = "，Ctrl+Z 可以撤销" if zeros or reckoned else ""
    return f"{'，'.join(told)}{undone}。" if told else "这张表没有空着的格。"


def to_next_blank(screen: Pages) -> None:
    """Go to the next cell of the table in hand that is still to be filled."""
    if isinstance(screen.panel, FigurePanel):
        go_to_blank(screen.panel.grid, 1)
    else:
        screen.app.notify("这一部分不是表格。")


@work
async def go_to_row(screen: Pages) -> None:
    """Ask for a row, a column or both and go there; the table in hand is looked through first."""
    tables = [t for t in screen.report.form.tables if t.key == screen.page]
    tables += [t for t in screen.report.form.tables if t.balances and t.key != screen.page]
    tables += [t for t in screen.report.form.tables if t not in tables]

    here, form = screen.panel.address().cell, screen.report.form

    def tell(text: str) -> str:
        cell = seek_cell(tables, text, here).cell
        return f"回车到：{cell_name(form, cell)}" if cell else ""

    text = await screen.app.push_screen_wait(
        AskText(
            "到哪一行？",
            body="写行号：3.3.5、335、三、（三）5；或者写那一行的字：重复。\n"
            "写列名，如 商业，是这一行的那一列；行和列之间空一格：重复 商业。",
            refuse=lambda text: seek_cell(tables, text, here).why_not,
            tell=tell,
        )
    )
    if text is not None and (ref := seek_cell(tables, text, here).cell):
        await screen.turn_to(Address(ref.table, ref))


@work
async def note(screen: Pages) -> None:
    """Ask for the note on the cell in hand."""
    cell = screen.panel.address().cell
    if cell is None:
        screen.app.notify("批注写在表格的格里；先把光标移到一格。")
        return
    if not screen.may_change():
        return
    value = screen.report.notes.get(str(cell), "")
    keep = partial(_keep_note, screen, screen.report, str(cell))
    words = await screen.app.push_screen_wait(
        AskText(
            "这一格的批注",
            value=value,
            body="印在数字后面的括号里，如 22（其中修订16件）。清空就去掉批注。",
            typed=keep,
        )
    )
    keep(value if words is None else words)


@work
async def table_note(screen: Pages) -> None:
    """Let the words under the table in hand be written."""
    from nianbao.tui.pages.table_note import TableNote

    table = next((table for table in screen.report.form.tables if table.key == screen.page), None)
    if table is None:
        screen.app.notify("这一部分不是表格，没有表下说明。")
    elif screen.may_change():
        title = f"{table.title.text}：表格下面的说明"
        keep = partial(_keep_note, screen, screen.report, table.key)
        dialog = TableNote(title, screen.report.notes.get(table.key, ""), keep)
        keep(await screen.app.push_screen_wait(dialog))


def _keep_note(screen: Pages, given: Report, key: str, words: str) -> None:
    """Keep a note while it is written: for undo it is one step from the report it was begun on."""
    screen.held.change(given.with_note(key, words))
    join_steps(screen.held, given)


def sub_heads(screen: Pages) -> None:
    """Open the list of sub-heads, on the page that has them."""
    if not isinstance(screen.panel, OverviewPanel):
        screen.app.notify("只有第一部分有小标题。")
    elif screen.may_change():
        screen.panel.open_sub_heads()


def accept_totals(screen: Pages) -> None:
    """Take the derived totals where a printed report had others."""
    number = len(screen.report.stated)
    screen.held.change(screen.report.with_derived_totals(), large=True)
    words = f"{number}个总计改用程序算出的数。" if number else "没有印错的总计。"
    screen.app.notify(words)
