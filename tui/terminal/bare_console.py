"""The console of Linux without a desktop: which characters its font has, as the kernel tells.

Its fonts have 512 characters at most, so none for Chinese, unless a kernel was made for it.
"""

import struct
import sys
from array import array

_GET_MAP = 0x4B66
"""The call of <linux/kd.h> that gives the map from characters to glyphs."""
_MOST = 0xFFFF
"""Pairs of character and glyph that are asked for; the kernel's own limit."""


def console_characters(fileno: int) -> frozenset[int] | None:
    """The code points that a console's font has glyphs for; None where it is no such console."""
    if sys.platform != "linux":
        return None
    from fcntl import ioctl

    pairs = array("H", bytes(4 * _MOST))
    asked = struct.pack("HP", _MOST, pairs.buffer_info()[0])
    try:
        told = ioctl(fileno, _GET_MAP, asked)
    except OSError:
        return None
    count, _ = struct.unpack("HP", told)
    return frozenset(pairs[: 2 * count : 2])


def lacks_chinese(fileno: int) -> bool:
    """Whether this surely is a console on which no Chinese can be seen."""
    characters = console_characters(fileno)
    return characters is not None and ord("年") not in characters
