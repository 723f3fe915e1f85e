"""The questions about one of the office's own numbers; each gives what the fact becomes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from textual.app import App

from nianbao.report.document import Report
from nianbao.report.facts import Fact, Item, merged, read_amount, read_item, read_name, read_unit
from nianbao.report.finding import Span
from nianbao.report.form.figures import add, print_figure
from nianbao.tui.kit.asking import Asking
from nianbao.tui.kit.dialogs import Choose, confirm, refusal

_SHOWN = 8
"""Pasted lines that are shown before they are taken."""
_AROUND = 14
"""Characters shown on either side of a number that is typed out."""
_ITEM = "名称和数，如 救灾领域 15。"


async def ask_new_fact(asking: Asking, taken: Iterable[str], *, as_list: bool) -> Fact | None:
    """A new number or list, which has its name alone by now; None for Esc."""
    name = await asking.line(
        "新的列表" if as_list else "新的常用数",
        "名字，如 标准目录。" if as_list else "名字，如 专区。文字里用它代表这个数。",
        refuse=refusal(lambda words: read_name(words, taken)),
    )
    return None if name is None else Fact(read_name(name, taken), items=() if as_list else None)


async def ask_number(asking: Asking, fact: Fact) -> Fact | None:
    """The number, and its unit with it; None for Esc."""
    amount = await asking.line(
        f"“{fact.name}”是多少？",
        "数和单位，如 40个；空着就是还没有数。",
        f"{print_figure(fact.number)}{fact.unit}" if fact.number is not None else "",
        refuse=refusal(lambda words: read_amount(words, fact.unit)),
    )
    if amount is None:
        return None
    number, unit = read_amount(amount, fact.unit)
    return replace(fact, number=number, unit=unit)


async def ask_unit(asking: Asking, fact: Fact) -> Fact | None:
    """A list with its unit; None for Esc."""
    title = f"“{fact.name}”的单位"
    unit = await asking.line(title, "如 条、个；可以不写。", fact.unit, refuse=refusal(read_unit))
    return None if unit is None else replace(fact, unit=read_unit(unit))


async def ask_item(asking: Asking, fact: Fact, at: int, *, new: bool) -> Fact | None:
    """An item of a list in words and number: a new one before place `at`, or the one there."""
    items = fact.items or ()
    item = Item("") if new else items[at]
    words = await asking.line(
        f"“{fact.name}”加一项" if new else f"“{fact.name}”第{at + 1}项",
        _ITEM,
        f"{item.name} {print_figure(item.number)}".strip(),
        refuse=refusal(read_item),
    )
    if words is None:
        return None
    behind = items[at:] if new else items[at + 1 :]
    return replace(fact, items=(*items[:at], read_item(words), *behind))


async def ask_name(asking: Asking, fact: Fact, taken: Iterable[str]) -> Fact | None:
    """The fact under another name; None for Esc."""
    name = await asking.line(
        f"“{fact.name}”改名",
        "文字里用到它的地方跟着改名。",
        fact.name,
        refuse=refusal(lambda words: read_name(words, taken)),
    )
    return None if name is None else replace(fact, name=read_name(name, taken))


async def ask_pasted(
    app: App[Any], fact: Fact, items: tuple[Item, ...], totals: tuple[Item, ...]
) -> Fact | None:
    """Whether pasted lines go into a list or take its place; None for neither.

    `totals` are printed sums of the lines: held against them, and never put in.
    """
    old = fact.items or ()
    checked = [_total_words(total, items) for total in totals[-1:]]
    shown = [f"{item.name}　{print_figure(item.number) or '-'}" for item in items[:_SHOWN]]
    new = await app.push_screen_wait(
        Choose(
            f"粘贴到“{fact.name}”：{len(items)}项",
            [
                (merged(old, items), "并进去：名称相同的换成新的数，别的加在后面"),
                (items, f"全部换掉：原来的{len(old)}项不要了"),
                (old, "不粘贴"),
            ],
            body="\n".join([*shown, *(["……"] if len(items) > _SHOWN else []), *checked]),
        )
    )
    return None if new is None or new is old else replace(fact, items=new)


def _total_words(total: Item, items: Sequence[Item]) -> str:
    """Whether a printed total is the sum of the lines."""
    summed, printed = add(item.number for item in items), print_figure(total.number)
    if summed == total.number:
        return f"{total.name}{printed}，和各项加起来一样；{total.name}不算一项。"
    told = print_figure(summed) or "空"
    return f"印的{total.name}是{printed}，各项加起来是{told}，请核对；{total.name}不算一项。"


async def may_remove(app: App[Any], fact: Fact, uses: int) -> bool:
    """Whether a fact goes; asked where words use it, or it has lines."""
    items = fact.items or ()
    if not uses and not items:
        return True
    words = [f"文字里用了{uses}处，删了以后那里只剩名字，核对会查出来。"] if uses else []
    words += [f"里面有{len(items)}项。"] if items else []
    title = f"删除“{fact.name}”？"
    return await confirm(app, title, yes="删除", no="不删除", body="".join(words), no_first=True)


async def may_replace(app: App[Any], report: Report, fact: Fact, spans: Sequence[Span]) -> bool:
    """Whether a number that is typed out becomes the fact's code; shown with its words."""
    amount = f"{print_figure(fact.total)}{fact.unit}"
    shown = []
    for field, start, end in spans[:_SHOWN]:
        text = report.prose.text(field)
        first = max(0, start - _AROUND)
        words = text[first : end + _AROUND].replace("\n", " ")
        shown.append(f"{'…' if first else ''}{words}")
    return await confirm(
        app,
        f"文字里有{len(spans)}处“{amount}”，换成名字？",
        yes=f"换成“{{{fact.name}}}{fact.unit}”，以后跟着数改",
        no="不换",
        body="\n".join(shown),
    )
