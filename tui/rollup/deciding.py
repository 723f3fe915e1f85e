"""What a county decides about a roll-up: which file counts, whose a name is, what is sent back."""

from datetime import date
from enum import Enum
from functools import partial

from nianbao.desk.rollup.county_desk import CountyDesk
from nianbao.desk.rollup.sending_back import RETURNS_FOLDER
from nianbao.report.rollup.handed import HandedReport
from nianbao.report.rollup.who import OfficeLine, SetAside
from nianbao.report.standing import read_day
from nianbao.tui.kit.dialogs import AskText, Choice, Choose, refusal
from nianbao.tui.kit.jobs import Jobs


async def ask_which(jobs: Jobs, desk: CountyDesk, line: OfficeLine) -> None:
    """Ask which of an office's files counts, and keep it; raises ReportError."""
    choices: list[Choice[HandedReport]] = []
    for one in line.choices:
        errors, warnings = one.counts
        sent = "　退回的是这一份" if desk.is_sent(one) else ""
        words = f"{one.origin.place}　错{errors} 提{warnings} 空{one.blanks}格{sent}"
        choices.append((one, words))
    title, now = f"{line.office.name}：哪一份算数？", desk.decided_of(line)
    selected = next((one for one in line.choices if one.origin.place == now), line.choices[0])
    question = Choose(title, choices, body="别的留在文件夹里，不计入。", selected=selected)
    chosen = await jobs.app.push_screen_wait(question)
    if chosen is not None:
        await jobs.do("正在存", partial(desk.choose, line, chosen), writes=True)


async def ask_whose(jobs: Jobs, desk: CountyDesk, aside: SetAside) -> None:
    """Ask whose a doubtful name is, and keep it; raises ReportError."""
    choices: list[Choice[str]] = [("", "都不是，不计入")]
    for one in aside.candidates:
        others = desk.others_of(one.name, aside)
        more = f"　它已经有{others}份，再汇总时要选哪一份算数" if others else ""
        choices.append((one.name, f"是“{one.name}”{more}"))
    title, now = f"“{aside.handed.office}”是哪个单位？", desk.decided_of(aside)
    question = Choose(title, choices, body=aside.handed.origin.place, selected=now)
    whose = await jobs.app.push_screen_wait(question)
    if whose is not None and whose != now:
        await jobs.do("正在存", partial(desk.take_name, aside, whose), writes=True)


async def ask_due(jobs: Jobs, desk: CountyDesk) -> None:
    """Ask by which day to mend, and keep it; raises ReportError."""
    typed = await jobs.app.push_screen_wait(
        AskText(
            "退回的报告哪天以前改好？",
            value=desk.drafts.due_on,
            body="如 2026-1-20、1月20日；对这一次退回的所有单位都一样，清空就是不写日期。",
            refuse=refusal(_day_or_none),
        )
    )
    if typed is not None:
        await jobs.do("正在存", partial(desk.set_due, _day_or_none(typed)), writes=True)


def due_words(due: str, today: date) -> str:
    """What is to be said of the day (ISO, empty for none) by which to mend."""
    if not due:
        return "还没有写"
    return f"是 {due}" + ("，已经过了" if due < today.isoformat() else "")


async def ask_returns(jobs: Jobs, desk: CountyDesk) -> None:
    """Ask, then write a note for each report with errors or with the county's words."""
    while (chosen := await _ask_to_write(jobs, desk)) is _Write.DUE:
        await ask_due(jobs, desk)
    if chosen is not _Write.YES:
        return
    number, failed = await jobs.do("正在写", desk.send_back_all, writes=True)
    lines = [f"写好了{number}份退回意见，在：\n{desk.output / RETURNS_FOLDER}", *failed]
    jobs.tell("\n".join(lines), bad=bool(failed))


async def _ask_to_write(jobs: Jobs, desk: CountyDesk) -> "_Write | None":
    choices: list[Choice[_Write]] = [(one, one.value) for one in _Write]
    body = (
        "查出错误的、写了意见的单位，一个单位一份；退回过、还没有又报来的不重写。"
        f"改好的日期{due_words(desk.drafts.due_on, date.today())}。"
    )
    return await jobs.app.push_screen_wait(Choose("写出退回意见？", choices, body=body))


class _Write(Enum):
    """What to do before notes are written."""

    YES = "写出"
    DUE = "先写哪天以前改好"
    NO = "先不写"


def _day_or_none(typed: str) -> str:
    """A typed day, empty where nothing is typed; raises StandingError."""
    return read_day(typed, date.today()) if typed.strip() else ""
