"""Sequences of keys that Textual's parser takes for letters or for other keys.

Its rule for extended keys reads `ESC [ 34 ~`, Shift+F8 of the Linux console, as a quotation mark,
and what it does not know at all it types letter by letter into what has the keys.
"""

import re
from collections.abc import Mapping

_MEANT: Mapping[str, str] = {
    **{
        f"\x1b[{number}~": f"f{key}"
        for key, number in enumerate((25, 26, 28, 29, 31, 32, 33, 34), start=13)
    },
    "\x1bOb": "ctrl+down",
    "\x1b[7^": "ctrl+home",
    "\x1b[8^": "ctrl+end",
    "\x1b[2$": "shift+insert",
    "\x1b[5$": "shift+pageup",
    "\x1b[6$": "shift+pagedown",
    "\x1b[2^": "ctrl+insert",
}
"""F13 to F20 are keys with Shift: from F1 on the Linux console and in xterm of old, from F3
in rxvt and PuTTY. The others are rxvt's."""
_NUMBERED = frozenset((*range(1, 9), *range(11, 16), *range(17, 22), 23, 24, 27, 57427))
"""The numbers before `~` that Textual knows as keys."""
_NUMBER = re.compile(r"\x1b\[(\d+)(?:;\d*)?~")
_OLD_MODIFIED = re.compile(r"\x1bO(?:1;)?(\d)([A-DFHP-S])")
"""A key with Shift or Ctrl as terminals sent it before xterm had its present way."""
_WHOLE = re.compile(r"\x1b(?:\[(?![<\[M])[0-?]*[ -#%-/]*[@-Z\\-~]|O[0-9;]+[@-~])")
"""A sequence that is over; not the mouse's, which goes on, nor `ESC [ [ A`, F1 of the console, nor
the answer about a mode, which has a `$`."""


def rewritten(sequence: str) -> str:
    """The sequence as Textual knows it."""
    found = _OLD_MODIFIED.fullmatch(sequence)
    return f"\x1b[1;{found[1]}{found[2]}" if found else sequence


def key_meant(sequence: str) -> str | None:
    """The key where Textual would take it for another; empty for none, None where it is right."""
    if (key := _MEANT.get(sequence)) is not None:
        return key
    number = _NUMBER.fullmatch(sequence)
    return "" if number and int(number[1]) not in _NUMBERED else None


def is_unknown(sequence: str) -> bool:
    """Whether a sequence for which Textual has no key is over: nothing of it is to be typed."""
    return _WHOLE.fullmatch(sequence) is not None


def is_word_behind_escape(sequence: str) -> bool:
    """Whether a sequence is Esc and what an input method commits: Alt types nothing Chinese."""
    return len(sequence) == 2 and not sequence.isascii() and sequence[1].isprintable()
