"""Which shape the data file has, and how an older shape becomes today's.

The number is kept in the file as a TinyDB table: `"meta": {"1": {"schema": 2}}`.

The number goes up, once for each release, when an older program would lose or misread what
this one writes. A report is written from what the program knows of it: an unknown key is read
over, and is gone when the report is saved. So a new key in a report takes a new number, even if
its migration changes nothing, and older programs refuse the file; so does a new table, which older
programs would neither merge nor recover. A new key of the office or the settings takes none: what
is unknown there is kept. Keys are never renamed or used anew
without a migration, and the line of `meta` with its checksum stays as it is for ever: by it an
older program tells a newer file from a damaged one.

Each file of the history goes through the same migrations, with its documents in the table
`versions`; so do backups and packs when they are read. A file is backed up before the first
write in a newer schema. One file of every schema is kept in tests/storage/released/.
"""

from collections.abc import Callable, Mapping
from typing import Any

from nianbao.storage.errors import BrokenFileError, NewerSchemaError

Document = Mapping[str, Any]
Tables = dict[str, dict[str, Document]]
"""Documents by table name and document number, as TinyDB hands them to its storage."""

SCHEMA = 4
_LAST_SCHEMA = 9999
"""What is beyond is no number of a schema."""
META = "meta"
REPORTS_TABLE, OFFICE_TABLE, SETTINGS_TABLE = "reports", "office", "settings"
REGISTERS_TABLE = "registers"
"""The tables of TinyDB."""
MIGRATIONS: tuple[Callable[[Tables], Tables], ...] = (
    lambda tables: tables,  # 2 has checksums, which the layout of the file adds by itself
    lambda tables: tables,  # 3 has key facts in a report: none, where they are missing
    lambda tables: tables,  # 4 has the table of registers: none, where it is missing
)
"""The n-th turns tables of schema n into schema n + 1 without changing what it was given."""


def migrate(
    data: Tables, migrations: tuple[Callable[[Tables], Tables], ...] = MIGRATIONS
) -> Tables:
    """The same data in the newest schema; `data` itself is not changed.

    Raises NewerSchemaError when it is newer than this program, BrokenFileError when it has
    no schema number. Data without any table is a new library.
    """
    newest = len(migrations) + 1
    found = schema_of(data) if data else newest
    if found > newest:
        raise NewerSchemaError(
            f"数据文件是新版程序写的（格式 {found}，本程序只认到 {newest}）。",
            "请换用新版程序打开；文件没有改动。",
        )
    for migration in migrations[found - 1 :]:
        data = migration(data)
    meta = data.get(META, {})
    return {META: {**meta, "1": {**meta.get("1", {}), "schema": newest}}} | {
        name: table for name, table in data.items() if name != META
    }


def schema_of(data: Tables) -> int:
    """The schema number of a file's tables; raises BrokenFileError when there is none."""
    found = data.get(META, {}).get("1", {}).get("schema")
    if type(found) is not int or not 1 <= found <= _LAST_SCHEMA:
        raise BrokenFileError("数据文件里没有格式版本，可能不是本程序的文件。", "文件没有改动。")
    return found
