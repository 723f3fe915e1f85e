"""A desktop to copy on."""

from pathlib import Path

import pytest

from tests.programs import Programs


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A desktop with xclip and nothing else."""
    programs = Programs(tmp_path / "bin", monkeypatch)
    programs.desktop("DISPLAY")
    programs.add("xclip")
    return programs
