"""Notices and questions begin with what is wrong, and no question says its heading again."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOM = Path(__file__).parents[2] / "tui"
QUESTIONS = {"Choose": 0, "AskText": 0, "confirm": 1}
"""What asks, and which of its arguments is the heading."""


@cache
def modules() -> Mapping[Path, ast.Module]:
    """All modules of the terminal; read when a test asks, for every worker loads this file."""
    return {path.relative_to(ROOM): ast.parse(path.read_text()) for path in ROOM.rglob("*.py")}


def calls(module: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """All calls in a module, by the name that is called."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            called = node.func.value if isinstance(node.func, ast.Subscript) else node.func
            name = getattr(called, "attr", getattr(called, "id", ""))
            yield name, node


def fixed_words(node: ast.expr | None) -> str:
    """The words of a string that stand in the program, what is filled in left out."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(one.value) for one in parts if isinstance(one, ast.Constant))


def is_error(part: ast.expr) -> bool:
    """Whether a part of a string is an error's own words."""
    return isinstance(part, ast.FormattedValue) and ast.unparse(part.value) == "error"


def test_a_notice_has_no_heading_to_say_again() -> None:
    for path, module in modules().items():
        for name, call in calls(module):
            titled = any(one.arg == "title" for one in call.keywords)
            assert name != "notify" or not titled or path.name == "app.py", (path, call.lineno)


def test_what_is_wrong_comes_first() -> None:
    """The error names the file and the way out; what came of it follows."""
    seen = 0
    for path, module in modules().items():
        for node in ast.walk(module):
            if isinstance(node, ast.JoinedStr):
                errors = [is_error(one) for one in node.values]
                seen += any(errors)
                assert not any(errors[1:]), (path, node.lineno)
    assert seen


def test_a_question_does_not_say_its_heading_again() -> None:
    asked = 0
    for path, module in modules().items():
        for name, call in calls(module):
            at = QUESTIONS.get(name)
            if at is None or len(call.args) <= at:
                continue
            heading = fixed_words(call.args[at]).rstrip("？。：")
            body = fixed_words(next((k.value for k in call.keywords if k.arg == "body"), None))
            asked += bool(heading)
            assert len(heading) < 3 or heading not in body, (path, call.lineno, heading)
    assert asked > 40
