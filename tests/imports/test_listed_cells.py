"""Blocks that list one cell after another, and rows whose cells strange marks keep apart."""

import pytest

from nianbao.imports.listed_cells import listed_cells
from nianbao.imports.pasted_rows import pasted_rows
from tests.imports.test_blocks_by_name import (
    BOTH,
    CHALLENGES,
    DISCLOSURE,
    LABELS,
    NEW,
    OVER,
    RECEIVED,
    REQUESTS,
    plain,
    read,
)

WIDE = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
SEVEN = ("50", "10", "4", "1", "2", "0", "67")
THREE = ("2", "0", "0", "0", "0", "1", "3")
PHONE = "\n".join(
    (NEW, *map("{}：{}件".format, WIDE, SEVEN), OVER, *map("{}：{}件".format, WIDE, THREE))
)
LISTS = {
    "a telephone's page": PHONE,
    "spaces": PHONE.replace("：", "  "),
    "tabs": PHONE.replace("：", "\t"),
    "groups between": PHONE.replace("商业企业", "法人或其他组织\n商业企业"),
    "data": PHONE.replace("：", '": ').replace("件\n", ',\n"').replace(NEW, f'"{NEW}'),
    "cell by cell": f"{NEW} 自然人 50\n{NEW} 商业企业 10\n{OVER}-其他 1\n{NEW}　科研机构：4\n"
    f"{NEW}/社会公益组织：1\n{OVER} > 自然人 2\n{NEW}——法律服务机构 2",
    "in one line": f"{NEW}：自然人50件，商业企业10件、科研机构4件；社会公益组织1件，"
    f"法律服务机构2件。\n{OVER}：自然人2件，其他1件",
}


@pytest.mark.parametrize("kind", LISTS)
def test_each_number_of_a_list_goes_to_its_row_and_its_column(kind: str) -> None:
    block = read(LISTS[kind])
    assert (plain(block), block.unused) == (BOTH, ())
    assert "一个数一个数列的" in block.doubts[0]


def test_lists_of_the_other_tables() -> None:
    block = read(
        "规章制发0件、废止2件、现行有效5件；规范性文件制发3件，废止0件，现行有效12件\n行政许可：40件\n"
        "行政事业性收费：1.25万元",
        table="disclosure",
    )
    assert {key: str(figure) for key, figure in plain(block).items()} == {
        "rules.repealed": "2",
        "rules.in_force": "5",
        "normative_documents.issued": "3",
        "normative_documents.in_force": "12",
        "licensing.decisions": "40",
        "fees.amount": "1.25",
    }
    suits = "行政复议\t结果维持\t1\n\t结果纠正\t0\n行政诉讼\n未经复议直接起诉\t尚未审结\t2"
    assert plain(read(suits, table="challenges")) == {
        "reconsideration.upheld": 1,
        "litigation_direct.pending": 2,
    }


@pytest.mark.parametrize(
    "text",
    [
        f"{NEW}：50，10，4，1，2，0，67",
        f"{NEW}\n自然人 50\n商业企业 10\n不认得的一行\n科研机构 4",
        f"{NEW}\n自然人 50\n商业企业 10\n其余为0",
        f"{NEW}\n自然人 50\n商业企业 10\n自然人 51",
        "自然人 50\n商业企业 10\n科研机构 4",
        f"{NEW}\n自然人 50\n商业企业 10\n今年新来的3家单位\n科研机构 4",
        f"{NEW} 自然人 50\n{OVER} 自然人 2\n{LABELS['granted']} 自然人 3",
        "联系人：王某 电话：0370-1234567",
        "行政许可：40件\n行政处罚：3件\n行政强制：0件",
        "1\t2\t3\n4\t5\t6",
    ],
)
def test_what_is_not_told_cell_by_cell_is_no_list(text: str) -> None:
    for table in (REQUESTS, DISCLOSURE, CHALLENGES):
        assert listed_cells(table, pasted_rows(text)) == []


