"""Documents of a request at the desk: numbers given out once, files that name nobody."""

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from nianbao.desk.register_documents import (
    LetterHabits,
    give_number,
    keep_letter_habits,
    letter_habits,
    number_given,
    paper_bytes,
    paper_days,
    paper_file_name,
    paper_kinds,
    paper_of,
    save_paper,
    sender_of,
    year_paper,
)
from nianbao.desk.registers import RegistersInHand
from nianbao.report.errors import ReportError
from nianbao.report.office import Office
from nianbao.report.registers.calendar import built_in
from nianbao.storage.backups import Backups
from nianbao.storage.errors import ReadOnlyError, StorageError
from nianbao.storage.library import Library
from nianbao.storage.pack import write_pack
from nianbao.storage.unpack import take_in
from tests.exports.letters.cases import APPLICANT, CONTACT, FULL, PARTY
from tests.reports import seed_report

OFFICE = "民权县北关镇人民政府"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "nianbao.json")
    keep_letter_habits(library, OFFICE, LetterHabits("北政", "0370-8500000"))
    return library


def test_a_number_is_given_out_once(library: Library, tmp_path: Path) -> None:
    desk = RegistersInHand(library, OFFICE)
    first = give_number(library, desk, "answer_provided", 2026)
    assert first == "北政依复〔2026〕1号"
    record = desk.save(FULL.with_value("document_number", None))[0]
    second = give_number(library, desk, "answer_provided", 2026, record)
    assert second == "北政依复〔2026〕2号"
    numbered = desk.save(record.with_value("document_number", second))[0]
    assert number_given(library, OFFICE, numbered, "answer_provided") == second
    desk.remove(numbered)
    desk.undo()
    desk.undo()
    assert give_number(library, desk, "answer_closed", 2026) == "北政依复〔2026〕3号"
    assert give_number(library, desk, "correction", 2026) == "北政依补〔2026〕1号"
    assert give_number(library, desk, "answer_provided", 2027) == "北政依复〔2027〕1号"
    other = Library(tmp_path / "nianbao.json")
    assert give_number(other, RegistersInHand(other, OFFICE), "answer_public", 2026)[-2:] == "4号"
    assert give_number(library, desk, "answer_public", 2026) == "北政依复〔2026〕5号"
    keep_letter_habits(library, OFFICE, LetterHabits("北政", "改了电话"))
    assert give_number(library, desk, "answer_public", 2026) == "北政依复〔2026〕6号"


def test_a_document_printed_again_has_its_number(library: Library) -> None:
    desk = RegistersInHand(library, OFFICE)
    (record,) = desk.save(FULL.with_value("document_number", None))
    assert number_given(library, OFFICE, record, "correction") == ""
    number = give_number(library, desk, "correction", 2026, record)
    assert number_given(library, OFFICE, record, "correction") == number == "北政依补〔2026〕1号"
    twice = record.with_value("corrections", record.parts("corrections") * 2)
    assert number_given(library, OFFICE, twice, "correction") == ""
    assert number_given(library, OFFICE, record, "fee") == ""
    assert number_given(library, OFFICE, FULL, "answer_in_part") == "北政依复〔2026〕3号"
    library.set_setting("numbered_papers", {OFFICE: 3})
    assert number_given(library, OFFICE, record, "correction") == ""


def test_numbers_that_stand_in_records_are_passed_over(library: Library) -> None:
    desk = RegistersInHand(library, OFFICE)
    for number in ("北政依复〔2026〕41号", "北政依复〔2026〕四号", "别政依复〔2026〕99号", "乱写"):
        record = desk.new("requests", {**FULL.values, "document_number": number})
        desk.save(record.with_value("number", None))
    assert give_number(library, desk, "answer_public", 2026) == "北政依复〔2026〕42号"


def test_no_number_where_none_can_be_kept(library: Library) -> None:
    desk = RegistersInHand(library, OFFICE)
    with pytest.raises(ReportError, match="不编文号"):
        give_number(library, desk, "receipt", 2026)
    library.read_only = "别的窗口开着。"
    with pytest.raises(ReadOnlyError):
        give_number(library, desk, "answer_public", 2026)
    library.read_only = ""
    assert give_number(library, desk, "answer_public", 2026)[-2:] == "1号"
    bare = RegistersInHand(library, "另一个镇人民政府")
    with pytest.raises(ReportError, match="代字"):
        give_number(library, bare, "answer_public", 2026)


