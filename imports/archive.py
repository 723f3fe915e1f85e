"""A zip of files, as a site or a mail hands it out: the one report that is in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from nianbao.imports.containers import format_inside
from nianbao.imports.formats import READABLE_SUFFIXES, Format, format_of_bytes
from nianbao.imports.office_package import OfficePackage
from nianbao.imports.reading import ImportRefusedError, Reading
from nianbao.imports.ways_out import UNPACK
from nianbao.report.finding import Finding, Severity

_LOOKED_INTO = 8
"""Files that are looked into at most, and that are named where there are more."""
_IN_ALL = 48 * 1024 * 1024
"""Bytes that all of them may unpack to."""
_LEFT_BY_MACHINES = ("__macosx", "~$", ".")
"""How the names of files begin that no one put there."""

_Read = Callable[[bytes, str], Reading]


@dataclass(frozen=True)
class _Seen:
    """What came of the files: those with a report, those without, those that can't be read."""

    reports: dict[str, Reading]
    others: list[str]
    refused: dict[str, ImportRefusedError]


def report_in_archive(data: bytes, read: _Read) -> Reading:
    """The one report in a zip; `read` reads a file of it by its bytes and its ending.

    A finding tells which file it was and what was left. Raises ImportRefusedError, with the names
    of the files, where there are several reports, none, or too many files to look into.
    """
    package = OfficePackage(data, "压缩包", UNPACK, in_all=_IN_ALL)
    names = [name for name in package.names() if _is_put_there(name)]
    readable = [name for name in names if PurePosixPath(name).suffix in READABLE_SUFFIXES]
    if len(readable) > _LOOKED_INTO:
        shown = _quoted([package.written(name) for name in readable])
        raise ImportRefusedError(f"压缩包里有{len(readable)}个文件（{shown}），", UNPACK)
    seen = _Seen({}, [package.written(name) for name in names if name not in readable], {})
    for name in readable:
        _look_into(package, name, read, seen)
    if len(seen.reports) != 1:
        raise _refusal(seen)
    [(name, reading)] = seen.reports.items()
    return replace(reading, findings=(_told(name, seen), *reading.findings))


def _is_put_there(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not name.endswith("/") and not any(one.startswith(_LEFT_BY_MACHINES) for one in parts)


def _look_into(package: OfficePackage, name: str, read: _Read, seen: _Seen) -> None:
    """Read a file and put what came of it to the others; a zip in a zip is not looked into."""
    suffix, written = PurePosixPath(name).suffix, package.written(name)
    try:
        data = package.read(name)
        is_zip = format_of_bytes(data, suffix) is Format.ZIP
        if is_zip and format_inside(data, Format.ZIP, suffix) is Format.ARCHIVE:
            raise ImportRefusedError("这是压缩包，", UNPACK)
        reading = read(data, suffix)
    except ImportRefusedError as error:
        seen.refused[written] = error
        return
    if reading.found:
        seen.reports[written] = reading
    else:
        seen.others.append(written)


def _refusal(seen: _Seen) -> ImportRefusedError:
    """Why no file of a zip was chosen."""
    if seen.reports:
        what = f"压缩包里有{len(seen.reports)}份报告（{_quoted(list(seen.reports))}），"
        return ImportRefusedError(what, UNPACK)
    if len(seen.refused) == 1 and not seen.others:
        [(name, error)] = seen.refused.items()
        return ImportRefusedError(f"压缩包里的“{name}”：{error.message}", error.hint)
    names = [*seen.refused, *seen.others]
    return ImportRefusedError(f"压缩包里的文件（{_quoted(names)}）都没有读出报告，", UNPACK)


def _told(name: str, seen: _Seen) -> Finding:
    """S01: which file of a zip was read; a warning where another may be a report, too."""
    fact = f"这是压缩包，读的是里面的“{name}”"
    if seen.others:
        fact += f"，没有读别的文件（{_quoted(seen.others)}）"
    if seen.refused:
        fact += f"；{_quoted(list(seen.refused))}读不了，要用的是它的，请先解压"
    severity = Severity.WARNING if seen.refused else Severity.INFO
    return Finding("S01", severity, f"{fact}。", "overview")


def _quoted(names: Sequence[str]) -> str:
    more = "等" if len(names) > _LOOKED_INTO else ""
    return "、".join(f"“{name}”" for name in names[:_LOOKED_INTO]) + more
