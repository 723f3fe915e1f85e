"""Plain text: layout of lines, and columns that line up in terminal cells."""

import re

from hypothesis import given
from rich.cells import cell_len

from nianbao.exports.options import PrintOptions
from nianbao.exports.plain_text import RULE, write_plain_text
from nianbao.report.document import Report
from tests.reports import SAMPLE, full_report, hostile_report, reports, seed_report


def test_the_seed_reads_like_the_published_report() -> None:
    """Line by line, aside from white space, the county's own labels, and two rows' eighth 0."""
    ours = [_bare(line) for line in write_plain_text(seed_report()).split("\n") if line]
    theirs = [_bare(line) for line in SAMPLE.read_text("utf-8").split("\n") if line]
    assert ours == theirs


def _bare(line: str) -> str:
    line = "".join(line.split()).translate(str.maketrans("(),", "（），"))
    line = line.replace("，保留4位小数", "").replace("其他法律法规", "其他法律行政法规")
    return re.sub(r"(?<=\D)0{8}$", "0" * 7, line)


def test_one_empty_line_between_blocks() -> None:
    for text in (
        write_plain_text(full_report()),
        write_plain_text(full_report(), options=PrintOptions(aligned=True)),
    ):
        assert "\n\n\n" not in text
        assert not text.startswith("\n")


@given(reports())
def test_aligned_columns_line_up(report: Report) -> None:
    _assert_aligned(report)


def test_aligned_columns_line_up_under_hostile_notes() -> None:
    _assert_aligned(hostile_report())


def _assert_aligned(report: Report) -> None:
    for table in report.form.tables:
        bare = report.with_note(table.key, "")
        lines = _section(
            write_plain_text(bare, options=PrintOptions(aligned=True)), bare, table.title.text
        )
        assert len({cell_len(line) for line in lines}) == 1
        full = max(lines, key=lambda line: line.count(RULE))
        assert RULE in full


def _section(text: str, report: Report, title: str) -> list[str]:
    """The lines of the table under a heading."""
    return text.split(f"\n\n{title}\n\n")[-1].split("\n\n")[0].split("\n")


def test_figures_stand_to_the_right_above_one_another() -> None:
    lines = _section(
        write_plain_text(full_report(), options=PrintOptions(aligned=True)),
        full_report(),
        "三、收到和处理政府信息公开申请情况",
    )
    places = {tuple(_places(line))[-6:] for line in lines[3:]}
    assert len(places) == 1
    assert all(line[-1].isdigit() for line in lines[3:])


def _places(line: str) -> list[int]:
    """Where the rules of a line stand, in terminal cells."""
    return [cell_len(line[:place]) for place, mark in enumerate(line) if mark == RULE]


def test_money_options_reach_the_text() -> None:
    text = write_plain_text(seed_report(), options=PrintOptions(fee_decimals=4))
    assert "行政事业性收费\t0.0000\t\t\n" in text
