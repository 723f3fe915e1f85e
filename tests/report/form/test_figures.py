"""Figures: what may be typed, what is refused and how it is told, how it is printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.errors import FigureError
from nianbao.report.form.figures import (
    BLANK_MARKS,
    MONEY_PLACES,
    CellRef,
    Figure,
    Unit,
    add,
    is_in_yuan,
    parse_figure,
    print_figure,
    subtract,
    zero,
)
from tests.reports import figures_of

COUNTS = (
    ("0", 0),
    ("12", 12),
    ("１２", 12),
    ("０", 0),
    (" 7 ", 7),
    ("　7　", 7),
    ("007", 7),
    ("1,295", 1295),
    ("1，295", 1295),
    ("1 295", 1295),
    ("1,295,300", 1_295_300),
    ("12件", 12),
    ("12 件", 12),
    ("１２件", 12),
    ("999999999", 999_999_999),
)
MONEYS = (
    ("0", "0"),
    ("4068.208", "4068.208"),
    ("4068.2080", "4068.208"),
    ("100.00", "100"),
    ("1000000", "1000000"),
    ("１２．５", "12.5"),
    ("1,295.5", "1295.5"),
    ("12.5万元", "12.5"),
    ("12.5 万元", "12.5"),
    ("40元", "0.004"),
    ("40 元", "0.004"),
    ("10000元", "1"),
    ("0.01元", "0.000001"),
)
BAD_COUNTS = (
    *("-1", "－1", "−1", "+1", "＋1", "1.5", "1．5", "1.0", "1e3", "1E3", "0x1F", "1_000", "abc"),
    *(
        "一",
        "十二",
        "12个",
        "12万",
        "件",
        "1,2",
        "1，2",
        "12 34",
        "1,29",
        "12,",
        ",",
        "1 , 295",
        "²",
    ),
    *(
        "٣",
        "１２３４５６７８９０",
        "9" * 20,
        "9" * 100_000,
        "1;2",
        "1/2",
        "=1+1",
        "1\n2",
        "NaN",
        "∞",
    ),
)
BAD_MONEYS = (
    *("-1", "+1", "1e3", "1.2.3", ".5", "5.", "万元", "元", "1,2", "1.23,456", "Infinity", "NaN"),
    *("1.2345678", "1234567890", "0.001元", "12件", "１２元角", "1." + "0" * 40 + "1"),
)


@pytest.mark.parametrize(("text", "value"), COUNTS)
def test_counts(text: str, value: int) -> None:
    figure = parse_figure(text, Unit.COUNT)
    assert figure == value
    assert type(figure) is int


@pytest.mark.parametrize(("text", "value"), MONEYS)
def test_money(text: str, value: str) -> None:
    figure = parse_figure(text, Unit.MONEY)
    assert isinstance(figure, Decimal)
    assert str(figure) == value, "as it is written, never with an exponent or idle zeros"
    assert print_figure(figure) == value


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("text", [*sorted(BLANK_MARKS), "  ", "\u3000", " - ", "\t"])
def test_marks_for_blank(text: str, unit: Unit) -> None:
    assert parse_figure(text, unit) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [(text, Unit.COUNT) for text in BAD_COUNTS] + [(text, Unit.MONEY) for text in BAD_MONEYS],
)
def test_what_is_refused_is_told_in_one_short_sentence(text: str, unit: Unit) -> None:
    with pytest.raises(FigureError) as caught:
        parse_figure(text, unit)
    words = str(caught.value)
    assert words.endswith("。")
    assert words.count("。") == 1
    assert len(words) < 80
    assert text[:20] in words


@given(st.text(max_size=30), st.sampled_from(Unit))
def test_any_text_is_a_figure_a_blank_or_refused(text: str, unit: Unit) -> None:
    try:
        figure = parse_figure(text, unit)
    except FigureError:
        return
    if figure is not None:
        assert figure >= 0
        assert type(figure) is (Decimal if unit is Unit.MONEY else int)
        assert parse_figure(print_figure(figure), unit) == figure


@given(st.sampled_from(Unit).flatmap(lambda unit: st.tuples(st.just(unit), figures_of(unit))))
def test_printed_figures_read_back(pair: tuple[Unit, Figure]) -> None:
    unit, figure = pair
    text = print_figure(figure)
    assert "E" not in text
    assert parse_figure(text, unit) == figure


@given(st.decimals("0", "99999", places=4))
def test_yuan_become_wanyuan_exactly(wan: Decimal) -> None:
    assert parse_figure(f"{(wan * 10_000).normalize():f}元", Unit.MONEY) == wan


def test_money_keeps_at_most_six_decimals() -> None:
    for text in ("0.000001", "0.01元"):
        figure = parse_figure(text, Unit.MONEY)
        assert isinstance(figure, Decimal)
        assert len(print_figure(figure).partition(".")[2]) == MONEY_PLACES


@pytest.mark.parametrize(
    ("figure", "decimals", "text"),
    [
        (None, None, ""),
        (None, 4, ""),
        (0, 4, "0"),
        (Decimal(0), None, "0"),
        (Decimal(0), 4, "0.0000"),
        (Decimal("4068.208"), 4, "4068.2080"),
        (Decimal("4068.208"), 2, "4068.208"),
        (Decimal("1E+3"), None, "1000"),
    ],
)
def test_print(figure: Figure, decimals: int | None, text: str) -> None:
    assert print_figure(figure, decimals) == text


def test_adding_and_taking_away() -> None:
    assert add([]) is None
    assert add([None, None]) is None
    assert add([None, 0]) == 0
    assert add([1, None, 2]) == 3
    assert add([Decimal("0.1"), Decimal("0.2")]) == Decimal("0.3")
    assert subtract(None, 2) == -2
    assert subtract(3, None) == 3


@pytest.mark.parametrize(
    ("text", "yuan"), [("40元", True), (" 40元 ", True), ("4万元", False), ("4", False)]
)
def test_is_in_yuan(text: str, yuan: bool) -> None:
    assert is_in_yuan(text) is yuan


def test_zero_is_of_its_unit() -> None:
    assert type(zero(Unit.COUNT)) is int
    assert type(zero(Unit.MONEY)) is Decimal


def test_addresses() -> None:
    assert str(CellRef("requests", "received", "total")) == "requests.received.total"
    assert CellRef.parse("requests.received.total") == CellRef("requests", "received", "total")
    for text in ("", "a", "a.b", "a.b.c.d", "a..c", ".b.c", "a.b."):
        assert CellRef.parse(text) is None
