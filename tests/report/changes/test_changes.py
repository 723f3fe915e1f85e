"""What changed between two reports is told in words, and each change can be taken back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.changes import differences
from nianbao.report.changes.difference import Difference
from nianbao.report.document import Report, new_report
from nianbao.report.facts import Fact, Item
from nianbao.report.field import FieldRef
from nianbao.report.form.figures import CellRef
from nianbao.report.prose import Part, overview
from tests.examples import of_whole
from tests.reports import (
    draft_report,
    full_report,
    hostile_report,
    reports_with_facts,
    zero_report,
)

RECEIVED = CellRef("requests", "received", "natural_person")
TEXT = "overview.parts.1.text"


def typed(report: Report) -> object:
    """All a clerk can type."""
    return report.figures, report.notes, report.prose, report.facts


def one(before: Report, after: Report) -> Difference:
    found = differences(before, after)
    assert len(found) == 1, [change.place for change in found]
    return found[0]


def with_heads(report: Report, *heads: str) -> Report:
    """The report with these parts under section one, in this order, each with its text."""
    kept = {part.heading: part for part in report.prose.overview.parts}
    parts = [kept.get(head, Part(head, f"{head}的文字。")) for head in heads]
    return report.with_overview(overview(report.prose.overview.numbering, parts))


@st.composite
def edits(draw: st.DrawFn, report: Report) -> Report:
    """A report after a sitting: some of what was typed is another's, some paragraphs moved."""
    other = draw(reports_with_facts())
    if draw(st.booleans()):
        report = report.with_figures({ref: other.figures.get(ref) for ref in other.figures})
    if draw(st.booleans()):
        report = replace(report, facts=other.facts)
    names = [
        *map(FieldRef, ("preface", "problems", "other_matters")),
        *report.prose.fields("overview"),
    ]
    for name in draw(st.lists(st.sampled_from(names), max_size=4)):
        texts = [
            *report.prose.text(name).split("\n"),
            *other.prose.problems.split("\n"),
            "甲",
            "乙",
        ]
        report = report.with_prose(name, "\n".join(draw(st.permutations(texts))[:6]))
    parts = [*report.prose.overview.parts, *other.prose.overview.parts[:2]]
    parts = draw(st.permutations(parts))[: draw(st.integers(0, 5))]
    if draw(st.booleans()):
        report = report.with_overview(overview(draw(st.sampled_from(("", "1、"))), parts))
    return report


class TestTakingBack:
    """Taking back every change gives what was there before."""

    @of_whole(150)
    @given(reports_with_facts(), st.data())
    def test_any_two_in_any_order(self, before: Report, data: st.DataObject) -> None:
        after = data.draw(st.one_of(reports_with_facts(), edits(before)))
        found = data.draw(st.permutations(differences(before, after)))
        now = after
        for change in found:
            now = change.undo(now)
        assert typed(now) == typed(before)
        assert differences(before, now) == ()
        assert (now.office, now.year) == (after.office, after.year)

    @of_whole(50)
    @given(reports_with_facts(), st.data())
    def test_is_none_when_nothing_was_typed(self, report: Report, data: st.DataObject) -> None:
        other = replace(report, office="别处", year=2020)
        assert differences(report, report) == ()
        assert differences(report, other) == ()
        after = data.draw(edits(report))
        assert all(change.untouched(after) for change in differences(report, after) if change.new)

    @pytest.mark.parametrize("before", [zero_report(), full_report(), hostile_report()])
    @pytest.mark.parametrize("after", [zero_report(), draft_report(), hostile_report()])
    def test_made_reports(self, before: Report, after: Report) -> None:
        now = after
        for change in differences(before, after):
            now = change.undo(now)
        assert typed(now) == typed(before)


