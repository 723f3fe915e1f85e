"""Files damaged at random: `python -m tests.imports.damaged_files [TIMES] [SEED]`.

Bytes are changed, cut out, doubled and moved, in the file itself or in the parts of its zip; no
digit is touched, for nobody could know. Whatever comes of it: a report or one sentence, in bounded
time and memory, and no figure that is wrong without a finding on its cell; but for those of an
.xls, whose figures are bits without a sum over them.
"""

import io
import random
import sys
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from time import process_time

from nianbao.imports import ImportRefusedError, read_report
from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from tests.reports import full_report
from tests.samples.by_programs import kept_files
from tests.samples.documents import document
from tests.samples.pdf import pdf_source
from tests.samples.sheets import archive

SECONDS, MEMORY = 10.0, 150 * 1024 * 1024


@cache
def sources() -> Mapping[str, bytes]:
    """A whole file of each format."""
    files = kept_files()
    pdf, _ = pdf_source(document(full_report(), 0), "pdf", random.Random(1))
    return {
        ".doc": files["word.doc"], ".xls": files["sheet.xls"], ".xlsx": files["sheet.xlsx"],
        ".odt": files["word.odt"],
        ".rtf": files["word.rtf"], ".pdf": pdf,
    }  # fmt: skip


def _change(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 20))):
        place = chance.randrange(len(data))
        if not 0x30 <= data[place] <= 0x39:
            data[place] = chance.choice((0, 1, 7, 0x20, 0xFF, chance.randrange(0x40, 0x100)))


def _cut(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data))
    del data[place : place + chance.choice((1, 10, 600, len(data)))]


def _double(data: bytearray, chance: random.Random) -> None:
    start, place = chance.randrange(len(data)), chance.randrange(len(data))
    data[place:place] = data[start : start + chance.choice((4, 64, 512))]


def _zero(data: bytearray, chance: random.Random) -> None:
    place, length = chance.randrange(len(data)), chance.choice((4, 64, 512))
    data[place : place + length] = bytes(min(length, len(data) - place))


def _swap(data: bytearray, chance: random.Random) -> None:
    length = chance.choice((4, 64, 512))
    first, second = (chance.randrange(max(1, len(data) - length)) for _ in range(2))
    kept = data[first : first + length]
    data[first : first + length] = data[second : second + length]
    data[second : second + length] = kept


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _change, _change, _change, _cut, _double, _zero, _swap,
)  # fmt: skip


def damaged(suffix: str, chance: random.Random) -> bytes:
    """A file of a format, damaged once or more."""
    whole = sources()[suffix]
    if suffix in (".xlsx", ".odt") and chance.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(whole)) as file:
            parts = {name: bytearray(file.read(name)) for name in file.namelist()}
        part = parts[chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])]
        if part:
            chance.choice(DAMAGES)(part, chance)
        return archive({name: bytes(content) for name, content in parts.items()})
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 4))):
        if data:
            chance.choice(DAMAGES)(data, chance)
    return bytes(data)


def silent_errors_of(data: bytes, suffix: str) -> list[str]:
    """The cells that a damaged file gave wrong without a word; also what nobody thought of."""
    whole = full_report()
    try:
        read = read_report(data, suffix).report("甲镇", 2021)
    except ImportRefusedError as error:
        return [f"{suffix}: {error!r}"] if "意外" in str(error) else []
    is_told = read.form is whole.form and suffix != ".xls"
    return _silent(read, whole) if is_told else []


def _silent(read: Report, whole: Report) -> list[str]:
    """Of the typed cells: what a total comes to where some are missing follows from those."""
    told = {cell for finding in run_checks(read) for cell in finding.cells}
    return [
        str(ref)
        for table in whole.form.tables
        for ref in table.typed_cells
        if read.figure(ref) is not None and read.figure(ref) != whole.figure(ref)
        if ref not in told
    ]


def main() -> None:
    """Damage as many files of each format as asked for."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 2024
    failures = 0
    for suffix in sources():
        slowest = most = 0.0
        for turn in range(times):
            data = damaged(suffix, random.Random(f"{seed} {suffix} {turn}"))
            tracemalloc.start()
            begun = process_time()
            silent = silent_errors_of(data, suffix)
            slowest = max(slowest, process_time() - begun)
            most = max(most, tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
            if silent:
                failures += 1
                print(suffix, turn, *silent[:3])
        failures += slowest > SECONDS or most > MEMORY
        print(f"{suffix}: {times}, at most {slowest:.1f} s (traced) and {most / 2**20:.0f} MB")
    print(f"{failures} failures")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
