"""A block that was pasted into a table: shown, asked, filled in one step."""

from typing import TYPE_CHECKING

from nianbao.imports.pasted_block import PastedBlock
from nianbao.imports.reading_block import read_block
from nianbao.report.form.names import table_name
from nianbao.report.form.shape import Form
from nianbao.tui.grid.copied_again import copied_rows, placed_again
from nianbao.tui.grid.messages import BlockPasted
from nianbao.tui.grid.paste_preview import PasteAnswer, PastePreview
from nianbao.tui.terminal.bursts import keys_of

if TYPE_CHECKING:
    from nianbao.tui.grid.panel import FigurePanel


def ask_paste(panel: "FigurePanel", pasted: BlockPasted) -> None:
    """Show what a block would fill in a panel's table, and fill it when the clerk agrees.

    One whose names are another table's is refused, with the way there.
    """
    panel.say("")  # what was said of the paste before is not about this one
    table = pasted.ref.table
    block = _own_block(panel, pasted) or read_block(pasted.text, panel.held.report, pasted.ref)
    if block.elsewhere:
        panel.say(_way_there(panel.report.form, table, block.elsewhere))
        return

    def take(answer: PasteAnswer | None) -> None:
        if answer is PasteAnswer.FILL:
            panel.held.change(block.filled(panel.held.report), large=True)
        elif answer is PasteAnswer.AS_KEYS:
            for key in keys_of(pasted.text):
                panel.app.post_message(key)

    def more(text: str) -> None:
        preview.dismiss(None)
        panel.app.call_later(ask_paste, panel, BlockPasted(pasted.ref, pasted.text + text, True))

    glyphs = panel.grid.picture.glyphs
    preview = PastePreview(panel.held.report, table, block, glyphs, as_keys=pasted.as_keys)
    preview.more = more if pasted.as_keys else None
    panel.app.push_screen(preview, take)


def _own_block(panel: "FigurePanel", pasted: BlockPasted) -> PastedBlock | None:
    """What was copied from a table of this program, in its place; None for anything else."""
    lines = copied_rows(pasted.text)
    if lines != panel.copied_lines:
        return None
    return placed_again(panel.held.report.form.table(pasted.ref.table), lines, pasted.ref)


def _way_there(form: Form, here: str, there: str) -> str:
    """Which table the names are of, and the keys that lead there."""
    keys = [section.key for section in form.sections]
    steps = keys.index(there) - keys.index(here)
    key = "Ctrl+下" if steps > 0 else "Ctrl+上"
    times = f"{abs(steps)}次" if abs(steps) > 1 else ""
    name = table_name(form, there)
    return f"粘贴的是{name}的内容，没有填。按{times}{key}到{name}，再粘贴一次。"