class TestWords:
    """A change says where it is and what stood there."""

    def test_a_cell(self) -> None:
        change = one(zero_report(), zero_report().with_figure(RECEIVED, 12))
        assert (change.section, change.old, change.new) == ("requests", "0", "12")
        assert change.place.startswith("表三“")
        assert change.place.endswith("行“自然人”列")

    def test_a_blank_and_a_note(self) -> None:
        after = zero_report().with_figure(RECEIVED, None).with_note(str(RECEIVED), "待核")
        figure, note = differences(zero_report(), after)
        assert (figure.old, figure.new) == ("0", "")
        assert note.place == f"{figure.place}的批注"
        assert (note.old, note.new) == ("", "待核")

    def test_a_total_is_no_change(self) -> None:
        before = replace(zero_report(), stated={RECEIVED._replace(column="total"): 5})
        assert differences(before, zero_report()) == ()

    def test_a_title_is_told_as_printed(self) -> None:
        change = one(zero_report(), zero_report().with_prose("title", "年报"))
        assert (change.section, change.place) == ("", "标题")
        assert (change.old, change.new) == (zero_report().title, "年报")

    def test_one_paragraph_of_many(self) -> None:
        before = zero_report().with_prose(TEXT, "一段。\n二段。\n三段。")
        change = one(before, before.with_prose(TEXT, "一段。\n二段改了。\n三段。"))
        assert (change.old, change.new) == ("二段。", "二段改了。")
        assert change.place == f"{title()}“依申请公开”第2段"

    def test_paragraphs_side_by_side_are_two_changes(self) -> None:
        before = zero_report().with_prose("problems", "甲\n乙\n丙")
        after = zero_report().with_prose("problems", "甲\n乙改\n丙改")
        assert [change.place[-3:] for change in differences(before, after)] == ["第2段", "第3段"]

    def test_paragraphs_added_and_taken_away(self) -> None:
        before = zero_report().with_prose("problems", "甲\n乙")
        added = one(before, before.with_prose("problems", "甲\n乙\n丙\n丁"))
        assert added.place.endswith("第3至4段")
        assert (added.old, added.new) == ("", "丙\n丁")
        away = one(before, before.with_prose("problems", "乙"))
        assert away.place.endswith("原第1段")
        assert (away.old, away.new) == ("甲", "")
        long = before.with_prose("problems", "甲\n乙\n丙")
        two = one(long, before.with_prose("problems", "丙"))
        assert two.place.endswith("原第1至2段")
        assert (two.old, two.new) == ("甲\n乙", "")

    def test_facts_one_by_one_or_all_of_them(self) -> None:
        meetings, courses = Fact("会", "次", 3), Fact("培训", "场", None, (Item("镇", 1),))
        before = replace(zero_report(), facts=(meetings, courses))
        more = replace(before, facts=(replace(meetings, number=None), courses))
        number = one(before, more)
        assert (number.section, number.place) == ("", "常用数“会”")
        assert (number.old, number.new) == ("会 3次", "会 -次")
        moved = one(before, replace(before, facts=(courses, meetings)))
        assert moved.place == "常用数"
        assert (moved.old, moved.new) == ("会 3次\n培训：镇 1场", "培训：镇 1场\n会 3次")
        for change, after in ((number, more), (moved, replace(before, facts=(courses, meetings)))):
            assert change.untouched(after)
            assert not change.untouched(before)
            assert change.undo(after).facts == before.facts

    def test_sub_heads(self) -> None:
        before = with_heads(new_report("甲镇", 2024), "一事", "二事", "三事")
        moved = one(before, with_heads(before, "二事", "一事", "三事"))
        assert moved.place == f"{title()}：小标题的顺序"
        assert (moved.old, moved.new) == ("一事、二事、三事", "二事、一事、三事")
        added = one(before, with_heads(before, "一事", "新事", "二事", "三事"))
        assert (added.old, added.new) == ("", "新事\n新事的文字。")
        removed = one(before, with_heads(before, "一事", "三事"))
        assert (removed.old, removed.new) == ("二事\n二事的文字。", "")
        renamed = one(before, before.with_prose("overview.parts.1.heading", "别事"))
        assert (renamed.old, renamed.new) == ("二事", "别事")
        plain = before.with_overview(replace(before.prose.overview, numbering=""))
        numbered = one(before, plain)
        assert (numbered.old, numbered.new) == ("（一）", "不编号")
        for change in (moved, added, removed, renamed, numbered):
            assert change.section == "overview"

    def test_a_sub_head_renamed_and_written_under(self) -> None:
        after = zero_report().with_prose("overview.parts.1.heading", "依申请")
        after = after.with_prose(TEXT, "全年没有收到申请。")
        renamed, written = differences(zero_report(), after)
        assert renamed.new == "依申请"
        assert written.new == "全年没有收到申请。"
        assert renamed.undo(written.undo(after)) == written.undo(renamed.undo(after))

    def test_two_parts_of_one_name_are_told_as_a_whole(self) -> None:
        before = with_heads(new_report("甲镇", 2024), "一事", "一事")
        change = one(before, with_heads(before, "一事", "二事"))
        assert "重名" in change.place
        assert change.old == "一事\n一事的文字。\n一事\n一事的文字。"
        assert typed(change.undo(zero_report()))[2].overview == before.prose.overview  # type: ignore[index]


