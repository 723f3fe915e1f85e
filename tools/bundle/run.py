"""Running other programs: quiet while all is well, everything they said when it is not."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


class BuildError(Exception):
    """The stick can't be built; the words are for its builder."""


def run(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> None:
    """Run a command; raises BuildError with its output when it fails."""
    done = subprocess.run(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        said = done.stdout.decode(errors="replace")
        raise BuildError(f"{said}\n没有办成（{done.returncode}）：{' '.join(command)}")


def pip(*arguments: str | Path) -> None:
    """Run pip of this environment; raises BuildError when it fails."""
    words = [str(argument) for argument in arguments]
    run([sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *words])
