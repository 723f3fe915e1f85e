"""Reading whatever there is, and looking whether what came of it is sound."""

import json
from collections.abc import Callable
from time import process_time

from nianbao.imports import ImportRefusedError, read_report
from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.record import from_record, to_record
from nianbao.report.text import clean_line, clean_text

TIMES = 6
"""How much more work a source made to do harm may be than an ordinary one of its length."""


def read_anything(text: str | bytes, suffix: str = "") -> Report | None:
    """The report, sound in every respect, or None where it was refused in one sentence."""
    try:
        report = read_report(text, suffix).report("甲镇", 2021)
    except ImportRefusedError as error:
        refusal, unforeseen = str(error), is_unforeseen(error)
    else:
        _assert_sound(report)
        return report
    assert not unforeseen, "a reader raised"
    assert refusal.endswith("。")
    assert clean_line(refusal) == refusal
    return None


def read_soundly(text: str | bytes, suffix: str = "") -> Report:
    """The same, of a text that must not be refused."""
    report = read_anything(text, suffix)
    assert report is not None
    return report


def is_unforeseen(error: ImportRefusedError) -> bool:
    """Whether a refusal is the net under the readers and not their own word."""
    return "出了意外" in str(error)


def work_of(read: Callable[[], object]) -> float:
    """Seconds the processor takes for it; what else the machine does counts little."""
    begun = process_time()
    read()
    return process_time() - begun


def _assert_sound(report: Report) -> None:
    assert from_record(json.loads(json.dumps(to_record(report)))) == report
    prose = report.prose
    for words in (prose.preface, prose.problems, prose.other_matters):
        assert clean_text(words) == words
    for finding in run_checks(report):
        assert clean_line(finding.message)[:180] == finding.message[:180]
        assert len(finding.message) < 400