class TestALaterReport:
    """A change is put back in a report that was written on."""

    before = zero_report().with_prose("problems", "甲\n乙\n丙")
    after = zero_report().with_prose("problems", "甲\n乙改\n丙").with_figure(RECEIVED, 3)

    def test_beside_other_changes(self) -> None:
        figure, words = differences(self.before, self.after)
        later = self.after.with_prose("problems", "新\n甲\n乙改\n丙改").with_prose("preface", "导")
        assert figure.untouched(later)
        assert words.untouched(later)
        now = words.undo(figure.undo(later))
        assert now.figures == self.before.figures
        assert now.prose.problems == "新\n甲\n乙\n丙改"
        assert now.prose.preface == "导"

    def test_a_cell_changed_again_is_put_back_all_the_same(self) -> None:
        figure, _ = differences(self.before, self.after)
        later = self.after.with_figure(RECEIVED, 4)
        assert not figure.untouched(later)
        assert figure.undo(later).figures[RECEIVED] == 0

    @pytest.mark.parametrize("text", ["甲\n又改\n丙", "乙改\n乙改", ""])
    def test_a_paragraph_that_is_gone_puts_the_field_back(self, text: str) -> None:
        _, words = differences(self.before, self.after)
        later = self.after.with_prose("problems", text)
        assert not words.untouched(later)
        assert words.undo(later).prose.problems == "甲\n乙\n丙"

    def test_a_paragraph_said_twice_is_told_by_its_neighbours(self) -> None:
        _, words = differences(self.before, self.after)
        later = self.after.with_prose("problems", "新\n甲\n乙改\n丙\n乙改")
        assert words.undo(later).prose.problems == "新\n甲\n乙\n丙\n乙改"

    def test_a_sub_head_that_is_gone_leaves_the_report_alone(self) -> None:
        renamed = zero_report().with_prose("overview.parts.1.heading", "依申请")
        written = zero_report().with_prose(TEXT, "改")
        added = with_heads(zero_report(), "主动公开", "新事")
        gone = with_heads(zero_report(), "主动公开")
        for after in (renamed, written):
            change = one(zero_report(), after)
            assert not change.untouched(gone)
            assert change.undo(gone) == gone
        change = next(c for c in differences(with_heads(zero_report(), "主动公开"), added) if c.new)
        assert not change.untouched(gone)
        assert change.undo(gone) == gone

    def test_a_removed_sub_head_that_is_back_is_not_put_back_twice(self) -> None:
        heads = [part.heading for part in zero_report().prose.overview.parts]
        change = one(zero_report(), with_heads(zero_report(), *heads[1:]))
        assert change.undo(zero_report()) == zero_report()
        assert change.undo(with_heads(zero_report(), *heads[1:])) == zero_report()


def title() -> str:
    return next(zero_report().form.prose_sections()).title.text
