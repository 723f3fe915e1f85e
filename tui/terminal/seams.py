"""Every private part of Textual that the program reaches into, and why: nothing else may.

The rule: what Textual may change without a word stands here and nowhere else. `SEAMS` names each
part; a test resolves them all in the Textual that is installed, so that a new one tells at once
what it has moved. Nothing here loads a widget before a screen needs it.
"""

from asyncio import CancelledError, Future, current_task, gather, shield
from collections.abc import (
    Awaitable,
    Callable,
    Container,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from itertools import groupby
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, Self, TypeVar, cast

import textual.await_remove
import textual.message_pump
import textual.screen
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import on
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual._context import active_message_pump
from textual._styles_cache import StylesCache
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.color import Color
from textual.css.styles import RulesMap
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Key, ScreenResume
from textual.geometry import Offset, Region, Size
from textual.keys import Keys, key_to_character
from textual.message import Message
from textual.message_pump import MessagePump
from textual.notifications import Notification, Notify
from textual.reactive import Reactive
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style as TextStyle
from textual.timer import Timer
from textual.visual import RenderOptions, Visual
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastHolder, ToastRack
from textual.worker import WorkerFailed, get_current_worker

from nianbao.desk.crash import ThreadError, place_of_code
from nianbao.tui.terminal.key_sequences import (
    is_unknown,
    is_word_behind_escape,
    key_meant,
    rewritten,
)

if TYPE_CHECKING:
    from textual.widgets import OptionList, TextArea
    from textual.widgets.text_area import EditResult, Location, Selection
else:
    TextArea = object  # the real one is the next base of whoever is open: see OpenTextArea

_Result = TypeVar("_Result")

COMPACT = "-textual-compact"
"""The class of what is compact: put on from the start, nothing is styled twice for it."""

_HELD = 0.5
"""Seconds within which the same words come of one key that is held down."""

NOTICE_WIDGETS: tuple[type[Widget], ...] = (ToastHolder, Toast)
"""What a notice is made of."""

SEAMS = (
    "textual._xterm_parser.XTermParser._sequence_to_key_events",
    "textual._compositor.Compositor._dirty_regions",
    "textual._compositor.Compositor._cuts",
    "textual._compositor.Compositor._get_renders",
    "textual._compositor.Compositor._render_chops",
    "textual._compositor.Compositor.cuts",
    "textual._compositor.Compositor.render_strips",
    "textual._context.active_message_pump",
    "textual._styles_cache.StylesCache.get_inner_outer",
    "textual._xterm_parser.XTermParser.feed",
    "textual._xterm_parser.XTermParser.tick",
    "textual._xterm_parser.XTermParser._timeout_time",
    "textual.await_remove.gather",
    "textual.app.App._close_messages_no_wait",
    "textual.app.App._exception",
    "textual.app.App._fatal_error",
    "textual.app.App._handle_exception",
    "textual.app.App._notifications",
    "textual.app.App._on_notify",
    "textual.app.App._unnotify",
    "textual.dom.DOMNode._get_default_css",
    "textual.dom.DOMNode._id",
    "textual.dom.DOMNode._pseudo_classes_cache_key",
    "textual.dom.DOMNode._selector_names",
    "textual.drivers.linux_driver.LinuxDriver._file",
    "textual.drivers.windows_driver.WindowsDriver._event_thread",
    "textual.drivers.windows_driver.WindowsDriver._file",
    "textual.message.Message._stop_propagation",
    "textual.message_pump.MessagePump._message_queue",
    "textual.message_pump.MessagePump._pending_message",
    "textual.message_pump.MessagePump._process_messages_loop",
    "textual.screen.Screen._compositor",
    "textual.screen.Screen._compositor_refresh",
    "textual.screen.Screen._on_screen_resume",
    "textual.screen.Screen._screen_resized",
    "textual.screen.key_to_character",
    "textual.signal.Signal._subscriptions",
    "textual.widget.Widget._exchange_repaint_regions",
    "textual.widget.Widget._refresh_scrollbars",
    "textual.widget.Widget._repaint_required",
    "textual.widget.Widget._scroll_update",
    "textual.widget.Widget._size",
    "textual.widget.Widget._size_updated",
    "textual.widgets.OptionList._index_to_line",
    "textual.widgets.OptionList._line_cache",
    "textual.widgets.OptionList._option_render_cache",
    "textual.widgets.TextArea._build_highlight_map",
    "textual.widgets.TextArea._cursor_offset",
    "textual.widgets.TextArea._cursor_visible",
    "textual.widgets.TextArea._delete_via_keyboard",
    "textual.widgets.TextArea._draw_cursor",
    "textual.widgets.TextArea._pause_blink",
    "textual.widgets.TextArea._refresh_size",
    "textual.widgets.TextArea._replace_via_keyboard",
    "textual.widgets.TextArea._restart_blink",
    "textual.widgets.TextArea._rewrap_and_refresh_virtual_size",
    "textual.widgets.TextArea._set_document",
    "textual.widgets.TextArea._watch__cursor_visible",
    "textual.widgets.TextArea._watch_has_focus",
    "textual.widgets.TextArea._watch_scroll_x",
    "textual.widgets.TextArea._watch_scroll_y",
    "textual.widgets.TextArea._watch_selection",
    "textual.widgets._toast.ToastRack.show",
)
"""Each part by the class that has it."""

_TYPE_NOTHING = frozenset(Keys) - {Keys.Space}


def character_of_key(key: str) -> str | None:
    """The character that a key of this name types, if any.

    Textual looks for every key of a screen among the names of all characters: half a megabyte of
    tables that are read from disk for F1 and Enter.
    """
    return None if key in _TYPE_NOTHING else key_to_character(key)


def notices(app: App[Any]) -> Iterable[Notification]:
    """The notices that are in force, oldest first; Textual only adds and clears."""
    return app._notifications


def line_of_option(options: "OptionList", index: int) -> int:
    """The line of a list, from 0, at which an option begins."""
    return options._index_to_line.get(index, 0)


def drop_rows(options: "OptionList") -> None:
    """Have the options of a list broken into rows anew when they are next asked for."""
    options._option_render_cache.clear()
    options._line_cache.clear()


def withdraw(app: App[Any], notice: Notification) -> None:
    """Forget one notice, so that the same words can be told anew; what is painted stays."""
    app._unnotify(notice, refresh=False)


def hide_notices(screen: Screen[Any]) -> None:
    """Hide the notices on a screen until it comes back: Textual shows them on the one in front."""
    for rack in screen.query(ToastRack):
        rack.display = False


def lower_notices(screen: Screen[Any], rows: int) -> None:
    """Have the notices of a screen stand so many rows below its top."""
    for rack in screen.query(ToastRack):
        rack.styles.offset = (0, rows)


def default_styles(kind: type[Widget]) -> Iterable[tuple[tuple[str, str], str, int, str]]:
    """The styles that widgets of a class bring along: where from, the words, rank, whose."""
    return kind._get_default_css(kind.__new__(kind))


def selector_names(node: DOMNode) -> set[str]:
    """The names by which a rule of a style sheet may begin to speak of a node."""
    return node._selector_names


def styled_by(node: DOMNode, named: Container[str]) -> tuple[Hashable, ...]:
    """What rules ask of a node and of all around it, but its place among others.

    Of identifiers only those count that are `named` in a style sheet.
    """
    return tuple(
        (
            type(one),
            one._id if f"#{one._id}" in named else None,
            one.classes,
            one._pseudo_classes_cache_key,
            isinstance(one, Widget) and one.allow_focus(),
        )
        for one in node.css_path_nodes
    )


class SureTimer(Timer):
    """A timer of one time that goes off, however late a machine is.

    Textual leaves out what it has missed. Where a machine stood still for that long just as a timer
    of one time began, it never came: what waited for it was never checked, and never told, again.
    """

    def __init__(
        self, *given: Any, repeat: int | None = None, skip: bool = True, **named: Any
    ) -> None:
        super().__init__(*given, repeat=repeat, skip=skip and repeat != 0, **named)


def all_taken_away(*tasks: Awaitable[Any]) -> Future[list[Any]]:
    """Wait for widgets to be taken away; who is given up meanwhile leaves that to others.

    Textual's takes it along: whoever leaves a screen gives its workers up, and a widget, or the
    program, that waited for the same ends as if it had been given up itself.
    """
    return shield(gather(*tasks))


class OpenApp(App[None]):
    """An app in which what is no part of it any more breaks nothing: nobody sees what it does."""

    def __init__(self, *given: Any, **named: Any) -> None:
        textual.screen.key_to_character = character_of_key  # type: ignore[attr-defined, assignment]
        textual.message_pump.Timer = SureTimer  # type: ignore[attr-defined]
        textual.await_remove.gather = all_taken_away  # type: ignore[attr-defined, assignment]
        Widget._size_updated.__defaults__ = (False,)  # laid out, it asks for no layout
        super().__init__(*given, **named)
        self.coming: set[object] = set()
        """The screens asked for that are not there yet: behind a dialog, when all of it is gone."""

    async def _process_messages_loop(self) -> None:
        """Go on where what was waited for was given up, and not the program.

        Textual would end it without a word, and unsaved.
        """
        while True:
            try:
                return await super()._process_messages_loop()
            except CancelledError:
                task = current_task()
                if task is None or task.cancelling():
                    raise

    async def push_screen_wait(self, screen: Any, *, mode: str | None = None) -> Any:
        """Ask a question; it is coming until it is put in front."""
        self.coming.add(screen)
        try:
            return await super().push_screen_wait(screen, mode=mode)
        finally:
            self.coming.discard(screen)

    def push_screen(self, screen: Any, *given: Any, **named: Any) -> Any:
        """Put a screen in front: it has come."""
        self.coming.discard(screen)
        return super().push_screen(screen, *given, **named)

    def refresh(
        self, *, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Lay out what is in front where a screen has gone: it was painted as it came back."""
        return super().refresh(repaint=repaint and not layout, layout=layout, recompose=recompose)

    def is_over(self, widget: Widget) -> bool:
        """Whether a widget has been taken away, or its screen left, or the program ended."""
        return not widget.is_attached or widget.screen not in self.screen_stack

    def _on_notify(self, event: Notify) -> None:
        """Show the same words once: anew where they were told before, not while a key is held."""
        new = event.notification
        for old in [one for one in self._notifications if one.message == new.message]:
            if new.raised_at - old.raised_at < _HELD:
                event.prevent_default()
                return
            withdraw(self, old)

    @on(Driver.SignalResume)
    def paint_again(self) -> None:
        """Paint what the terminal has forgotten while the program was stopped."""
        self.refresh()

    def _handle_exception(self, error: Exception) -> None:
        at_work: object = active_message_pump.get(None)
        if isinstance(error, WorkerFailed):  # Textual runs every worker in the app's own name
            at_work = get_current_worker().node
        if not (isinstance(at_work, Widget) and self.is_over(at_work)):
            super()._handle_exception(error)


def forget_gone(app: App[Any]) -> None:
    """Drop what an app keeps for widgets that are gone.

    Textual drops it when the theme changes, which it seldom does; all that was ever edited would
    be kept until then, for every editor watches the theme. And it keeps the colours of a thousand
    widgets by what was painted of them, megabytes in a report.
    """
    StylesCache.get_inner_outer.cache_clear()
    for watching in getattr(app, "__watchers", {}).values():
        watching[:] = [one for one in watching if one[0] is app or one[0].is_attached]
    for node in list(app.theme_changed_signal._subscriptions):
        if not node.is_attached:
            app.theme_changed_signal.unsubscribe(node)


class SparseCompositor(Compositor):
    """Asks for the rows that are painted again, and only the widgets that are to be seen in them.

    Textual asks every widget between the first and the last of them for all its lines. And it
    divides every row where a widget ends, be it beneath a notice: of a wide character of the
    notice that stood there, nothing was left. Here a notice is divided nowhere.
    """

    painting: Sequence[Region] = ()
    """The regions that are painted now."""
    has_notice = False
    """Whether one is in view."""

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """What is painted of the whole screen: all that was asked for is in it."""
        update = super().render_full_update(simplify)
        for widget in self.visible_widgets:
            widget._exchange_repaint_regions()
            widget._repaint_required = False
        return update

    def render_partial_update(self) -> ChopsUpdate | None:
        """What is painted of the regions that have changed, None where nothing has.

        A wide character at their right edge is painted whole: of what is cut nothing would be left.
        """
        self.painting = tuple(self._dirty_regions)
        try:
            update = super().render_partial_update()
        finally:
            self.painting = ()
        if update:
            update.spans = [
                (y, left, uncut(update.chops[y], right)) for y, left, right in update.spans
            ]
        return update

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        return self.touched(self.painting) if self.painting else super()._get_renders(crop)

    @property
    def cuts(self) -> list[list[int]]:
        """The columns at which each row is divided."""
        is_old = self._cuts is not None
        cuts = super().cuts
        if not is_old:
            self.has_notice = any(isinstance(widget, Toast) for widget in self.visible_widgets)
            if self.has_notice:
                self.keep_notices_whole(cuts)
        return cuts

    def keep_notices_whole(self, cuts: Sequence[list[int]]) -> None:
        """Take away the columns within a notice that only what lies beneath it asks for."""
        in_front: list[Region] = []
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if isinstance(widget, Toast) and not any(map(seen.overlaps, in_front)):
                for row in cuts[seen.y : seen.bottom]:
                    row[:] = [cut for cut in row if not seen.x < cut < seen.right]
            in_front.append(seen)

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        """As Textual's, but that under a notice widgets begin and end where no row is divided."""
        cuts = self.cuts
        if not self.has_notice:
            return super()._render_chops(crop, is_rendered_line)
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(row[:-1]) for row in cuts]
        for region, clip, strips in self._get_renders(crop):
            seen = region.intersection(clip)
            for y, strip in zip(seen.line_range, strips, strict=False):
                if not is_rendered_line(y):
                    continue
                row, within = chops[y], [cut for cut in cuts[y] if seen.x <= cut <= seen.right]
                hidden = bool(within) and within[0] > seen.x
                ends = [cut - seen.x for cut in within[0 if hidden else 1 :]]
                pieces = strip.divide(ends)[1 if hidden else 0 :]
                for cut, piece in zip(within, pieces, strict=False):
                    if row[cut] is None:  # those in front come first
                        row[cut] = piece
        return cast("Sequence[Mapping[int, Strip]]", chops)

    def touched(self, painted: Sequence[Region]) -> Iterator[tuple[Region, Region, list[Strip]]]:
        """Widgets with the rows of them that regions touch, as Textual wants them told."""
        for widget, (region, clip) in self.visible_widgets.items():  # those in front come first
            part = region.intersection(clip)
            for top, height in row_runs(one.intersection(part) for one in painted):
                rows = Region(part.x, top, part.width, height)
                yield region, rows, widget.render_lines(rows.translate(-region.offset))
            painted = [one for one in painted if not part.contains_region(one)]
            if not painted:
                return


def uncut(row: Mapping[int, Strip | None], column: int) -> int:
    """The column of a divided row, or the next one where it lies within a wide character."""
    if column in row:
        return column
    start = max((one for one in row if one < column), default=column)
    for segment in row.get(start) or ():
        if start + segment.cell_length <= column:
            start += segment.cell_length
            continue
        for character in segment.text:
            if start >= column:
                break
            start += cell_len(character)
        return start
    return column


def row_runs(regions: Iterable[Region]) -> Iterator[tuple[int, int]]:
    """The rows of regions, as runs of a first one and how many."""
    rows = sorted({row for region in regions if region for row in region.line_range})
    for _, run in groupby(enumerate(rows), lambda one: one[1] - one[0]):
        members = [row for _, row in run]
        yield members[0], len(members)


class Dimmed(Visual):
    """The screen beneath a dialog, as dark as Textual makes it: each of its styles is made so once.

    Textual makes every piece of it dark anew, and breaks all that into rows once more: a fifth of
    what it takes to open a dialog.
    """

    def __init__(self, screen: Screen[Any], shade: Color) -> None:
        self.screen = screen
        self.shade = shade

    def render_strips(
        self, width: int, height: int | None, style: TextStyle, options: RenderOptions
    ) -> list[Strip]:
        """The rows of the screen, which fills all that is asked for."""
        del style, options
        dark: dict[Style | None, Style | None] = {}

        def darkened(of: Style | None) -> Style | None:
            if of not in dark:
                (piece,) = BackgroundScreen.process_segments([Segment("", of)], self.shade)
                dark[of] = piece.style
            return dark[of]

        size = Size(width, height or self.screen.size.height)
        return [
            Strip([Segment(text, darkened(style)) for text, style, _ in row], row.cell_length)
            for row in self.screen._compositor.render_strips(size)
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All the cells there are."""
        del rules
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The rows of the screen."""
        del rules, width
        return self.screen.size.height


class LeftOnce(Screen[_Result]):
    """A screen whose second end does nothing: Textual would leave whatever is in front by then.

    What the app keeps for its widgets goes with it.
    """

    focused = Reactive[Widget | None](None, repaint=False)
    """Who gets the keys; Textual's paints all of the screen again when it is another."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._compositor = SparseCompositor()

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Let what is in a screen that is just coming keep its styles, and be painted once.

        Textual works all styles out again, which one that comes back does need: the look may be
        another. And it paints again what it has painted as it was laid out.
        """
        event.prevent_default()
        if not self.stack_updates:
            event.refresh_styles = False
            self.app.stylesheet.apply(self)  # its own were read after it got them
        is_painted = self._size != self.app.size
        super()._on_screen_resume(event)
        if is_painted:
            self._repaint_required = False
            self._exchange_repaint_regions()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Lay out a screen that is just coming, and paint what that moves, not all of it again."""
        is_whole = layout and not regions and self.stack_updates == 1
        return super().refresh(
            *regions, repaint=repaint and not is_whole, layout=layout, recompose=recompose
        )

    def render(self) -> Any:
        """What is to be seen around the widgets: the screen beneath, where a dialog lets it."""
        around = super().render()
        if isinstance(around, BackgroundScreen):
            return Dimmed(around.screen, around.color)
        return around

    def _screen_resized(self, size: Size) -> None:
        """Lay it out for another size: Textual tells a screen its size when it is laid out."""
        if size != self._size:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        """Have the screen in front paint what has changed beneath it, once.

        Textual would have all of it painted again whenever this one has anything to do.
        """
        super()._compositor_refresh()
        if not self.is_active:
            self._repaint_required = False

    async def on_unmount(self) -> None:
        """Let the app forget the widgets that are gone."""
        self.app.call_later(forget_gone, self.app)

    @property
    def size(self) -> Size:
        """The screen's cells: the terminal's, also before the first layout."""
        return super().size or self.app.size

    @property
    def is_left(self) -> bool:
        """Whether the screen has been left, or the program ended: its widgets may be gone."""
        return not self.is_attached or self not in self.app.screen_stack

    def dismiss(self, result: _Result | None = None) -> AwaitComplete:
        """Leave it with a result, if it is in front."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


def is_stopped(message: Message) -> bool:
    """Whether a widget has taken a message for itself: nothing around it gets it."""
    return message._stop_propagation


def is_at_rest(pump: MessagePump) -> bool:
    """Whether a widget has taken all that was for it, done with it, and waits for more."""
    queue: Any = pump._message_queue
    waits = getattr(queue.ready_event, "_waiters", ())  # whoever is in the middle waits for nothing
    return queue.empty() and pump._pending_message is None and any(not one.done() for one in waits)


def watch_errors(app: App[Any], take: Callable[[BaseException], None]) -> None:
    """Give each error that Textual ends the app for to `take` first, and print none of them.

    Textual prints tracebacks with the values of variables, and calls `panic` with rich's of an
    error in the driver's thread.
    """
    loose = app._close_messages_no_wait

    def fatal() -> None:
        if app._exception is not None:
            take(app._exception)
        loose()

    def panic(*told: Any) -> None:
        for one in told:
            take(one if isinstance(one, Exception) else driver_error(one))
        loose()

    app._fatal_error = fatal  # type: ignore[method-assign]
    app.panic = panic  # type: ignore[method-assign]


def driver_error(traceback: Any) -> ThreadError:
    """What rich's traceback of an error in another thread tells."""
    stacks = getattr(getattr(traceback, "trace", None), "stacks", ())
    frames = [
        place_of_code(frame.filename, frame.lineno, frame.name)
        for stack in stacks
        for frame in stack.frames
    ]
    return ThreadError(", ".join(stack.exc_type for stack in stacks) or "driver", frames)


def write_through(driver: Any, wrap: Callable[[IO[str]], object]) -> None:
    """Let a driver write to its terminal through something else: Textual has no setting for it."""
    if driver._file is not None:
        driver._file = wrap(driver._file)


def replace_reading(driver: Any, start: Callable[[], None], thread: Callable[[], Thread]) -> None:
    """Start a driver of Windows, with another thread in place of the one by which it reads.

    Its own is told to end before it begins.
    """
    driver.exit_event.set()
    start()
    driver._event_thread.join()
    driver.exit_event.clear()
    driver._event_thread = thread()
    driver._event_thread.start()


class TerminalParser:
    """What a terminal sends -> keys, pastes, the mouse: Textual's own parser, which has no name.

    Textual's ends at an empty text, and with an error at a key whose numbers make no character.
    What no key is known for is typed by it as letters; here it is no key.
    """

    def __init__(self) -> None:
        from textual._xterm_parser import XTermParser

        class Lenient(XTermParser):
            def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
                if len(sequence) == 1:
                    return super()._sequence_to_key_events(sequence, alt)
                if is_word_behind_escape(sequence):
                    word = super()._sequence_to_key_events(sequence[1:])
                    return (Key("escape", sequence[0]), *word)
                if (key := key_meant(sequence)) is not None:
                    return (Key(key or Keys.Ignore, None),)
                try:
                    known = list(super()._sequence_to_key_events(rewritten(sequence), alt))
                except (ValueError, OverflowError):
                    known = []
                unknown = not known and is_unknown(sequence)
                return (Key(Keys.Ignore, None),) if unknown else known

        self.parser = Lenient()

    def feed(self, text: str) -> Iterable[Message]:
        """The messages that a text completes."""
        return self.parser.feed(text) if text else ()

    @property
    def is_waiting(self) -> bool:
        """Whether something waits for what may come behind it: a lone Esc."""
        return self.parser._timeout_time is not None

    def tick(self) -> Iterable[Message]:
        """The messages that are complete because nothing came behind: a lone Esc."""
        return self.parser.tick()


def follow_size(widget: Widget, size: Size) -> None:
    """Tell the scroll bars of a widget how large its content is, without a layout of the screen."""
    widget._scroll_update(size)


def refresh_scroll_bars(widget: Widget) -> None:
    """Show or hide the scroll bars of a widget by the size of its content."""
    widget._refresh_scrollbars()


class OpenTextArea(TextArea):
    """What `TextArea` does privately, under names that an editor may answer otherwise.

    Stands before `TextArea` among the bases. Textual calls the private names, and asks for a
    repaint of the whole widget in most of them; an editor that paints by rows answers them all.
    """

    def show_text(self, text: str) -> None:
        """Show another text, with the caret at its start."""
        raise NotImplementedError

    def rewrap(self) -> None:
        """Break the text again: the width changed, or the whole text did."""
        raise NotImplementedError

    def measure(self) -> None:
        """Tell the scroll bar how many rows there are.

        The screen is laid out again only if the editor's own size may follow its text.
        """
        size = Size(0, self.wrapped_document.height)
        if self.styles.auto_dimensions or not self.is_mounted:
            self.virtual_size = size
            refresh_scroll_bars(self)
        elif size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            follow_size(self, size)

    def find_caret(self) -> None:
        """Set `caret_cell` by where the caret is in the text."""
        self.caret_cell = self.wrapped_document.location_to_offset(self.cursor_location)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the caret if it is out of view. Returns the distance scrolled, in cells."""
        self.find_caret()
        y = self.caret_cell[1] - self.scroll_offset.y
        if not center and 0 <= y < self.size.height:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center=center, animate=animate)

    def find_matching_bracket(self, bracket: str, search_from: "Location") -> None:
        """Find nothing: the search walks the whole text at each key."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a region; `TextArea` looks up the styles each time, an editor when they change."""
        return Widget.render_lines(self, crop)

    def selection_moved(self, previous: "Selection", selection: "Selection") -> None:
        """Follow the caret."""
        raise NotImplementedError

    def focus_moved(self, focus: bool) -> None:
        """Show the caret, or hide it."""
        raise NotImplementedError

    def caret_blinked(self) -> None:
        """Paint the caret, or paint it away."""
        raise NotImplementedError

    def scrolled(self) -> None:
        """Paint the rows that are in view now."""
        raise NotImplementedError

    def type_over(self, words: str, start: "Location", end: "Location") -> "EditResult | None":
        """Put typed words in place of a span, as one step of undo."""
        return super()._replace_via_keyboard(words, start, end)

    def take_away(self, start: "Location", end: "Location") -> "EditResult | None":
        """Take a span away, as one step of undo."""
        return super()._delete_via_keyboard(start, end)

    @property
    def caret_cell(self) -> tuple[int, int]:
        """The cell and the row of the document at which the caret is drawn."""
        return self._cursor_offset

    @caret_cell.setter
    def caret_cell(self, cell: tuple[int, int]) -> None:
        self._cursor_offset = cell

    @property
    def caret_is_drawn(self) -> bool:
        """Whether the caret is to be seen right now: in focus, and not blinked away."""
        return self._draw_cursor

    def show_caret(self) -> None:
        """Show the caret, and begin a whole spell of it."""
        self._restart_blink()
        self._cursor_visible = True

    def hide_caret(self) -> None:
        """Hide the caret, and let it rest."""
        self._pause_blink(visible=False)

    def keep_caret(self) -> None:
        """Begin a whole spell of the caret: it does not blink away under a key."""
        self._restart_blink()

    def _set_document(self, text: str, language: str | None) -> None:
        del language
        self.show_text(text)

    def _build_highlight_map(self) -> None:
        """Do nothing: words have no syntax."""

    def _rewrap_and_refresh_virtual_size(self) -> None:
        self.rewrap()

    def _refresh_size(self) -> None:
        self.measure()

    def _watch_selection(self, previous: "Selection", selection: "Selection") -> None:
        self.selection_moved(previous, selection)

    def _watch_has_focus(self, focus: bool) -> None:
        self.focus_moved(focus)

    def _watch__cursor_visible(self) -> None:
        self.caret_blinked()

    def _watch_scroll_x(self) -> None:
        self.scrolled()

    def _watch_scroll_y(self) -> None:
        self.scrolled()

    def _replace_via_keyboard(
        self, insert: str, start: "Location", end: "Location"
    ) -> "EditResult | None":
        return self.type_over(insert, start, end)

    def _delete_via_keyboard(self, start: "Location", end: "Location") -> "EditResult | None":
        return self.take_away(start, end)
