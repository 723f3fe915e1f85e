"""Files that real programs made of our own exports: `python -m tests.samples.by_programs`.

LibreOffice turns the Word file into .doc, .odt, .rtf and PDF, and the page's tables into sheets;
Chromium prints the page. What the machine lacks is passed over and said. The small ones lie in
`by_programs.zip`, so that the tests read them everywhere; run this anew when an export changes.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from nianbao.exports import write_file
from nianbao.exports.html import write_html
from nianbao.report.document import Report
from tests.reports import NAMED, full_report

KEPT = Path(__file__).with_name("by_programs.zip")
_WORD = {"doc": "doc:MS Word 97", "odt": "odt", "rtf": "rtf", "pdf": "pdf"}
_SHEETS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods", "xls": "xls:MS Excel 97"}
_SMALL = ("doc", "odt", "rtf", "xlsx", "xls")


def made_by_programs(report: Report, folder: Path) -> Iterator[Path]:
    """The files of a report, as far as the programs are here."""
    if office := shutil.which("soffice"):
        word, page = folder / "word.docx", folder / "sheet.html"
        word.write_bytes(write_file(report, "docx"))
        page.write_text(write_html(report), encoding="utf-8")
        for suffix, kind in _WORD.items():
            yield _converted(office, word, kind, suffix)
        for suffix, kind in _SHEETS.items():
            yield _converted(office, page, kind, suffix, "--infilter=HTML (StarCalc)")
    else:
        print("SKIPPED: LibreOffice is not here")
    if browser := shutil.which("chromium"):
        page, printed = folder / "page.html", folder / "page.pdf"
        page.write_bytes(write_file(report, "page"))
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu"]
        _run([*command, f"--print-to-pdf={printed}", page.as_uri()])
        yield printed
    else:
        print("SKIPPED: Chromium is not here")


def kept_files() -> Mapping[str, bytes]:
    """The files in the zip, by their names."""
    with zipfile.ZipFile(KEPT) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _converted(office: str, source: Path, kind: str, suffix: str, *more: str) -> Path:
    command = [office, "--headless", *more, "--convert-to", kind, "--outdir", str(source.parent)]
    _run([*command, str(source)])
    return source.with_suffix(f".{suffix}")


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def main() -> None:
    """Make the files of all reports, read each back, and keep the small ones of one report."""
    from tests.imports.test_by_programs import differences

    wrong = 0
    for name, make in NAMED.items():
        with tempfile.TemporaryDirectory() as folder:
            files = list(made_by_programs(make(), Path(folder)))
            for path in files:
                found = differences(path.read_bytes(), path.suffix, make())
                wrong += bool(found)
                print(name, path.name, found or "right")
            if make is full_report and files:
                with zipfile.ZipFile(KEPT, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
                    for path in files:
                        if path.suffix[1:] in _SMALL and path.name != "page.pdf":
                            archive.writestr(zipfile.ZipInfo(path.name), path.read_bytes(),
                                             zipfile.ZIP_DEFLATED)  # fmt: skip
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
