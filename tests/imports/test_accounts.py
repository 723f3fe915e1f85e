"""Nothing of a source is lost in silence: every line is placed, furniture, or kept as unplaced."""

import pytest

from nianbao.imports.accounts import unaccounted
from nianbao.imports.dividing import Divided
from nianbao.imports.heads import Head
from nianbao.imports.source import TextLine
from nianbao.report.prose import Prose
from tests.imports.stray import lost


def test_what_is_put_into_a_report_is_kept() -> None:
    """The whole by command: `python -m tests.imports.stray`."""
    assert [where[:3] for where in lost(120, seed=1)] == []


@pytest.mark.parametrize("line", ["73519", "（二）", "三、", "玄鹄甲子"])
def test_a_line_in_no_field_is_lost_whatever_it_holds(line: str) -> None:
    """Also one that is a number and nothing more, and one on the line of a head."""
    divided = Divided()
    divided.heads["overview"] = 7, Head("overview", "一、", 1, "总体情况")
    lines = [
        TextLine(7, "一、总体情况"),
        TextLine(7, line),
        TextLine(8, line),
        TextLine(9, "公开20条。"),
    ]
    prose = Prose(problems="公开20条。")
    assert list(unaccounted(lines, (), prose, divided)) == lines[1:3]
