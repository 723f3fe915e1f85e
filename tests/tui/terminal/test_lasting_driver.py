"""The driver's writer: a terminal that is gone must not hold up the screens."""

import os
import pty
from contextlib import suppress
from threading import Thread

from nianbao.tui.terminal.lasting_driver import LastingFile
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
