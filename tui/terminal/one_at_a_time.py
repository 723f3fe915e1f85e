"""One key after another, each until whatever takes it has done so, on screens that are there.

Textual only puts a key into the queue of the widget that has the focus, and again for each of
those around it, up to the app and its bindings: what is typed next would overtake it there.
"""

import asyncio
from time import monotonic
from typing import Any
from weakref import WeakSet

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from nianbao.tui.terminal.bursts import BurstField
from nianbao.tui.terminal.draining import pass_through
from nianbao.tui.terminal.held_keys import Act
from nianbao.tui.terminal.seams import OpenApp, is_stopped

_PATIENCE = 5.0
"""Seconds a key waits for a screen; one that is not there by then acts on none of its keys."""
_TURNS = 5
"""Turns of the event loop until what waited for a dialog has its answer and has gone on."""
_LOOK_AGAIN = 0.002
"""Seconds between two looks whether a screen is there by now."""
_not_coming: WeakSet[Screen[Any]] = WeakSet()
"""The screens that were waited for in vain."""


class OneAtATime:
    """Sees a key, or a paste, through the widgets of an app."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._acted_on: events.Event | None = None
        self._passed_up = False

    def takes(self, message: Message) -> bool:
        """Whether a message to the app is the key in hand, which no widget took."""
        if message is not self._acted_on:
            return False
        self._passed_up = True
        return True

    async def act(self, event: events.Event, act: Act) -> None:
        """Act on a key: its widget, those around it, and what the app does with it at the end."""
        if not self._app.screen_stack:
            return  # the program ends
        taker: Widget = self._app.focused or self._app.screen
        self._acted_on, self._passed_up = event, False
        try:
            await act(event)
            if event.is_forwarded:
                await _pass_up(event, taker)
        finally:
            self._acted_on = None
        if self._passed_up and is_there(self._app):
            await act(event)


async def come_of_keys(app: App[Any]) -> None:
    """Give what was begun by earlier keys its turn, and wait for the screen that came of it.

    One asked for behind a dialog comes when all of that dialog is gone. Once a screen was waited
    for in vain no other key waits for it: many typed ahead would hold the program for minutes, and
    its end too.
    """
    for _ in range(_TURNS):
        await asyncio.sleep(0)
    end = monotonic() + _PATIENCE
    coming = app.coming if isinstance(app, OpenApp) else set()
    while app.screen_stack and (coming or (not is_there(app) and app.screen not in _not_coming)):
        if monotonic() >= end:
            _not_coming.add(app.screen)
            coming.clear()
            return
        await asyncio.sleep(_LOOK_AGAIN)


def field_in_hand(app: App[Any]) -> BurstField:
    """What takes the keys now; a line says itself where it takes no words."""
    own: object = getattr(app.focused, "burst_field", None)
    if isinstance(app.focused, Input):
        return own if isinstance(own, BurstField) else BurstField.LINE
    nodes = app.focused.ancestors_with_self if app.focused else [app.screen]
    fields = (getattr(node, "burst_field", None) for node in nodes)
    return next((one for one in fields if isinstance(one, BurstField)), BurstField.NOTHING)


def is_there(app: App[Any]) -> bool:
    """Whether the screen in front has all that is on it."""
    return bool(app.screen_stack) and app.screen.is_mounted


def may_point(app: App[Any], event: events.MouseEvent) -> bool:
    """Whether the mouse may act: the screen is there, and a press is not on what is being removed.

    Such a widget is painted until the next layout, and Textual looks for what is around it.
    """
    if not is_there(app) or not isinstance(event, events.MouseDown):
        return is_there(app)
    widget, _ = app.screen.get_widget_and_offset_at(event.x, event.y)
    return widget is None or widget.parent is not None


def may_act(app: App[Any], widget: Widget) -> bool:
    """Whether an action may run on a widget: it is there, and so is its screen, in front."""
    there = is_there(app) and widget.is_attached and widget.is_mounted
    return there and widget.screen is app.screen


async def _pass_up(event: events.Event, taker: Widget) -> None:
    """Wait until an event has gone from its taker up to the app, or been taken on the way."""
    for pump in list(taker.ancestors_with_self)[:-1]:
        await pass_through(pump)
        if is_stopped(event):
            return
