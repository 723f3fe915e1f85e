"""A driver that hands its keys over one by one from a thread: bursts stay together, in order."""

import asyncio
from threading import Thread
from typing import cast

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.message import Message

from nianbao.tui.terminal.bursts import KeyBurst, keys_of
from nianbao.tui.terminal.gathering import gathering


class Told(Driver):
    """Keeps what it was to send."""

    def __init__(self) -> None:
        super().__init__(cast(App[object], None))
        self.sent: list[Message] = []

    def process_message(self, message: Message) -> None:
        self.sent.append(message)

    def start_application_mode(self) -> None:
        raise NotImplementedError

    def write(self, data: str) -> None:
        raise NotImplementedError

    def disable_input(self) -> None:
        raise NotImplementedError

    def stop_application_mode(self) -> None:
        raise NotImplementedError


async def sent(*groups: list[Message]) -> list[str]:
    """What is sent of messages that come at once from a thread, group by group."""
    driver = cast(Told, gathering(Told)())  # type: ignore[call-arg]
    for group in groups:
        thread = Thread(target=lambda group=group: list(map(driver.process_message, group)))
        thread.start()
        await asyncio.sleep(0.04)
        thread.join()
    return [
        f"[{one.text}]" if isinstance(one, KeyBurst) else str(getattr(one, "character", "·"))
        for one in driver.sent
    ]


async def test_keys_that_come_at_once_stay_together() -> None:
    block = "1\t2\r3\t4\r" * 50
    assert await sent(list(keys_of(block))) == [f"[{block}]"]


async def test_keys_of_a_hand_are_keys_in_order() -> None:
    groups: list[list[Message]] = [[key] for key in keys_of("1\r2")]
    assert await sent(*groups) == ["1", "\r", "2"]


async def test_what_is_no_key_stays_in_its_place() -> None:
    assert await sent([events.AppFocus()]) == ["·"]
    assert await sent([*keys_of("12"), events.AppFocus(), *keys_of("3")]) == ["1", "2", "·", "3"]