def test_an_older_backup_gives_no_number_again(library: Library) -> None:
    backups, desk = Backups(library.path), RegistersInHand(library, OFFICE)
    give_number(library, desk, "answer_public", 2026)
    backup = backups.take()
    assert backup is not None
    before = library.path.read_bytes()
    backups.restore(backup)
    assert library.path.read_bytes() == before, "nothing was given out since"
    give_number(library, desk, "answer_public", 2026)
    (record,) = desk.save(FULL)
    given = give_number(library, desk, "correction", 2026, record)
    backups.restore(backup)
    assert desk.records() == ()
    assert give_number(library, desk, "answer_public", 2026) == "北政依复〔2026〕3号"
    assert give_number(library, desk, "correction", 2026) == "北政依补〔2026〕2号"
    assert number_given(library, OFFICE, record, "correction") == given
    assert not library.edited_outside()


def test_numbers_of_another_machine_are_none_to_give_out(library: Library, tmp_path: Path) -> None:
    other = Library(tmp_path / "别的" / "n.json")
    other.save(seed_report(), ())
    keep_letter_habits(other, OFFICE, LetterHabits("北政"))
    give_number(other, RegistersInHand(other, OFFICE), "correction", 2026)
    library.save(seed_report(), ())
    take_in(library, write_pack(other.path, tmp_path / "包.zip", "0"))
    desk = RegistersInHand(library, OFFICE)
    assert give_number(library, desk, "correction", 2026) == "北政依补〔2026〕2号"


def test_damaged_habits_are_as_at_first(library: Library) -> None:
    damaged: tuple[object, ...] = (7, {OFFICE: []}, {OFFICE: {"code": 3, "contact": None}})
    for kept in damaged:
        library.set_setting("letters", kept)
        assert letter_habits(library, OFFICE) == LetterHabits()
    library.set_setting("document_numbers", {OFFICE: {"北政依复〔2026〕": "x"}})
    keep_letter_habits(library, OFFICE, LetterHabits("北政"))
    desk = RegistersInHand(library, OFFICE)
    assert give_number(library, desk, "answer_public", 2026)[-2:] == "1号"


def test_the_county_is_that_of_this_office_only(library: Library) -> None:
    library.set_office(Office(name=OFFICE, county="民权县"))
    assert sender_of(library, OFFICE).reviewer == "民权县人民政府"
    assert sender_of(library, "柘城县别的镇人民政府").county == ""


def test_a_documents_file_names_nobody_and_is_the_users_own(
    library: Library, tmp_path: Path
) -> None:
    record = FULL.with_value("number", f"2026-3{APPLICANT}")
    for kind in paper_kinds(record):
        paper = paper_of(library, OFFICE, record, kind.key)
        for target in ("docx", "text"):
            name = paper_file_name(paper, record, target)
            assert name.startswith("2026-3-")
            assert not any(word in name for word in (APPLICANT, CONTACT, PARTY))
            path = save_paper(library.path, tmp_path, name, paper_bytes(paper, target))
            if os.name == "posix":
                assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(StorageError):
        save_paper(library.path, library.path / "no", "x.docx", b"")
    with pytest.raises(KeyError):
        paper_bytes(year_paper(OFFICE, "requests", (), 2026), "pdf")


def test_a_years_list_has_that_years_records(library: Library) -> None:
    last = FULL.with_value("received", date(2025, 12, 30))
    paper = year_paper(OFFICE, "requests", (FULL, last), 2026)
    assert len(paper.rows) == 1
    assert paper_file_name(paper, None, "docx") == "2026年依申请公开台账.docx"


def test_days_in_a_document_are_sure_or_a_gap() -> None:
    calendar = built_in()
    bare = FULL.with_values({"corrections": None, "enquiries": None, "fee": None, "decided": None})
    assert paper_days(calendar, bare, "receipt")[0] == date(2026, 4, 8)
    assert paper_days(calendar, bare, "extension") == (date(2026, 4, 8), date(2026, 4, 22))
    asked = bare.with_value("enquiries", FULL.parts("enquiries"))
    assert paper_days(calendar, asked, "extension") == (None, None)
    late = bare.with_value("received", date(2026, 12, 20))
    assert paper_days(calendar, late, "receipt") == (None, None)
    assert paper_days(calendar, bare.with_value("received", None), "receipt") == (None, None)
