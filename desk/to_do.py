"""What is left to do for the report that is due: what is known of it, and lines in order.

Each line is a jump: an action, or a place in the report, or both. What comes first in the list is
what a clerk does first. Nothing is checked here: the counts of findings were kept when the report
was saved, and the rules take longer to load than the first screen may.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from nianbao.desk.address import FRONT, Address, address_there
from nianbao.desk.previous import PreviousFinder
from nianbao.desk.progress import progress
from nianbao.desk.registers_to_do import pressing
from nianbao.desk.remembered import LEFT
from nianbao.report.day_words import day_of_year, day_words
from nianbao.report.document import Report
from nianbao.report.form.numbering import chinese_number
from nianbao.report.form.shape import FigureTable, Form
from nianbao.report.office import Office, due_year
from nianbao.report.standing import WHOLE_REPORT, Standing
from nianbao.report.state import OPEN, State
from nianbao.storage.library import Library
from nianbao.storage.stored import report_of, standing_of, summary_of

_SAID = 16
"""Characters of the county's words that are told."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do: its words, the action that does it, the place in the report it is at.

    `request` is the id of the request of the register that it is about.
    """

    words: str
    action: str = ""
    place: Address | None = None
    request: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """What is known of the report that is due for `year`.

    `report` is None before it is begun; `errors` and `warnings` are counted as they were when it
    was saved; `has_last` tells whether the year before is there;
    `left` is where the report was left last time, None when it was not; `mended` are the pages
    that were changed since the county wrote about them.
    """

    office: Office
    year: int
    report: Report | None = None
    standing: Standing = field(default_factory=Standing)
    errors: int = 0
    warnings: int = 0
    has_last: bool = False
    left: Address | None = None
    mended: frozenset[str] = frozenset()
    pressing: tuple[tuple[str, str], ...] = ()
    """What runs out in the registers: words, and the id of the request."""


def due_report(library: Library, office: Office, today: date) -> Due:
    """The report due by that office's calendar; raises ReportError when it can't be read.

    Only that one is decoded. The library does not note that it was read: nothing of it will be
    saved.
    """
    year = due_year(today)
    has_last = PreviousFinder(library).key_of((office.name, year)) is not None
    running_out = pressing(library, office.name, today)
    document = library.document(office.name, year)
    if document is None:
        return Due(office, year, has_last=has_last, pressing=running_out)
    report, counted = report_of(document), summary_of(document)
    left = LEFT.load(library, report.key)
    return Due(
        office,
        year,
        report,
        standing_of(document),
        counted.errors,
        counted.warnings,
        has_last,
        left and address_there(report, left),
        _mended(library, report, standing_of(document)),
        running_out,
    )


def _mended(library: Library, report: Report, standing: Standing) -> frozenset[str]:
    if not standing.sent:
        return frozenset()
    from nianbao.report.returning import mended
    from nianbao.report.words.codes import filled

    return mended(standing, filled(report, PreviousFinder(library).load(report.key)))


def deadline_words(due: Due, today: date) -> str:
    """Until when it must be in, and how many days that is from today."""
    deadline = due.office.deadline(due.year)
    until = f"{due.year}年的报告　{day_words(deadline)}前报送"
    if due.standing.state is State.PUBLISHED:
        return f"{due.year}年的报告　已发布"
    days = (deadline - today).days
    if days == 0:
        return f"{until}，就是今天"
    return f"{until}，还有{days}天" if days > 0 else f"{until}，已过{-days}天"


def correction_words(standing: Standing, today: date) -> str:
    """Until when the county wants it mended, and how many days that is; empty without a day."""
    if standing.state not in OPEN or not standing.correct_by:
        return ""
    until = date.fromisoformat(standing.correct_by)
    days = (until - today).days
    rest = f"还有{days}天" if days > 0 else "就是今天" if days == 0 else f"已过{-days}天"
    return f"县里要求{day_of_year(until)}前改好，{rest}"


def progress_words(due: Due) -> str:
    """How many sections are filled, and which are not; empty before the report is begun."""
    if due.report is None:
        return ""
    marks: dict[str, str] = {}
    for number, section in enumerate(due.report.form.sections, start=1):
        state = progress(due.report, section)
        marks[state] = marks.get(state, "") + chinese_number(number)
    return "　".join(
        f"{state}：{marks[state]}" for state in ("填完", "在填", "未填") if state in marks
    )


def to_do(due: Due) -> tuple[ToDo, ...]:
    """What is left, in the order it is done: of a report that is published, the registers alone."""
    return tuple(_lines(due))


def _lines(due: Due) -> Iterator[ToDo]:
    for words, request in due.pressing:
        yield ToDo(words, "registers", request=request)
    state = due.standing.state
    if state in OPEN and not due.has_last:
        yield ToDo(f"读入{due.year - 1}年的报告，上年结转和核对要用", "import_report")
    if due.report is None:
        yield ToDo(f"新建{due.year}年的报告", "new_report")
    elif state in OPEN:
        yield from _writing(due, due.report)
    elif state is State.FINAL:
        yield ToDo("定稿了，还没有贴到网站", "paste_queue")
        yield ToDo("贴好以后登记发布日期和网址", "standing")


def _writing(due: Due, report: Report) -> Iterator[ToDo]:
    if due.left is not None:
        yield ToDo(f"接着上次写：{place_words(report, due.left)}", place=due.left)
    for page, said in due.standing.returned.items():
        line = said.replace("\n", "　")
        words = line if len(line) <= _SAID else f"{line[:_SAID]}…"
        words = f"：{words}"
        if page in due.standing.sent:
            words = f"（{'已改' if page in due.mended else '未改'}）{words}"
        if page == WHOLE_REPORT:
            yield ToDo(f"县里退回{words}")
        else:
            yield ToDo(f"县里退回{_page_name(report.form, page)}{words}", place=Address(page))
    yield from _unfilled(report)
    if due.errors:
        yield ToDo(f"{due.errors}处错误要改", "findings")
    if due.warnings:
        yield ToDo(f"{due.warnings}条提醒要看", "findings")
    waiting = "，等着复核" if due.standing.state is State.REVIEW else ""
    yield ToDo(f"还没有定稿{waiting}", "standing")


def _unfilled(report: Report) -> Iterator[ToDo]:
    """The sections with blanks, each with its first blank."""
    for section in report.form.sections:
        name = _page_name(report.form, section.key)
        if isinstance(section, FigureTable):
            if blanks := report.blanks(section.key):
                words = f"{name}还有{len(blanks)}格没填"
                yield ToDo(words, place=Address(section.key, blanks[0]))
            continue
        fields = report.prose.fields(section.key)
        empty = [one for one in fields if not report.prose.text(one).strip()]
        if empty:
            words = "还没有写" if len(empty) == len(fields) else f"还有{len(empty)}个小标题下没有写"
            yield ToDo(name + words, place=Address(section.key, field=empty[0], start=0, end=0))


def place_words(report: Report, address: Address) -> str:
    """A place as a clerk would say it: `第三部分 3.5.1 其他`, `第一部分 主动公开…`."""
    name = _page_name(report.form, address.page)
    if address.cell is not None:
        table = report.form.table(address.cell.table)
        label = table.columns[address.cell].label
        return f"{name} {table.rows[address.cell.row].number}行 {label.short or label.text}"
    fields = report.prose.fields(address.page) if address.page != FRONT else ()
    if len(fields) > 1 and address.field in fields:
        return f"{name} {report.prose.overview.printed_heads()[fields.index(address.field)]}"
    return name


def _page_name(form: Form, page: str) -> str:
    keys = [section.key for section in form.sections]
    return f"第{chinese_number(keys.index(page) + 1)}部分" if page in keys else "标题和导语"
