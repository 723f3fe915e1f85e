"""One office's report at the county: what was found, page by page, and the county's own words."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from textual import work
from textual.content import Content
from textual.widget import Widget

from nianbao.desk.returns import opinions, return_pages
from nianbao.desk.rollup.county_desk import CountyDesk
from nianbao.desk.rollup.sending_back import CameBack, came_back_words
from nianbao.report.document import new_report
from nianbao.report.finding import SEVERITIES
from nianbao.report.listing import under_heading, worst_first
from nianbao.report.rollup.who import OfficeLine
from nianbao.tui.kit.dialogs import AskText, refuse_long
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.plain import plain
from nianbao.tui.kit.reading import ReadingScreen
from nianbao.tui.rollup.deciding import ask_due, due_words
from nianbao.tui.rollup.saying import Saying

_FRAME, _INDENT = 14, "      "


@dataclass(frozen=True, slots=True)
class PageRow:
    """A line for the county's words about a page."""

    page: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A line that does something."""

    what: str


_WRITE, _DUE, _BACK = map(Deed, ("write", "due", "back"))
OfficeRow = PageRow | Deed
"""What a line of the screen stands for."""


class SendingBackScreen(ListScreen[None, OfficeRow]):
    """Lists the pages of a report with what was found; Enter writes words about one.

    `back` is what became of the report where it was sent back before.
    """

    KEYS = "上下键 选择　回车 写县里的意见"

    def __init__(self, desk: CountyDesk, line: OfficeLine, back: CameBack | None) -> None:
        super().__init__()
        self._desk, self._line, self._back = desk, line, back
        self._jobs = Jobs()
        self._saying: Saying | None = None
        blank = new_report(line.office.name, desk.whole.year)
        self._titles, self._form = dict(return_pages(blank)), blank.form
        said = opinions(blank, desk.whole.findings(line), {})
        self._found = {one.page: one.findings for one in said}

    def heading(self) -> str:
        """Whose report."""
        return f"{self._line.office.name}　{self._desk.whole.year}年"

    def greeting(self) -> str:
        """What was mended since it was sent back, where it was."""
        return came_back_words(self._back, date.today()) if self._back else ""

    def help_words(self) -> str:
        """How to write what the county says."""
        return (
            "报告的每一部分一行，下面是程序查出的问题。光标到哪一部分，按回车写县里的意见。\n"
            "写的话马上存在结果的文件夹里。写好了选“写出这个单位的退回意见”：一个 .json 发给单位"
            "（单位按 F9 打开），一个 Word 打印。查出的问题一起写进去。\n"
            "改了意见、日期的，再写出一次就换掉。"
            "不退了的，在结果的“退回意见”文件夹里删掉这个单位的两个文件，再汇总一次。\n"
            "退回以后又报来的，再汇总一次，这里写着改了哪里、哪里没有改。"
        )

    def told(self) -> Iterator[Widget]:
        """What was written, or what went wrong."""
        yield self._jobs

    def entries(self) -> Iterator[Entry[OfficeRow]]:
        """What can be done, then the pages with what was found and said."""
        due = self._desk.drafts.due_on or "还没有写"
        yield Entry(plain("+ 写出这个单位的退回意见"), _WRITE)
        yield Entry(plain(f"哪天以前改好：{due}"), _DUE)
        if self._back is not None and self._back.differences:
            number = len(self._back.differences)
            yield Entry(plain(f"看退回以后改了哪里　{number}处"), _BACK)
        words = self._desk.words(self._line)
        room = max(20, self.size.width - _FRAME)
        for page, title in self._titles.items():
            said = f"县里的意见：{words[page]}" if page in words else ""
            rows = [*broken(said, room)] if said else []
            for one in worst_first(self._found.get(page, ())):
                said_of_it = under_heading(self._form, one)
                rows += broken(f"{SEVERITIES[one.severity]}：{said_of_it}", room)
            shown = Content.styled(title, "bold")
            for row in rows:
                shown += plain(f"\n{_INDENT}{row}")
            yield Entry(shown, PageRow(page))

    def draw(self, *, on: OfficeRow | None = None) -> None:
        """Show the rows; at first the cursor is on a page: Enter once too often writes nothing."""
        if on is None and not self.list.option_count:
            pages = list(self._titles)
            on = PageRow(next((page for page in pages if page in self._found), pages[0]))
        super().draw(on=on)

    async def leave(self) -> bool:
        """Not while something is written: the list before would not know of it."""
        if self._jobs.is_busy:
            return False
        await self.keep()
        return True

    def action_back(self) -> None:
        """Go back, once nothing is being written any more."""
        if self._jobs.is_free:
            self.dismiss(None)

    @work
    async def take(self, value: OfficeRow) -> None:
        """Write words about a page, or do what the line says."""
        if not self._jobs.is_free:
            return
        with self._jobs.telling_errors():
            if isinstance(value, PageRow):
                await self._write_words(value)
            elif value == _DUE:
                await ask_due(self._jobs, self._desk)
                self.draw(on=_DUE)
            elif value == _BACK:
                await self.app.push_screen_wait(
                    ReadingScreen("退回以后改了哪里", self._difference_words())
                )
            else:
                await self._write()

    async def _write_words(self, row: PageRow) -> None:
        self._saying = saying = Saying(self, self._desk, self._line, row.page)
        words = await self.app.push_screen_wait(
            AskText(
                self._titles[row.page],
                value=saying.shown,
                body="县里怎么说？可以整段粘贴；清空就是没有意见。",
                limit=0,
                refuse=refuse_long,
                typed=saying.note,
                goes_on=True,
            )
        )
        self._saying = None
        await self._jobs.do("正在存", partial(saying.end, words), writes=True)
        self.draw(on=row)

    async def keep(self) -> None:
        """Keep what is typed; the program is being ended."""
        if self._saying is not None:
            await asyncio.to_thread(self._saying.close)

    async def _write(self) -> None:
        job = partial(self._desk.send_back, self._line)
        path = await self._jobs.do("正在写", job, writes=True)
        if path is None:
            self._jobs.tell("没有查出要改的，也没有写意见，没有可退的。", bad=True)
        else:
            due, today = self._desk.drafts.due_on, date.today()
            is_ahead = due >= today.isoformat()
            doubt = f"改好的日期{due_words(due, today)}；要改的，改了再写出一次。\n"
            self._jobs.tell(f"{'' if is_ahead else doubt}写好了，同名的 Word 在一起：\n{path}")

    def _difference_words(self) -> str:
        assert self._back is not None
        return "\n".join(
            f"{one.place}：{one.old or '（没有）'} → {one.new or '（没有）'}"
            for one in self._back.differences
        )
