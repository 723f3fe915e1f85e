"""How the terminal writes its characters: by the system's locale, whatever Python is set to.

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
    """The encoding of keys and screen: the locale's, where Chinese can be written in it.

    A locale without Chinese (C, ISO-8859-1) says little about the terminal: it is UTF-8 then, as
    every terminal is today that nobody has set to something else.
    """
    if sys.platform == "win32":
        return UTF_8  # the console is written in UTF-16, which Python sees to
    try:
        named = codecs.lookup(locale.getencoding()).name
        _CHINESE.encode(named)
    except (LookupError, UnicodeError):
        return UTF_8
    return _WIDER.get(named, named)


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
