"""The seed as it stands: all 200 figures, every paragraph, and nothing lost in print."""

from dataclasses import replace

import pytest

from nianbao.exports.options import PrintOptions
from nianbao.exports.plain_text import write_plain_text
from nianbao.imports import read_report
from nianbao.report.checks import run_checks
from nianbao.report.finding import Finding
from tests.imports.portal import SEED
from tests.reports import SAMPLE, seed_report

READ = read_report(SAMPLE.read_bytes(), ".txt").report()


def test_the_seed_is_the_report_made_by_hand() -> None:
    assert replace(READ, import_findings=()) == seed_report()


def test_all_200_figures_are_zero() -> None:
    assert list(READ.all_figures.values()) == [0] * 200
    assert READ.stated == {}
    assert READ.notes == {}


def test_every_paragraph_is_there() -> None:
    prose = READ.prose
    lines = [READ.title]
    titles = [section.title.text for section in READ.form.sections]
    lines.append(titles[0])
    for head, part in zip(prose.overview.printed_heads(), prose.overview.parts, strict=True):
        lines += [head, *part.text.split("\n")]
    lines += [*titles[1:5], *prose.problems.split("\n"), titles[5], prose.other_matters]
    assert lines == _prose_lines()


@pytest.mark.parametrize("aligned", [False, True])
def test_printed_again_it_holds_every_line_of_prose_in_order(aligned: bool) -> None:
    printed = iter(write_plain_text(READ, options=PrintOptions(aligned=aligned)).splitlines())
    for line in _prose_lines():
        assert line in printed, "each is looked for behind the one before"


def test_what_is_odd_in_it() -> None:
    findings = run_checks(READ)
    by_rule = {finding.rule: finding for finding in findings}
    assert sorted(f.rule for f in findings) == ["A06", "C04", "D04", "N08", "N08", "S10", "S14"]
    assert "有1264字" in by_rule["S10"].message
    assert marked(by_rule["S14"]) == "却对"
    assert marked(by_rule["D04"]) == "截止目前"
    assert marked(by_rule["C04"]) == "无"
    rows = [finding.message for finding in findings if finding.rule == "N08"]
    for message, words in zip(rows, ("（七）总计", "四、结转下年度继续办理"), strict=True):
        assert words in message
        assert "8个数" in message


def marked(finding: Finding) -> str:
    """The words a finding points at."""
    assert finding.span
    return READ.prose.text(finding.span.field)[finding.span.start : finding.span.end]


def _prose_lines() -> list[str]:
    return [line for line in SEED.splitlines() if line and "\t" not in line]
