"""What is wrong with the records of the registers; Enter opens one at the field it is about."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from textual import work
from textual.app import App
from textual.widgets import Static

from nianbao.desk.registers import RegistersInHand
from nianbao.report.finding import Severity
from nianbao.report.registers.register_checks import REGISTER_RULES, RegisterFinding
from nianbao.storage.library import Library
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.list_screen import ListScreen, say_at
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.registers.opening import open_record

_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "提示"}
_WORST = tuple(_NAMES)
_INDENT = " " * 6
_FRAME = 8 + len(_INDENT)
"""Terminal cells of a row that padding, scroll bar and the word before it take."""


async def show_register_findings(
    app: App[Any], library: Library, registers: RegistersInHand
) -> None:
    """Check the registers, and list what was found."""
    with telling_errors(app):
        findings = await off_loop(app, "正在核对台账", partial(_found, registers))
        await app.push_screen(RegisterFindingsScreen(library, registers, findings))


class RegisterFindingsScreen(ListScreen[None, int]):
    """Lists findings, the worst first; a row stands for the place of its finding."""

    KEYS = "上下键 选择　回车 打开这一件，到那一栏"

    def __init__(
        self, library: Library, registers: RegistersInHand, findings: Sequence[RegisterFinding]
    ) -> None:
        super().__init__()
        self.library, self.registers = library, registers
        self._findings = findings
        self.opened: str | None = None

    def heading(self) -> str:
        """How many there are."""
        return f"核对台账：{len(self._findings)}处"

    def empty_words(self) -> str:
        """What is said where nothing was found."""
        return "台账没有查出问题。"

    def help_words(self) -> str:
        """What is looked for."""
        return (
            "期限过了的、补正和延期不合规定的、日期先后对不上的、没有写条款和类别的、文号写错或者重了的，"
            "还有报告的文字里写着申请人姓名的，都列在这里。\n按回车打开那一件，光标在要改的一栏上。"
        )

    def told(self) -> Iterator[Static]:
        """Where the rule of the finding in hand stands, and what to do."""
        yield Static("", classes="rule-words")

    def tell(self, value: int | None) -> None:
        """Say what the rule is."""
        words = ""
        if value is not None:
            rule = REGISTER_RULES[self._findings[value].rule]
            words = f"{rule.source}：{rule.help}"
        say_at(self, ".rule-words", words)

    def entries(self) -> Iterator[Entry[int]]:
        """The findings."""
        room = max(20, self.size.width - _FRAME)
        for at, one in enumerate(self._findings):
            rows = broken(one.message, room)
            yield Entry(plain(f"{_NAMES[one.severity]}　" + f"\n{_INDENT}".join(rows)), at)

    @work
    async def take(self, value: int) -> None:
        """Open the record, at the field."""
        finding = self._findings[value]
        await open_record(self, finding.record, on=finding.field)

    @work
    async def on_screen_resume(self) -> None:
        """Check anew what may have been mended."""
        if self.opened is not None:
            with telling_errors(self.app):
                job = partial(_found, self.registers)
                self._findings = await off_loop(self.app, "正在核对台账", job)
                self.draw()


def _found(registers: RegistersInHand) -> Sequence[RegisterFinding]:
    """What is wrong, the worst first; raises StorageError."""
    return sorted(registers.findings(date.today()), key=lambda one: _WORST.index(one.severity))
