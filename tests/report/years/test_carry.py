"""A new year takes the office, the sub-heads and the carried-over row, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given

from nianbao.report.document import Report, new_report
from nianbao.report.facts import Fact, Item
from nianbao.report.form.figures import CellRef
from nianbao.report.prose import Overview, Part
from nianbao.report.years.carry import begin_year, carried_figures, put_under, with_blanks_filled
from tests.examples import of_whole
from tests.reports import draft_report, full_report, reports

CLASSES = ("natural_person", "commercial", "research", "public_benefit", "legal_service", "other")


@of_whole(40)
@given(reports())
def test_only_what_is_carried_over(last: Report) -> None:
    begun = begin_year(last)
    assert (begun.office, begun.year) == (last.office, last.year + 1)
    carried = {
        CellRef("requests", "brought_forward", name): figure
        for name in CLASSES
        if (figure := last.figure(CellRef("requests", "carried_forward", name))) is not None
    }
    assert begun.figures == carried == carried_figures(last, begun)
    assert (begun.stated, begun.notes, begun.import_findings) == ({}, {}, ())
    assert begun.prose.title is None
    words = begun.prose.preface, begun.prose.problems, begun.prose.other_matters
    assert not any((*words, *(part.text for part in begun.prose.overview.parts)))


def test_column_by_column() -> None:
    last = full_report()
    begun = begin_year(last)
    got = [begun.figure(CellRef("requests", "brought_forward", name)) for name in CLASSES]
    assert len(set(got)) == 6
    total = begun.figure(CellRef("requests", "brought_forward", "total"))
    assert total == last.figure(CellRef("requests", "carried_forward", "total"))


def test_sub_heads_and_their_numbering() -> None:
    last = full_report()
    begun = begin_year(last)
    heads = [part.heading for part in last.prose.overview.headed()]
    assert [part.heading for part in begun.prose.overview.parts] == heads
    assert begun.prose.overview.numbering == last.prose.overview.numbering


def test_without_sub_heads_the_five_aspects() -> None:
    last = draft_report().with_overview(Overview("", (Part("", "只有一段"),)))
    assert len(begin_year(last).prose.overview.headed()) == 5


def test_the_names_and_lines_of_its_facts_and_no_number_of_them() -> None:
    facts = Fact("会", "次", 3), Fact("目录", "条", items=(Item("救灾", 15),))
    begun = begin_year(replace(full_report(), facts=facts))
    assert begun.facts == (Fact("会", "次"), Fact("目录", "条", items=(Item("救灾"),)))


def test_another_year_and_blanks() -> None:
    assert begin_year(full_report(), 2030).year == 2030
    assert begin_year(draft_report()).figures == {}


def test_a_stated_total_is_not_carried() -> None:
    total = CellRef("requests", "carried_forward", "total")
    last = replace(full_report(), stated={total: 1})
    assert begin_year(last).stated == {}
    assert carried_figures(new_report("甲镇", 2023), begin_year(last)) == {}


IN_FORCE = CellRef("disclosure", "normative_documents", "in_force")
MADE, ENDED = IN_FORCE._replace(column="issued"), IN_FORCE._replace(column="repealed")


@pytest.mark.parametrize(
    ("before", "made", "ended", "filled"),
    [
        (9, 3, 1, 11),
        (9, None, None, 9),
        (0, None, None, 0),
        (9, 0, 10, None),
        (None, None, None, 0),
        (None, 3, None, None),
        (None, None, 1, None),
    ],
)
def test_what_is_in_force_is_reckoned_and_not_zero(
    before: int | None, made: int | None, ended: int | None, filled: int | None
) -> None:
    last = new_report("甲镇人民政府", 2023).with_figure(IN_FORCE, before)
    this = new_report("甲镇人民政府", 2024).with_figures({MADE: made, ENDED: ended})
    after = with_blanks_filled(this, "disclosure", last)
    assert after.figures.get(IN_FORCE) == filled
    assert set(after.blanks("disclosure")) == ({IN_FORCE} if filled is None else set())
    without = with_blanks_filled(this, "disclosure", replace(last, year=2021))
    assert without.figures.get(IN_FORCE) == (None if made or ended else 0)


def test_what_was_typed_stays() -> None:
    last = new_report("甲镇人民政府", 2023).with_figure(IN_FORCE, 9)
    this = new_report("甲镇人民政府", 2024).with_figure(IN_FORCE, 4)
    assert with_blanks_filled(this, "disclosure", last).figures[IN_FORCE] == 4


BROUGHT = CellRef("requests", "brought_forward", "natural_person")
CARRIED = CellRef("requests", "carried_forward", "natural_person")


def last_with(year: int, carried: int | None) -> Report:
    return new_report("甲镇人民政府", year).with_figure(CARRIED, carried)


@pytest.mark.parametrize(
    ("typed", "before", "now", "after"),
    [
        (3, last_with(2022, 3), last_with(2023, 5), 5),
        (None, None, last_with(2023, 5), 5),
        (4, last_with(2022, 3), last_with(2023, 5), 4),
        (3, last_with(2022, 3), None, 3),
        (3, last_with(2022, 3), last_with(2023, None), 3),
    ],
)
def test_another_year_brings_forward_from_its_own_last(
    typed: int | None, before: Report | None, now: Report | None, after: int
) -> None:
    report = (
        new_report("甲镇人民政府", 2023).with_figure(BROUGHT, typed).with_prose("problems", "话")
    )
    moved = put_under(report, "乙镇人民政府", 2024, before, now)
    assert (moved.key, moved.prose) == (("乙镇人民政府", 2024), report.prose)
    assert moved.figures == {BROUGHT: after}
