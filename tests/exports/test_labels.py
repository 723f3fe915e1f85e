"""Every label of the form is printed by every writer, as often as the form has it."""

from collections import Counter
from collections.abc import Callable

import pytest

from nianbao.exports.html import write_html
from nianbao.exports.markdown import write_markdown
from nianbao.exports.plain_text import write_plain_text
from nianbao.report.document import Report
from nianbao.report.form.shape import Form
from tests.exports.parsed import read_html, read_markdown, read_plain_text
from tests.reports import NAMED

every_report = pytest.mark.parametrize("make", NAMED.values(), ids=NAMED)


@every_report
def test_labels_in_html_and_plain_text(make: Callable[[], Report]) -> None:
    report = make()
    expected = official_labels(report.form)
    for _, tables in read_html(write_html(report)), read_plain_text(write_plain_text(report)):
        found = Counter(text for table in tables for row in table for text in row)
        assert {label: found[label] for label in expected} == expected


@every_report
def test_labels_in_markdown(make: Callable[[], Report]) -> None:
    """A head over several columns is told in each of them, any other label as often as it is."""
    report = make()
    pieces, tables = read_markdown(write_markdown(report))
    cells = [text.split("/") for table in tables for row in table for text in row]
    found = Counter([path[-1] for path in cells] + [text for tag, text in pieces if tag == "p"])
    above = Counter(label for path in cells for label in path[:-1])
    shared = _shared_heads(report.form)
    assert above == shared
    expected = {n: c for n, c in official_labels(report.form).items() if n not in shared}
    assert {label: found[label] for label in expected} == expected


def _shared_heads(form: Form) -> Counter[str]:
    """Labels that stand over columns, and over how many."""
    count: Counter[str] = Counter()
    for table in form.tables:
        for block in table.blocks:
            times = len(block.rows) if table.side_by_side else 1
            for column in block.columns:
                count.update([label.text for label in column.under] * times)
            for row in block.rows if table.side_by_side else ():
                over = [row.label.text, *(label.text for label in row.under)]
                count.update(over * len(block.columns))
    return count


def official_labels(form: Form) -> Counter[str]:
    """How often each label of the tables stands on the official form."""
    count: Counter[str] = Counter()
    for table in form.tables:
        rows = [row for block in table.blocks for row in block.rows]
        count.update(row.label.text for row in rows)
        count.update({label.text for row in rows for label in row.under})
        for block in table.blocks:
            times = len(block.rows) if table.side_by_side else 1
            count.update([column.label.text for column in block.columns] * times)
            count.update({label.text for column in block.columns for label in column.under})
            words = block.caption.text if block.caption else "", block.corner or table.note
            count.update(text for text in words if text)
    return count
