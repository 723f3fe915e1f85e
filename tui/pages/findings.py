"""The list of findings: grouped by section, worst first; Enter goes to the place.

A warning can be put aside here with a reason; it then stands last in its section, with it.
"""

from collections.abc import Callable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report.checks import rule_of
from report.document import Report
from report.finding import SEVERITIES, Finding, Severity, count_findings
from tui.actions import bindings
from tui.kit.choice_list import ChoiceList
from tui.kit.clerk_screen import ClerkScreen
from tui.kit.dialogs import AskText
from tui.kit.flowing import Flowing
from tui.kit.key_line import KeyLine
from tui.kit.line_breaking import broken
from tui.kit.plain import plain

FRAME = 8
"""Terminal cells of a row that padding and scrollbar may take."""
_INDENT = " " * 6
_ORDER = list(Severity)
PutAside = Callable[[Finding, str], tuple[Report, Sequence[Finding]]]
"""Puts a warning aside for a reason, or takes it up again for `""`; gives what is so then."""

_STYLES = {"error": "$text-error", "warning": "$text-warning", "info": "$text-muted"}


class FindingsScreen(ClerkScreen[Finding | None]):
    """Shows findings; gives the one chosen, or None for Esc. `put_aside` dismisses one."""

    CSS_PATH = "../kit/lists.tcss"
    ACTION_IDS = ("put_aside", "back")
    BINDINGS = bindings(ACTION_IDS)

    def __init__(
        self,
        report: Report,
        findings: Sequence[Finding],
        put_aside: PutAside | None = None,
        title: str = "",
    ) -> None:
        """Build the list; without a title of its own it counts errors and warnings."""
        super().__init__()
        self._title = title
        self._report = report
        self._findings = findings
        self._put_aside = put_aside

    def compose(self) -> ComposeResult:
        """How many there are, and each with its sentence."""
        yield Static("", classes="title-line")
        if self._findings:
            yield ChoiceList(markup=False)
        else:
            yield Static("没有查出问题。按 Esc 返回。", classes="empty-words")
        yield Static("", classes="rule-words quiet")
        keys = "上下键 选择　回车 到出问题的地方"
        if self._put_aside is not None:
            keys += "　Delete 放过提醒（写明理由），再按一次恢复"
        yield Static(keys, classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def action_ids(self) -> tuple[str, ...]:
        """What every screen has goes with it."""
        own = ("back",) if self._put_aside is None else self.ACTION_IDS
        return (*own, "help", "palette", "quit")

    def help_words(self) -> str:
        """What the list tells, and how to use it."""
        return (
            "每一行是查出的一个问题，按部分排列，错误在前。错误要改，提醒请看一看是不是对的。\n"
            "按回车到出问题的地方。在报告里按 F8 也能一处一处走。\n"
            "提醒看过没有问题的，按 Delete 写明理由放过；它说的数字或句子一改，提醒会再出来。"
        )

    def on_mount(self) -> None:
        """Put the cursor on the first finding."""
        self._draw()
        if self._findings:
            self.set_focus(self.query_one(OptionList))

    def on_resize(self) -> None:
        """Fit the sentences to the width; the cursor stays, at first on the first finding."""
        for options in self.query(OptionList):
            cursor = options.highlighted
            self._draw()
            options.highlighted = cursor or 1

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the finding that was chosen."""
        self.dismiss(self._findings[int(str(event.option_id))])

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what the rule asks, and where it comes from."""
        if event.option_id is not None:
            rule = rule_of(self._findings[int(event.option_id)].rule)
            words = f"{rule.help}\n依据：{rule.source}"
            self.query_one(".rule-words", Static).update(Flowing(words))

    @work
    async def action_put_aside(self) -> None:
        """Put the warning under the cursor aside for a reason, or take it up again."""
        options = self.query_one(OptionList)
        option = options.highlighted_option
        if option is None or option.id is None or self._put_aside is None:
            return
        finding = self._findings[int(option.id)]
        reason = ""
        if not finding.dismissed:
            if finding.severity is not Severity.WARNING:
                self.app.notify("只有提醒可以放过；错误要改，说明不用管。")
                return
            given = await self.app.push_screen_wait(
                AskText("为什么这一条没有问题？", body=finding.message, refuse=_refuse_empty)
            )
            if given is None:
                return
            reason = given
        cursor = options.highlighted
        self._report, self._findings = self._put_aside(finding, reason)
        self._draw()
        options.highlighted = cursor

    def action_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def _draw(self) -> None:
        errors, warnings = count_findings(self._findings)
        aside = sum(bool(finding.dismissed) for finding in self._findings)
        counted = f"核对：{errors}个错误，{warnings}个提醒" + (f"，放过{aside}个" if aside else "")
        self.query_one(".title-line", Static).update(plain(self._title or counted))
        for options in self.query(OptionList):
            options.set_options(self._options())

    def _options(self) -> list[Option]:
        options: list[Option] = []
        for section in self._report.form.sections:
            found = [place for place, f in enumerate(self._findings) if f.section == section.key]
            if not found:
                continue
            options.append(Option(Content.styled(section.title.text, "bold"), disabled=True))
            found.sort(key=self._order)
            options += [self._option(place) for place in found]
        return options

    def _order(self, place: int) -> tuple[bool, int]:
        finding = self._findings[place]
        return bool(finding.dismissed), _ORDER.index(finding.severity)

    def _option(self, place: int) -> Option:
        finding = self._findings[place]
        word, style = SEVERITIES[finding.severity], f"bold {_STYLES[finding.severity]}"
        message = finding.message
        if finding.dismissed:
            word, style = "放过", "$text-muted"
            message += f"（理由：{finding.dismissed}）"
        rows = broken(message, max(20, self.size.width - len(_INDENT) - FRAME))
        head = (f"{word}：", style)
        return Option(Content.assemble(head, f"\n{_INDENT}".join(rows)), id=str(place))


def _refuse_empty(text: str) -> str:
    return "" if text.strip() else "理由不能空着；它会和报告存在一起，印在审签单上。"
