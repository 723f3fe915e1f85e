"""What came of a roll-up: who is there, the sums, what is odd, and what can be written."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial

from rich.cells import set_cell_size
from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from nianbao.desk.rollup.county_desk import CountyDesk
from nianbao.report.finding import SEVERITIES, Finding
from nianbao.report.rollup.handed import HandedReport
from nianbao.report.rollup.who import ASIDES, PRESENCES, OfficeLine, Presence, SetAside, UnreadFile
from nianbao.tui.kit.dialogs import Choice, Choose, confirm
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.fitting import fit
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.plain import plain
from nianbao.tui.kit.reading import ReadingScreen

_STATE, _COUNTS = 10, 16
"""Terminal cells of an office's state, and of the counts behind it."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A line that switches a group on or off."""

    group: str


@dataclass(frozen=True, slots=True)
class SumRow:
    """A line about the sums: `SUMS`, `CHECKED` or what is written."""

    what: str


class _Only(Enum):
    """Which offices are listed."""

    ALL = "全部单位"
    OPEN = "没报的、有两份的"
    ERRORS = "有错误的"
    ALIKE = "和别的单位雷同的"
    SENT = "退回过的"


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
        self._only = _Only.ALL

    def heading(self) -> str:
        """The year, and how many have handed in."""
        one = self._desk.whole
        due = sum(line.office.expected for line in one.lines)
        words = f"{one.year}年汇总：应报{due}，已报{len(one.found)}，未报{len(one.missing)}"
        for what, number in (
            ("有两份", len(one.twice)),
            ("没计入", len(one.aside)),
            ("读不出", len(one.unread)),
        ):
            words += f"，{what}{number}" if number else ""
        return words

    def help_words(self) -> str:
        """What the lines are."""
        return (
            "上面是合计：回车看每一格，再按回车看是哪些单位加起来的。乡镇、部门可以分别计入、不计入，按回车换。\n"
            "有两份的，按回车选哪一份算数；名称像名单上哪个单位的，按回车定下是不是。\n"
            "中间一行一个单位：报了没有，错几处、提醒几处，和别的单位雷同的写“同”。回车看要改什么，写县里的意见。\n"
            "没有计入的、读不出的在后面，光标到那一行，下面写着为什么、要做什么。\n"
            "最后写出汇总表、缺报名单、评分表和退回意见，都放在结果的文件夹里。"
        )

    def greeting(self) -> str:
        """That the next run heeds what was decided."""
        number = self._desk.decided
        return f"定下了{number}件：按 Esc 回去，再“开始汇总”就算上。" if number else ""

    def told(self) -> Iterator[Widget]:
        """What belongs to the line in hand; what is being written."""
        yield Static("", classes="rule-words quiet")
        yield self._jobs

    def entries(self) -> Iterator[Entry[RollupRow]]:
        """Sums, offices, what is not counted, what can be written."""
        rollup = self._desk.rollup
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
        for line in filter(self._is_listed, rollup.lines):
            yield Entry(plain(self._office_words(line)), line)
        yield from _beside(rollup.aside, rollup.unread, self.size.width - 4)

    def _is_listed(self, line: OfficeLine) -> bool:
        """Whether an office is among those that are listed now."""
        match self._only:
            case _Only.OPEN:
                return line.presence in (Presence.MISSING, Presence.TWICE)
            case _Only.ERRORS:
                return line.handed is not None and line.handed.counts[0] > 0
            case _Only.ALIKE:
                return self._is_alike(line)
            case _Only.SENT:
                return self._desk.note(line) is not None
        return True

    def _is_alike(self, line: OfficeLine) -> bool:
        across = self._desk.whole.across.get(line.office.name, ())
        return any(one.rule in ("K01", "K02", "K04") for one in across)

    def _office_words(self, line: OfficeLine) -> str:
        """An office in one row: its state, its counts, its name."""
        state = PRESENCES[line.presence]
        counts = []
        if line.handed is not None:
            errors, warnings = line.handed.counts
            counts += [f"错{errors}"] if errors else []
            counts += [f"提{warnings}"] if warnings else []
        counts += ["同"] if self._is_alike(line) else []
        if self._desk.note(line) is not None:
            state = "又报来" if self._desk.came_again(line) else "已退回"
        if self._desk.drafts.of(line.office.name):
            counts.append("有意见")
        head = set_cell_size(state, _STATE) + set_cell_size(" ".join(counts), _COUNTS)
        return fit(head + line.office.name, self.size.width - 4)

    def tell(self, value: RollupRow | None) -> None:
        """Say what is to do about the line in hand."""
        words = ""
        if isinstance(value, (OfficeLine, SetAside)):
            words = value.words
        elif isinstance(value, UnreadFile):
            words = f"{value.file}：{value.sentence}"
        self.query_one(".rule-words", Static).update(Flowing(words))

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
                await self._ask_whose(value)
            else:
                self.tell(value)

    async def _open(self, line: OfficeLine) -> None:
        from nianbao.tui.rollup.sending_back import SendingBackScreen

        if line.choices:
            await self._ask_which(line)
            return
        if line.handed is None:
            self.app.notify(line.words or f"“{line.office.name}”没有报告可看。")
            return
        back = await self._jobs.do("正在看", partial(self._desk.came_back, line))
        await self.app.push_screen_wait(SendingBackScreen(self._desk, line, back))
        self.draw(on=line)

    async def _ask_which(self, line: OfficeLine) -> None:
        """Ask which of several files counts."""
        choices: list[Choice[HandedReport]] = []
        for one in line.choices:
            errors, warnings = one.counts
            words = f"{one.origin.place}　错{errors} 提{warnings} 空{one.blanks}格"
            choices.append((one, words))
        chosen = await self.app.push_screen_wait(
            Choose(f"{line.office.name}：哪一份算数？", choices, body="别的留在文件夹里，不计入。")
        )
        if chosen is not None:
            await self._jobs.do("正在存", partial(self._desk.choose, line, chosen), writes=True)
            self.draw(on=line)

    async def _ask_whose(self, aside: SetAside) -> None:
        """Ask whose a doubtful name is."""
        choices: list[Choice[str]] = [("", "都不是，不计入")]
        choices += [(one.name, f"是“{one.name}”") for one in aside.candidates]
        whose = await self.app.push_screen_wait(
            Choose(f"“{aside.handed.office}”是哪个单位？", choices, body=aside.handed.origin.place)
        )
        if whose:
            await self._jobs.do("正在存", partial(self._desk.take_name, aside, whose), writes=True)
            self.draw(on=aside)

    async def _do(self, row: SumRow) -> None:
        if row == _SUMS:
            from nianbao.tui.rollup.sums import SumsScreen

            await self.app.push_screen_wait(SumsScreen(self._desk.rollup.sums))
        elif row == _ONLY:
            every = list(_Only)
            self._only = every[(every.index(self._only) + 1) % len(every)]
            self.draw(on=row)
        elif row == _CHECKED:
            await self.app.push_screen_wait(
                ReadingScreen("合计和单位之间查出的问题", self._checked_words())
            )
        elif row == _PAPERS:
            files = await self._jobs.do("正在写", self._desk.write_papers, writes=True)
            self._jobs.tell(f"写好了{len(files)}个文件，在：\n{self._desk.output}")
        else:
            await self._write_returns()

    async def _write_returns(self) -> None:
        """Ask, then write a note for each report with errors or with the county's words."""
        due = self._desk.drafts.due_on
        until = f"改好的日期是 {due}" if due else "还没有写改好的日期（打开一个单位去写）"
        if not await confirm(
            self.app,
            "写出退回意见？",
            yes="写出",
            no="先不写",
            body=f"查出错误的、写了意见的单位，一个单位一份；退回过、还没有又报来的不重写。{until}。",
        ):
            return
        number, failed = await self._jobs.do("正在写", self._desk.send_back_all, writes=True)
        lines = [f"写好了{number}份退回意见，在：\n{self._desk.output / '退回意见'}", *failed]
        self.draw()
        self._jobs.tell("\n".join(lines), bad=bool(failed))

    def _checked_words(self) -> str:
        rollup = self._desk.rollup
        found = [_finding_words("汇总", one) for one in rollup.of_sum]
        for name, findings in rollup.across.items():
            found += [_finding_words(name, one) for one in findings]
        own = [line.handed.counts for line in rollup.found if line.handed is not None]
        errors, warnings = (sum(pair[place] for pair in own) for place in (0, 1))
        head = f"各单位的报告里共{errors}个错误，{warnings}个提醒，打开单位看。"
        if self._desk.off:
            head += "有没有计入的，合计不和上年比。"
        return "\n".join((head, "", *found, "", *rollup.remarks))


def _finding_words(name: str, finding: Finding) -> str:
    return f"{SEVERITIES[finding.severity]}　{name}：{finding.message}"


def _beside(
    aside: tuple[SetAside, ...], unread: tuple[UnreadFile, ...], width: int
) -> Iterator[Entry[RollupRow]]:
    """The lines of what is not counted, and of what can't be read."""
    if aside:
        yield Entry(Content.styled("没有计入的", "bold"))
        for one in aside:
            head = set_cell_size(ASIDES[one.why], _STATE + 2)
            yield Entry(plain(fit(f"{head}{one.handed.origin.place}", width)), one)
    if unread:
        yield Entry(Content.styled("读不出的", "bold"))
        for file in unread:
            yield Entry(plain(fit(f"{file.file}　{file.sentence}", width)), file)
