"""What goes along with a report, or an office, that gets another name or year."""

from nianbao.desk.previous import choose_last
from nianbao.desk.remembered import LEFT, NOT_TAKEN, PASTED, PREVIOUS
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


def follow_report(library: Library, before: Key, after: Key) -> str:
    """Let what is kept for a report that got another office or year go along; it is stored by now.

    The records of its office follow its newest report: those of years before may keep the name
    the office had then. They are never mixed with another office's, which the sentence given
    says, mostly none. Raises StorageError.
    """
    _follow_remembered(library, before, after)
    office, year = before
    others = [one.year for one in library.summaries() if one.office == office]
    if office == after[0] or max(others, default=year) > year:
        return ""
    store = RegisterStore(library)
    there = store.offices()
    if office in there and after[0] in there:
        return f"{after[0]}已经有自己的台账，{office}的台账没有并进去。"
    store.rename(office, after[0])
    return ""


def _follow_remembered(library: Library, before: Key, after: Key) -> None:
    """Where it was left, what stood typed, how far it was pasted, whose last year's it is."""
    chosen = PREVIOUS.loaded(library)
    for line in library.summaries():
        report = line.office, line.year
        if chosen(report) == before:
            if after[1] < line.year:
                choose_last(library, report, after)
            else:
                PREVIOUS.forget(library, report)
    LEFT.keep(library, after, LEFT.load(library, before))
    PASTED.keep(library, after, PASTED.load(library, before))
    NOT_TAKEN.keep(library, after, NOT_TAKEN.load(library, before))
    for setting in (LEFT, PASTED, NOT_TAKEN, PREVIOUS):
        setting.forget(library, before)
