"""How far each part of a report is, and what was found in it: values for lists and menus. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from nianbao.desk.address import FRONT, address_of
from nianbao.report.document import Report
from nianbao.report.finding import Finding, count_findings
from nianbao.report.form.shape import FigureTable, Section


@dataclass(frozen=True, slots=True)
class PageState:
    """A line of the list: the page's key and title, how far it is, its findings.

    `returned` tells that the county said something about it, `mended` that it was changed since.
    """

    key: str
    title: str
    progress: str
    errors: int = 0
    warnings: int = 0
    returned: bool = False
    mended: bool = False

    @property
    def counts(self) -> str:
        """The findings and the county's words in few words, empty when there are none."""
        words = ["已改" if self.mended else "退回"] if self.returned else []
        words += [f"错{self.errors}"] if self.errors else []
        words += [f"提{self.warnings}"] if self.warnings else []
        return " ".join(words)


def page_states(
    report: Report,
    findings: Sequence[Finding],
    returned: Collection[str] = (),
    mended: Collection[str] = (),
) -> tuple[PageState, ...]:
    """How far each page of a report is; `returned` are the pages the county wrote about.

    Those in `mended` were changed since.
    """
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(address_of(finding).page, []).append(finding)
    pages = [(FRONT, "标题和导语", "")]
    pages += [(s.key, s.title.text, progress(report, s)) for s in report.form.sections]
    return tuple(
        PageState(
            key,
            title,
            state,
            *count_findings(found.get(key, ())),
            returned=key in returned,
            mended=key in mended,
        )
        for key, title, state in pages
    )


def progress(report: Report, section: Section) -> str:
    """`未填`, `在填` or `填完`, for a table by its blanks, for prose by its fields."""
    if isinstance(section, FigureTable):
        empty, of = len(report.blanks(section.key)), len(section.typed_cells)
    else:
        fields = report.prose.fields(section.key)
        empty, of = sum(not report.prose.text(field) for field in fields), len(fields)
    if empty == of:
        return "未填"
    return "在填" if empty else "填完"
