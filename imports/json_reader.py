"""Our own JSON export -> a Reading. Whatever is odd in it is left out and told."""

import json
from collections.abc import Mapping
from typing import Any

from nianbao.imports.cells import read_cell
from nianbao.imports.reading import ImportRefusedError, Reading, ReturnFoundError
from nianbao.report.document import FIRST_YEAR, LAST_YEAR
from nianbao.report.errors import FormError, ReportError
from nianbao.report.facts import Fact, Facts
from nianbao.report.finding import Finding, Severity
from nianbao.report.form import form_of
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import cell_name, table_name
from nianbao.report.form.shape import Form
from nianbao.report.leaves import mapping_or_empty, text_or_empty
from nianbao.report.prose import Overview, Part, Prose, overview
from nianbao.report.record import read_fact
from nianbao.report.returning import RETURN_KIND, is_return, read_return
from nianbao.report.text import clean_line, clean_text

_BEGINNING = 200
"""Characters in which a file says what it is."""


def read_json(text: str) -> Reading:
    """Read a report from JSON; raises ImportRefusedError when it is no report's JSON.

    That is a ReturnFoundError for what the county says about a report.
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = f"第{error.lineno}行" if isinstance(error, json.JSONDecodeError) else ""
        if RETURN_KIND in text[:_BEGINNING]:
            raise ImportRefusedError(
                f"这份退回意见{line}断了，没有拷完整或者坏了，读不出来，", "请县里再发一份。"
            ) from error
        raise ImportRefusedError(
            f"这个 JSON 文件{line}写得不对，读不出来，", "请重新导出一份再导入。"
        ) from error
    if is_return(plain):
        raise _found(plain)
    if not isinstance(plain, dict) or not {"figures", "prose"} & plain.keys():
        raise ImportRefusedError("这个 JSON 文件里没有年度报告，", "请选本程序导出的文件。")
    version = plain.get("form", FORM_2021.version)
    try:
        form = form_of(clean_line(str(version))[:20] if isinstance(version, str | int) else "")
    except FormError as error:
        raise ImportRefusedError(error.message, error.hint) from error
    return _Reader(form, plain).read()


def _found(plain: Mapping[str, Any]) -> ImportRefusedError:
    """What to raise for a note of the county's."""
    try:
        return ReturnFoundError(read_return(plain))
    except ReportError as error:
        return ImportRefusedError(error.message, error.hint)


class _Reader:
    def __init__(self, form: Form, plain: Mapping[str, Any]) -> None:
        self.form = form
        self.plain = plain
        self.findings: list[Finding] = []

    def read(self) -> Reading:
        figures = mapping_or_empty(self.plain.get("figures"))
        printed = self._figures(figures)
        self._tell_missing(figures)
        facts = self._facts()
        year = self.plain.get("year")
        return Reading(
            self.form.version,
            clean_line(text_or_empty(self.plain.get("office"))) or None,
            year if type(year) is int and FIRST_YEAR <= year <= LAST_YEAR else None,
            _prose(mapping_or_empty(self.plain.get("prose"))),
            printed | self._stated(),
            self._notes(mapping_or_empty(self.plain.get("notes"))),
            tuple(self.findings),
            frozenset(section.key for section in self.form.sections),
            facts=facts,
        )

    def _figures(self, plain: Mapping[str, Any]) -> dict[CellRef, Figure]:
        figures: dict[CellRef, Figure] = {}
        unknown: list[str] = []
        for place, value in plain.items():
            ref = CellRef.parse(place)
            if ref is None or ref not in self.form.columns:
                unknown.append(clean_line(place)[:60])
                continue
            text = _printed(value)
            unit = self.form.columns[ref].unit
            cell = read_cell(text, unit, is_total=ref in self.form.derived_cells)
            figures[ref] = cell.figure
            if cell.odd or cell.note or cell.mark:
                name = cell_name(self.form, ref)
                odd = f"{name}：文件里是“{clean_line(text)[:30]}”，不是一个数，先空着，请照实填写。"
                figures[ref] = None
                self._tell("N01", Severity.ERROR, odd, ref)
        if unknown:
            more = f"等{len(unknown)}格" if len(unknown) > 1 else "这一格"
            fact = f"表式里没有“{unknown[0]}”{more}，没有读入。"
            self._tell("S04", Severity.WARNING, fact)
        return figures

    def _stated(self) -> dict[CellRef, Figure]:
        stated = self._figures(mapping_or_empty(self.plain.get("stated")))
        return {ref: figure for ref, figure in stated.items() if ref in self.form.derived_cells}

    def _facts(self) -> Facts:
        """The office's own numbers; of two of one name the first counts."""
        listed = self.plain.get("facts")
        facts: dict[str, Fact] = {}
        for place, plain in enumerate(listed if isinstance(listed, list) else (), start=1):
            try:
                fact = read_fact(plain)
            except (ReportError, KeyError, TypeError, ValueError, AttributeError):
                words = f"文件里第{place}个常用数写得不对，没有读入，请在“常用数”里补上。"
                self._tell("S04", Severity.WARNING, words)
            else:
                facts.setdefault(fact.name, fact)
        return tuple(facts.values())

    def _tell_missing(self, plain: Mapping[str, Any]) -> None:
        for table in self.form.tables:
            missing = [ref for ref in table.typed_cells if str(ref) not in plain]
            if missing:
                name = table_name(self.form, table.key)
                fact = f"{name}应有{len(table.cells)}格，文件里少了{len(missing)}格，请补填。"
                self._tell("S04", Severity.ERROR, fact, *missing, section=table.key)

    def _notes(self, plain: Mapping[str, Any]) -> dict[str, str]:
        places = {str(ref) for ref in self.form.columns}
        tables = {table.key for table in self.form.tables}
        notes = {}
        for place, words in plain.items():
            clean = clean_line if place in places else clean_text
            if place in places | tables and (note := clean(text_or_empty(words))):
                notes[place] = note
        return notes

    def _tell(
        self, rule: str, severity: Severity, message: str, *cells: CellRef, section: str = ""
    ) -> None:
        key = section or (cells[0].table if cells else self.form.tables[0].key)
        self.findings.append(Finding(rule, severity, message, key, cells))


def _prose(plain: Mapping[str, Any]) -> Prose:
    section = mapping_or_empty(plain.get("overview"))
    listed = section.get("parts")
    parts = [
        Part(
            text_or_empty(mapping_or_empty(part).get("heading")),
            text_or_empty(mapping_or_empty(part).get("text")),
        )
        for part in (listed if isinstance(listed, list) else [])
    ]
    numbering = section.get("numbering", Overview().numbering)
    return Prose(
        clean_line(text_or_empty(plain.get("title"))) or None,
        clean_text(text_or_empty(plain.get("preface"))),
        overview(text_or_empty(numbering), parts),
        clean_text(text_or_empty(plain.get("problems"))),
        clean_text(text_or_empty(plain.get("other_matters"))),
    )


def _printed(value: object) -> str:
    """A figure's JSON value as it would be printed; what can't be one as something that is odd."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else "?"
