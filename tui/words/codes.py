"""Choosing a number by its name, to put its code into the words."""

from enum import Enum, auto
from typing import Any

from rich.cells import set_cell_size
from textual.app import App

from nianbao.report.form.names import table_name
from nianbao.report.form.shape import Form
from nianbao.report.words.codes import OF_LAST_YEAR, Code, Codes, cell_names, listed_codes
from nianbao.tui.kit.dialogs import Choice, Choose


class Elsewhere(Enum):
    """Chosen in place of a code."""

    FACTS = auto()
    """To go to the office's own numbers."""


_NAME_CELLS, _VALUE_CELLS = 36, 22
_SHOWN = 10
"""Characters of a value that are shown when it does not fit."""


async def choose_code(
    app: App[Any], codes: Codes, form: Form, *, facts: bool = True
) -> str | Elsewhere | None:
    """The name of the code that was chosen, where to go if there are `facts`, or None for Esc."""
    listed = listed_codes(codes, form)
    choices: list[Choice[str | Elsewhere]] = [(code.name, _line(code, form)) for code in listed]
    if facts:
        own = sum(not code.cells for code in listed)
        choices.insert(own, (Elsewhere.FACTS, "+ 常用数：增加、改数、改名"))
    title = "填入数：填进去的是名字，印出来是数"
    return await app.push_screen_wait(Choose(title, choices, search=True))


def _line(code: Code, form: Form) -> str:
    """A code in one line: its name, its value now, where it comes from."""
    value = code.value if len(code.value) <= _SHOWN else f"{code.value[:_SHOWN]}…"
    amount = f"{value}{code.unit}" if value else "还没有数"
    place = table_name(form, code.cells[0].table) if code.cells else ""
    last = OF_LAST_YEAR if code.cells and code.name not in cell_names(form) else ""
    return (
        set_cell_size(code.name, _NAME_CELLS) + set_cell_size(amount, _VALUE_CELLS) + last + place
    )
