"""Text of a picture, a space after every character and wide gaps between cells; marks of notes."""

import pytest

from nianbao.imports import read_report
from nianbao.imports.cells import is_figure_like, read_cell
from nianbao.imports.furniture import begins_footer, is_furniture
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef, Unit
from tests.imports.portal import portal_report
from tests.samples.documents import document, lines_of

REPORT = portal_report()


def _spread(*, figures: bool, gap: str) -> str:
    lines: list[str] = []
    for row in lines_of(document(REPORT, 0)):
        words = [text for text in row if text]
        if len(row) > 1:
            words = [one if one.isdigit() and not figures else " ".join(one) for one in words]
        lines.append(gap.join(words))
    return "\n".join(lines)


@pytest.mark.parametrize("figures", [False, True])
@pytest.mark.parametrize("gap", ["  ", "    ", "\u3000\u3000"])
def test_cells_whose_characters_stand_apart_are_read(figures: bool, gap: str) -> None:
    reading = read_report(_spread(figures=figures, gap=gap))
    report = reading.report()
    assert report.figures == REPORT.figures
    assert not reading.notes
    assert not [one for one in reading.findings if one.severity is not Severity.INFO]


@pytest.mark.parametrize("printed", ["0 . 5", "0. 5", "0 .5", "0.5"])
def test_a_point_that_stands_apart_is_one_of_money(printed: str) -> None:
    head = "甲镇2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    text = f"{head}行政许可 3\n行政处罚 2\n行政事业性收费 {printed}\n"
    reading = read_report(text)
    fee = reading.printed[CellRef("disclosure", "fees", "amount")]
    assert str(fee) == "0.5"
    assert not reading.notes


@pytest.mark.parametrize("mark", ["①", "⑫", "[1]", "〔2〕", "【注1】", "*", "※"])
def test_the_mark_of_a_note_is_no_digit_of_a_figure(mark: str) -> None:
    cell = read_cell(f"36{mark}", Unit.COUNT, is_total=False)
    assert (cell.figure, cell.mark, cell.odd) == (36, mark, "")
    assert is_figure_like(f"36{mark}")


@pytest.mark.parametrize("text", ["①", "[1]", "3①2", "①3", "3[附件]", "3[123]", "三①", "5 * 2"])
def test_what_is_no_figure_with_a_mark_stays_odd(text: str) -> None:
    assert read_cell(text, Unit.COUNT, is_total=False).odd


def test_marks_behind_figures_are_told_with_their_cells() -> None:
    text = (
        "甲镇2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "行政许可\t36①\n行政处罚\t2\n行政强制\t7②\n"
    )
    reading = read_report(text)
    told = [one for one in reading.findings if one.rule == "N01"]
    assert [one.severity for one in told] == [Severity.WARNING]
    refs = [CellRef("disclosure", row, "decisions") for row in ("licensing", "compulsion")]
    assert list(told[0].cells) == refs
    assert [reading.printed[ref] for ref in refs] == [36, 7]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("2023-01-25党政办阅读：1,023", True),
        ("2023年1月25日 柳林镇党政办 浏览次数：88", True),
        ("2023-01-25 柳林镇 1203次浏览", True),
        ("发布于 2023年1月25日 · 党政办公室 · 1203 次阅读", True),
        ("2022年12月31日止，网站阅读量：累计12万次", False),
        ("2022年6月1日起施行；来源：条例", False),
        ("2022年1月25日，群众现场阅读资料12次。", False),
    ],
)
def test_a_line_of_date_office_and_readers_is_of_the_page(line: str, is_one: bool) -> None:
    assert is_furniture(line) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("http://www.example.gov.cn/art/2023/1/22/art_12_3345.html", True),
        ("第1页/共6页", True),
        ("扫码分享到手机", True),
        ("微信扫描二维码分享给好友", True),
        ("手机长按识别下方二维码看解读", True),
        ("【公众号二维码】", True),
        ("二维码：", True),
        ("二维码贴在一楼大厅，扫描二维码可以查看往年的报告。", False),
        ("扫描二维码，登记来访群众12人", False),
        ("您是本站第 12345 位访客", True),
        ("电子版见http://www.example.gov.cn", False),
        ("扫码登记的群众有12人，您是第一责任人", False),
        ("第1页有勘误", False),
    ],
)
def test_addresses_pages_and_visitors_begin_a_footer(line: str, is_one: bool) -> None:
    assert begins_footer(line) is is_one
