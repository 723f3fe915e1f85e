"""The form is complete: cells, keys, labels, numbers, notes and identities as on paper."""

from collections import Counter

import pytest

from nianbao.report.errors import FormError
from nianbao.report.form import form_of
from nianbao.report.form.figures import CellRef, Unit
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import FigureTable, Label

KEYS = {
    "disclosure": {
        "rules": "issued repealed in_force",
        "normative_documents": "issued repealed in_force",
        "licensing": "decisions",
        "penalties": "decisions",
        "compulsion": "decisions",
        "fees": "amount",
    },
    "requests": dict.fromkeys(
        [
            "received",
            "brought_forward",
            "granted",
            "granted_in_part",
            "withheld_state_secret",
            "withheld_barred_by_law",
            "withheld_security_stability",
            "withheld_third_party",
            "withheld_internal_affairs",
            "withheld_deliberative",
            "withheld_enforcement_file",
            "withheld_inquiry_matter",
            "unable_not_held",
            "unable_to_be_created",
            "unable_still_unclear",
            "not_processed_petition",
            "not_processed_repeated",
            "not_processed_publication",
            "not_processed_excessive",
            "not_processed_reissue",
            "closed_correction_overdue",
            "closed_fee_overdue",
            "closed_other",
            "outcomes_total",
            "carried_forward",
        ],
        "natural_person commercial research public_benefit legal_service other total",
    ),
    "challenges": dict.fromkeys(
        ("reconsideration", "litigation_direct", "litigation_after"),
        "upheld corrected other pending total",
    ),
}
"""The frozen keys, in printed order."""

tables = pytest.mark.parametrize("table", FORM_2021.tables, ids=lambda table: table.key)


def test_keys_are_frozen() -> None:
    expected = [
        CellRef(table, row, column)
        for table, rows in KEYS.items()
        for row, columns in rows.items()
        for column in columns.split()
    ]
    assert list(FORM_2021.cells) == expected


def test_how_many_cells() -> None:
    assert [len(table.cells) for table in FORM_2021.tables] == [10, 175, 15]
    assert [len(table.typed_cells) for table in FORM_2021.tables] == [10, 144, 12]
    assert len(FORM_2021.cells) == 200


def test_sections_in_order() -> None:
    keys = ["overview", "disclosure", "requests", "challenges", "problems", "other_matters"]
    assert [section.key for section in FORM_2021.sections] == keys
    numbers = "".join(section.title.text[:1] for section in FORM_2021.sections)
    assert numbers == "一二三四五六"


def test_how_many_identities() -> None:
    requests, challenges = FORM_2021.table("requests"), FORM_2021.table("challenges")
    columns = len({ref.column for ref in requests.cells})
    rules = Counter(derivation.rule for derivation in requests.derivations)
    assert len(requests.balances) * columns == 7
    # The last cell of the row of totals is a sum both ways; summed down, it is an A02.
    assert rules == {"A02": 7, "A03": 24}
    assert len(FORM_2021.parts[CellRef("requests", "outcomes_total", "total")]) == 21 * 6
    assert Counter(d.rule for d in challenges.derivations) == {"A04": 3}


def test_what_the_identities_say() -> None:
    requests = FORM_2021.table("requests")
    down = next(d for d in requests.derivations if d.rule == "A02")
    assert [part.row for part in down.parts] == list(KEYS["requests"])[2:23]
    across = next(d for d in requests.derivations if d.rule == "A03")
    assert [part.column for part in across.parts] == KEYS["requests"]["granted"].split()[:6]
    (balance,) = requests.balances
    assert balance.left == ("received", "brought_forward")
    assert balance.right == ("outcomes_total", "carried_forward")


@tables
def test_totals_come_after_their_parts(table: FigureTable) -> None:
    done = set(table.typed_cells)
    for derivation in table.derivations:
        assert done.issuperset(derivation.parts)
        done.add(derivation.ref)
    assert done == set(table.cells)


@tables
def test_every_row_can_be_named_found_and_explained(table: FigureTable) -> None:
    numbers = [row.number for row in table.rows.values()]
    assert len(set(numbers)) == len(numbers)
    for row in table.rows.values():
        assert row.label.text
        assert row.note.endswith("。")
        assert all(part.isdigit() for part in row.number.split("."))
    for column in table.columns.values():
        assert column.note.endswith("。")


def test_short_heads_of_table_three_are_frozen() -> None:
    columns = FORM_2021.table("requests").blocks[0].columns
    heads = [(column.label.short or column.label.text)[:2] for column in columns]
    assert heads == ["自然", "商业", "科研", "公益", "法律", "其他", "总计"]


@tables
def test_short_heads_are_cut_from_the_label_and_differ(table: FigureTable) -> None:
    for block in table.blocks:
        heads = [column.label.short or column.label.text for column in block.columns]
        assert len(set(heads)) == len(heads)
        for head, column in zip(heads, block.columns, strict=True):
            assert 2 <= len(head) <= len(column.label.text)
            assert set(head) <= set(column.label.text)


def test_only_fees_are_money() -> None:
    money = [ref for ref, column in FORM_2021.columns.items() if column.unit is Unit.MONEY]
    assert money == [CellRef("disclosure", "fees", "amount")]


def test_no_label_is_printed_in_two_ways_at_once() -> None:
    for section in FORM_2021.sections:
        _assert_variants(section.title)
    for table in FORM_2021.tables:
        for row in table.rows.values():
            _assert_variants(row.label)
        for column in table.columns.values():
            _assert_variants(column.label)


def _assert_variants(label: Label) -> None:
    assert label.text not in label.variants
    assert len(set(label.variants)) == len(label.variants)


def test_title() -> None:
    assert FORM_2021.title("甲镇人民政府", 2024) == "甲镇人民政府2024年政府信息公开工作年度报告"


def test_what_does_not_exist() -> None:
    with pytest.raises(FormError):
        form_of("2011")
    with pytest.raises(FormError):
        FORM_2021.section("nothing")
    with pytest.raises(FormError):
        FORM_2021.table("overview")
