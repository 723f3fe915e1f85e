"""The registers of an office that gets another name go along with it."""

from nianbao.storage.library import Library
from nianbao.storage.registers import RegisterStore
from nianbao.storage.stored import Key


def follow_settings(library: Library, before: str, after: str) -> None:
    """Let the records of an office go along when the settings give it a new name.

    Not where the new name is that of another office of the library. Raises StorageError.
    """
    store = RegisterStore(library)
    if before and after and after not in {*library.offices(), *store.offices()}:
        store.rename(before, after)


def follow_report(library: Library, before: Key, after: Key) -> None:
    """Let the records of an office go along with its newest report, which got another name.

    Those of years before may keep the name the office had then. Raises StorageError.
    """
    office, year = before
    others = [one.year for one in library.summaries() if one.office == office]
    if max(others, default=year) <= year:
        RegisterStore(library).rename(office, after[0])
