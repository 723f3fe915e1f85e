"""One of the values of a field, chosen from a list in which each is explained."""

from typing import TYPE_CHECKING

from nianbao.exports.letters.forms import plain_label
from nianbao.report.registers.fields import FieldKind
from nianbao.tui.kit.dialogs import Choose
from nianbao.tui.registers.places import value_at
from nianbao.tui.registers.typed_values import option_number, options_found

if TYPE_CHECKING:
    from nianbao.tui.registers.record_panel import RecordPanel


async def choose_value(panel: "RecordPanel") -> None:
    """Ask for one of the choices of the field in hand, and take it."""
    field, slot = panel.field, panel.slot
    if field is None or slot is None or not field.choices:
        panel.app.notify("这一栏没有可以列出来选的，直接写。")
        return
    if panel.held.locked:
        panel.app.notify(panel.held.locked)
        return
    number = {
        option.key: f"{option_number(field, option)} {plain_label(option.label)}"
        for option in field.choices
    }
    explained = {option.key: option.help for option in field.choices}
    now = value_at(panel.record, slot)
    question = Choose(
        field.label,
        [(option.key, number[option.key]) for option in field.choices],
        body="可以选几个的，一个一个选。" if field.kind is FieldKind.CHOICES else "",
        selected=now if isinstance(now, str) else None,
        search=True,
        found=lambda words: [(o.key, number[o.key]) for o in options_found(field, words)],
        shown=(lambda key: explained[key]) if any(explained.values()) else None,
    )
    chosen = await panel.app.push_screen_wait(question)
    if chosen is not None:
        panel.put(slot, chosen)
