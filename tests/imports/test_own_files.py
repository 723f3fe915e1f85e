"""What is exported as a page or for Word, and read back, is the same report."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from nianbao.exports import write_file
from nianbao.imports import read_report
from nianbao.report.document import Report
from tests.reports import NAMED

FILES = [("page", ".html"), ("docx", ".docx")]


def read_own(report: Report, target: str, suffix: str) -> Report:
    """The report in its own file; office and year are told by its title if that is ours."""
    reading = read_report(write_file(report, target), suffix)
    names = (None, None) if report.prose.title is None else (report.office, report.year)
    return replace(reading.report(*names), import_findings=())


@pytest.mark.parametrize(("target", "suffix"), FILES)
@pytest.mark.parametrize("make", NAMED.values(), ids=NAMED)
def test_an_own_file_is_the_same_report(
    make: Callable[[], Report], target: str, suffix: str
) -> None:
    report = make()
    if target == "docx":  # there the style indents, not spaces
        report = report.with_prose("preface", report.prose.preface.lstrip("\u3000"))
    assert read_own(report, target, suffix) == report


def test_what_a_page_hides_is_not_read() -> None:
    heads = ("一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项")
    body = "".join(f"<h2>{head}</h2><p>甲。</p>" for head in heads)
    hidden = '<p HIDDEN>藏。</p><div class="a" hidden="hidden"><p>藏。</p></div>'
    shown = '<p class="is hidden">乙。</p><p aria-hidden="true" data-hidden>丙。</p>'
    script = "<script>let a = 1 > 0;</script ><style>b > c {}</style>"
    read = read_report(f"{body}{hidden}{shown}{script}", ".html").report("甲镇", 2021)
    assert read.prose.other_matters == "甲。\n乙。\n丙。"
    assert read.prose.problems == "甲。"
