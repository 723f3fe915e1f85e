"""Codes in prose: `{新收合计}` stands for a figure, so that a number is written once.

The rule: a code that has a value is printed as that value; one that has none, or that nobody
knows, stays as it was typed, and rule S13 finds it. Names of figures are made from the labels of
the form; last year's have 上年 in front; the office's own facts have the names it gave them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from nianbao.report.dismissal import words_of
from nianbao.report.document import Report, precedes
from nianbao.report.facts import Facts
from nianbao.report.field import FieldRef
from nianbao.report.finding import Finding, Span
from nianbao.report.form.figures import CellRef, add, print_figure
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable, Form, Row

CODE = re.compile(r"[{｛]((?=\d*[^\W\d])\w{1,40})[}｝]")
"""A code as it is typed; group 1 is its name. Braces around anything else are just braces."""
OF_LAST_YEAR = "上年"
"""What the name of last year's figure or fact has in front."""
SUM = "合计"
"""What a column of sums is called in a name."""
YEAR, OFFICE = "年份", "单位"
"""Names of the report's year and office."""
TO_WRITE = ("网址", "地址", "电话")
"""What stands in a sentence like a code, and is no number: the clerk writes words over it."""

Cells = tuple[CellRef, ...]


class FilledCode(NamedTuple):
    """A code that was filled in: where it stands as typed, and where its value as printed."""

    typed_start: int
    typed_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its codes filled in."""

    text: str
    pieces: tuple[FilledCode, ...] = ()

    def typed_span(self, start: int, end: int) -> tuple[int, int]:
        """The typed characters that are printed as these; a code is taken whole."""
        first, last = self._typed(start), self._typed(end)
        for piece in self.pieces:
            if piece.start <= start < piece.end:
                first = piece.typed_start
            if piece.start < end <= piece.end:
                last = piece.typed_end
        return first, last if start < end else first

    def _typed(self, offset: int) -> int:
        """Where a printed character that is no code's stands as typed."""
        before = [piece for piece in self.pieces if piece.end <= offset]
        return before[-1].typed_end + offset - before[-1].end if before else offset


@dataclass(frozen=True, slots=True)
class Code:
    """A code to choose: its name, its value as printed (empty while blank), its unit.

    `cells` are the cells summed, empty for what is no figure.
    """

    name: str
    value: str
    unit: str = ""
    cells: Cells = ()


@dataclass(frozen=True)
class Printed:
    """A report with every code filled in, and the fields (of prose) that had any."""

    report: Report
    fields: Mapping[FieldRef, Filled] = field(default_factory=dict)


class Codes:
    """What the codes of a report stand for; `previous` is last year's report.

    An older one, chosen to be looked at, is not last year's: its figures are put into no sentence.
    """

    def __init__(self, report: Report, previous: Report | None = None) -> None:
        self._report = report
        is_last = previous is not None and precedes(previous, report)
        self._previous = previous if is_last else None

    def value(self, name: str) -> str | None:
        """What a code stands for, empty while that is blank; None when nobody knows the name."""
        value = self._of(self._report, self._facts, name)
        if value is None and name.startswith(OF_LAST_YEAR):
            last = name.removeprefix(OF_LAST_YEAR)
            if self._previous is not None:
                value = self._of(self._previous, self._last_facts, last)
            if value is None and self._of(self._report, self._facts, last) is not None:
                value = ""
        return value

    def fill(self, text: str) -> Filled:
        """A text with the codes that have a value filled in."""
        if not has_code(text):
            return Filled(text)
        words: list[str] = []
        pieces: list[FilledCode] = []
        at = length = 0
        for match in CODE.finditer(text):
            if value := self.value(match[1]):
                words += [text[at : match.start()], value]
                start = length + match.start() - at
                at, length = match.end(), start + len(value)
                pieces.append(FilledCode(match.start(), match.end(), start, length))
        return Filled("".join((*words, text[at:])), tuple(pieces))

    def listed(self) -> Iterator[Code]:
        """All codes to choose from: facts, year and office, figures, then last year's."""
        seen: set[str] = set()  # a name of last year's may be hidden by one of this year's
        for code in self._all():
            if code.name not in seen:
                seen.add(code.name)
                yield code

    @cached_property
    def _facts(self) -> Mapping[str, str]:
        return _values(self._report.facts)

    @cached_property
    def _last_facts(self) -> Mapping[str, str]:
        return _values(self._previous.facts) if self._previous else {}

    def _of(self, report: Report, facts: Mapping[str, str], name: str) -> str | None:
        cells = cell_names(report.form).get(name)
        if cells is not None:
            return print_figure(add(report.figure(ref) for ref in cells))
        return _general(report).get(name, facts.get(name))

    def _all(self) -> Iterator[Code]:
        yield from _fact_codes(self._report, "")
        yield from (Code(name, value) for name, value in _general(self._report).items())
        yield from _figure_codes(self._report, "")
        if self._previous is not None:
            yield from _fact_codes(self._previous, OF_LAST_YEAR)
            yield from _figure_codes(self._previous, OF_LAST_YEAR)


def has_code(text: str) -> bool:
    """Whether a text may hold a code: a quick look that costs nothing where there is none."""
    return "{" in text or "｛" in text


def fill_report(report: Report, previous: Report | None = None) -> Printed:
    """The report as printed. One without a code is the very report given."""
    coded = [ref for ref in report.prose.all_fields() if has_code(report.prose.text(ref))]
    noted = [place for place, note in report.notes.items() if has_code(note)]
    if not coded and not noted:
        return Printed(report)
    codes = Codes(report, previous)
    fields = {ref: codes.fill(report.prose.text(ref)) for ref in coded}
    fields = {ref: filled for ref, filled in fields.items() if filled.pieces}
    notes = {place: codes.fill(report.notes[place]).text for place in noted}
    texts = {ref: filled.text for ref, filled in fields.items()}
    prose = report.prose.printed(texts)
    return Printed(replace(report, prose=prose, notes={**report.notes, **notes}), fields)


