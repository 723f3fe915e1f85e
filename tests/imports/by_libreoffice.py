"""Word files that LibreOffice writes: `python -m tests.imports.by_libreoffice`.

Our own exports are saved again as Word files by way of every format LibreOffice knows, and a text
with what our exports lack (numbers of lists and headings, frames, notes, readings, hidden, struck
and deleted words); all that was printed must come back. Needs `libreoffice-writer-nogui`.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from nianbao.exports.grid import Grid, cover
from nianbao.exports.html import write_html
from nianbao.exports.options import DEFAULT
from nianbao.exports.outline import Heading, outline
from nianbao.exports.word import write_word
from nianbao.imports import Reading, read_report
from nianbao.report.document import Report
from nianbao.report.form.numbering import split_number
from tests.reports import NAMED

WAYS: tuple[tuple[str, ...], ...] = (
    ("docx:MS Word 2007 XML",),
    ("docx:Office Open XML Text",),
    ("odt", "docx"),
    ("doc", "docx"),
    ("rtf", "docx"),
)
"""The formats a file is saved in, one after the other."""

_ON_PAPER = ("pdf",)
"""How our own Word file is printed: no mark may be lost behind the end of a line."""
_NAMES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for name in ("office", "style", "text", "table")
} | {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_LISTS = """
<office:styles><text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:outline-level-style text:level="2" style:num-prefix="（" style:num-format="一, 二, 三, ..."
 style:num-suffix="）"/></text:outline-style></office:styles>
<office:automatic-styles>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>
</style:style>
<style:style style:name="S" style:family="text"><style:text-properties
 style:text-line-through-style="solid"/></style:style>
<style:style style:name="U" style:family="text"><style:text-properties
 style:text-position="super 58%"/></style:style>
<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="①, ②, ③, ..."/>
</text:list-style></office:automatic-styles>
"""
_DELETED = """
<text:tracked-changes><text:changed-region text:id="c"><text:deletion><office:change-info>
<dc:creator>a</dc:creator><dc:date>2024-01-01T00:00:00</dc:date></office:change-info>
<text:p>删去的话</text:p></text:deletion></text:changed-region></text:tracked-changes>
"""
_END = """
<text:p>末尾<text:ruby><text:ruby-base>峁</text:ruby-base><text:ruby-text>máo</text:ruby-text>
</text:ruby>村<text:span text:style-name="S">划掉</text:span>公开316<text:span
 text:style-name="U">1</text:span>条<text:change text:change-id="c"/>。<text:note
 text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
<text:p>脚注的话。</text:p></text:note-body></text:note></text:p>
<text:list text:style-name="L"><text:list-item><text:p>第一项。</text:p></text:list-item>
<text:list-item><text:p>第二项。</text:p></text:list-item></text:list>
"""
_LAST = ("末尾峁村公开316条。", "①第一项。", "②第二项。")


def rich_text(report: Report) -> str:
    """A report as flat OpenDocument: its title in a frame, its heads numbered by themselves."""
    pieces = "".join(map(_piece, outline(report, DEFAULT)))
    names = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:version="1.2"'
        f' office:mimetype="application/vnd.oasis.opendocument.text">{_LISTS}<office:body>'
        f"<office:text>{_DELETED}{pieces}{_END}</office:text></office:body></office:document>"
    )


def _piece(piece: object) -> str:
    if isinstance(piece, Grid):
        return "".join(_table(piece))
    words = escape(getattr(piece, "text", ""))
    if not isinstance(piece, Heading):
        return f'<text:p>{words}<text:span text:style-name="H">看不见</text:span></text:p>'
    if piece.level == 1:
        return (
            '<text:p><draw:frame text:anchor-type="paragraph" svg:width="15cm" svg:height="2cm">'
            f"<draw:text-box><text:p>{words}</text:p></draw:text-box></draw:frame></text:p>"
        )
    plain = split_number(words)[2]
    return f'<text:h text:outline-level="{piece.level - 1}">{plain}</text:h>'


def _table(grid: Grid) -> Iterator[str]:
    yield f'<table:table><table:table-column table:number-columns-repeated="{grid.width}"/>'
    for number, line in enumerate(cover(grid.rows, grid.width)):
        yield "<table:table-row>"
        for column, placed in enumerate(line):
            if (placed.row, placed.column) != (number, column):
                yield "<table:covered-table-cell/>"
                continue
            spans = f'table:number-columns-spanned="{placed.cell.colspan}"'
            spans += f' table:number-rows-spanned="{placed.cell.rowspan}"'
            words = escape(placed.text_at(number, column))
            yield f"<table:table-cell {spans}><text:p>{words}</text:p></table:table-cell>"
        yield "</table:table-row>"
    yield "</table:table>"


def saved(source: Path, way: tuple[str, ...]) -> Path | None:
    """The file, saved in these formats one after the other by LibreOffice; None where it can't."""
    for at, kind in enumerate(way):
        folder = source.parent / f"{at} {kind.partition(':')[2] or way[0]}"
        profile = f"-env:UserInstallation={(source.parents[-2] / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, source],
            check=True,
            capture_output=True,
            timeout=120,
        )
        made = list(folder.glob(f"{source.stem}.*"))
        if not made:
            return None
        source = made[0]
    return source


def differing(reading: Reading, report: Report) -> list[str]:
    """What came back otherwise than it was printed."""
    form = report.form
    printed = {
        ref: report.stated.get(ref, report.figure(ref)) for one in form.tables for ref in one.cells
    }
    found = [str(ref) for ref, figure in printed.items() if reading.printed.get(ref) != figure]
    read = reading.report()
    found += [] if (read.office, read.year) == (report.office, report.year) else ["office, year"]
    found += [] if read.prose.overview.parts == report.prose.overview.parts else ["overview"]
    return found + ([] if read.prose.problems == report.prose.problems else ["problems"])


def tried(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Every file by its name, and what of it came back otherwise."""
    for name in ("seed", "full"):
        report = NAMED[name]()
        page = f"<html><head><meta charset='utf-8'></head><body>{write_html(report)}</body></html>"
        sources = {
            f"{name} page.html": page.encode(),
            f"{name} own.docx": write_word(report),
            f"{name} rich.fodt": rich_text(report).encode(),
        }
        for file, data in sources.items():
            ways = WAYS[:2] if "rich" in file else WAYS
            for way in (*ways, _ON_PAPER) if "own" in file else ways:
                path = folder / f"{file} by {way[0].partition(':')[0]} {len(way)}" / file
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
                made = saved(path, way)
                if made is None:
                    continue
                reading = read_report(made.read_bytes(), made.suffix)
                found = differing(reading, report)
                if "rich" in file:
                    lines = reading.prose.other_matters.splitlines()[-len(_LAST) :]
                    found += [] if tuple(lines) == _LAST else ["the rich end"]
                yield f"{file} as {', '.join(way)}", found


def main() -> None:
    """Try them all; status 1 where something came back otherwise."""
    if shutil.which("soffice") is None:
        print("SKIPPED: apt-get install libreoffice-writer-nogui")
        return
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for name, found in tried(Path(folder)):
            print(name, "as printed" if not found else ", ".join(found[:5]), sep=": ", flush=True)
            failed = failed or bool(found)
    sys.exit(failed)


if __name__ == "__main__":
    main()
