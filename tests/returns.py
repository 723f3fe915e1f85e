"""What a county sends back in the tests: a note about a report, and its file."""

from pathlib import Path

from nianbao.desk.returns import opinions, return_json, return_stem
from nianbao.report.document import Report
from nianbao.report.finding import Finding, Severity
from nianbao.report.returning import ReturnNote

COUNTY = "民权县政务公开办公室"
DUE = "2025-01-20"
WORDS = {"whole": "请二十日前改好重报", "overview": "第一段太短", "requests": "表三不平"}
FOUND = Finding("F01", Severity.ERROR, "总计和分项对不上。", "requests")
ASIDE = Finding("K01", Severity.WARNING, "三句话和别的单位一样。", "problems")


def note_about(report: Report, file: str = "柳河镇年报.docx", sha256: str = "0" * 64) -> ReturnNote:
    """A note with words about three pages, and findings about two."""
    said = opinions(report, (FOUND, ASIDE), WORDS)
    return ReturnNote(report, file, sha256, COUNTY, "2025-01-12", DUE, said)


def note_file(folder: Path, note: ReturnNote) -> Path:
    """The note as the county's file."""
    path = folder / f"{return_stem(*note.report.key)}.json"
    path.write_text(return_json(note), encoding="utf-8")
    return path
