"""The lines of a source that are in no place of the report, with their numbers.

They are put into a field, or not wanted; the menus and page numbers that the reader knew stand
below, closed until they are wanted.
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from nianbao.desk.reading_in_hand import ReadingInHand
from nianbao.desk.unplaced_lines import UnplacedLines, destinations, held_by, suggestion
from nianbao.report.text import clean_marks
from nianbao.tui.actions import bindings
from nianbao.tui.kit.dialogs import Choose
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.line_breaking import rows_of
from nianbao.tui.kit.list_screen import ListScreen, say_at
from nianbao.tui.kit.marking_list import MarkingList
from nianbao.tui.kit.plain import plain
from nianbao.tui.reading_in.putting import PuttingScreen

_FRAME = 6
"""Terminal cells of a row that padding and scrollbar may take."""
_MARK, _NO_MARK = "[x] ", "[ ] "
_QUIET = "$text-muted"
_OUTCOME = ".outcome"


class _Fold(Enum):
    """The row over the lines that nobody wants."""

    UNWANTED = auto()


Shown = int | _Fold
"""A line by its index, or the row that shows and hides those nobody wants."""


class UnplacedScreen(ListScreen[None, Shown]):
    """Lists the lines; what is done with them is a change of the report in hand."""

    ACTION_IDS = ("turn_lines", "undo", "redo", "back")
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "回车 放进报告　空格 做记号，一起放　Shift+上下键 连着做"

    def __init__(self, held: ReadingInHand) -> None:
        super().__init__()
        self._held = held
        self._shows_unwanted = False

    # --- What is shown

    def compose(self) -> ComposeResult:
        """As every list, but that several lines can be marked in it."""
        for widget in super().compose():
            is_list = isinstance(widget, EntryList)
            yield MarkingList[Shown](self._words) if is_list else widget

    @property
    def marking(self) -> MarkingList[Shown]:
        """The list, with its marks."""
        return self.query_one(MarkingList)

    def heading(self) -> str:
        """How many lines there are, and how many are marked."""
        count = len(self._held.unplaced.open)
        words = f"原文里有{count}行没有放进报告" if count else "原文里没有剩下的行"
        marked = len(self.marking.marked)
        return words + (f"　做了记号{marked}行" if marked else "")

    def empty_words(self) -> str:
        """That nothing is left."""
        if not self._held.reading.source:
            return "这种文件没有原文可看，数字和文字都是按名称读的。按 Esc 返回。"
        return "原文的每一行都放进了报告，没有剩下的。按 Esc 返回。"

    def help_words(self) -> str:
        """What these lines are, and what to do with them."""
        return (
            "这里是原文里没有放进报告的行，前面是行号，上面写着它在原文的哪一部分。\n"
            "有用的按回车放进报告：选一栏，看放进去是什么样子，再按一次回车。一行成一段。\n"
            "几行放到一起的，先按空格做记号，或者按着 Shift 用上下键连着做，再按回车。\n"
            "没用的按 Delete，就不再提醒。最下面一行是网页的菜单、页码、落款和不要的行，"
            "按回车看；在那里按 Delete 又放回来。\n"
            "放错了按 Ctrl+Z 撤销，一次退一步。"
        )

    def entries(self) -> Iterator[Entry[Shown]]:
        """The lines under the part of the source in which they stand, then those nobody wants."""
        lines = self._held.unplaced
        if not lines.open and lines.unwanted:
            yield Entry(plain("没有剩下的：有用的都放进了报告。"))
        before = ""
        for at in sorted(lines.open):
            if (part := _part(self._held, lines.lines[at][0])) != before:
                before = part
                yield Entry(Content.styled(part, "bold"))
            yield self._entry(at)
        if lines.unwanted:
            words = _fold_words(len(lines.unwanted), shown=self._shows_unwanted)
            yield Entry(words, _Fold.UNWANTED)
        if self._shows_unwanted:
            yield from map(self._entry, sorted(lines.unwanted))

    def _entry(self, at: int) -> Entry[Shown]:
        return Entry(
            _words(self._held.unplaced, at, self.size.width, at in self.marking.marked), at
        )

    def _words(self, row: Shown, marked: bool) -> Content | None:
        if isinstance(row, _Fold):
            return None
        return _words(self._held.unplaced, row, self.size.width, marked)

    def told(self) -> Iterator[Static]:
        """What was done last."""
        yield Static("", classes="outcome")

    # --- What is done

    def on_marking_list_marked(self) -> None:
        """Tell how many are marked."""
        self.query_one(".title-line", Static).update(plain(self.heading()))

    @work
    async def take(self, value: Shown) -> None:
        """Put the lines that are marked, or this one, into the report; or show what is hidden."""
        if isinstance(value, _Fold):
            self._shows_unwanted = not self._shows_unwanted
            self.draw(on=value)
        else:
            await self._put(self._marked or [value])

    async def _put(self, chosen: Sequence[int]) -> None:
        """Ask where these lines go, show what that makes of the field, and put them there."""
        report, lines = self._held.report, self._held.unplaced
        by_line, before = suggestion(self._held.reading, report, lines.lines[chosen[0]][0])
        words = lines.words(chosen)
        there = destinations(report, words)
        into = await self.app.push_screen_wait(
            Choose(
                f"{_counted(chosen)}放到哪里？",
                [(one, one.label) for one in there],
                selected=next((one for one in there if one.at == by_line), None),
                shown=lambda one: held_by(report, one.at) or "现在是空的。",
            )
        )
        if into is None:
            return
        putting = PuttingScreen(report, into, words, at_start=before and into.at == by_line)
        at_start = await self.app.push_screen_wait(putting)
        if at_start is not None:
            self._held.put_lines(chosen, into.at, at_start=at_start)
            self._show_change(f"{_counted(chosen)}放到了“{into.label}”，撤销按 Ctrl+Z。", chosen)

    def action_turn_lines(self) -> None:
        """Don't want the lines that are marked, or this one; or want them again."""
        here = [self.in_hand] if isinstance(self.in_hand, int) else []
        if chosen := self._marked or here:
            wanted = not self._held.unplaced.open.intersection(chosen)
            self._held.turn_lines(chosen)
            words = "放回来了" if wanted else "不要了"
            self._show_change(f"{_counted(chosen)}{words}，撤销按 Ctrl+Z。", chosen)

    def action_undo(self) -> None:
        """Take the last of these changes back."""
        before = self._held.unplaced
        if self._held.undo_lines():
            self._show_change("撤销了一步，重做按 Ctrl+Y。", self._changed_since(before))
        else:
            say_at(self, _OUTCOME, "这里没有可以撤销的了；填的数、写的字，回到报告里撤销。")

    def action_redo(self) -> None:
        """Do that again which was taken back last."""
        before = self._held.unplaced
        if self._held.redo_lines():
            self._show_change("重做了一步，撤销按 Ctrl+Z。", self._changed_since(before))
        else:
            say_at(self, _OUTCOME, "这里没有可以重做的了。")

    @property
    def _marked(self) -> Sequence[int]:
        return sorted(row for row in self.marking.marked if isinstance(row, int))

    def _changed_since(self, before: UnplacedLines) -> Sequence[int]:
        now = self._held.unplaced
        return sorted((before.open ^ now.open) | (before.unwanted ^ now.unwanted))

    def _show_change(self, words: str, changed: Sequence[int]) -> None:
        """Show what is left, the cursor on what was changed or on the line behind it."""
        self.marking.marked.clear()
        lines = self._held.unplaced
        shown = sorted(lines.open) + (sorted(lines.unwanted) if self._shows_unwanted else [])
        near = [at for at in shown if at >= changed[0]] or sorted(lines.open)[-1:]
        self.draw(on=near[0] if near else _Fold.UNWANTED)
        say_at(self, _OUTCOME, words)


def _words(lines: UnplacedLines, at: int, width: int, marked: bool) -> Content:
    """The words of a line, whole, over as many rows of so many cells as they take."""
    number, words = lines.lines[at]
    digits = len(str(lines.lines[-1][0]))
    head = f"{_MARK if marked else _NO_MARK}{number:>{digits}}  "
    rows = rows_of(clean_marks(words), max(20, width - len(head) - _FRAME))
    style = "bold" if marked else _QUIET
    content = Content.assemble((head, style), f"\n{' ' * len(head)}".join(rows))
    return content.stylize(_QUIET) if at in lines.unwanted else content


def _fold_words(count: int, *, shown: bool) -> Content:
    sign, what = ("-", "收起") if shown else ("+", "看看")
    return plain(f"{sign} 不要的{count}行：网页的菜单、页码、落款等，回车{what}").stylize(_QUIET)


def _part(held: ReadingInHand, number: int) -> str:
    """In which part of the source a line stands."""
    begun = {line: key for key, line in held.reading.places.items() if line <= number}
    if not begun:
        return "第一部分前面"
    return held.report.form.section(begun[max(begun)]).title.text


def _counted(lines: Sequence[int]) -> str:
    return f"这{len(lines)}行" if len(lines) > 1 else "这一行"