ROWS = ((NEW, *SEVEN), (OVER, *THREE))
APART = {
    "dots": "\n".join(f"{row[0]}......{' '.join(row[1:])}" for row in ROWS),
    "two ellipses": "\n".join(f"{row[0]}……{' '.join(row[1:])}" for row in ROWS),
    "bells of a Word table": "\r".join("\a".join(row) + "\a" for row in ROWS),
    "bars that a picture was read as": "\n".join("丨".join(row) for row in ROWS),
    "thick bars": "\n".join(f"┃ {' ┃ '.join(row)} ┃" for row in ROWS),
    "bold Markdown": "\n".join(f"|{'|'.join(f'**{text}**' for text in row)}|" for row in ROWS),
    "enumerated": "\n".join(f"{row[0]}\n{'、'.join(row[1:])}" for row in ROWS),
}


@pytest.mark.parametrize("kind", APART)
def test_figures_are_kept_apart_by_whatever_stands_between_them(kind: str) -> None:
    block = read(APART[kind])
    assert (plain(block), block.unused) == (BOTH, ())


def test_dots_behind_a_label_that_has_a_number_lose_no_row_in_silence() -> None:
    text = f"{NEW}……{' '.join(SEVEN)}\n1.属于国家秘密......3 0 0 0 0 0 3"
    assert plain(read(text)) == RECEIVED | {"withheld_state_secret.natural_person": 3}
    told = read(f"{NEW}\t" + "\t".join(SEVEN) + "\n12345热线 3 0 0 0 0 0 3")
    assert (plain(told), "12345热线" in "".join(told.unused)) == (RECEIVED, True)


@pytest.mark.parametrize("mark", ["-", "—", " > ", "：", "/", "→"])
def test_a_row_may_have_the_names_above_it_before_its_own(mark: str) -> None:
    label = mark.join(("三、本年度办理结果", "（四）无法提供", LABELS["unable_not_held"]))
    block = read(f"{label}\t3\t0\t0\t0\t0\t0\t3")
    assert plain(block) == {"unable_not_held.natural_person": 3}


def test_a_line_of_the_table_printed_side_by_side_that_lacks_a_figure_is_not_filled() -> None:
    whole = "1\t0\t0\t2\t3\t0\t1\t0\t0\t1\t0\t0\t4\t0\t4"
    assert len(read(whole, table="challenges", at=0).changes) == 12
    for lacking in (whole.removesuffix("\t4"), whole.removeprefix("1\t"), "1\t0\t0\t2\t3\t0\t1"):
        block = read(lacking, table="challenges", at=0)
        assert (block.changes, len(block.unused)) == ({}, 1), lacking
    assert len(read("1\t0\t0\t2\t3", table="challenges", at=0).changes) == 4
    assert len(read("1\t0\t0", table="challenges", at=0).changes) == 3


def test_a_block_under_the_heads_of_another_table_is_that_tables() -> None:
    documents = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n1、地方规章\t0\t2\t5"
    assert read(documents).elsewhere == "disclosure"
    results = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n1\t0\t0\t2\t3"
    assert read(results).elsewhere == "challenges"
    assert read(results, table="challenges", at=0).elsewhere == ""


def test_why_a_block_without_figures_fills_nothing_is_true() -> None:
    empty = "\n".join(f"{label}\t\t\t\t\t\t\t" for label in (NEW, OVER, LABELS["granted"]))
    assert read(empty).unused == ("粘贴的内容里没有可以填的数字。",)
    odd = f"{NEW}\t50件次\t10件次\n{OVER}\t2件次\t0件次"
    assert read(odd).unused == ("“50件次”看不懂，粘贴的内容里没有别的数，没有填。",)


def test_columns_without_the_year_before_their_names() -> None:
    block = read("\t现行有效\t制发\t废止件数\n规章\t5\t0\t2", table="disclosure")
    assert plain(block) == {"rules.in_force": 5, "rules.repealed": 2}
