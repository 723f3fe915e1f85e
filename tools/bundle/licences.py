"""The licences of everything inside: each wheel's own, Python's, PyInstaller's, the C libraries'.

A wheel without a licence text stops the build. A C library's is looked up where Debian, 麒麟 and
统信 keep them; where it can't be found the list says so, and the builder adds it by hand.
"""

import platform
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterable, Mapping
from email.message import Message
from email.parser import HeaderParser
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath

from packaging.utils import parse_wheel_filename

from tools.bundle.run import BuildError

LIST = "清单.txt"
_NAMES = ("licen", "copying", "notice")


def of_wheels(wheels: Iterable[Path], folder: Path) -> list[str]:
    """Copy the texts, a folder each; gives the lines of the list. BuildError where one has none."""
    lines = []
    for wheel in wheels:
        name, version, _, _ = parse_wheel_filename(wheel.name)
        with zipfile.ZipFile(wheel) as archive:
            texts = {path: archive.read(path) for path in archive.namelist() if _is_licence(path)}
            metadata = next(p for p in archive.namelist() if p.endswith(".dist-info/METADATA"))
            said = HeaderParser().parsestr(archive.read(metadata).decode())
        if not texts:
            raise BuildError(f"{wheel.name} 里没有许可证")
        _write(folder / f"{name}-{version}", texts)
        lines.append(f"{name} {version}：{_named(said)}")
    return lines


def of_frozen(frozen: Path, folder: Path) -> list[str]:
    """Copy the texts of what only the frozen folder holds; gives the lines of the list."""
    python = f"python-{platform.python_version()}"
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    own = [place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file()]
    if not own:
        raise BuildError(f"找不到 Python 的 LICENSE.txt：{'、'.join(map(str, places))}")
    _write(folder / python, {own[0].name: own[0].read_bytes()})
    maker = distribution("pyinstaller")
    copying = [path for path in maker.files or () if _is_licence(path.as_posix())]
    _write(
        folder / f"pyinstaller-{maker.version}",
        {path.name: Path(str(path.locate())).read_bytes() for path in copying},
    )
    lines = [f"{python}：PSF-2.0", f"pyinstaller {maker.version}：启动部分，GPL-2.0 带例外"]
    for library in sorted(frozen.glob("_internal/*.so*")):
        if library.name.startswith("libpython"):
            continue
        if text := _of_system_library(library.name):
            _write(folder / library.name, {"copyright": text.read_bytes()})
            lines.append(f"{library.name}：见文件")
        else:
            lines.append(f"{library.name}：没有找到许可证，请补上")
    return lines


def _named(metadata: Message) -> str:
    """The licence's name as the package gives it, by the newer or the older customs."""
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier") or ()
        if line.startswith("License :: ")
    ]
    return (
        metadata["License-Expression"] or metadata["License"] or "、".join(classifiers) or "见文件"
    )


def _is_licence(path: str) -> bool:
    parts = PurePosixPath(path).parts
    inside = any(part.endswith(".dist-info") for part in parts)
    return parts[-1].lower().startswith(_NAMES) and (inside or "." not in parts[-1])


def _write(folder: Path, texts: Mapping[str, bytes]) -> None:
    """Write texts by their names; what lies in a package's own folder keeps that folder's name."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        parts = PurePosixPath(path).parts
        own = any(part.endswith(".dist-info") for part in parts) or len(parts) == 1
        (folder / (parts[-1] if own else "-".join(parts))).write_bytes(text)


def _of_system_library(name: str) -> Path | None:
    """The licence of a library of this system, by what its package manager knows of it."""
    paths = [
        path
        for place in ("/lib", "/usr/lib", "/lib64", "/usr/lib64")
        for path in (*Path(place).glob(name), *Path(place).glob(f"*/{name}"))
    ]
    for path in (*paths, *(path.resolve() for path in paths)):
        for asked, places in (
            (["dpkg-query", "-S", str(path)], "/usr/share/doc/{}/copyright"),
            (["rpm", "-qf", "--qf", "%{NAME}: ", str(path)], "/usr/share/licenses/{}/*"),
        ):
            if not shutil.which(asked[0]):
                continue
            said = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            package = said.stdout.decode().partition(":")[0]
            if said.returncode or not package:
                continue
            for found in Path("/").glob(places.format(package).lstrip("/")):
                return found
    return None
