"""Frozen dataclasses share what `dataclass` writes anew for each, and behave as before."""

import gc
import sys
from dataclasses import FrozenInstanceError, dataclass, field
from types import ModuleType
from typing import Any
from weakref import ref

import pytest

from nianbao.tui.terminal.shared_methods import SharedMethods, share_methods


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    number: int = field(default=0, repr=False)
    below: "tuple[Row, ...]" = ()


@dataclass(frozen=True)
class Named:
    name: str

    def __repr__(self) -> str:
        return self.name


@dataclass
class Open:
    name: str


def test_what_is_told_and_refused_stays() -> None:
    row = Row("甲", 3, (Row("乙"),))
    told, same, hashed = repr(row), Row("甲", 3, (Row("乙"),)), hash(row)
    share_methods(Row)
    assert (repr(row), row, hash(row)) == (told, same, hashed)
    with pytest.raises(FrozenInstanceError, match=r"^cannot assign to field 'number'$"):
        row.number = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match=r"^cannot delete field 'name'$"):
        del row.name
    assert row == same


def test_own_methods_stay() -> None:
    share_methods(Named)
    share_methods(Open)
    opened = Open("甲")
    opened.name = "乙"
    assert (repr(Named("丙")), repr(opened)) == ("丙", "Open(name='乙')")


def test_classes_that_come_are_shared_once_and_let_go_of_what_they_were(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shared = SharedMethods()
    shared.share()
    module: Any = ModuleType("nianbao.made_up")
    monkeypatch.setitem(sys.modules, module.__name__, module)

    class Value:
        name: str
        __annotations__ = {"name": str}

    Value.__module__ = module.__name__
    before = ref(Value)
    module.Value = dataclass(frozen=True, slots=True)(Value)
    del Value
    shared.share()
    gc.collect()
    assert before() is None
    with pytest.raises(FrozenInstanceError):
        module.Value("甲").name = "乙"


def test_a_module_may_grow_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    module: Any = ModuleType("nianbao.growing")

    class Loading(type):
        @property
        def __module__(cls) -> str:  # type: ignore[override]
            setattr(module, f"part_{len(vars(module))}", None)
            return "elsewhere"

    module.part = Loading("Part", (), {})
    module.row = Row
    monkeypatch.setitem(sys.modules, module.__name__, module)
    SharedMethods().share()
    assert any(name.startswith("part_") for name in vars(module)), "it grew"
