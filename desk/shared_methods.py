"""One set of methods for all dataclasses: a start makes eighty, a sitting three hundred of them.

`dataclass` writes and compiles every class a `__repr__` of its own, and a frozen one also a
`__setattr__` and a `__delattr__` which hold on to the class as it was before it had slots: half the
time that such a class takes to make, and 7 KB of memory. They do the same in every class, so that
one of each will do.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields
from reprlib import recursive_repr
from typing import Any

_ASKED = {"_repr_fn": ("fields", "globals"), "_frozen_get_del_attr": ("cls", "fields", "globals")}
"""What Python 3.11 and 3.12 ask for the methods; later ones compile those of a class in one go."""


def share_methods() -> None:
    """Have every dataclass that is made from now on share them, where Python asks for them so."""
    for name, asked in _ASKED.items():
        code = getattr(getattr(dataclasses, name, None), "__code__", None)
        if code and code.co_varnames[: code.co_argcount] == asked:
            setattr(dataclasses, name, _SHARED[name])


def _frozen(value: Any, name: str) -> bool:
    """Whether that may not be touched: a plain class on top of a frozen one has parts of it."""
    kind = type(value)
    return "__dataclass_fields__" in vars(kind) or name in kind.__dataclass_fields__


def __setattr__(self: Any, name: str, value: object) -> None:
    if _frozen(self, name):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")
    object.__setattr__(self, name, value)


def __delattr__(self: Any, name: str) -> None:
    if _frozen(self, name):
        raise FrozenInstanceError(f"cannot delete field {name!r}")
    object.__delattr__(self, name)


@recursive_repr()
def __repr__(self: Any) -> str:
    parts = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(parts)})"


_SHARED: dict[str, Callable[..., object]] = {
    "_repr_fn": lambda *_: __repr__,
    "_frozen_get_del_attr": lambda *_: (__setattr__, __delattr__),
}
