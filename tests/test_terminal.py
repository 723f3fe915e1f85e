"""The harness itself, on the smallest Textual app there is."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.emulator import Screen
from tests.terminal import Terminal

FLOOR = [sys.executable, str(Path(__file__).parent / "bench" / "floor_input.py")]
FIRST_CELL = (3, 2)
"""Where the Input's first character stands."""


@pytest.fixture
def floor() -> Iterator[Terminal]:
    with Terminal(FLOOR, rows=12, columns=60) as terminal:
        terminal.wait_for("palette")
        terminal.wait_until(lambda: terminal.cursor != (0, 0), "the Input has no focus")
        yield terminal


def wait_for_cursor(floor: Terminal, cells: int) -> None:
    """Wait until the cursor stands so many cells into the Input."""
    x, y = FIRST_CELL
    floor.wait_until(lambda: floor.cursor == (x + cells, y), f"not {cells} cells on")


def python(code: str) -> Terminal:
    return Terminal([sys.executable, "-c", code])


def test_keys_are_seen_and_the_cursor_counts_cells(floor: Terminal) -> None:
    floor.press("a", "中文", "b")
    floor.wait_for(" a中文b ")
    for key, cells in (("<left>", 5), ("<left>", 3), ("<left>", 1), ("<home>", 0)):
        floor.press(key)
        wait_for_cursor(floor, cells)
    floor.press("<del>", "<end><bs>")
    floor.wait_for("  中文 ")


def test_a_phrase_and_a_paste_arrive_whole(floor: Terminal) -> None:
    floor.type("政府信息")
    floor.paste("公开<f1>\n第二行")
    floor.wait_for("政府信息公开<f1>")
    assert "第二行" not in floor.text(), "an Input takes the first line of a paste"


def test_esc_is_not_taken_with_the_key_after_it(floor: Terminal) -> None:
    floor.press("<c-p>")
    floor.wait_for("Search for")
    floor.press("<esc>", "x")
    floor.wait_until(lambda: "Search for" not in floor.text(), "the palette stays")
    floor.wait_for(" x")


def test_the_program_sees_a_new_size(floor: Terminal) -> None:
    floor.press("字")
    floor.wait_for("字")
    floor.resize(rows=20, columns=100)
    floor.wait_until(lambda: "palette" in floor.lines()[19], "no footer at the foot")
    assert max(map(len, floor.lines())) > 90
    assert len(floor.lines()) == 20
    floor.wait_for("字")


def test_the_exit_status_is_told(floor: Terminal) -> None:
    floor.press("<c-q>")
    assert floor.wait_for_exit() == 0
    assert floor.close() == 0


def test_close_ends_the_program(floor: Terminal) -> None:
    assert floor.close() == -signal.SIGTERM


def test_close_ends_a_program_that_does_not_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf'); time.sleep(60)"
    terminal = python(deaf)
    terminal.wait_for("deaf")
    wait = terminal.wait_for_exit
    monkeypatch.setattr(terminal, "wait_for_exit", lambda timeout: wait(0.2))
    assert terminal.close() == -signal.SIGKILL


def test_what_never_comes_is_shown_with_the_screen(floor: Terminal) -> None:
    floor.press("有的")
    floor.wait_for("有的")
    with pytest.raises(AssertionError, match=r"(?s)no '没有的', after 0.3 s.*有的"):
        floor.wait_for("没有的", timeout=0.3)


def test_a_program_that_ended_is_not_waited_for() -> None:
    with python("print('完了'); raise SystemExit(3)") as terminal:
        with pytest.raises(AssertionError, match=r"(?s)the program ended; the screen.*完了"):
            terminal.wait_for("更多")
        assert terminal.wait_for_exit() == 3
        with pytest.raises(AssertionError, match="nobody takes the keys"):
            terminal.press("x")


def test_a_large_paste_into_a_program_that_paints_meanwhile() -> None:
    echo = (
        "import os, tty\n"
        "tty.setraw(0)\n"
        "os.write(1, b'ready\\r\\n')\n"
        "seen = 0\n"
        "while seen < 60000:\n"
        "    data = os.read(0, 1024)\n"
        "    seen += len(data)\n"
        "    os.write(1, data.replace(b'\\x1b', b'^'))\n"
        "os.write(1, b'\\r\\nseen')\n"
    )
    with python(echo) as terminal:
        terminal.wait_for("ready")
        terminal.paste("字" * 20000)
        terminal.wait_for("seen")


def test_half_covered_wide_characters_are_spaces() -> None:
    terminal = python("input()")
    terminal.screen = Screen(8, 2)
    with terminal:
        terminal.screen.draw("中文字a")
        terminal.screen.cursor_position(1, 1)
        terminal.screen.draw("x")
        terminal.screen.cursor_position(1, 4)
        terminal.screen.draw("y")
        assert terminal.lines() == ["x  y字a", ""]


def test_sequences_pyte_does_not_know_leave_no_letters() -> None:
    code = (
        "import sys, tty\n"
        "tty.setraw(0)\n"
        "for piece in ('a\\x1b[', '<u', 'b\\x1b[>1', 'uc\\x1b[?2026', '$p', 'd'):\n"
        "    sys.stdout.write(piece), sys.stdout.flush()\n"
    )
    with python(code) as terminal:
        terminal.wait_for("abcd")
