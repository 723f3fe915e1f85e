"""Earlier versions of a report: kept in order, bounded, and never in the way of a save."""

import json
import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NoReturn

import pytest

from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage import stored
from nianbao.storage.crash_safe import CrashSafeStorage
from nianbao.storage.data_file import encode
from nianbao.storage.errors import NewerSchemaError, StorageError, UnreadableReportError
from nianbao.storage.history import BYTES_KEPT, VERSIONS_KEPT, History
from nianbao.storage.library import Library
from nianbao.storage.schema import Document
from tests.storage.samples import CELL, FAULTS, OFFICE, failing, names_in, sample


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "nianbao.json")


def document(received: int = 0, office: str = OFFICE, **changes: Any) -> Document:
    """What the library stores for a sample report."""
    return {
        **stored.document_of(sample(2021, office, received), (), Standing()),
        **changes,
    }


def counts(history: History, office: str = OFFICE) -> list[int]:
    """The one figure of each version, the newest first."""
    reports = [history.load(version) for version in history.versions(office, 2021)]
    return [int(report.figures[CELL] or 0) for report in reports]


def the_file(history: History) -> Path:
    (name,) = names_in(history.folder)
    return history.folder / name


def test_without_versions_there_is_no_folder(history: History) -> None:
    assert history.versions(OFFICE, 2021) == ()
    assert history.deleted([]) == ()
    assert history.rename((OFFICE, 2021), ("乙镇", 2021)) == ""
    assert not history.folder.exists()


def test_a_version_is_what_the_library_stored(history: History, tmp_path: Path) -> None:
    library = Library(tmp_path / "nianbao.json")
    library.save(sample(2021, OFFICE, 7), (), standing=Standing(State.REVIEW))
    kept = library.document(OFFICE, 2021)
    assert kept
    assert library.document(OFFICE, 2020) is None
    assert history.keep(kept) == ""
    (version,) = history.versions(OFFICE, 2021)
    assert dict(version.document) == dict(kept)
    assert history.load(version) == sample(2021, OFFICE, 7)
    assert version.summary == library.summaries()[0]
    assert version.by == kept["by"]
    assert the_file(history).name.startswith(f"2021-{OFFICE}-")
    assert json.loads(the_file(history).read_bytes())["versions"]["1"] == dict(kept)


def test_the_newest_comes_first_and_the_same_is_kept_once(history: History) -> None:
    for received in (1, 2, 2, 3, 3, 1):
        history.keep(document(received, changed="2024-01-01", by="甲", errors=received))
    assert counts(history) == [1, 3, 2, 1]
    history.keep(document(1, changed="2025-01-01", by="乙", errors=9))
    assert counts(history) == [1, 3, 2, 1]
    history.keep(document(1, state="final"))
    assert counts(history) == [1, 1, 3, 2, 1]


