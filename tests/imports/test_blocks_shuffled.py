"""Blocks in any order, with any columns, copied in any way: right or told, no silent error."""

from hypothesis import given
from hypothesis import strategies as st

from nianbao.imports.reading_block import read_block
from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef
from nianbao.report.form.shape import Block, FigureTable, Row

REPORTS = (new_report("北关镇人民政府", 2024), new_report("北关镇人民政府", 2020, "2019"))
_MAYBE = st.booleans()
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\r\r\n", "\r\r"])
UNKNOWN = ("五、网上提交的申请", "其中：纸质申请", "平台留言")


def cells(ref: CellRef) -> int:
    """A figure that tells its cell."""
    return sum(map(ord, ref.row + ref.column)) % 900 + 17


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Report, FigureTable, str, dict[CellRef, int], bool]:
    """A report, a table, a text copied from it, what it holds, and whether rows are strange."""
    report = draw(st.sampled_from(REPORTS))
    table = draw(st.sampled_from(report.form.tables))
    held: dict[CellRef, int] = {}
    lines: list[list[str]] = []
    strange = draw(st.booleans())
    order: list[Block] = draw(st.permutations(list(table.blocks)))
    for block in order:
        lines += draw(rows(table, block, held, strange))
    end = draw(ENDS)
    if draw(st.integers(0, 2)):
        text = end.join("\t".join(line) for line in lines)
    else:
        bare = ([cell.replace('"', "").replace("\n", "") for cell in line] for line in lines)
        text = end.join(f"| {' | '.join(line)} |" for line in bare)
    return report, table, text + draw(st.sampled_from(["", end])), held, strange


@st.composite
def rows(
    draw: st.DrawFn, table: FigureTable, block: Block, held: dict[CellRef, int], strange: bool
) -> list[list[str]]:
    """The head and some rows of a block, in any order, `held` taking what they hold."""
    keys = [column.key for column in block.columns]
    labels = {column.key: column.label.text for column in block.columns}
    whole = draw(st.booleans())
    columns = keys if whole else draw(st.permutations(keys))[: draw(st.integers(1, len(keys)))]
    pad = [""] * draw(st.integers(0, 2))
    lines = [["项目", *pad, *(labels[key] for key in columns)]]
    shuffled: list[Row] = draw(st.permutations(list(block.rows)))
    picked = shuffled[: draw(st.integers(1, len(shuffled)))]
    for row in picked:
        words = row.label.text
        if draw(st.booleans()) and len(words) > 5:
            words = f'"{words[:4]}\n{words[4:]}"'
        line = [words, *pad]
        for key in columns:
            ref = CellRef(table.key, row.key, key)
            blank = draw(st.integers(0, 9)) == 0
            line.append("" if blank else str(cells(ref)))
            if not blank and ref not in table.derived_cells:
                held[ref] = cells(ref)
        lines.append(line)
        if len(row.under) > 0 and draw(_MAYBE):
            lines.append([row.under[-1].text, *pad, *[""] * len(columns)])
        if strange and draw(st.booleans()):
            lines.append([draw(st.sampled_from(UNKNOWN)), *pad, *["7"] * len(columns)])
    return lines


@given(blocks(), st.data())
def test_what_is_filled_is_right_and_what_is_not_is_told(
    drawn: tuple[Report, FigureTable, str, dict[CellRef, int], bool], data: st.DataObject
) -> None:
    report, table, text, held, strange = drawn
    start = data.draw(st.sampled_from(table.typed_cells))
    block = read_block(text, report, start)
    if block.elsewhere or "只按位置放" in block.way:
        return
    filled = {ref: figure for ref, figure in block.changes.items() if figure is not None}
    assert filled.items() <= held.items(), f"a wrong figure: {text!r}"
    assert filled == held or block.unused, f"left out in silence: {text!r}"
    assert not strange or block.unused or "平台" not in text
