"""What the tests look at inside Textual and the program never needs: nothing else there may.

`SEAMS` names each part, as in `tui/terminal/seams.py`, and the same test resolves them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import cycle
from time import monotonic
from typing import Any
from unittest.mock import patch
from weakref import WeakSet

import pytest
import textual._wait
import textual.timer
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual._context import active_app, visible_screen_stack
from textual._styles_cache import StylesCache
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.events import Event, MouseEvent, Resize
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from nianbao.tui.terminal.seams import SparseCompositor
from tests.emulator import Screen as Emulated
from tests.emulator import Stream

__all__ = ["MAX_QUEUED_WRITES", "WriterThread"]  # the thread that writes to a terminal

SEAMS = (
    "textual._compositor.Compositor._dirty_regions",
    "textual._compositor.Compositor.render_strips",
    "textual._compositor.Compositor.render_update",
    "textual._context.active_app",
    "textual._context.visible_screen_stack",
    "textual._styles_cache.StylesCache",
    "textual._wait.SLEEP_GRANULARITY",
    "textual.app.App._background_screens",
    "textual.app.App._bindings",
    "textual.app.App._close_messages_no_wait",
    "textual.app.App._context",
    "textual.app.App._display",
    "textual.app.App._driver",
    "textual.app.App._exit",
    "textual.app.App._fatal_error",
    "textual.css.stylesheet.Stylesheet._check_rule",
    "textual.css.stylesheet.Stylesheet._parse_rules",
    "textual.css.stylesheet.Stylesheet._variables",
    "textual.drivers._writer_thread.MAX_QUEUED_WRITES",
    "textual.drivers._writer_thread.WriterThread",
    "textual.message.Message._set_forwarded",
    "textual.drivers.headless_driver.HeadlessDriver._size",
    "textual.pilot.Pilot._post_mouse_events",
    "textual.pilot.Pilot._wait_for_screen",
    "textual.screen.Screen._compositor",
    "textual.timer._time",
    "textual.widget.Widget._repaint_regions",
    "textual.widget.Widget._styles_cache",
)
"""Each part by the class that has it."""

Frame = list[list[tuple[object, ...]]]
"""What stands in each cell of a terminal, and how."""


def look_often(seconds: float) -> None:
    """Let every pilot look so often whether the program rests; Textual's 20 ms are for all."""
    textual._wait.SLEEP_GRANULARITY = seconds


def read_style_sheets_once() -> None:
    """Let all programs of one run share what they read of a style sheet in one theme."""
    read = Stylesheet._parse_rules
    known: dict[object, list[RuleSet]] = {}

    def read_once(sheet: Stylesheet, *args: Any, **options: Any) -> list[RuleSet]:
        key = (frozenset(sheet._variables.items()), args, frozenset(options.items()))
        if key not in known:
            known[key] = read(sheet, *args, **options)
        return known[key]

    Stylesheet._parse_rules = read_once  # type: ignore[assignment,method-assign]


@contextmanager
def held_cursors() -> Iterator[None]:
    """Let the cursor of no field blink: a picture has it lit."""
    with (
        patch.object(Input, "_toggle_cursor", lambda _: None),
        patch.object(TextArea, "_toggle_cursor_blink_visible", lambda _: None),
    ):
        yield


_asked_to_paint: WeakSet[App[Any]] = WeakSet()
_render_update = Compositor.render_update


def paint_when_asked() -> None:
    """Let programs that a clerk sits at paint when `paint` asks, as on a slow line.

    Each key makes several frames that nobody sees, and they took a fourth of the time.
    """

    def render_update(compositor: Compositor, *args: Any, **options: Any) -> Any:
        if active_app.get() not in _asked_to_paint or options.get("simplify"):
            return _render_update(compositor, *args, **options)
        if options.get("full"):
            compositor._dirty_regions.add(compositor.size.region)
        return None

    Compositor.render_update = render_update  # type: ignore[assignment,method-assign]


