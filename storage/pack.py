"""A whole library in one file, to be carried to another machine.

The file is a zip archive: the data file, the history, the final copies, and a manifest with the
size and SHA-256 of each. The backups stay behind: each of them is a whole data file of the
machine that made it.

The rule: nothing of an archive is believed before all of it is checked, and it decides no path:
reports and versions are taken in by what they hold, a final copy by a name that is safe.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from nianbao.report.errors import ReportError
from nianbao.storage import machine
from nianbao.storage.backups import write_verified
from nianbao.storage.bounded import JSON_LIMIT, count_values, load_json, read_regular
from nianbao.storage.contents import Contents, contents_in, read_content, tables_of
from nianbao.storage.data_file import read_data, whole_file
from nianbao.storage.errors import (
    DISK_ERRORS,
    BrokenFileError,
    StorageError,
    UnreadableReportError,
    cannot_read,
    shown,
)
from nianbao.storage.frozen import copies_folder, read_copy
from nianbao.storage.history import VERSIONS, History, key_in
from nianbao.storage.own_files import refuse_own
from nianbao.storage.paths import FINALS, HISTORY, is_safe_name, true_name
from nianbao.storage.schema import REGISTERS_TABLE, REPORTS_TABLE, Tables
from nianbao.storage.stored import Key, key_of, named, report_of
from nianbao.storage.stored_records import without_persons

MANIFEST, DATA = "清单.json", "数据.json"
_FORMAT = 1
_NO_FORMAT = 10_000
BYTES_LIMIT, FILES_LIMIT = 200_000_000, 20_000
"""Of all files together, unpacked: an archive that holds more is not read, and none is made."""
_ARCHIVE_LIMIT = 220_000_000
"""Bytes of an archive itself: nothing in it need be compressed."""
_HISTORY_VALUES = 3_000_000
"""Values of all histories together."""
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Pack:
    """What an archive holds, checked: tables in today's schema, final copies by folder name."""

    tables: Tables
    histories: tuple[Tables, ...]
    copies: Mapping[str, Mapping[str, bytes]]

    @property
    def contents(self) -> Contents:
        """Its reports and records."""
        return contents_in(self.tables)


def write_pack(data: Path, target: Path, program: str, *, personal: bool = True) -> Pack:
    """Pack all that belongs to a data file into a new file; gives what it holds.

    `program` is the version that packs. Without `personal` what is personal in registers stays
    behind, what they were before too. The file is read back from the medium before this
    returns. Raises StorageError; then there is no file.
    """
    refuse_own(data, target)
    if os.path.lexists(target):
        raise StorageError(f"“{shown(target)}”已经有了，没有动它。", "请换一个名字。")
    files = _files_of(data, personal=personal)
    if sum(map(len, files.values())) > BYTES_LIMIT or len(files) > FILES_LIMIT:
        raise StorageError(
            f"要打包的内容超过{BYTES_LIMIT // 1_000_000} MB，或者文件太多。",
            f"请先把“{shown(copies_folder(data))}”移到别处，单独拷走。",
        )
    manifest = {
        "format": _FORMAT,
        "program": program,
        "made": machine.now().isoformat(),
        "by": machine.user(),
        "files": {name: _sum(content) for name, content in files.items()},
    }
    plain = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    write_verified(target, _archive({MANIFEST: plain, **files}))
    return read_pack(target)


def read_pack(path: Path) -> Pack:
    """Read an archive and check all of it; raises StorageError.

    Whatever bytes it is made of, no more than the limits is unpacked, and no more values parsed.
    """
    try:
        content = read_regular(path, _ARCHIVE_LIMIT)
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error
    try:
        with ZipFile(BytesIO(content)) as archive:
            files = _checked(archive)
    except ReportError:
        raise
    except Exception as error:  # zipfile and zlib raise nearly everything over wrong bytes
        raise _no_pack(path) from error
    copies: dict[str, dict[str, bytes]] = {}
    for name, kept in files.items():
        what, _, rest = name.partition("/")
        if what == FINALS:
            folder, _, file = rest.partition("/")
            copies.setdefault(folder, {})[file] = kept
    try:
        return _parsed(files, copies, path)
    except BrokenFileError as error:
        raise _no_pack(path) from error


def _parsed(
    files: Mapping[str, bytes], copies: Mapping[str, Mapping[str, bytes]], path: Path
) -> Pack:
    """What the files of an archive hold; raises StorageError."""
    texts = [files[name] for name in files if name.startswith(f"{HISTORY}/")]
    if sum(map(count_values, texts)) > _HISTORY_VALUES:
        raise _no_pack(path)
    tables = tables_of(files[DATA], path)
    refuse_unsound(tables, path)
    return Pack(tables, tuple(_of_one_report(tables_of(text, path)) for text in texts), copies)


