"""What each subcommand does. Every one gives its exit status and raises ReportError to fail."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nianbao.cli import COULD_NOT, DONE, FOUND_ERRORS
from nianbao.cli.printing import plain_lines, print_export, print_json, print_lines_left, say
from nianbao.report.errors import ReportError
from nianbao.report.state import STATES
from nianbao.storage.errors import NotThereError
from nianbao.storage.library import Library

if TYPE_CHECKING:  # `list` needs none of these
    from nianbao.imports import Reading
    from nianbao.report.document import Report
    from nianbao.report.finding import Finding


def import_report(data: Path, options: argparse.Namespace) -> int:
    """Read a report's file, or all in a folder, and store it, whatever its findings."""
    library = Library(data)
    if _is_folder(options.file):
        from nianbao.cli.import_folder import import_folder

        import_folder(library, options)
        return DONE
    from nianbao.desk.earlier_versions import keep_version
    from nianbao.desk.files import read_file
    from nianbao.desk.open_report import save_imported

    reading = read_file(options.file, options.year)
    report = reading.report(options.office, options.year)
    findings = _check(library, report, _previous(library, report))
    with library.claimed():
        if options.replace and (words := keep_version(library, report.office, report.year)):
            say(words, sys.stderr)
        save_imported(library, report, findings, replace=options.replace)
    if options.json:
        from nianbao.exports.json_export import plain_report
        from nianbao.report.record import plain_finding

        plain = {**plain_report(report), "findings": list(map(plain_finding, findings))}
        print_json({**plain, "unplaced": plain_lines(reading.unplaced)})
    else:
        say(f"已导入：{report.office}{report.year}年的报告，存在 {data}")
        _print_findings(report, findings)
    print_lines_left(reading.unplaced)
    return DONE


def check(data: Path, options: argparse.Namespace) -> int:
    """Check a file, a folder of files, one report of the library, or all of them."""
    library = Library(data)
    if options.json and options.csv:
        raise ReportError("“--json”和“--csv”只能写一个。")
    if _is_folder(options.file):
        from nianbao.cli.check_folder import check_folder

        return FOUND_ERRORS if check_folder(library, options) else DONE
    from nianbao.cli.check_library import LibraryCheck

    previous, reading = _read(options.previous), _read(options.file, options.year)
    checked: Iterable[tuple[Report, Sequence[Finding]]]
    damaged: list[ReportError] = []
    if reading is not None:
        report = reading.report(options.office, options.year)
        last = _given(previous, report) or _previous(library, report)
        checked = [(report, _check(library, report, last))]
    else:
        stored = LibraryCheck(library, options, partial(_given, previous))
        if not stored:
            raise _nothing_there(library, options)
        checked, damaged = stored.checked(), stored.damaged
    errors = _tell(checked, options)
    for error in damaged:
        say(str(error), sys.stderr)
    if damaged:
        return COULD_NOT
    return FOUND_ERRORS if errors else DONE


def _tell(
    checked: "Iterable[tuple[Report, Sequence[Finding]]]", options: argparse.Namespace
) -> bool:
    """Print what was found as the options ask for it; whether an error is among it."""
    errors = False

    def noted() -> "Iterator[tuple[Report, Sequence[Finding]]]":
        nonlocal errors
        for report, findings in checked:
            errors = errors or any(one.severity == "error" for one in findings)
            yield report, findings

    if options.json:
        print_json(_plain_findings(noted(), named=options.file is None))
    elif options.csv:
        from nianbao.cli.output import print_csv

        print_csv(noted(), str(options.file or ""))
    else:
        for report, findings in noted():
            _print_findings(report, findings)
    return errors


def export(data: Path, options: argparse.Namespace) -> int:
    """Write a report for pasting: to a path, to standard output, or beside the data file."""
    from nianbao.desk.files import (
        REVIEW_SHEETS,
        export_file,
        export_name,
        export_text,
        is_draft,
        remark,
        review_sheet,
        write_export,
    )
    from nianbao.exports import BYTES_WRITERS
    from nianbao.exports.options import options_of
    from nianbao.report.words.codes import filled
    from nianbao.storage.paths import free_path

    library = Library(data)
    if options.year is None:
        raise ReportError("还缺少“--year”。", "请写明年份，如 --year 2024。")
    report = library.load(options.office or _only_office(library, options.year), options.year)
    previous = _previous(library, report)
    findings = _check(library, report, previous, stored=True)
    draft = is_draft(report, findings)
    habits = options_of(library.office(), date.today())
    if options.aligned:
        habits = replace(habits, aligned=True)
    written: str | bytes
    if options.to in REVIEW_SHEETS:
        written = review_sheet(report, findings, previous, options.to)
    elif options.output == "-" and options.to not in BYTES_WRITERS:
        written = export_text(report, previous, options.to, habits)
    else:
        written = export_file(report, previous, options.to, habits)
    if options.output == "-":
        print_export(written)
        return DONE
    name = export_name(filled(report, previous).title, options.to, draft=draft)
    path = Path(options.output) if options.output else free_path(data.parent, name)
    write_export(written, path, data)
    say(str(path))
    if words := remark(report, previous, options.to, habits):
        say(words, sys.stderr)
    if draft and options.to not in REVIEW_SHEETS:
        say("这份报告还有错误或没填的格，导出的是草稿；用 nianbao check 看要改什么。", sys.stderr)
    return DONE


