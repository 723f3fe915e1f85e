"""What a pasted block would change, shown before it does."""

from collections.abc import Callable
from itertools import islice

from textual.app import App

from report.document import Report
from report.form.figures import print_figure
from report.form.names import cell_name
from tui.grid.pasted_block import PastedBlock
from tui.kit.dialogs import Choose

_SHOWN = 8
"""Changes and problems listed at most."""


def ask_paste(
    app: App[object], report: Report, block: PastedBlock, fill: Callable[[bool], None]
) -> None:
    """Ask whether to fill the cells of a block; `fill` is called with the answer."""
    changes = {ref: new for ref, new in block.changes.items() if new != report.figure(ref)}
    lines = [
        f"{cell_name(report.form, ref)}："
        f"{print_figure(report.figure(ref)) or '空'} 改成 {print_figure(new) or '空'}"
        for ref, new in islice(changes.items(), _SHOWN)
    ]
    if len(changes) > _SHOWN:
        lines.append(f"……一共{len(changes)}格")
    lines += [f"没有用：{problem}" for problem in block.problems[:_SHOWN]]
    choices = [(True, f"填入{len(changes)}格（Ctrl+Z 可以一次撤销）"), (False, "不填")]
    if not changes:
        choices = [(False, "没有要改的格，回去")]
    question = Choose("粘贴的内容", choices, body="\n".join(lines))
    app.push_screen(question, lambda chosen: fill(chosen is True))
