"""The states before the last saves: in order, bounded, and damaged line by line only."""

import os
from pathlib import Path

import pytest

from nianbao.report.standing import Standing
from nianbao.storage import stored
from nianbao.storage.errors import StorageError
from nianbao.storage.history import History
from nianbao.storage.last_states import STATES_BYTES, STATES_READ, LastStates
from nianbao.storage.schema import SCHEMA, Document
from tests.storage.samples import CELL, FAULTS, OFFICE, failing, sample


def document(received: int, large: int = 0) -> Document:
    """What the library stores for a sample report."""
    report = sample(2021, OFFICE, received)
    return {**stored.document_of(report, (), Standing()), "large": "x" * large}


@pytest.fixture
def steps(tmp_path: Path) -> LastStates:
    return LastStates(tmp_path / "nianbao.json", (OFFICE, 2021))


def counts(steps: LastStates) -> list[object]:
    return [stored.report_of(one).figures[CELL] for one in steps.documents()]


def test_the_newest_comes_first_and_nobody_else_reads_it(steps: LastStates) -> None:
    assert counts(steps) == []
    for received in (1, 2, 1):
        steps.add(document(received), synced=received == 2)
    assert counts(steps) == [1, 2, 1]
    assert steps.path.stat().st_mode & 0o077 == 0
    assert History(steps.path.parent.parent / "nianbao.json").files() == ()
    steps.forget()
    steps.forget()
    assert counts(steps) == []


def test_no_more_than_so_many_and_so_many_bytes(steps: LastStates) -> None:
    for received in range(120):
        steps.add(document(received, 20_000), synced=False)
        assert steps.path.stat().st_size <= STATES_BYTES
    kept = counts(steps)
    assert kept == list(range(119, 119 - len(kept), -1))
    assert len(kept) > 20
    steps.add(document(7, STATES_BYTES), synced=False)
    assert counts(steps) == [7], "one that is too large stays alone"
    steps.forget()
    for received in range(STATES_READ + 5):
        steps.add(document(received), synced=False)
    assert len(counts(steps)) == STATES_READ


@pytest.mark.parametrize(
    ("damage", "left"),
    [
        (lambda whole: whole[:-20], [1]),
        (lambda whole: whole.replace(b'"year": 2021', b'"year": 2022', 1), [2]),
        (lambda whole: whole.replace(b"\n%d " % SCHEMA, b"\n%d " % (SCHEMA - 1), 1), [2]),
        (lambda whole: b"\xff\0{" + whole + b"3 00000000 []\n", [2, 1]),
        (lambda _: b"\0" * 5_000, []),
        (lambda whole: whole[:10], []),
    ],
)
def test_what_is_damaged_is_passed_over(steps: LastStates, damage: object, left: list[int]) -> None:
    for received in (1, 2):
        steps.add(document(received), synced=True)
    steps.path.write_bytes(damage(steps.path.read_bytes()))  # type: ignore[operator]
    assert counts(steps) == left
    steps.add(document(3), synced=True)
    assert counts(steps) == [3, *left]


def test_those_of_another_report_are_passed_over(steps: LastStates) -> None:
    steps.add({**document(1), "year": 2022}, synced=True)
    steps.add(document(2), synced=True)
    assert counts(steps) == [2]


@pytest.mark.parametrize("number", FAULTS)
@pytest.mark.parametrize("call", ["open", "write", "fsync", "fstat"])
def test_a_failure_is_told_and_loses_nothing_before(
    steps: LastStates, monkeypatch: pytest.MonkeyPatch, number: int, call: str
) -> None:
    steps.add(document(1), synced=True)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(number))
        with pytest.raises(StorageError):
            steps.add(document(2), synced=True)
    steps.add(document(3), synced=True)
    kept = counts(steps)
    assert (kept[0], kept[-1]) == (3, 1)


def test_a_pipe_in_its_place_is_not_waited_for(steps: LastStates) -> None:
    steps.path.parent.mkdir()
    os.mkfifo(steps.path)
    assert counts(steps) == []
    with pytest.raises(StorageError):
        steps.add(document(1), synced=True)


def test_a_renamed_report_leaves_none_to_a_new_one(steps: LastStates, tmp_path: Path) -> None:
    history = History(tmp_path / "nianbao.json")
    history.keep(document(1))
    steps.add(document(1), synced=True)
    history.rename((OFFICE, 2021), ("乙镇", 2021))
    assert counts(steps) == []
