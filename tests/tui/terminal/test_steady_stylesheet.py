"""Styles that are kept are those that Textual would work out anew, wherever a clerk has been."""

from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from nianbao.tui.kit.ahead import widgets_with_styles
from nianbao.tui.terminal import steady_stylesheet
from nianbao.tui.terminal.themes import FIRST, LOOKS
from tests.reports import full_report
from tests.seams import rules_asked
from tests.tui.driving import WIDE, Clerk, at_desk, fill, in_report

WAY = (
    "f2",
    "escape",
    "ctrl+down",
    "ctrl+down",
    "ctrl+p",
    "escape",
    "ctrl+p",
    "escape",
    "f4",
    "f6",
    "escape",
)
"""Keys to screens, dialogs and pages, some of them twice."""
_NOTICES = "ToastRack"
"""What all notices stand in."""


def styles_of(node: DOMNode) -> dict[str, Any]:
    """A node's own rules and those of its parts."""
    parts = sorted(name for kind in type(node).__mro__ for name in _parts(kind))
    return {
        "": dict(node.styles.base.get_rules()),
        **{name: dict(node.get_component_styles(name).get_rules()) for name in parts},
    }


def _in_words(styles: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The same where layouts, which are equal to none, are told by their names."""
    return {
        part: {name: repr(value) for name, value in rules.items()} for part, rules in styles.items()
    }


def _parts(kind: type) -> set[str]:
    return set(vars(kind).get("COMPONENT_CLASSES", ()))


def assert_as_worked_out_anew(clerk: Clerk) -> None:
    """Every widget of every screen has what Textual's own style sheet gives it."""
    sheet = clerk.app.stylesheet
    plain = sheet.copy()
    plain.parse()
    assert type(plain) is Stylesheet
    assert len(plain.rules) == len(sheet.rules)
    for screen in clerk.app.screen_stack:
        for node in screen.walk_children(with_self=True):
            kept = styles_of(node)
            plain.apply(node)
            assert styles_of(node) == kept, (node, clerk.screen)


async def test_styles_are_those_that_textual_works_out(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report(), WIDE) as clerk:
        for key in WAY:
            await clerk.press(key)
            assert_as_worked_out_anew(clerk)
        widget = clerk.app.screen.query("FieldList, EntryList, Input, TextArea, FigureGrid").first()
        for change in (
            lambda: widget.add_class("unknown", "-textual-compact"),
            lambda: setattr(widget, "mouse_hover", True),
            lambda: setattr(widget, "disabled", True),
            lambda: setattr(widget.parent, "disabled", True),
        ):
            change()
            await clerk.settle()
            assert_as_worked_out_anew(clerk)


async def _look_of_a_notice(clerk: Clerk) -> list[object]:
    """What a notice is made of and its styles, once it stands where it will."""
    clerk.app.clear_notifications()
    clerk.app.notify("收到", timeout=600)
    rack = clerk.app.screen.query_one(_NOTICES)
    await clerk.until(lambda: len(rack.query("Toast")) == 1 and rack.query_one("Toast").visible)
    return [(type(node), _in_words(styles_of(node))) for node in rack.walk_children()]


async def test_what_was_read_ahead_is_read_no_more_and_looks_the_same(tmp_path: Path) -> None:
    looks: list[list[object]] = []
    for is_ahead in (False, True):
        async with at_desk(fill(tmp_path / f"{is_ahead}.json", full_report()), WIDE) as clerk:
            sheet = clerk.app.stylesheet
            for kind in widgets_with_styles() if is_ahead else ():
                sheet.read_defaults_ahead(kind)
            read = set(sheet.source)
            look: list[object] = []
            for key in ("enter", *WAY, "f9", "escape", "ctrl+l", "escape", "f1"):
                await clerk.press(key)
                screen = clerk.app.screen
                notices = set(screen.query(f"{_NOTICES}, {_NOTICES} *"))  # they come when they come
                for node in screen.walk_children(with_self=True):
                    if node not in notices:
                        look.append((type(node), _in_words(styles_of(node))))
            look += await _look_of_a_notice(clerk)
            brought = {name for _, name in set(sheet.source) - read if name}
            assert bool(brought) is not is_ahead, brought
            looks.append(look)
    assert looks[0] == looks[1]


async def test_another_look_works_all_styles_out_anew(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report()) as clerk:
        for name in (*(one for one in LOOKS if one != FIRST), FIRST):
            clerk.app.wear(name)
            await clerk.settle()
            assert_as_worked_out_anew(clerk)


async def test_too_many_looks_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steady_stylesheet, "_MOST", 5)
    async with in_report(tmp_path, full_report()) as clerk:
        await clerk.press("ctrl+p")
        assert_as_worked_out_anew(clerk)


async def test_what_comes_again_asks_no_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with in_report(tmp_path, full_report()) as clerk:
        for _ in range(2):
            await clerk.press("ctrl+p", "escape")
        with rules_asked(monkeypatch) as asked:
            await clerk.press("ctrl+p", "escape")
        assert [(type(one), one.id, one.classes) for one in asked] == []
        with rules_asked(monkeypatch) as asked:
            clerk.app.stylesheet.reparse()
            await clerk.press("ctrl+p", "escape")
        assert asked != []
