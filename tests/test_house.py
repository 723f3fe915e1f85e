"""Rules of the house that no linter knows: labels, docstrings, lengths, names."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from nianbao.report.form import FORMS
from nianbao.report.form.shape import Label

ROOT = Path(__file__).parent.parent
ROOMS = ("report", "imports", "exports", "storage", "desk", "cli", "tui")
SOURCES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
MODULES = [
    *SOURCES,
    *(p for room in ("tests", "tools") for p in sorted((ROOT / room).rglob("*.py"))),
]
THE_FORM = {
    *(ROOT / "report" / "form").glob("form_*.py"),
    ROOT / "report" / "words" / "starter_phrases.py",
}
"""The data of the forms: their labels, and sentences to begin with."""
LABEL_CHARACTERS = 6
"""A shorter label is an everyday word."""
LINES = 300
"""Of a class with its own bases; a file with more lines of data than that says so."""
BASES = 2
"""How many classes of ours a class may stand on."""
SEAMS = "nianbao.tui.terminal.seams"
"""Its classes stand for Textual's own."""
FUNCTION_LINES = 50

MEANT_TWICE = {
    "RULES",  # each family of checks has its own
}


_MACHINE_ROOM = re.compile(
    r"进程|线程|OSC ?[0-9]|(?<![A-Za-z])(?:PID|pid)(?![A-Za-z])|登录名|用户名"
)


def official_labels() -> set[str]:
    """The labels of all forms, with and without the number in front, and the sub-heads.

    The words of the title are none: they name what the program is for.
    """
    texts: list[Label | str] = []
    for form in FORMS.values():
        for section in form.prose_sections():
            texts += [section.title, *section.aspects]
        for table in form.tables:
            texts += [table.title, table.note]
            for block in table.blocks:
                texts += [block.corner, *([block.caption] if block.caption else [])]
                for row in block.rows:
                    texts += [row.label, *row.under]
                for column in block.columns:
                    texts += [column.label, *column.under]
    plain = {text.text if isinstance(text, Label) else text for text in texts}
    words = {re.sub(r"^(（.{1,2}）|[一二三四五六七八九十0-9]+[、.])", "", text) for text in plain}
    return {text for text in plain | words if len(text) >= LABEL_CHARACTERS}


LABELS = official_labels()


def test_there_are_labels_to_look_for() -> None:
    assert len(LABELS) > 50
    assert {
        "三、收到和处理政府信息公开申请情况",
        "其他法律行政法规禁止公开",
        "行政规范性文件",
    } <= LABELS


def test_every_room_is_linked_into_the_package() -> None:
    """What is not linked is not installed."""
    links = {
        path.name: path.resolve() for path in (ROOT / "nianbao").iterdir() if path.is_symlink()
    }
    assert links == {room: (ROOT / room).resolve() for room in ROOMS}


def test_no_label_stands_outside_the_form() -> None:
    """Comments and docstrings count too: a label that is explained is a label that drifts."""
    found = {
        f"{path.relative_to(ROOT)}:{number} {label}"
        for path in set(SOURCES) - THE_FORM
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for label in LABELS
        if label in line
    }
    assert found == set()


def test_every_module_says_what_it_is() -> None:
    faults = {}
    code = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for path in MODULES:
        module = parsed(path)
        words = ast.get_docstring(module)
        data = sum(_lines(node) for node in module.body if not isinstance(node, code))
        if not words:
            faults[path] = "says nothing"
        elif data > LINES and not re.search("long|lines", words, re.IGNORECASE):
            faults[path] = "does not say why it is so long"
    assert faults == {}


def test_a_function_fits_a_screen() -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    long = {
        f"{path.relative_to(ROOT)} {node.name}": _lines(node)
        for path in SOURCES
        for node in ast.walk(parsed(path))
        if isinstance(node, functions) and _lines(node) > FUNCTION_LINES
    }
    assert long == {}


