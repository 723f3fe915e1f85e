"""Rows are found as a clerk names them: by number, as printed, by a part."""

import pytest

from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.row_search import find_cell, find_row

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
        ("不予处理", "not_processed_petition"),
        ("予以公开", "granted"),
        ("行政许可", "licensing"),
        ("行政诉讼", "litigation_direct"),
    ],
)
def test_the_row_that_is_meant(words: str, row: str) -> None:
    found = find_row(TABLES, words)
    assert found
    assert found.row == row


@pytest.mark.parametrize("words", ["", "  ", "。", "99", "7.7", "没有这样的行", "总计"])
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
    assert str(find_cell(TABLES, words)) == f"requests.{cell}"


@pytest.mark.parametrize(
    "words", ["", "352 7", "352 0", "352 总计", "999 1", "没有这样的行 商业", "1 。"]
)
def test_no_cell(words: str) -> None:
    assert find_cell(TABLES, words) is None