def test_a_clock_that_goes_back_changes_no_order(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = datetime(2025, 1, 10, 9, 0, tzinfo=timezone(timedelta(hours=8)))
    for received, days in enumerate((0, -365, 40, -900)):
        monkeypatch.setattr(stored, "now", lambda days=days: start + timedelta(days=days))
        history.keep(document(received))
    assert counts(history) == [3, 2, 1, 0]
    times = [version.summary.changed[:10] for version in history.versions(OFFICE, 2021)]
    assert times == ["2022-07-25", "2025-02-19", "2024-01-11", "2025-01-10"]


def test_at_most_so_many_versions(history: History) -> None:
    for received in range(VERSIONS_KEPT + 5):
        history.keep(document(received))
    assert counts(history) == list(range(VERSIONS_KEPT + 4, 4, -1))
    assert history.versions(OFFICE, 2021)[0].number == VERSIONS_KEPT + 5


def test_versions_within_a_sitting_leave_those_it_began_with(history: History) -> None:
    begun = [1000, 1001, 1002]
    for received in begun:
        history.keep(document(received))
    for received in range(VERSIONS_KEPT + 5):
        history.keep(document(received), within=True)
    assert counts(history) == [*range(VERSIONS_KEPT + 4, 4, -1), *reversed(begun)]
    for received in range(4):
        history.keep({**document(2000 + received), "large": "字" * 50_000}, within=True)
    assert counts(history) == [2003, 2002, *reversed(begun)]


def test_at_most_so_many_bytes(history: History) -> None:
    for received in range(12):
        history.keep({**document(received), "large": "字" * 50_000})
        assert the_file(history).stat().st_size <= BYTES_KEPT + 3_000
    assert counts(history) == [11, 10, 9, 8, 7, 6]


@pytest.mark.parametrize(("beyond", "kept"), [(0, [2, 1]), (1, [2])])
def test_versions_fill_the_room_to_its_last_byte(
    history: History, beyond: int, kept: list[int]
) -> None:
    history.keep(document(1, large=""))
    history.keep(document(2, large=""))
    sizes = [
        len(encode(dict(json.loads(the_file(history).read_bytes())["versions"][str(number)])))
        for number in (1, 2)
    ]
    for name in names_in(history.folder):
        (history.folder / name).unlink()
    history.keep(document(1, large=""))
    history.keep(document(2, large="x" * (BYTES_KEPT - sum(sizes) + beyond)))
    assert counts(history) == kept


def test_one_that_is_too_large_is_kept_alone(history: History) -> None:
    history.keep(document(1))
    history.keep({**document(2), "large": "字" * BYTES_KEPT})
    assert counts(history) == [2]
    history.keep(document(3))
    assert counts(history) == [3]


def test_offices_of_like_names_have_files_of_their_own(history: History) -> None:
    offices = [
        "甲/镇",
        "甲\\镇",
        "甲:镇",
        "A镇",
        "a镇",
        "镇" * 200,
        "镇" * 199,
        "NUL",
        "",
    ]
    for received, office in enumerate(offices):
        history.keep(document(received, office))
    assert [counts(history, office) for office in offices] == [[at] for at in range(len(offices))]
    names = names_in(history.folder)
    assert len({name.lower() for name in names}) == len(offices)
    assert all(len(name.encode()) <= 255 for name in names)


class TestDeleted:
    """What is not in the library any more."""

    def test_the_newest_of_each_that_is_gone(self, history: History) -> None:
        for office in ("乙镇", "甲镇", OFFICE):
            for received in (1, 2):
                history.keep(document(received, office))
        history.keep({**document(5, "甲镇"), "year": 2023})
        gone = history.deleted([(OFFICE, 2021)])
        assert [(one.summary.year, one.summary.office) for one in gone] == [
            (2023, "甲镇"),
            (2021, "乙镇"),
            (2021, "甲镇"),
        ]
        assert history.load(gone[1]).figures[CELL] == 2
        still = [(OFFICE, 2021), *(stored.key_of(one.document) for one in gone)]
        assert history.deleted(still) == ()

    def test_what_is_damaged_or_none_of_ours_is_left_out(self, history: History) -> None:
        history.keep(document(1))
        (history.folder / "2020-甲镇-0123abcd.json").write_bytes(b"{half")
        (history.folder / "2020-甲镇-0123abcd-损坏.json").write_bytes(b"{half")
        (history.folder / "说明.json").write_bytes(b"{}")
        (gone,) = history.deleted([])
        assert gone.summary.office == OFFICE


class TestRename:
    """A report that gets another office keeps its versions."""

    def test_versions_move(self, history: History) -> None:
        for received in (1, 2, 3):
            history.keep(document(received))
        assert history.rename((OFFICE, 2021), ("乙镇", 2021)) == ""
        assert counts(history) == []
        assert counts(history, "乙镇") == [3, 2, 1]
        history.keep(document(4, "乙镇"))
        assert counts(history, "乙镇") == [4, 3, 2, 1]
        assert history.deleted([("乙镇", 2021)]) == ()

    def test_what_is_there_already_stays_older(self, history: History) -> None:
        history.keep(document(9, "乙镇"))
        history.keep(document(1))
        history.rename((OFFICE, 2021), ("乙镇", 2021))
        assert counts(history, "乙镇") == [1, 9]

    def test_to_its_own_name_nothing_happens(self, history: History) -> None:
        history.keep(document(1))
        history.rename((OFFICE, 2021), (OFFICE, 2021))
        assert counts(history) == [1]

    def test_a_failure_loses_nothing(
        self, history: History, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        history.keep(document(1))
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", failing(FAULTS[0]))
            with pytest.raises(StorageError, match="磁盘没有剩余空间"):
                history.rename((OFFICE, 2021), ("乙镇", 2021))
        assert counts(history) == [1]
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", failing(FAULTS[2]))
            with pytest.raises(StorageError, match="没有权限"):
                history.rename((OFFICE, 2021), ("乙镇", 2021))
        assert counts(history) == counts(history, "乙镇") == [1]


class TestDamage:
    """A damaged history prevents nothing and is not lost either."""

    @pytest.mark.parametrize("content", [b"", b"{half", b"\0" * 50, b'{"versions": []}'])
    def test_is_set_aside_and_begun_anew(self, history: History, content: bytes) -> None:
        history.keep(document(1))
        path = the_file(history)
        for time in (1, 2):
            path.write_bytes(content)
            with pytest.raises(StorageError, match="报告本身不受影响") as told:
                history.versions(OFFICE, 2021)
            assert path.name in str(told.value)
            words = history.keep(document(time))
            assert "损坏" in words
            assert "重新记历史" in words
            assert counts(history) == [time]
            assert history.keep(document(time + 1)) == ""
        aside = [name for name in names_in(history.folder) if "损坏" in name]
        assert len(aside) == 2
        assert all((history.folder / name).read_bytes() == content for name in aside)

    def test_every_truncation_is_survived(self, history: History) -> None:
        history.keep(document(1))
        whole = the_file(history).read_bytes()
        path = the_file(history)
        for part in range(50):
            path.write_bytes(whole[: len(whole) * part // 50])
            assert history.keep(document(2))
            assert counts(history) == [2]

    def test_one_damaged_version_leaves_the_others(self, history: History) -> None:
        for received in (1, 2):
            history.keep(document(received))
        path = the_file(history)
        data = json.loads(path.read_bytes())
        data["versions"]["1"]["figures"] = 7
        path.write_text(json.dumps(data), encoding="utf-8")
        newest, damaged = history.versions(OFFICE, 2021)
        assert history.load(newest).figures[CELL] == 2
        with pytest.raises(UnreadableReportError):
            history.load(damaged)

    def test_one_of_a_newer_program_is_left_alone(
        self, history: History, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        history.keep(document(1))
        content = the_file(history).read_bytes()

        def newer(_: CrashSafeStorage) -> NoReturn:
            raise NewerSchemaError("数据文件是新版程序写的。")

        with monkeypatch.context() as patch:
            patch.setattr(CrashSafeStorage, "read", newer)
            with pytest.raises(NewerSchemaError):
                history.keep(document(2))
        assert the_file(history).read_bytes() == content


@pytest.mark.parametrize("number", FAULTS)
@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_a_write_that_fails_keeps_what_was_there(
    history: History, monkeypatch: pytest.MonkeyPatch, number: int, call: str
) -> None:
    history.keep(document(1))
    before = the_file(history).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(number))
        with pytest.raises(StorageError, match="写不进"):
            history.keep(document(2))
    assert the_file(history).read_bytes() == before
    history.keep(document(2))
    assert counts(history) == [2, 1]


def test_a_folder_that_cannot_be_made_tells(tmp_path: Path) -> None:
    history = History(tmp_path / "nianbao.json")
    history.folder.write_text("这是一个文件", encoding="utf-8")
    with pytest.raises(StorageError):
        history.keep(document(1))
    with pytest.raises(StorageError):
        history.deleted([])


def test_a_damaged_file_that_cannot_be_set_aside_tells(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.keep(document(1))
    the_file(history).write_bytes(b"{half")
    monkeypatch.setattr(Path, "rename", failing(FAULTS[2]))
    with pytest.raises(StorageError, match="没有权限"):
        history.keep(document(2))
    assert the_file(history).read_bytes() == b"{half"


def test_the_bounds_are_the_ones_promised() -> None:
    assert (VERSIONS_KEPT, BYTES_KEPT) == (30, 1_000_000)


def test_a_version_with_the_highest_number_leaves_room_for_another(history: History) -> None:
    for received in (1, 2):
        history.keep(document(received))
    (path,) = history.files()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"2": {', f'"{"9" * 18}": {{'), encoding="utf-8")
    for received in (3, 4):
        history.keep(document(received))
    assert counts(history) == [4, 3, 2, 1]
