"""The registers of an office go along when it gets another name."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from nianbao.desk.registers import RegistersInHand
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
