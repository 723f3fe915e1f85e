"""The package: targets, file names, sections; JSON; nothing loaded before it is used."""

import json
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from nianbao import exports
from nianbao.exports import BYTES_WRITERS, EXPORT_SUFFIXES, WRITERS, write_file, write_section
from nianbao.exports.json_export import plain_report, write_json
from nianbao.exports.old_text import beyond_gbk, encode_old
from nianbao.exports.options import PrintOptions
from nianbao.exports.plain_text import write_plain_text
from nianbao.report.document import Report
from nianbao.report.errors import FormError
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.record import read_plain_figure
from tests.exports.test_labels import official_labels
from tests.reports import full_report, hostile_report, reports, seed_report


def test_every_target_has_a_writer_and_a_suffix() -> None:
    assert {*WRITERS, *BYTES_WRITERS} == {*EXPORT_SUFFIXES}
    assert not {*WRITERS} & {*BYTES_WRITERS}
    assert len(set(EXPORT_SUFFIXES.values())) == len(EXPORT_SUFFIXES)


@pytest.mark.parametrize("target", EXPORT_SUFFIXES)
def test_a_file_is_the_text_in_utf_8(target: str) -> None:
    data = write_file(full_report(), target)
    if target in WRITERS:
        assert data == WRITERS[target](full_report()).encode("utf-8")
    else:
        assert data == BYTES_WRITERS[target](full_report())


def test_old_notepads_get_gb18030_and_crlf_in_plain_text_only() -> None:
    old = PrintOptions(gb18030=True)
    for target in WRITERS:
        text = WRITERS[target](hostile_report())
        data = write_file(hostile_report(), target, old)
        if target == "text":
            assert data.decode("gb18030") == text.replace("\n", "\r\n")
        else:
            assert data == text.encode("utf-8")


@given(reports())
def test_old_notepads_never_stop_an_export(report: Report) -> None:
    text = WRITERS["text"](report)
    data = write_file(report, "text", PrintOptions(gb18030=True))
    assert data.decode("gb18030").replace("\r\n", "\n") == text
    unshown = beyond_gbk(text)
    assert "".join(mark for mark in text if mark not in unshown).encode("gbk")
    assert len(set(unshown)) == len(unshown)


def test_characters_an_old_notepad_lacks_are_told() -> None:
    assert beyond_gbk("中𠮷国㐀，𠮷—•") == "𠮷㐀•"
    assert encode_old("甲\ud800\n") == "甲?\r\n".encode("gb18030")


@given(reports())
def test_the_whole_is_made_of_its_sections(report: Report) -> None:
    for target, separator in (("markdown", "\n"), ("text", "\n"), ("html", "")):
        sections = [write_section(report, part.key, target) for part in report.form.sections]
        assert WRITERS[target](report).endswith(separator.join(sections))


def test_one_section_for_the_screen() -> None:
    section = write_section(full_report(), "requests", "text", PrintOptions(aligned=True))
    assert section in write_plain_text(full_report(), options=PrintOptions(aligned=True))
    with pytest.raises(FormError):
        write_section(full_report(), "nothing", "text")
    with pytest.raises(KeyError):
        write_section(full_report(), "requests", "json")


def test_json_has_the_frozen_shape() -> None:
    plain = json.loads(write_json(full_report()))
    assert list(plain) == ["form", "office", "year", "figures", "prose", "notes"]
    assert (plain["form"], plain["year"]) == ("2021", 2023)
    assert list(plain["figures"]) == [str(ref) for ref in FORM_2021.cells]
    assert plain["figures"]["disclosure.fees.amount"] == "4068.208"
    assert list(plain["prose"]) == ["title", "preface", "overview", "problems", "other_matters"]
    assert list(plain["prose"]["overview"]["parts"][0]) == ["heading", "text"]
    assert json.loads(write_json(seed_report()))["figures"]["disclosure.fees.amount"] == "0"


@given(reports())
def test_json_holds_every_figure(report: Report) -> None:
    plain = json.loads(write_json(report))
    assert plain == plain_report(report)
    for ref, figure in report.all_figures.items():
        read = read_plain_figure(plain["figures"][str(ref)], report.form.columns[ref].unit)
        assert read == figure
        assert isinstance(figure, Decimal) == isinstance(plain["figures"][str(ref)], str)


def test_stated_totals_are_told_only_when_there_are_any() -> None:
    ref = CellRef("requests", "received", "total")
    stated = replace(seed_report(), stated={ref: 5})
    assert plain_report(stated)["stated"] == {str(ref): 5}
    assert list(plain_report(stated))[-1] == "stated"


def test_importing_exports_loads_no_writer() -> None:
    code = (
        "import sys, nianbao.exports; "
        "print([m for m in sys.modules if m.startswith(('nianbao.exports.', 'rich'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['nianbao.exports.options']"


def test_no_official_label_stands_here() -> None:
    """House rule: labels of 6 characters or more are written in report/form_*.py only."""
    labels = [label for label in official_labels(FORM_2021) if len(label) >= 6]
    assert len(labels) > 30
    for path in Path(exports.__file__).parent.glob("*.py"):
        source = path.read_text("utf-8")
        assert [label for label in labels if label in source] == [], path
