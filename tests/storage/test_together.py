"""Several saves in one write of the file: all of them or none."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from nianbao.storage.errors import AlreadyThereError, ReadOnlyError, StorageError
from nianbao.storage.library import Library
from tests.storage.samples import FINDINGS, failing, sample

YEARS = (2020, 2021, 2022)


def save_all(library: Library, years: Iterable[int]) -> None:
    """Store reports of these years, none in place of another."""
    with library.together():
        for year in years:
            library.save(sample(year), FINDINGS, replace=False)


def _key(year: int) -> tuple[str, int]:
    return sample(year).office, year


def test_many_saves_are_one_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(tmp_path / "n.json")
    written: list[object] = []
    replace = os.replace

    def counted(source: str, target: str, **options: int) -> None:
        written.append(target)
        replace(source, target, **options)

    monkeypatch.setattr("os.replace", counted)
    save_all(library, YEARS)
    assert len(written) == 1
    assert [line.year for line in Library(library.path).summaries()] == [2022, 2021, 2020]
    assert library.summaries() == Library(library.path).summaries()
    library.save(sample(2020, received=5), ())
    assert len(written) == 2
    assert Library(library.path).load(*_key(2020)) == sample(2020, received=5)


def test_none_is_stored_when_one_is_refused(tmp_path: Path) -> None:
    library = Library(tmp_path / "n.json")
    library.save(sample(2021), FINDINGS)
    before = library.path.read_bytes()
    with pytest.raises(AlreadyThereError):
        save_all(library, YEARS)
    assert library.path.read_bytes() == before
    assert [line.year for line in library.summaries()] == [2021]
    library.save(sample(2022), ())
    assert len(Library(library.path).summaries()) == 2


def test_none_is_stored_when_the_write_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tmp_path / "n.json")
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", failing(28))
        with pytest.raises(StorageError):
            save_all(library, YEARS)
    assert library.is_empty
    save_all(library, YEARS)
    assert library.contains(*_key(2021))


def test_a_report_twice_in_one_write_is_refused(tmp_path: Path) -> None:
    library = Library(tmp_path / "n.json")
    with pytest.raises(AlreadyThereError):
        save_all(library, (2021, 2021))
    assert library.is_empty


def test_a_library_that_is_read_only_refuses_at_once(tmp_path: Path) -> None:
    library = Library(tmp_path / "n.json", read_only="只读。")
    with pytest.raises(ReadOnlyError):
        save_all(library, YEARS)
    assert not library.path.exists()
