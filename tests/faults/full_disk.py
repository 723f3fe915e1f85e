"""A disk that is really full: a small tmpfs, filled up to the last page.

It takes root to mount one. The limit on the size of a file needs no rights: see LimitInjector.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from nianbao.report.document import Report
from tests.faults.case import Outcome
from tests.faults.jobs import jobs
from tests.faults.judge import FILE, Tally, judge
from tests.faults.stores import STORES, Store

PAGE, PAGES = 4096, 48


@contextmanager
def small_disk() -> Iterator[Path]:
    """A folder on a tmpfs of PAGES pages."""
    folder = Path(tempfile.mkdtemp())
    mount = ["mount", "-t", "tmpfs", "-o", f"size={PAGE * PAGES}", "tmpfs", str(folder)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()


def lacking() -> str:
    """Why no disk can be mounted here; empty when one can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "only root can mount a tmpfs"
    try:
        with small_disk():
            return ""
    except (OSError, subprocess.CalledProcessError) as error:
        return f"no tmpfs can be mounted: {error}"


def every_room(store: str, name: str, disk: Path) -> Tally:
    """Save with 0, 1, 2… free pages, until there is room enough; then free the disk and go on."""
    job, tally, refused = jobs()[name], Tally(), True
    room = 0
    while refused:
        folder, ballast = disk / "库", disk / "ballast"
        shutil.rmtree(folder, ignore_errors=True)
        job.prepare(STORES[store], folder / FILE)
        with closing(STORES[store](folder / FILE)) as opened:
            _fill(ballast, room)
            saved, refusal = _save(opened, job.report)
            ballast.unlink()
            repeated = not saved and _save(opened, job.report)[0]
        outcome = Outcome(saved=saved, repeated=repeated, refusal=refusal)
        judge(job, STORES[store], folder / FILE, outcome, f"{name}: {room} free pages", tally)
        refused, room = not saved, room + 1
    return tally


def _save(store: Store, report: Report) -> tuple[bool, str]:
    """Whether it is saved, and why not."""
    try:
        store.save(report)
    except store.refusal as error:
        return False, str(error)
    return True, ""


def _fill(ballast: Path, room: int) -> None:
    """Take all of the disk but so many pages."""
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(PAGE))
        except OSError:
            file.truncate(file.seek(0, os.SEEK_END) - room * PAGE)
