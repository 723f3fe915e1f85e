"""Tables two, three and four from the registers: made-up years, hard cases, identities."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.checks import run_checks
from nianbao.report.document import new_report
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.registers.counting import CountingRules
from nianbao.report.registers.fields import REQUESTS_TABLE, RESULT_ROWS
from nianbao.report.registers.left_out import left_out_words
from nianbao.report.registers.record import Record, SubRecord
from nianbao.report.registers.tables import (
    RegisterFigures,
    fill_lines,
    kept_figures,
    register_figures,
    with_lines,
)
from tests.examples import of_whole
from tests.report.registers.made_up_year import YEAR, Count, by_hand, made_up_requests
from tests.report.registers.samples import APPLICANT_CLASSES, part, record, request

OFFICE = "民权县北关镇人民政府"
MADE_UP = made_up_requests()


def requests_table(figures: RegisterFigures) -> Count:
    """The cells of table three that are not zero, totals left out."""
    return Counter(
        {
            (ref.row, ref.column): one.figure
            for ref, one in figures.items()
            if ref.table == "requests"
            and ref.row != "outcomes_total"
            and ref.column != "total"
            and isinstance(one.figure, int)
            and one.figure
        }
    )


def cell(
    figures: RegisterFigures, row: str, column: str = "total", table: str = "requests"
) -> Figure:
    return figures[CellRef(table, row, column)].figure


def only(*requests: Record, year: int = YEAR, rules: CountingRules | None = None) -> Count:
    """The rows of table three in which these requests are counted, whatever their class."""
    rows: Count = Counter()
    for (row, _), number in requests_table(register_figures(requests, year, rules)).items():
        rows[row, ""] += number
    return rows


def rows(*names: str) -> Count:
    return Counter((name, "") for name in names)


def test_a_made_up_year_is_counted_as_by_hand() -> None:
    assert {one.text("outcome") for one in MADE_UP} >= set(RESULT_ROWS)
    for seed in (7, 8, 9):
        requests = made_up_requests(seed)
        for year in (YEAR - 1, YEAR, YEAR + 1):
            for new in (False, True):
                rules = CountingRules(new_answers=new)
                found = requests_table(register_figures(requests, year, rules))
                assert found == by_hand(requests, year, new), (seed, year, new)
    assert sum(by_hand(MADE_UP, YEAR).values()) > 400


def test_each_figure_has_its_records() -> None:
    figures = register_figures(MADE_UP, YEAR)
    for ref, one in figures.items():
        assert one.figure == len(one.records), ref
        if ref.table == "requests" and ref.column != "total" and ref.row in RESULT_ROWS:
            assert {r.text("outcome") for r in one.records} <= {ref.row, ""}
            assert {r.text("applicant_class") for r in one.records} <= {ref.column}
    assert list(figures) == [ref for ref in REQUESTS_TABLE.cells if ref in figures]


def test_hard_cases_of_requests() -> None:
    late, corrected = (
        date(2025, 12, 28),
        (part(sent=date(2025, 12, 30), received=date(2026, 1, 15)),),
    )
    over = request(late, corrections=corrected, decided=date(2026, 2, 3), outcome="granted")
    assert only(over, year=2025) == rows("received", "carried_forward")
    assert only(over, year=2026) == rows("brought_forward", "granted")
    signed = request(date(2026, 1, 2), channel="signed_post")
    assert only(signed, year=2025) == rows()
    assert only(signed) == rows("received", "carried_forward")
    assert only(request(late), year=2027) == rows("brought_forward", "carried_forward")
    lapsed = request(late, corrections=(part(sent=late, due=date(2025, 12, 31)),))
    assert only(lapsed, year=2025) == rows("received", "carried_forward")
    assert only(lapsed) == rows("brought_forward", "closed_correction_overdue")
    early = CountingRules(today=date(2025, 12, 31))
    assert only(lapsed, rules=early) == rows("brought_forward", "carried_forward")
    day_after = CountingRules(today=date(2026, 1, 1))
    assert only(lapsed, rules=day_after) == rows("brought_forward", "closed_correction_overdue")
    never = CountingRules(lapsed=False)
    assert only(lapsed, rules=never) == rows("brought_forward", "carried_forward")
    unpaid = request(
        date(2026, 11, 2), fee=(part(notice=date(2026, 11, 9), served=date(2026, 11, 10)),)
    )
    assert only(unpaid) == rows("received", "closed_fee_overdue")
    kept = CountingRules(today=date(2026, 12, 8))
    assert only(unpaid, rules=kept) == rows("received", "carried_forward")
    half = request(date(2026, 3, 2), decided=date(2026, 3, 3))
    assert only(half) == rows("received", "carried_forward")
    backwards = request(date(2026, 1, 5), decided=date(2025, 12, 1), outcome="granted")
    assert only(backwards, year=2025) == rows()
    assert only(backwards) == rows("received", "granted")


def test_splits_and_new_answers() -> None:
    day = date(2026, 3, 2)
    whole = request(day, number="2026-1", decided=day, outcome="granted_in_part")
    parts = [request(day, number=f"2026-1-{n}", split_from="2026-1") for n in (1, 2, 3)]
    assert only(whole) == rows("received", "granted_in_part")
    assert only(whole, *parts) == rows(*["received", "carried_forward"] * 3)
    gone = [replace(one, removed=True) for one in parts]
    assert only(whole, *gone) == rows("received", "granted_in_part")
    itself = whole.with_value("split_from", "2026-1")
    assert only(itself) == rows("received", "granted_in_part")
    anew = request(date(2026, 5, 6), new_answer_to="2026-1", decided=day, outcome="granted")
    assert only(whole, anew) == rows("received", "granted_in_part")
    counted = CountingRules(new_answers=True)
    both = rows("received", "granted_in_part", "received", "granted")
    assert only(whole, anew, rules=counted) == both


def test_what_can_not_be_counted_is_told() -> None:
    day, later = date(2026, 3, 2), date(2026, 5, 6)
    nameless = request(day, number="2026-1", applicant_class=None)
    undated = request(day, number="2026-2").with_value("received", None)
    good = request(day, number="2026-3")
    half = request(day, number="2026-4", decided=later)
    other = request(day, number="2026-5", outcome="granted")
    over = request(
        day, number="2026-6", corrections=(part(due=date(2026, 4, 1)),), outcome="granted"
    )
    all_of_them = (nameless, undated, good, half, other, over)
    assert left_out_words(all_of_them, 2026, CountingRules()) == (
        "没有算进表里的：2026-2没有收到日期；2026-1没有选申请人类别。"
        "当作还没办完的：2026-4有办结日期，没有选办理结果；2026-5选了办理结果，没有办结日期。"
        "当作逾期终止的：2026-6选了办理结果，没有办结日期。"
    )
    lapsed = over.with_values({"number": "2026-7", "outcome": None, "decided": later})
    assert left_out_words((good, over, lapsed), 2026, CountingRules()) == (
        "当作逾期终止的：2026-7有办结日期，没有选办理结果；2026-6选了办理结果，没有办结日期。"
    )
    assert left_out_words((lapsed,), 2027, CountingRules()) == ""
    open_yet = CountingRules(today=date(2026, 4, 1))
    assert left_out_words((over,), 2026, open_yet).startswith("当作还没办完的：2026-6")
    next_year = over.with_value("corrections", (part(due=date(2027, 1, 4)),))
    assert left_out_words((next_year,), 2026, CountingRules()).startswith("当作还没办完的：")
    assert left_out_words((next_year,), 2027, CountingRules()).startswith("当作逾期终止的：")
    assert left_out_words((over.with_value("outcome", None),), 2026, CountingRules()) == ""
    assert left_out_words((half, nameless), 2025, CountingRules()) == ""
    many = [request(day, number=f"2026-{at}", applicant_class=None) for at in range(7, 12)]
    told = "没有算进表里的：2026-7、2026-8、2026-9等5件没有选申请人类别。"
    assert left_out_words(many, 2026, CountingRules()) == told
    assert left_out_words(many, 2027, CountingRules()) == told
    gone = [replace(one, removed=True) for one in many]
    review = record("reviews", kind="review")
    assert left_out_words((*gone, review), 2026, CountingRules()) == (
        "没有算进表里的：复议诉讼台账1条没有日期。"
    )
    judged = record("reviews", kind="reconsideration", accepted=day, result="upheld")
    cases = (judged, judged.with_value("role", "co_defendant"), judged.with_value("closed", day))
    assert left_out_words(cases, 2026, CountingRules()) == (
        "当作还没办完的：复议诉讼台账1条选了结果，没有审结日期。"
    )
    assert left_out_words(cases, 2025, CountingRules()) == ""
    unread = record("reviews", kind="reconsideration", accepted=day, closed=day)
    waiting = unread.with_value("result", "pending")
    assert left_out_words((unread, waiting, waiting), 2026, CountingRules()) == (
        "当作还没办完的：复议诉讼台账3条有审结日期，没有选结果。"
    )
    assert only(nameless, undated, good) == rows("received", "carried_forward")


def test_what_has_no_kind_or_no_number_is_told() -> None:
    day = date(2026, 3, 31)
    kindless = record("reviews", accepted=day, result="upheld", closed=day)
    document = record("documents", date=day, title="某办法")
    countless = record("documents", date=day, kind="penalties")
    free = record("documents", date=day, kind="fees", item="某费")
    whole = record("documents", date=day, kind="licensing", count=0)
    normative = record("documents", date=day, kind="normative_documents", title="某办法")
    published = record("publications", date=day, kind="publication")
    everything = (kindless, document, countless, free, whole, normative, published)
    assert left_out_words(everything, 2026, CountingRules()) == (
        "没有算进表里的：复议诉讼台账1条没有选案件种类；文件和决定台账1条没有选种类；"
        "文件和决定台账1条没有填件数；文件和决定台账1条没有填金额（元）；"
        "公开工作台账1条没有填数量。"
    )
    assert left_out_words(everything, 2025, CountingRules()) == ""
    assert left_out_words((whole, normative), 2026, CountingRules()) == ""


DAYS = st.dates(date(2024, 12, 1), date(2027, 2, 1))


@st.composite
def requests(draw: st.DrawFn) -> Record:
    """Any request, whether it makes sense or not."""
    values = {
        "number": draw(st.sampled_from(["1", "2", "3", "4", ""])),
        "received": draw(st.none() | DAYS),
        "applicant_class": draw(st.sampled_from([*APPLICANT_CLASSES, ""])),
        "split_from": draw(st.sampled_from(["", "", "1", "2"])),
        "new_answer_to": draw(st.sampled_from(["", "", "", "3"])),
        "decided": draw(st.none() | DAYS),
        "outcome": draw(st.sampled_from(["", *RESULT_ROWS])),
        "corrections": tuple(
            SubRecord({"sent": draw(DAYS), **({"due": draw(DAYS)} if draw(st.booleans()) else {})})
            for _ in range(draw(st.integers(0, 2)))
        ),
        "fee": tuple(
            part(notice=draw(DAYS), served=draw(DAYS)) for _ in range(draw(st.integers(0, 1)))
        ),
    }
    made = record("requests").with_values(values)
    return replace(made, removed=draw(st.integers(0, 9)) == 0)


@of_whole(200)
@given(
    st.lists(requests(), max_size=12),
    st.booleans(),
    st.booleans(),
    st.none() | DAYS,
)
def test_the_identities_of_the_form_hold_for_any_records(
    records: list[Record], new: bool, lapsed: bool, today: date | None
) -> None:
    rules = CountingRules(new, lapsed, today=today or date.max)
    years = {year: register_figures(records, year, rules) for year in range(2024, 2029)}
    for year, figures in years.items():
        for column in (*APPLICANT_CLASSES, "total") if figures else ():
            came = sum(by(figures, row, column) for row in ("received", "brought_forward"))
            assert came == by(figures, "outcomes_total", column) + by(
                figures, "carried_forward", column
            )
            assert by(figures, "outcomes_total", column) == sum(
                by(figures, row, column) for row in RESULT_ROWS
            )
            before = years.get(year - 1, {})
            assert by(figures, "brought_forward", column) == by(before, "carried_forward", column)
        for row in REQUESTS_TABLE.rows if figures else ():
            total = sum(by(figures, row, column) for column in APPLICANT_CLASSES)
            assert by(figures, row, "total") == total


def by(figures: RegisterFigures, row: str, column: str) -> int:
    """A figure of table three; of a year before the register was begun there is none."""
    found = figures.get(CellRef("requests", row, column))
    return found.figure if found and isinstance(found.figure, int) else 0


def review(accepted: str, **values: str | date) -> Record:
    first: dict[str, str | date] = {
        "kind": "litigation_direct",
        "accepted": date.fromisoformat(accepted),
    }
    return record("reviews", **{**first, **values})


def challenged(*records: Record, year: int) -> dict[tuple[str, str], Figure]:
    """The cells of table four that are not zero, totals left out."""
    return {
        (ref.row, ref.column): one.figure
        for ref, one in register_figures(records, year).items()
        if ref.table == "challenges" and one.figure and ref.column != "total"
    }


def test_reviews_and_suits() -> None:
    pending = review("2025-11-03", kind="reconsideration")
    assert challenged(pending, year=2025) == {("reconsideration", "pending"): 1}
    assert challenged(pending, year=2026) == {("reconsideration", "pending"): 1}
    ended = pending.with_values({"result": "corrected", "closed": date(2026, 2, 3)})
    assert challenged(ended, year=2025) == {("reconsideration", "pending"): 1}
    assert challenged(ended, year=2026) == {("reconsideration", "corrected"): 1}
    assert challenged(ended, year=2027) == challenged(ended, year=2024) == {}
    assert challenged(ended.with_value("role", "co_defendant"), year=2026) == {}
    after = review("2026-03-05", kind="litigation_after", about="2025-1")
    assert challenged(ended, after, year=2026) == {
        ("reconsideration", "corrected"): 1,
        ("litigation_after", "pending"): 1,
    }
    unsaid = review("2026-03-05", closed=date(2026, 4, 1))
    assert challenged(unsaid, year=2026) == {("litigation_direct", "pending"): 1}
    unclosed = review("2026-03-05", result="upheld")
    assert challenged(unclosed, year=2027) == {("litigation_direct", "pending"): 1}


def test_two_instances_are_one_suit() -> None:
    first = review(
        "2026-03-05", number="一审1号", about="2026-1", result="upheld", closed=date(2026, 5, 1)
    )
    second = review("2026-06-01", instance="second", result="corrected", closed=date(2026, 9, 1))
    linked = second.with_value("earlier_number", "一审1号")
    alike = second.with_value("about", "2026-1")
    for one in (linked, alike):
        assert challenged(first, one, year=2026) == {("litigation_direct", "corrected"): 1}
        open_ = one.with_values({"result": "pending", "closed": None})
        assert challenged(first, open_, year=2026) == {("litigation_direct", "pending"): 1}
        later = one.with_values({"accepted": date(2027, 1, 4), "closed": date(2027, 3, 1)})
        assert challenged(first, later, year=2026) == {("litigation_direct", "upheld"): 1}
        assert challenged(first, later, year=2027) == {("litigation_direct", "corrected"): 1}
    assert challenged(first, second, year=2026) == {
        ("litigation_direct", "upheld"): 1,
        ("litigation_direct", "corrected"): 1,
    }
    unknown = second.with_value("earlier_number", "别处1号")
    assert challenged(first, unknown, year=2026) == challenged(first, second, year=2026)
    other = first.with_values({"number": "一审2号"})
    assert challenged(first, other, year=2026) == {("litigation_direct", "upheld"): 2}
    retried = review("2026-10-01", earlier_number="二审2号", instance="retrial")
    numbered = linked.with_value("number", "二审2号")
    assert challenged(first, numbered, retried, year=2026) == {("litigation_direct", "pending"): 1}


def test_table_two() -> None:
    def document(day: str, **values: str | date | int | Decimal) -> Record:
        first: dict[str, str | date | int | Decimal] = {
            "kind": "normative_documents",
            "date": date.fromisoformat(day),
        }
        return record("documents", **{**first, **values})

    records = (
        document("2012-01-01"),
        document("2012-01-01", ended=date(2026, 12, 31)),
        document("2026-05-06"),
        document("2026-05-06", ended=date(2026, 8, 1)),
        document("2025-05-06", ended=date(2025, 8, 1)),
        document("2027-05-06"),
        document("2026-01-31", kind="licensing", count=12),
        document("2026-02-28", kind="licensing", count=30),
        document("2025-12-31", kind="licensing", count=99),
        document("2026-02-28", kind="penalties", count=0),
        document("2026-06-30", kind="fees", amount=Decimal("1234.5")),
        document("2026-12-31", kind="fees", amount=Decimal("0.01")),
    )
    figures = register_figures(records, 2026)
    found = {str(ref).removeprefix("disclosure."): one.figure for ref, one in figures.items()}
    assert found == {
        "normative_documents.issued": 2,
        "normative_documents.repealed": 2,
        "normative_documents.in_force": 2,
        "licensing.decisions": 42,
        "penalties.decisions": 0,
        "fees.amount": Decimal("0.123451"),
    }
    stock = {
        year: cell(register_figures(records, year), "normative_documents", "in_force", "disclosure")
        for year in (2025, 2026, 2027)
    }
    assert stock == {2025: 2, 2026: 2, 2027: 3}


def test_a_report_is_filled_from_the_registers() -> None:
    typed = CellRef("requests", "received", "natural_person")
    report = new_report(OFFICE, YEAR).with_figure(typed, 3)
    figures = register_figures(MADE_UP, YEAR)
    lines = fill_lines(report, figures)
    assert [line.ref for line in lines] == list(REQUESTS_TABLE.typed_cells)
    first = next(line for line in lines if line.ref == typed)
    assert (first.typed, first.differs) == (3, True)
    assert first.difference == by_hand(MADE_UP, YEAR)["received", "natural_person"] - 3
    assert len(first.register.records) == first.figure
    assert {line.difference for line in lines if line.typed is None} == {None}
    filled = with_lines(report, lines)
    assert not any(line.differs for line in fill_lines(filled, figures))
    last = with_lines(
        new_report(OFFICE, YEAR - 1),
        fill_lines(new_report(OFFICE, YEAR - 1), register_figures(MADE_UP, YEAR - 1)),
    )
    told = run_checks(filled, last)
    assert [one.message for one in told if one.rule.startswith("A")] == []
    assert fill_lines(new_report(OFFICE, 2019, "2019"), figures) == ()


def test_a_register_says_nothing_of_years_it_was_not_kept_in() -> None:
    requests = [
        request(date(year, 3, 2), decided=date(year, 3, 9), outcome="granted")
        for year in (2025, 2027)
    ]
    assert register_figures(requests, 2024) == {}
    assert cell(register_figures(requests, 2026), "received") == 0
    assert kept_figures(requests, 2024) == kept_figures(requests, 2028) == {}
    assert cell(kept_figures(requests, 2026), "received") == 0
    open_ = [*requests, request(date(2027, 12, 20))]
    assert cell(kept_figures(open_, 2028), "brought_forward") == 1
    assert kept_figures(open_, 2029) == {}
    assert register_figures([replace(one, removed=True) for one in requests], 2026) == {}
    begun = record("documents", kind="licensing", date=date(2026, 1, 31), count=1)
    assert [
        ref.row for ref in kept_figures([*requests, begun], 2026) if ref.table == "disclosure"
    ] == ["licensing"]
