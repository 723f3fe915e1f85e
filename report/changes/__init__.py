"""What was changed between two values of a report: what a clerk typed, never what is derived."""

from collections.abc import Iterator
from dataclasses import replace

from nianbao.report.changes.difference import Difference
from nianbao.report.changes.heads import changed_heads
from nianbao.report.changes.paragraphs import changed_paragraphs
from nianbao.report.document import Report
from nianbao.report.facts import Fact, Facts, with_fact
from nianbao.report.field import PREFACE, TITLE, FieldRef
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.names import cell_name, table_name
from nianbao.report.form.shape import FigureTable


def differences(before: Report, after: Report) -> tuple[Difference, ...]:
    """All changes in the order of the form; office and year are none.

    Taking back every one of them in `after` gives what was typed in `before`.
    """
    found = [*_title(before, after), *_field(before, after, "", "导语", PREFACE)]
    for section in after.form.sections:
        if isinstance(section, FigureTable):
            found += _table(before, after, section)
        elif section.aspects:
            found += changed_heads(section, before, after)
        else:
            found += _field(before, after, section.key, section.title.text, FieldRef(section.key))
    return (*found, *_facts(before.facts, after.facts))


def _title(before: Report, after: Report) -> Iterator[Difference]:
    old, new = before.prose.title, after.prose.title
    if old != new:
        yield Difference(
            "",
            "标题",
            before.title,
            after.title,
            lambda report: report.with_prose(TITLE, old or ""),
            lambda report: report.prose.title == new,
        )


def _field(
    before: Report, after: Report, section: str, place: str, field: FieldRef
) -> Iterator[Difference]:
    old, new = before.prose.text(field), after.prose.text(field)
    return changed_paragraphs(section, place, old, new, lambda _: field)


def _table(before: Report, after: Report, table: FigureTable) -> Iterator[Difference]:
    for ref in table.cells:
        if before.figures.get(ref) != after.figures.get(ref):
            yield _figure(before, after, ref)
        yield from _note(before, after, table, str(ref), f"{cell_name(after.form, ref)}的批注")
    name = table_name(after.form, table.key)
    yield from _note(before, after, table, table.key, f"{name}下面的说明")


def _figure(before: Report, after: Report, ref: CellRef) -> Difference:
    old, new = before.figures.get(ref), after.figures.get(ref)
    return Difference(
        ref.table,
        cell_name(after.form, ref),
        print_figure(old),
        print_figure(new),
        lambda report: report.with_figure(ref, old),
        lambda report: report.figures.get(ref) == new,
    )


def _facts(before: Facts, after: Facts) -> Iterator[Difference]:
    """Facts one by one; all of them at once where one was added, removed, renamed or moved."""
    if [fact.name for fact in before] == [fact.name for fact in after]:
        for old, new in zip(before, after, strict=True):
            if old != new:
                yield _fact(old, new)
    elif before != after:
        yield Difference(
            "",
            "常用数",
            "\n".join(map(_told, before)),
            "\n".join(map(_told, after)),
            lambda report: replace(report, facts=before),
            lambda report: report.facts == after,
        )


def _fact(old: Fact, new: Fact) -> Difference:
    return Difference(
        "",
        f"常用数“{old.name}”",
        _told(old),
        _told(new),
        lambda report: replace(report, facts=with_fact(report.facts, old.name, old)),
        lambda report: new in report.facts,
    )


def _told(fact: Fact) -> str:
    """A fact in one line; a blank number is a `-`."""
    if fact.items is None:
        return f"{fact.name} {print_figure(fact.number) or '-'}{fact.unit}"
    items = (f"{name} {print_figure(number) or '-'}{fact.unit}" for name, number in fact.items)
    return f"{fact.name}：{'、'.join(items)}"


def _note(
    before: Report, after: Report, table: FigureTable, key: str, place: str
) -> Iterator[Difference]:
    old, new = before.notes.get(key, ""), after.notes.get(key, "")
    if old != new:
        yield Difference(
            table.key,
            place,
            old,
            new,
            lambda report: report.with_note(key, old),
            lambda report: report.notes.get(key, "") == new,
        )
