"""The driver of Windows, its console a fake: every character comes, whatever is held or locked."""

import asyncio
import io
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import pytest
from textual import events
from textual.app import App
from textual.message import Message

from nianbao.desk.clipboard import CopyError, Rich
from nianbao.tui.terminal.bursts import KeyBurst
from nianbao.tui.terminal.console_driver import EveryCharacter, reading_every_character
from nianbao.tui.terminal.console_records import KeyRecord, TypedText
from nianbao.tui.terminal.windows_console import call_when_closed, when_closing
from tests.tui.terminal.fake_windows import (
    ALT_GR,
    CAPS_LOCK,
    FOCUS,
    NUM_LOCK,
    SHIFT,
    SIZE,
    Kernel32,
    windows,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the real one is no fake")

PATIENCE = 10.0
LAST, LAST_KEY = "\x1b[24~", " f12 "
ALT, LOST = 0x12, "\N{REPLACEMENT CHARACTER}"
SMILE = ("\ud83d", "\ude42")


def down(text: str, **said: Any) -> list[dict[str, Any]]:
    return [{"unit": unit, **said} for unit in text]


def pressed(text: str, **said: Any) -> list[dict[str, Any]]:
    """Keys that go down and up, as those of a keyboard do."""
    return [one for unit in text for way in (True, False) for one in down(unit, down=way, **said)]


@pytest.mark.parametrize(
    ("records", "text"),
    [
        ([KeyRecord("中"), KeyRecord("文")], "中文"),
        ([KeyRecord("a", True, 65), KeyRecord("a", False, 65)], "a"),
        ([KeyRecord("5", True, 53, 4)], "5555"),
        ([KeyRecord("5", True, 53, 0)], "5"),
        ([KeyRecord("\0", True, 0x10), KeyRecord("\0", True, 0x14)], ""),
        ([KeyRecord(SMILE[0]), KeyRecord(SMILE[1])], "🙂"),
        ([KeyRecord(SMILE[0]), KeyRecord(SMILE[0], False), KeyRecord(SMILE[1])], "🙂"),
        ([KeyRecord(SMILE[0], repeat=2), KeyRecord(SMILE[1], repeat=2)], "🙂🙂"),
        ([KeyRecord(SMILE[0]), KeyRecord("a")], LOST + "a"),
        ([KeyRecord(SMILE[1]), KeyRecord("a")], LOST + "a"),
        ([KeyRecord(SMILE[0]), KeyRecord(SMILE[0]), KeyRecord(SMILE[1])], LOST + "🙂"),
        (
            [KeyRecord("\0", True, ALT), KeyRecord("\0", True, 0x61), KeyRecord("—", False, ALT)],
            "—",
        ),
        ([KeyRecord("\0", False, ALT)], ""),
        ([KeyRecord("")], ""),
    ],
)
def test_records_make_a_text(records: list[KeyRecord], text: str) -> None:
    typed = TypedText()
    assert typed.of(records) + typed.rest() == text
    one_by_one = TypedText()
    assert "".join(one_by_one.of([record]) for record in records) + one_by_one.rest() == text


class Clipboard:
    """A clipboard that a test fills; None is held by another program."""

    def __init__(self, words: str | None = "") -> None:
        self.words = words

    def text(self) -> str:
        if self.words is None:
            raise CopyError("系统剪贴板正被别的程序占着。")
        return self.words

    def copy(self, rich: Rich) -> None:
        if self.words is None:
            raise CopyError("系统剪贴板正被别的程序占着。")
        self.words = rich.plain


class Listener:
    """An app that keeps what its driver sends it."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.errors: list[object] = []

    async def _post_message(self, message: Message) -> bool:
        self.sent.append(message)
        return True

    def call_later(self, call: Any, error: object) -> None:
        self.errors.append(error)


@asynccontextmanager
async def driver(
    monkeypatch: pytest.MonkeyPatch, clipboard: Clipboard
) -> AsyncIterator[tuple[EveryCharacter, Listener, Kernel32]]:
    """Our driver over Textual's own, running in a window of a fake Windows."""
    monkeypatch.setattr(EveryCharacter, "clipboard", clipboard)
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(screen, "fileno", lambda: 1, raising=False)
    for name in ("__stdout__", "__stdin__"):
        monkeypatch.setattr(sys, name, screen)
    app = Listener()
    with windows(monkeypatch) as (textual, kernel32):
        made = reading_every_character(textual.WindowsDriver)(cast(App[object], app))
        made.start_application_mode()
        try:
            yield cast(EveryCharacter, made), app, kernel32
        finally:
            made.stop_application_mode()
            made.close()


def shown(messages: list[Message]) -> str:
    """Characters, `[bursts]`, `<pastes>`, `(sizes)` and the names of other keys."""
    words = ""
    for one in messages:
        match one:
            case KeyBurst():
                words += f"[{one.text}]"
            case events.Paste():
                words += f"<{one.text}>"
            case events.Resize():
                words += f"({one.size.width}x{one.size.height})"
            case events.Key():
                words += one.character if one.is_printable and one.character else f" {one.key} "
    return words


async def sent(
    monkeypatch: pytest.MonkeyPatch,
    *reads: list[dict[str, Any]],
    clipboard: Clipboard | None = None,
) -> str:
    """What the app is sent of these reads; F12 is pressed behind them, and waited for."""
    async with driver(monkeypatch, clipboard or Clipboard()) as (_, app, kernel32):
        kernel32.waiting.extend([*reads, down(LAST)])
        async with asyncio.timeout(PATIENCE):
            while LAST_KEY not in shown(app.sent):
                await asyncio.sleep(0.002)
    return shown(app.sent).removesuffix(LAST_KEY)


@pytest.mark.parametrize("state", [0, SHIFT, NUM_LOCK, CAPS_LOCK, SHIFT | NUM_LOCK | CAPS_LOCK])
async def test_a_word_of_an_input_method_comes(state: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole of Textual#6667; today's Textual drops all but the first."""
    text = "主动公开（）《》：？“”"
    assert await sent(monkeypatch, down(text, state=state)) == text


async def test_what_a_keyboard_sends_comes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reads = [
        pressed("a", virtual_key=65, state=NUM_LOCK),
        pressed("@", virtual_key=81, state=ALT_GR),
        pressed("\0", virtual_key=0x10, state=SHIFT),
        down("\x1b[A"),
        down("\x1b[1;5B", state=NUM_LOCK),
        [{"kind": FOCUS}, *down("7", repeat=3), {"kind": SIZE, "size": (100, 30)}],
        down(SMILE[0]),
        down(SMILE[1], state=NUM_LOCK),
    ]
    told = await sent(monkeypatch, *reads)
    assert told.replace("(100x30)", "") == "a@ up  ctrl+down 777🙂"
    assert "(100x30)" in told


async def test_what_came_at_once_stays_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paste of the console comes as keys, a thousand records a read."""
    block = "1\t2\r3\t4\r" * 100
    records = pressed(block)
    reads = [records[at : at + 1000] for at in range(0, len(records), 1000)]
    assert await sent(monkeypatch, *reads) == f"[{block}]"


async def test_a_marked_paste_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert await sent(monkeypatch, down("\x1b[200~一\r二\x1b[201~")) == "<一\r二>"


@pytest.mark.parametrize(
    ("holds", "told"), [("一\r\n二\t3", "<一\r二\t3>"), ("", " ctrl+v "), (None, " ctrl+v ")]
)
async def test_ctrl_v_pastes_what_windows_holds(
    holds: str | None, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = Clipboard(holds)
    assert await sent(monkeypatch, down("\x16"), clipboard=clipboard) == told


async def test_what_is_copied_inside_is_pasted_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    for clipboard in (Clipboard("从前的"), Clipboard(None)):
        async with driver(monkeypatch, clipboard) as (made, _, _):
            App.copy_to_clipboard(cast(Any, type("", (), {"_driver": made})()), "新抄的")
        assert clipboard.words in ("新抄的", None)


async def test_a_console_that_is_gone_is_waited_at_and_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with driver(monkeypatch, Clipboard()) as (_, app, kernel32):
        kernel32.is_gone = True
        await asyncio.sleep(0.01)
    assert (app.sent, app.errors) == ([], [])


def test_closing_is_told_and_waited_for() -> None:
    told: list[str] = []
    routine = when_closing(lambda: told.append("end"), 0)
    assert [routine(kind) for kind in (0, 1)] == [False, False]
    assert told == []
    assert [routine(kind) for kind in (2, 5, 6)] == [True, True, True]
    assert told == ["end"] * 3
    assert call_when_closed(print) is None
