"""A short form of the monkey: 3,000 keys break nothing. `python -m tests.monkey` is the whole."""

from random import Random

import pytest

from tests.monkey.sessions import sit
from tests.monkey.shrinking import fewest
from tests.monkey.strokes import MANNERS, Stroke, keys_of, read, strokes, written

KEYS = 600


@pytest.mark.parametrize(
    ("seed", "size"), [(1, (80, 24)), (2, (120, 40)), (3, (100, 30)), (4, (80, 25)), (5, (200, 50))]
)
def test_keys_in_any_order_break_nothing(seed: int, size: tuple[int, int]) -> None:
    made = strokes(Random(seed), KEYS, MANNERS[1])
    trouble = sit(made, size)
    assert trouble is None, f"{trouble.mark}\n{trouble.words}"


def test_strokes_are_read_as_they_were_written() -> None:
    made = strokes(Random(7), 300, MANNERS[2])
    assert read(written(made)) == made
    assert sum(map(keys_of, made)) >= 300
    assert made == strokes(Random(7), 300, MANNERS[2])


def test_a_run_that_breaks_is_made_short() -> None:
    keys = [Stroke("key", name) for name in "abcdefghijklmnop"]

    def breaks(few: object) -> bool:
        assert isinstance(few, list)
        return Stroke("key", "c") in few and Stroke("key", "n") in few

    assert fewest(keys, breaks, 60) == [Stroke("key", "c"), Stroke("key", "n")]


def test_what_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from nianbao.tui.library.home import HomeScreen

    monkeypatch.setattr(HomeScreen, "action_back", lambda _: 1 // 0)
    trouble = sit([Stroke("key", "down"), Stroke("key", "escape"), Stroke("rest")], (80, 24))
    assert trouble is not None
    assert (trouble.kind, trouble.mark.split(":")[0]) == ("crash", "ZeroDivisionError")
