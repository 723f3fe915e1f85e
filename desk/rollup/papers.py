"""The papers of a roll-up, written beside the tidy columns: sums, lists, scores."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.exports.rollup.papers import missing_form, scoring_form, sheet_rows, sums_files
from nianbao.exports.tidy import BOM, csv_text
from nianbao.imports.decoding import decode
from nianbao.report.office import Office
from nianbao.report.rollup.rollup import Rollup
from nianbao.report.rollup.scoring import (
    WEIGHTS,
    Returned,
    Weight,
    read_weights,
    scoring,
    weights_text,
)
from nianbao.storage.atomic import write_atomically
from nianbao.storage.bounded import read_regular
from nianbao.storage.errors import DISK_ERRORS, cannot_read, cannot_write

WEIGHTS_FILE = "评分标准.csv"
_WEIGHTS_LIMIT = 1_000_000
_SUMS, _MISSING, _SCORING = "汇总表", "缺报名单", "评分表"


@dataclass(frozen=True, slots=True)
class Papers:
    """What papers are made of: the roll-up, whose county it is, what became of what was sent back.

    `county` may be empty. `office` are the county's settings: its deadline is the one for all.
    """

    rollup: Rollup
    county: str
    office: Office
    returned: Returned


def write_papers(output: Path, papers: Papers) -> tuple[Path, ...]:
    """Write them all into a folder, each whole or not at all; gives their paths.

    The weights are those in the folder's file; the published example is written where there is
    none. Raises ReportError.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
    except DISK_ERRORS as error:
        raise cannot_write(output, error) from error
    files = dict(_files(papers, weights_in(output)))
    for name, content in files.items():
        write_atomically(output / name, content)
    return tuple(output / name for name in files)


def weights_in(output: Path) -> tuple[Weight, ...]:
    """The weights in a folder, written there first where there are none.

    Raises ReportError.
    """
    path = output / WEIGHTS_FILE
    try:
        if not path.exists():
            write_atomically(path, (BOM + weights_text()).encode())
            return WEIGHTS
        return read_weights(decode(read_regular(path, _WEIGHTS_LIMIT)))
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error


def _files(papers: Papers, weights: tuple[Weight, ...]) -> Iterator[tuple[str, bytes]]:
    rollup, county = papers.rollup, papers.county
    lines = scoring(rollup, weights, papers.office.deadline(rollup.year), papers.returned)
    for ending, content in sums_files(rollup, county).items():
        yield f"{_SUMS}{ending}", content
    yield f"{_MISSING}.docx", missing_form(rollup, county)
    yield f"{_SCORING}.docx", scoring_form(rollup, lines, county)
    for name, rows in sheet_rows(rollup, lines).items():
        yield f"{name}.csv", (BOM + csv_text(rows)).encode("utf-8", "replace")