def as_typed(printed: Printed, finding: Finding) -> Finding:
    """The finding with its span where the clerk typed it, and the words it is about as printed.

    So a warning that was put aside is back when a code in its words stands for another number.
    """
    span = finding.span
    if span is None:
        sections = {ref.section for ref in printed.fields}
        if finding.cells or finding.section not in sections:
            return finding
    elif span.field in printed.fields:
        span = Span(span.field, *printed.fields[span.field].typed_span(span.start, span.end))
    else:
        return finding
    return replace(finding, span=span, words=words_of(printed.report, finding))


def filled(report: Report, previous: Report | None = None) -> Report:
    """The report with its codes filled in; the very report given when it has none."""
    return fill_report(report, previous).report


def renamed(report: Report, old: Mapping[str, str]) -> Report:
    """The report with codes in its words called by other names, by the old ones."""
    for ref in report.prose.all_fields():
        text = report.prose.text(ref)
        if has_code(text) and (changed := rename(text, old)) != text:
            report = report.with_prose(ref, changed)
    for place, note in report.notes.items():
        report = report.with_note(place, rename(note, old))
    return report


def rename(text: str, old: Mapping[str, str]) -> str:
    """A text with codes called by other names, by the old ones."""
    return CODE.sub(lambda match: f"{{{old[match[1]]}}}" if match[1] in old else match[0], text)


def used(report: Report) -> Iterator[str]:
    """The names in all codes of a report's words, once for each time."""
    texts = [*map(report.prose.text, report.prose.all_fields()), *report.notes.values()]
    return (match[1] for text in texts for match in CODE.finditer(text))


@lru_cache(maxsize=4)
def cell_names(form: Form) -> Mapping[str, Cells]:
    """The cells of a form by the names of their codes; of those alike the first has the name.

    Rows under one head have a sum of their own: `不予公开合计`.
    """
    names: dict[str, Cells] = {}
    for table in form.tables:
        sums = {total.key for total in table.column_totals}
        for block in table.blocks:
            for words, rows in _lines(table, block.rows):
                for column in block.columns:
                    head = SUM if column.key in sums else _core(column.label.text)
                    cells = tuple(CellRef(table.key, row.key, column.key) for row in rows)
                    names.setdefault(_joined(words, head), cells)
    return names


def _lines(table: FigureTable, rows: tuple[Row, ...]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """The rows of a block by their words, and groups of them by the words of their head."""
    totals = {total.key for total in table.row_totals}
    heads = {_core(column.label.text) for column in table.columns.values()}
    groups: dict[str, list[Row]] = {}
    for row in rows:
        words = _core(row.label.text)
        if row.under:
            group = _core(row.under[-1].text)
            groups.setdefault(group, []).append(row)
            if row.key in totals:
                words = group
            elif words in heads:
                words = group + words
        yield words, (row,)
    for words, grouped in groups.items():
        if len(grouped) > 1 and not totals.intersection(row.key for row in grouped):
            yield words, tuple(grouped)


def _core(label: str) -> str:
    """The words of a label that tell it from others: no number, no bracket, no 本年, no 数量."""
    words = re.split("[（(、]", split_number(label)[2])[0]
    words = re.sub(r"\W", "", words)
    words = re.sub("^本年度?", "", words)
    return re.sub("(?:政府信息公开申请)?(?<!总)(?:数量|件数)$", "", words)


def _joined(left: str, right: str) -> str:
    """Two words as one; what the first ends and the second begins with is written once."""
    longest = min(len(left), len(right))
    shared = next(n for n in range(longest, -1, -1) if left.endswith(right[:n]))
    return left + right[shared:]


def _general(report: Report) -> Mapping[str, str]:
    """What is neither a figure nor a fact: year, the year before, office."""
    return {
        YEAR: str(report.year),
        OF_LAST_YEAR + YEAR: str(report.year - 1),
        OFFICE: report.office,
    }


def _fact_codes(report: Report, front: str) -> Iterator[Code]:
    for fact in report.facts:
        for name, value in fact.values().items():
            yield Code(front + name, value, fact.unit if name == fact.name else "")


def _figure_codes(report: Report, front: str) -> Iterator[Code]:
    for name, cells in cell_names(report.form).items():
        value = print_figure(add(report.figure(ref) for ref in cells))
        yield Code(front + name, value, report.form.columns[cells[0]].unit.value, cells)


def _values(facts: Facts) -> Mapping[str, str]:
    """What the codes of facts stand for; of two alike the first counts."""
    values: dict[str, str] = {}
    for fact in facts:
        values = {**fact.values(), **values}
    return values


def listed_codes(codes: Codes, form: Form) -> list[Code]:
    """All codes: what is no figure, then sums, parts of sums, last year's."""
    listed = list(codes.listed())
    own = [code for code in listed if not code.cells]
    rest = [code for code in listed if code.cells]
    rest.sort(key=lambda code: (_is_last_years(code, form), _is_part(code, form)))
    return own + rest


def _is_last_years(code: Code, form: Form) -> bool:
    return code.name not in cell_names(form)


def _is_part(code: Code, form: Form) -> bool:
    """Whether a figure is but a part of a sum that has a name of its own."""
    table = form.table(code.cells[0].table)
    return bool(table.column_totals) and not code.name.endswith(SUM)
