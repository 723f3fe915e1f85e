"""The short form of `python -m tests.grammar`: no lawful sentence is told, errors are found."""

import pytest

from tests.grammar.judging import FALSE, confusion

NUMBER = 400
"""Sentences a seed; the whole, by command, makes 20,000."""


@pytest.mark.parametrize("seed", [11, 12])
def test_the_table_of_confusion(seed: int) -> None:
    table = confusion(NUMBER, seed)
    assert table.of(FALSE) == 0, table.wrong
    assert table.found >= 0.98, table.wrong


def test_every_rule_is_tried() -> None:
    tried = {rule for rule, _ in confusion(NUMBER, 13).counts}
    assert {"X01", "X02", "X03", "X05", "X07", "X08", "X09", "X11", "X14", "X15"} <= tried
