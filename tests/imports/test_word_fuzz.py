"""Damaged Word files: a sample of what `python -m tests.imports.word_fuzz` tries."""

import random

from tests.imports.word_fuzz import silent_errors


def test_damaged_word_files_are_read_or_refused_and_nothing_is_silently_wrong() -> None:
    for turn in range(50):
        silent, done = silent_errors(random.Random(f"ci {turn}"))
        assert not silent, (turn, done)
