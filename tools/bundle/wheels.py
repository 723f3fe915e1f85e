"""The wheelhouse: our wheel and those it needs, pinned by version and SHA-256.

`lock.txt` beside this module pins what others made; the stick's own lock adds our wheel. All of
them are pure Python, so that one set serves every system and processor.

    python -m tools.bundle.wheels      pin the newest versions that pyproject.toml allows
"""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from tools.bundle.run import BuildError, pip

ROOT = Path(__file__).parents[2]
LOCK = Path(__file__).with_name("lock.txt")
_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_ENVIRONMENTS = tuple(
    {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "sys_platform": system,
        "platform_system": name,
        "os_name": kind,
        "platform_machine": machine,
        "extra": "",
    }
    for python in _PYTHONS
    for system, name, kind, machine in (
        ("linux", "Linux", "posix", "x86_64"),
        ("linux", "Linux", "posix", "aarch64"),
        ("linux", "Linux", "posix", "loongarch64"),
        ("win32", "Windows", "nt", "AMD64"),
        ("darwin", "Darwin", "posix", "arm64"),
    )
)
"""What the stick promises to serve, as markers of requirements name it."""


def gather(wheelhouse: Path) -> Path:
    """Fill an empty folder: the pinned wheels, ours, and `lock.txt` over all; gives ours.

    Raises BuildError when one is not pure, or not all that is needed is there.
    """
    pip("download", "--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", LOCK,
        "-d", wheelhouse)  # fmt: skip
    others = set(wheelhouse.iterdir())
    pip("wheel", "--no-deps", "-w", wheelhouse, ROOT)
    (ours,) = set(wheelhouse.iterdir()) - others
    wheels = sorted(wheelhouse.glob("*.whl"))
    require_whole(wheels)
    (wheelhouse / "lock.txt").write_text(lock(wheels), encoding="utf-8", newline="\n")
    return ours


def version_of(wheel: Path) -> str:
    """The version in a wheel's name."""
    return str(parse_wheel_filename(wheel.name)[1])


def lock(wheels: Iterable[Path]) -> str:
    """A requirements file of exactly these wheels: names, versions and hashes, nothing else."""
    lines = []
    for wheel in sorted(wheels):
        name, version, _, _ = parse_wheel_filename(wheel.name)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        lines.append(f"{name}=={version} --hash=sha256:{digest}\n")
    return "".join(lines)


def require_whole(wheels: Sequence[Path]) -> None:
    """Raises BuildError unless the wheels are pure and need no others, wherever they are used."""
    mixed = [wheel.name for wheel in wheels if not wheel.name.endswith("-none-any.whl")]
    if mixed:
        raise BuildError(f"不是纯 Python 的包：{'、'.join(mixed)}")
    versions: dict[str, str] = {}
    needs: dict[str, list[str]] = {}
    for wheel in wheels:
        name, version, _, _ = parse_wheel_filename(wheel.name)
        versions[name], needs[name] = str(version), requirements(wheel)
    if lacking := missing("nianbao", versions, needs):
        raise BuildError(
            f"缺少：{'；'.join(lacking)}。先运行 python -m tools.bundle.wheels，再做一次。"
        )


def requirements(wheel: Path) -> list[str]:
    """What a wheel says it needs, markers and all."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = HeaderParser().parsestr(archive.read(name).decode())
    return metadata.get_all("Requires-Dist") or []


def missing(
    root: str, versions: Mapping[str, str], needs: Mapping[str, Sequence[str]]
) -> list[str]:
    """What `root` and all below it need in one of the environments, where `versions` lacks it.

    `versions` and `needs` (requirements, markers and all) by the packages' normalized names.
    """
    lacking: dict[str, None] = {}
    for environment in _ENVIRONMENTS:
        seen: set[tuple[str, str]] = set()
        waiting = [(root, "")]
        while waiting:
            name, extra = waiting.pop()
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            for need in map(Requirement, needs[name]):
                if need.marker and not need.marker.evaluate({**environment, "extra": extra}):
                    continue
                needed = canonicalize_name(need.name)
                if needed not in versions or versions[needed] not in need.specifier:
                    lacking[f"{name} → {need.name}{need.specifier}"] = None
                else:
                    waiting += [(needed, extra) for extra in ("", *need.extras)]
    return list(lacking)


def main() -> None:
    """Write `lock.txt` anew."""
    with tempfile.TemporaryDirectory() as folder:
        pip("download", "--only-binary", ":all:", "-d", folder, ROOT)
        wheels = list(Path(folder).glob("*.whl"))
        LOCK.write_text(lock(wheels), encoding="utf-8", newline="\n")
    print(f"{LOCK.name}：{len(wheels)} 个包")


if __name__ == "__main__":
    main()
