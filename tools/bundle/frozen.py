"""The frozen program: one folder with a Python inside, for machines like the one it is made on."""

import os
import platform
import shutil
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from nianbao.desk.kept_patterns import kept_beside
from tools.bundle.run import run

NAME = "nianbao"
_UNUSED = (
    "_hashlib", "_ssl", "ssl",  # nothing connects; hashlib has its own without OpenSSL
    "_bz2", "_curses", "_lzma", "_sqlite3", "_tkinter", "_uuid", "bz2", "curses", "lzma",
    "readline", "sqlite3", "tkinter",
    "distutils", "ensurepip", "lib2to3", "pydoc_data", "unittest",
)  # fmt: skip
"""Of the standard library: what the program does without, its C libraries and licences too."""
_PATTERNS = """
import sys
from importlib import import_module
from pathlib import Path
from nianbao.desk.kept_patterns import kept_patterns

with kept_patterns(Path(sys.argv[1])):
    import_module("nianbao.tui.app")
    import_module("nianbao.cli.commands")
    from nianbao.tui.kit.ahead import MODULES, wordings_compiled

    for name in MODULES:
        import_module(name)
    for _ in wordings_compiled():
        pass
"""


def platform_name(system: str, machine: str) -> str:
    """The folder's name for a machine, as the start scripts look for it.

    `platform.system()` and `platform.machine()` in; `linux-x86_64`, `windows-amd64` out.
    """
    return f"{system}-{machine}".lower()


def here() -> str:
    """The folder's name for this machine."""
    return platform_name(platform.system(), platform.machine())


def program(folder: Path) -> Path:
    """The program itself in a frozen folder."""
    return folder / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def make(tree: Path, work: Path, folder: Path) -> None:
    """Freeze the installed packages in `tree` into `folder`; `work` is for what is thrown away.

    Nothing is taken from the folder this is run in. Links become files, because FAT knows none.
    Raises BuildError when PyInstaller fails.
    """
    command = [sys.executable, "-P", "-m", "PyInstaller", "--onedir", "--console", "--noconfirm"]
    command += ["--log-level", "WARN", "--name", NAME, "--paths", str(tree), "--noupx"]
    command += ["--distpath", str(work / "dist"), "--workpath", str(work / "build")]
    command += ["--specpath", str(work), "--python-option", "X utf8", "--copy-metadata", "nianbao"]
    if sys.platform == "linux" and shutil.which("strip"):
        command.append("--strip")  # half the size where Python was built with its debug symbols
    for package in (NAME, "textual"):
        command += ["--collect-submodules", package, "--collect-data", package]
    for module in (*_UNUSED, *_foreign(tree)):
        command += ["--exclude-module", module]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    patterns = work / kept_beside(Path(NAME, "desk", "kept_patterns.py"))
    run([sys.executable, "-P", "-c", _PATTERNS, str(patterns)], env=environment)
    command += ["--add-data", f"{patterns}{os.pathsep}{patterns.parent.relative_to(work)}"]
    command.append(str(Path(__file__).with_name("frozen_start.py")))
    run(command, env=environment)
    shutil.copytree(work / "dist" / NAME, folder)


def _foreign(tree: Path) -> set[str]:
    """What is installed where this runs but is no part of the program: never to be taken along."""
    return set(packages_distributions()) - {path.name.partition(".")[0] for path in tree.iterdir()}
