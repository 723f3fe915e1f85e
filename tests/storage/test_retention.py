"""Which backups stay, whatever the clock said when they were made."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nianbao.storage.retention import DAYS, MONTHS, OPENINGS, kept_numbers

Marks = list[tuple[int, datetime]]

NOON = datetime(2026, 11, 24, 12)
TIMES = st.one_of(
    st.datetimes(datetime(2026, 9, 1), datetime(2026, 11, 30)),
    st.datetimes(datetime(1980, 1, 1), datetime(2099, 12, 31)),
)


@st.composite
def marks(draw: st.DrawFn) -> Marks:
    """Backups of any times under numbers that rise, with gaps."""
    numbers = draw(st.lists(st.integers(1, 10**9), unique=True, max_size=60))
    return [(number, draw(TIMES)) for number in sorted(numbers)]


@given(marks())
def test_the_last_openings_stay_whatever_the_clock_says(backups: Marks) -> None:
    kept = kept_numbers(backups)
    assert {number for number, _ in backups[-OPENINGS:]} <= kept
    assert kept <= {number for number, _ in backups}


@given(marks())
def test_there_are_never_many(backups: Marks) -> None:
    assert len(kept_numbers(backups)) <= OPENINGS + DAYS + MONTHS - 2


@given(marks())
def test_the_newest_of_each_last_day_and_month_stays(backups: Marks) -> None:
    kept = kept_numbers(backups)
    for limit, form in ((DAYS, "%Y%m%d"), (MONTHS, "%Y%m")):
        newest = {format(time, form): number for number, time in backups}
        assert set(sorted(newest.values())[-limit:]) <= kept


@given(marks())
def test_all_that_goes_has_a_reason(backups: Marks) -> None:
    """What stays beside the last openings is the newest of its day or of its month."""
    kept = kept_numbers(backups) - {number for number, _ in backups[-OPENINGS:]}
    days = {time.date(): number for number, time in backups}
    months = {(time.year, time.month): number for number, time in backups}
    assert kept <= {*days.values(), *months.values()}


@given(marks())
def test_pruning_twice_is_pruning_once(backups: Marks) -> None:
    kept = kept_numbers(backups)
    assert kept_numbers(mark for mark in backups if mark[0] in kept) == kept


@given(marks(), st.randoms())
def test_the_order_they_are_found_in_does_not_matter(backups: Marks, random: object) -> None:
    shuffled = list(backups)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert kept_numbers(shuffled) == kept_numbers(backups)


@given(marks(), TIMES)
def test_one_more_pushes_out_one_of_each_kind_at_most(backups: Marks, time: datetime) -> None:
    one_more = backups[-1][0] + 1 if backups else 1
    kept = kept_numbers([*backups, (one_more, time)])
    assert one_more in kept
    assert len(kept_numbers(backups) - kept) <= 3


@given(marks(), st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_a_clock_that_is_wrong_all_along_changes_nothing_for_the_last(
    backups: Marks, wrong: timedelta
) -> None:
    """All times shifted by whole days: the same last openings and last days stay."""
    by = timedelta(days=wrong.days)
    shifted = [(number, time + by) for number, time in backups if time.year < 2098]
    days = {time.date(): number for number, time in backups if time.year < 2098}
    assert set(sorted(days.values())[-DAYS:]) <= kept_numbers(shifted)


def test_two_years_of_three_openings_a_day() -> None:
    backups = [(at, NOON + timedelta(hours=8 * at)) for at in range(1, 3 * 730)]
    days = {backups[at - 1][1].date() for at in kept_numbers(backups)}
    last = backups[-1][1]
    assert {(last - timedelta(days=back)).date() for back in range(7)} <= days
    assert len({(day.year, day.month) for day in days}) == 12
    assert min(days) < (last - timedelta(days=320)).date()


def test_a_clock_back_by_a_year_for_one_opening() -> None:
    days = [(at, NOON + timedelta(days=at)) for at in range(1, 40)]
    wrong = (40, NOON - timedelta(days=325))
    later = [(at, NOON + timedelta(days=at)) for at in range(41, 60)]
    kept = kept_numbers([*days, wrong, *later])
    assert 59 in kept
    assert kept_numbers([*days, *later]) <= kept
