"""What came of a roll-up: who is there, the sums, what is odd, and what can be written."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from rich.cells import set_cell_size
from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from nianbao.desk.rollup.county_desk import CountyDesk
from nianbao.report.rollup.who import ASIDES, OfficeLine, SetAside, UnreadFile
from nianbao.report.text import clean_marks
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.line_breaking import hanging
from nianbao.tui.kit.list_screen import ListScreen, row_cells
from nianbao.tui.kit.plain import plain
from nianbao.tui.kit.reading import ReadingScreen
from nianbao.tui.rollup.deciding import ask_returns, ask_which, ask_whose
from nianbao.tui.rollup.office_words import (
    OnlyOffices,
    checked_words,
    listed_offices,
    office_words,
    other_year_words,
)

_WHY = 12
"""Terminal cells of why something is not counted."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A line that switches a group on or off."""

    group: str


@dataclass(frozen=True, slots=True)
class SumRow:
    """A line about the sums: `_SUMS`, `_CHECKED` or what is written."""

    what: str


_SUMS, _CHECKED, _PAPERS, _RETURNS = map(SumRow, ("sums", "checked", "papers", "returns"))
_ONLY = SumRow("only")
RollupRow = GroupRow | SumRow | OfficeLine | SetAside | UnreadFile
"""What a line of the screen stands for."""


