"""The day the report is due. Comes after all other rules, since it counts their errors."""

from collections.abc import Iterator

from report.checks.context import Context
from report.checks.rule import INFO, Fault, rule
from report.finding import count_findings


@rule(
    "D05",
    INFO,
    source="《条例》第四十九条；县里规定的报送日期",
    help="报送日期快到或已经过了，报告还有错误没有改。日期可以在设置里改。",
)
def check_deadline(context: Context) -> Iterator[Fault]:
    """The deadline is near or past, and errors are open; older years are history."""
    report, office, today = context.report, context.office, context.today
    errors, _ = count_findings(context.found)
    if today is None or not errors or today > office.deadline(report.year + 1):
        return
    deadline = office.deadline(report.year)
    left = (deadline - today).days
    if left > office.reminder_days:
        return
    when = f"已经过了{-left}天" if left < 0 else f"还有{left}天" if left else "就是今天"
    yield Fault(
        f"{report.year}年的报告应在{deadline.year}年{deadline.month}月{deadline.day}日前报送，"
        f"{when}，还有{errors}个错误没有改；请先改错误。",
        report.form.sections[0].key,
    )


RULES = (check_deadline,)
