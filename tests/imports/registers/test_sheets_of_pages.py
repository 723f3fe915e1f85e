"""Registers that a portal or a system hands out as a web page, whatever the file is called."""

from datetime import date

import pytest

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.registers.register_sheet import SheetFound, read_register
from nianbao.imports.registers.sheet_rows import rows_of_file
from nianbao.report.registers.fields import REGISTERS

_MENU = "<ul><li>首页</li><li>政务公开</li></ul>" * 20


def read(code: str, suffix: str) -> SheetFound:
    return read_register(rows_of_file(code.encode(), suffix), REGISTERS["requests"])


def rows(*lines: str, cell: str = "td") -> str:
    return "".join(
        f"<tr>{''.join(f'<{cell}>{one}</{cell}>' for one in line.split('|'))}</tr>"
        for line in lines
    )


@pytest.mark.parametrize("suffix", [".html", ".htm", ".xls"])
def test_a_page_is_read_whatever_it_is_called(suffix: str) -> None:
    table = rows(
        "序号|收到日期|申请人类别|申请内容|办结日期|办理结果",
        "1|3月5日|公民|堤坝加固图|3月9日|予以公开",
        "2|4月6日|公司|&nbsp;|/|",
    )
    code = f"<html><body>{_MENU}<p>2025年度登记</p><table>{table}</table><p>主办</p></body></html>"
    found = read(code, suffix)
    assert [row.values["received"] for row in found.rows] == [date(2025, 3, 5), date(2025, 4, 6)]
    assert found.rows[0].values["outcome"] == "granted"
    assert "summary" not in found.rows[1].values
    assert found.unnamed == ()
    assert not found.faults


def test_merged_cells_of_a_page_stand_in_each_of_their_rows() -> None:
    table = (
        "<tr><th rowspan=2>编号</th><th rowspan=2>收到日期</th><th rowspan=2>申请内容</th>"
        "<th colspan=2>答复</th></tr><tr><th>日期</th><th>结果</th></tr>"
        "<tr><td>1</td><td rowspan=2>2025-3-5</td><td>渡口图</td><td>2025-3-9</td>"
        "<td>公开</td></tr>"
        "<tr><td>2</td><td>茶园图</td><td>2025-3-12</td><td>信息不存在</td></tr>"
        "<tr><td rowspan=2>3</td><td>2025-5-5</td><td>林带图</td><td></td><td></td></tr>"
        "<tr><td></td><td>同一件的另一项</td><td></td><td></td></tr>"
    )
    found = read(f"<table>{table}</table>", ".html")
    assert [row.values["received"] for row in found.rows] == [
        date(2025, 3, 5),
        date(2025, 3, 5),
        date(2025, 5, 5),
    ]
    assert [row.values.get("decided") for row in found.rows] == [
        date(2025, 3, 9),
        date(2025, 3, 12),
        None,
    ]
    assert [one.message for one in found.faults] == [
        "和上面一行是同一件（序号合并），没有另外当作一条"
    ]


def test_a_page_without_a_register_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match="没有找到依申请公开台账的表头"):
        read("<html><body><p>通知</p></body></html>", ".html")
    with pytest.raises(ImportRefusedError, match="没有找到依申请公开台账的表头"):
        read(f"<html><table>{rows('日期|天气', '3月5日|晴')}</table></html>", ".html")


def test_a_page_too_large_is_told_the_way_of_a_register() -> None:
    cells = "<td>1" * 40_001
    with pytest.raises(ImportRefusedError, match="标签超过4万个的上限，") as refused:
        read(f"<html><body><table><tr>{cells}</table></body></html>", ".html")
    assert "另存为 .xlsx" in refused.value.hint


def test_the_lines_above_each_of_many_tables_are_its_own() -> None:
    tables = "".join(f"<p>第{n}处</p><table>{rows(f'甲{n}|乙')}</table>" for n in range(300))
    file = rows_of_file(f"<html><body>{tables}</body></html>".encode(), ".html")
    told = [[cell.text for _, row in one.rows for cell in row.values()] for one in file.sheets]
    assert told == [[f"第{n}处", f"甲{n}", "乙"] for n in range(300)]
