"""Where everything stands in a figure grid, at every width."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import FigureTable
from nianbao.tui.grid.geometry import LineKind, arrange
from nianbao.tui.grid.glyphs import PLAIN
from nianbao.tui.grid.moves import Moves
from nianbao.tui.kit.fitting import fit, fit_end

TABLES = pytest.mark.parametrize("table", FORM_2021.tables, ids=lambda table: table.key)
REQUESTS = FORM_2021.table("requests")


@pytest.mark.parametrize("width", [76, 78, 79])
def test_all_columns_of_table_three_fit_a_narrow_screen(width: int) -> None:
    layout = arrange(REQUESTS, width)
    heads = [column.head for column in layout.columns[0]]
    assert heads == ["自然", "商业", "科研", "公益", "法律", "其他", "总计"]
    assert layout.label_width + layout.figures_width <= width
    assert layout.label_width >= 26


def test_wide_screens_have_full_heads() -> None:
    layout = arrange(REQUESTS, 118)
    assert [column.head for column in layout.columns[0]][3] == "社会公益组织"
    assert layout.label_width + layout.figures_width <= 118


def test_short_heads_keep_the_first_two_characters_or_all_of_a_longer_word() -> None:
    narrow, wide = arrange(REQUESTS, 78), arrange(REQUESTS, 160)
    for short, full in zip(narrow.columns[0], wide.columns[0], strict=True):
        assert short.head[:2] in full.head


@TABLES
@given(width=st.integers(10, 240), beside=st.booleans())
def test_no_two_cells_overlap_and_each_is_found_again(
    table: FigureTable, width: int, beside: bool
) -> None:
    layout = arrange(table, width, last_year={} if beside else None)
    assert set(layout.boxes) == set(table.cells)
    for columns in layout.columns:
        for left, right in pairwise(columns):
            assert right.x == left.x + left.wide + 1
        assert all(cell_len(column.head) < column.width for column in columns)
    for ref, (line, x, cells) in layout.compared_boxes.items():
        assert layout.ref_at(line, x) == ref == layout.ref_at(line, x + cells - 1)
        if layout.under:
            assert layout.lines[line + 1].kind is LineKind.LAST_YEAR
            assert layout.ref_at(line + 1, x) == ref


@pytest.mark.parametrize("width", [98, 112, 118, 120, 140, 158])
@pytest.mark.parametrize("digits", [1, 4, 6])
def test_last_year_leaves_nearly_all_labels_whole(width: int, digits: int) -> None:
    longest = {(0, column.key): digits for column in REQUESTS.blocks[0].columns}
    layout = arrange(REQUESTS, width, longest, last_year=longest)
    rows = [line for line in layout.lines if line.row]
    cut = [ln for ln in rows if cell_len(ln.words) + ln.indent > layout.label_width]
    assert len(cut) <= 5
    assert layout.label_width + layout.figures_width <= width


@TABLES
@given(width=st.integers(10, 240))
def test_last_year_stands_behind_each_figure_or_under_it(table: FigureTable, width: int) -> None:
    layout = arrange(table, width, last_year={(0, table.blocks[0].columns[0].key): 6})
    columns = [column for of_block in layout.columns for column in of_block]
    assert all((column.then == 0) is layout.under for column in columns)
    under = [line for line in layout.lines if line.kind is LineKind.LAST_YEAR]
    assert len(under) == (len(table.rows) if layout.under else 0)
    if not layout.under:
        labels = max(cell_len(line.words) + line.indent for line in layout.lines if line.row)
        assert layout.label_width >= min(30, labels)
        assert layout.label_width + layout.figures_width <= width
        assert columns[0].then >= 7


@TABLES
@given(scroll=st.integers(0, 60), height=st.integers(4, 40), beside=st.booleans())
def test_every_row_can_be_scrolled_below_its_head(
    table: FigureTable, scroll: int, height: int, beside: bool
) -> None:
    layout = arrange(table, 78, last_year={} if beside else None)
    for line in sorted({box.line for box in layout.boxes.values()}):
        top = layout.scroll_for(line, scroll, height)
        y = layout.y_of(line, top)
        assert y is not None
        assert 0 < y < height
        assert layout.line_at(y, top) == line


def test_the_head_stays_at_the_top() -> None:
    layout = arrange(FORM_2021.table("disclosure"), 78)
    kinds = [layout.lines[layout.line_at(0, scroll)].kind for scroll in range(6)]
    assert kinds == [LineKind.CAPTION, *[LineKind.HEAD] * 3, LineKind.CAPTION, LineKind.HEAD]


def test_rows_stand_beneath_their_groups() -> None:
    words = [(line.indent, line.words) for line in arrange(REQUESTS, 118).lines]
    assert words[3] == (0, "三、本年度办理结果")
    assert words[6] == (2, "（三）不予公开")
    assert words[7] == (4, "1.属于国家秘密")
    assert words[-1] == (0, "四、结转下年度继续办理")


def test_plain_glyphs_have_no_ambiguous_width() -> None:
    layout = arrange(REQUESTS, 78, glyphs=PLAIN)
    drawn = "".join(fit(line.words, 30, PLAIN.ellipsis) for line in layout.lines) + PLAIN.rule
    assert not set("“”—…·│") & set(drawn)


@given(words=st.text(st.sampled_from("一a（1.，é")), width=st.integers(0, 30))
def test_words_are_fitted_to_exactly_their_cells(words: str, width: int) -> None:
    for ellipsis in ("…", ".."):
        assert cell_len(fit(words, width, ellipsis)) == width


@given(text=st.text(st.sampled_from("１1,元")), width=st.integers(1, 12))
def test_the_end_of_what_is_typed_is_seen(text: str, width: int) -> None:
    shown = fit_end(text, width, "<")
    assert cell_len(shown) <= width
    assert text.endswith(shown.removeprefix("<"))


@TABLES
def test_every_way_through_a_table_stays_on_typed_cells(table: FigureTable) -> None:
    moves = Moves(table)
    for way in (moves.down, lambda ref: moves.across(ref, 1)):
        seen, ref = [], moves.first
        for _ in table.typed_cells:
            seen.append(ref)
            ref = way(ref)
        assert sorted(seen) == sorted(table.typed_cells)
        assert ref == moves.first
    assert {moves.nearest(ref) for ref in table.cells} <= set(table.typed_cells)


def test_enter_goes_through_blocks_with_other_columns() -> None:
    table = FORM_2021.table("disclosure")
    moves, ref = Moves(table), CellRef("disclosure", "rules", "issued")
    way = [ref := moves.down(ref) for _ in range(6)]
    assert [str(cell) for cell in way[:2]] == [
        "disclosure.normative_documents.issued",
        "disclosure.licensing.decisions",
    ]
    assert str(way[-1]) == "disclosure.rules.repealed"
