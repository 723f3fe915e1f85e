"""A backup is restored and undone; a fault at any step loses nothing."""

import errno
import os
from pathlib import Path

import pytest

from nianbao.storage.backups import Backups
from nianbao.storage.errors import StorageError
from nianbao.storage.library import Library
from tests.storage.backing_up import Clock, open_each, required, work
from tests.storage.samples import FAULTS, OFFICE, failing, names_in, sample


def test_restore_keeps_the_present_and_is_undone(
    backups: Backups, data: Path, clock: Clock
) -> None:
    old = data.read_bytes()
    first = required(backups.take())
    new = work(data, 7)
    undoing = required(backups.restore(first))
    assert data.read_bytes() == old
    assert undoing.path.read_bytes() == new
    assert [one.number for one in backups.list()] == [2, 1]
    redoing = required(backups.restore(undoing))
    assert data.read_bytes() == new
    assert redoing.path.read_bytes() == old
    assert backups.restore(redoing) == backups.newest()
    assert data.read_bytes() == old


def test_a_present_that_is_a_backup_already_is_not_kept_again(backups: Backups, data: Path) -> None:
    first = required(backups.take())
    work(data, 7)
    second = required(backups.take())
    assert backups.restore(first) == second
    assert len(backups.list()) == 2


def test_a_damaged_present_is_kept_as_it_is(backups: Backups, data: Path) -> None:
    good = required(backups.take())
    data.write_bytes(b'{"meta": {"1": {"sch')
    undoing = required(backups.restore(good))
    assert undoing.path.read_bytes() == b'{"meta": {"1": {"sch'
    assert Library(data).contains(OFFICE, 2021)


def test_a_data_file_that_is_gone_is_restored(backups: Backups, data: Path) -> None:
    good = required(backups.take())
    data.unlink()
    assert backups.restore(good) is None
    assert Library(data).contains(OFFICE, 2021)
    assert len(backups.list()) == 1


def test_the_oldest_can_be_restored_while_others_are_kept(
    backups: Backups, data: Path, clock: Clock
) -> None:
    open_each(backups, data, clock, 10, hours=1)
    oldest = backups.list()[-1]
    work(data, 999)
    backups.restore(oldest)
    assert data.read_bytes() == oldest.path.read_bytes()
    assert oldest in backups.list()


def test_an_open_library_takes_the_restored_file(backups: Backups, data: Path) -> None:
    library = Library(data)
    backup = required(backups.take())
    library.save(sample(2021, received=7), ())
    library.load(OFFICE, 2021)
    backups.restore(backup)
    assert library.load(OFFICE, 2021) == sample(2021)
    library.save(sample(2021, received=8), ())
    backups.restore(backup)
    with pytest.raises(StorageError, match="别的程序"):
        library.save(sample(2021, received=9), ())
    library.forget()
    library.save(sample(2021, received=9), ())
    assert Library(data).load(OFFICE, 2021) == sample(2021, received=9)


@pytest.mark.parametrize("number", FAULTS)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_backup_that_fails_leaves_all_as_it_was(
    backups: Backups, data: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    first = required(backups.take())
    content = work(data, 7)
    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing(number))
        for fails in (backups.take, lambda: backups.restore(first)):
            with pytest.raises(StorageError) as raised:
                fails()
            assert raised.value.hint
    assert data.read_bytes() == content
    assert names_in(backups.folder) == [first.path.name]
    assert backups.take()


def test_a_restore_whose_last_step_fails_has_kept_the_present(
    backups: Backups, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = required(backups.take())
    content = work(data, 7)
    replace = os.replace

    def full(source: Path, target: Path) -> None:
        if Path(target) == data:
            raise OSError(errno.ENOSPC, "injected")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(StorageError, match="没有剩余空间"):
            backups.restore(first)
    assert data.read_bytes() == content
    assert required(backups.newest()).path.read_bytes() == content


def test_a_file_where_the_folder_should_be(backups: Backups) -> None:
    backups.folder.write_text("挡路的", encoding="utf-8")
    with pytest.raises(StorageError, match="路径中有一段不是文件夹"):
        backups.take()
    assert backups.folder.read_text(encoding="utf-8") == "挡路的"


def test_one_that_can_not_be_removed_is_no_failure(
    backups: Backups, data: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", failing(errno.EACCES))
        open_each(backups, data, clock, 12, minutes=1)
        assert len(backups.list()) == 12
    open_each(backups, data, clock, 1, minutes=1)
    assert len(backups.list()) == 10