def list_reports(data: Path, options: argparse.Namespace) -> int:
    """List the reports of the library, as it was when they were saved."""
    lines = Library(data).summaries()
    if options.json:
        names = ("office", "year", "form", "state", "errors", "warnings", "changed")
        print_json([{name: getattr(line, name) for name in names} for line in lines])
    elif not lines:
        say("库里还没有报告；用 nianbao import 报告文件 读入一份。")
    for line in () if options.json else lines:
        state = STATES[line.state].ljust(3, "\u3000")
        changed = line.changed[:16].replace("T", " ")
        counts = f"错误{line.errors:>3} 提醒{line.warnings:>3}"
        say(f"{line.year}年  {state}  {counts}  {changed}  {line.office}")
    return DONE


def _check(
    library: Library, report: "Report", previous: "Report | None", *, stored: bool = False
) -> "Sequence[Finding]":
    """All findings, with last year's report where there is one; `stored` for one of the library."""
    from nianbao.desk.checking import findings_about
    from nianbao.desk.registers_beside import registers_beside

    standing = library.standing(*report.key) if stored else None
    registers = registers_beside(library, report.key) if stored else None
    return findings_about(
        report, previous, library.office(), standing=standing, registers=registers
    )


def _previous(library: Library, report: "Report") -> "Report | None":
    """Last year's report of the library, or the one chosen as such; None where there is none."""
    from nianbao.desk.previous import PreviousFinder

    return PreviousFinder(library).load(report.key)


def _is_folder(path: Path | None) -> bool:
    if path is None:
        return False
    from nianbao.desk.files import is_folder

    return is_folder(path)


def _given(given: "Reading | None", report: "Report") -> "Report | None":
    """Last year's report as read from a file; None where no file is named."""
    if given is None:
        return None
    return given.report(given.office or report.office, given.year or report.year - 1)


def _read(path: Path | None, year: int | None = None) -> "Reading | None":
    if path is None:
        return None
    from nianbao.desk.files import read_file

    return read_file(path, year)


def _only_office(library: Library, year: int) -> str:
    """The office that has a report of a year; raises ReportError for none and for several."""
    offices = sorted(line.office for line in library.summaries() if line.year == year)
    if len(offices) > 1:
        raise ReportError(
            f"库里{year}年有{len(offices)}个单位的报告：{'、'.join(offices)}；",
            "请用 --office 写明哪一个。",
        )
    if offices:
        return offices[0]
    if library.is_empty:
        raise _none_yet()
    raise NotThereError(f"库里没有{year}年的报告；", "用 nianbao list 看有哪些。")


def _none_yet() -> NotThereError:
    return NotThereError("库里还没有报告；", "用 nianbao import 报告文件 读入一份。")


def _nothing_there(library: Library, options: argparse.Namespace) -> NotThereError:
    if library.is_empty:
        return _none_yet()
    wanted = f"{options.office or ''}{'' if options.year is None else f'{options.year}年'}"
    return NotThereError(f"库里没有“{wanted}”的报告；", "用 nianbao list 看有哪些。")


def _print_findings(report: "Report", findings: "Iterable[Finding]") -> None:
    from nianbao.report.finding import SEVERITIES, count_findings
    from nianbao.report.listing import worst_first

    findings = tuple(findings)
    errors, warnings = count_findings(findings)
    say(f"{report.office}{report.year}年：{errors}个错误，{warnings}个提醒")
    for finding in worst_first(findings):
        aside = f"（已放过：{finding.dismissed}）" if finding.dismissed else ""
        say(f"  {SEVERITIES[finding.severity]} {finding.rule} {finding.message}{aside}")


def _plain_findings(
    checked: "Iterable[tuple[Report, Sequence[Finding]]]", *, named: bool
) -> list[dict[str, Any]]:
    """Findings as JSON; `named` adds whose they are, where more than one report was checked."""
    from nianbao.report.record import plain_finding

    return [
        plain_finding(finding) | ({"office": report.office, "year": report.year} if named else {})
        for report, findings in checked
        for finding in findings
    ]
