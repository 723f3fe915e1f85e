"""Reports in shapes that copies, mails and sheets give them: every figure in its place, or told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import pytest

from nianbao.exports.grid import Grid
from nianbao.imports import Reading, read_report
from nianbao.report.finding import Severity
from nianbao.report.form.form_2021 import FORM_2021
from tests.imports.portal import portal_report
from tests.samples.documents import document, rows_of

REPORT = replace(portal_report(), stated={})
REQUESTS = FORM_2021.table("requests")
NAMES = [column.label.text for column in REQUESTS.blocks[0].columns]
THREE, FOUR = REQUESTS.title.text, FORM_2021.table("challenges").title.text
Rows = list[list[str]]


def _printed() -> dict[str, list[str]]:
    """The label and figures of every row of table three, totals as they are."""
    grid = [piece for piece in document(REPORT, 0).pieces if isinstance(piece, Grid)][1]
    rows = [row for row in rows_of(grid) if any(text.isdigit() for text in row)]
    return {key: row[-len(NAMES) :] for key, row in zip(REQUESTS.rows, rows, strict=True)}


PRINTED = _printed()
LABELS = {key: row.label.text for key, row in REQUESTS.rows.items()}


def _tabbed(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _report(three: str | None = None, of_rows: Callable[[Rows], str] = _tabbed) -> str:
    """The report as text, table three as given."""
    lines: list[str] = []
    for piece in document(REPORT, 0).pieces:
        if not isinstance(piece, Grid):
            lines.append(piece.text)
        elif lines[-1] == THREE and three is not None:
            lines.append(three)
        else:
            lines.append(of_rows(rows_of(piece)))
    return "\n".join(lines)


def _plain_rows() -> Rows:
    return [["项目", *NAMES], *([LABELS[key], *figures] for key, figures in PRINTED.items())]


def _with_category() -> Rows:
    """What a row stands beneath in a column of its own behind its label."""
    above = {key: row.under[-1].text if row.under else "" for key, row in REQUESTS.rows.items()}
    rows = [[LABELS[key], above[key], *figures] for key, figures in PRINTED.items()]
    return [["项目", "类别", *NAMES], *rows]


def _with_other_rows() -> Rows:
    rows = _plain_rows()
    rows.insert(10, ["8.其他", *"7777777"])
    return rows


def _with_numbered_columns() -> Rows:
    return [_plain_rows()[0], ["甲", *"1234567"], *_plain_rows()[1:]]


def _on_its_side() -> Rows:
    names = list(LABELS.values())
    columns = zip(*PRINTED.values(), strict=True)
    return [["申请人", *names], *([name, *one] for name, one in zip(NAMES, columns, strict=True))]


def _total_first() -> Rows:
    return [[LABELS[key], figures[-1], *figures[:-1]] for key, figures in PRINTED.items()]


def _with_a_sum() -> Rows:
    rows = [[LABELS[key], *figures[:6], "9999999", figures[6]] for key, figures in PRINTED.items()]
    return [["项目", *NAMES[:6], "法人或其他组织小计", NAMES[6]], *rows]


def _of(reading: Reading) -> object:
    report = reading.report("甲镇", 2021)
    assert not report.stated
    return report.figures


def _said(reading: Reading) -> list[str]:
    return [one.message for one in reading.findings if one.severity.value != "info"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (_with_category, ""),
        (_with_other_rows, "“8.其他"),
        (_with_numbered_columns, ""),
        (_on_its_side, "表三的行和列换了位置"),
        (_with_a_sum, "“法人或其他组织小计”不是表三的列"),
        (_total_first, "每行第一个数都是后面各数的和"),
    ],
)
def test_table_three_as_offices_draw_it(rows: Callable[[], Rows], told: str) -> None:
    reading = read_report(_report(_tabbed(rows())))
    assert _of(reading) == REPORT.figures
    assert [message for message in _said(reading) if told not in message or not told] == []
    assert any(told in message for message in _said(reading)) == bool(told)


def test_a_table_whose_line_ends_were_lost() -> None:
    def in_one(between: str, rows: Rows) -> str:
        return between.join(text for row in rows for text in row if text)

    for between in ("\t", " "):
        text = _report(of_rows=partial(in_one, between))
        assert _of(read_report(text)) == REPORT.figures, repr(between)


def test_the_rows_of_table_three_at_the_end_of_table_two() -> None:
    reading = read_report(_report().replace(f"\n{THREE}", "").replace(FOUR, f"{THREE}\n{FOUR}"))
    assert _of(reading) == REPORT.figures
    assert any("按行名认出了这张表" in message for message in _said(reading))


def test_marks_that_a_copy_put_before_every_line_are_none_of_its_words() -> None:
    plain = _report()
    right = read_report(plain)
    lines = plain.split("\n")
    for marked in (
        [f"> {line}" for line in lines],
        [f">>{line}\r" for line in lines],
        [f"&gt; {line}" for line in lines],
        [f"{number}\t{line}" for number, line in enumerate(lines, 1)],
        [f"{number:>4}: {line}" for number, line in enumerate(lines, 1)],
    ):
        reading = read_report("\n".join(marked))
        assert (reading.office, reading.prose, reading.printed) == (
            right.office, right.prose, right.printed,
        ), marked[0]  # fmt: skip
    with_list = read_report("\n".join([*lines, *(f"{at}. 事项{at}" for at in range(1, 15))]))
    assert "14. 事项14" in with_list.prose.other_matters


def test_columns_that_are_blank_in_every_row_are_none_of_the_table() -> None:
    text = _report(of_rows=lambda rows: "\n".join("\t\t".join(row) for row in rows))
    assert _of(read_report(text)) == REPORT.figures


def test_a_row_of_the_newer_form_is_no_row_of_the_older_one() -> None:
    """Table two is that of 2019: 1.申请人无正当理由… does not stand for all of （六）."""
    words = ("本年新制作数量", "本年新公开数量", "对外公开总数量")
    head = "信息内容\t" + "\t".join(words)
    two = f"第二十条第（一）项\n{head}\n规章\t0\t0\t0\n规范性文件\t1\t1\t1"
    report = _report()
    start, end = report.index("第二十条第（一）项"), report.index(THREE)
    reading = read_report(f"{report[:start]}{two}\n{report[end:]}")
    assert reading.form_version == "2019"
    assert not any(ref.row == "closed_other" and figure for ref, figure in reading.printed.items())
    assert "“（六）其他处理”" in "".join(_said(reading))


def test_a_page_in_one_line_tells_rows_of_one_name_apart() -> None:
    rows = "".join(
        f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in _with_other_rows()
    )
    page = "".join(f"<p>{line}</p>" for line in _report(three="表").split("\n") if "\t" not in line)
    reading = read_report(page.replace("<p>表</p>", f"<table>{rows}</table>"))
    wanted = {ref: figure for ref, figure in REPORT.figures.items() if ref.table == "requests"}
    report = reading.report("甲镇", 2021)
    assert {r: f for r, f in report.figures.items() if r.table == "requests"} == wanted


@pytest.mark.parametrize("nought", ["O", "o", "Ｏ", "О", "○"])
def test_letters_and_circles_that_look_like_noughts_are_noughts_and_told(nought: str) -> None:
    rows = [[label, *(text.replace("0", nought) for text in row)] for label, *row in _plain_rows()]
    for of_rows in (_tabbed, lambda some: "\n".join(map("\n".join, some))):
        reading = read_report(_report(of_rows(rows)))
        assert reading.report().figures == REPORT.figures
        told = [one for one in reading.findings if one.rule == "N01" and "当作0" in one.message]
        assert [(one.severity, one.section) for one in told] == [(Severity.WARNING, "requests")]
        changed = {ref for ref in told[0].cells if ref.table == "requests"}
        assert all("0" in str(reading.printed[ref]) for ref in changed)


CONTINUED = ("（续表）", "续表", "（续上表）", "表2（续）", "续上表：", "接上页")


@pytest.mark.parametrize("words", CONTINUED)
def test_a_line_that_says_a_table_goes_on_is_no_note(words: str) -> None:
    rows = _plain_rows()
    reading = read_report(_report(f"{_tabbed(rows[:9])}\n{words}\n{_tabbed(rows[9:])}"))
    assert reading.report().figures == REPORT.figures
    assert (reading.notes, reading.unplaced) == (read_report(_report(_tabbed(rows))).notes, ())
    assert words in [line for _, line in reading.furniture]


@pytest.mark.parametrize("words", ["续签协议的申请不计。", "表内数据接上年。", "续表以外另有2件。"])
def test_a_note_that_begins_so_is_one(words: str) -> None:
    rows = _plain_rows()
    reading = read_report(_report(f"{_tabbed(rows)}\n{words}"))
    assert words in reading.notes["requests"]


@pytest.mark.parametrize("of_rows", [_tabbed, lambda rows: "\n\n".join(map("\n\n".join, rows))])
def test_a_numbered_line_above_a_table_is_kept_though_it_is_a_label(
    of_rows: Callable[[Rows], str],
) -> None:
    heads = {
        "二、主动公开政府信息情况": "（一）规范性文件",
        FOUR: "1、行政复议",
    }
    text = _report(of_rows=of_rows)
    for head, line in heads.items():
        assert head in text
        text = text.replace(head, f"{head}\n{line}", 1)
    reading = read_report(text)
    assert reading.report().figures == REPORT.figures
    assert all(line in "".join(reading.notes.values()) for line in heads.values())


HEADS_OF_FOUR = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("（一）行政复议情况", "（二）行政诉讼情况"),
        ("1.行政复议", "2.行政诉讼"),
        ("行政复议", "行政诉讼"),
    ],
)
def test_table_four_in_two_under_sub_heads_of_their_own(first: str, second: str) -> None:
    figures = [str(REPORT.figure(ref) or 0) for ref in FORM_2021.table("challenges").cells]
    lines = [first, HEADS_OF_FOUR, "\t".join(figures[:5]), second, "未经复议直接起诉\t复议后起诉"]
    lines += [f"{HEADS_OF_FOUR}\t{HEADS_OF_FOUR}", "\t".join(figures[5:])]
    before, after = _report().split(FOUR, 1)
    after = after[after.index("五、") :]
    reading = read_report("\n".join([before + FOUR, *lines, after]))
    printed = [str(reading.printed[ref]) for ref in FORM_2021.table("challenges").cells]
    assert printed == figures


def test_pieces_of_a_table_before_section_five_are_told_and_not_put_into_it() -> None:
    pieces = ["总", "计", "15", "复议后起诉", "结", "果", "维", "持", "5", "6", "总计", "21"]
    text = _report()
    head = "五、存在的主要问题及改进情况"
    assert head in text
    plain = read_report(text)
    reading = read_report(text.replace(head, "\n".join([head, *pieces]), 1))
    assert reading.prose.problems == plain.prose.problems
    assert {words for _, words in reading.unplaced} == set(pieces)
    two = [*pieces[:2], "10 5", *pieces[3:]]
    reading = read_report(text.replace(head, "\n".join([head, *two]), 1))
    assert reading.prose.problems == plain.prose.problems
    few = read_report(text.replace(head, f"{head}\n总计\n3", 1))
    assert few.prose.problems == f"总计\n3\n{plain.prose.problems}"
