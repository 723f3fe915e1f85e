"""A mark for a blank in a cell that was merged over several columns of a row."""

import pytest

from nianbao.imports import Reading, read_report

TITLE = (
    "<h1>青石县柳溪镇人民政府2022年政府信息公开工作年度报告</h1>"
    "<p>一、总体情况</p><p>公开20条。</p>"
)
HEAD = "<p>三、收到和处理政府信息公开申请情况</p>"
NEW, OLD = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
FULL = "".join(f"<td>{number}</td>" for number in (50, 10, 4, 1, 2, 0, 67))


def read(*cells: str) -> Reading:
    rows = f"<tr><td colspan=3>{NEW}</td>{FULL}</tr>"
    rows += f"<tr><td colspan=3>{OLD}</td>{''.join(cells)}</tr>"
    return read_report(f"<html><body>{TITLE}{HEAD}<table>{rows}</table></body></html>", ".html")


def brought_forward(reading: Reading) -> dict[str, str]:
    return {
        ref.column: str(value)
        for ref, value in reading.printed.items()
        if ref.row == "brought_forward" and value is not None
    }


@pytest.mark.parametrize("mark", ["—", "/", "无"])
def test_a_stroke_over_several_columns_is_one_in_each(mark: str) -> None:
    cells = (f"<td>2</td><td colspan=4>{mark}</td>", "<td>1</td><td>3</td>")
    assert brought_forward(read(*cells)) == {"natural_person": "2", "other": "1", "total": "3"}
    last = (f"<td colspan=5>{mark}</td>", "<td>3</td><td>3</td>")
    assert brought_forward(read(*last)) == {"other": "3", "total": "3"}


@pytest.mark.parametrize("cell", ["<td colspan=4>5</td>", "<td colspan=3>—</td>"])
def test_other_cells_over_columns_are_told_and_not_read(cell: str) -> None:
    reading = read("<td>2</td>", cell, "<td>1</td><td>3</td>")
    assert not brought_forward(reading)
    told = {str(one) for finding in reading.findings for one in finding.cells}
    assert "requests.brought_forward.natural_person" in told
