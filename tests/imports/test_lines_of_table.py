"""Tables one cell a line before the sections, behind them or beneath another's head."""

import pytest

from nianbao.exports.grid import Grid
from nianbao.imports import read_report
from tests.imports.portal import portal_report
from tests.samples.documents import document

REPORT = portal_report()
CAPTIONS = ("附表1：主动公开政府信息情况表", "附表2：收到和处理申请情况表", "附表3：复议诉讼情况表")
MARKS = ("第二十条", "信息内容", "属于国家秘密", "商业企业", "结果维持")


def _text(place: str, *, border: str, with_captions: bool) -> str:
    """The report with its tables at one place, and a line that points there instead of each."""
    words: list[str] = []
    tables: list[str] = []
    for piece in document(REPORT, 0).pieces:
        if not isinstance(piece, Grid):
            words.append(piece.text)
            continue
        words.append("详见附表。")
        cells = [cell.text for row in piece.rows for cell in row if cell.text]
        tables += [CAPTIONS[len(tables) // 2] if with_captions else "", border.join(cells)]
    five = next(at for at, line in enumerate(words) if line.startswith("五、"))
    at = {"first": 0, "behind the title": 1, "in section five": five + 1, "last": len(words)}[place]
    return "\n".join(line for line in (*words[:at], *tables, *words[at:]) if line)


@pytest.mark.parametrize("place", ["first", "behind the title", "in section five", "last"])
def test_tables_of_one_cell_a_line_are_read_wherever_they_stand(place: str) -> None:
    for border in ("\n", "\n|\n"):
        for with_captions in (False, True):
            reading = read_report(_text(place, border=border, with_captions=with_captions))
            report = reading.report("甲镇", 2021)
            assert report.figures == REPORT.figures, (border, with_captions)
            assert not report.stated
            prose = report.prose
            parts = [part.text for part in prose.overview.parts]
            words = "\n".join((prose.preface, *parts, prose.problems, prose.other_matters))
            assert not [mark for mark in MARKS if mark in words]
            told = [one.message for one in reading.findings if one.rule == "S01"]
            assert sum("按行名认出了这张表" in message for message in told) == 3


def test_lines_of_the_offices_own_figures_are_no_table_of_the_form() -> None:
    """Two labels of the form among its own: the words stay where they are."""
    own = "行政许可\n12\n行政处罚\n3\n网站发布\n80\n"
    text = _text("last", border="\t", with_captions=True).split("附表1")[0]
    reading = read_report(text.replace("五、存在", f"{own}五、存在"))
    assert not reading.report("甲镇", 2021).figures
