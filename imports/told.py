"""What a source brings with it that is neither line nor row: told once the rest is read."""

from collections.abc import Iterator, Sequence

from nianbao.imports.cells import read_cell
from nianbao.imports.reading import Reading
from nianbao.imports.source import Gathered, RaisedMark
from nianbao.report.finding import Finding, Severity
from nianbao.report.form import FORMS
from nianbao.report.form.figures import CellRef
from nianbao.report.form.names import cell_name
from nianbao.report.form.shape import Form

_QUOTED = 5
"""Marks of notes that are told with their words."""


def findings_beside(reading: Reading, given: Gathered) -> Iterator[Finding]:
    """What a reader told, and what its marks and hints came to in the reading."""
    yield from given.findings
    yield from _hints(reading, given.hints)
    yield from _marks(reading, given.marks)


def _hints(reading: Reading, hints: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    """S13: words that a template has where something is to be filled in, once a section."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, words in hints:
        begun = {key: line for key, line in reading.places.items() if line <= number}
        found.setdefault(max(begun, key=begun.__getitem__, default="overview"), []).append(
            (number, words)
        )
    for section, told in found.items():
        number, words = told[0]
        more = f"等{len(told)}处" if len(told) > 1 else ""
        fact = f"原文第{number}行的“{words[:30]}”{more}是模板里的提示，还没有填，没有读入；请填上。"
        yield Finding("S13", Severity.WARNING, fact, section)


def _marks(reading: Reading, marks: Sequence[RaisedMark]) -> Iterator[Finding]:
    """N01, once a table, for marks behind figures; T01 once for those in words."""
    form = FORMS[reading.form_version]
    others = []
    behind: dict[str, list[tuple[RaisedMark, list[CellRef]]]] = {}
    for mark in marks:
        refs = list(_behind(reading, form, mark)) if mark.in_row else []
        if refs:
            behind.setdefault(refs[0].table, []).append((mark, refs))
        else:
            others.append(mark)
    for table, told in behind.items():
        mark, refs = told[0]
        more = f"这样的有{len(told)}处，" if len(told) > 1 else ""
        fact = f"{cell_name(form, refs[0])}：原文第{mark.number}行是“{mark.words}”，"
        fact += f"右上角的小字“{mark.mark}”当作注释的序号，没有算进数里，{more}请核对。"
        cells = dict.fromkeys(ref for _, refs in told for ref in refs)
        yield Finding("N01", Severity.WARNING, fact, table, tuple(cells))
    if others:
        quoted = "、".join(
            f"第{one.number}行“{one.words[-12:]}”后面的“{one.mark}”" for one in others[:_QUOTED]
        )
        more = f"等{len(others)}处" if len(others) > _QUOTED else ""
        fact = f"原文里比别的字高的小字当作注释的序号，没有读入：{quoted}{more}；请核对。"
        yield Finding("T01", Severity.INFO, fact, "overview")


def _behind(reading: Reading, form: Form, mark: RaisedMark) -> Iterator[CellRef]:
    """The cells of a mark's row that hold the figure before it."""
    for ref, line in reading.lines.items():
        if line == mark.number:
            table = form.table(ref.table)
            is_total = ref in table.derived_cells
            cell = read_cell(mark.words, table.columns[ref].unit, is_total=is_total)
            if not cell.odd and cell.figure == reading.printed.get(ref):
                yield ref