def _no_pack(path: Path) -> StorageError:
    return StorageError(
        f"“{shown(path)}”不是本程序打的包，或已损坏，什么也没有动。",
        "请在原来的电脑上重新打包，再拷一次。",
    )


def refuse_unsound(tables: Tables, path: Path) -> None:
    """Raise StorageError where a report of a library can't be read, or is there twice."""
    seen: set[Key] = set()
    for document in tables.get(REPORTS_TABLE, {}).values():
        try:
            key = report_of(document).key
        except UnreadableReportError as error:
            words = f"“{shown(path)}”里{error.message}什么也没有动。"
            raise StorageError(words, "请先在原来的电脑上恢复或删除这份报告，再打包。") from error
        if key in seen:
            words = f"“{shown(path)}”里{named(key)}有两份，什么也没有动。"
            raise StorageError(words, "请先在原来的电脑上删掉一份，再打包。")
        seen.add(key)


def _of_one_report(versions: Tables) -> Tables:
    """The versions of a history that are of the same report as its newest."""
    key = key_in(versions)
    kept = {n: one for n, one in versions.get(VERSIONS, {}).items() if key_of(one) == key}
    return {**versions, VERSIONS: kept}


def _files_of(data: Path, *, personal: bool) -> dict[str, bytes]:
    """What is packed, by its name in the archive; a history that can't be read is left out."""
    content = read_content(data)
    if content is None:
        raise StorageError(f"还没有数据文件“{shown(data)}”。", "没有可以打包的内容。")
    tables = tables_of(content, data)
    refuse_unsound(tables, data)
    if not personal:
        bare = without_persons(tables.get(REGISTERS_TABLE, {}))
        content = whole_file({**tables, REGISTERS_TABLE: bare})
    files = {DATA: content}
    try:
        for path in History(data).files():
            with suppress(StorageError):
                kept = read_data(path)
                tables_of(kept, path)
                files[f"{HISTORY}/{true_name(path.name)}"] = kept
        copies = copies_folder(data)
        for folder in sorted(copies.iterdir()) if copies.is_dir() else ():
            for name, kept in read_copy(folder).items():
                if is_safe_name(folder.name) and is_safe_name(name):
                    files[f"{FINALS}/{folder.name}/{name}"] = kept
    except DISK_ERRORS as error:
        raise cannot_read(data.parent, error) from error
    return files


def _archive(files: Mapping[str, bytes]) -> bytes:
    time = machine.now().timetuple()[:6]
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, max(time, (1980, 1, 1, 0, 0, 0)))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return whole.getvalue()


def _checked(archive: ZipFile) -> dict[str, bytes]:
    """The files of an archive but the manifest; raises ValueError or what zipfile raises.

    `ZipFile.read` gives no more than the size that an entry declares, and checks its CRC.
    """
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > FILES_LIMIT + 1 or len(names) < len(entries):
        raise ValueError("too many files, or one twice")
    if sum(entry.file_size for entry in entries) > BYTES_LIMIT * 1.1:
        raise ValueError("too large")
    for entry in entries:
        if not entry.filename.startswith(f"{FINALS}/") and entry.file_size > JSON_LIMIT:
            raise ValueError("too large")
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ValueError("not written here")
    manifest = load_json(archive.read(MANIFEST))
    number = manifest["format"] if isinstance(manifest, dict) else None
    if type(number) is int and _FORMAT < number < _NO_FORMAT:
        raise StorageError(
            f"这个包是新版程序打的（包的格式 {number}，本程序只认到 {_FORMAT}）。",
            "请换用新版程序；什么也没有动。",
        )
    if type(number) is not int or number != _FORMAT:
        raise ValueError("no format of ours")
    sums: dict[str, Any] = manifest["files"]
    if sums.keys() | {MANIFEST} != names or not all(map(_is_expected, sums)):
        raise ValueError("other files than the manifest names")
    files = {name: archive.read(name) for name in sums}
    if any(_sum(content) != sums[name] for name, content in files.items()):
        raise ValueError("not what was packed")
    return files


def _is_expected(name: str) -> bool:
    what, *parts = name.split("/")
    if what == FINALS:
        return len(parts) == 2 and all(map(is_safe_name, parts))
    return name == DATA or (what == HISTORY and len(parts) == 1)


def _sum(content: bytes) -> dict[str, int | str]:
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
