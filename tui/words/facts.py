"""The office's own numbers and lists, with last year's beside them."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace

from textual import events, work

from nianbao.desk.open_report import OpenReport
from nianbao.desk.report_in_hand import join_steps
from nianbao.report.document import Report
from nianbao.report.facts import Fact, Facts, fact_named, read_items, stated_totals, with_fact
from nianbao.report.words.codes import Codes, renamed
from nianbao.report.words.replacing import with_words
from nianbao.report.words.searching import written_out
from nianbao.tui.actions import bindings
from nianbao.tui.kit.asking import Asking
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.plain import plain
from nianbao.tui.terminal.bursts import BurstField
from nianbao.tui.words.asking_facts import (
    ask_item,
    ask_name,
    ask_new_fact,
    ask_number,
    ask_pasted,
    ask_unit,
    may_remove,
    may_replace,
)
from nianbao.tui.words.fact_lines import fact_line, item_line, uses

_ABOUT = (
    "常用数是文字里要写的数，如专区40个、村委会39个；各领域的条数这样成串的数，用列表。\n"
    "写一次，文字里按 Ctrl+D 填它的名字；数改了，每一句都跟着改。\n"
    "下一年名字和单位带过去，数重新填，旁边有上年的数。"
)


_Question = Callable[[Asking, Fact], Awaitable[Fact | None]]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the list: a fact, or the item of a list at a place."""

    fact: Fact
    at: int | None = None


@dataclass(frozen=True, slots=True)
class _New:
    """A line to add a number or a list with."""

    as_list: bool


