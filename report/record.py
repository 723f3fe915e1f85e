"""A report as plain values (dict, list, str, int) for the data file, and back.

The keys are frozen: stored files and the JSON export use them. Money is a plain decimal
string, a blank is left out here (the JSON export writes it as null).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from hashlib import sha256
from typing import Any

from nianbao.report.document import FIRST_YEAR, LAST_YEAR, Report
from nianbao.report.errors import FormError, RecordError
from nianbao.report.facts import Fact, FactError, Item, read_name, read_unit
from nianbao.report.field import FRONT_FIELDS, FieldRef
from nianbao.report.finding import Dismissal, Finding, Severity, Span
from nianbao.report.form import form_of
from nianbao.report.form.figures import (
    COUNT_DIGITS,
    MONEY_PLACES,
    TOTAL_DIGITS,
    CellRef,
    Figure,
    Unit,
    print_figure,
)
from nianbao.report.form.shape import Form
from nianbao.report.leaves import (
    LEAF_LIMIT,
    branch_list,
    branch_mapping,
    leaf_text,
    leaf_whole,
)
from nianbao.report.prose import Part, Prose, overview
from nianbao.report.text import LINE_LIMIT, clean_line, clean_marks, clean_text, late

PlainFigure = int | str | None

_COUNT_LIMIT = 10**TOTAL_DIGITS
_FOUND, _FOUND_LIMIT = r"-?[0-9]{1,99}(\.[0-9]{1,99})?", 10**99
_MONEY = re.compile(rf"[0-9]{{1,{COUNT_DIGITS}}}(\.[0-9]{{1,{MONEY_PLACES}}})?")


def plain_figure(figure: Figure) -> PlainFigure:
    """Counts as they are, money as a plain decimal string, a blank as None."""
    return print_figure(figure) if isinstance(figure, Decimal) else figure


def plain_figures(figures: Mapping[CellRef, Figure]) -> dict[str, PlainFigure]:
    """Figures by the text of their address."""
    return {str(ref): plain_figure(figure) for ref, figure in figures.items()}


def plain_prose(prose: Prose) -> dict[str, Any]:
    """The words of a report in the shape of the JSON export."""
    parts = [{"heading": part.heading, "text": part.text} for part in prose.overview.parts]
    return {
        "title": prose.title,
        "preface": prose.preface,
        "overview": {"numbering": prose.overview.numbering, "parts": parts},
        "problems": prose.problems,
        "other_matters": prose.other_matters,
    }


def plain_finding(finding: Finding) -> dict[str, Any]:
    """A finding in the shape of the JSON output."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "section": finding.section,
        "cells": [str(ref) for ref in finding.cells],
        "span": _plain_span(finding.span) if finding.span else None,
        "expected": plain_figure(finding.expected),
        "actual": plain_figure(finding.actual),
        **({"dismissed": finding.dismissed} if finding.dismissed else {}),
    }


def _plain_span(span: Span) -> dict[str, Any]:
    return {"field": str(span.field), "start": span.start, "end": span.end}


def plain_fact(fact: Fact) -> dict[str, Any]:
    """A fact in the shape of the JSON export: `number`, or `items` where it is a list."""
    plain: dict[str, Any] = {"name": fact.name, "unit": fact.unit}
    if fact.items is None:
        return {**plain, "number": plain_figure(fact.number)}
    items = [{"name": item.name, "number": plain_figure(item.number)} for item in fact.items]
    return {**plain, "items": items}


def read_fact(plain: Mapping[str, Any]) -> Fact:
    """The fact that plain values hold.

    Raises KeyError, TypeError or ValueError when they hold none, FactError for a name or a unit
    that can't be one.
    """
    name = read_name(leaf_text(plain["name"]), ())
    unit = read_unit(leaf_text(plain["unit"]))
    if "items" not in plain:
        return Fact(name, unit, _number(plain["number"]))
    items = (
        Item(clean_line(leaf_text(one["name"])), _number(one["number"]))
        for one in map(branch_mapping, branch_list(plain["items"]))
    )
    return Fact(name, unit, items=tuple(item for item in items if item.name))


def to_record(report: Report) -> dict[str, Any]:
    """The report as plain values; `from_record` gives the same report back."""
    return {
        "form": report.form_version,
        "office": report.office,
        "year": report.year,
        "figures": plain_figures(report.figures),
        "stated": plain_figures(report.stated),
        "prose": plain_prose(report.prose),
        "notes": dict(report.notes),
        "reading": [plain_finding(finding) for finding in report.import_findings],
        "dismissed": {facts: asdict(one) for facts, one in report.dismissed.items()},
        **({"facts": list(map(plain_fact, report.facts))} if report.facts else {}),
    }


