"""Leaves of a stored record: each is of the right kind and within its bounds, or it is refused.

A data file may have been edited by hand, or written by a program with a mistake in it; a value of
another kind must not get as far as a screen. What is refused raises ValueError; where nothing
depends on a leaf, one of another kind is as good as none (`…_or_empty`).
"""

from collections.abc import Mapping
from typing import Any

LEAF_LIMIT = 1_000_000
"""Characters of one text, far more than any report has."""
_ITEMS_LIMIT = 20_000
"""Entries of one list or mapping."""


def leaf_text(plain: object, most: int = LEAF_LIMIT) -> str:
    """A text of at most so many characters; raises ValueError."""
    if not isinstance(plain, str):
        raise ValueError("有一处该是文字")
    if len(plain) > most:
        raise ValueError("有一处文字太长")
    return plain


def leaf_whole(plain: object, least: int, most: int) -> int:
    """A whole number between two bounds; True and False are none. Raises ValueError."""
    if type(plain) is not int or not least <= plain <= most:
        raise ValueError("有一个数不对")
    return plain


def branch_mapping(plain: object) -> dict[str, Any]:
    """What has names; raises ValueError."""
    if not isinstance(plain, dict) or len(plain) > _ITEMS_LIMIT:
        raise ValueError("有一处缺了名字")
    return plain


def branch_list(plain: object) -> list[Any]:
    """What stands in an order; raises ValueError."""
    if not isinstance(plain, list) or len(plain) > _ITEMS_LIMIT:
        raise ValueError("有一处该是一列")
    return plain


def text_or_empty(plain: object) -> str:
    """A text; empty where it is none."""
    return plain if isinstance(plain, str) else ""


def mapping_or_empty(plain: object) -> Mapping[str, Any]:
    """What has names; empty where it has none."""
    return plain if isinstance(plain, Mapping) else {}
