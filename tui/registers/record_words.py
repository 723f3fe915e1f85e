"""What is said of a record: its title, its clocks, what belongs into the field in hand. Pure."""

from datetime import date

from nianbao.exports.letters.forms import plain_label
from nianbao.report.day_words import day_of_year
from nianbao.report.registers.calendar import Calendar
from nianbao.report.registers.clocks import ClockState, answer_clock, correction_due, due_items
from nianbao.report.registers.fields import FieldKind, RegisterField
from nianbao.report.registers.record import Record
from nianbao.tui.registers.places import Slot
from nianbao.tui.registers.typed_values import FieldAround, heard, option_number

_KEYS = {
    FieldKind.DATE: "0310、3.10、今天、昨天、+5（今天起5天）都行。",
    FieldKind.YES: "是 就写 1 或 是，不是就空着。",
    FieldKind.CHOICES: "可以选几个，如 1 3。",
}
"""How something is typed, by the kind of the field."""
_ANSWERS = ("answer", "serve")
_FORM_HELP = (
    "回车到下一栏，上下键、PageUp、PageDown 走动。填一栏存一栏，没有保存键；按错了按 Ctrl+Z。\n"
    "日期写 0310、3.10、今天、昨天、+5（今天起5天）都行，下面会写出是哪一天、周几。\n"
    "有几种可选的，写号码或者几个字（拼音首字母也行），空格或 F2 列出来选，每一种都有说明。\n"
    "前面有 * 的还没有填，应当填。“+”开头的行按回车增加一次。"
)


def title_words(record: Record, *, new: bool) -> str:
    """What the record is, in the line at the top."""
    number = record.text("number")
    return f"{record.shape.name}：{'登记新的一件' if new else number or '一条'}"


def clock_words(record: Record, calendar: Calendar, today: date) -> str:
    """How much time is left for the answer, and what else runs out; empty where no clock runs."""
    if record.register != "requests":
        return ""
    clock = answer_clock(record, calendar, today)
    if clock is None:
        return "填了收到日期，就开始算期限。"
    words = [f"答复期限{clock.allowed}个工作日：{clock.words}。"]
    if clock.state is ClockState.PAUSED:
        words.append("正在征求意见，这些天不算。")
    if clock.state is ClockState.RUNNING and not record.parts("corrections"):
        due = correction_due(record, calendar)
        if due and due.day >= today:
            words.append(f"要补正的，{day_of_year(due.day)}前告知。")
    others = (one for one in due_items([record], calendar, today) if one.kind not in _ANSWERS)
    words += [f"{one.words}：{day_of_year(one.due.day)}。" for one in others]
    if clock.due and clock.state is not ClockState.DONE:
        words.append(clock.due.doubt)
    return "".join(words)


def field_words(record: Record, field: RegisterField | None, slot: Slot | None) -> str:
    """What belongs into the field in hand, in a line or two."""
    if field is None:
        whole = record.shape.by_name[slot.name] if slot else None
        return f"{whole.help}按回车增加一次。" if whole else ""
    words = f"{field.help}{_KEYS.get(field.kind, '')}"
    is_choice = field.kind is FieldKind.CHOICE
    choices = heard(field, "", FieldAround(date.today())) if is_choice else ""
    return "　".join(filter(None, (words, choices)))


def help_words(record: Record, field: RegisterField | None) -> str:
    """Help on the field in hand, each of its choices explained, and on the form."""
    if field is None:
        return f"{record.shape.help}\n{_FORM_HELP}"
    lines = [f"{field.label}：{field.help}{'（个人信息，只存在台账里）' if field.personal else ''}"]
    for one in field.choices:
        told = f"{option_number(field, one)} {plain_label(one.label)}"
        lines.append(f"{told}：{one.help}" if one.help else told)
    return "\n".join([*lines, "", record.shape.help, _FORM_HELP])
