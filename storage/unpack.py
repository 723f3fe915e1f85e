"""Taking a pack into a library: report by report, and never over one that differs unasked.

The rule: the present state is backed up first, and the data file is written last, once; so an
end in the middle loses nothing, and unpacking again does the rest.
"""

from nianbao.storage.backups import Backup, Backups
from nianbao.storage.contents import Changes, compare, contents_of
from nianbao.storage.errors import AlreadyThereError, ReadOnlyError
from nianbao.storage.frozen import add_copy
from nianbao.storage.history import History, key_in
from nianbao.storage.library import Library
from nianbao.storage.pack import Pack
from nianbao.storage.stored import Key, Summary, key_of, named

_NAMES_SHOWN = 5


def coming(library: Library, pack: Pack) -> Changes:
    """What the reports of a pack would change: `removed` are those that only the library has.

    They stay, whatever is taken in. Raises StorageError.
    """
    library.summaries()  # a library that can't be read is no place to put anything
    return compare(contents_of(library.path), pack.contents)


def take_in(library: Library, pack: Pack, *, replace: bool | None = None) -> Backup | None:
    """Take the reports of a pack in with their history, and its final copies.

    Reports that differ here are replaced, their present state being kept in the history, with
    `replace`; left as they are without; and with None nothing is taken in if there is one.
    Raises AlreadyThereError then, ReadOnlyError where the library may not be written to, and
    StorageError. Gives the backup that undoes all of it, None when there was no data file.
    """
    if library.read_only:
        raise ReadOnlyError(library.read_only)
    changes = coming(library, pack)
    if replace is None and (changes.changed or changes.records.changed):
        raise _differing(changes)
    changed = {_key(line) for line in changes.changed}
    keys = {_key(line) for line in changes.added} | (changed if replace else set())
    backup = Backups(library.path).keep_present()
    _add_history(library, pack, keys)
    for name, files in pack.copies.items():
        add_copy(library.path, name, files)
    library.take_in(pack.tables, keys, replace=bool(replace))
    return backup


def _add_history(library: Library, pack: Pack, keys: set[Key]) -> None:
    """Add the versions of what is taken in, and of reports that were deleted there."""
    history = History(library.path)
    for office, year in keys:
        if present := library.document(office, year):
            history.keep(present)
    alive = {key_of(document) for document in pack.contents.documents}
    for versions in pack.histories:
        key = key_in(versions)
        if key is None:
            continue
        deleted = key not in alive and not library.contains(*key) and not history.versions(*key)
        if key in keys or deleted:
            history.add(versions)


def _differing(changes: Changes) -> AlreadyThereError:
    lines = changes.changed
    names = "、".join(named(_key(line)) for line in lines[:_NAMES_SHOWN])
    more = f"等{len(lines)}份" if len(lines) > _NAMES_SHOWN else ""
    records = f"台账的{changes.records.changed}条" if changes.records.changed else ""
    told = "和".join(filter(None, (f"{names}{more}", records)))
    return AlreadyThereError(
        f"库里的{told}和包里的不一样，什么也没有动。", "要换成包里的，加 --replace。"
    )


def _key(line: Summary) -> Key:
    return line.office, line.year