def ask_to_paint(app: App[Any]) -> None:
    """Have this program paint when `paint` asks only."""
    _asked_to_paint.add(app)


def paint_at_once(app: App[Any]) -> None:
    """Have this program paint as on a terminal: whoever counts its paints wants all of them."""
    _asked_to_paint.discard(app)


def paint(app: App[Any]) -> None:
    """Paint what has changed on the screen in front; a mistake in a widget's lines is raised."""
    if app.screen_stack:
        with app._context():
            _render_update(app.screen._compositor, screen_stack=app._background_screens)


@contextmanager
def painting(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[set[Region]]]:
    """The regions that each paint is of, in order; a whole one is of the whole screen."""
    painted: list[set[Region]] = []
    full, partial = SparseCompositor.render_full_update, SparseCompositor.render_partial_update

    def paint_all(compositor: SparseCompositor, simplify: bool = False) -> LayoutUpdate:
        painted.append({compositor.size.region})
        return full(compositor, simplify)

    def paint_some(compositor: SparseCompositor) -> ChopsUpdate | None:
        painted.append(set(compositor._dirty_regions))
        return partial(compositor)

    with monkeypatch.context() as patched:
        patched.setattr(SparseCompositor, "render_full_update", paint_all)
        patched.setattr(SparseCompositor, "render_partial_update", paint_some)
        yield painted


@contextmanager
def standing_still(monkeypatch: pytest.MonkeyPatch, seconds: float) -> Iterator[None]:
    """Let the machine stand still whenever a timer has looked at its clock once."""
    late, clock = cycle((0.0, seconds)), textual.timer._time  # type: ignore[attr-defined]
    with monkeypatch.context() as patched:
        patched.setattr(clock, "get_time", lambda: monotonic() + next(late))
        yield


@contextmanager
def rules_asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[DOMNode]]:
    """The nodes that rules of style sheets are asked about."""
    check, asked = Stylesheet._check_rule, list[DOMNode]()

    def check_and_tell(rule: RuleSet, path: list[DOMNode]) -> Any:
        asked.append(path[-1])
        return check(rule, path)

    with monkeypatch.context() as patched:
        patched.setattr(Stylesheet, "_check_rule", staticmethod(check_and_tell))
        yield asked


def strips_on_screen(app: App[Any], box: str) -> list[Strip]:
    """The lines of the screen in front; of a dialog those of its box, found by a selector."""
    strips = rows_on_screen(app)
    for widget in app.screen.query(box):
        region = widget.region
        return [s.crop(region.x, region.right) for s in strips[region.y : region.bottom]]
    return strips


async def at_rest(pilot: Pilot[Any]) -> None:
    """Wait until every widget has taken what was sent to it."""
    await pilot._wait_for_screen()


async def turn_wheel(pilot: Pilot[Any], turn: type[MouseEvent], offset: tuple[int, int]) -> None:
    """Turn the wheel of the mouse over a cell of the screen."""
    await pilot._post_mouse_events([turn], offset=offset)


def pass_up(event: Event) -> None:
    """Mark an event as one that a widget had and left to what is around it."""
    event._set_forwarded()


def has_left(app: App[Any]) -> bool:
    """Whether the program has been told to end."""
    return app._exit


def end_quietly(app: App[Any]) -> None:
    """Let a program that breaks end without painting its traceback: the test tells it."""
    app._fatal_error = app._close_messages_no_wait  # type: ignore[method-assign]


def change_size(app: App[Any], columns: int, rows: int) -> None:
    """Make the window of a program without a terminal as large as that."""
    app._driver._size = (columns, rows)  # type: ignore[union-attr]
    app.post_message(Resize(Size(columns, rows), Size(columns, rows)))


def caches_of_paint(objects: Iterable[object]) -> int:
    """How many of some objects keep what was painted of a widget."""
    return sum(isinstance(one, StylesCache) for one in objects)