class RollupScreen(ListScreen[None, RollupRow]):
    """Lists offices and what is not counted; Enter opens what the line is about."""

    KEYS = "上下键 选择　回车 打开、换、写出"

    def __init__(self, desk: CountyDesk) -> None:
        super().__init__()
        self._desk = desk
        self._jobs = Jobs()
        self._only = OnlyOffices.ALL

    def heading(self) -> str:
        """The year, and how many have handed in."""
        one = self._desk.whole
        due = sum(line.office.expected for line in one.lines)
        words = f"{one.year}年汇总：应报{due}，已报{len(one.found)}，未报{len(one.missing)}"
        for what, number in (
            ("两份", len(one.twice)),
            ("没计入", len(one.aside)),
            ("读不出", len(one.unread)),
        ):
            words += f"，{what}{number}" if number else ""
        return words

    def help_words(self) -> str:
        """What the lines are."""
        return (
            "上面是合计：回车看每一格，再按回车看是哪些单位加起来的。乡镇、部门可以分别计入、不计入，按回车换。\n"
            "写出的汇总表、缺报名单、评分表和退回意见，都放在结果的文件夹里。\n"
            "各单位一行一个：报了没有，错几处、提醒几处，和别的单位雷同的写“同”。回车看要改什么，写县里的意见。\n"
            "有两份的，按回车选哪一份算数；名称像名单上哪个单位的，按回车定下是不是；"
            "定错了的，删掉结果文件夹里的“定下的.json”，再汇总、再定。\n"
            "没有计入的、读不出的在最后，光标到那一行，下面写着为什么、要做什么。"
        )

    def greeting(self) -> str:
        """That the next run heeds what was decided, and that another year may be meant."""
        number = self._desk.decided.number
        decided = f"定下了{number}件：按 Esc 回去，再“开始汇总”就算上。" if number else ""
        return "\n".join(filter(None, (decided, other_year_words(self._desk.whole))))

    def told(self) -> Iterator[Widget]:
        """What belongs to the line in hand; what is being written."""
        yield Static("", classes="rule-words quiet")
        yield self._jobs

    def entries(self) -> Iterator[Entry[RollupRow]]:
        """Sums, offices, what is not counted, what can be written."""
        rollup, width = self._desk.rollup, row_cells(self)
        yield Entry(Content.styled("合计", "bold"))
        yield Entry(plain(f"看合计的每一格（计入{rollup.sums.reports}份）"), _SUMS)
        for one in rollup.sums.by_group:
            mark = "[ ]" if one.group in self._desk.off else "[x]"
            yield Entry(plain(f"{mark} 计入{one.group}　{one.reports}份"), GroupRow(one.group))
        number = len(rollup.of_sum) + sum(map(len, rollup.across.values()))
        yield Entry(plain(f"看合计和单位之间查出的问题　{number}条"), _CHECKED)
        yield Entry(Content.styled("写出", "bold"))
        yield Entry(plain("写出汇总表、缺报名单、评分表"), _PAPERS)
        yield Entry(plain(f"写出退回意见（已写{len(self._desk.notes)}份）"), _RETURNS)
        yield Entry(Content.styled("各单位", "bold"))
        yield Entry(plain(f"列出：{self._only.value}（回车换）"), _ONLY)
        for line in listed_offices(self._desk, self._only):
            yield Entry(plain(office_words(self._desk, line, width)), line)
        yield from self._beside(width)

    def _beside(self, width: int) -> Iterator[Entry[RollupRow]]:
        """The lines of what is not counted, and of what can't be read."""
        aside, unread = self._desk.rollup.aside, self._desk.rollup.unread
        if aside:
            yield Entry(Content.styled("没有计入的", "bold"))
            for one in aside:
                why = "已定下" if self._desk.decided_of(one) else ASIDES[one.why]
                place = clean_marks(one.handed.origin.place)
                yield Entry(plain(hanging(set_cell_size(why, _WHY), place, width)), one)
        if unread:
            yield Entry(Content.styled("读不出的", "bold"))
            for file in unread:
                words = clean_marks(f"{file.file}　{file.sentence}")
                yield Entry(plain(hanging("", words, width)), file)

    def tell(self, value: RollupRow | None) -> None:
        """Say what is to do about the line in hand."""
        words = ""
        now = self._desk.decided_of(value) if isinstance(value, OfficeLine | SetAside) else ""
        if now:
            words = f"定下的是“{clean_marks(now)}”，再汇总就算上；按回车可以改。"
        elif isinstance(value, OfficeLine):
            words = value.words + ("按回车选一份，也行。" if value.choices else "")
        elif isinstance(value, SetAside):
            words = value.words + ("按回车定下，也行。" if value.candidates else "")
        elif isinstance(value, UnreadFile):
            words = f"{value.file}：{value.sentence}"
        self.query_one(".rule-words", Static).update(Flowing(words))

    async def leave(self) -> bool:
        """Not while something is written."""
        return not self._jobs.is_busy

    def action_back(self) -> None:
        """Go back, once nothing is being written any more."""
        if self._jobs.is_free:
            self.dismiss(None)

    @work
    async def take(self, value: RollupRow) -> None:
        """Open what the line is about, switch a group, or write."""
        if not self._jobs.is_free:
            return
        with self._jobs.telling_errors():
            if isinstance(value, GroupRow):
                self._desk.switch(value.group)
                self.draw(on=value)
            elif isinstance(value, OfficeLine):
                await self._open(value)
            elif isinstance(value, SumRow):
                await self._do(value)
            elif isinstance(value, SetAside) and value.candidates:
                await ask_whose(self._jobs, self._desk, value)
                self.draw(on=value)
            else:
                self.tell(value)

    async def _open(self, line: OfficeLine) -> None:
        from nianbao.tui.rollup.sending_back import SendingBackScreen

        if line.choices:
            await ask_which(self._jobs, self._desk, line)
            self.draw(on=line)
            return
        if line.handed is None:
            self.app.notify(line.words or f"“{line.office.name}”没有报告可看。")
            return
        back = await self._jobs.do("正在看", partial(self._desk.came_back, line))
        await self.app.push_screen_wait(SendingBackScreen(self._desk, line, back))
        self.draw(on=line)

    async def _do(self, row: SumRow) -> None:
        if row == _SUMS:
            from nianbao.tui.rollup.sums import SumsScreen

            await self.app.push_screen_wait(SumsScreen(self._desk.rollup.sums))
        elif row == _ONLY:
            every = list(OnlyOffices)
            self._only = every[(every.index(self._only) + 1) % len(every)]
            self.draw(on=row)
        elif row == _CHECKED:
            await self.app.push_screen_wait(
                ReadingScreen("合计和单位之间查出的问题", checked_words(self._desk))
            )
        elif row == _PAPERS:
            files = await self._jobs.do("正在写", self._desk.write_papers, writes=True)
            self._jobs.tell(f"写好了{len(files)}个文件，在：\n{self._desk.output}")
        else:
            await ask_returns(self._jobs, self._desk)
            self.draw()
