"""Tables that a page sets as lines of <span>: a row where the cells prove it, else words."""

import pytest

from nianbao.imports import read_report
from nianbao.report.form.figures import CellRef

TITLE = "马家渡镇人民政府2024年政府信息公开工作年度报告"
TWO = "二、主动公开政府信息情况"
THREE = "三、收到和处理政府信息公开申请情况"
NEW = "一、本年新收政府信息公开申请数量"
SEVEN = ("12", "3", "0", "1", "0", "2", "18")


def page(head: str, *rows: str) -> str:
    end = "<p>六、其他需要报告的事项</p><p>没有。</p>"
    body = "".join(rows)
    return f"<html><body><h1>{TITLE}</h1><p>{head}</p>{body}{end}</body></html>"


def row(*cells: str, tag: str = "div", inner: str = "span") -> str:
    return f"<{tag}>{''.join(f'<{inner}>{cell}</{inner}>' for cell in cells)}</{tag}>"


def figures(html: str, name: str) -> list[str]:
    printed = read_report(html).printed
    return [str(figure) for ref, figure in printed.items() if ref.row == name]


@pytest.mark.parametrize("tag", ["div", "p", "li"])
@pytest.mark.parametrize("inner", ["span", "b", "label"])
def test_a_label_with_its_figures_is_a_row(tag: str, inner: str) -> None:
    heads = row("自然人", "商业企业", "科研机构", tag=tag, inner=inner)
    html = page(THREE, heads, row(NEW, *SEVEN, tag=tag, inner=inner))
    assert figures(html, "received") == list(SEVEN)
    assert "requests" not in read_report(html).notes


def test_spaces_of_the_source_between_spans_do_not_matter() -> None:
    assert figures(page(THREE, row(NEW, *SEVEN).replace("</span>", "</span>\n  ")), "received")


def test_fifteen_figures_are_table_four() -> None:
    cells = [str(number) for number in range(15)]
    html = page("四、政府信息公开行政复议、行政诉讼情况", row(*cells))
    printed = read_report(html).printed
    assert [str(figure) for ref, figure in printed.items() if ref.table == "challenges"] == cells


@pytest.mark.parametrize("cells", [SEVEN[:6], (*SEVEN, "4"), ("1", "2", *SEVEN[1:])])
def test_other_figures_than_the_columns_are_not_laid_out(cells: tuple[str, ...]) -> None:
    assert figures(page(THREE, row(NEW, *cells)), "received") == []


def test_digits_of_one_number_in_several_spans_stay_one() -> None:
    html = page(
        TWO, "<table><tr><td>行政许可</td><td><span>3</span><span>15</span></td></tr></table>"
    )
    assert read_report(html).printed[CellRef("disclosure", "licensing", "decisions")] == 315


def test_a_sentence_in_spans_stays_a_sentence() -> None:
    html = page(
        "一、总体情况", row("全年公开", "412", "条，其中", "280", "条为政务动态。", tag="p")
    )
    [part] = read_report(html).prose.overview.parts
    assert part.text == "全年公开412条，其中280条为政务动态。"
