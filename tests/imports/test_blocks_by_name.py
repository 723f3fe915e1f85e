"""A pasted block with names: placed by them, whatever the cursor, the order and what is around."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import process_time

import pytest

from nianbao.imports.pasted_block import PastedBlock, total_doubts
from nianbao.imports.reading_block import read_block
from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef, Figure

OFFICE = "北关镇人民政府"
EMPTY, OLD = new_report(OFFICE, 2024), new_report(OFFICE, 2020, "2019")
LABELS = {row.key: row.label.text for table in EMPTY.form.tables for row in table.rows.values()}
NEW, OVER = LABELS["received"], LABELS["brought_forward"]
DISCLOSURE, REQUESTS, CHALLENGES = EMPTY.form.tables
HEAD = "\t".join(["", *(column.label.text for column in REQUESTS.blocks[0].columns)])
SEVEN = "50\t10\t4\t1\t2\t0\t67"


def tabbed(*cells: str) -> str:
    """A row with its line end."""
    return "\t".join(cells) + "\n"


def read(text: str, report: Report = EMPTY, table: str = "requests", at: int = -1) -> PastedBlock:
    """Read with the cursor on a typed cell, the last one unless told."""
    return read_block(text, report, report.form.table(table).typed_cells[at])


def plain(block: PastedBlock) -> dict[str, Figure]:
    """The changes other than 0 by `row.column`."""
    return {f"{ref.row}.{ref.column}": figure for ref, figure in block.changes.items() if figure}


RECEIVED = {
    "received.natural_person": 50,
    "received.commercial": 10,
    "received.research": 4,
    "received.public_benefit": 1,
    "received.legal_service": 2,
}
BOTH = RECEIVED | {"brought_forward.natural_person": 2, "brought_forward.other": 1}


@dataclass(frozen=True)
class Case:
    """A pasted text for table three, what it fills, and words about what it does not."""

    text: str
    filled: Mapping[str, Figure]
    unused: str = ""


WELL = {
    "order": f"{OVER}\t2\t0\t0\t0\t0\t1\t3\n{NEW}\t{SEVEN}",
    "empty label columns": f"{NEW}\t\t\t{SEVEN}\n{OVER}\t\t\t2\t0\t0\t0\t0\t1\t3",
    "cells at the end": f"{NEW}\t{SEVEN}\t\t\n{OVER}\t2\t0\t0\t0\t0\t1\t3\t\t",
    "heads": f"{HEAD}\n{NEW}\t{SEVEN}\n{OVER}\t2\t0\t0\t0\t0\t1\t3",
    "heads of a sheet": "\t\t\t申请人情况\t\t\t\t\t\t总计\n\t\t\t自然人\t法人等\n"
    f"\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n{NEW}\t\t\t{SEVEN}"
    f"\n{OVER}\t\t\t2\t0\t0\t0\t0\t1\t3",
    "heads of a page": "申请人情况\t总计\n自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构"
    f"\t其他\n{NEW}\t{SEVEN}\n{OVER}\t2\t0\t0\t0\t0\t1\t3",
    "no totals": f"{NEW}\t50\t10\t4\t1\t2\t0\n{OVER}\t2\t0\t0\t0\t0\t1",
    "group lines": f"三、本年度办理结果\t\t\t\t\t\t\t\n{NEW}\t{SEVEN}\n（三）不予公开\n"
    f"{OVER}\t2\t0\t0\t0\t0\t1\t3",
    "quoted": f'"{NEW[:6]}\n{NEW[6:]}"\t{SEVEN}\n"{OVER[:6]}\n{OVER[6:]}"\t2\t0\t0\t0\t0\t1\t3',
    "broken, not quoted": f"{NEW[:6]}\n{NEW[6:]}\t{SEVEN}\n"
    f"{OVER[:6]}\n{OVER[6:]}\t2\t0\t0\t0\t0\t1\t3",
    "CR CR LF": f"{NEW}\t{SEVEN}\r\r\n{OVER}\t2\t0\t0\t0\t0\t1\t3\r\r\n",
    "CR CR": f"{NEW}\t{SEVEN}\r\r{OVER}\t2\t0\t0\t0\t0\t1\t3\r\r",
    "wide digits": f"{NEW}\t５０\t１０\t４\t１\t２\t０\t６７\n{OVER}\t2\t0\t0\t0\t0\t1\t3",
    "件": f"{NEW}\t50件\t10件\t4件\t1 件\t2件\t0件\t67件\n{OVER}\t2件\t0\t0\t0\t0\t1件\t3件",
    "decimals of a sheet": f"{NEW}\t50.00\t10.00\t4.00\t1.00\t2.00\t0.00\t67.00\n"
    f"{OVER}\t2.0\t0\t0\t0\t0\t1\t3",
    "spaces": f"{NEW} 50 10 4 1 2 0 67\n{OVER} 2 0 0 0 0 1 3",
    "pipes": f"| {NEW} | 50 | 10 | 4 | 1 | 2 | 0 | 67 |\n|---|---|\n"
    f"| {OVER} | 2 | 0 | 0 | 0 | 0 | 1 | 3 |",
    "one cell a line": "\n".join([NEW, *SEVEN.split("\t"), OVER, *"2000013"]),
    "a page's selection": f"{NEW}\n\t\n"
    + "\n\t\n".join(SEVEN.split("\t"))
    + f"\n{OVER}\n\t\n"
    + "\n\t\n".join("2000013"),
    "a page's source": "<table>"
    + "".join(
        f"<tr><td>{label}</td>{''.join(f'<td>{text}</td>' for text in texts)}</tr>"
        for label, texts in ((NEW, SEVEN.split("\t")), (OVER, "2000013"))
    )
    + "</table>",
    "numbered rows": f"序号\t项目{HEAD}\n1\t{NEW}\t{SEVEN}\n2\t{OVER}\t2\t0\t0\t0\t0\t1\t3",
    "names cut by a screen": f"{NEW[:9]}… │ 50 │ 10 │ 4 │ 1 │ 2 │ 0 │ 67\n"
    f"{OVER[:9]}… │ 2 │ 0 │ 0 │ 0 │ 0 │ 1 │ 3",
    "short names": f"本年新收\t{SEVEN}\n上年结转\t2\t0\t0\t0\t0\t1\t3",
    "other marks": f"1．{NEW[2:]}：\t{SEVEN}\n（二）{OVER[2:]}\t2\t0\t0\t0\t0\t1\t3",
    "columns in another order": f"项目\t总计\t其他\t法律服务机构\t社会公益组织\t科研机构\t商业企业"
    f"\t自然人\n{NEW}\t67\t0\t2\t1\t4\t10\t50\n{OVER}\t3\t1\t0\t0\t0\t0\t2",
    "the same without a corner": "总计\t其他\t法律服务机构\t社会公益组织\t科研机构\t商业企业"
    f"\t自然人\n{NEW}\t67\t0\t2\t1\t4\t10\t50\n{OVER}\t3\t1\t0\t0\t0\t0\t2",
    "notes around": f"表三（单位：件）\n{NEW}\t{SEVEN}\n{OVER}\t2\t0\t0\t0\t0\t1\t3\n填表人：甲",
}


@pytest.mark.parametrize("kind", WELL)
def test_rows_go_where_their_names_say(kind: str) -> None:
    block = read(WELL[kind])
    assert plain(block) == BOTH
    assert block.unused == ()
    assert not block.elsewhere
    assert len(block.changes) == 12
    assert "按行名" in block.way


PARTLY = {
    "an unknown row": Case(
        f"{NEW}\t{SEVEN}\n四、网上申请数\t9\t9\t9\t9\t9\t9\t54", RECEIVED, "网上申请数"
    ),
    "an unknown row of one figure": Case(f"{NEW}\t{SEVEN}\n纸质申请\t9", RECEIVED, "纸质申请"),
    "a group with figures": Case(
        f"{NEW}\t{SEVEN}\n（三）不予公开\t9\t9\t9\t9\t9\t9\t54", RECEIVED, "不予公开"
    ),
    "an unknown column": Case(
        f"项目\t自然人\t上年\t总计\n{NEW}\t50\t7\t67", {"received.natural_person": 50}, "“上年”不是"
    ),
    "no figure": Case(
        f"{NEW}\t约50\t10\t4\t1\t2\t0\t67",
        {key: figure for key, figure in RECEIVED.items() if figure != 50},
        "约50",
    ),
    "too many figures": Case(f"{NEW}\t50\t10\t4\t1\t2\t0\t3\t8\t67", {}, "对不上列"),
    "a row twice": Case(f"{NEW}\t{SEVEN}\n{NEW}\t51\t0\t0\t0\t0\t0\t51", {}, "几份不一样的数"),
    "columns of years": Case(f"项目\t2023年\t2024年\n{NEW}\t40\t50", {}, "“2023年”不是表三的列"),
    "turned": Case(f"项目\t{NEW}\t{OVER}\n自然人\t50\t2\n商业企业\t10\t0", {}, "对不上"),
    "two tables": Case(f"{LABELS['licensing']}\t5\n{NEW}\t{SEVEN}", RECEIVED, LABELS["licensing"]),
}


@pytest.mark.parametrize("kind", PARTLY)
def test_what_has_no_place_is_told_and_not_filled(kind: str) -> None:
    case = PARTLY[kind]
    block = read(case.text)
    assert plain(block) == case.filled
    assert case.unused in "".join(block.unused)


SUBSETS: dict[str, tuple[str, dict[str, Figure]]] = {
    "one named column": (f"项目\t科研机构\n{NEW}\t4\n{OVER}\t1", {"research": 4}),
    "two of them": (
        f"项目\t其他\t自然人\n{NEW}\t3\t50\n{OVER}\t1\t2",
        {"natural_person": 50, "other": 3},
    ),
    "a blank between": (f"项目\t自然人\t科研机构\n{NEW}\t\t4\n{OVER}\t2\t1", {"research": 4}),
    "a dash is a blank": (
        f"项目\t自然人\t科研机构\n{NEW}\t-\t4",
        {"research": 4, "natural_person": None},
    ),
    "rows called like columns are no heads": (
        f"项目\t自然人\n3.其他\t\n（七）总计\t\n{NEW}\t50",
        {"natural_person": 50},
    ),
    "short heads": (f"项目\t公益\t法律\n{NEW}\t1\t2", {"public_benefit": 1, "legal_service": 2}),
}


@pytest.mark.parametrize("kind", SUBSETS)
def test_some_columns_go_by_their_names(kind: str) -> None:
    text, expected = SUBSETS[kind]
    block = read(text)
    found = {ref.column: figure for ref, figure in block.changes.items() if ref.row == "received"}
    assert found == expected
    assert block.unused == ()


def test_few_figures_behind_a_name_begin_at_the_cursor() -> None:
    start = CellRef("requests", "closed_other", "commercial")
    block = read_block(f"{OVER}\t2\n{NEW}\t10", EMPTY, start)
    assert plain(block) == {"received.commercial": 10, "brought_forward.commercial": 2}
    assert "从“商业企业”列起填" in block.way


TABLE_TWO = "规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n行政许可\t7\n行政处罚\t8\n行政强制\t9\n"
ALL_TWO = dict(
    zip(
        (f"{ref.row}.{ref.column}" for ref in DISCLOSURE.typed_cells),
        ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0.35"),
        strict=True,
    )
)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: "\n".join(reversed(text.splitlines())),
        lambda text: text.replace("\n", "\t\t\t\r\n"),
        lambda text: (
            tabbed("信息内容", *(c.label.text for c in DISCLOSURE.blocks[0].columns))
            + text.replace("行政许可", "信息内容\t本年处理决定数量\n行政许可")
        ),
    ],
)
def test_table_two(change: Callable[[str], str]) -> None:
    block = read(change(TABLE_TWO + f"{LABELS['fees']}\t0.35"), table="disclosure", at=4)
    assert {key: str(figure) for key, figure in plain(block).items()} == ALL_TWO
    assert not block.unused


def test_a_fee_printed_in_yuan_is_not_taken_for_wan() -> None:
    text = f"信息内容\t本年收费金额（单位：元）\n{LABELS['fees']}\t3500"
    block = read(text, table="disclosure")
    assert not plain(block)
    assert "元" in "".join(block.unused)


def test_rows_of_table_four_one_below_the_other() -> None:
    labels = [row.label.text for row in CHALLENGES.rows.values()]
    lines = [f"{label}\t{at}\t0\t2\t0\t{at + 2}" for at, label in enumerate(labels, start=3)]
    block = read("\n".join(reversed(lines)), table="challenges")
    assert plain(block) == {
        f"{key}.{column}": figure
        for at, key in enumerate(CHALLENGES.rows, start=3)
        for column, figure in (("upheld", at), ("other", 2))
    }


def test_table_four_side_by_side_in_another_order_is_not_read_in_the_forms() -> None:
    results = "\t".join(column.label.text for column in CHALLENGES.blocks[0].columns)
    labels = [row.label.text for row in CHALLENGES.rows.values()]
    figures = "\t".join(map(str, range(1, 16)))
    tab = "\t"
    upper = f"行政诉讼{tab * 10}{labels[0]}\n{labels[1]}{tab * 5}{labels[2]}\n"
    lower = f"{results}\t{results}\t{results}\n{figures}"
    block = read(upper + lower, table="challenges")
    assert not block.changes
    assert "对不上" in block.unused[0]


@pytest.mark.parametrize(
    ("text", "here", "there"),
    [
        (TABLE_TWO, "requests", "disclosure"),
        (TABLE_TWO, "challenges", "disclosure"),
        (WELL["order"], "disclosure", "requests"),
        (WELL["spaces"], "challenges", "requests"),
        (f"{LABELS['litigation_direct']}\t1\t2\t3\t4\t10", "requests", "challenges"),
    ],
)
def test_names_of_another_table_are_refused(text: str, here: str, there: str) -> None:
    block = read(text, table=here)
    assert block == PastedBlock(elsewhere=there)


def test_printed_totals_are_held_against_the_sums() -> None:
    wrong = read(f"{NEW}\t50\t10\t4\t1\t2\t0\t76")
    (told,) = total_doubts(wrong, EMPTY)
    assert "印的是76" in told
    assert "加出来是67" in told
    assert not list(total_doubts(read(f"{NEW}\t{SEVEN}"), EMPTY))
    assert not list(total_doubts(read(f"项目\t总计\n{NEW}\t67"), EMPTY))
    part = EMPTY.with_figure(CellRef("requests", "received", "other"), 5)
    assert list(total_doubts(read(f"项目\t自然人\t总计\n{NEW}\t50\t55"), part)) == []


def test_the_names_are_kept_for_the_rows_they_filled() -> None:
    block = read("本年新收\t1\t0\t0\t0\t0\t0\t1")
    assert block.names == {"received": "本年新收"}


def test_a_note_behind_a_figure_is_a_note() -> None:
    block = read(f"{NEW}\t50（其中网上40）\t10\t4\t1\t2\t0\t67")
    assert plain(block) == RECEIVED
    after = block.filled(EMPTY)
    assert after.notes == {"requests.received.natural_person": "其中网上40"}


class TestAnotherForm:
    COLUMNS = [column.label.text for column in OLD.form.tables[0].blocks[0].columns]
    TEXT = f"{tabbed('信息内容', *COLUMNS)}规章\t0\t0\t7\n规范性文件\t2\t2\t9"

    def test_what_both_forms_have_is_taken(self) -> None:
        block = read(self.TEXT, table="disclosure")
        assert plain(block) == {"normative_documents.issued": 2}
        assert self.COLUMNS[2] in "".join(block.unused)
        assert "2019年表式" in "".join(block.doubts)

    def test_a_report_on_it_takes_all(self) -> None:
        block = read(self.TEXT, OLD, "disclosure")
        assert len(plain(block)) == 4
        assert not block.unused

    def test_a_change_has_a_sign(self) -> None:
        columns = [column.label.text for column in OLD.form.tables[0].blocks[1].columns]
        text = (
            f"{tabbed('信息内容', *columns)}行政许可\t104\t+36\t5\n其他对外管理服务事项\t3\t-2\t0"
        )
        block = read(text, OLD, "disclosure")
        assert plain(block)["licensing.change"] == 36
        assert plain(block)["other_services.change"] == -2

    def test_figures_without_names_are_for_the_table_in_hand(self) -> None:
        start = CellRef("requests", "closed_fee_overdue", "commercial")
        block = read_block(f"{tabbed(*self.COLUMNS)}1\t2\t3", EMPTY, start)
        assert set(block.changes) <= set(EMPTY.form.columns)


@pytest.mark.parametrize(
    "text",
    [
        "\t" * 10_000,
        "\n" * 10_000,
        "|" * 10_000,
        '"' * 10_000,
        f"{NEW}\t{SEVEN}\n" * 750,
        "1\t" * 4_500,
    ],
)
def test_odd_blocks_are_read_at_once(text: str) -> None:
    before = process_time()
    read(text)
    assert process_time() - before < 2.5


def test_a_block_beyond_all_reports_is_not_looked_at() -> None:
    block = read("1\t2\n" * 100_000)
    assert not block.changes
    assert "太长" in block.unused[0]


def test_a_whole_report_says_where_it_is_read_as_one() -> None:
    text = (
        f"二、主动公开政府信息情况\n{TABLE_TWO}三、收到和处理政府信息公开申请情况\n{NEW}\t{SEVEN}\n"
    )
    block = read(text)
    assert plain(block) == RECEIVED
    assert "这里只用表三" in block.doubts[0]
    assert "再按 F9" in block.doubts[0]
