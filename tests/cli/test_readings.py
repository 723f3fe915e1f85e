"""What was read of a file is kept on the disk; where it can't be, the file is read again."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nianbao.cli.one_file import FileJob, Named, Read, name_of, read_one
from nianbao.cli.readings import KeptReadings
from nianbao.report.office import Office
from tests.cli.commanding import run
from tests.reports import SAMPLE


def test_a_reading_comes_back_as_it_was_and_is_gone_at_the_end() -> None:
    named, packed = name_of(SAMPLE)
    assert isinstance(named, Named)
    with KeptReadings() as readings:
        readings.keep(b"before")
        kept = replace(named, path=Path("gone.txt"), kept=readings.keep(packed))
        assert kept.kept is not None
        path = Path(kept.kept.path)
        assert path.stat().st_size == len(packed) + len(b"before")
        read = read_one(FileJob(kept, None), office=Office(), today=date(2022, 1, 1))
        again = read_one(FileJob(named, None), office=Office(), today=date(2022, 1, 1))
        assert isinstance(read, Read)
        assert isinstance(again, Read)
        assert (read.report, read.findings, read.unplaced) == (
            again.report,
            again.findings,
            again.unplaced,
        )
    assert not path.parent.exists()


def test_without_a_place_for_it_a_folder_is_checked_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE.read_bytes())
    words = ("check", tmp_path, "--data", tmp_path / "n.json")
    done = run(*words)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    assert run(*words) == done
    with KeptReadings() as readings:
        assert readings.keep(b"x") is None
