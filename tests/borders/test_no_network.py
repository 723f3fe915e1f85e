"""No network, ever: whole runs of the installed program under a guard that raises."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.borders.no_network import guarded, network_uses
from tests.reports import SAMPLE
from tests.terminal import PROGRAM

CONNECTION = "asyncio.open_connection('127.0.0.1', 9)"
SERVER = "asyncio.start_server(print, '127.0.0.1', 0)"
TRIES = (
    ("connect", "socket.socket().connect(('127.0.0.1', 9))"),
    ("connect", "socket.socket().connect_ex(('127.0.0.1', 9))"),
    ("connect", f"asyncio.new_event_loop().run_until_complete({CONNECTION})"),
    ("bind", "socket.socket().bind(('127.0.0.1', 0))"),
    ("bind", f"asyncio.new_event_loop().run_until_complete({SERVER})"),
    ("sendto", "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))"),
    ("getaddrinfo", "socket.getaddrinfo('localhost', 80)"),
    ("getaddrinfo", "urllib.request.urlopen('http://localhost:9')"),
    ("gethostbyname", "socket.gethostbyname('localhost')"),
)


def run(folder: Path, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """A guarded run of a command, with the folder's data file."""
    environ = os.environ | guarded(folder) | {"NIANBAO_DATA": str(folder / "data.json")}
    return subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", timeout=60)


def python(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    return run(folder, [sys.executable, "-c", code])


def test_the_command_line_uses_no_network(tmp_path: Path) -> None:
    for arguments in (
        ["import", str(SAMPLE)],
        ["check"],
        ["check", str(SAMPLE), "--json"],
        *(["export", "--year", "2021", "--to", to] for to in ("markdown", "text", "html", "json")),
        ["list"],
        ["list", "--json"],
    ):
        done = run(tmp_path, [*PROGRAM, *arguments])
        assert (done.returncode, done.stderr) == (0, ""), arguments
    assert network_uses(tmp_path) == []


@pytest.mark.parametrize(("name", "use"), TRIES)
def test_the_guard_raises(tmp_path: Path, name: str, use: str) -> None:
    done = python(tmp_path, f"import asyncio, socket, urllib.request\n{use}")
    assert done.returncode == 1
    assert "NetworkUsedError" in done.stderr
    assert f"socket.{name}(" in network_uses(tmp_path)[0]


def test_a_swallowed_error_is_written_down(tmp_path: Path) -> None:
    swallowed = (
        "import contextlib, socket\n"
        "with contextlib.suppress(Exception): socket.getaddrinfo('localhost', 80)"
    )
    assert python(tmp_path, swallowed).returncode == 0
    assert [use.split("(")[0] for use in network_uses(tmp_path)] == ["socket.getaddrinfo"]


def test_asyncio_may_wake_itself(tmp_path: Path) -> None:
    loop = "import asyncio; asyncio.run(asyncio.to_thread(print, '好'))"
    assert python(tmp_path, loop).stdout == "好\n"
    assert network_uses(tmp_path) == []


def test_an_unguarded_run_is_noticed(tmp_path: Path) -> None:
    run(tmp_path, [sys.executable, "-I", "-c", ""])
    with pytest.raises(FileNotFoundError):
        network_uses(tmp_path)
