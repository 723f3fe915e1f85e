"""The manual says what is true: its links, its keys, the words on the screen, its pictures."""

import re
from html import unescape
from pathlib import Path

import pytest

from nianbao.tui.actions import ACTIONS
from tests.manual import IMAGES, MANUAL, pages, shown
from tests.tui.test_snapshots import SCREENS

KEY = re.compile(r"Shift\+F8|F\d+|Ctrl\+(?:[A-Z](?!\w)|[上下])")
NOT_OURS = {"Ctrl+C", "Ctrl+V", "Ctrl+X", "Shift+Tab", "Tab"}
"""Keys of other programs the manual tells to press, and of widgets."""
SNAPSHOTS = Path(__file__).parent / "tui" / "__snapshots__" / "test_snapshots"
SCREEN_WORDS = "".join(
    path.read_text(encoding="utf-8") for path in sorted((MANUAL.parents[1] / "tui").rglob("*.py"))
)


def test_the_first_page_leads_to_every_other_and_every_link_leads_somewhere() -> None:
    linked = {
        name: set(re.findall(r"\]\(([^):]+\.(?:md|svg))\)", text)) for name, text in pages().items()
    }
    assert linked["README.md"] == pages().keys() - {"README.md"}
    missing = [link for links in linked.values() for link in links if not (MANUAL / link).exists()]
    assert not missing


@pytest.mark.parametrize("page", pages())
def test_every_key_is_one_of_the_program(page: str) -> None:
    ours = {action.shown for action in ACTIONS.values()}
    assert set(KEY.findall(pages()[page])) - NOT_OURS <= ours


def test_every_key_of_the_program_is_told() -> None:
    told = {key for text in pages().values() for key in KEY.findall(text)}
    bound = {action.shown for action in ACTIONS.values() if KEY.fullmatch(action.shown)}
    assert bound - told == set()


@pytest.mark.parametrize("page", pages())
def test_words_in_corner_brackets_stand_on_a_screen(page: str) -> None:
    missing = [word for word in re.findall("「(.+?)」", pages()[page]) if word not in SCREEN_WORDS]
    assert not missing


def test_pictures_and_pages_belong_together() -> None:
    assert shown() == {path.stem for path in IMAGES.glob("*.svg")}
    assert shown() <= SCREENS.keys()


@pytest.mark.parametrize("name", sorted(shown()))
def test_a_picture_shows_the_program_as_it_is(name: str) -> None:
    """The snapshots are compared with the program; this compares the words of the two."""
    snapshot = SNAPSHOTS / f"test_picture[{name}-80x24].svg"
    assert _words(IMAGES / f"{name}.svg") == _words(snapshot)


def _words(svg: Path) -> str:
    text = svg.read_text(encoding="utf-8")
    texts = re.findall(r"<text [^>]*>(.*?)</text>", text)
    return re.sub(r"\s", "", unescape(re.sub("<[^>]*>", "", "".join(texts))))
