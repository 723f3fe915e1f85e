"""The office's own numbers and lists, with last year's beside them."""

from dataclasses import dataclass, replace

from rich.cells import set_cell_size
from textual import events, work
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report.document import Report
from report.facts import Fact, Facts, Item, fact_named, read_items, with_fact
from report.form.figures import Figure, print_figure
from report.words.codes import Codes, renamed, used
from report.words.searching import with_code, written_out
from tui.actions import bindings
from tui.kit.choice_list import ChoiceList
from tui.kit.clerk_screen import ClerkScreen
from tui.kit.flowing import Flowing
from tui.kit.key_line import KeyLine
from tui.kit.plain import plain
from tui.report.report_view import ReportView
from tui.words.asking_facts import (
    ask_item,
    ask_name,
    ask_new_fact,
    ask_number,
    ask_pasted,
    may_remove,
    may_replace,
)

ABOUT = (
    "常用数是文字里要写的数，如专区40个、村委会39个；各领域的条数这样成串的数，用列表。\n"
    "写一次，文字里按 Ctrl+D 填它的名字；数改了，每一句都跟着改。\n"
    "下一年名字和单位带过去，数重新填，旁边有上年的数。"
)
NAME_CELLS, AMOUNT_CELLS = 32, 16


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the list: a fact, or the item of a list at a place."""

    fact: Fact
    at: int | None = None


class FactsScreen(ClerkScreen[None]):
    """Lists the facts of the report that a report screen shows; every change goes through it."""

    CSS_PATH = "../kit/lists.tcss"
    ACTION_IDS = ("add_line", "edit_line", "remove_line", "undo", "back")
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, view: ReportView) -> None:
        super().__init__()
        self._view = view
        self._lines: list[_Line] = []
        self._made = 0

    def compose(self) -> ComposeResult:
        """Whose numbers, the numbers or what they are for, the keys."""
        yield Static(plain(f"常用数：{self._view.report.title}"), classes="title-line")
        yield Static(Flowing(f"还没有常用数。{ABOUT}"), classes="greeting")
        yield ChoiceList(markup=False)
        keys = "回车 改数（列表是加一项）　F2 改名字、单位　把两列粘贴到列表上"
        yield Static(keys, classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def action_ids(self) -> tuple[str, ...]:
        """What every screen has goes with it."""
        return (*self.ACTION_IDS, "help", "palette", "quit")

    def help_words(self) -> str:
        """What the numbers are for, and how they are used."""
        return (
            f"{ABOUT}\n"
            "列表有三个名字可以填：总数、后面加“个数”是有几项、后面加“明细”是一项一项列出来的话。\n"
            "从 Excel、WPS 复制两列（名称、数），光标放在列表上粘贴，先看再换。"
        )

    def on_mount(self) -> None:
        """List what there is."""
        self.set_focus(self.query_one(OptionList))
        self._list(0)

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the number of the line that was chosen, or add what the line says."""
        if not self.is_current:
            return  # Enter came twice
        match str(event.option_id):
            case "number" | "list" as kind:
                await self._add_fact(as_list=kind == "list")
            case place:
                line = self._lines[int(place)]
                if line.at is not None:
                    self._change(line, await ask_item(self.app, line.fact, line.at, new=False))
                elif line.fact.items is not None:
                    await self._add_item(line, len(line.fact.items))
                else:
                    self._change(line, await ask_number(self.app, line.fact))

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
            self._change(line, await ask_item(self.app, line.fact, line.at, new=False))
        else:
            self._change(line, await ask_name(self.app, line.fact, self._taken(line.fact)))

    @work
    async def action_remove_line(self) -> None:
        """Take the line in hand away, after asking where words or items hang on it."""
        line = self._line
        if line is None or not self._view.may_change():
            return
        fact, items = line.fact, line.fact.items or ()
        if line.at is not None:
            kept = (*items[: line.at], *items[line.at + 1 :])
            self._change(line, replace(fact, items=kept))
        elif await may_remove(self.app, fact, self._uses(fact)):
            self._keep(with_fact(self._view.report.facts, fact.name, None), self._view.report)
        else:
            return
        self.app.notify("删除了，Ctrl+Z 可以撤销。")

    async def action_undo(self) -> None:
        """Take back the last change that was made here."""
        if not self._made:
            self.app.notify("在这里没有改过什么；以前的改动回到报告里撤销。")
            return
        self._made -= 1
        await self._view.action_undo()
        self._list(self._cursor)

    def action_back(self) -> None:
        """Go back to the report."""
        self.dismiss(None)

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
        fact = await ask_pasted(self.app, line.fact, items)
        if fact is not None:
            self._change(line, fact)
            await self._offer_code(fact)

    # --- The report and the list

    async def _add_fact(self, *, as_list: bool) -> None:
        fact = await ask_new_fact(self.app, self._taken(None), as_list=as_list)
        if fact is not None:
            self._change(_Line(fact), fact)
            await self._offer_code(fact)

    async def _offer_code(self, fact: Fact) -> None:
        """Offer to put its code where the number of a fact is typed out in the words."""
        report = self._view.report
        spans = written_out(report, fact) if fact in report.facts else ()
        if spans and await may_replace(self.app, report, fact, spans):
            self._keep(report.facts, with_code(report, spans, fact.name))

    async def _add_item(self, line: _Line, at: int) -> None:
        self._change(_Line(line.fact, at), await ask_item(self.app, line.fact, at, new=True))

    def _change(self, line: _Line, new: Fact | None) -> None:
        """Put a fact in the place of a line's; the words that use its codes follow its name."""
        if new is None:
            return
        old, report = line.fact, self._view.report
        if new.name != old.name:
            report = renamed(report, dict(zip(old.values(), new.values(), strict=True)))
        self._keep(with_fact(report.facts, old.name, new), report)
        self._list(self._cursor, _Line(new, line.at))

    def _keep(self, facts: Facts, report: Report) -> None:
        """Make facts those of the report; undo takes them back."""
        changed = replace(report, facts=facts)
        if self._view.may_change() and changed != self._view.report:
            self._view.change(changed)
            self._made += 1
        self._list(self._cursor)

    def _taken(self, but: Fact | None) -> set[str]:
        """The names that codes have, those of one fact left out."""
        report = self._view.report
        others = with_fact(report.facts, but.name, None) if but else report.facts
        codes = Codes(replace(report, facts=others), self._view.previous)
        return {code.name for code in codes.listed()}

    def _uses(self, fact: Fact) -> int:
        return sum(name in fact.values() for name in used(self._view.report))

    @property
    def _line(self) -> _Line | None:
        return self._lines[self._cursor] if self._cursor < len(self._lines) else None

    @property
    def _cursor(self) -> int:
        return self.query_one(OptionList).highlighted or 0

    def _list(self, cursor: int, select: _Line | None = None) -> None:
        """Draw the list anew; the cursor goes to the line selected, or stays."""
        self._lines = []
        for fact in self._view.report.facts:
            self._lines.append(_Line(fact))
            self._lines += [_Line(fact, at) for at in range(len(fact.items or ()))]
        if select in self._lines:
            cursor = self._lines.index(select)
        options = self.query_one(OptionList)
        options.set_options(
            [
                *(
                    Option(plain(self._words(line)), id=str(at))
                    for at, line in enumerate(self._lines)
                ),
                Option("+ 增加一个数", id="number"),
                Option("+ 增加一个列表", id="list"),
            ]
        )
        options.highlighted = min(cursor, options.option_count - 1)
        self.query_one(".greeting", Static).display = not self._lines

    def _words(self, line: _Line) -> str:
        """A line in words: name, number now, number last year, how often it is used."""
        fact, last = line.fact, fact_named(self._last, line.fact.name)
        if line.at is not None:
            item = (fact.items or ())[line.at]
            were = dict((last and last.items) or ())
            before = were.get(item.name)
            return _columns(f"    {item.name}", item, before, fact.unit)
        name = fact.name if fact.items is None else f"{fact.name}（列表，{len(fact.items)}项）"
        times = self._uses(fact)
        return _columns(name, Item(name, fact.total), last.total if last else None, fact.unit) + (
            f"用了{times}处" if times else "还没有用"
        )

    @property
    def _last(self) -> Facts:
        previous = self._view.previous
        return previous.facts if previous else ()


def _columns(name: str, item: Item, last: Figure, unit: str) -> str:
    amount = f"{print_figure(item.number)}{unit}" if item.number is not None else "还没有数"
    before = f"上年{print_figure(last)}{unit}" if last is not None else ""
    return (
        set_cell_size(name, NAME_CELLS)
        + set_cell_size(amount, AMOUNT_CELLS)
        + set_cell_size(before, AMOUNT_CELLS)
    )
