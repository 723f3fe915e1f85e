"""The made-up county on a disk, rolled up in this process: for the tests of a module."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nianbao.desk.rollup import rolling
from nianbao.desk.rollup.rolling import RolledUp, RollupJob, load_roster, run_rollup
from nianbao.desk.rollup.telling import Tell
from tests.samples.county import YEAR, County


@contextmanager
def _in_one(_: int) -> Iterator[type[map]]:  # type: ignore[type-arg]
    yield map


def in_one_process(patch: pytest.MonkeyPatch) -> None:
    """No processes of their own: a test has few files."""
    patch.setattr(rolling, "workers", _in_one)


def job_of(county: County, output: Path, *, long: bool = False, bom: bool = True) -> RollupJob:
    """What the command makes of the county."""
    return RollupJob(
        county.folder,
        load_roster(county.roster),
        YEAR,
        output,
        previous=county.previous,
        apart=(county.roster,),
        long=long,
        bom=bom,
    )


def rolled_up(county: County, output: Path, tell: Tell = lambda _: None) -> RolledUp:
    """The county rolled up into a folder, with the long table."""
    return run_rollup(job_of(county, output, long=True), tell)
