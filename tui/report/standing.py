"""Where a report stands, at the keys: what may follow, the questions each step needs, the log.

The rule: while a step is written the report is locked already, so that what is kept and copied
is what stands on the screen; a step that can't be written is taken back, and told.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from textual import work

from desk.address import address_of
from desk.files import export_texts
from desk.keeping import Keeping
from desk.progress import page_states
from desk.saver import Saver
from report.document import Report
from report.errors import ReportError, StandingError
from report.standing import (
    Standing,
    Step,
    blocking,
    finish,
    hand_on,
    publish,
    read_address,
    read_day,
    send_back,
)
from report.state import ALLOWED, STATES, State
from storage.frozen import copies, copies_folder, freeze
from storage.machine import now, user
from tui.kit.dialogs import AskText, Choose, refuse_long
from tui.report.report_view import ReportView

SETTLE = 5.0
"""Seconds to wait for a save that is under way."""
STEPS_SHOWN = 3
"""Steps told above the choices; the log has all."""
_LOG = "log"
_NEXT = {
    State.REVIEW: "交给人复核（待复核）",
    State.FINAL: "定稿：没有错误和没填的格才行，锁住不再改，留一份副本",
    State.PUBLISHED: "已经发布到网站：填日期和网址",
    State.RETURNED: "县里退回：填县里的意见",
    State.DRAFT: "退回草稿，再改",
}


class StandingView(ReportView):
    """The report screen with the action that takes a report from draft to published."""

    def take_standing(self, standing: Standing) -> None:
        """Show where the report stands now, and lock or unlock its fields."""
        self.keeping = replace(self.keeping, standing=standing)
        self.lock_panels()
        self.draw()

    @work
    async def action_standing(self) -> None:
        """Tell where the report stands, and take it further."""
        if not self.fold():
            return
        standing, choices = self.keeping.standing, [(_LOG, "全部经过，定稿副本在哪里")]
        if not self.keeping.library.read_only:
            choices = [*((state, _NEXT[state]) for state in ALLOWED[standing.state]), *choices]
        chosen = await self.app.push_screen_wait(
            Choose(f"状态：{STATES[standing.state]}", choices, body=_brief(self.keeping))
        )
        if chosen == _LOG:
            self._show_log()
        elif chosen is not None:
            try:
                after = await self._ask(State(chosen))
            except ReportError as error:
                self.app.notify(str(error), severity="error")
            else:
                await self._take(after)

    async def _ask(self, state: State) -> Standing | None:
        """Ask what a step needs; the standing after it, None when the clerk stays."""
        match state:
            case State.FINAL:
                return await self._ask_final()
            case State.PUBLISHED:
                return await self._ask_published()
            case State.RETURNED:
                return await self._ask_returned()
            case _:
                return await self._ask_reason(state)

    async def _ask_final(self) -> Standing | None:
        from tui.pages.findings import FindingsScreen

        findings = self.keeping.check(self.report)
        if stops := blocking(findings):
            title = f"还不能定稿：先改好这{len(stops)}处"
            found = await self.app.push_screen_wait(FindingsScreen(self.report, stops, title=title))
            if found is not None and await self.go(address_of(found)):
                self.panel.say(found.message)
            return None
        chosen = await self.app.push_screen_wait(
            Choose(
                "定稿？",
                [("yes", "定稿"), ("no", "先不定稿")],
                body="定稿以后不能改；要改，先退回草稿。记录和导出的文件留一份副本在：\n"
                f"{copies_folder(self.keeping.library.path)}",
            )
        )
        if chosen != "yes":
            return None
        return finish(self.keeping.standing, findings, at=_now(), by=user())

    async def _ask_published(self) -> Standing | None:
        standing = self.keeping.standing
        day = await self.app.push_screen_wait(
            AskText(
                "哪一天发布的？",
                value=date.today().isoformat(),
                body="如 2026-1-20、2026年1月20日、20260120。",
                refuse=_refusal(partial(_published_day, self.report.year)),
            )
        )
        if day is None:
            return None
        address = await self.app.push_screen_wait(
            AskText(
                "网页的网址？",
                value=standing.address,
                body="从浏览器复制过来，以后查得到。没有网页的写“无”。",
                limit=0,
                refuse=_refusal(read_address),
            )
        )
        if address is None:
            return None
        return publish(standing, day, address, at=_now(), by=user())

    async def _ask_returned(self) -> Standing | None:
        from tui.report.returned import ReturnedScreen

        pages = [(page.key, page.title) for page in page_states(self.report, ())]
        returned = await self.app.push_screen_wait(ReturnedScreen(pages))
        if returned is None:
            return None
        words = "\n".join(f"{title}：{returned[key]}" for key, title in pages if key in returned)
        return send_back(self.keeping.standing, returned, at=_now(), by=user(), words=words)

    async def _ask_reason(self, state: State) -> Standing | None:
        standing, words = self.keeping.standing, ""
        if standing.locked:
            reason = await self.app.push_screen_wait(
                AskText(
                    "为什么退回草稿？",
                    body="写一句原因，和时间、姓名一起记下。已有的定稿副本留着不动。",
                    limit=0,
                    refuse=_refuse_reason,
                )
            )
            if reason is None:
                return None
            words = reason
        return hand_on(standing, state, at=_now(), by=user(), words=words)

    async def _take(self, standing: Standing | None) -> None:
        """Lock at once, write, and tell; what can't be written leaves the standing as it was."""
        if standing is None:
            return
        before, keeping = self.keeping.standing, self.keeping
        self.take_standing(standing)
        self.say_unsaved(True)
        try:
            folder = await asyncio.to_thread(_write, keeping, self.saver, self.report, standing)
        except ReportError as error:
            self.take_standing(before)
            words = f"状态没有改，还是{STATES[before.state]}。{error}"
            self.app.notify(words, severity="error", timeout=15)
        else:
            words = f"状态改成{STATES[standing.state]}了。"
            if folder:
                self.app.notify(f"{words}副本在 {folder}", timeout=15)
            else:
                self.app.notify(words)
        finally:
            self.say_unsaved(False)

    def _show_log(self) -> None:
        from tui.kit.reading import ReadingScreen

        steps = [_step_words(step) for step in reversed(self.keeping.standing.steps)]
        report = self.report
        folders = copies(self.keeping.library.path, report.office, report.year)
        lines = [
            "经过（新的在前）：",
            *(steps or ["还没有改过状态。"]),
            "",
            "定稿副本：",
            *(map(str, folders) if folders else ["还没有。"]),
        ]
        self.app.clear_notifications()  # they would stand above what they told
        self.app.push_screen(ReadingScreen("经过和定稿副本", "\n".join(lines)))


