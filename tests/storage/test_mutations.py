"""A few of the 3,000 mutated files of `python -m tests.storage.mutations`, one in the program."""

import random
from pathlib import Path

import pytest

from tests.storage.mutated import mutated
from tests.storage.mutations import read_all, walk


def test_whatever_a_data_file_holds_it_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "nianbao.json"
    for number in range(20):
        path.write_bytes(mutated(random.Random(f"sample {number}")))
        read_all(path)


@pytest.mark.parametrize("number", range(1))
async def test_the_screens_open_it(tmp_path: Path, number: int) -> None:
    path = tmp_path / "nianbao.json"
    chance = random.Random(f"screen {number}")
    path.write_bytes(mutated(chance))
    await walk(path, chance)
