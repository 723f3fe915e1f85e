"""A data file with one report, its backups, and the clock they are named by."""

from pathlib import Path

import pytest

from nianbao.storage.backups import Backups
from nianbao.storage.library import Library
from tests.storage.backing_up import Clock
from tests.storage.samples import sample


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    it = Clock()
    monkeypatch.setattr("nianbao.storage.machine.now", it.now)
    return it


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "nianbao.json"
    Library(path).save(sample(2021), ())
    return path


@pytest.fixture
def backups(data: Path, clock: Clock) -> Backups:
    return Backups(data)
