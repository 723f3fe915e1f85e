"""The list of findings: grouped by section, worst first; Enter goes to the place."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report.document import Report
from report.finding import Finding, Severity, count_findings
from tui.actions import bindings
from tui.screens.base import ClerkScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.line_breaking import broken
from tui.widgets.plain import plain
from tui.words import SEVERITIES

FRAME = 8
"""Terminal cells of a row that padding and scrollbar may take."""
_INDENT = " " * 6
_ORDER = list(Severity)
_STYLES = {"error": "$text-error", "warning": "$text-warning", "info": "$text-muted"}


class FindingsScreen(ClerkScreen[Finding | None]):
    """Shows findings; gives the one chosen, or None for Esc."""

    CSS_PATH = "lists.tcss"
    ACTION_IDS = ("back",)
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, report: Report, findings: Sequence[Finding], title: str = "") -> None:
        """Build the list; without a title of its own it counts errors and warnings."""
        super().__init__()
        self._title = title
        self._report = report
        self._findings = findings

    def compose(self) -> ComposeResult:
        """How many there are, and each with its sentence."""
        errors, warnings = count_findings(self._findings)
        title = self._title or f"核对：{errors}个错误，{warnings}个提醒"
        yield Static(plain(title), classes="title-line")
        if self._findings:
            yield OptionList(markup=False)
        else:
            yield Static("没有查出问题。按 Esc 返回。", classes="empty-words")
        yield Static("↑↓ 选择　回车 到出问题的地方", classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def action_ids(self) -> tuple[str, ...]:
        """What every screen has goes with it."""
        return (*self.ACTION_IDS, "help", "palette", "quit")

    def help_words(self) -> str:
        """What the list tells, and how to use it."""
        return (
            "每一行是查出的一个问题，按部分排列，错误在前。错误要改，提醒请看一看是不是对的。\n"
            "按回车到出问题的地方。在报告里按 F8 也能一处一处走。"
        )

    def on_mount(self) -> None:
        """Put the cursor on the first finding."""
        if self._findings:
            self.set_focus(self.query_one(OptionList))

    def on_resize(self) -> None:
        """Fit the sentences to the width; the cursor stays, at first on the first finding."""
        for options in self.query(OptionList):
            cursor = options.highlighted
            options.set_options(self._options())
            options.highlighted = cursor or 1

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the finding that was chosen."""
        self.dismiss(self._findings[int(str(event.option_id))])

    def action_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def _options(self) -> list[Option]:
        options: list[Option] = []
        for section in self._report.form.sections:
            found = [place for place, f in enumerate(self._findings) if f.section == section.key]
            if not found:
                continue
            options.append(Option(Content.styled(section.title.text, "bold"), disabled=True))
            found.sort(key=lambda place: _ORDER.index(self._findings[place].severity))
            options += [self._option(place) for place in found]
        return options

    def _option(self, place: int) -> Option:
        finding = self._findings[place]
        head = (f"{SEVERITIES[finding.severity]}：", f"bold {_STYLES[finding.severity]}")
        rows = broken(finding.message, max(20, self.size.width - len(_INDENT) - FRAME))
        return Option(Content.assemble(head, f"\n{_INDENT}".join(rows)), id=str(place))
