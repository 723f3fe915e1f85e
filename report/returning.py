"""What the county says about a report it sends back: by page, bound to the very file it read.

The rule: the note holds the report as the county read it, so that either end can tell what was
mended since; its own checksum tells whether the note came as it was written.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from nianbao.report.changes import differences
from nianbao.report.changes.difference import Difference
from nianbao.report.document import Report
from nianbao.report.errors import RecordError
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.shape import FigureTable
from nianbao.report.leaves import branch_list, branch_mapping, leaf_text, leaf_whole
from nianbao.report.record import from_record, plain_figure, to_record
from nianbao.report.standing import WHOLE_REPORT, Standing
from nianbao.report.text import LINE_LIMIT, clean_line, clean_marks, clean_text, without_spaces

RETURN_KIND = "nianbao-return"
"""What the file says it is, as its first member."""
RETURN_NAME = "退回意见"
"""How the names of its files begin; the office and the year follow."""
_VERSION = 1
_SUM = "sum"
_HEX = 64


@dataclass(frozen=True, slots=True)
class PageOpinion:
    """What is said about one page, or all of it (WHOLE_REPORT): the county's words, findings.

    Of a finding only its rule, severity and sentence travel.
    """

    page: str
    words: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def said(self) -> str:
        """All of it as one text: the county's words, then what was found, a line each."""
        found = [f"查出：{one.message}" for one in self.findings]
        return "\n".join(filter(None, (self.words, *found)))


@dataclass(frozen=True, slots=True)
class ReturnNote:
    """A report sent back.

    `report` is as the county read it from the file called `file` with the SHA-256 `sha256`;
    `county` is who sends it back; `made_on` and `due_on` are ISO dates, `due_on` empty where no
    day is set. `intact` tells whether a note that was read is as it was written.
    """

    report: Report
    file: str
    sha256: str
    county: str
    made_on: str
    due_on: str
    opinions: tuple[PageOpinion, ...]
    intact: bool = True

    @property
    def said(self) -> Mapping[str, str]:
        """What is said, by page."""
        return {one.page: one.said for one in self.opinions if one.said}


def plain_return(note: ReturnNote) -> dict[str, Any]:
    """The note as plain values, its checksum last; `read_return` gives the same note back."""
    plain = {
        "kind": RETURN_KIND,
        "version": _VERSION,
        "office": note.report.office,
        "year": note.report.year,
        "county": note.county,
        "made_on": note.made_on,
        "due_on": note.due_on,
        "file": note.file,
        "sha256": note.sha256,
        "opinions": [
            {
                "page": one.page,
                "words": one.words,
                "findings": [
                    {"rule": f.rule, "severity": str(f.severity), "message": f.message}
                    for f in one.findings
                ],
            }
            for one in note.opinions
        ],
        "report": to_record(_sent(note.report)),
    }
    return {**plain, _SUM: _sum(plain)}


def is_return(plain: object) -> bool:
    """Whether plain values call themselves such a note."""
    return isinstance(plain, dict) and plain.get("kind") == RETURN_KIND


def read_return(plain: Mapping[str, Any]) -> ReturnNote:
    """The note that plain values hold; raises RecordError where they hold none."""
    try:
        if leaf_whole(plain["version"], 1, 10**6) > _VERSION:
            raise RecordError("这份退回意见是新版程序写的，这里读不了，", "请换新版的程序再读。")
        report = _read_sent(plain["report"])
        if report.key != (clean_line(leaf_text(plain["office"])), plain["year"]):
            raise ValueError("单位和年份前后不一样")
        note = ReturnNote(
            report,
            clean_line(leaf_text(plain["file"])),
            leaf_text(plain["sha256"], _HEX),
            clean_line(leaf_text(plain["county"])),
            _day(plain["made_on"]),
            _day(plain["due_on"]),
            tuple(map(_opinion, branch_list(plain["opinions"]))),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise RecordError("这份退回意见缺了内容或者坏了，读不出来，", "请县里再发一份。") from error
    rest = {name: value for name, value in plain.items() if name != _SUM}
    return replace(note, intact=plain.get(_SUM) == _sum(rest))


def page_print(report: Report, page: str) -> str:
    """What tells a page of a report, printed, from one that reads otherwise; WHOLE_REPORT is all.

    Spaces and line ends count for nothing: a report that was exported and read in is the same.
    """
    if page == WHOLE_REPORT:
        pages = ["", *(section.key for section in report.form.sections)]
        told: object = [_told(report, one) for one in pages]
    else:
        told = _told(report, page)
    text = json.dumps(told, ensure_ascii=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def page_prints(report: Report, pages: Iterable[str]) -> dict[str, str]:
    """`page_print` of these pages, the report being printed: its codes filled in."""
    return {page: page_print(report, page) for page in pages}


def mended(standing: Standing, printed: Report) -> frozenset[str]:
    """The pages the county wrote about that are no longer as it read them.

    `printed` is the report as it is now, its codes filled in. A page of which it is not known how
    the county read it is none.
    """
    return frozenset(
        page
        for page in standing.returned
        if page in standing.sent and page_print(printed, page) != standing.sent[page]
    )


def mended_since(note: ReturnNote, printed: Report) -> tuple[Difference, ...]:
    """What differs in a report that came back from the one the note was about, place by place."""
    return differences(_sent(note.report), _sent(printed))


def other_pages(note: ReturnNote, printed: Report) -> tuple[str, ...]:
    """The pages in which a report is not the one the note is about; empty for title and lead-in."""
    pages = ("", *(section.key for section in printed.form.sections))
    if note.report.form_version != printed.form_version:
        return pages
    return tuple(one for one in pages if page_print(note.report, one) != page_print(printed, one))


def _told(report: Report, page: str) -> list[Any]:
    """What stands on a page."""
    sections = {section.key: section for section in report.form.sections}
    section = sections.get(page)
    if section is None:
        return [without_spaces(report.title), without_spaces(report.prose.preface)]
    if isinstance(section, FigureTable):
        places = [page, *map(str, section.cells)]
        figures = [plain_figure(report.figure(ref)) for ref in section.cells]
        return [figures, [report.notes[place] for place in places if place in report.notes]]
    texts = [without_spaces(report.prose.text(one)) for one in report.prose.fields(page)]
    return [list(report.prose.overview.printed_heads()) if len(texts) > 1 else [], texts]


def _sent(report: Report) -> Report:
    """What travels of a report: what is printed, and nothing the office keeps for itself."""
    return replace(report, import_findings=(), dismissed={}, facts=())


def _read_sent(plain: object) -> Report:
    """The report in a note; raises ValueError where it holds none."""
    try:
        return from_record(branch_mapping(plain))
    except RecordError as error:
        raise ValueError("里面的报告坏了") from error


def _opinion(plain: object) -> PageOpinion:
    one = branch_mapping(plain)
    page = clean_line(leaf_text(one["page"], LINE_LIMIT))
    findings = tuple(
        Finding(
            clean_line(leaf_text(found["rule"], LINE_LIMIT)),
            Severity(leaf_text(found["severity"])),
            clean_marks(leaf_text(found["message"])),
            page,
        )
        for found in map(branch_mapping, branch_list(one["findings"]))
    )
    return PageOpinion(page, clean_text(leaf_text(one["words"])), findings)


def _day(plain: object) -> str:
    """An ISO date, or nothing; raises ValueError for other words."""
    words = leaf_text(plain, 10)
    return date.fromisoformat(words).isoformat() if words else ""


def _sum(plain: Mapping[str, Any]) -> str:
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
