"""What a clerk does at the keys of the real program."""

from collections.abc import Iterable
from pathlib import Path

from nianbao.report.document import Report
from nianbao.report.prose import Overview
from tests.terminal import PROGRAM, Terminal

SAVED = "已保存 "


def start(
    data: Path, rows: int = 40, columns: int = 120, kind: type[Terminal] = Terminal
) -> Terminal:
    """The program on a data file; `kind` may be a terminal that types in its own way."""
    return kind([*PROGRAM, "--data", str(data)], rows=rows, columns=columns)


def answer_first_run(terminal: Terminal, office: str, year: int) -> None:
    """Answer the questions of an empty library and begin a report."""
    terminal.wait_for("第一次用")
    terminal.wait_until_quiet()
    terminal.type(office)
    terminal.press("<enter>")
    terminal.press("<enter>")
    terminal.type("民权县")
    terminal.press("<enter>", "<enter>")
    terminal.wait_for("新建哪一年的报告")
    replace_line(terminal, str(year))
    terminal.press("<enter>")
    terminal.wait_for("一、总体情况")
    terminal.wait_until_quiet()


def replace_line(terminal: Terminal, text: str) -> None:
    """Type over what stands in a line, once it has the focus."""
    terminal.wait_until_quiet()
    terminal.press("<end>", "<c-u>", pause=0.1)
    terminal.type(text)


def type_paragraphs(terminal: Terminal, text: str) -> None:
    """Type a prose field, Enter between its paragraphs."""
    for place, paragraph in enumerate(text.split("\n")):
        if place:
            terminal.press("<enter>")
        terminal.type(paragraph)


def type_overview(terminal: Terminal, overview: Overview, given: int) -> None:
    """Write the sub-heads over the `given` ones in the list, then each one's text."""
    terminal.press("<c-t>")
    terminal.wait_for("编号样式")
    for place, part in enumerate(overview.parts):
        terminal.press("<enter>" if place < given else "<insert>")
        terminal.wait_for("不用写序号")
        replace_line(terminal, part.heading)
        terminal.press("<enter>")
        terminal.wait_until(lambda: "不用写序号" not in terminal.text(), "the line stays")
        terminal.wait_until_quiet()
        if place + 1 < given:
            terminal.press("<down>")
    terminal.press("<down>", "<down>")
    while f"编号样式：{overview.numbering}" not in terminal.text():
        terminal.press("<enter>")
        terminal.wait_until_quiet()
    terminal.press("<esc>")
    terminal.wait_until(lambda: "编号样式" not in terminal.text(), "the list stays")
    for place, part in enumerate(overview.parts):
        if place:
            terminal.press("<tab>")
            terminal.wait_until_quiet()
        type_paragraphs(terminal, part.text)


def next_section(terminal: Terminal, title: str) -> None:
    """Go to the next section and wait for it."""
    terminal.press("<c-down>")
    terminal.wait_until(lambda: title in terminal.lines()[1], f"not on {title}")
    terminal.wait_until_quiet()


def type_figures(terminal: Terminal, figures: Iterable[str], then: str) -> None:
    """Type figures, each followed by a key."""
    for figure in figures:
        terminal.press(figure, then)


def type_zero_report(terminal: Terminal, report: Report) -> None:
    """Type a whole report whose figures are all 0, from its first page on, until it is saved."""
    type_overview(terminal, report.prose.overview, given=5)
    for title, count, then in (
        ("二、", 10, "<tab>"),
        ("三、", 144, "<enter>"),
        ("四、", 12, "<tab>"),
    ):
        next_section(terminal, title)
        type_figures(terminal, ["0"] * count, then)
    next_section(terminal, "五、")
    type_paragraphs(terminal, report.prose.problems)
    next_section(terminal, "六、")
    type_paragraphs(terminal, report.prose.other_matters)
    terminal.wait_until(
        lambda: SAVED in terminal.text() and "错误0" in terminal.text(), "not saved"
    )


def quit_saved(terminal: Terminal) -> None:
    """Leave the program, which saves first."""
    terminal.press("<c-q>")
    assert terminal.wait_for_exit() == 0
