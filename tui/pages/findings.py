"""The list of findings: errors first, each under its section; Enter goes to the place.

A warning can be put aside here with a reason; it then stands last, with it.
"""

from collections.abc import Callable, Iterator, Sequence

from textual import work
from textual.content import Content
from textual.widgets import Static

from nianbao.desk.checking import rule_words
from nianbao.desk.left_place import LeftPlace
from nianbao.report.document import Report
from nianbao.report.finding import SEVERITIES, Finding, Severity, count_findings
from nianbao.report.listing import under_heading, worst_first_by_section
from nianbao.tui.actions import bindings
from nianbao.tui.kit.asking import Asking
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.list_screen import ListScreen, say_at

PutAside = Callable[[Finding, str], tuple[Report, Sequence[Finding]]]
"""Puts a warning aside for a reason, or takes it up again for `""`; gives what is so then."""

_FRAME = 8
"""Terminal cells of a row that padding and scrollbar may take."""
_INDENT = " " * 6
_STYLES = {"error": "$text-error", "warning": "$text-warning", "info": "$text-muted"}


class FindingsScreen(ListScreen[Finding, Finding]):
    """Shows findings; gives the one chosen. `put_aside` dismisses one, if any can be."""

    ACTION_IDS = ("put_aside", "back")
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "上下键 选择　回车 到出问题的地方"

    def __init__(
        self,
        report: Report,
        findings: Sequence[Finding],
        put_aside: PutAside | None = None,
        title: str = "",
        may_change: Callable[[], bool] = lambda: True,
        place: LeftPlace | None = None,
    ) -> None:
        """Without a title of its own the list counts errors and warnings.

        `may_change` tells, before a reason is asked for, where the report is locked; `place` keeps
        what is typed of it.
        """
        super().__init__()
        self._title = title
        self._report = report
        self._findings = findings
        self._put_aside = put_aside
        self._may_change, self._place = may_change, place

    def heading(self) -> str:
        """How many there are, if there is no title."""
        errors, warnings = count_findings(self._findings)
        aside = sum(bool(finding.dismissed) for finding in self._findings)
        counted = f"核对：{errors}个错误，{warnings}个提醒" + (f"，放过{aside}个" if aside else "")
        return self._title or counted

    def empty_words(self) -> str:
        """That all is well."""
        return "没有查出问题。按 Esc 返回。"

    def told(self) -> Iterator[Static]:
        """What the rule of the finding in hand asks."""
        yield Static("", classes="rule-words quiet")

    def tell(self, value: Finding | None) -> None:
        """Tell what the rule asks, and where it comes from."""
        if value is not None:
            say_at(self, ".rule-words", rule_words(value.rule))

    def list_keys(self) -> str:
        """With the key that puts aside, where it does."""
        aside = "　Delete 放过，再按恢复"
        return self.KEYS if self._put_aside is None else self.KEYS + aside

    def action_ids(self) -> tuple[str, ...]:
        """Without putting aside, where nothing can be."""
        ids = super().action_ids()
        return ids if self._put_aside else tuple(name for name in ids if name != "put_aside")

    def help_words(self) -> str:
        """What the list tells, and how to use it."""
        return (
            "每一行是查出的一个问题，错误在前，写在它那一部分的名称下面。错误要改，提醒请看一看是不是对的。\n"
            "按回车到出问题的地方。在报告里按 F8 也能一处一处走。\n"
            "提醒看过没有问题的，按 Delete 写明理由放过；它说的数字或句子一改，提醒会再出来。"
        )

    def entries(self) -> Iterator[Entry[Finding]]:
        """The findings under their sections, errors first, what was put aside last."""
        return finding_entries(self._report, self._findings, self.size.width - _FRAME)

    def take(self, value: Finding) -> None:
        """Give the finding that was chosen."""
        self.dismiss(value)

    @work
    async def action_put_aside(self) -> None:
        """Put the warning under the cursor aside for a reason, or take it up again."""
        finding = self.in_hand
        if finding is None or self._put_aside is None or not self._may_change():
            return
        reason = await ask_reason(Asking(self, self._place), finding)
        if reason is not None:
            self._report, self._findings = self._put_aside(finding, reason)
            self.draw()


def finding_entries(
    report: Report, findings: Sequence[Finding], cells: int
) -> Iterator[Entry[Finding]]:
    """Errors first, under their sections, in rows of so many cells; what was put aside last."""
    for title, found in worst_first_by_section(report.form, findings):
        yield Entry(Content.styled(title, "bold"))
        for finding in found:
            yield _entry(finding, under_heading(report.form, finding), cells)


async def ask_reason(asking: Asking, finding: Finding) -> str | None:
    """Ask why a warning is put aside; empty where one is taken up again, None where it stays."""
    if finding.dismissed:
        return ""
    if finding.severity is not Severity.WARNING:
        asking.asker.app.notify("只有提醒可以放过；错误要改，说明不用管。")
        return None
    words = finding.message
    return await asking.line("为什么这一条没有问题？", words, refuse=_refuse_empty, about=words)


def _entry(finding: Finding, message: str, cells: int) -> Entry[Finding]:
    word, style = SEVERITIES[finding.severity], f"bold {_STYLES[finding.severity]}"
    if finding.dismissed:
        word, style = "放过", "$text-muted"
        message += f"（理由：{finding.dismissed}）"
    rows = broken(message, max(20, cells - len(_INDENT)))
    head = (f"{word}：", style)
    return Entry(Content.assemble(head, f"\n{_INDENT}".join(rows)), finding)


def _refuse_empty(text: str) -> str:
    return "" if text.strip() else "理由不能空着；它会和报告存在一起，印在审签单上。"
