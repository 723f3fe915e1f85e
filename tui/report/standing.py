"""Where a report stands, at the keys: what may follow, the questions each step needs, the log.

The rule: while a step is written the report is locked already, so that what is kept and copied
is what stands on the screen; a step that can't be written is taken back, and told.
"""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from nianbao.desk.address import address_of
from nianbao.desk.open_report import OpenReport
from nianbao.desk.progress import page_states
from nianbao.desk.proof.keeping import page_check_words
from nianbao.report.errors import ReportError, StandingError
from nianbao.report.finding import Finding, Severity
from nianbao.report.listing import under_heading
from nianbao.report.returning import page_prints
from nianbao.report.standing import (
    WHOLE_REPORT,
    Standing,
    Step,
    blocking,
    hand_on,
    make_final,
    publish,
    read_address,
    read_day,
    send_back,
)
from nianbao.report.state import ALLOWED, STATES, State
from nianbao.storage.frozen import copies, copies_folder
from nianbao.storage.machine import now, user
from nianbao.tui.kit.asking import Asking
from nianbao.tui.kit.dialogs import AskText, Choice, Choose, confirm, refusal, refuse_long
from nianbao.tui.kit.notices import tell_error
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.report.verifying import verify_page

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen

_STEPS_SHOWN = 3
"""Steps told above the choices; the log has all."""
_TOLD = 90
"""Characters told of a warning: with the question it fits a small screen."""
_NEXT = {
    State.REVIEW: "交给人复核（待复核）",
    State.FINAL: "定稿：没有错误和没填的格才行，锁住不再改，留一份副本",
    State.PUBLISHED: "已经发布到网站：填日期和网址",
    State.RETURNED: "县里退回：填县里的意见",
    State.DRAFT: "退回草稿，再改",
}
_LOG, _VERIFY = "log", "verify"


@work
async def standing(screen: "ReportScreen") -> None:
    """Tell where the report stands, and take it further."""
    held = screen.held
    choices: list[Choice[State | str]] = [(_LOG, "全部经过，定稿副本在哪里")]
    if not held.library.read_only:
        choices = [*((state, _NEXT[state]) for state in ALLOWED[held.standing.state]), *choices]
    if held.standing.state is State.PUBLISHED:
        choices.insert(0, (_VERIFY, "发布后核对：打开、粘贴网站上的页面，和报告比"))
    chosen = await screen.app.push_screen_wait(
        Choose(f"状态：{STATES[held.standing.state]}", choices, body=_brief(held))
    )
    if chosen == _LOG:
        await _show_log(screen)
    elif chosen == _VERIFY:
        verify_page(screen)
    elif isinstance(chosen, State):
        try:
            after = await _ask(screen, chosen)
        except ReportError as error:
            tell_error(screen.app, error)
        else:
            if after is not None:
                await _take(screen, after)


async def _ask(screen: "ReportScreen", state: State) -> Standing | None:
    """Ask what a step needs; the standing after it, None when the clerk stays."""
    match state:
        case State.FINAL:
            return await _ask_final(screen)
        case State.PUBLISHED:
            return await _ask_published(screen)
        case State.RETURNED:
            return await _ask_returned(screen)
        case _:
            return await _ask_reason(screen, state)


async def _ask_final(screen: "ReportScreen") -> Standing | None:
    from nianbao.tui.pages.findings import FindingsScreen

    held = screen.held
    held.check()
    if stops := blocking(held.findings):
        title = f"还不能定稿：先改好这{len(stops)}处"
        found = await screen.app.push_screen_wait(FindingsScreen(held.report, stops, title=title))
        if found is not None and await screen.turn_to(address_of(found)):
            screen.panel.say(under_heading(screen.report.form, found))
        return None
    folder = copies_folder(held.library.path)
    agreed = await confirm(
        screen.app,
        "定稿？",
        yes="定稿",
        no="先不定稿",
        body=f"{open_reminders(held.open_findings)}定稿以后不能改；要改，先退回草稿。"
        f"记录、导出的文件（Word 也在内）和审签单留一份副本在：\n{folder}",
    )
    return make_final(held.standing, held.findings, at=_now(), by=user()) if agreed else None


def open_reminders(findings: Iterable[Finding]) -> str:
    """How many warnings nobody has answered, and the first of them; empty where there is none."""
    open_ones = [one for one in findings if one.severity is Severity.WARNING and not one.dismissed]
    if not open_ones:
        return ""
    words = open_ones[0].message
    first = words if len(words) <= _TOLD else f"{words[: _TOLD - 1]}…"
    return f"还有{len(open_ones)}个提醒没有处理，先看这一个：{first}\n按 F8 一个一个看。\n\n"


async def _ask_published(screen: "ReportScreen") -> Standing | None:
    standing = screen.held.standing
    day = await screen.app.push_screen_wait(
        AskText(
            "哪一天发布的？",
            value=date.today().isoformat(),
            body="如 2026-1-20、1月20日、0120。",
            refuse=refusal(partial(_published_day, screen.report.year)),
        )
    )
    if day is None:
        return None
    address = await screen.app.push_screen_wait(
        AskText(
            "网页的网址？",
            value=standing.address,
            body="从浏览器复制过来，以后查得到。没有网页的写“无”。",
            limit=0,
            refuse=refusal(read_address),
        )
    )
    if address is None:
        return None
    day = _published_day(screen.report.year, day)
    return publish(standing, day, address, at=_now(), by=user())


