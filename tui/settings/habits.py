"""How the office prints its reports: Enter on a line takes the next choice, kept at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from textual import work
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from nianbao.report.errors import ReportError
from nianbao.report.form.numbering import STYLES
from nianbao.report.office import Office
from nianbao.storage.library import Library
from nianbao.tui.kit.dialogs import ListDialog
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain

_Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Habit:
    """A setting of the office: its name in `Office`, the clerk's words, what can be chosen."""

    field: str
    words: str
    choices: Sequence[tuple[_Value, str]]

    def chosen(self, office: Office) -> str:
        """The words for what the office has; the value itself when it is none of the choices."""
        value = getattr(office, self.field)
        return dict(self.choices).get(value, str(value))

    def next(self, office: Office) -> Office:
        """The office with the next choice, the first one behind the last."""
        values = [value for value, _ in self.choices]
        value = getattr(office, self.field)
        place = values.index(value) + 1 if value in values else 0
        changed: dict[str, Any] = {self.field: values[place % len(values)]}
        return replace(office, **changed)


HABITS = (
    Habit(
        "print_numbering",
        "小标题的编号",
        (("own", "照报告里的"), *((style, style) for style in STYLES), ("", "不编号")),
    ),
    Habit("print_preface", "导语", ((True, "印"), (False, "不印"))),
    Habit("fee_decimals", "收费金额保留几位小数", tuple((n, f"{n}位") for n in (2, 4, 6))),
    Habit("print_fee_padded", "收费金额位数不够时", ((False, "不补0"), (True, "补0"))),
    Habit("print_fee_note", "收费金额的表头", ((False, "照表样"), (True, "写明保留几位小数"))),
    Habit("print_signature", "落款单位", ((False, "不印"), (True, "印在最后"))),
    Habit("print_date", "落款日期", ((False, "不印"), (True, "印导出那一天"))),
    Habit("print_aligned", "纯文本的表格", ((False, "制表符分列"), (True, "按列对齐"))),
    Habit("print_gb18030", "纯文本的编码", ((False, "UTF-8"), (True, "GB18030（旧的记事本）"))),
)


def _each(unit: str, *values: int) -> tuple[tuple[_Value, str], ...]:
    return tuple((value, f"{value}{unit}") for value in values)


LIMITS = (
    Habit(
        "overview_limit",
        "第一部分一般不超过",
        (*_each("字", 1000, 1500, 2000, 3000), (0, "不提醒")),
    ),
    Habit("overview_alike", "第一部分和上年相同，从多少起提醒", _each("%", 80, 90, 100, 60, 70)),
    Habit("problems_alike", "第五部分和上年相同，从多少起提醒", _each("%", 60, 70, 80, 90, 100)),
    Habit("other_share", "“其他”占办理结果，超过多少提醒", _each("%", 20, 30, 40, 50, 10)),
    Habit("fee_limit", "收费从多少起提醒可能填成了元", _each("万元", 1000, 5000, 100, 10)),
    Habit("offer_codes", "文字里手打的数，表里就有的", ((False, "不提"), (True, "提醒换成名字"))),
    Habit("reminder_days", "截止日期前多少天起提醒", _each("天", 7, 10, 15, 3)),
)
"""From where on the checks warn: counties differ."""
COUNTING = (
    Habit(
        "count_new_answers",
        "复议、诉讼后重新答复的",
        ((False, "不再算一件"), (True, "另算一件")),
    ),
    Habit(
        "count_lapsed",
        "逾期不补正、不缴费，台账里没写办结的",
        ((True, "期满第二天算办结"), (False, "算没有办完")),
    ),
)
"""How the registers count where no text lays it down."""


class HabitsScreen(ListDialog[None, Habit]):
    """Lists habits and what the office has of them; Enter takes the next choice, kept at once."""

    def __init__(
        self, library: Library, office: Office, title: str, habits: Sequence[Habit]
    ) -> None:
        super().__init__()
        self._title, self._habits = title, habits
        self._library = library
        self._office = office

    def compose(self) -> ComposeResult:
        """A line for each habit."""
        with Vertical(id="dialog"):
            yield Static(self._title, classes="dialog-title")
            entries = (Entry(self._words(habit), habit) for habit in self._habits)
            yield EntryList(entries, compact=True)
            yield Static("", id="refusal", classes="error-words")
            yield Static("上下键 选一行　回车 换一种　Esc 返回", classes="dialog-keys")

    def on_mount(self) -> None:
        """Put the cursor on the first line."""
        self.list.highlighted = 0
        self.set_focus(self.list)

    @work
    async def take(self, value: Habit) -> None:
        """Take the next choice of a habit and keep it."""
        office = value.next(self._office)
        refusal = self.query_one("#refusal", Static)
        try:
            await off_loop(self.app, "正在存", partial(self._library.set_office, office))
        except ReportError as error:
            refusal.update(Flowing(str(error)))
            return
        self._office = office
        refusal.update("")
        self.list.reword(value, self._words(value))

    def _words(self, habit: Habit) -> Content:
        return plain(f"{habit.words}：{habit.chosen(self._office)}")


async def change_habits(
    app: App[Any], library: Library, title: str = "导出习惯", habits: Sequence[Habit] = HABITS
) -> None:
    """Let the clerk change habits of the office; raises StorageError when it can't be read."""
    office = await off_loop(app, "正在读", library.office)
    await app.push_screen_wait(HabitsScreen(library, office, title, habits))
