"""The driver: a terminal that is gone must not hold up the screens, nor any bytes end them."""

import asyncio
import io
import os
import pty
import selectors
import signal
from contextlib import suppress
from threading import Thread
from time import sleep

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key

from nianbao.tui.terminal.lasting_driver import LastingDriver, TerminalBytes, WakingEvent
from nianbao.tui.terminal.lasting_file import LastingFile
from nianbao.tui.terminal.reading_keys import WAIT, KeyReader
from tests.examples import of_whole
from tests.seams import MAX_QUEUED_WRITES, WriterThread


def test_writes_to_a_terminal_that_is_gone_do_not_wait() -> None:
    master, slave = pty.openpty()
    terminal = os.fdopen(slave, "w", encoding="utf-8")
    writer = WriterThread(LastingFile(terminal))  # type: ignore[arg-type]
    writer.start()
    os.close(master)

    def paint() -> None:
        for _ in range(MAX_QUEUED_WRITES * 3):
            writer.write("画面")
        writer.stop()

    screens = Thread(target=paint, daemon=True)
    screens.start()
    screens.join(10)
    with suppress(OSError):
        terminal.close()
    assert not screens.is_alive()


def test_what_is_written_arrives() -> None:
    master, slave = pty.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as terminal:
        file = LastingFile(terminal)
        file.write("画面")
        file.flush()
        assert os.read(master, 100).decode() == "画面"
        assert file.fileno() == slave
    os.close(master)


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("utf-8", "年•🙂\U00020000—"),
        ("gb18030", "年•🙂\U00020000—"),
        ("gbk", "年?????—"),
    ],
)
def test_what_an_encoding_lacks_is_as_wide(encoding: str, written: str) -> None:
    bytes_ = io.BytesIO()
    file = LastingFile(io.TextIOWrapper(bytes_, encoding="ascii"), encoding)
    file.write("年•🙂\U00020000—")
    file.flush()
    assert bytes_.getvalue().decode(encoding) == written


class Pieces:
    """A source that gives a text, or bytes, piece by piece, and then nothing more."""

    def __init__(self, *pieces: str) -> None:
        self.pieces = list(pieces)

    def wait(self, seconds: float) -> bool:
        return bool(self.pieces)

    def read(self) -> str | None:
        return self.pieces.pop(0)

    def rest(self) -> str:
        return ""


def read_all(*pieces: str) -> list[str]:
    source = Pieces(*pieces)
    reader = KeyReader(source)
    found = []
    while source.pieces:
        found += reader.read()
    return [getattr(one, "text", "") or str(getattr(one, "character", "·")) for one in found]


def test_half_a_character_does_not_end_the_reading() -> None:
    assert read_all("a", "", "b", "", "c") == ["a", "b", "c"]


def test_enter_typed_before_the_program_has_the_terminal_is_enter() -> None:
    source = Pieces("\n", "5", "\n", "\r", "\n")
    reader, told = KeyReader(source), list[str]()
    while source.pieces:
        told += [one.key for one in reader.read() if isinstance(one, Key)]
    assert told[:4] == ["enter", "5", "enter", "enter"]
    assert told[4:] == ["ctrl+j"], "behind an Enter that came as such it is a line feed"


@given(st.lists(st.text(st.sampled_from("\x1b[]<>?:;0123456789uMmRtyIO~\r\n中a\x00"), max_size=40)))
@of_whole(240)
def test_no_text_ends_the_reading(texts: list[str]) -> None:
    assert "".join(read_all(*texts, "x" * 40, "\x1b[201~", "x")).endswith("x")


class Patient(Pieces):
    """Notes how long it was waited for."""

    def __init__(self, *pieces: str) -> None:
        super().__init__(*pieces)
        self.waits: list[float] = []

    def wait(self, seconds: float) -> bool:
        self.waits.append(seconds)
        sleep(min(seconds, WAIT) if not self.pieces else 0)
        return super().wait(seconds)


def test_who_reads_sleeps_while_nothing_is_unfinished() -> None:
    source = Patient("a", "\x1b")
    reader = KeyReader(source, rest=60)
    told = [one.key for _ in range(6) for one in reader.read() if isinstance(one, Key)]
    assert told == ["a", "escape"]
    assert source.waits[:3] == [WAIT, 0, 0], "two keys, and nothing behind them"
    assert source.waits[3] == WAIT, "the Esc may be the beginning of a key"
    assert source.waits[-1] == 60


def test_the_end_wakes_who_reads_and_is_no_key() -> None:
    event, (read, write) = WakingEvent(), os.pipe()
    with selectors.SelectSelector() as selector:
        selector.register(event.fileno(), selectors.EVENT_READ)
        source = TerminalBytes(read, "utf-8", selector)
        for _ in range(2):
            assert not selector.select(0)
            event.set()
            event.set()
            assert selector.select(0)
            assert not source.wait(60)
            os.write(write, b"a")
            assert source.wait(60)
            source.read()
            event.clear()
            event.clear()
    event.close()
    os.close(read)
    os.close(write)


def test_half_a_character_of_gbk_does_not_swallow_the_next_key() -> None:
    read, write = os.pipe()
    with selectors.SelectSelector() as selector:
        source = TerminalBytes(read, "gbk", selector)
        os.write(write, b"\xb9\xab\xb9")
        assert (source.read(), source.rest()) == ("公", "\N{REPLACEMENT CHARACTER}")
        os.write(write, b"ok")
        assert source.read() == "ok"
        os.close(write)
        assert source.read() is None
    os.close(read)


def test_a_stop_that_came_without_a_word_starts_no_second_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[LastingDriver] = []
    monkeypatch.setattr(LinuxDriver, "resume_application_mode", lambda one: begun.append(one))
    driver = LastingDriver.__new__(LastingDriver)
    driver.exit_event = WakingEvent()
    monkeypatch.setattr(LastingDriver, "_read_on", LastingDriver.resume_application_mode)
    driver.run_input_thread()  # a SIGCONT comes while it reads
    assert begun == []
    driver.exit_event.close()
    driver.resume_application_mode()  # and one behind a SIGTSTP, that had it end
    assert begun == [driver]
    assert driver.exit_event.fileno() >= 0
    driver.exit_event.close()


async def test_a_stop_waits_for_the_step_that_is_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[LastingDriver] = []
    monkeypatch.setattr(LinuxDriver, "resume_application_mode", lambda one: begun.append(one))
    before = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}
    try:
        driver = LastingDriver(App())
        os.kill(os.getpid(), signal.SIGCONT)
        assert begun == [], "in the middle of a paint"
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert begun == [driver]
        driver.close()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