def _write(keeping: Keeping, saver: Saver, report: Report, standing: Standing) -> Path | None:
    """Write a step; gives the folder of the frozen copy, where one was made. Not on the screen."""
    if saver.settle(SETTLE).kind != "saved":
        raise StandingError("还有改动没有存到磁盘上。", "存好以后再试。")
    folder = None
    if standing.state is State.FINAL:
        texts = export_texts(report, keeping.previous, keeping.print_options())
        folder = freeze(keeping.library.path, report, texts, now())
    keeping.save(report, standing)
    return folder


def _brief(keeping: Keeping) -> str:
    """What is told above the choices: why only reading, the page, the last steps."""
    standing = keeping.standing
    lines = [keeping.library.read_only] if keeping.library.read_only else []
    if standing.state is State.PUBLISHED and standing.published_on:
        lines.append(f"{standing.published_on} 发布　{standing.address or '没有网页'}")
    for step in standing.steps[-STEPS_SHOWN:]:
        first, _, more = _step_words(step).partition("\n")
        lines.append(f"{first}{'……' if more else ''}")
    return "\n".join(lines)


def _now() -> str:
    return now().isoformat()


def _published_day(year: int, words: str) -> str:
    """The day a report of a year was published, as typed; raises StandingError when it can't be."""
    day = read_day(words)
    if date.fromisoformat(day) < date(year + 1, 1, 1):
        raise StandingError(f"{year}年的报告，要到{year + 1}年才能发布。", "请检查年份。")
    if date.fromisoformat(day) > date.today():
        raise StandingError(f"{day} 还没有到。", "请填已经发布的那一天。")
    return day


def _refusal(read: Callable[[str], str]) -> Callable[[str], str]:
    """What is wrong with a typed text, as `read` says it; empty when it reads well."""

    def refuse(text: str) -> str:
        try:
            read(text)
        except ReportError as error:
            return str(error)
        return ""

    return refuse


def _refuse_reason(text: str) -> str:
    return refuse_long(text) if text.strip() else "原因不能空着，写一句就行。"


def _step_words(step: Step) -> str:
    """A step of the log: when, what, by whom; what was said stands under it."""
    head = f"{step.at[:16].replace('T', ' ')}  {STATES[step.state]}  {step.by}"
    if not step.words:
        return head
    return f"{head}　{step.words}" if "\n" not in step.words else f"{head}\n{step.words}"
