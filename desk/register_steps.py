"""What one step in the registers changed, in words that are nobody's name."""

from collections.abc import Sequence

from nianbao.report.registers.record import Record
from nianbao.report.text import clean_line

_FIELDS = 3
"""Fields that are named; the others are counted."""


def step_words(before: Sequence[Record], after: Sequence[Record]) -> str:
    """How records became what they are: both in the same order, empty where nothing changed."""
    changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    if not changed:
        return ""
    shapes = dict.fromkeys(one.shape.name for one, _ in changed)
    if len(changed) == 1:
        return f"{'、'.join(shapes)}{_words_of_one(*changed[0])}"
    gone = sum(one.removed for _, one in changed)
    back = sum(one.removed for one, _ in changed)
    what = ("去掉了" if gone == len(changed) else "放回了") if gone + back else "改了"
    what = what if len(changed) in (gone, back, len(changed) - gone - back) else "改了"
    return f"{'、'.join(shapes)}{what}{len(changed)}件"


def changed_fields(before: Record, after: Record) -> str:
    """The labels of the fields in which two states of a record differ; the others counted."""
    names = [
        field.label
        for field in after.shape.fields
        if before.values.get(field.name) != after.values.get(field.name)
    ]
    more = f"等{len(names)}栏" if len(names) > _FIELDS else ""
    return "、".join(names[:_FIELDS]) + more


def _words_of_one(before: Record, after: Record) -> str:
    called = _called(after if after.values else before)
    if before.removed != after.removed:
        return f"{'去掉了' if after.removed else '放回了'}{called}"
    return f"{called}的{changed_fields(before, after)}"


def _called(record: Record) -> str:
    """A record by its number, else its day."""
    day = record.day(record.shape.dated)
    words = clean_line(record.text("number")) or (day.isoformat() if day else "")
    return f"“{words}”" if words else "没有编号的一件"
