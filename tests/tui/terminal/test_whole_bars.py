"""The scroll bar of the plain look: whole cells, as if it had no parts of a cell to draw with."""

from itertools import product

import pytest
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Background
from textual.scrollbar import ScrollBarRender

from nianbao.tui.terminal.line_filters import WholeBars

BLACK = Background.parse("black")
COLOURS = [(Color.default(), Color.default()), (Color.parse("#222222"), Color.parse("#888888"))]


class WholeRender(ScrollBarRender):
    """Has nothing but blanks to draw with."""

    VERTICAL_BARS = [" "] * 8
    HORIZONTAL_BARS = [" "] * 8


@pytest.mark.parametrize("vertical", [True, False])
@pytest.mark.parametrize(("back", "bar"), COLOURS)
def test_a_bar_has_no_parts_of_a_cell(vertical: bool, back: Color, bar: Color) -> None:
    for size, rows, thickness in product((1, 5, 19), (20, 41, 200), (1, 2)):
        for eighth in range(0, (rows - size) * 8 + 1, 3):
            bars = [
                render.render_bar(
                    size=size,
                    virtual_size=rows,
                    window_size=size,
                    position=eighth / 8,
                    thickness=thickness,
                    vertical=vertical,
                    back_color=back,
                    bar_color=bar,
                )
                for render in (ScrollBarRender, WholeRender)
            ]
            parted, whole = (list(bar.segments) for bar in bars)
            assert WholeBars().apply(parted, BLACK) == whole


def test_the_same_characters_in_a_report_are_its_own() -> None:
    words = [Segment("▂▃", Style(bold=True)), Segment("▎"), Segment("", Style())]
    assert WholeBars().apply(words, BLACK) == words
