"""A report as plain values (dict, list, str, int) for the data file, and back.

The keys are frozen: stored files and the JSON export use them. Money is a plain decimal
string, a blank is left out here (the JSON export writes it as null).
"""

import re
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from nianbao.report.document import FIRST_YEAR, LAST_YEAR, Report
from nianbao.report.errors import FormError, RecordError
from nianbao.report.facts import Fact, FactError, Item, read_name, read_unit
from nianbao.report.field import FieldRef
from nianbao.report.finding import Dismissal, Finding, Severity, Span
from nianbao.report.form import form_of
from nianbao.report.form.figures import (
    COUNT_DIGITS,
    MONEY_PLACES,
    CellRef,
    Figure,
    Unit,
    print_figure,
)
from nianbao.report.form.shape import Form
from nianbao.report.prose import Part, Prose, overview
from nianbao.report.text import clean_line, clean_text

PlainFigure = int | str | None

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
    name, unit = read_name(plain["name"], ()), read_unit(plain["unit"])
    if "items" not in plain:
        return Fact(name, unit, _number(plain["number"]))
    items = (Item(clean_line(one["name"]), _number(one["number"])) for one in plain["items"])
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


def from_record(record: Mapping[str, Any]) -> Report:
    """The report a record holds; raises RecordError when it does not have a report's shape."""
    try:
        form = form_of(record["form"])
        report = Report(
            clean_line(record["office"]),
            _year(record["year"]),
            form.version,
            _figures(form, record["figures"]),
            _figures(form, record["stated"]),
            _prose(record["prose"]),
            _notes(form, record["notes"]),
            tuple(_finding(form, finding) for finding in record["reading"]),
            _dismissed(record.get("dismissed", {})),
            tuple(map(read_fact, record.get("facts", ()))),
        )
    except (FormError, FactError) as error:
        raise RecordError(error.message, error.hint) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        why = f"（{error}）"[:100] if isinstance(error, ValueError) else ""
        raise RecordError(f"这份报告的记录不完整或已损坏{why}。") from error
    return report


def read_plain_figure(plain: object, unit: Unit) -> Figure:
    """A figure from its plain value; raises ValueError when it is none of the unit."""
    if plain is None:
        return None
    if unit is Unit.MONEY and isinstance(plain, str) and _MONEY.fullmatch(plain):
        return Decimal(plain)
    if unit is not Unit.MONEY and type(plain) is int and (plain >= 0 or unit is Unit.CHANGE):
        return plain
    raise ValueError(f"{plain!r} 不是{unit.value}数")


def _number(plain: object) -> Figure:
    return read_plain_figure(plain, Unit.MONEY if isinstance(plain, str) else Unit.COUNT)


def _year(plain: object) -> int:
    if isinstance(plain, int) and FIRST_YEAR <= plain <= LAST_YEAR:
        return plain
    raise ValueError(f"{plain!r} 不是年份")


def _figures(form: Form, plain: Mapping[str, object]) -> dict[CellRef, Figure]:
    figures = {}
    for place, value in plain.items():
        ref = CellRef.parse(place)
        if ref is None or ref not in form.columns:
            raise ValueError(f"没有“{place}”这一格")
        figures[ref] = read_plain_figure(value, form.columns[ref].unit)
    return figures


def _prose(plain: Mapping[str, Any]) -> Prose:
    section = plain["overview"]
    parts = [Part(part["heading"], part["text"]) for part in section["parts"]]
    return Prose(
        clean_line(plain["title"]) if plain["title"] else None,
        clean_text(plain["preface"]),
        overview(section["numbering"], parts),
        clean_text(plain["problems"]),
        clean_text(plain["other_matters"]),
    )


def _notes(form: Form, plain: Mapping[str, str]) -> dict[str, str]:
    cells = {str(ref) for ref in form.columns}
    return {
        place: clean_line(note) if place in cells else clean_text(note)
        for place, note in plain.items()
    }


def _dismissed(plain: Mapping[str, Mapping[str, str]]) -> dict[str, Dismissal]:
    return {
        clean_text(facts): Dismissal(*(clean_line(one[name]) for name in ("reason", "by", "at")))
        for facts, one in plain.items()
    }


def _finding(form: Form, plain: Mapping[str, Any]) -> Finding:
    cells = tuple(ref for place in plain["cells"] if (ref := CellRef.parse(place)))
    span = plain["span"]
    field = FieldRef.parse(span["field"]) if span else None
    unit = form.columns[cells[0]].unit if cells else Unit.COUNT
    return Finding(
        plain["rule"],
        Severity(plain["severity"]),
        plain["message"],
        plain["section"],
        cells,
        Span(field, span["start"], span["end"]) if field else None,
        read_plain_figure(plain["expected"], unit),
        read_plain_figure(plain["actual"], unit),
    )
