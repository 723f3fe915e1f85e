"""The day the report is due. Comes after all other rules, since it counts their errors."""

from collections.abc import Iterator
from datetime import date, timedelta

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import ERROR, INFO, Fault, rule
from nianbao.report.day_words import day_of_year, day_words
from nianbao.report.state import OPEN

_SATURDAY = 5
_WEEKDAYS = "一二三四五六日"


@rule(
    "D05",
    INFO,
    source="《条例》第四十九条（县级以上部门1月31日前，县级政府3月31日前）；县里规定的报送日期",
    help=(
        "报送日期快到或已经过了，报告还有错误没有改，县里可能来催。"
        "条例没有给乡镇定日期，按县里规定的报，日期可以在设置里改。"
    ),
)
def check_deadline(context: Context) -> Iterator[Fault]:
    """The deadline is near or past, and errors are open in a report that is still written.

    A file that is no report of the library may be of anybody and long published.
    """
    year, office, today = context.year, context.office, context.today
    standing = context.standing
    errors = sum(one.severity is ERROR for one in context.told_before("D05"))
    if today is None or not errors or today > office.deadline(year + 1):
        return
    if standing is None or standing.state not in OPEN:
        return
    deadline = office.deadline(year)
    left = (deadline - today).days
    if left > office.reminder_days:
        return
    when = f"已经过了{-left}天" if left < 0 else f"还有{left}天" if left else "就是今天"
    yield Fault(
        f"{year}年的报告应在{day_words(deadline)}前报送{_working_day(deadline)}，"
        f"{when}，还有{errors}个错误没有改；请先改错误。",
        context.form.sections[0].key,
    )


@rule(
    "D10",
    INFO,
    source="《条例》第四十九条；县里规定的报送日期",
    help=(
        "登记的发布日期比规定的日期晚，检查的人可能会问原因。日期登记错了就改；"
        "县里另有规定的，在设置里改报送日期。"
    ),
)
def check_published_in_time(context: Context) -> Iterator[Fault]:
    """The day of publication that was noted is not after the deadline."""
    standing = context.standing
    if standing is None or not standing.published_on:
        return
    published, deadline = date.fromisoformat(standing.published_on), _due(context)
    late = (published - deadline).days
    if late > 0:
        yield Fault(
            f"{context.year}年的报告应在{day_words(deadline)}前公布{_working_day(deadline)}，"
            f"登记的发布日期是{day_words(published)}，晚了{late}天；请核对日期。",
            context.form.sections[0].key,
        )


def _due(context: Context) -> date:
    return context.office.deadline(context.year)


def _working_day(deadline: date) -> str:
    """The last working day before a deadline that is a Saturday or Sunday; holidays not known."""
    if deadline.weekday() < _SATURDAY:
        return ""
    last = deadline - timedelta(days=deadline.weekday() - _SATURDAY + 1)
    weekday = _WEEKDAYS[deadline.weekday()]
    return f"（这天是星期{weekday}，之前最后一个工作日是{day_of_year(last)}）"


RULES = (check_deadline, check_published_in_time)
