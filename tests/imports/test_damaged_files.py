"""Damaged files of real programs: a short form of `python -m tests.imports.damaged_files`."""

import random

import pytest

from tests.imports.damaged_files import FORMATS, damaged, silent_errors_of

TIMES_EACH = 50


@pytest.mark.parametrize("suffix", FORMATS)
def test_damaged_files(suffix: str) -> None:
    for turn in range(TIMES_EACH):
        data = damaged(suffix, random.Random(f"{suffix} {turn}"))
        assert silent_errors_of(data, suffix) == [], turn
