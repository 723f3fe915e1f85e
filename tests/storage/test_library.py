"""The library as the screens and the command line use it.

Over 300 lines long: one test for each promise of one class, and they share their fixtures.
"""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from nianbao.report.document import Report
from nianbao.report.office import Office
from nianbao.report.standing import Standing, Step
from nianbao.report.state import State
from nianbao.storage.errors import (
    AlreadyThereError,
    ChangedOutsideError,
    LockedError,
    NotThereError,
    ReadOnlyError,
    StorageError,
    UnreadableReportError,
)
from nianbao.storage.library import Library
from nianbao.storage.machine import user
from nianbao.storage.schema import Document
from nianbao.storage.stored import report_of
from tests.storage.samples import FAULTS, FINDINGS, OFFICE, failing, names_in, sample

STEP = Step(State.FINAL, "2025-01-10T09:30:00+08:00", "张三@办公室", "定了")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "nianbao.json"


@pytest.fixture
def library(path: Path) -> Library:
    return Library(path)


def rewrite(path: Path, table: str, **changes: Any) -> None:
    """Edit the first document of a table as a person with an editor would."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data[table]["1"].update(changes)
    path.write_text(json.dumps(data), encoding="utf-8")


def test_a_new_library_is_empty_and_makes_no_file(library: Library) -> None:
    assert library.is_empty
    assert library.summaries() == ()
    assert library.offices() == ()
    assert library.office() == Office()
    assert library.setting("left") is None
    assert not library.contains(OFFICE, 2021)
    assert not library.path.exists()


def test_what_is_saved_is_loaded(library: Library) -> None:
    report = sample(received=12)
    summary = library.save(report, FINDINGS)
    assert (summary.office, summary.year, summary.form) == (OFFICE, 2021, "2021")
    assert (summary.state, summary.errors, summary.warnings) == ("draft", 1, 2)
    assert datetime.fromisoformat(summary.changed).utcoffset() is not None
    reopened = Library(library.path)
    assert reopened.summaries() == (summary,)
    assert reopened.load(OFFICE, 2021) == report
    assert reopened.contains(OFFICE, 2021)
    assert not reopened.is_empty


def test_the_list_shows_the_newest_year_first_then_by_office(library: Library) -> None:
    for year, office in ((2020, "甲"), (2021, "乙"), (2021, "甲"), (2022, "甲")):
        library.save(sample(year, office), ())
    listed = [(line.year, line.office) for line in library.summaries()]
    assert listed == [(2022, "甲"), (2021, "乙"), (2021, "甲"), (2020, "甲")]
    assert library.offices() == ("乙", "甲")


def test_the_list_decodes_no_report(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.save(sample(), ())
    monkeypatch.setattr("nianbao.report.record.from_record", failing(1))
    assert len(Library(library.path).summaries()) == 1


def test_the_state_stays_until_it_is_given(library: Library) -> None:
    library.save(sample(), (), standing=Standing(State.REVIEW))
    assert library.save(sample(received=1), ()).state == "review"
    assert library.save(sample(received=2), (), standing=Standing(State.FINAL)).state == "final"


def test_a_standing_is_kept_whole(library: Library) -> None:
    said = {"overview": "太短"}
    standing = Standing(State.RETURNED, "2025-01-20", "http://a.cn", said, (STEP,))
    library.save(sample(), (), standing=standing)
    library.save(sample(received=1), ())
    assert Library(library.path).standing(OFFICE, 2021) == standing
    with pytest.raises(NotThereError):
        library.standing(OFFICE, 2030)


@pytest.mark.parametrize("state", [State.FINAL, State.PUBLISHED])
def test_a_locked_report_changes_only_with_its_standing(library: Library, state: State) -> None:
    locked = Standing(state, steps=(STEP,))
    library.save(sample(received=1), (), standing=locked)
    before = library.path.read_bytes()
    for change in (sample(received=2), sample(received=1).with_prose("problems", "")):
        with pytest.raises(LockedError, match="已经定稿，没有改"):
            library.save(change, ())
    with pytest.raises(LockedError):
        library.save(sample(2022, received=1), (), instead_of=(OFFICE, 2021))
    assert library.path.read_bytes() == before
    assert library.save(sample(received=1), FINDINGS).errors == 1
    assert library.standing(OFFICE, 2021) == locked
    library.save(sample(received=3), (), standing=locked)
    library.save(sample(received=3), (), standing=Standing())
    library.save(sample(received=4), ())
    assert library.load(OFFICE, 2021) == sample(received=4)


def test_a_damaged_locked_report_is_not_overwritten_either(library: Library, path: Path) -> None:
    library.save(sample(), (), standing=Standing(State.FINAL))
    rewrite(path, "reports", figures=7, steps="?")
    reopened = Library(path)
    assert reopened.standing(OFFICE, 2021) == Standing(State.FINAL)
    with pytest.raises(LockedError):
        reopened.save(sample(), ())
    reopened.save(sample(), (), standing=Standing())
    assert reopened.load(OFFICE, 2021) == sample()


def test_a_report_is_not_replaced_against_ones_will(library: Library) -> None:
    library.save(sample(received=1), (), replace=False)
    with pytest.raises(AlreadyThereError, match=f"“{OFFICE}”2021年的报告已经在库里"):
        library.save(sample(received=2), (), replace=False)
    assert library.load(OFFICE, 2021) == sample(received=1)
    library.save(sample(received=2), ())
    assert library.load(OFFICE, 2021) == sample(received=2)


def test_a_report_moves_to_another_year_in_one_write(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save(sample(2020, received=3), (), standing=Standing(State.REVIEW))
    replaced, really_replace = [], os.replace

    def count_and_replace(source: Path, target: Path) -> None:
        replaced.append(target)
        really_replace(source, target)

    monkeypatch.setattr(os, "replace", count_and_replace)
    moved = library.save(sample(2021, received=3), (), instead_of=(OFFICE, 2020))
    assert moved.state == "review"
    assert replaced == [library.path]
    assert [line.year for line in Library(library.path).summaries()] == [2021]
    library.save(sample(2021, received=4), (), instead_of=(OFFICE, 2021))
    assert library.load(OFFICE, 2021) == sample(2021, received=4)


def test_a_move_never_replaces_a_third_report(library: Library) -> None:
    library.save(sample(2020), ())
    library.save(sample(2021, received=9), ())
    with pytest.raises(AlreadyThereError):
        library.save(sample(2021), (), instead_of=(OFFICE, 2020))
    assert library.load(OFFICE, 2021) == sample(2021, received=9)
    assert library.contains(OFFICE, 2020)


def test_a_missing_report_names_what_is_there(library: Library) -> None:
    with pytest.raises(NotThereError) as empty:
        library.load(OFFICE, 2021)
    assert str(empty.value) == f"没有“{OFFICE}”2021年的报告。库里还没有报告。"
    for year in range(2010, 2022):
        library.save(sample(year), ())
    with pytest.raises(NotThereError) as missing:
        library.load(OFFICE, 2030)
    assert missing.value.hint.startswith(f"库里有：{OFFICE}2021年、{OFFICE}2020年、")
    assert missing.value.hint.endswith("等12份。")
    with pytest.raises(NotThereError):
        library.remove(OFFICE, 2030)


def test_a_removed_report_comes_back_unchanged(library: Library) -> None:
    library.save(sample(2020), ())
    library.save(sample(2021), FINDINGS, standing=Standing(State.FINAL))
    before, lines = library.path.read_bytes(), library.summaries()
    removed = library.remove(OFFICE, 2021)
    assert not Library(library.path).contains(OFFICE, 2021)
    assert library.restore(removed) == lines[0]
    assert library.path.read_bytes() == before


def test_a_removed_report_replaces_no_new_one(library: Library) -> None:
    library.save(sample(2021), ())
    removed = library.remove(OFFICE, 2021)
    library.save(sample(2021, received=5), ())
    with pytest.raises(AlreadyThereError):
        library.restore(removed)
    assert library.load(OFFICE, 2021) == sample(2021, received=5)


def test_a_removed_report_finds_its_number_taken(library: Library) -> None:
    library.save(sample(2021), ())
    removed = library.remove(OFFICE, 2021)
    library.save(sample(2022), ())
    library.restore(removed)
    assert [line.year for line in library.summaries()] == [2022, 2021]


def test_the_office_is_kept_with_keys_of_other_versions(library: Library, path: Path) -> None:
    library.set_office(Office("甲镇", deadline_day=20))
    rewrite(path, "office", colour="red")
    assert library.office() == Office("甲镇", deadline_day=20)
    library.set_office(Office("乙镇"))
    assert Library(path).office() == Office("乙镇")
    assert '"colour": "red"' in path.read_text(encoding="utf-8")


def test_missing_office_keys_take_defaults(library: Library, path: Path) -> None:
    library.set_office(Office("甲镇", county="民权县"))
    data = json.loads(path.read_text(encoding="utf-8"))
    data["office"]["1"] = {"name": "甲镇"}
    path.write_text(json.dumps(data), encoding="utf-8")
    assert library.office() == Office("甲镇")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", 3),
        ("deadline_month", "1"),
        ("deadline_month", 13),
        ("deadline_day", True),
        ("deadline_day", 10**20),
        ("overview_limit", -1),
        ("fee_decimals", 1.5),
        ("print_date", 1),
        ("print_numbering", None),
    ],
)
def test_a_wrong_office_value_is_as_at_first_and_told(
    library: Library, path: Path, name: str, value: object
) -> None:
    library.set_office(Office("甲镇", county="乙县"))
    rewrite(path, "office", **{name: value})
    opened = Library(path)
    first = Office("" if name == "name" else "甲镇", county="乙县")
    assert opened.office() == first
    assert opened.edited_outside() == ("设置",)


def test_a_line_of_the_list_holds_no_wild_number(library: Library, path: Path) -> None:
    library.save(sample(2021), ())
    rewrite(path, "reports", year=10**30, errors=-5, warnings=10**30)
    opened = Library(path)
    (line,) = opened.summaries()
    assert (line.year, line.errors, line.warnings) == (0, 0, 0)
    with pytest.raises(UnreadableReportError):
        opened.load(OFFICE, 0)


def test_a_name_with_unseen_marks_is_damage_and_no_second_report(
    library: Library, path: Path
) -> None:
    library.save(sample(2021), ())
    rewrite(path, "reports", office=f"{OFFICE}\u200b")
    opened = Library(path)
    with pytest.raises(UnreadableReportError, match="看不见的字符"):
        opened.load(f"{OFFICE}\u200b", 2021)


def test_the_office_is_taken_from_the_only_one_with_reports(library: Library) -> None:
    library.save(sample(2020), ())
    library.save(sample(2021), ())
    assert library.office() == Office(OFFICE)
    library.set_office(Office(self_reference="本镇"))
    assert library.office() == Office(OFFICE, "本镇")
    library.save(sample(2021, "乙镇"), ())
    assert library.office().name == ""


def test_settings_are_kept_and_handed_out_as_copies(library: Library) -> None:
    library.set_setting("left", {"cell": ["requests", 3]})
    library.set_setting("theme", "plain")
    library.setting("left")["cell"].append("mine")
    reopened = Library(library.path)
    assert reopened.setting("left") == library.setting("left") == {"cell": ["requests", 3]}
    assert reopened.setting("theme") == "plain"
    assert reopened.setting("other") is None


@pytest.mark.parametrize(
    "changes",
    [{"figures": 3}, {"year": "2021"}, {"form": "1999"}, {"office": None}, {"prose": {}}],
)
def test_a_damaged_record_leaves_the_others(
    library: Library, path: Path, changes: dict[str, Any]
) -> None:
    library.save(sample(2021), ())
    library.save(sample(2020), ())
    rewrite(path, "reports", **changes)
    assert library.load(OFFICE, 2020) == sample(2020)
    (damaged,) = [line for line in library.summaries() if line.year != 2020]
    with pytest.raises(UnreadableReportError, match=f"“{damaged.office}”{damaged.year}年"):
        library.load(damaged.office, damaged.year)
    library.save(sample(2020, received=1), ())
    library.restore(library.remove(damaged.office, damaged.year))
    assert damaged in library.summaries()


def test_a_record_without_its_line_shows_blanks(library: Library, path: Path) -> None:
    library.save(sample(), ())
    rewrite(path, "reports", state="?", errors="1", warnings=None, changed=3)
    (line,) = library.summaries()
    assert (line.state, line.errors, line.warnings, line.changed) == ("draft", 0, 0, "")


def test_another_report_changed_outside_is_kept(library: Library, path: Path) -> None:
    library.save(sample(2020), ())
    Library(path).save(sample(2021), ())
    library.save(sample(2020, received=1), ())
    assert [line.year for line in Library(path).summaries()] == [2021, 2020]


def test_the_same_report_changed_outside_is_not_overwritten(library: Library, path: Path) -> None:
    library.save(sample(received=1), ())
    Library(path).save(sample(received=2), ())
    before = path.read_bytes()
    with pytest.raises(ChangedOutsideError, match="已被别的程序改动"):
        library.save(sample(received=3), ())
    assert path.read_bytes() == before
    assert library.load(OFFICE, 2021) == sample(received=2)
    library.save(sample(received=3), ())
    assert Library(path).load(OFFICE, 2021) == sample(received=3)


def test_a_report_removed_outside_is_saved_again(library: Library, path: Path) -> None:
    library.save(sample(), ())
    Library(path).remove(OFFICE, 2021)
    library.save(sample(received=3), ())
    assert Library(path).load(OFFICE, 2021) == sample(received=3)


@pytest.mark.parametrize("number", FAULTS)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_save_says_so_and_the_next_one_works(
    library: Library, path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    library.save(sample(received=1), ())
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing(number))
        for change in (
            lambda: library.save(sample(received=2), ()),
            lambda: library.remove(OFFICE, 2021),
            lambda: library.set_office(Office("乙镇")),
            lambda: library.set_setting("left", 1),
        ):
            with pytest.raises(StorageError, match="写不进"):
                change()
    assert path.read_bytes() == before
    assert names_in(path.parent) == ["nianbao.json"]
    assert library.load(OFFICE, 2021) == sample(received=1)
    assert library.office() == Office(OFFICE)
    library.save(sample(received=2), ())
    assert Library(path).load(OFFICE, 2021) == sample(received=2)


def test_a_read_only_file_is_read_but_not_written(library: Library, path: Path) -> None:
    library.save(sample(), ())
    path.chmod(0o444)
    reopened = Library(path)
    assert reopened.load(OFFICE, 2021) == sample()
    with pytest.raises(StorageError, match="只读"):
        reopened.save(sample(received=1), ())
    path.chmod(0o644)


def test_a_library_opened_read_only_changes_nothing(library: Library, path: Path) -> None:
    library.save(sample(), ())
    before = path.read_bytes()
    reader = Library(path, read_only="别的窗口开着它。")
    for change in (
        lambda: reader.save(sample(received=1), ()),
        lambda: reader.remove(OFFICE, 2021),
        lambda: reader.set_setting("left", 1),
    ):
        with pytest.raises(ReadOnlyError, match="别的窗口开着它。"):
            change()
    assert path.read_bytes() == before
    assert reader.load(OFFICE, 2021) == sample()


def test_who_changed_a_report_is_kept_with_it(library: Library, path: Path) -> None:
    library.save(sample(), ())
    assert json.loads(path.read_text(encoding="utf-8"))["reports"]["1"]["by"] == user()
    assert user()


def test_the_folder_is_made_with_the_first_save(tmp_path: Path) -> None:
    library = Library(tmp_path / "甲" / "乙" / "nianbao.json")
    library.save(sample(), ())
    assert names_in(library.path.parent) == ["nianbao.json"]


def test_a_folder_that_cannot_be_made_has_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    library = Library(tmp_path / "file" / "nianbao.json")
    with pytest.raises(StorageError):
        library.save(sample(), ())


def test_two_threads_lose_nothing(library: Library) -> None:
    def save(office: str) -> None:
        for year in range(2010, 2030):
            library.save(sample(year, office), ())
            library.set_setting(office, year)
            library.summaries()

    threads = [Thread(target=save, args=(office,)) for office in ("甲", "乙", "丙")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reopened = Library(library.path)
    assert len(reopened.summaries()) == 60
    assert [reopened.setting(office) for office in ("甲", "乙", "丙")] == [2029] * 3


def test_a_save_during_a_load_is_no_change_from_outside(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save(sample(), ())
    saver = Thread(target=lambda: library.save(sample(received=1), ()))

    def decode_slowly(document: Document) -> Report:
        saver.start()
        saver.join(0.1)
        return report_of(document)

    monkeypatch.setattr("nianbao.storage.library.report_of", decode_slowly)
    library.load(OFFICE, 2021)
    saver.join()
    library.save(sample(received=2), ())


def test_chinese_is_utf8_whatever_the_locale(path: Path) -> None:
    script = (
        "import pathlib, sys\n"
        "from nianbao.storage.library import Library\n"
        "from tests.storage.samples import OFFICE, sample\n"
        "library = Library(pathlib.Path(sys.argv[1]))\n"
        "library.save(sample(), ())\n"
        "assert Library(library.path).load(OFFICE, 2021) == sample()\n"
    )
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", "-W", "error", "-c", script, str(path)],
        env={**os.environ, **plain},
        check=True,
    )
    assert OFFICE in path.read_text(encoding="utf-8")
    assert Library(path).load(OFFICE, 2021) == sample()


def test_the_list_starts_without_reading_forms_or_screens() -> None:
    script = (
        "import sys, pathlib\n"
        "from nianbao.storage.library import Library\n"
        "Library(pathlib.Path('nowhere')).summaries()\n"
        "unneeded = {'nianbao.report.record', 'nianbao.report.form', 'platformdirs', 'textual'}\n"
        "print(*unneeded & set(sys.modules))\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
