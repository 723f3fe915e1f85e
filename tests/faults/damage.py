"""A data file that was damaged from outside, at every fiftieth of its length.

It may be refused, or open and say which documents are not what was saved; it may never open as
if nothing had happened while a report is different.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from nianbao.storage.errors import StorageError
from nianbao.storage.library import Library
from tests.faults.jobs import small
from tests.faults.judge import FILE, Tally
from tests.faults.stores import LibraryStore, Reports

PLACES = 50
SECTOR = 512


def damaged(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What happened, and what is left of the file."""
    for place in range(PLACES):
        at = len(content) * place // PLACES
        rest = len(content) - at
        yield f"cut at {at}", content[:at]
        for bit in range(8):
            turned = bytes([content[at] ^ 1 << bit])
            yield f"bit {bit} turned at {at}", content[:at] + turned + content[at + 1 :]
        yield f"zeros from {at}", content[:at] + b"\0" * rest
        gap = min(rest, SECTOR)
        yield f"{gap} zeros at {at}", content[:at] + b"\0" * gap + content[at + gap :]


def every_damage(folder: Path) -> tuple[Tally, Counter[str]]:
    """Try all of it on one library; counts how it was answered: refused, named, harmless."""
    path, tally, answers = folder / FILE, Tally(), Counter[str]()
    before = [small(1).with_prose("problems", "一是公开不够及时。" * 40), small(2, 2020)]
    LibraryStore.fill(path, before)
    library = Library(path)
    library.set_setting("left", {"page": "overview"})
    whole, reports = path.read_bytes(), LibraryStore(path).reports()
    for words, content in damaged(whole):
        tally.cases += 1
        path.write_bytes(content)
        answer = _open(path, reports)
        answers[answer] += 1
        if answer == "different":
            tally.lost.append(words)
        if path.read_bytes() != content:
            tally.wrong.append(f"{words}: the damaged file was touched")
    return tally, answers


def _open(path: Path, reports: Reports) -> str:
    library = Library(path)
    try:
        found = {key: library.load(*key) for key in reports}
        count = len(library.summaries())
        edited = library.edited_outside()
    except StorageError:
        return "refused"
    if edited:
        return "named"
    return "harmless" if found == reports and count == len(reports) else "different"
