"""Rules of the house that no linter knows: labels, docstrings, lengths."""

import ast
import re
from pathlib import Path

import pytest

from report.form import FORMS
from report.form.shape import Label

ROOT = Path(__file__).parent.parent
ROOMS = ("report", "imports", "exports", "storage", "desk", "cli", "tui")
SOURCES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
MODULES = [
    *SOURCES,
    *(p for room in ("tests", "tools") for p in sorted((ROOT / room).rglob("*.py"))),
]
LABEL_CHARACTERS = 6
"""A shorter label is an everyday word."""
LINES = 300

each_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))


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


@each_source
def test_no_label_stands_outside_the_form(path: Path) -> None:
    """Comments and docstrings count too: a label that is explained is a label that drifts."""
    if path.parent.name == "form" and path.name.startswith("form_"):
        return
    text = path.read_text(encoding="utf-8")
    found = {
        f"{path.name}:{number} {label}"
        for number, line in enumerate(text.splitlines(), start=1)
        for label in LABELS
        if label in line
    }
    assert not found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_and_stays_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    words = ast.get_docstring(ast.parse(text))
    assert words
    if len(text.splitlines()) > LINES:
        assert re.search("long|lines", words, re.IGNORECASE), "says why it is so long"
