"""How the terminal writes its characters: as PYTHONIOENCODING says, else by the system's locale.

The start scripts have Python read and write files as UTF-8 everywhere (`PYTHONUTF8=1`), and then
it takes the terminal for one of UTF-8 too; a terminal of an older system is set to GBK or GB18030.
"""

import codecs
import locale
import os
import sys
from functools import cache

UTF_8 = "utf-8"
_CHINESE = "年"
"""A character of every encoding that Chinese is written in."""
_WIDER = {"gb2312": "gbk"}
"""What terminals that are set to the one write in truth: it has the dash that offices use, too."""


@cache
def terminal_encoding() -> str:
    """The encoding of keys and screen: the one asked for, else the locale's, if it has Chinese.

    PYTHONIOENCODING is said of the terminal alone, and by hand, so it goes first. A locale without
    Chinese (C, ISO-8859-1) says little about the terminal: it is UTF-8 then, as every terminal is
    today that nobody has set to something else.
    """
    if sys.platform == "win32":
        return UTF_8  # the console is written in UTF-16, which Python sees to
    asked = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    return _with_chinese(asked) or _with_chinese(locale.getencoding()) or UTF_8


def _with_chinese(encoding: str) -> str:
    """The name of an encoding that a terminal may write Chinese in; empty for any other.

    None has shifts or words of its own for it: letters are ASCII, and Chinese is not.
    """
    try:
        named = codecs.lookup(encoding).name
        letter, chinese = "a".encode(named), _CHINESE.encode(named)
    except (LookupError, ValueError):
        return ""
    return _WIDER.get(named, named) if letter == b"a" and not chinese.isascii() else ""


def has_chinese_names(encoding: str = "") -> bool:
    """Whether file names may be Chinese; `encoding` is that of names, of this system if empty."""
    try:
        _CHINESE.encode(encoding or sys.getfilesystemencoding())
    except UnicodeError:
        return False
    return True


def word_as_typed(word: str) -> str:
    """A word of the command line, as its terminal meant it where Python took it for UTF-8.

    What is no text in the terminal's encoding either stays as it is.
    """
    if word.isascii() or terminal_encoding() == UTF_8:
        return word
    try:
        word.encode(UTF_8)
    except UnicodeEncodeError:  # bytes that are no UTF-8
        try:
            return os.fsencode(word).decode(terminal_encoding())
        except UnicodeError:
            return word
    return word
