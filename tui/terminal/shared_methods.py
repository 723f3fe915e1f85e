"""One set of methods for all frozen dataclasses: a sitting holds a hundred of them in memory.

`dataclass` writes every class a `__setattr__`, a `__delattr__` and a `__repr__` of its own, and the
first two hold on to the class as it was before it had slots: 7 KB a class, half a megabyte in all.
They do the same in every class, so that one of each will do.
"""

import sys
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields
from types import ModuleType
from typing import Any

_OURS = "nianbao."
_WRITTEN = "<string>"
"""Where Python says that a method stands which `dataclass` wrote."""


def _refuse_setting(_: object, name: str, __: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _told(value: Any) -> str:
    parts = (f"{one.name}={getattr(value, one.name)!r}" for one in fields(value) if one.repr)
    return f"{type(value).__qualname__}({', '.join(parts)})"


_SHARED = {"__setattr__": _refuse_setting, "__delattr__": _refuse_deleting, "__repr__": _told}


class SharedMethods:
    """Shares the methods of what is loaded; knows which modules it has seen."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def share(self) -> None:
        """Share the methods of every frozen dataclass of ours that has come since."""
        loaded = dict(sys.modules)  # at once: the event loop loads as well
        for name in loaded.keys() - self._seen:
            if name.startswith(_OURS):
                for one in _frozen_classes(loaded[name]):
                    share_methods(one)
        self._seen |= loaded.keys()


def share_methods(one: type) -> None:
    """Put the shared methods in place of those that `dataclass` wrote for a frozen class."""
    for name, shared in _SHARED.items():
        method = vars(one).get(name)
        written = getattr(method, "__wrapped__", method)  # a repr stands in a guard against circles
        if written and written.__code__.co_filename == _WRITTEN:
            setattr(one, name, shared)


def _frozen_classes(module: ModuleType) -> Iterator[type]:
    for one in list(vars(module).values()):
        if isinstance(one, type) and one.__module__ == module.__name__:
            known = vars(one).get("__dataclass_params__")
            if known and known.frozen:
                yield one
