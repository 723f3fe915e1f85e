"""A library of some history, to be packed by these tests."""

from datetime import datetime
from pathlib import Path

from nianbao.report.office import Office
from nianbao.storage.backups import Backups
from nianbao.storage.frozen import freeze
from nianbao.storage.history import History
from nianbao.storage.library import Library
from tests.storage.samples import OFFICE, sample

NOON = datetime.fromisoformat("2026-11-24T12:00:00+08:00")
EXPORTS = {"报告.md": "# 报告".encode(), "报告.txt": "报告".encode()}


def lived_in(path: Path) -> Path:
    """Two reports, one of them with history, one with a final copy, and one that was deleted."""
    path.parent.mkdir()
    library = Library(path)
    library.set_office(Office(name=OFFICE, county="民权县"))
    for received in (1, 2):
        library.save(sample(2023, received=received), ())
        document = library.document(OFFICE, 2023)
        assert document
        History(path).keep(document)
    library.save(sample(2023, received=3), ())
    library.save(sample(2024), ())
    library.save(sample(2019), ())
    deleted = library.document(OFFICE, 2019)
    assert deleted
    History(path).keep(deleted)
    library.remove(OFFICE, 2019)
    freeze(path, sample(2024), EXPORTS, NOON)
    Backups(path).take()
    return path
