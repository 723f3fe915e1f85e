"""Which private parts of Textual a module reaches into, read from its source.

A part is private when its name, or that of a module on the way to it, begins with a single
underscore. It is Textual's when one of Textual's classes is a base of the class that names it
and has it, or when another object is asked for it and Textual has such a name, no class of ours.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import textual

from tests.test_house import SOURCES, module_name, parsed

TEXTUAL = Path(textual.__file__).parent
NAMED_TUPLES = {"_replace", "_asdict", "_fields"}
"""Public in spite of their names."""
_PART = re.compile(r"(?:\.|def |class )(_[a-zA-Z]\w*)")


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def private_parts(path: Path) -> set[str]:
    """`Class.name` for a part of a base, `.name` for one of another object, modules with dots."""
    tree = parsed(path)
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
    names = textual_names()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and not _in_hand(node):
            root = node.value
            system = isinstance(root, ast.Name) and root.id == "os"
            if node.attr in names and not system:
                yield f".{node.attr}"


def _in_hand(node: ast.Attribute) -> bool:
    match node.value:
        case ast.Name("self" | "cls") | ast.Call(ast.Name("super"), args=[]):
            return True
    return False


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


def names_of(one: type) -> set[str]:
    """The private names of a class itself, those that its methods set included."""
    return {*filter(is_private, vars(one)), *_set_in(one.__module__).get(one.__name__, ())}


@cache
def _set_in(module: str) -> dict[str, set[str]]:
    """The private names that the classes of a module set, by the class."""
    file = getattr(import_module(module), "__file__", None) or ""
    return {
        node.name: set(filter(is_private, _stored(node)))
        for node in (ast.walk(parsed(Path(file))) if file.endswith(".py") else ())
        if isinstance(node, ast.ClassDef)
    }


def _stored(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


@cache
def textual_names() -> frozenset[str]:
    """Every private name that Textual's own sources use for a part, and no class of ours."""
    names: set[str] = set()
    for path in TEXTUAL.rglob("*.py"):
        names.update(_PART.findall(path.read_text(encoding="utf-8")))
    for path in SOURCES:
        if path.name != "seams.py":
            tree = parsed(path)
            functions = (ast.FunctionDef, ast.AsyncFunctionDef)
            names.difference_update(_stored(tree))
            names -= {node.name for node in ast.walk(tree) if isinstance(node, functions)}
    return frozenset(names - NAMED_TUPLES)
