"""The bytes of every export are a contract: a change shows as a diff of tests/golden/."""

from pathlib import Path

import pytest

from tests.exports.golden import GOLDEN, golden_bytes, golden_files


@pytest.mark.parametrize(
    ("path", "data"), golden_bytes(), ids=lambda value: getattr(value, "name", "")
)
def test_golden(path: Path, data: bytes) -> None:
    assert data == path.read_bytes()


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} >= {path.name for path, _ in golden_bytes()}


def test_every_text_ends_with_one_newline() -> None:
    for path, text in golden_files():
        assert text.endswith("\n"), path.name
        assert not text.endswith("\n\n"), path.name
        assert "\r" not in text, path.name
