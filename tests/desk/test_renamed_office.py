"""The registers of an office go along when it gets another name."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from nianbao.desk.address import Address
from nianbao.desk.previous import PreviousFinder, choose_last
from nianbao.desk.registers import RegistersInHand
from nianbao.desk.remembered import LEFT, NOT_TAKEN, NotTaken
from nianbao.desk.renamed_office import follow_report, follow_settings
from nianbao.report.document import new_report
from nianbao.storage.library import Library
from tests.report.registers.samples import request

OLD, NEW = "民权县北关镇人民政府", "民权县北关街道办事处"


def kept(path: Path) -> dict[str, int]:
    return {name: len(RegistersInHand(Library(path), name).records()) for name in (OLD, NEW)}


def renamed(library: Library, year: int) -> None:
    report = library.load(OLD, year)
    with library.together():
        library.save(replace(report, office=NEW), (), instead_of=(OLD, year))
        follow_report(library, (OLD, year), (NEW, year))


def test_records_go_along_with_the_newest_report(tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    library = Library(path)
    RegistersInHand(library, OLD).save(request(date(2026, 3, 2)))
    for year in (2024, 2025, 2026):
        library.save(new_report(OLD, year), ())
    renamed(library, 2024)
    assert kept(path) == {OLD: 1, NEW: 0}
    renamed(library, 2026)
    assert kept(path) == {OLD: 0, NEW: 1}
    renamed(library, 2025)
    assert kept(path) == {OLD: 0, NEW: 1}
    assert Library(path).edited_outside() == ()


def test_records_go_along_with_the_name_in_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    library = Library(path)
    registers = RegistersInHand(library, OLD)
    registers.save(request(date(2026, 3, 2)))
    follow_settings(library, "", NEW)
    follow_settings(library, OLD, "")
    assert kept(path) == {OLD: 1, NEW: 0}
    follow_settings(library, OLD, NEW)
    assert kept(path) == {OLD: 0, NEW: 1}
    library.save(new_report(OLD, 2026), ())
    follow_settings(library, NEW, OLD)
    assert kept(path) == {OLD: 0, NEW: 1}, "that is another office of the library"


def test_the_records_of_two_offices_are_never_mixed(tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    library = Library(path)
    for office in (OLD, NEW):
        RegistersInHand(library, office).save(request(date(2026, 3, 2)))
    library.save(new_report(NEW, 2025), ())
    assert "没有并进去" in follow_report(library, (OLD, 2025), (NEW, 2025))
    assert kept(path) == {OLD: 1, NEW: 1}
    assert follow_report(library, (OLD, 2025), (OLD, 2024)) == ""


def test_what_is_remembered_of_a_report_goes_along(tmp_path: Path) -> None:
    """The place it was left at, and that another counts it as last year's."""
    library = Library(tmp_path / "n.json")
    for key in ((OLD, 2023), (NEW, 2024), ("第三个单位", 2025)):
        library.save(new_report(*key), ())
    choose_last(library, (NEW, 2024), (OLD, 2023))
    choose_last(library, ("第三个单位", 2025), (OLD, 2023))
    LEFT.keep(library, (OLD, 2023), Address("problems"))
    NOT_TAKEN.keep(library, (OLD, 2023), NotTaken(question="新的列表\n", words="目录"))
    moved = "改了名的单位", 2024
    library.save(new_report(*moved), (), instead_of=(OLD, 2023))
    follow_report(library, (OLD, 2023), moved)
    finder = PreviousFinder(library)
    assert finder.key_of(("第三个单位", 2025)) == moved
    assert finder.key_of((NEW, 2024)) is None, "no year comes before itself"
    assert LEFT.load(library, moved) == Address("problems")
    assert NOT_TAKEN.load(library, moved).words == "目录"
    assert NOT_TAKEN.load(library, (OLD, 2023)) == NotTaken()
    assert LEFT.load(library, (OLD, 2023)) is None
