"""Private parts of Textual: one place reaches into each, and each is still there and works.

Editors are tried key by key in tests/tui/prose, notices on screens in tests/tui/kit, the driver
with its terminal gone in tests/end_to_end.
"""

import ast
import io
import sys
from contextlib import nullcontext
from pathlib import Path
from pkgutil import resolve_name

import pytest
import textual.screen
from textual.app import App
from textual.keys import Keys, key_to_character

from nianbao.tui.terminal import seams
from tests import seams as tests_seams
from tests.borders.private_parts import is_private, names_of, private_parts
from tests.test_house import MODULES, ROOT, parsed
from tests.tui.terminal.fake_windows import windows

PLACES = {
    ROOT / "tui" / "terminal" / "seams.py": seams.SEAMS,
    ROOT / "tests" / "seams.py": tests_seams.SEAMS,
}
each_place = pytest.mark.parametrize("place", PLACES, ids=["program", "tests"])
TERMINAL = [path for path in MODULES if "tui" in path.relative_to(ROOT).parts[:2]]


def private_names(path: Path) -> set[str]:
    """Every private name in a module, whoever has it."""
    names: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.ImportFrom):
            names.update((node.module or "").split("."))
    return set(filter(is_private, names))


def test_nothing_else_reaches_into_textual() -> None:
    found = {path.relative_to(ROOT): private_parts(path) for path in TERMINAL if path not in PLACES}
    assert {path: parts for path, parts in found.items() if parts} == {}


@each_place
def test_the_list_names_what_is_in_use(place: Path) -> None:
    listed = {part for name in PLACES[place] for part in name.split(".") if is_private(part)}
    assert listed == private_names(place)


@pytest.mark.parametrize("name", sorted({*seams.SEAMS, *tests_seams.SEAMS}))
def test_each_part_is_still_there(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "linux_driver" in name and sys.platform == "win32":
        pytest.skip("Windows has none")
    where, _, part = name.rpartition(".")
    is_elsewhere = "windows_driver" in name and sys.platform != "win32"
    with windows(monkeypatch) if is_elsewhere else nullcontext():
        owner = resolve_name(where)
        _assert_has(owner, part)


def _assert_has(owner: object, part: str) -> None:
    parts = {*vars(owner)}
    for base in getattr(owner, "__mro__", ()):
        parts |= {*vars(base), *names_of(base)}
    assert part in parts


async def test_a_notice_is_withdrawn() -> None:
    app: App[None] = App()
    async with app.run_test(notifications=True) as pilot:
        app.notify("甲", timeout=60)
        app.notify("乙", timeout=60)
        await pilot.pause()
        first, _ = seams.notices(app)
        seams.withdraw(app, first)
        assert [notice.message for notice in seams.notices(app)] == ["乙"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such driver")
async def test_a_driver_writes_through_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers.linux_driver import LinuxDriver

    terminal = io.StringIO()
    monkeypatch.setattr(sys, "__stderr__", terminal)
    driver = LinuxDriver(App())
    wrapped: list[object] = []
    seams.write_through(driver, wrapped.append)
    assert wrapped == [terminal]


def test_no_key_without_a_character_is_looked_for_among_all_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    characters = {key: key_to_character(key) for key in {*Keys, "question_mark", "a", "ctrl+a"}}
    typed = {key: one for key, one in characters.items() if one and one.isprintable()}
    assert {key: seams.character_of_key(key) for key in characters if key in typed} == typed

    def asked(name: str) -> str:
        raise AssertionError(name)

    key_to_character.cache_clear()
    monkeypatch.setattr("textual.keys.unicodedata.lookup", asked)
    others = characters.keys() - typed.keys()
    assert [seams.character_of_key(key) for key in others] == [None] * len(others)
    seams.OpenApp()
    assert textual.screen.key_to_character is seams.character_of_key  # type: ignore[attr-defined]
