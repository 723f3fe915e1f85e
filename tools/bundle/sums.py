"""The SHA-256 sums over the stick, in the form `sha256sum -c` reads."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

NAME = "SHA256SUMS"
DATA = "数据"
"""The folder of the clerk's data on a stick in use: never summed, never touched."""


def write(stick: Path) -> None:
    """Sum every file but the data and the sums themselves."""
    lines = [f"{digest}  {path}\n" for path, digest in _digests(stick)]
    (stick / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


def wrong(stick: Path) -> list[str]:
    """What is missing, changed, or not in the sums, by path."""
    lines = (stick / NAME).read_text(encoding="utf-8").splitlines()
    told = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    there = dict(_digests(stick))
    return sorted(path for path in {*told, *there} if told.get(path) != there.get(path))


def _digests(stick: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(stick.rglob("*")):
        name = path.relative_to(stick)
        if path.is_file() and name.parts[0] != DATA and name.as_posix() != NAME:
            yield name.as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