def print_of(report: Report) -> str:
    """What tells a report from any other that is printed otherwise: a few letters and digits.

    It takes the report as printed, its codes filled in.
    """
    told = {
        "title": report.title,
        "figures": plain_figures(report.all_figures),
        "prose": plain_prose(report.prose),
        "notes": dict(report.notes),
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def from_record(record: Mapping[str, Any]) -> Report:
    """The report a record holds; raises RecordError when it does not have a report's shape.

    Every leaf is looked at: what this gives can be shown, checked and exported without a mistake.
    """
    try:
        form = form_of(leaf_text(record["form"]))
        report = Report(
            clean_line(leaf_text(record["office"])),
            leaf_whole(record["year"], FIRST_YEAR, LAST_YEAR),
            form.version,
            _figures(form, record["figures"]),
            _figures(form, record["stated"]),
            _prose(branch_mapping(record["prose"])),
            _notes(form, record["notes"]),
            tuple(read_finding(form, finding) for finding in _mappings(record["reading"])),
            _dismissed(record.get("dismissed", {})),
            tuple(map(read_fact, _mappings(record.get("facts", [])))),
        )
    except (FormError, FactError) as error:
        raise RecordError(error.message, error.hint) from error
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        why = f"（{error}）"[:100] if isinstance(error, ValueError) else ""
        raise RecordError(f"这份报告的记录不完整或已损坏{why}。") from error
    return report


def read_plain_figure(plain: object, unit: Unit) -> Figure:
    """A figure from its plain value; raises ValueError when it is none of the unit."""
    if plain is None:
        return None
    if unit is Unit.MONEY and isinstance(plain, str) and _MONEY.fullmatch(plain):
        return Decimal(plain)
    if unit is not Unit.MONEY and type(plain) is int:
        least = -_COUNT_LIMIT if unit is Unit.CHANGE else -1
        if least < plain < _COUNT_LIMIT:
            return plain
    raise ValueError(f"{str(plain)[:20]!r} 不是{unit.value}数")


def _mappings(plain: object) -> list[dict[str, Any]]:
    return list(map(branch_mapping, branch_list(plain)))


def _number(plain: object) -> Figure:
    return read_plain_figure(plain, Unit.MONEY if isinstance(plain, str) else Unit.COUNT)


def _cell(form: Form, place: object) -> CellRef:
    ref = CellRef.parse(leaf_text(place))
    if ref is None or ref not in form.columns:
        raise ValueError(f"没有“{str(place)[:40]}”这一格")
    return ref


def _figures(form: Form, plain: object) -> dict[CellRef, Figure]:
    figures = {}
    for place, value in branch_mapping(plain).items():
        ref = _cell(form, place)
        figures[ref] = read_plain_figure(value, form.columns[ref].unit)
    return figures


def _prose(plain: Mapping[str, Any]) -> Prose:
    section = branch_mapping(plain["overview"])
    parts = [
        Part(leaf_text(part["heading"]), leaf_text(part["text"]))
        for part in _mappings(section["parts"])
    ]
    title = None if plain["title"] is None else clean_line(leaf_text(plain["title"]))
    return Prose(
        title or None,
        clean_text(leaf_text(plain["preface"])),
        overview(leaf_text(section["numbering"]), parts),
        clean_text(leaf_text(plain["problems"])),
        clean_text(leaf_text(plain["other_matters"])),
    )


def _notes(form: Form, plain: object) -> dict[str, str]:
    cells = {str(ref) for ref in form.columns}
    tables = {table.key for table in form.tables}
    notes = {}
    for place, words in branch_mapping(plain).items():
        if place not in cells and place not in tables:
            raise ValueError(f"没有“{place[:40]}”这一格")
        note = leaf_text(words)
        notes[place] = clean_line(note) if place in cells else clean_text(note)
    return notes


def _dismissed(plain: object) -> dict[str, Dismissal]:
    return {
        clean_text(leaf_text(facts)): Dismissal(
            *(clean_line(leaf_text(branch_mapping(one)[name])) for name in ("reason", "by", "at"))
        )
        for facts, one in branch_mapping(plain).items()
    }


def read_finding(form: Form, plain: Mapping[str, Any]) -> Finding:
    """The finding that plain values hold; raises KeyError, TypeError or ValueError for none."""
    cells = tuple(_cell(form, place) for place in branch_list(plain["cells"]))
    section = leaf_text(plain["section"])
    if section not in _sections(form):
        raise ValueError(f"没有“{section[:40]}”这一部分")
    return Finding(
        leaf_text(plain["rule"], LINE_LIMIT),
        Severity(leaf_text(plain["severity"])),
        clean_marks(leaf_text(plain["message"])),
        section,
        cells,
        None if plain["span"] is None else _span(form, branch_mapping(plain["span"])),
        _found_figure(plain["expected"]),
        _found_figure(plain["actual"]),
        clean_line(leaf_text(plain.get("dismissed", ""))),
    )


def _found_figure(plain: object) -> Figure:
    """A figure that a finding speaks of: of no one unit, and below 0 where a sum would be."""
    if plain is None or (type(plain) is int and abs(plain) < _FOUND_LIMIT):
        return plain
    if isinstance(plain, str) and late(_FOUND).fullmatch(plain):
        return Decimal(plain)
    raise ValueError(f"{str(plain)[:20]!r} 不是数")


def _span(form: Form, plain: Mapping[str, Any]) -> Span:
    field = FieldRef.parse(leaf_text(plain["field"]))
    if field is None or field.section not in _sections(form):
        raise ValueError("说的那一栏不在报告里")
    start = leaf_whole(plain["start"], 0, LEAF_LIMIT)
    return Span(field, start, leaf_whole(plain["end"], start, LEAF_LIMIT))


def _sections(form: Form) -> set[str]:
    """What a finding may be about."""
    return {field.section for field in FRONT_FIELDS} | {section.key for section in form.sections}