def test_a_class_is_short_with_its_bases() -> None:
    """A class and all its own bases are what a reader must know at once."""
    lengths = {
        (module_name(path), node.name): _lines(node)
        for path in SOURCES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef)
    }
    unruly = set()
    for module, name in lengths:
        one = getattr(import_module(module), name, None)  # None: a class inside another
        own = [c for c in getattr(one, "__mro__", ()) if c.__module__.startswith("nianbao.")]
        own = [c for c in own if c.__module__ != SEAMS]
        lines = sum(lengths.get((c.__module__, c.__name__), 0) for c in own)
        if lines > LINES or len(own) > 1 + BASES:
            unruly.add(name)
    assert unruly == set(), "too long with its bases, or too many of them"


def test_a_public_name_has_one_meaning() -> None:
    """A name that two modules define means two things, or one thing is said twice."""
    modules: dict[str, set[str]] = {}
    for path in SOURCES:
        for name in public_names(parsed(path)):
            modules.setdefault(name, set()).add(module_name(path))
    twice = {name for name, where in modules.items() if len(where) > 1} - MEANT_TWICE
    assert {name: sorted(modules[name]) for name in twice} == {}


def test_no_word_of_the_machine_room_is_shown() -> None:
    """Clerks know no processes, no terminal sequences and no login names."""
    shown = [
        f"{path.relative_to(ROOT)}:{line} {words}"
        for path in SOURCES
        for line, words in _said(parsed(path))
        if _MACHINE_ROOM.search(words)
    ]
    assert shown == []


def test_importing_has_no_effects() -> None:
    """A module only defines; nothing at its top is done, and no class of a library is edited."""
    effects = {
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}"
        for path in SOURCES
        for node in [*_done_on_import(parsed(path)), *_edits_of_imported(parsed(path))]
    }
    assert effects == set()


def test_no_loose_file_in_the_terminals_room() -> None:
    loose = {path.name for path in (ROOT / "tui").iterdir() if path.is_file()}
    assert loose == {
        "__init__.py",
        "actions.py",
        "app.py",
        "app.tcss",
        "sample_report.txt",
        "start.py",
    }


def parsed(path: Path) -> ast.Module:
    """A module as it is written."""
    return ast.parse(path.read_text(encoding="utf-8"))


def _said(module: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of a module that are no docstrings and hold Chinese, each with its line."""
    alone = {id(one.value) for one in ast.walk(module) if isinstance(one, ast.Expr)}
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=str(words)) if id(node) not in alone and not words.isascii():
                yield node.lineno, words


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _done_on_import(module: ast.Module) -> Iterator[ast.stmt | ast.expr]:
    ours = {node.name for node in module.body if isinstance(node, ast.ClassDef)}
    for node in module.body:
        match node:
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(name))]) if name in ours:
                pass  # a class may be finished below its body
            case ast.Expr(ast.Constant()):
                pass  # words about what stands above
            case ast.Expr() | ast.For() | ast.While() | ast.With():
                yield node
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript(), *_]):
                yield node
            case ast.AugAssign() | ast.AnnAssign(target=ast.Attribute() | ast.Subscript()):
                yield node


def _edits_of_imported(module: ast.Module) -> Iterator[ast.stmt | ast.expr]:
    """What a module sets in a class or a module that it took from elsewhere."""
    nodes = list(ast.walk(module))
    imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.asname or alias.name for node in imports for alias in node.names}
    for node in nodes:
        match node:
            case ast.Attribute(value=ast.Name(name), ctx=ast.Store()) if name in names:
                yield node


def module_name(path: Path) -> str:
    room, *rest = path.relative_to(ROOT).with_suffix("").parts
    parts = ["nianbao", room, *rest] if room in ROOMS else [room, *rest]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def public_names(module: ast.Module) -> Iterator[str]:
    """The classes, functions, constants and type variables that a module defines for others."""
    for node in module.body:
        names: list[str] = []
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            names = [n.id for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names = [node.target.id]
        yield from (name for name in names if not name.startswith("_"))
