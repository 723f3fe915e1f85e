"""The rest of the harness in short: real kills, a full disk, damage, two writers at once."""

import sys
from pathlib import Path

import pytest

from tests.faults.damage import every_damage
from tests.faults.full_disk import every_room, lacking, small_disk
from tests.faults.typing_kills import kill_while_typing
from tests.faults.writers import two_at_once

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and ptys are POSIX")

NO_DISK = lacking()
KILLS = 2
"""In each of four tests, so that they can run side by side."""


@pytest.mark.parametrize("seed", range(4))
def test_the_program_is_killed_while_a_clerk_types(tmp_path: Path, seed: int) -> None:
    tally = kill_while_typing(tmp_path / "nianbao.json", seed, KILLS)
    assert tally.bad == []
    assert tally.cases == KILLS


@pytest.mark.skipif(bool(NO_DISK), reason=NO_DISK)
def test_a_full_disk() -> None:
    with small_disk() as disk:
        tally = every_room("library", "longer", disk)
        stock = every_room("stock", "longer", disk)
    assert tally.bad == []
    assert tally.cases > 5
    assert stock.unreadable


def test_damage_is_refused_or_named(tmp_path: Path) -> None:
    tally, answers = every_damage(tmp_path)
    assert tally.bad == []
    assert answers["refused"] > 100
    assert answers["named"] > 100


def test_two_programs_write_at_once(tmp_path: Path) -> None:
    tally, saves, refusals = two_at_once("library", tmp_path, 1)
    assert tally.bad == []
    assert saves > 10
    assert refusals > 0
