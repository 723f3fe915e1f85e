"""Nothing of a source is lost in silence: every line is placed, furniture, or kept as unplaced."""

from tests.imports.stray import lost


def test_what_is_put_into_a_report_is_kept() -> None:
    """The whole by command: `python -m tests.imports.stray`."""
    assert [where[:3] for where in lost(120, seed=1)] == []
