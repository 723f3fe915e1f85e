"""Running the command line: in process, and as the program a clerk starts."""

import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nianbao.cli.main import main
from nianbao.cli.output import CSV_HEAD
from tests.reports import SAMPLE

ENTRY = "import sys; from nianbao.cli.main import main; sys.exit(main())"
ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of this")
not_for_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may do it all"
)


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON on standard output, which holds nothing else."""
        return json.loads(self.out)


def run(*arguments: str | Path, data: Path | None = None) -> Done:
    """Run a command in this process and look at what every command owes."""
    options = ["--data", str(data)] if data else []
    out, err = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([*options, *map(str, arguments)])
    done = Done(status, _text(out), _text(err))
    assert not ACTIVE.search(done.out + done.err)
    if status == 2:
        assert_one_sentence(done)
    return done


def assert_one_sentence(done: Done) -> None:
    """A failure is one Chinese line on standard error."""
    assert done.out == ""
    assert done.err.endswith("。\n")
    assert done.err.count("\n") == 1
    assert re.search("[\u4e00-\u9fff]{3}", done.err)
    assert "Traceback" not in done.err
    assert "Error" not in done.err


def start(*arguments: str | Path, code: str = ENTRY, **environment: str) -> Done:
    """Run a command as a program of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
    )
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def import_seed(data: Path, *options: str) -> None:
    """Put the sample into the library."""
    assert run("import", SAMPLE, *options, data=data).status == 0


def table_of(capsys: pytest.CaptureFixture[str], *words: str | Path) -> list[list[str]]:
    """The rows of a command's CSV below its head."""
    capsys.readouterr()
    assert main(["check", *map(str, words), "--csv"]) in (0, 1)
    text = capsys.readouterr().out
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert tuple(head) == CSV_HEAD
    return rows


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    binary = stream.buffer
    assert isinstance(binary, io.BytesIO)
    return binary.getvalue().decode("utf-8")
