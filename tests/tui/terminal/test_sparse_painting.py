"""What is painted again leaves nothing of what stood there, and tears no character beside it."""

from collections.abc import Callable, Iterator
from functools import partial
from random import Random

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from nianbao.tui.terminal.seams import LeftOnce
from tests.seams import frame_painted, painted_again

WIDTH, HEIGHT = 60, 20


class Crowded(LeftOnce[None]):
    """Widgets beside and over one another, scrolled, half out of view, with frames."""

    CSS = """
    Crowded { layers: below above; }
    #left { width: 20; border: round red; }
    #scrolled { height: 9; }
    #tall { height: 30; }
    #over { layer: above; offset: 15 3; width: 18; height: 5; border: solid green; }
    #cut { layer: above; offset: 50 12; width: 20; height: 4; background: blue; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("左边的字，" * 20, id="left")
            with VerticalScroll(id="scrolled"):
                yield Static("\n".join(f"第{n}行，向上滚走的" for n in range(30)), id="tall")
            yield OptionList(*(f"第{n}项" for n in range(40)))
        yield Input("一行", placeholder="写")
        yield Static("盖在上面的", id="over")
        yield Static("一半在外面", id="cut")


class CrowdedApp(App[None]):
    def on_mount(self) -> None:
        self.push_screen(Crowded())


async def test_what_is_painted_again_is_as_after_a_whole_paint() -> None:
    app = CrowdedApp()
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        app.screen.query_one("#scrolled").scroll_to(y=7, animate=False)
        await pilot.pause()
        for regions in _some_regions(Random(1)):
            whole, again = frame_painted(app.screen, regions)
            assert again == whole


async def test_only_what_is_seen_of_a_change_is_asked_for_its_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = CrowdedApp()
    asked: list[str] = []

    def tell(widget: Widget, whole: Callable[[Region], list[Strip]], crop: Region) -> list[Strip]:
        asked.append(f"{widget.id} {crop.y}+{crop.height}")
        return whole(crop)

    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await pilot.pause()
        for widget in app.screen.walk_children(with_self=True):
            assert isinstance(widget, Widget)
            monkeypatch.setattr(widget, "render_lines", partial(tell, widget, widget.render_lines))
        place = app.screen.query_one("#over").region.offset
        painted_again(app.screen, {Region(*place, 4, 2), Region(1, 9, 3, 1)})
    assert asked == ["over 0+2", "left 9+1"]


def _some_regions(chance: Random) -> Iterator[set[Region]]:
    for _ in range(40):
        yield {
            Region(
                x := chance.randrange(WIDTH),
                y := chance.randrange(HEIGHT),
                chance.randint(1, WIDTH - x),
                chance.randint(1, min(4, HEIGHT - y)),
            )
            for _ in range(chance.randint(1, 4))
        }
