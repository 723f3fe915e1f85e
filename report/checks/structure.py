"""S01, S05: the parts of a report and its title. S04 is found by readers, as they read."""

from collections.abc import Iterator

from report.document import Report
from report.finding import Finding, Severity, Span
from report.form import FigureTable, Section


def check_sections(report: Report) -> Iterator[Finding]:
    """S01: none of the sections is missing; one that holds nothing counts as missing."""
    for section in report.form.sections:
        if _is_missing(report, section):
            yield Finding(
                "S01",
                Severity.ERROR,
                f"“{section.title.text}”这一部分还没有内容；六个部分一个也不能少。",
                section.key,
            )


def check_title(report: Report) -> Iterator[Finding]:
    """S05: the title holds the office's full name and the year, once each."""
    title = report.title
    wanted = ((report.office, "单位全称"), (f"{report.year}年", "年份"))
    for words, name in wanted:
        times = title.count(words) if words else 0
        if times == 1:
            continue
        fact = f"没有{name}“{words}”" if times == 0 else f"{name}“{words}”出现了{times}次"
        yield Finding(
            "S05",
            Severity.ERROR,
            f"标题“{title}”里{fact}；应为“{report.generated_title}”。",
            report.form.sections[0].key,
            span=Span("title", 0, len(title)),
        )


def _is_missing(report: Report, section: Section) -> bool:
    if isinstance(section, FigureTable):
        return len(report.blanks(section.key)) == len(section.typed_cells)
    return report.prose.is_empty(section.key)