def bound_keys(node: App[Any] | Widget) -> set[str]:
    """The keys that an app or a widget binds."""
    return set(node._bindings.key_to_bindings)


def unbind(app: App[Any], key: str) -> None:
    """Take a key of Textual's own from an app."""
    app._bindings.key_to_bindings.pop(key, None)


def is_laid_out(app: App[Any]) -> bool:
    """Whether the screen in front has found a place for what is on it."""
    return bool(app.screen_stack) and app.screen._compositor.size != Size(0, 0)


def rows_on_screen(app: App[Any]) -> list[Strip]:
    """The rows of the screen in front, as they would be painted now, with what lies beneath."""
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def asked_to_repaint(widget: Widget) -> set[Region]:
    """The regions of a widget that will be painted next."""
    return widget._repaint_regions


def count_cells_painted(screen: Screen[Any], tell: Callable[[int], None]) -> None:
    """Tell from now on how many cells each paint of a screen covers."""
    compositor = screen._compositor
    whole = compositor.render_update

    def count(*args: Any, **kwargs: Any) -> Any:
        tell(sum(region.area for region in compositor._dirty_regions))
        return whole(*args, **kwargs)

    compositor.render_update = count  # type: ignore[method-assign]


class PaintedApp(App[None]):
    """Keeps what a terminal would show of all that was painted so far, and its cursor."""

    last_terminal: Emulated | None = None

    @cached_property
    def not_shown(self) -> list[tuple[Size, str]]:
        """What was painted since somebody looked, and on what size: few tests look at all."""
        return []

    def _display(self, screen: Screen[object], renderable: Any) -> None:
        if hasattr(renderable, "render_segments"):
            x, y = self.cursor_position
            painted = renderable.render_segments(self.console)
            self.not_shown.append((self.size, f"{painted}\x1b[{y + 1};{x + 1}H"))
        super()._display(screen, renderable)

    @property
    def terminal(self) -> Emulated:
        """The terminal as it is now."""
        for size, painted in self.not_shown:
            if self.last_terminal is None or self.last_terminal.columns != size.width:
                self.last_terminal = Emulated(*size)
            Stream(self.last_terminal).feed(painted)
        self.not_shown.clear()
        assert self.last_terminal is not None
        return self.last_terminal

    def painted(self) -> Frame:
        """What the terminal shows."""
        return frame_of(self.terminal)

    def painted_anew(self, widget: Widget) -> Frame:
        """What it would show after a whole paint, a widget having forgotten its own."""
        widget._styles_cache.clear()
        terminal = Emulated(*self.size)
        update = self.screen._compositor.render_full_update()
        Stream(terminal).feed(update.render_segments(self.console))
        return frame_of(terminal)


def frame_painted(screen: Screen[Any], regions: set[Region]) -> tuple[Frame, Frame]:
    """What a terminal shows, whole, and once regions of it are written over and painted again."""
    compositor, console = screen._compositor, screen.app.console
    terminal = Emulated(*screen.size)
    Stream(terminal).feed(compositor.render_full_update().render_segments(console))
    whole = frame_of(terminal)
    for x, y, width, height in regions:
        for row in range(y, y + height):
            Stream(terminal).feed(f"\x1b[{row + 1};{x + 1}H{'x' * width}")
    Stream(terminal).feed(painted_again(screen, regions))
    return whole, frame_of(terminal)


def painted_again(screen: Screen[Any], regions: set[Region]) -> str:
    """What a terminal is told when regions of a screen are painted."""
    screen._compositor._dirty_regions.update(regions)
    update = screen._compositor.render_partial_update()
    assert update is not None
    return update.render_segments(screen.app.console)


def frame_of(terminal: Emulated) -> Frame:
    buffer = terminal.buffer
    return [[tuple(buffer[y][x]) for x in range(terminal.columns)] for y in range(terminal.lines)]
