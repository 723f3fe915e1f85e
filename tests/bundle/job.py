"""What each program of the stick must do: read the seed, check it, print it, and the screens."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from nianbao.exports import EXPORT_SUFFIXES
from tests.bundle.isolation import network_uses
from tests.end_to_end.clerk import answer_first_run, next_section, quit_saved
from tests.exports.golden import GOLDEN
from tests.reports import OFFICE, SAMPLE
from tests.terminal import Terminal

MANY = 24
"""Reports in a folder to be checked: enough for worker processes, which begin the program again."""
YEAR = 2024


class Program:
    """One way to run the program, with an empty home of its own; `trace` begins its commands."""

    def __init__(
        self, name: str, command: Sequence[str], folder: Path, trace: Sequence[str] | None
    ) -> None:
        self.name = name
        self._command = [str(word) for word in command]
        self._folder = folder / name
        self._home = self._folder / "home"
        self._home.mkdir(parents=True, exist_ok=True)
        self._trace = trace
        self._logs: list[Path] = []

    def whole_job(self) -> None:
        """Everything, each thing asserted."""
        self.commands()
        self.screens()
        assert not self.network_uses()
        assert bool(self._logs) == bool(self._trace)

    def commands(self) -> None:
        """Import, check, export in every format, a folder in all cores."""
        seed = self._folder / "seed.txt"
        shutil.copyfile(SAMPLE, seed)
        assert self._said("import", str(seed)), "it says what was read"
        assert self._said("check")
        printed = self._said("export", "--year", "2021", "--to", "text", "--output", "-")
        assert printed == (GOLDEN / "seed.txt").read_text(encoding="utf-8")
        for target, suffix in EXPORT_SUFFIXES.items():
            to = self._folder / f"{target}{suffix}"
            self._said("export", "--year", "2021", "--to", target, "--output", str(to))
            assert to.stat().st_size, target
        many = self._folder / "many"
        many.mkdir()
        for number in range(MANY):
            shutil.copyfile(SAMPLE, many / f"{number}.txt")
        assert len(json.loads(self._said("check", str(many), "--json", quiet=False))) == MANY

    def screens(self) -> None:
        """The sample's demo; from the first run on an empty library to a figure on the disk."""
        with Terminal(self._traced("demo"), env=self._environment()) as terminal:
            terminal.wait_for(OFFICE)
            terminal.press("<c-q>")
            assert terminal.wait_for_exit() == 0
        data = self._folder / "screens.json"
        with Terminal(self._traced("--data", str(data)), env=self._environment()) as terminal:
            answer_first_run(terminal, OFFICE, YEAR)
            next_section(terminal, "二、")
            next_section(terminal, "三、")
            terminal.press("12<enter>")
            quit_saved(terminal)
        told = self._said(
            "export", "--data", str(data), "--year", str(YEAR), "--to", "json", "--output", "-"
        )
        assert json.loads(told)["figures"]["requests.received.natural_person"] == 12

    def network_uses(self) -> list[str]:
        """What strace saw of the network in all that was run."""
        uses = []
        for log in self._logs:
            lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
            assert any("openat(" in line for line in lines), "nothing was looked at"
            uses += network_uses(lines)
        return uses

    def _said(self, *arguments: str, quiet: bool = True) -> str:
        """What a command prints; it must end well and, where it is `quiet`, say nothing else."""
        done = subprocess.run(
            self._traced(*arguments),
            env=self._environment(),
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, (self.name, arguments, done)
        assert not (quiet and done.stderr), (self.name, arguments, done.stderr)
        return done.stdout

    def _traced(self, *arguments: str) -> list[str]:
        command = [*self._command, *arguments]
        if self._trace is None:
            return command
        log = self._folder / f"strace-{len(self._logs)}"
        self._logs.append(log)
        return [*self._trace, str(log), *command]

    def _environment(self) -> Mapping[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        return kept | {"HOME": str(self._home), "LANG": "C.UTF-8"}
