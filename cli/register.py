"""`nianbao register …`: the registers for scripts. Nobody's name is ever printed.

What is personal goes in with `add` and `import` and out only into a file, with `export --personal`.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from nianbao.cli import DONE, FOUND_ERRORS
from nianbao.cli.printing import one_line, print_export, print_json, say
from nianbao.desk.registers import RegistersInHand
from nianbao.exports.letters.forms import plain_label, value_words
from nianbao.report.errors import ReportError
from nianbao.report.finding import SEVERITIES, Severity
from nianbao.report.form import form_of
from nianbao.report.form.figures import print_figure
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import cell_name
from nianbao.report.record import plain_figure
from nianbao.report.registers.calendar import Calendar
from nianbao.report.registers.clocks import answer_clock
from nianbao.report.registers.fields import REGISTERS, Register
from nianbao.report.registers.record import (
    Record,
    Value,
    plain_values,
    told_number,
    without_personal,
)
from nianbao.storage import machine
from nianbao.storage.library import Library

_NOTES = "notes"
_LONGEST = 60
"""Characters of what a request asks for, in a line."""


def register(data: Path, options: argparse.Namespace) -> int:
    """Run one of the commands over a register."""
    library = Library(data)
    office = _office(library, options.office)
    return {
        "list": _list,
        "add": _add,
        "import": _import,
        "export": _export,
        "tables": _tables,
        "due": _due,
        "check": _check,
    }[options.action](library, RegistersInHand(library, office), options)


def _office(library: Library, named: str | None) -> str:
    """Whose register: that is named, that of the settings, or the only one there is."""
    from nianbao.storage.registers import RegisterStore

    if named:
        return named
    if own := library.office().name:
        return own
    there = sorted({*RegisterStore(library).offices(), *library.offices()})
    if len(there) != 1:
        raise ReportError("不知道是哪个单位的台账，", "请用 --office 写明单位全称。")
    return there[0]


def _list(_: Library, desk: RegistersInHand, options: argparse.Namespace) -> int:
    shape = REGISTERS[options.register]
    found = _of_year(desk.records(shape.id), options.year)
    if options.open:
        found = [one for one in found if not _is_ended(one)]
    calendar, today = desk.calendar, machine.now().date()
    if options.json:
        print_json([{**_plain(one), **_clock(one, calendar, today)} for one in found])
        return DONE
    for one in found:
        clock = answer_clock(one, calendar, today) if shape.id == "requests" else None
        bare = without_personal(one)
        shown = [_shown(shape, bare, name) for name in shape.listed]
        say(one_line("  ".join([*filter(None, shown), *([clock.words] if clock else [])])))
    say(f"{shape.name}：{len(found)}条")
    return DONE


def _add(library: Library, desk: RegistersInHand, options: argparse.Namespace) -> int:
    shape = REGISTERS[options.register]
    values = _typed(shape, options.values)
    record = desk.new(shape.id, values)
    lacking = [
        field.label
        for field in record.asked
        if field.required and field.name not in (*values, "number")
    ]
    if lacking:
        raise ReportError(f"还缺少{'、'.join(lacking)}，", "请写成 名称=内容。")
    with library.claimed():
        (stored,) = desk.save(record)
    if options.json:
        print_json(_plain(stored))
    else:
        say(one_line(f"已登记：{stored.text('number') or shape.name}"))
    return DONE


def _typed(shape: Register, words: Iterable[str]) -> dict[str, Value]:
    """Values typed as `收到日期=2026-03-10`, by the label or the name of a field."""
    from nianbao.imports.registers.cell_values import CellFault, RowAround, cell_value
    from nianbao.imports.registers.sheet_file import RowCell
    from nianbao.report.registers.columns import SheetColumn, all_columns, values_of_columns

    columns: dict[str, SheetColumn] = {}
    for one in all_columns(shape):
        columns[one.label(shape)] = one
        columns.setdefault(one.label(shape).replace("·", "."), one)
        columns.setdefault(f"{one.name}.{one.inner}" if one.inner else one.name, one)
    typed: list[tuple[SheetColumn, str]] = []
    for word in words:
        name, equals, text = word.partition("=")
        if not equals or name.strip() not in columns:
            labels = "、".join(field.label for field in shape.fields if not field.fields)
            raise ReportError(
                "有一项不是“名称=内容”，或者没有这一栏，",
                f"可以写：{labels}；补正等写成 补正·通知日期。",
            )
        if any(column == columns[name.strip()] for column, _ in typed):
            raise ReportError(f"“{name.strip()}”写了两次，", "请只写一次。")
        typed.append((columns[name.strip()], text))
    around, found = RowAround(months=shape.id in ("documents", "publications")), []
    for column, text in sorted(typed, key=lambda one: one[0].name != shape.dated):
        try:
            value = cell_value(column.field(shape), RowCell(text, is_written=True), around)
        except CellFault as fault:
            raise ReportError(f"“{column.label(shape)}”{fault}。") from fault
        if isinstance(value, date) and column.name == shape.dated:
            around = replace(around, since=value)
        if value is not None:
            found.append((column, value))
    return values_of_columns(found)


def _import(library: Library, desk: RegistersInHand, options: argparse.Namespace) -> int:
    from nianbao.desk.register_sheets import RowDoes, planned, read_sheet_file, take_rows

    kind = _kind(options.register, options.kind)
    found = read_sheet_file(options.file, options.register, year=options.year, kind=kind)
    rows = planned(desk, found)
    stored: tuple[Record, ...] = ()
    if not options.dry_run:
        with library.claimed():
            stored = take_rows(desk, rows, replace=options.replace, doubles=options.doubles)
    counts = {does: sum(row.does is does for row in rows) for does in RowDoes}
    if options.json:
        print_json(
            {
                "columns": {
                    one.letter: one.column.label(found.register) if one.column else None
                    for one in found.columns
                },
                "rows": {str(does): number for does, number in counts.items()},
                "stored": len(stored),
                "faults": [one.sentence for one in found.faults],
                "left_out": [*found.remarks, *_hidden(found.hidden)],
            }
        )
    else:
        for one in found.columns:
            if one.column:
                doubt = "（请核对）" if one.is_weak else ""
                label = one.column.label(found.register)
                say(one_line(f"{one.letter}列“{one.head}” → {label}{doubt}"))
        told = {
            RowDoes.ADDS: "新的",
            RowDoes.CHANGES: "编号一样、内容不同的",
            RowDoes.SAME: "已经有的",
            RowDoes.DOUBLE: "像是重复的",
        }
        words = "，".join(f"{told[does]}{number}条" for does, number in counts.items() if number)
        say(f"{words or '没有一条'}；存进台账{len(stored)}条")
    if found.missing:
        say(one_line(f"没有哪一列是：{'、'.join(found.missing)}；放进去以后要补。"), sys.stderr)
    if found.unnamed:
        say(one_line(f"没有放进台账的列：{'、'.join(found.unnamed)}"), sys.stderr)
    for words in (*found.remarks, *_hidden(found.hidden), *(one.sentence for one in found.faults)):
        say(one_line(words), sys.stderr)
    taken = {one.id for one in stored}
    said = [row for row in rows if row.does is RowDoes.ADDS or row.record.id not in taken]
    for words in filter(None, (row.words for row in said)):
        say(one_line(words), sys.stderr)
    left = any(row.does in (RowDoes.CHANGES, RowDoes.DOUBLE) for row in said)
    return FOUND_ERRORS if found.faults or left else DONE


def _kind(register: str, words: str | None) -> str:
    """The key of a kind of a register, by its key or what it is called; empty for no words."""
    from nianbao.imports.registers.choice_words import chosen_key

    if words is None:
        return ""
    shape = REGISTERS[register]
    field = shape.by_name.get("kind")
    if field is None:
        raise ReportError(f"{shape.name}没有种类，", "请不要写“--kind”。")
    if key := chosen_key(field, words):
        return key
    kinds = "、".join(field.labels.values())
    raise ReportError(f"没有“{words}”这一种，", f"“--kind”可以写：{kinds}。")


def _hidden(count: int) -> list[str]:
    return [f"有{count}处隐藏的行、列、工作表没有读入。"] if count else []


def _export(library: Library, desk: RegistersInHand, options: argparse.Namespace) -> int:
    from nianbao.desk.register_documents import paper_bytes, paper_file_name, year_paper
    from nianbao.desk.register_sheets import (
        SHEET_SUFFIXES,
        sheet_bytes,
        sheet_file_name,
        still_named,
    )
    from nianbao.storage.atomic import write_atomically
    from nianbao.storage.own_files import refuse_own
    from nianbao.storage.paths import free_path

    shape, records = REGISTERS[options.register], desk.records(options.register)
    found = _of_year(records, options.year)
    personal = bool(options.personal)
    if options.to in SHEET_SUFFIXES:
        written = sheet_bytes(shape.id, found, options.to, personal=personal)
        name = sheet_file_name(shape.id, options.year, options.to, personal=personal)
    elif options.year is None or personal:
        raise ReportError("打印的台账要写明年份，也不带个人信息；", "请用 --year 写明年份。")
    else:
        paper = year_paper(desk.office, shape.id, found, options.year)
        written = paper_bytes(paper, options.to)
        name = paper_file_name(paper, None, options.to)
    if options.output == "-":
        is_text = options.to in ("csv", "text")
        print_export(written.decode("utf-8-sig").replace("\r\n", "\n") if is_text else written)
    else:
        path = Path(options.output) if options.output else free_path(library.path.parent, name)
        refuse_own(library.path, path)
        write_atomically(path, written, private=True)
        say(f"已导出：{path}（{len(found)}条）")
    if not personal and (named := still_named(found)):
        words = f"别的栏里写着名字、电话的，用××代替了，给别人以前请看：{'、'.join(named)}"
        say(one_line(words), sys.stderr)
    return DONE


def _tables(library: Library, desk: RegistersInHand, options: argparse.Namespace) -> int:
    if options.year is None:
        raise ReportError("还缺少“--year”。", "请写明年份，如 --year 2026。")
    figures = desk.figures(options.year, machine.now().date())
    typed: Mapping[Any, Any] = {}
    if library.contains(desk.office, options.year):
        typed = library.load(desk.office, options.year).all_figures
    left_out = desk.left_out(options.year, machine.now().date())
    if options.json:
        if left_out:
            say(left_out, sys.stderr)
        print_json(
            [
                {
                    "cell": str(ref),
                    "register": plain_figure(one.figure),
                    "report": plain_figure(typed.get(ref)),
                    "records": [number for r in one.records if (number := told_number(r))],
                }
                for ref, one in figures.items()
            ]
        )
        return DONE
    form = form_of(FORM_2021.version)
    for ref, one in figures.items():
        there = typed.get(ref)
        if one.figure or (there is not None and there != one.figure):
            differs = "" if not typed or there == one.figure else _report_words(there)
            say(one_line(f"{cell_name(form, ref)}：{print_figure(one.figure)}{differs}"))
    say(f"{desk.office}{options.year}年：台账算出{len(figures)}格，没有列出的是0")
    if left_out:
        say(left_out)
    return DONE


def _report_words(figure: Any) -> str:
    return "（报告里没有填）" if figure is None else f"（报告里是{print_figure(figure)}）"


def _due(_: Library, desk: RegistersInHand, options: argparse.Namespace) -> int:
    today = machine.now().date()
    if options.on:
        try:
            today = date.fromisoformat(options.on)
        except ValueError as error:
            raise ReportError("“--on”后面要写日期，", "如 2026-03-10。") from error
    items = [one for one in desk.due(today) if options.year in (None, one.record.year)]
    if options.json:
        print_json(
            [
                {
                    "number": told_number(item.record),
                    "kind": item.kind,
                    "due": item.due.day.isoformat(),
                    "left": item.left,
                    "words": item.words,
                    "doubt": item.due.doubt,
                }
                for item in items
            ]
        )
        return DONE
    for item in items:
        left = f"超期{-item.left}天" if item.left < 0 else f"还剩{item.left}天"
        number = told_number(item.record) or "没有编号的"
        say(one_line(f"{item.due.day}  {left}  {number}  {item.words}  {item.due.doubt}".rstrip()))
    say(f"要办的{len(items)}件")
    return DONE


def _check(_: Library, desk: RegistersInHand, options: argparse.Namespace) -> int:
    told = desk.findings(machine.now().date())
    found = [one for one in told if options.year in (None, one.record.year)]
    if options.json:
        names = ("rule", "severity", "field", "message")
        print_json(
            [
                {
                    "register": one.record.register,
                    "number": told_number(one.record),
                    **{name: str(getattr(one, name)) for name in names},
                }
                for one in found
            ]
        )
    else:
        for one in sorted(found, key=lambda one: list(Severity).index(one.severity)):
            say(one_line(f"{one.rule} {SEVERITIES[one.severity]}  {one.message}"))
        say(f"查出{len(found)}处")
    return FOUND_ERRORS if any(one.severity is Severity.ERROR for one in found) else DONE


def _of_year(records: Iterable[Record], year: int | None) -> list[Record]:
    return [one for one in records if year is None or one.year == year]


def _is_ended(record: Record) -> bool:
    return any(record.day(name) for name in ("decided", "closed"))


def _shown(shape: Register, record: Record, name: str) -> str:
    """A field in a line; nothing that is personal."""
    field = shape.by_name[name]
    value = record.values.get(name)
    if value is None or field.personal:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value in field.labels:
        return plain_label(field.labels[value])
    words = one_line(value_words(field, value))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _clock(record: Record, calendar: Calendar, today: date) -> dict[str, Any]:
    """How a request's clock stands, in JSON; nothing for other records."""
    clock = answer_clock(record, calendar, today) if record.register == "requests" else None
    if clock is None:
        return {}
    due = clock.due.day.isoformat() if clock.due else None
    return {"clock": {"state": str(clock.state), "due": due, "left": clock.left}}


def _plain(record: Record) -> dict[str, Any]:
    """A record in JSON, without what is personal and without notes."""
    kept = without_personal(record).with_value(_NOTES, None)
    return {"register": record.register, "id": record.id, **plain_values(kept.values)}
