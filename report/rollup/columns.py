"""The tidy columns an engine reads: names that never change, their types, what they hold.

A blank is empty and never 0. Counts are whole numbers, a fee is a decimal in 万元.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nianbao.report.finding import Finding
from nianbao.report.form.figures import CellRef, Unit, add, print_figure
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import cell_name
from nianbao.report.rollup.handed import CELLS, HandedReport
from nianbao.report.rollup.roster import RosterOffice

_TEXT, _WHOLE, _DECIMAL, _YES_NO, _DAY = "text", "integer", "decimal", "boolean", "date"
"""The types of columns, as `columns.csv` names them."""


@dataclass(frozen=True, slots=True)
class TidyColumn:
    """A column: its name, its type, and what it holds in words."""

    name: str
    type: str
    label: str


ABOUT_THE_REPORT = (
    TidyColumn("office", _TEXT, "单位（名单上的名称）"),
    TidyColumn("office_code", _TEXT, "单位代码"),
    TidyColumn("county", _TEXT, "县（市、区）"),
    TidyColumn("year", _WHOLE, "报告年份"),
    TidyColumn("form", _TEXT, "表式的年份"),
    TidyColumn("source_file", _TEXT, "文件在文件夹里的位置"),
    TidyColumn("sha256", _TEXT, "文件的校验码"),
    TidyColumn("state", _TEXT, "报告的状态（只有库和包里有）"),
    TidyColumn("published_date", _DAY, "公布日期（只有库和包里有）"),
    TidyColumn("url", _TEXT, "公布的网址（只有库和包里有）"),
    TidyColumn("zero_report", _YES_NO, "所有的格都填了0"),
    TidyColumn("blank_cells", _WHOLE, "空着的格数（不算总计）"),
    TidyColumn("errors", _WHOLE, "错误数"),
    TidyColumn("warnings", _WHOLE, "提醒数（不算已放过的）"),
    TidyColumn("overview_chars", _WHOLE, "第一部分字数"),
    TidyColumn("problems_chars", _WHOLE, "第五部分字数"),
    TidyColumn("alike_last_pct", _WHOLE, "文字和上年相同的百分比"),
)
_OUTCOMES = {
    "granted": "予以公开",
    "granted_in_part": "部分公开",
    "withheld": "不予公开",
    "unable": "无法提供",
    "not_processed": "不予处理",
    "closed": "其他处理",
}
"""The six kinds of outcome, by what the keys of their rows begin with."""


def cell_column(ref: CellRef) -> str:
    """`requests__received__total`."""
    return "__".join(ref)


def _outcome_rows(kind: str) -> tuple[CellRef, ...]:
    rows = FORM_2021.table("requests").rows
    chosen = [
        key for key in rows if key == kind or (key.startswith(f"{kind}_") and key not in _OUTCOMES)
    ]
    return tuple(CellRef("requests", key, "total") for key in chosen)


OUTCOME_CELLS = {f"outcome_{kind}": _outcome_rows(kind) for kind in _OUTCOMES}
"""The columns of the six sums of outcomes, and the cells each sums."""
CELL_COLUMNS = tuple(
    TidyColumn(
        cell_column(ref),
        _DECIMAL if FORM_2021.columns[ref].unit is Unit.MONEY else _WHOLE,
        cell_name(FORM_2021, ref),
    )
    for ref in CELLS
)
REPORT_COLUMNS = (
    *ABOUT_THE_REPORT,
    *CELL_COLUMNS,
    *(
        TidyColumn(f"outcome_{kind}", _WHOLE, f"办理结果：{words}合计")
        for kind, words in _OUTCOMES.items()
    ),
)
"""The columns of `reports.csv`: one row a report."""
_WHOSE = ABOUT_THE_REPORT[:4]
_FILE = ABOUT_THE_REPORT[5]
FINDING_COLUMNS = (
    *_WHOSE,
    _FILE,
    TidyColumn("rule", _TEXT, "规则的编号"),
    TidyColumn("severity", _TEXT, "error 错误，warning 提醒，info 说明"),
    TidyColumn("section", _TEXT, "部分"),
    TidyColumn("cells", _TEXT, "有关的格，空格隔开，名称同 reports.csv 的列"),
    TidyColumn("field", _TEXT, "有关的文字在哪一栏"),
    TidyColumn("start", _WHOLE, "从第几个字起（从0数）"),
    TidyColumn("end", _WHOLE, "到第几个字前"),
    TidyColumn("expected", _DECIMAL, "应是"),
    TidyColumn("actual", _DECIMAL, "实际是"),
    TidyColumn("dismissed", _TEXT, "放过的理由"),
    TidyColumn("message", _TEXT, "写给单位看的话"),
)
"""The columns of `findings.csv`: one row a finding."""
TEXT_COLUMNS = (
    *_WHOSE,
    _FILE,
    TidyColumn("section", _TEXT, "部分"),
    TidyColumn("field", _TEXT, "哪一栏"),
    TidyColumn("heading", _TEXT, "小标题"),
    TidyColumn("text", _TEXT, "文字，段落之间是换行"),
)
"""The members of each line of `texts.jsonl`: one line a part of a section."""
LONG_COLUMNS = (
    *_WHOSE,
    _FILE,
    TidyColumn("table", _TEXT, "表"),
    TidyColumn("row", _TEXT, "行"),
    TidyColumn("column", _TEXT, "列"),
    TidyColumn("value", _DECIMAL, "数，空白是空的"),
    TidyColumn("source_line", _WHOLE, "在文件的第几行（不知道的是空的）"),
)
"""The columns of `figures_long.csv`: one row a cell of a report."""
FILES = {
    "reports.csv": REPORT_COLUMNS,
    "findings.csv": FINDING_COLUMNS,
    "texts.jsonl": TEXT_COLUMNS,
    "figures_long.csv": LONG_COLUMNS,
}
"""What `columns.csv` describes, file by file."""


def whose(office: RosterOffice, one: HandedReport) -> tuple[str, str, str, str]:
    """Office, code, county and year of a row."""
    return office.name, office.code, office.county, str(one.year)


def report_row(office: RosterOffice, one: HandedReport, counts: tuple[int, int]) -> list[str]:
    """A row of `reports.csv`; `counts` are its errors and warnings, those across reports too."""
    origin = one.origin
    return [
        *whose(office, one),
        one.form,
        origin.place,
        origin.sha256,
        origin.state,
        origin.published_on,
        origin.address,
        "true" if one.is_zero else "false",
        str(one.blanks),
        *map(str, counts),
        str(one.overview_chars),
        str(one.problems_chars),
        "" if one.alike_last is None else str(one.alike_last),
        *map(print_figure, one.figures),
        *(print_figure(add(one.figure(ref) for ref in cells)) for cells in OUTCOME_CELLS.values()),
    ]


def finding_row(office: RosterOffice, one: HandedReport, finding: Finding) -> list[str]:
    """A row of `findings.csv`."""
    span = finding.span
    return [
        *whose(office, one),
        one.origin.place,
        finding.rule,
        str(finding.severity),
        finding.section,
        " ".join(map(cell_column, finding.cells)),
        str(span.field) if span else "",
        str(span.start) if span else "",
        str(span.end) if span else "",
        print_figure(finding.expected),
        print_figure(finding.actual),
        finding.dismissed,
        finding.message,
    ]


def text_row(
    office: RosterOffice, one: HandedReport, field: str, heading: str, text: str
) -> dict[str, str | int]:
    """A line of `texts.jsonl`, as a mapping."""
    name, code, county, _ = whose(office, one)
    section = field.partition(".")[0]
    values = (name, code, county, one.year, one.origin.place, section, field, heading, text)
    return dict(zip((column.name for column in TEXT_COLUMNS), values, strict=True))


def long_rows(office: RosterOffice, one: HandedReport) -> Iterator[Sequence[str]]:
    """The rows of `figures_long.csv` of one report."""
    begun = (*whose(office, one), one.origin.place)
    lines = one.lines or [0] * len(CELLS)
    for ref, figure, line in zip(CELLS, one.figures, lines, strict=True):
        yield (*begun, *ref, print_figure(figure), str(line or ""))


def column_rows() -> Iterator[Sequence[str]]:
    """The rows of `columns.csv`: which file, which column, its type, what it holds."""
    for file, columns in FILES.items():
        for column in columns:
            yield file, column.name, column.type, column.label
