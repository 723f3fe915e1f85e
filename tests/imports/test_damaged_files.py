"""Damaged files of real programs: a short form of `python -m tests.imports.damaged_files`."""

import random

import pytest

from tests.imports.damaged_files import damaged, silent_errors_of

TIMES_EACH = {".doc": 50, ".pdf": 50, ".xls": 50, ".xlsx": 50, ".odt": 15, ".rtf": 15}


@pytest.mark.parametrize(("suffix", "times"), TIMES_EACH.items())
def test_damaged_files(suffix: str, times: int) -> None:
    for turn in range(times):
        data = damaged(suffix, random.Random(f"{suffix} {turn}"))
        assert silent_errors_of(data, suffix) == [], turn
