"""Any sequence of changes gives, after reopening, what a plain dictionary would hold."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from nianbao.report.document import Report
from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.state import LOCKED, State
from nianbao.report.text import clean_line
from nianbao.storage.errors import LockedError
from nianbao.storage.library import Library, Removed
from tests.examples import of_whole
from tests.storage.samples import sample

OFFICES = st.sampled_from(["甲镇", "乙镇", "丙街道办事处"])
YEARS = st.integers(2019, 2022)
COUNTS = st.integers(0, 999)
TEXTS = st.text(max_size=20)

Gone = tuple[Removed, Report, State]
"""What was removed, and what the model knew of it."""


class LibraryModel(RuleBasedStateMachine):
    """The library beside a model of it; two programs take turns on the one file."""

    removed: Bundle[Gone] = Bundle("removed")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.library = Library(Path(self.folder.name) / "nianbao.json")
        self.reports: dict[tuple[str, int], tuple[Report, State]] = {}
        self.office: Office | None = None
        self.left: object = None

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(office=OFFICES, year=YEARS, count=COUNTS, state=st.sampled_from([None, *State]))
    def save(self, office: str, year: int, count: int, state: State | None) -> None:
        report = sample(year, office, count)
        before = self.reports.get((office, year), (report, State.DRAFT))
        standing = Standing(state) if state else None
        if state is None and before[1] in LOCKED and before[0] != report:
            with pytest.raises(LockedError):
                self.library.save(report, ())
            return
        self.library.save(report, (), standing=standing)
        self.reports[office, year] = (report, state or before[1])

    @rule(office=OFFICES, year=YEARS, other=OFFICES, count=COUNTS)
    def move(self, office: str, year: int, other: str, count: int) -> None:
        if (office, year) in self.reports and (other, year) not in self.reports:
            report = sample(year, other, count)
            if self.reports[office, year][1] in LOCKED:
                with pytest.raises(LockedError):
                    self.library.save(report, (), instead_of=(office, year))
                return
            self.library.save(report, (), instead_of=(office, year))
            self.reports[other, year] = (report, self.reports.pop((office, year))[1])

    @rule(target=removed, office=OFFICES, year=YEARS)
    def remove(self, office: str, year: int) -> Gone:
        if (office, year) not in self.reports:
            return multiple()  # type: ignore[return-value]
        return self.library.remove(office, year), *self.reports.pop((office, year))

    @rule(gone=removed)
    def restore(self, gone: Gone) -> None:
        removed, report, state = gone
        if (report.office, report.year) not in self.reports:
            self.library.restore(removed)
            self.reports[report.office, report.year] = (report, state)

    @rule(name=TEXTS.map(clean_line), limit=COUNTS)
    def set_office(self, name: str, limit: int) -> None:
        self.office = Office(name, overview_limit=limit)
        self.library.set_office(self.office)

    @rule(value=st.recursive(st.none() | TEXTS | COUNTS, lambda inner: st.lists(inner)))
    def set_setting(self, value: object) -> None:
        self.left = value
        self.library.set_setting("left", value)

    @rule()
    def reopen(self) -> None:
        self.library = Library(self.library.path)

    @invariant()
    def is_as_the_model(self) -> None:
        for library in (self.library, Library(self.library.path)):
            lines = {(line.office, line.year): line.state for line in library.summaries()}
            assert lines == {key: state for key, (_, state) in self.reports.items()}
            for key, (report, _) in self.reports.items():
                assert library.load(*key) == report
            if self.office and self.office.name:
                assert library.office() == self.office
            assert library.setting("left") == self.left


TestLibraryModel = LibraryModel.TestCase
TestLibraryModel.settings = settings(of_whole(25), stateful_step_count=20)
