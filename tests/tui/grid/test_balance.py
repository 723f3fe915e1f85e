"""What the line about the column in hand says."""

import pytest

from nianbao.report.document import new_report
from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.balance import balance_text

EMPTY = new_report("民权县北关镇人民政府", 2021)
PERSON = CellRef("requests", "received", "natural_person")


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({}, "一空＋二空＝空，三空＋四空＝空"),
        ({"received": 12, "brought_forward": 1, "granted": 13, "carried_forward": 0},
         "一12＋二1＝13，三13＋四0＝13，两边相等"),
        ({"received": 12, "brought_forward": 1, "granted": 14, "carried_forward": 0},
         "一12＋二1＝13，三14＋四0＝14，三四项多1件"),
        ({"received": 12, "brought_forward": 1, "granted": 11},
         "一12＋二1＝13，三11＋四空＝11，三四项少2件，结转填2，两边就相等"),
        ({"received": 12, "brought_forward": 1, "granted": 11, "carried_forward": 5},
         "一12＋二1＝13，三11＋四5＝16，三四项多3件，结转填2，两边就相等"),
        ({"received": 0, "carried_forward": 0}, "一0＋二空＝0，三空＋四0＝0，两边相等"),
    ],
)  # fmt: skip
def test_both_sides_and_the_difference(figures: dict[str, int], said: str) -> None:
    cells = {PERSON._replace(row=row): figure for row, figure in figures.items()}
    report = EMPTY.with_figures(cells)
    for row in ("received", "granted_in_part", "carried_forward"):
        assert balance_text(report, PERSON._replace(row=row)) == f"自然人列：{said}"


def test_a_total_column_has_no_figure_to_fill_in() -> None:
    report = EMPTY.with_figure(PERSON, 3)
    said = balance_text(report, PERSON._replace(column="total"))
    assert said == "总计列：一3＋二空＝3，三空＋四空＝空，三四项少3件"


def test_a_table_without_balance_gives_the_rows_total() -> None:
    ref = CellRef("challenges", "reconsideration", "upheld")
    said = balance_text(EMPTY.with_zeros("challenges"), ref)
    assert said == "行政复议：维持0＋纠正0＋其他0＋未审结0＝总计0"
    after = CellRef("challenges", "litigation_after", "pending")
    said = balance_text(EMPTY.with_figure(after, 2), after)
    assert said == "行政诉讼·复议后起诉：维持空＋纠正空＋其他空＋未审结2＝总计2"


def test_a_table_without_totals_says_nothing() -> None:
    assert balance_text(EMPTY, CellRef("disclosure", "fees", "amount")) == ""
