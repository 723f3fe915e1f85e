"""The Textual application: which screen comes first, and what every screen has."""

import os
from collections.abc import Callable
from functools import partial
from typing import Any

from textual import events, work
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widgets import OptionList

from nianbao.report.errors import ReportError
from nianbao.report.text import clean_marks
from nianbao.storage.library import Library
from nianbao.tui.actions import ACTIONS, bindings
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.ending import keep_all, leave_all
from nianbao.tui.kit.list_screen import LISTS_CSS
from nianbao.tui.kit.notice_place import notice_rows, place_notices, place_on_next
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.library.home import HomeScreen
from nianbao.tui.library.other_keys import OTHER_KEYS, tell_of_key
from nianbao.tui.library.shelf import Shelf, shelf_of
from nianbao.tui.terminal.draining import drain
from nianbao.tui.terminal.dressed_app import DressedApp
from nianbao.tui.terminal.themes import FIRST, chosen_look

EVERYWHERE = ("pictures", "tour", "limits", "looks")
"""Actions of every screen that its key line leaves out; palette and help name them last."""

_AFTER_START = 0.6
"""Seconds after which the first screen is painted: until then nothing else is done."""


class NianbaoApp(DressedApp):
    """The program on the screen, over one library."""

    CSS_PATH = ["app.tcss", *LISTS_CSS]  # Textual reads no sheet of a first screen's own
    TITLE = "政府信息公开工作年度报告"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [*bindings(("help", "pictures", "palette", "quit")), *OTHER_KEYS]

    def __init__(
        self, library: Library, damage: ReportError | None = None, shelf: Shelf | None = None
    ) -> None:
        """`shelf` is what was read of the library just now, so that it is not read again."""
        super().__init__()
        self.animation_level = "none"  # an old machine has better things to do
        self._library = library
        self._damage, self._shelf = damage, shelf
        self.wear(chosen_look(library) or FIRST)
        self._bound_keys = frozenset(key for a in ACTIONS.values() for key in a.key.split(","))
        self._bound_keys |= {"enter", "tab", "shift+tab"}

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice, but by drivers of ours: none loses a key or ends at one.

        Each keeps together the keys that came at once, and goes on when the window was closed.
        """
        driver = super().get_driver_class()
        if driver.__name__ == "LinuxDriver":
            from nianbao.tui.terminal.lasting_driver import LastingDriver

            return LastingDriver
        if driver.__name__ == "WindowsDriver":
            from nianbao.tui.terminal.console_driver import reading_every_character

            return reading_every_character(driver)
        return driver

    def get_default_screen(self) -> Screen[None]:
        """What is in the library, if it can be read: the first screen is made and painted once."""
        if self._damage is not None:
            return super().get_default_screen()
        return HomeScreen(self._library, self._shelf or shelf_of(self._library))

    def on_mount(self) -> None:
        """Keep backups, or recover the library first; be ready for a terminal that is closed."""
        if self._damage is None:
            self._begin()
        else:
            self._recover(self._damage)
        if not self.is_headless:
            from nianbao.tui.terminal.closing import call_when_ended

            self._told_of_closing = call_when_ended(self._end, self._hang_up)

    async def make_ready(self, event: events.Event) -> None:
        """Let typed keys reach their widget before a bound key is acted on, and a list its Enter.

        What Enter opens takes the keys behind it.
        """
        is_bound = isinstance(event, events.Key) and event.key in self._bound_keys
        if self.screen_stack and (is_bound or isinstance(self.focused, OptionList)):
            await drain(self.focused)
        await super().make_ready(event)

    def _begin(self) -> None:
        """Keep backups and make ready what comes next, once the reports are on the screen."""
        later = partial(self.set_timer, _AFTER_START, self._after_start)
        self.call_after_refresh(self._back_up if self.is_headless else later)

    def _after_start(self) -> None:
        """Keep backups; load what the clerk may open next, as long as no key comes."""
        from nianbao.tui.kit.ahead import MODULES, SHEETS, widgets_with_styles, wordings_compiled

        self._back_up()
        sheets = [partial(self.stylesheet.read_ahead, sheet) for sheet in SHEETS]

        def styles() -> list[Callable[[], object]]:
            ahead = self.stylesheet.read_defaults_ahead
            return [partial(ahead, kind) for kind in widgets_with_styles()]

        self.quiet_moments.begin(MODULES, sheets, wordings_compiled, self.call_later, styles)

    def _back_up(self) -> None:
        """Keep backups beside the screens, until the program ends."""
        from nianbao.desk.backing_up import back_up

        tell = partial(self.notify, severity="warning", timeout=15)
        self.run_worker(back_up(self._library, tell), exit_on_error=False)

    def on_resize(self, event: events.Resize) -> None:
        """Say so when the window has become too small, and go on when it is large again."""
        from nianbao.tui.terminal.too_small import TooSmallScreen, fits

        if not self.screen_stack:
            return  # the program begins, or ends
        if not isinstance(self.screen, TooSmallScreen):
            if not fits(event.size):
                self.push_screen(TooSmallScreen())
        elif fits(event.size):
            self.screen.dismiss()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """The one door of notices: words are cleaned and never read as markup."""
        del markup
        words = notice_rows(self, clean_marks(message))
        place_notices(self, words)
        super().notify(words, title=title, severity=severity, timeout=timeout, markup=False)
        if self.screen_stack:  # Textual shows it later, when that screen may have been left
            self.call_later(place_on_next, self, self.screen)

    def action_help_quit(self, key: str = "ctrl+c") -> None:
        """Say what to press in place of a key that nothing here takes."""
        tell_of_key(self, key)

    def action_help(self) -> None:
        """Say what is in hand, and list the keys; over a report the tour begins here."""
        from nianbao.tui.library.helping import help_screen

        def go_on(tour: bool | None) -> None:
            if tour:
                self.action_tour()

        screen = self.screen
        if isinstance(screen, ClerkScreen):
            self.push_screen(help_screen(screen, _all_ids(screen)), go_on)

    def action_tour(self) -> None:
        """Walk through the report that is open, step by step."""
        from nianbao.tui.report.screen import ReportScreen
        from nianbao.tui.report.tour import TourScreen

        if isinstance(self.screen, ReportScreen):
            self.push_screen(TourScreen(self.screen))
        else:
            self.notify("先打开一份报告，再看这七步。")

    @work
    async def action_pictures(self) -> None:
        """Show this year beside the years before, as bars: of the report in hand, or the office."""
        from nianbao.tui.library.pictures import PicturesScreen, show_pictures

        if not isinstance(self.screen, ClerkScreen) or isinstance(self.screen, PicturesScreen):
            return
        with telling_errors(self):
            await show_pictures(self, self._library, getattr(self.screen, "report", None))

    @work
    async def action_limits(self) -> None:
        """Change from where on the checks warn, how registers count; an open report heeds it."""
        from nianbao.tui.settings.habits import COUNTING, LIMITS, change_habits

        screen = self.screen
        with telling_errors(self):
            await change_habits(self, self._library, "核对界限", (*LIMITS, *COUNTING))
            if isinstance(screen, ClerkScreen):
                screen.heed_settings()

    @work
    async def action_looks(self) -> None:
        """Ask which look to wear, and keep it."""
        from nianbao.tui.settings.looks import choose_look

        await choose_look(self, self._library)

    @work
    async def action_palette(self) -> None:
        """Ask for an action by its name, and do it."""
        from nianbao.tui.library.palette import choose_command

        if isinstance(self.screen, ClerkScreen):
            await choose_command(self, self.screen, _all_ids(self.screen))

    @work
    async def _recover(self, damage: ReportError) -> None:
        from nianbao.tui.library.recovery import offer_recovery, show_recovered

        if done := await offer_recovery(self, self._library, damage):
            await show_recovered(self, self._library, done)
            self._begin()
        else:
            self.exit()

    @work
    async def _end(self) -> None:
        """The machine is closing: keep what was typed, ask nothing."""
        await keep_all(self)
        self.exit()

    @work
    async def _hang_up(self) -> None:
        """The window was closed: keep what was typed, and be gone.

        There is no screen to leave tidy: what is drawn is dropped (tui.terminal.lasting_driver).
        """
        await keep_all(self)
        self._library.release()
        os._exit(0)

    async def action_quit(self) -> None:
        """Leave the program; a report that is open is saved first."""
        self._quit()

    @work
    async def _quit(self) -> None:
        if await leave_all(self):
            self.exit()


def _all_ids(screen: ClerkScreen[Any]) -> list[str]:
    """Every action of a screen once, those that matter here first."""
    return list(dict.fromkeys((*screen.action_ids(), *screen.ACTION_IDS, *EVERYWHERE)))
