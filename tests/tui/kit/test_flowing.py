"""Sentences on the screen: as many rows are counted as are drawn."""

from hypothesis import given
from hypothesis import strategies as st
from textual.style import Style
from textual.visual import RenderOptions

from nianbao.tui.kit.flowing import Flowing
from tests.tui.kit.test_line_breaking import ALPHABET, CLUSTERS

_PLAIN = RenderOptions(lambda _: Style(), {}, None, None)
_words = st.text(st.sampled_from(ALPHABET + "\n "), max_size=90) | st.lists(
    st.sampled_from(CLUSTERS), max_size=30
).map("".join)


@given(st.lists(st.tuples(_words, st.just("")), min_size=1, max_size=3), st.integers(4, 40))
def test_rows_counted_are_rows_drawn(pieces: list[tuple[str, str]], width: int) -> None:
    flowing = Flowing(pieces)
    assert flowing.get_height({}, width) == len(flowing.render_strips(width, None, Style(), _PLAIN))


@given(_words, st.integers(8, 40))
def test_rows_behind_a_head_are_counted_as_drawn(words: str, width: int) -> None:
    flowing = Flowing(words, head="第一条 ")
    assert flowing.get_height({}, width) == len(flowing.render_strips(width, None, Style(), _PLAIN))
