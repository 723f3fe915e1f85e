"""Word files damaged at random: `python -m tests.imports.word_fuzz [TIMES] [SEED]`.

Half of them lose or change bytes of the archive, half elements of the document: left out, doubled,
opened, renamed, wrapped, moved, given other values. Whatever comes of it is a report or one
sentence, in bounded time. A figure that is read wrong without a finding on its cell is a silent
error, unless a row of the damaged document itself says what was read; so is a word that is in no
line, where nothing is told to have been left out.
"""

import io
import random
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from time import process_time
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from nianbao.imports import ImportRefusedError
from nianbao.imports.source import CellRow
from nianbao.imports.word.reading_docx import word_blocks
from nianbao.report.checks import run_checks
from tests.imports.anything import read_anything
from tests.imports.fuzz import REPORT, TYPED, is_said
from tests.samples.documents import document
from tests.samples.word import NAMESPACE, STYLES, word_pieces, zipped

SECONDS = 10
"""Of the processor, that a damaged file may take."""
_W = f"{{{NAMESPACE}}}"
_TAGS = ("p", "r", "t", "tbl", "tr", "tc", "tcPr", "gridSpan", "vMerge", "sdt", "del", "x", "tab")
_WRAPPERS = ("ins", "sdt", "sdtContent", "customXml", "tc", "tr", "p", "x", "txbxContent")
_VALUES = ("", "0", "2", "9", "99999999999", "restart", "continue", "x", "\ue000")
_PARTS = ("tbl", "tr", "tc", "tcPr", "trPr", "gridSpan", "vMerge")
_DAMAGED = frozenset(_W + tag for tag in _PARTS)
"""Elements that are damaged: what makes a table, not the words of a figure."""
_MEMBER = "word/document.xml"


@cache
def whole() -> bytes:
    """The file that is damaged."""
    body = "".join(word_pieces(document(REPORT, 0), styled=True))
    return zipped(body, parts={"styles": STYLES})


def _flip(data: bytearray, at: int, chance: random.Random) -> None:
    data[at] = chance.randrange(256)


def _cut(data: bytearray, at: int, chance: random.Random) -> None:
    del data[at : at + chance.choice((1, 20, 4000, len(data)))]


def _insert(data: bytearray, at: int, chance: random.Random) -> None:
    data[at:at] = chance.randbytes(chance.choice((1, 5, 900)))


def _zero(data: bytearray, at: int, chance: random.Random) -> None:
    size = min(chance.choice((1, 8, 512)), len(data) - at)
    data[at : at + size] = bytes(size)


def _twice(data: bytearray, at: int, chance: random.Random) -> None:
    data[at:at] = data[max(0, at - chance.choice((10, 500))) : at]


_TO_BYTES = (_flip, _cut, _insert, _zero, _twice)


def damaged_bytes(chance: random.Random) -> bytes:
    """The archive with one to four kinds of damage to its bytes."""
    data = bytearray(whole())
    for _ in range(chance.choice((1, 1, 2, 4))):
        if data:
            chance.choice(_TO_BYTES)(data, chance.randrange(len(data)), chance)
    return bytes(data)


def _leave_out(parent: Element, at: int, chance: random.Random) -> None:
    del parent[at]


def _double(parent: Element, at: int, chance: random.Random) -> None:
    parent.insert(at, parent[at])


def _open(parent: Element, at: int, chance: random.Random) -> None:
    parent[at : at + 1] = list(parent[at])


def _rename(parent: Element, at: int, chance: random.Random) -> None:
    parent[at].tag = _W + chance.choice(_TAGS)


def _wrap(parent: Element, at: int, chance: random.Random) -> None:
    wrapper = Element(_W + chance.choice(_WRAPPERS))
    wrapper.append(parent[at])
    parent[at] = wrapper


def _move(parent: Element, at: int, chance: random.Random) -> None:
    moved = parent[at]
    del parent[at]
    parent.insert(chance.randrange(len(parent) + 1), moved)


def _change(parent: Element, at: int, chance: random.Random) -> None:
    parent[at].set(f"{_W}val", chance.choice(_VALUES))


_TO_ELEMENTS: Mapping[str, Callable[[Element, int, random.Random], None]] = {
    "leave out": _leave_out,
    "double": _double,
    "open": _open,
    "rename": _rename,
    "wrap": _wrap,
    "move": _move,
    "change": _change,
}


def damaged_elements(chance: random.Random) -> tuple[bytes, Element, list[str]]:
    """The file with one to four kinds of damage to its tables; its document, and what was done."""
    root, done = ElementTree.fromstring(_members()[_MEMBER]), []
    for _ in range(chance.choice((1, 1, 2, 4))):
        places = [
            (parent, at)
            for parent in root.iter()
            for at, child in enumerate(parent)
            if child.tag in _DAMAGED
        ]
        if not places:
            break
        parent, at = chance.choice(places)
        kind = chance.choice(sorted(_TO_ELEMENTS))
        done.append(f"{kind} {parent[at].tag} {''.join(parent[at].itertext())[:60]}")
        _TO_ELEMENTS[kind](parent, at, chance)
    return _packed(ElementTree.tostring(root)), root, done


@cache
def _members() -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(whole())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(xml: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in _members().items():
            archive.writestr(name, xml if name == _MEMBER else content)
    return data.getvalue()


def _rows(root: Element) -> Iterator[list[str]]:
    """Every row of a document as the words of its cells, those in other tables too."""
    for row in root.iter(f"{_W}tr"):
        yield ["".join(cell.itertext()) for cell in row.iter(f"{_W}tc")]


def lost_words(data: bytes, root: Element) -> str:
    """The characters of a document that are in none of the lines that were read of it."""
    try:
        given = word_blocks(data)
    except ImportRefusedError:
        return ""
    if any(finding.rule == "S16" for finding in given.findings):
        return ""
    lost = Counter("".join(one.text or "" for one in root.iter(f"{_W}t")))
    for block in given.blocks:
        lost -= Counter("".join(block.cells) if isinstance(block, CellRow) else block.text)
    for _, text in given.around:
        lost -= Counter(text)
    return "".join(sign for sign in lost.elements() if not sign.isspace())


def silent_errors(chance: random.Random) -> tuple[list[str], list[str]]:
    """What was read wrong of a damaged file and not told, and what had been done to it."""
    root, done = None, ["bytes"]
    if chance.getrandbits(1):
        data = damaged_bytes(chance)
    else:
        data, root, done = damaged_elements(chance)
    begun = process_time()
    report = read_anything(data, ".docx")
    if process_time() - begun > SECONDS:
        return ["too slow"], done
    if root is not None and (lost := lost_words(data, root)):
        return [f"lost: {lost[:40]}"], done
    if report is None:
        return [], done
    told = {cell for finding in run_checks(report) for cell in finding.cells}
    wrong = [cell for cell in TYPED if report.figures.get(cell) != REPORT.figures[cell]]
    rows = list(_rows(root)) if root is not None else []
    return [str(ref) for ref in wrong if ref not in told and not is_said(report, ref, rows)], done


def main() -> None:
    """Damage as many files as asked for, and stop with status 1 if one was misread silently."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 2021
    failures = 0
    for turn in range(times):
        silent, done = silent_errors(random.Random(f"{seed} {turn}"))
        if silent:
            failures += 1
            print(turn, *silent[:3], *done, sep="\n  ")
    print(f"{times} damaged Word files, {failures} read wrong without a finding")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
