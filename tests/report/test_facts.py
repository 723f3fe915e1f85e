"""The office's own numbers: their names, what is typed for them, what follows from a list."""

from decimal import Decimal

import pytest

from nianbao.report.facts import (
    Fact,
    FactError,
    Item,
    merged,
    read_amount,
    read_item,
    read_items,
    read_name,
    read_number,
    stated_totals,
    with_fact,
)

FIELDS = Fact("目录", "条", items=(Item("救灾领域", 15), Item("养老领域", 10)))


def test_a_list_gives_sum_size_and_enumeration() -> None:
    assert FIELDS.values() == {
        "目录": "25",
        "目录个数": "2",
        "目录明细": "救灾领域15条、养老领域10条",
    }
    assert Fact("专区", "个", 40).values() == {"专区": "40"}


def test_a_list_with_a_blank_has_no_sum_and_no_enumeration() -> None:
    half = Fact("目录", "条", items=(Item("救灾领域", 15), Item("养老领域")))
    assert half.values() == {"目录": "", "目录个数": "2", "目录明细": ""}
    assert set(Fact("目录", items=()).values().values()) == {""}


def test_a_new_year_keeps_all_but_the_numbers() -> None:
    lines = (Item("救灾领域"), Item("养老领域"))
    assert FIELDS.emptied() == Fact("目录", "条", items=lines)
    assert Fact("专区", "个", 40).emptied() == Fact("专区", "个")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("40", 40),
        ("１，２９５", 1295),
        (" 0 ", 0),
        ("3.50", Decimal("3.5")),
        ("", None),
        ("100.0", 100),
    ],
)
def test_numbers_are_read(words: str, number: object) -> None:
    assert read_number(words) == number


@pytest.mark.parametrize("words", ["-1", "+3", "四十", "1/2", "1" * 10, "0.1234567", "1.2.3"])
def test_what_is_no_number_is_refused(words: str) -> None:
    with pytest.raises(FactError, match="不是数"):
        read_number(words)


@pytest.mark.parametrize(
    ("words", "unit", "amount"),
    [
        ("40个", "", (40, "个")),
        ("40", "个", (40, "个")),
        ("3.2 万次", "个", (Decimal("3.2"), "万次")),
        ("", "个", (None, "个")),
        ("４０　个", "", (40, "个")),
    ],
)
def test_a_number_is_typed_with_its_unit_or_without(
    words: str, unit: str, amount: tuple[object, str]
) -> None:
    assert read_amount(words, unit) == amount


@pytest.mark.parametrize("words", ["很多", "约40个", "40个左右的专区栏目"])
def test_what_is_no_amount_is_refused(words: str) -> None:
    with pytest.raises(FactError):
        read_amount(words)


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("救灾领域 15", Item("救灾领域", 15)),
        ("救灾领域15条", Item("救灾领域", 15)),
        ("救灾领域：15条", Item("救灾领域", 15)),
        ("12345热线 7", Item("12345热线", 7)),
        ("救灾领域", Item("救灾领域")),
        ("村（社区）39个", Item("村（社区）", 39)),
    ],
)
def test_a_line_of_a_list_is_words_and_a_number(words: str, item: Item) -> None:
    assert read_item(words) == item


def test_a_pasted_block_becomes_lines() -> None:
    block = "救灾领域\t15\r\n养老领域\t10条\n\n\t\n3\t扶贫领域\t2\n公共法律服务 5\n"
    assert read_items(block) == (
        Item("救灾领域", 15),
        Item("养老领域", 10),
        Item("扶贫领域", 2),
        Item("公共法律服务", 5),
    )


def test_a_pasted_sentence_becomes_lines() -> None:
    sentence = "目录229条，分别是：救灾领域15条、养老服务领域1条；户籍管理领域34条。\n"
    assert read_items(sentence) == (
        Item("救灾领域", 15),
        Item("养老服务领域", 1),
        Item("户籍管理领域", 34),
    )


def test_lines_of_the_same_words_take_the_new_number() -> None:
    more = (Item("养老领域", 11), Item("扶贫领域", 2))
    assert merged(FIELDS.items or (), more) == (Item("救灾领域", 15), *more)


def test_names() -> None:
    assert read_name(" 专区 ", ()) == "专区"
    assert read_name("12345热线", ()) == "12345热线"
    for words in ("", "   ", "123", "专 区", "专区{", "专、区", "长" * 21):
        with pytest.raises(FactError):
            read_name(words, ())
    with pytest.raises(FactError, match="空的"):
        read_name("　", ())
    for taken in ("专区", "专区个数", "专区明细"):
        with pytest.raises(FactError, match="已经有了"):
            read_name("专区", (taken,))


def test_facts_are_changed_in_place_added_and_removed() -> None:
    zone = Fact("专区", "个", 40)
    facts = with_fact((), "专区", zone)
    facts = with_fact(facts, "目录", FIELDS)
    assert facts == (zone, FIELDS)
    renamed = Fact("查阅专区", "个", 40)
    assert with_fact(facts, "专区", renamed) == (renamed, FIELDS)
    assert with_fact(facts, "专区", None) == (FIELDS,)


@pytest.mark.parametrize(
    ("block", "items", "totals"),
    [
        ("救灾\t15\n就业\t24\n合计\t39\n", [("救灾", 15), ("就业", 24)], [39]),
        ("领域\t条数\n救灾\t15\n就业\t24", [("救灾", 15), ("就业", 24)], []),
        ("序号\t领域\t条数\n1\t救灾\t15\n2\t就业\t24\n\t合 计\t39", None, [39]),
        ("领域\t条数（条）\r\n救灾\t15条\r\n就业\t24条\r\n总计（条）：\t39条", None, [39]),
        ("救灾\t15\n小计\t15\n就业\t24\n总计\t39", None, [15, 39]),
        ("序号\t领域\t条数\n1\t救灾\t15\n2\t就业\t24\n合计\t\t39", None, [39]),
        ("救灾15条、就业24条，合计39条", None, [39]),
        ("救灾\t\n就业\t24", [("救灾", None), ("就业", 24)], []),
        ("合计\t\n救灾\t15\n就业\t24", None, []),
        ("总计划\t3\n累计户\t2", [("总计划", 3), ("累计户", 2)], []),
    ],
)
def test_heads_and_totals_of_a_list_are_no_items(
    block: str, items: list[tuple[str, int | None]] | None, totals: list[int]
) -> None:
    assert list(read_items(block)) == (items or [("救灾", 15), ("就业", 24)])
    assert [total.number for total in stated_totals(block)] == totals