async def _ask_returned(screen: "ReportScreen") -> Standing | None:
    from nianbao.tui.report.returned import ReturnedScreen

    pages = [(page.key, page.title) for page in page_states(screen.report, ())]
    pages.insert(0, (WHOLE_REPORT, "整份报告"))
    returned = await screen.app.push_screen_wait(ReturnedScreen(pages, screen.held.place))
    if returned is None:
        return None
    words = "\n".join(f"{title}：{returned[key]}" for key, title in pages if key in returned)
    return send_back(
        screen.held.standing,
        returned,
        at=_now(),
        by=user(),
        words=words,
        sent=page_prints(screen.held.printed, returned),
    )


async def _ask_reason(screen: "ReportScreen", state: State) -> Standing | None:
    standing, words = screen.held.standing, ""
    if standing.locked:
        reason = await Asking(screen, screen.held.place).line(
            "为什么退回草稿？",
            "写一句原因，和时间、姓名一起记下。已有的定稿副本留着不动。",
            limit=0,
            refuse=_refuse_reason,
        )
        if reason is None:
            return None
        words = reason
    return hand_on(standing, state, at=_now(), by=user(), words=words)


async def _take(screen: "ReportScreen", after: Standing) -> None:
    """Lock at once, write, and tell; what can't be written leaves the standing as it was."""
    held = screen.held
    before, typed = held.standing.state, held.place.not_taken
    held.place.drop_words()  # they go with the step
    try:
        folder = await off_loop(screen.app, "正在写", partial(held.go_to_state, after))
    except ReportError as error:
        held.place.note_words(typed.question, typed.words)
        words = f"{error}状态没有改，还是{STATES[before]}。"
        screen.app.notify(words, severity="error", timeout=15)
        return
    words = f"状态改成{STATES[after.state]}了。"
    screen.app.clear_notifications()  # what was said of the state before is no longer so
    if folder:
        screen.app.notify(f"{words}副本在 {folder}", timeout=15)
    else:
        screen.app.notify(words)


async def _show_log(screen: "ReportScreen") -> None:
    from nianbao.tui.kit.reading import ReadingScreen

    held = screen.held
    steps = [_step_words(step) for step in reversed(held.standing.steps)]
    look = partial(copies, held.library.path, *held.report.key)
    folders = await off_loop(screen.app, "正在看", look)
    checked = _checked_words(held)
    lines = [
        *([checked, ""] if checked else []),
        "经过（新的在前）：",
        *(steps or ["还没有改过状态。"]),
        "",
        "定稿副本：",
        *(map(str, folders) if folders else ["还没有。"]),
    ]
    screen.app.clear_notifications()  # they would stand above what they told
    screen.app.push_screen(ReadingScreen("经过和定稿副本", "\n".join(lines)))


def _brief(held: OpenReport) -> str:
    """What is told above the choices: why only reading, the page, the last steps."""
    standing = held.standing
    lines = [held.library.read_only] if held.library.read_only else []
    if standing.state is State.PUBLISHED and standing.published_on:
        lines.append(f"{standing.published_on} 发布　{standing.address or '没有网页'}")
    if checked := _checked_words(held):
        lines.append(checked)
    elif standing.state is State.PUBLISHED:
        lines.append("发布以后还没有核对过网页。")
    for step in standing.steps[-_STEPS_SHOWN:]:
        first, _, more = _step_words(step).partition("\n")
        lines.append(f"{first}{'……' if more else ''}")
    return "\n".join(lines)


def _checked_words(held: OpenReport) -> str:
    """The last comparison with the published page; empty where there was none."""
    check = held.standing.checked
    return page_check_words(check, held.printed) if check else ""


def _now() -> str:
    return now().isoformat()


def _published_day(year: int, words: str) -> str:
    """The day a report of a year was published, as typed; raises StandingError when it can't be."""
    day = read_day(words, date.today())
    if date.fromisoformat(day) < date(year + 1, 1, 1):
        raise StandingError(f"{year}年的报告，要到{year + 1}年才能发布。", "请检查年份。")
    if date.fromisoformat(day) > date.today():
        raise StandingError(f"{day} 还没有到。", "请填已经发布的那一天。")
    return day


def _refuse_reason(text: str) -> str:
    return refuse_long(text) if text.strip() else "原因不能空着，写一句就行。"


def _step_words(step: Step) -> str:
    """A step of the log: when, and what; what was said stands under it.

    Who did it is kept, but a login name says nothing to a clerk.
    """
    head = f"{step.at[:16].replace('T', ' ')}  {STATES[step.state]}"
    if not step.words:
        return head
    return f"{head}　{step.words}" if "\n" not in step.words else f"{head}\n{step.words}"
