"""The zipapp: one file for every system and processor that has Python 3.11 or later.

The program's files lie in an archive of their own inside it, so that Python's importer reads a
handful of entries at each start and not a thousand; see tools/zipapp/unpacking.py.
"""

import compileall
import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from py_compile import PycInvalidationMode
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zlib import crc32

from tools import zipapp
from tools.zipapp import unpacking

NAME = "nianbao.pyz"
_FIRST_LINE = b"#!/usr/bin/env python3\n"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the same sources give the same bytes."""
FIRST = (
    "nianbao.cli.main",
    "nianbao.tui.app",
    "nianbao.tui.library.home",
    "nianbao.tui.report.screen",
    "nianbao.cli.commands",
)
_IMPORTED = """
import importlib, sys
tree, *names = sys.argv[1:]
for name in names:
    importlib.import_module(name)
for module in list(sys.modules.values()):
    if (getattr(module, "__file__", None) or "").startswith(tree):
        print(module.__file__)
"""
STARTER = Path(zipapp.__file__).parent


def make(tree: Path, version: str, target: Path, first: Sequence[str] = FIRST) -> None:
    """Write the zipapp of the installed packages in `tree`; what `first` import is compiled."""
    compile_first(tree, first)
    files = {
        path.relative_to(tree).as_posix(): path.read_bytes()
        for path in sorted(tree.rglob("*"))
        if path.is_file()
    }
    program = _zipped(files)
    name = f"{version}-{hashlib.sha256(program).hexdigest()[:12]}"
    lines = "\n".join(f"{len(content)} {path}" for path, content in files.items()).encode()
    starter = {
        "__main__.py": (STARTER / "__main__.py").read_bytes(),
        "tools/__init__.py": b"",
        "tools/zipapp/__init__.py": b"",
        "tools/zipapp/unpacking.py": (STARTER / "unpacking.py").read_bytes(),
        unpacking.FILES: f"{name} {crc32(lines):08x}\n".encode() + lines,
        unpacking.PROGRAM: program,
    }
    target.write_bytes(_FIRST_LINE + _zipped(starter))
    target.chmod(0o755)


def compile_first(tree: Path, names: Sequence[str]) -> None:
    """Compile what these modules import, for the Python at work; the rest as it is used.

    Half of a first start is compiling; but every file more makes unpacking longer, so that
    compiling all of them saves nothing. What is compiled names no folder of this machine and is
    never compared with its source.
    """
    said = subprocess.run(
        [sys.executable, "-B", "-P", "-c", _IMPORTED, str(tree), *names],
        env={**os.environ, "PYTHONPATH": str(tree)},
        stdout=subprocess.PIPE,
        check=True,
    )
    for path in said.stdout.decode().splitlines():
        compileall.compile_file(
            path,
            quiet=2,
            force=True,
            stripdir=str(tree),
            invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
        )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in files.items():
            archive.writestr(ZipInfo(path, _LONG_AGO), content, ZIP_DEFLATED)
    return written.getvalue()
