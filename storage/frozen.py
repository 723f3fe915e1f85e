"""Frozen copies: what a report was each time it became final, in folders beside the data file.

The rule: a copy is there whole or not at all, and nothing of this program ever changes or
removes one. The data file does not need them.
"""

import contextlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.storage.atomic import make_own_folder, sync_folder, write_folder_atomically
from nianbao.storage.errors import DISK_ERRORS, cannot_write
from nianbao.storage.paths import FINALS, companion_path, free_path, safe_file_name

if TYPE_CHECKING:
    from nianbao.report.document import Report

RECORD = "记录.json"
"""The file of a copy that holds the report as it is stored."""


def copies_folder(data: Path) -> Path:
    """Where the copies of a data file's reports lie; it may not exist yet."""
    return companion_path(data, FINALS)


def freeze(data: Path, report: "Report", exports: Mapping[str, bytes], at: datetime) -> Path:
    """Keep a copy of a report with its exports by file name; gives its folder.

    It is on disk when this returns. Raises StorageError when it can't be written; then there
    is no folder.
    """
    from nianbao.report.record import to_record

    folder = copies_folder(data)
    record = json.dumps(to_record(report), ensure_ascii=False, indent=1)
    try:
        make_own_folder(folder)
        sync_folder(folder.parent)
        path = free_path(folder, f"{_head(report.office, report.year)} {at:%Y%m%d-%H%M%S}")
        write_folder_atomically(path, {RECORD: record.encode(), **exports})
    except DISK_ERRORS as error:
        raise cannot_write(folder, error) from error
    return path


def copies(data: Path, office: str, year: int) -> tuple[Path, ...]:
    """The folders of a report's copies, the oldest first; none where they can't be listed."""
    name = re.compile(re.escape(_head(office, year)) + r" \d{8}-\d{6}( \(\d+\))?")
    with contextlib.suppress(*DISK_ERRORS):
        return tuple(
            sorted(path for path in copies_folder(data).iterdir() if name.fullmatch(path.name))
        )
    return ()


def add_copy(data: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Keep a copy that another machine made, under another name where this one is taken.

    One that is here already, file for file, is not added again. Raises StorageError.
    """
    folder = copies_folder(data)
    try:
        make_own_folder(folder)
        sync_folder(folder.parent)
        if read_copy(folder / name) != files:
            write_folder_atomically(free_path(folder, name), files)
    except DISK_ERRORS as error:
        raise cannot_write(folder, error) from error


def read_copy(folder: Path) -> dict[str, bytes]:
    """The files of a copy by their names, none when there is no such folder; raises OSError."""
    if not folder.is_dir():
        return {}
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def _head(office: str, year: int) -> str:
    """How a report's copies are called; without a dot, as what follows it is no ending."""
    return safe_file_name(f"{year} {office}").replace(".", "_")
