"""The eight shapes, printed in many ways: every figure right or told as missing, words whole."""

from dataclasses import replace
from functools import cache

import pytest

from nianbao.imports import Certainty, Reading, read_report
from nianbao.report.document import Report
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.prose import Prose
from tests.samples.generate import REPORTS, source
from tests.samples.shapes import SHAPES

WITHOUT_LABELS = ("figures only", "picture")

each_report = pytest.mark.parametrize("name", REPORTS)
each_shape = pytest.mark.parametrize("shape", SHAPES)


def seeds(shape: str, name: str) -> range:
    """The ways a report is printed: half of them where it costs most, and where all is 0."""
    return range(4 if shape == "pdf" or name == "zero" else 8)


@cache
def read(shape: str, name: str, seed: int) -> tuple[Reading, Report, Report]:
    """What was read, and the report it was made from."""
    reading = read_report(*source(shape, name, seed))
    return reading, reading.report(), REPORTS[name]()


def without_indent(prose: Prose) -> Prose:
    return replace(prose, preface=prose.preface.lstrip("\u3000"))


def cells_that_differ(read: Report, report: Report) -> list[CellRef]:
    return [ref for ref in report.form.cells if read.figure(ref) != report.figure(ref)]


@each_shape
@each_report
def test_every_figure_is_right_or_told_as_missing(shape: str, name: str) -> None:
    for seed in seeds(shape, name):
        reading, report, original = read(shape, name, seed)
        assert report.form is original.form
        for ref in report.form.cells:
            if reading.certainty(ref) is Certainty.MISSING:
                assert any(
                    ref in finding.cells and finding.severity is Severity.ERROR
                    for finding in reading.findings
                )
            else:
                assert reading.printed[ref] == original.figure(ref), (seed, ref)


@each_report
@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "picture"])
def test_nearly_nothing_is_missing(shape: str, name: str) -> None:
    """Printed the official way nothing is; `无` alone before its figures reads as a blank."""
    for seed in seeds(shape, name):
        reading, report, original = read(shape, name, seed)
        missing = [ref for ref in report.form.cells if ref not in reading.printed]
        assert len(missing) <= (7 if shape == "broken" and seed else 0)
        assert set(cells_that_differ(report, original)) <= {
            ref for ref in report.form.cells if ref.row in {cell.row for cell in missing}
        } | (report.form.derived_cells if missing else set())


@each_shape
@each_report
def test_office_year_and_every_paragraph(shape: str, name: str) -> None:
    for seed in seeds(shape, name):
        _, report, original = read(shape, name, seed)
        assert (report.office, report.year) == (original.office, original.year)
        if shape == "pdf":  # where an indent is, is not told from where a line begins
            original = replace(original, prose=without_indent(original.prose))
        assert report.prose == original.prose


@each_report
@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape not in WITHOUT_LABELS])
def test_notes_are_kept_and_nothing_is_called_odd_that_is_not(shape: str, name: str) -> None:
    for seed in seeds(shape, name):
        reading, report, original = read(shape, name, seed)
        assert report.notes == original.notes
        rules = {finding.rule for finding in reading.findings}
        missing = any(ref not in reading.printed for ref in report.form.cells)
        assert rules <= {"S01", "S03", *(("S04",) if missing else ())}


@each_report
def test_figures_without_labels_are_a_guess(name: str) -> None:
    for seed in seeds("figures only", name):
        reading, report, _ = read("figures only", name, seed)
        for table in report.form.tables:
            guessed = Certainty.SURE if table.side_by_side else Certainty.GUESSED
            assert {reading.certainty(ref) for ref in table.cells} == {guessed}


@each_report
def test_tables_that_are_pictures_are_blank_and_told(name: str) -> None:
    reading, report, _ = read("picture", name, 0)
    assert report.figures == {}
    told = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    assert [finding.section for finding in told] == [table.key for table in report.form.tables]
    assert all("没有读到数字" in finding.message for finding in told)
