"""What terminals send for the same key: all of them are understood, and nothing of it is typed."""

import os
import re
import selectors
from collections.abc import Iterable

from textual.events import Key
from textual.message import Message

from nianbao.tui.actions import ACTIONS
from nianbao.tui.terminal.lasting_driver import TerminalBytes
from nianbao.tui.terminal.reading_keys import KeyReader

SHIFT_F8 = {
    "linux, xterm of old": "\x1b[34~",
    "xterm, tmux, screen, foot": "\x1b[19;2~",
    "xterm with NumLock told": "\x1b[19;130~",
    "rxvt, PuTTY": "\x1b[32~",
}
KEYS = {
    "f1": "\x1bOP \x1b[[A \x1b[11~ \x1b[P",
    "f5": "\x1b[15~ \x1b[[E",
    "f8": "\x1b[19~ \x1b[19;129~",
    "f12": "\x1b[24~",
    "shift+f1": "\x1b[1;2P \x1bO2P \x1bO1;2P",
    "shift+f7": "\x1b[18;2~",
    "ctrl+up": "\x1b[1;5A \x1bOa \x1bO5A",
    "ctrl+down": "\x1b[1;5B \x1bOb \x1bO1;5B",
    "ctrl+home": "\x1b[1;5H \x1b[7^",
    "ctrl+end": "\x1b[1;5F \x1b[8^",
    "shift+insert": "\x1b[2;2~ \x1b[2$",
    "shift+pagedown": "\x1b[6;2~ \x1b[6$",
}
NO_KEYS = "\x1b[38~ \x1b[29;2~ \x1b[99~ \x1b[224z \x1b[3@ \x1b[?1;2c \x1b[>0;276;0c \x1b[19;2:3~"


def read_bytes(data: bytes) -> list[Message]:
    """What the driver of Linux makes of bytes that come at once."""
    read, write = os.pipe()
    with selectors.SelectSelector() as selector:
        reader = KeyReader(TerminalBytes(read, "utf-8", selector))
        os.write(write, data)
        messages = reader.read()
    os.close(write)
    os.close(read)
    return messages


def names(messages: Iterable[Message]) -> list[str]:
    return [one.key for one in messages if isinstance(one, Key)]


def test_shift_f8_goes_back_in_every_terminal() -> None:
    bound = ACTIONS["previous_finding"].key.split(",")
    for terminal, sent in SHIFT_F8.items():
        assert set(names(read_bytes(sent.encode()))) <= set(bound), terminal
        assert len(names(read_bytes(sent.encode()))) == 1, terminal


def test_keys_are_the_same_from_every_terminal() -> None:
    for key, ways in KEYS.items():
        for sent in ways.split():
            assert names(read_bytes(sent.encode())) == [key], repr(sent)


def test_shifted_function_keys_of_the_console_type_nothing() -> None:
    for number in (25, 26, 28, 29, 31, 32, 33, 34):
        (key,) = names(read_bytes(b"\x1b[%d~" % number))
        assert re.fullmatch(r"f\d\d", key), number


def test_what_an_input_method_commits_right_behind_esc_is_typed() -> None:
    """Esc and the word come in one read on a slow line; no key with Alt types a Chinese word."""
    assert names(read_bytes("\x1b镇政府".encode())) == ["escape", "镇", "政", "府"]
    assert names(read_bytes("\x1b，甲".encode()))[0] == "escape"


def test_what_no_key_is_known_for_types_nothing() -> None:
    for sent in NO_KEYS.split():
        assert names(read_bytes(sent.encode() + b"a")) == ["a"], repr(sent)
