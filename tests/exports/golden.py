"""Golden files: the bytes every writer makes of the named reports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from nianbao.exports import EXPORT_SUFFIXES, WRITERS, write_file
from nianbao.exports.html import write_html
from nianbao.exports.markdown import write_markdown
from nianbao.exports.options import PrintOptions
from nianbao.exports.pieces import pieces
from nianbao.exports.plain_text import write_plain_text
from nianbao.exports.review_form import draw_review_form
from nianbao.exports.review_sheet import Maker, write_review_sheet
from nianbao.exports.word import draw_document
from nianbao.report.dismissal import dismiss, with_dismissals
from nianbao.report.document import Report
from nianbao.report.finding import Dismissal, Finding, Severity
from tests.reports import NAMED, full_report, seed_report

HABITS = PrintOptions(
    fee_note="保留4位小数",
    fee_decimals=4,
    numbering="1、",
    preface=False,
    signed=True,
    day=date(2025, 1, 8),
)
VARIANTS: Mapping[str, PrintOptions] = {
    "fee": PrintOptions(fee_note="保留4位小数", fee_decimals=4),
    "numbered": PrintOptions(numbering="1、"),
    "unnumbered": PrintOptions(numbering=""),
    "no-preface": PrintOptions(preface=False),
    "signed": PrintOptions(signed=True),
    "dated": PrintOptions(day=date(2025, 1, 8)),
}
"""Each habit alone in HTML; those of plain text alone are `.aligned.txt` and `.old.txt`."""
GOLDEN = Path(__file__).parents[1] / "golden"

MAKER = Maker(datetime(2025, 1, 8, 16, 5), "0.1.0")
FINDINGS = (
    Finding("C02", Severity.WARNING, "第五部分只有一段。", "problems"),
    Finding("X01", Severity.WARNING, "正文说“收到申请4件”，表三是3件，多1件。", "overview"),
    Finding("S10", Severity.INFO, "这一部分较长。", "overview"),
    Finding("A01", Severity.ERROR, "表三·自然人列：两边应当相等。", "requests"),
    Finding("S05", Severity.ERROR, "标题里没有年份。", "overview"),
)
"""Made up, so that the sheets' bytes do not change with the rules."""


def review_sheet(report: Report, *, markdown: bool) -> str:
    """A sheet beside the sample's figures."""
    report, findings = reviewed(report)
    return write_review_sheet(report, findings, seed_report(), maker=MAKER, markdown=markdown)


def review_form(report: Report) -> str:
    """The page in Word that is signed, of the same report and findings."""
    report, findings = reviewed(report)
    at, version = MAKER.at, MAKER.version
    return draw_review_form(report, findings, seed_report(), at=at, version=version) + "\n"


def reviewed(report: Report) -> tuple[Report, Sequence[Finding]]:
    """A report with findings of every kind, the first put aside."""
    reason = Dismissal("只有一个问题，已写清楚。", "张三@镇党政办", "2025-01-08T15:30:00+08:00")
    report = dismiss(report, FINDINGS[0], reason)
    return report, with_dismissals(report, FINDINGS)


WRITERS_BY_ENDING: Mapping[str, Callable[[Report], str]] = {
    **{EXPORT_SUFFIXES[target]: WRITERS[target] for target in ("markdown", "text", "html", "json")},
    ".aligned.txt": partial(write_plain_text, options=PrintOptions(aligned=True)),
    ".review.md": partial(review_sheet, markdown=True),
    ".review.txt": partial(review_sheet, markdown=False),
    ".review.document.xml": review_form,
}


FULL_WRITERS: Mapping[str, Callable[[Report], str]] = {
    ".page.html": WRITERS["page"],
    ".document.xml": lambda report: draw_document(report) + "\n",
    ".habits.md": partial(write_markdown, options=HABITS),
    ".habits.txt": partial(write_plain_text, options=HABITS),
    ".habits.html": partial(write_html, options=HABITS),
    ".habits.document.xml": lambda report: draw_document(report, HABITS) + "\n",
    ".flat.html": lambda report: pieces(report)[-1].flat().html(),
    ".tabbed.txt": lambda report: pieces(report)[-1].tabbed(),
    **{f".{name}.html": partial(write_html, options=one) for name, one in VARIANTS.items()},
}
"""Writers whose bytes are kept of the full report only."""


def golden_bytes() -> Iterator[tuple[Path, bytes]]:
    """Every golden file, and the bytes that its writer makes today."""
    for path, text in golden_files():
        yield path, text.encode("utf-8")
    yield GOLDEN / "full.old.txt", write_file(full_report(), "text", PrintOptions(gb18030=True))


def golden_files() -> Iterator[tuple[Path, str]]:
    """Those in UTF-8, as texts."""
    for name, make in NAMED.items():
        for ending, write in WRITERS_BY_ENDING.items():
            yield GOLDEN / f"{name}{ending}", write(make())
    for ending, write in FULL_WRITERS.items():
        yield GOLDEN / f"full{ending}", write(full_report())
