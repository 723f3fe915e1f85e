"""Which words plain text can carry: it can't escape, so nothing may look like a heading."""

from dataclasses import replace

from nianbao.imports.front import TITLE_LIMIT
from nianbao.imports.furniture import is_furniture
from nianbao.imports.heads import looks_like_section_head
from nianbao.imports.overview import looks_like_sub_head
from nianbao.imports.titles import is_title
from nianbao.report.document import Report
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.numbering import STYLES
from nianbao.report.prose import Overview, overview

RULE = "│"


def tamed(report: Report, *, aligned: bool = False) -> Report:
    """The report without the paragraphs, sub-heads and title that plain text can't carry."""
    report = report.with_overview(_overview(report.prose.overview))
    if not _is_plain_title(report.prose.title):
        report = report.with_prose("title", "")
    for name in ("preface", "problems", "other_matters"):
        report = report.with_prose(name, _paragraphs(report.prose.text(name), report.title))
    for place, note in report.notes.items():
        ruled = aligned and RULE in note
        report = report.with_note(place, "" if ruled else _paragraphs(note))
    return report


def _paragraphs(text: str, title: str = "") -> str:
    lines = (line for line in text.split("\n") if line.strip() != title)
    return "\n".join(line for line in lines if not looks_like_any_head(line))


def looks_like_any_head(line: str) -> bool:
    """Whether a reader of plain text could take a paragraph for something else."""
    return (
        looks_like_section_head(line)
        or looks_like_sub_head(line)
        or is_title(FORM_2021, line)
        or line.startswith("## ")
    )


def _overview(section: Overview) -> Overview:
    style = section.numbering or STYLES[0]
    parts = [replace(part, text=_paragraphs(part.text)) for part in section.parts]
    headed = [
        part for part in parts if not part.heading or looks_like_sub_head(f"1、{part.heading}")
    ]
    kept = overview(style, headed)
    return kept if kept.headed() else replace(kept, numbering=STYLES[0])


def _is_plain_title(title: str | None) -> bool:
    if title is None or is_title(FORM_2021, title):
        return True
    if looks_like_section_head(title) or is_furniture(title):
        return False
    return len(title) <= TITLE_LIMIT and not title.endswith("。")