class FactsScreen(ListScreen[None, _Line | _New]):
    """Lists the facts of the report in hand; every change goes through it."""

    burst_field = BurstField.ROWS
    ACTION_IDS = ("add_line", "edit_line", "remove_line", "undo", "back")
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "回车 改数（列表加一项）　F2 改名字、单位　可以粘贴两列"

    def __init__(self, held: OpenReport) -> None:
        super().__init__()
        self._held = held
        self._asking = Asking(self, held.place)
        self._made = 0

    def heading(self) -> str:
        """Whose numbers."""
        return f"常用数：{self._held.report.title}"

    def greeting(self) -> str:
        """What the numbers are for, before there are any."""
        return "" if self._held.report.facts else f"还没有常用数。{_ABOUT}"

    def help_words(self) -> str:
        """What the numbers are for, and how they are used."""
        return (
            f"{_ABOUT}\n"
            "列表有三个名字可以填：总数、后面加“个数”是有几项、后面加“明细”是一项一项列出来的话。\n"
            "从 Excel、WPS 复制两列（名称、数），光标放在列表上粘贴，先看再换。"
        )

    def entries(self) -> Iterator[Entry[_Line | _New]]:
        """Each fact, with its items below it; then those to add."""
        report, last = self._held.report, self._held.previous
        for fact in report.facts:
            before = fact_named(last.facts if last else (), fact.name)
            yield Entry(plain(fact_line(fact, before, uses(report, fact))), _Line(fact))
            for at, item in enumerate(fact.items or ()):
                yield Entry(plain(item_line(fact, item, before)), _Line(fact, at))
        yield Entry(plain("+ 增加一个数"), _New(as_list=False))
        yield Entry(plain("+ 增加一个列表"), _New(as_list=True))

    @work
    async def take(self, value: _Line | _New) -> None:
        """Change the number of the line that was chosen, or add what the line says."""
        if isinstance(value, _New):
            await self._add_fact(as_list=value.as_list)
        elif value.at is not None:
            self._change(value, await ask_item(self._asking, value.fact, value.at, new=False))
        elif value.fact.items is not None:
            await self._add_item(value, len(value.fact.items))
        else:
            self._change(value, await ask_number(self._asking, value.fact))

    @work
    async def action_add_line(self) -> None:
        """Add an item behind the one in hand; elsewhere a fact."""
        line = self._line
        if line is not None and line.fact.items is not None:
            await self._add_item(line, len(line.fact.items) if line.at is None else line.at + 1)
        else:
            await self._add_fact(as_list=False)

    @work
    async def action_edit_line(self) -> None:
        """Rename a fact, and change the unit of a list; the words of an item."""
        line = self._line
        if line is None:
            return
        if line.at is not None:
            self._change(line, await ask_item(self._asking, line.fact, line.at, new=False))
        else:
            named = await ask_name(self._asking, line.fact, _taken(self._held, line.fact))
            if named is not None:
                await self._change_twice(line, named, ask_unit if named.items is not None else None)

    @work
    async def action_remove_line(self) -> None:
        """Take the line in hand away, after asking where words or items hang on it."""
        line = self._line
        if line is None or not self._held.may_change():
            return
        fact, items = line.fact, line.fact.items or ()
        if line.at is not None:
            kept = (*items[: line.at], *items[line.at + 1 :])
            self._change(line, replace(fact, items=kept))
        elif await may_remove(self.app, fact, uses(self._held.report, fact)):
            self._keep(with_fact(self._held.report.facts, fact.name, None), self._held.report)
        else:
            return
        self.app.notify("删除了，Ctrl+Z 可以撤销。")

    async def action_undo(self) -> None:
        """Take back the last change that was made here."""
        if not self._made:
            self.app.notify("在这里没有改过什么；以前的改动回到报告里撤销。")
            return
        self._made -= 1
        self._held.undo()
        self.draw()

    @work
    async def on_paste(self, event: events.Paste) -> None:
        """Take a block of two columns into the list in hand."""
        line, items = self._line, read_items(event.text)
        if line is None or line.fact.items is None:
            self.app.notify("先把光标放在一个列表上，再粘贴两列（名称、数）。")
            return
        if not items:
            self.app.notify("粘贴的内容里没有看到名称和数。")
            return
        fact = await ask_pasted(self.app, line.fact, items, stated_totals(event.text))
        if fact is not None:
            self._change(line, fact)
            await self._offer_code(fact)

    # --- The report and the list

    async def _change_twice(self, line: _Line, named: Fact, more: _Question | None) -> Fact:
        """Put a fact in a line's place at once, then what else is asked: one step for undo."""
        before, made = self._held.report, self._made
        self._change(line, named)
        asked = await more(self._asking, named) if more else None
        self._change(_Line(named), asked)
        join_steps(self._held, before)
        self._made = min(self._made, made + 1)
        return asked or named

    async def _add_fact(self, *, as_list: bool) -> None:
        named = await ask_new_fact(self._asking, _taken(self._held, None), as_list=as_list)
        if named is not None:
            more = ask_unit if as_list else ask_number
            await self._offer_code(await self._change_twice(_Line(named), named, more))

    async def _offer_code(self, fact: Fact) -> None:
        """Offer to put its code where the number of a fact is typed out in the words."""
        report = self._held.report
        spans = written_out(report, fact) if fact in report.facts else ()
        if spans and await may_replace(self.app, report, fact, spans):
            self._keep(report.facts, with_words(report, spans, f"{{{fact.name}}}"))

    async def _add_item(self, line: _Line, at: int) -> None:
        self._change(_Line(line.fact, at), await ask_item(self._asking, line.fact, at, new=True))

    def _change(self, line: _Line, new: Fact | None) -> None:
        """Put a fact in the place of a line's; the words that use its codes follow its name."""
        if new is None:
            return
        old, report = line.fact, self._held.report
        if new.name != old.name:
            report = renamed(report, dict(zip(old.values(), new.values(), strict=True)))
        self._keep(with_fact(report.facts, old.name, new), report)
        self.draw(on=_Line(new, line.at))

    def _keep(self, facts: Facts, report: Report) -> None:
        """Make facts those of the report; undo takes them back."""
        changed = replace(report, facts=facts)
        if self._held.may_change() and changed != self._held.report:
            self._held.change(changed)
            self._made += 1
        self.draw()

    @property
    def _line(self) -> _Line | None:
        """The line in hand; None where it is one to add with."""
        return self.in_hand if isinstance(self.in_hand, _Line) else None


def _taken(held: OpenReport, but: Fact | None) -> set[str]:
    """The names that codes have, those of one fact left out."""
    report = held.report
    others = with_fact(report.facts, but.name, None) if but else report.facts
    codes = Codes(replace(report, facts=others), held.previous)
    return {code.name for code in codes.listed()}
