"""Rows are found as a clerk names them: by number, as printed, by a part."""

import pytest

from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.row_search import find_row, seek_cell

REQUESTS, CHALLENGES = FORM_2021.table("requests"), FORM_2021.table("challenges")
TABLES = (REQUESTS, *(table for table in FORM_2021.tables if table is not REQUESTS))


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("3.5.2", "not_processed_repeated"),
        ("3。5。2", "not_processed_repeated"),
        ("２.重复申请", "not_processed_repeated"),
        ("2、重复申请", "not_processed_repeated"),
        (" 重复 ", "not_processed_repeated"),
        ("三安全一稳定", "withheld_security_stability"),
        ("国家秘密", "withheld_state_secret"),
        ("本年新收", "received"),
        ("1", "received"),
        ("予以公开", "granted"),
        ("行政许可", "licensing"),
        ("三、（五）2", "not_processed_repeated"),
        ("三(五)2.重复申请", "not_processed_repeated"),
        ("（五）2", "not_processed_repeated"),
        ("四", "carried_forward"),
        ("其它", "closed_other"),
    ],
)
def test_the_row_that_is_meant(words: str, row: str) -> None:
    found = find_row(TABLES, words)
    assert found
    assert found.row == row


@pytest.mark.parametrize(
    "words", ["", "  ", "。", "99", "7.7", "没有这样的行", "总计", "不予处理", "三"]
)
def test_no_row(words: str) -> None:
    assert find_row(TABLES, words) is None


def test_every_row_is_found_by_its_number_and_by_what_it_prints() -> None:
    for table in FORM_2021.tables:
        for ref in table.typed_cells:
            row = table.rows[ref.row]
            found = find_row((table,), row.number)
            assert found
            assert found.row == ref.row
            printed = find_row((table,), row.label.text)
            assert printed
            assert table.rows[printed.row].label == row.label


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("352", "not_processed_repeated.natural_person"),
        ("352 2", "not_processed_repeated.commercial"),
        ("3.5.2　２", "not_processed_repeated.commercial"),
        ("重复 商业", "not_processed_repeated.commercial"),
        ("2.重复申请 法律服务", "not_processed_repeated.legal_service"),
        ("1 6", "received.other"),
    ],
)
def test_the_cell_that_is_meant(words: str, cell: str) -> None:
    assert str(seek_cell(TABLES, words).cell) == f"requests.{cell}"


@pytest.mark.parametrize("words", ["", "352 7", "352 0", "352 总计", "999 1", "没有这样的行 商业"])
def test_no_cell(words: str) -> None:
    assert seek_cell(TABLES, words).cell is None


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("三", "requests.granted.natural_person"),
        ("3.5", "requests.not_processed_petition.natural_person"),
        ("不予处理", "requests.not_processed_petition.natural_person"),
        ("行政诉讼", "challenges.litigation_direct.upheld"),
        ("第（五）项", "disclosure.licensing.decisions"),
        ("第二列", "requests.received.commercial"),
        ("商业企业", "requests.received.commercial"),
        ("新收商业企业", "requests.received.commercial"),
        ("商业，重复", "requests.not_processed_repeated.commercial"),
        ("3.6.3 其他", "requests.closed_other.other"),
        ("现行有效", "disclosure.rules.in_force"),
        ("收费 自然人", "requests.closed_fee_overdue.natural_person"),
        ("１　２", "requests.received.commercial"),
    ],
)
def test_groups_columns_and_both(words: str, cell: str) -> None:
    here = CellRef("requests", "received", "other")
    assert str(seek_cell(TABLES, words, here).cell) == cell


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (" 。", "请输入行号，或者那一行的字。"),
        ("3.9.9", "表里没有“3.9.9”这一行，也没有这一列。"),
        ("第三部分", "表里没有“第三部分”这一行，也没有这一列。"),
        ("新收 9", "“本年新收政府信息公开申请数量”这一行只有6列，没有第9列。"),
        ("重复 不知道", "“重复申请”这一行没有“不知道”这一列。"),
        ("合计", "总计由程序计算，不用填。"),
        ("（七）", "总计由程序计算，不用填。"),
        ("甲" * 30, f"表里没有“{'甲' * 20}…”这一行，也没有这一列。"),
    ],
)
def test_why_there_is_no_such_cell(words: str, why: str) -> None:
    assert seek_cell(TABLES, words) == (None, why)
