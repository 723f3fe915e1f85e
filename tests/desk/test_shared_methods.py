"""Dataclasses share what `dataclass` would write anew for each, and behave as before."""

import dataclasses
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field
from typing import Any

import pytest

from nianbao.desk.shared_methods import share_methods


def classes() -> dict[str, Any]:
    """Made anew by whatever `dataclass` is now."""

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

    @dataclass(frozen=True)
    class Base:
        name: str

    @dataclass(frozen=True)
    class Longer(Base):
        more: int = 1

    class Plain(Base):
        pass

    @dataclass(frozen=True)
    class Bare:
        pass

    made = (Row, Named, Open, Longer, Plain, Bare)
    for one in made:
        one.__qualname__ = one.__name__
    return {one.__name__: one for one in made}


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    for name in ("_repr_fn", "_frozen_get_del_attr"):
        monkeypatch.setattr(dataclasses, name, getattr(dataclasses, name))
    share_methods()
    return classes()


def tried(act: Callable[[], object]) -> object:
    """What it gives, or the error."""
    try:
        return act()
    except (FrozenInstanceError, AttributeError) as error:
        return type(error), str(error)


def put(value: Any, name: str) -> Callable[[], object]:
    def act() -> object:
        setattr(value, name, "新")
        return getattr(value, name)

    return act


def taken(value: Any, name: str) -> Callable[[], object]:
    def act() -> object:
        delattr(value, name)
        return hasattr(value, name)

    return act


def told(made: dict[str, Any]) -> list[object]:
    """All that can be seen of values of these classes."""
    row = made["Row"]("甲", 3, (made["Row"]("乙"),))
    named, opened = made["Named"]("丙"), made["Open"]("丁")
    longer, plain, bare = made["Longer"]("戊", 2), made["Plain"]("己"), made["Bare"]()
    seen: list[object] = [repr(one) for one in (row, named, opened, longer, plain, bare)]
    seen += [hash(row) == hash(made["Row"]("甲", 3, row.below)), row == made["Row"]("甲")]
    for one in (row, opened, longer, plain, bare):
        seen += [tried(act) for act in (put(one, "name"), taken(one, "name"))]
    for one in (opened, longer, plain, bare):
        seen += [tried(act) for act in (put(one, "other"), taken(one, "other"))]
    itself = made["Open"]("")
    itself.name = [itself]
    return [*seen, repr(itself)]


def test_nothing_else_can_be_seen(shared: dict[str, Any]) -> None:
    first = shared["Row"]("甲")
    assert told(shared) == told_without()
    with pytest.raises(FrozenInstanceError, match=r"^cannot assign to field 'number'$"):
        first.number = 4


def told_without() -> list[object]:
    """The same of classes that Python's own `dataclass` has made."""
    import importlib.util

    spec = importlib.util.find_spec("dataclasses")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["dataclasses_as_they_are"] = module
    try:
        spec.loader.exec_module(module)
        with pytest.MonkeyPatch.context() as patch:
            for name in ("_repr_fn", "_frozen_get_del_attr"):
                own = getattr(module, name)
                patch.setattr(dataclasses, name, own)
            patch.setattr(module, "FrozenInstanceError", FrozenInstanceError)
            return told(classes())
    finally:
        del sys.modules["dataclasses_as_they_are"]


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="writes a class's methods in one go")
def test_one_method_does_for_all(shared: dict[str, Any]) -> None:
    for name in ("__setattr__", "__delattr__", "__repr__"):
        assert getattr(shared["Row"], name) is getattr(shared["Longer"], name)


def test_a_python_that_asks_otherwise_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked_otherwise(cls: type, fields: object, func_builder: object) -> None: ...

    monkeypatch.setattr(dataclasses, "_repr_fn", None)
    monkeypatch.setattr(dataclasses, "_frozen_get_del_attr", asked_otherwise)
    share_methods()
    assert dataclasses._frozen_get_del_attr is asked_otherwise  # type: ignore[attr-defined]
    assert dataclasses._repr_fn is None  # type: ignore[attr-defined]
