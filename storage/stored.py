"""One stored document: a report's record, and beside it what the list of reports shows.

The list is read from these documents as they are, so that it does not wait for reports to be
decoded, and one damaged record does not hide the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from nianbao.report.leaves import text_or_empty
from nianbao.report.state import State, read_state
from nianbao.storage.errors import NotThereError, UnreadableReportError
from nianbao.storage.machine import now, user
from nianbao.storage.schema import Document

if TYPE_CHECKING:  # imported when needed: the command line starts sooner
    from nianbao.report.document import Report
    from nianbao.report.finding import Finding
    from nianbao.report.office import Office
    from nianbao.report.standing import Standing

_LAST_YEAR, _MOST_FINDINGS = 9000, 1_000_000
"""What is beyond was not written by this program, and no calendar has it."""

Key = tuple[str, int]
"""What a report is found by: its office and year."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A line of the list of reports. `changed` is ISO 8601 with the offset from UTC.

    `correct_by` is the ISO date until when the county wants it mended, else empty.
    """

    office: str
    year: int
    form: str
    state: State
    errors: int
    warnings: int
    changed: str
    correct_by: str = ""


def document_of(
    report: "Report", findings: Iterable["Finding"], standing: "Standing"
) -> dict[str, Any]:
    """What is stored for a report, as of now."""
    from nianbao.report.finding import count_findings
    from nianbao.report.record import to_record
    from nianbao.report.standing import plain_standing

    errors, warnings = count_findings(findings)
    return {
        **plain_standing(standing),
        "errors": errors,
        "warnings": warnings,
        "changed": now().isoformat(),
        "by": user(),
        **to_record(report),
    }


def report_of(document: Document) -> "Report":
    """The report in a document; raises UnreadableReportError when it is damaged."""
    from nianbao.report.errors import RecordError, ReportError
    from nianbao.report.record import from_record

    try:
        report = from_record(document)
        if report.key != key_of(document):  # it would be saved beside itself
            raise RecordError("单位名称里有看不见的字符。")
    except ReportError as error:
        raise UnreadableReportError(
            f"{named(key_of(document))}的记录读不出来：{error.message}", "其他报告不受影响。"
        ) from error
    return report


def standing_of(document: Document) -> "Standing":
    """Where the report of a document stands; what is missing or damaged is left out."""
    from nianbao.report.standing import read_standing

    return read_standing(document)


def holds(document: Document, report: "Report") -> bool:
    """Whether a document's report is exactly this one; never raises on a damaged document."""
    try:
        return report_of(document) == report
    except UnreadableReportError:
        return False


def summary_of(document: Document) -> Summary:
    """The line of the list for a document; what is missing or damaged shows as empty."""
    office, year = key_of(document)
    return Summary(
        office=office,
        year=year,
        form=text_or_empty(document.get("form")),
        state=read_state(document) or State.DRAFT,
        errors=_number(document, "errors", _MOST_FINDINGS),
        warnings=_number(document, "warnings", _MOST_FINDINGS),
        changed=text_or_empty(document.get("changed")),
        correct_by=text_or_empty(document.get("correct_by")),
    )


def key_of(document: Document) -> Key:
    """The office and year of a document, `""` and 0 when it lacks them."""
    return text_or_empty(document.get("office")), _number(document, "year", _LAST_YEAR)


def named(key: Key) -> str:
    """How a report is called in a sentence."""
    return f"“{key[0][:_NAME_SHOWN]}”{key[1]}年的报告"


def edited_name(line_key: str, reports: Mapping[str, Document]) -> str:
    """What a `table number` that was edited by hand is called in a sentence."""
    table, _, number = line_key.partition(" ")
    if table == "registers":
        return "台账"
    if table != "reports":
        return "设置"
    if number not in reports:
        return "一份被删掉的报告"
    office, year = key_of(reports[number])
    return f"{office}{year}年的报告"


def office_of(document: Document) -> "Office":
    """The office in a document; unknown keys are passed over, what is wrong is as at first."""
    from nianbao.report.office import read_office

    return read_office(document)


def _number(document: Document, name: str, most: int) -> int:
    value = document.get(name)
    return value if type(value) is int and 0 <= value <= most else 0


HUGE_NUMBER = 10**15
_NAME_SHOWN = 200
_NAMES_SHOWN = 8
"""More would not fit the sentence."""


def number_of(key: Key, reports: Mapping[str, Document], likely: str = "") -> str | None:
    """The number of the report of an office and year, None if there is none.

    One that is likely is looked at first: a library may hold hundreds.
    """
    if likely in reports and key_of(reports[likely]) == key:
        return likely
    return next((number for number, document in reports.items() if key_of(document) == key), None)


def required_number(key: Key, reports: Mapping[str, Document]) -> str:
    """The same; raises NotThereError, which names what is there."""
    number = number_of(key, reports)
    if number is not None:
        return number
    there = sorted(map(key_of, reports.values()), key=lambda key: (-key[1], key[0]))
    names = "、".join(f"{office}{year}年" for office, year in there[:_NAMES_SHOWN])
    more = f"等{len(there)}份" if len(there) > _NAMES_SHOWN else ""
    raise NotThereError(
        f"没有{named(key)}。", f"库里有：{names}{more}。" if there else "库里还没有报告。"
    )


def free_number(reports: Mapping[str, Document]) -> str:
    """A number no report has, above all others; among them where an edited file has huge ones."""
    number = max(map(int, reports), default=0) + 1
    if number < HUGE_NUMBER:
        return str(number)
    return next(str(free) for free in count(1) if str(free) not in reports)
