"""Programs of a desktop that only tests know: they record what they are given, fail or hang."""

import os
from pathlib import Path

import pytest

RECORDS = '#!/bin/sh\necho "$@" > "$0.arguments"\n/bin/cat > "$0.input"\n'
FAILS = "#!/bin/sh\n/bin/cat > /dev/null\nexit 1\n"
HANGS = "#!/bin/sh\nexec /bin/sleep 60\n"
STAYS = RECORDS + "/bin/sleep 60 &\necho $! > $0.left\n"
"""Holds the clipboard behind itself, as xclip does, with all its outputs open."""


class Programs:
    """The only programs on the PATH, on a desktop that is there when `desktop` is called."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder, self._monkeypatch = folder, monkeypatch
        folder.mkdir()
        monkeypatch.setenv("PATH", str(folder))
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "VTE_VERSION"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("TERM", "xterm-256color")

    def desktop(self, *variables: str) -> None:
        """Be on a desktop that these variables name."""
        for name in variables:
            self._monkeypatch.setenv(name, ":7")

    def add(self, name: str, script: str = RECORDS) -> None:
        """Put a program on the PATH."""
        path = self._folder / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def given(self, name: str) -> tuple[str, str] | None:
        """What a program got last: its arguments and its input; None if it was never run."""
        read = [self._folder / f"{name}.{what}" for what in ("arguments", "input")]
        if not read[1].exists():
            return None
        return read[0].read_text("utf-8").rstrip("\n"), read[1].read_bytes().decode()

    def end_left(self, name: str) -> None:
        """End what a program has left behind; it must still be there."""
        os.kill(int((self._folder / f"{name}.left").read_text("utf-8")), 9)
