"""The note on a table is read as the sections of words are: its numbers are those of the tables."""

from dataclasses import replace

import pytest

from nianbao.report.checks import checking, run_checks
from nianbao.report.checks.keeping import Memory
from nianbao.report.dismissal import dismiss, fingerprint
from nianbao.report.document import Report
from nianbao.report.finding import Dismissal, Finding
from nianbao.report.steps import finish
from tests.report.checks.telling import empty_report, figured_report

_WRONG = [
    ("requests", "2024年新收申请13件，上年结转2件，答复15件。", "X02"),
    ("requests", "本表予以公开7件，均已送达申请人。", "X02"),
    ("requests", "本年度新收12件，其中自然人10件。", "X01"),
    ("requests", "收到申请13件，剩余2件尚在法定期限内，结转下年度。", "X03"),
    ("requests", "全年收到申请13件，均已全部办结。", "X06"),
    ("challenges", "行政复议3件均维持。", "X05"),
    ("challenges", "未发生因政府信息公开引发的行政诉讼。", "X05"),
    ("disclosure", "全年作出行政许可决定210件。", "X08"),
    ("disclosure", "行政处罚15件，其中市容类9件、违建类4件、其他3件。", "X09"),
]
_SLIPS = [
    ("requests", "我局逐件登记申请，答复书存档备查。", "S07"),
    ("requests", "申请人要求自身生产、生活、科研等特殊需要的，逐件核实。", "D08"),
    ("disclosure", "文件是否公开，按《条例》（国务院令第771号）认定。", "D09"),
    ("disclosure", "规范性文件按宁政发[2021]5号清理。", "D07"),
    ("disclosure", "截至目前，已在公示栏张贴38份。", "D04"),
    ("challenges", "复议复议答复由镇司法所办理。", "C12"),
]
"""Words that are wrong wherever they stand, on a table or on a cell of it."""
_RIGHT = [
    ("requests", "2024年新收申请13件，上年结转2件，办结14件，结转下年度1件。"),
    ("requests", "予以公开8件、部分公开2件，均在20个工作日内答复。"),
    ("requests", "表中无法提供的2件，已告知申请人向县自然资源局咨询。"),
    ("requests", "2023年收到申请8件；接听咨询电话43个、来信6封。"),
    ("challenges", "行政复议2件，均维持；行政诉讼2件，1件尚未审结。"),
    ("challenges", "另有行政处罚案件被申请行政复议5件，不计入本表。"),
    ("disclosure", "行政许可120件，其中宅基地58件、林木采伐62件。"),
    ("disclosure", "办理12345工单1280件。"),
    ("requests", "我镇逐件登记申请，答复期限按20个工作日计算。"),
    ("disclosure", "规范性文件按宁政发〔2021〕5号清理，截至12月31日张贴38份。"),
    ("challenges", "按国务院令第711号，由镇司法所一件一件办理。"),
]


def _noted(table: str, note: str, report: Report | None = None) -> Report:
    return replace(report or figured_report(), notes={table: note})


def _of_notes(report: Report) -> list[Finding]:
    return [one for one in run_checks(report) if "下的说明" in one.message]


@pytest.mark.parametrize(("table", "note", "rule"), _WRONG)
def test_a_note_that_contradicts_a_table_is_told(table: str, note: str, rule: str) -> None:
    """It is told once by that rule, at the section of the table, with the table's name."""
    found = _of_notes(_noted(table, note))
    assert [one.rule for one in found] == [rule]
    assert found[0].section == table
    assert found[0].span is None, "no field of prose has these words"
    assert found[0].message.startswith("表")


def _on_notes(report: Report) -> list[Finding]:
    return [one for one in run_checks(report) if "的批注" in one.message]


@pytest.mark.parametrize(("table", "note", "rule"), _SLIPS)
def test_a_slip_in_a_note_is_told(table: str, note: str, rule: str) -> None:
    """Of a note on a table at its section, of one on a cell at that cell too."""
    (found,) = _on_notes(_noted(table, note))
    assert (found.rule, found.section, found.span) == (rule, table, None)
    cell = next(ref for ref in figured_report().figures if ref.table == table)
    (found,) = _on_notes(_noted(str(cell), note))
    assert (found.rule, found.section, found.cells) == (rule, table, (cell,))


@pytest.mark.parametrize(("table", "note"), _RIGHT)
def test_a_lawful_note_is_left_alone(table: str, note: str) -> None:
    """What agrees with the tables, or counts other things, is no fault."""
    assert _of_notes(_noted(table, note)) == _on_notes(_noted(table, note)) == []


def test_a_share_of_nothing_in_a_note_is_told() -> None:
    """X14 reads notes too."""
    found = _of_notes(_noted("requests", "收到申请0件，办理率100%。", empty_report()))
    assert [one.rule for one in found] == ["X14"]


def test_notes_on_single_cells_are_not_read() -> None:
    """What their numbers count is told by the cell alone."""
    assert _of_notes(_noted("requests.received.total", "收到申请40件，含转来2件。")) == []


def test_a_contradiction_between_note_and_section_is_told_once() -> None:
    """A list that does not close within itself is told by one rule."""
    note = "新收申请13件，上年结转2件，共15件，其中办结14件、结转下年度2件。"
    assert len({one.message for one in _of_notes(_noted("requests", note))}) <= 2
    assert all(one.rule != "X09" for one in _of_notes(_noted("requests", note)))


def test_a_dismissal_holds_for_its_sentence_only() -> None:
    """A finding of a note has no span; what it is about is the sentence of the note."""
    report = _noted("disclosure", "全年作出行政许可决定210件。\n作出行政处罚决定51件。")
    first, second = _of_notes(report)
    assert fingerprint(report, first) != fingerprint(report, second)
    kept = dismiss(report, first, Dismissal("含代办件"))
    assert [one.dismissed for one in _of_notes(kept)] == ["含代办件", ""]
    other = replace(kept, notes={"disclosure": "全年作出行政许可决定220件。"})
    assert [one.dismissed for one in _of_notes(other)] == [""]


def test_what_is_kept_changes_nothing() -> None:
    """A note that is changed is checked anew, one that is not is told as before."""
    memory = Memory()

    def kept(report: Report) -> tuple[Finding, ...]:
        return finish(checking(report, memory=memory))

    for note in ("行政许可210件。", "行政许可120件。", "行政许可130件。", "行政许可130件。"):
        report = _noted("disclosure", note)
        assert kept(report) == run_checks(report)
