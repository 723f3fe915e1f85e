"""Which private parts of Textual a module reaches into, read from its source.

A part is private when its name, or that of a module on the way to it, begins with a single
underscore. It is Textual's when one of Textual's classes is a base of the class that names it
and has it, or when another object is asked for it and Textual has such a name, no class of ours.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import textual

from tests.test_house import SOURCES, module_name

TEXTUAL = Path(textual.__file__).parent
NAMED_TUPLES = {"_replace", "_asdict", "_fields"}
"""Public in spite of their names."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def private_parts(path: Path) -> set[str]:
    """`Class.name` for a part of a base, `.name` for one of another object, modules with dots."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {*_imported(tree), *_of_others(tree)}
    module = import_module(module_name(path))
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and hasattr(module, node.name):
            own = getattr(module, node.name)
            found |= {part for name in _named(node) for part in _of_bases(own, name)}
    return found


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.startswith("textual")]
        else:
            continue
        yield from (name for name in names if any(map(is_private, name.split("."))))


def _of_others(tree: ast.Module) -> Iterator[str]:
    """What is asked of any object but the one in hand."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and not _in_hand(node):
            root = node.value
            system = isinstance(root, ast.Name) and root.id == "os"
            if node.attr in textual_names() - own_names() - NAMED_TUPLES and not system:
                yield f".{node.attr}"


def _in_hand(node: ast.Attribute) -> bool:
    return ast.unparse(node.value) in ("self", "cls", "super()")


def _named(node: ast.ClassDef) -> set[str]:
    """The private names that a class defines, or asks of itself."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    names = {part.name for part in ast.walk(node) if isinstance(part, functions)}
    names |= {
        part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute) and _in_hand(part)
    }
    return set(filter(is_private, names))


def _of_bases(own: type, name: str) -> Iterator[str]:
    """The part of that name in the first base that has it, if that base is Textual's."""
    for base in own.__mro__[1:]:
        if name in names_of(base):
            if base.__module__.startswith("textual"):
                yield f"{base.__module__}.{base.__name__}.{name}"
            return


@cache
def names_of(one: type) -> frozenset[str]:
    """The private names of a class itself, those that its methods set included."""
    names = set(filter(is_private, vars(one)))
    try:
        source = textwrap.dedent(inspect.getsource(one))
    except (OSError, TypeError):  # made by no source
        return frozenset(names)
    stored = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute))
    names |= {node.attr for node in stored if isinstance(node.ctx, ast.Store)}
    return frozenset(filter(is_private, names))


@cache
def own_names() -> frozenset[str]:
    """Every private name that a class of ours defines or sets."""
    names: set[str] = set()
    for path in SOURCES:
        if path.name == "seams.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                names.add(node.attr)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                names.add(node.name)
    return frozenset(filter(is_private, names))


@cache
def textual_names() -> frozenset[str]:
    """Every private name that Textual's own sources use for a part of something."""
    names: set[str] = set()
    for path in TEXTUAL.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                names.add(node.name)
    return frozenset(filter(is_private, names))
