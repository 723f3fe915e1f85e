"""Exports on the screen: not a character lost, no row too wide, no figure without its labels."""

from collections import Counter

from hypothesis import given
from rich.cells import cell_len

from nianbao.exports import WRITERS
from nianbao.exports.options import DEFAULT
from nianbao.exports.outline import outline, outline_section
from nianbao.exports.plain_text import RULE, draw_plain_text
from nianbao.report.document import Report
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.tui.giving_out.exported_rows import source_rows, text_rows
from nianbao.tui.giving_out.paper_rows import PaperRow
from nianbao.tui.kit.line_breaking import NOT_AT_START
from tests.examples import of_whole
from tests.reports import full_report, hostile_report, reports, zero_report

_WIDTHS = (76, 116)
_REPORTS = (full_report(), zero_report(), hostile_report())


def marks(text: str) -> Counter[str]:
    return Counter(c for c in text if c != RULE and not c.isspace())


def texts(rows: list[PaperRow]) -> list[str]:
    return [row.text for row in rows]


@of_whole(30)
@given(reports())
def test_not_a_character_is_lost(report: Report) -> None:
    shown = "".join(texts(text_rows(outline(report, DEFAULT), 76)))
    assert marks(shown) == marks(draw_plain_text(outline(report, DEFAULT)))
    for target in ("markdown", "html"):
        exported = WRITERS[target](report)
        assert "".join(texts(source_rows(exported, 76))) == exported.replace("\n", "")


def test_every_column_is_in_sight() -> None:
    """Fifteen columns of five digits don't fit into 76 cells, whatever is done."""
    for report in _REPORTS:
        for width in _WIDTHS:
            for table in report.form.tables:
                rows = texts(text_rows(outline_section(report, table.key), width))
                least = 77 if report == full_report() and table.key == "challenges" else width
                assert max(map(cell_len, rows)) <= max(width, least), (table.key, width)
            for target in ("markdown", "html"):
                rows = texts(source_rows(WRITERS[target](report), width))
                assert max(map(cell_len, rows)) <= width, (report.title, target, width)


def test_what_fits_is_shown_to_the_space() -> None:
    for table in FORM_2021.tables:
        elements = list(outline_section(full_report(), table.key))
        rows = text_rows(elements, 400)
        assert "\n".join(texts(rows)) + "\n" == draw_plain_text(elements, aligned=True)
        assert not any(row.goes_on for row in rows)


def test_columns_stand_under_their_heads() -> None:
    for table in FORM_2021.tables:
        for width in _WIDTHS:
            rows = text_rows(outline_section(full_report(), table.key), width)
            for row in rows:
                for head in row.heads:
                    assert cell_len(head) == cell_len(row.text)
                    assert ends(row.text) >= ends(head) or not row.text.strip(f" {RULE}")


def ends(row: str) -> set[int]:
    """The cells at which the columns of a row end, the last few: those of its figures."""
    at, found = 0, []
    for part in row.split(RULE)[:-1]:
        at += cell_len(part) + 1
        found.append(at)
    return set(found[-4:])


def test_no_figure_is_without_its_labels() -> None:
    """Every row of figures knows its heads; what goes on from a row has the row's label above."""
    for table in FORM_2021.tables:
        rows = text_rows(outline_section(full_report(), table.key), 76)
        assert all(row.heads or row.is_head for row in rows if RULE in row.text)
        assert all(row.labels or table.key == "challenges" for row in rows if RULE in row.text)
    for width in _WIDTHS:
        html = [row for row in source_rows(WRITERS["html"](full_report()), width) if row.goes_on]
        above = [row.heads[-1] for row in html if row.heads and "8858" in row.text]
        assert any("二、上年结转" in label for label in above)
    rows = source_rows(WRITERS["markdown"](full_report()), 76)
    [goes_on] = [row for row in rows if row.text.startswith("8858 ")]
    assert "总计 |" in "".join(goes_on.heads)
    assert "二、上年结转" in goes_on.heads[-1]


def test_no_row_begins_with_a_closing_mark() -> None:
    for report in _REPORTS:
        for row in text_rows(outline(report, DEFAULT), 76):
            if row.goes_on and RULE not in row.text:
                assert row.text[0] not in NOT_AT_START, row.text
