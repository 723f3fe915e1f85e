"""The office and its settings: asked on the first run, changed later."""

import re
from dataclasses import replace
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from nianbao.report.office import Office, refuse_no_office
from nianbao.report.text import LINE_LIMIT, clean_line
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import Dialog
from nianbao.tui.kit.dialogs import ENTER, take_back_refusal
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.whole_line import WholeLine
from nianbao.tui.terminal.ruler import Ruler

_LOOK = "下面两行右边的竖线没有对齐，或者想换颜色，按 F3 换外观。"
_DEADLINE = re.compile(r"(\d{1,2})\s*[月\-/.．]\s*(\d{1,2})\s*[日号]?|(\d{2})(\d{2})")
"""1月31日, 1.31, or 0131 as the registers take it."""


class OfficeScreen(Dialog[Office | None]):
    """Asks for name, self-reference, county and deadline; gives the office, None for Esc.

    What the office calls itself and its county follow the name until they are typed. The ruler
    tells whoever starts the program first that another look may be wanted.
    """

    CSS_PATH = "../kit/dialogs.tcss"
    BINDINGS = [
        *bindings(("back",)),
        ENTER,
        Binding("f3", "app.looks", "换外观", show=False, priority=True),
    ]

    def __init__(self, office: Office, *, first_run: bool, refusal: str = "") -> None:
        """`refusal` says why what was typed is not saved yet."""
        super().__init__()
        self._office = office
        self._first_run, self._refusal = first_run, refusal
        self._followed = self._proposed(office.name)

    def compose(self) -> ComposeResult:
        """Four lines to fill."""
        office = self._office
        deadline = f"{office.deadline_month}月{office.deadline_day}日"
        title = "第一次用，先填单位（以后在设置里可以改）" if self._first_run else "设置"
        with Vertical(id="dialog", classes="-form"):
            yield Static(title, classes="dialog-title")
            yield from self._line("name", "单位全称（如 民权县北关镇人民政府）", office.name)
            yield from self._line("self_reference", "自称（我镇、我乡、我街道）", self._own())
            yield from self._line("county", "报给哪个县（市、区）", office.county)
            yield from self._line("deadline", "次年几月几日前报送", deadline)
            yield Static("", id="refusal", classes="error-words")
            yield Static(_LOOK, classes="quiet")
            yield Ruler()
            yield Static("回车 下一行，最后一行保存　F3 换外观　Esc 不改", classes="dialog-keys")

    def on_mount(self) -> None:
        """Be ready to type the name."""
        first = self.query_one("#deadline" if self._refusal else "#name", Input)
        self.set_focus(first)
        if not self._refusal:
            self.call_after_refresh(self.query_one("#dialog").scroll_home, animate=False)
        if self._refusal:  # told behind the values of the lines, which come as typed ones do
            self.call_after_refresh(self._refuse, self._refusal)

    def action_take(self) -> None:
        """Go to the next line; on the last, save if all is right."""
        if self.focused is not self.query_one("#deadline"):
            self.focus_next()
            return
        values = {str(line.id): clean_line(line.value) for line in self.query(Input)}
        office, refusal = self._read(values)
        if refusal:
            self._refuse(refusal)
        else:
            self.dismiss(office)

    def _refuse(self, words: str) -> None:
        line = self.query_one("#refusal", Static)
        line.update(Flowing(words))
        self.call_after_refresh(line.scroll_visible, animate=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say no more what was wrong before; let what follows the name follow it."""
        take_back_refusal(self)
        if event.input.id == "name":
            before, self._followed = self._followed, self._proposed(event.value)
            for line, words in self._followed.items():
                field = self.query_one(f"#{line}", Input)
                if field.value == before[line]:
                    field.value = words

    def _proposed(self, name: str) -> dict[str, str]:
        """What the other lines say by the name of an office, by the line."""
        from nianbao.report.office_kinds import TOWNSHIPS, kind_of, own_word
        from nianbao.report.rollup.roster import county_in

        name = clean_line(name)
        county = county_in(name) if kind_of(name) in TOWNSHIPS else ""
        return {"self_reference": own_word(name) or Office().self_reference, "county": county}

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _line(self, name: str, label: str, value: str) -> ComposeResult:
        yield Static(label, classes="dialog-body")
        line = WholeLine(value, id=name, max_length=LINE_LIMIT)
        line.styles.margin = 0
        yield line

    def _own(self) -> str:
        return self._office.self_reference

    def _read(self, values: dict[str, str]) -> tuple[Office, str]:
        """The office typed, and a sentence when something in it is wrong."""
        if refusal := refuse_no_office(values["name"]):
            self.set_focus(self.query_one("#name", Input))
            return self._office, refusal
        match = _DEADLINE.fullmatch(values["deadline"])
        month, day = (int(one) for one in match.groups() if one) if match else (0, 0)
        try:
            date(2023, month, day)
        except ValueError:
            return self._office, f"“{values['deadline']}”不是日期，请写几月几日，如 1月31日。"
        office = replace(
            self._office,
            name=values["name"],
            self_reference=values["self_reference"] or self._own(),
            county=values["county"],
            deadline_month=month,
            deadline_day=day,
        )
        return office, ""
