"""Markdown as converters and people write it: read whole, and what was not is told."""

from collections.abc import Callable, Iterator

import pytest

from nianbao.exports.grid import Grid
from nianbao.exports.markdown import write_markdown
from nianbao.exports.options import DEFAULT
from nianbao.exports.outline import Heading, outline
from nianbao.imports import Certainty, Reading, read_report
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef
from tests.imports.pages import table
from tests.imports.plain import tamed
from tests.reports import full_report
from tests.samples.documents import rows_of

REPORT = tamed(full_report())
OWN = write_markdown(REPORT)
Rows = Callable[[Grid], str]


def document(
    rows: Rows, *, level: int = 1, space: str = " ", sub: str = "{}", gap: str = "\n\n"
) -> str:
    """The report as Markdown: how tables, heads and sub-heads are written."""

    def written() -> Iterator[str]:
        for piece in outline(REPORT, DEFAULT):
            if isinstance(piece, Grid):
                yield "\n" + rows(piece) + "\n"
            elif isinstance(piece, Heading) and piece.level == 3:
                words = piece.number + piece.words
                is_marked = sub == "{}"
                yield f"{'#' * (level + 2)}{space}{words}" if is_marked else sub.format(words)
            elif isinstance(piece, Heading):
                marks = "#" * max(1, level + piece.level - 1)
                yield f"{marks}{space}{piece.text}"
            else:
                yield piece.text

    return gap.join(written()) + "\n"


def pipes(grid: Grid, *, outer: str = "|", dashes: str = ":---:") -> str:
    lines = [" | ".join(row) for row in rows_of(grid)]
    lines.insert(1, " | ".join([dashes] * (lines[0].count(" | ") + 1)))
    return "\n".join(f"{outer} {line} {outer}".strip() for line in lines)


def without_spans(grid: Grid) -> str:
    """Each row with the cells that begin in it, under a head of fewer."""
    lines = ["| ".join(cell.text for cell in row) for row in grid.rows]
    lines.insert(1, "|".join(["---"] * (lines[0].count("| ") + 1)))
    return "  \n".join(lines)


def with_breaks(grid: Grid) -> str:
    return pipes(grid).replace("（本列数据", "（本列<br>数据").replace("政府信息", "政府<br/>信息")


def as_html(grid: Grid) -> str:
    return table(grid).replace("<table>", '<table border="1" class="x">')


def loose_html(grid: Grid) -> str:
    """A table as HTML with blank lines and indents in it, as some converters leave them."""
    return as_html(grid).replace("<tr>", "\n    <tr>\n\n").replace("<td", "\n        <td")


def drawn(grid: Grid) -> list[list[str]]:
    return [[cell.replace("|", " ") for cell in row] for row in rows_of(grid)]


def screen_width(text: str) -> int:
    return sum(1 + (ord(mark) > 0x2E7F) for mark in text)


def padded(text: str, width: int) -> str:
    return text + " " * (width - screen_width(text))


def widths(rows: list[list[str]]) -> list[int]:
    return [max(3, *map(screen_width, column)) for column in zip(*rows, strict=True)]


def grid_table(grid: Grid) -> str:
    rows = drawn(grid)
    border = "+" + "+".join("-" * (width + 2) for width in widths(rows)) + "+"
    lines = [border]
    for row in rows:
        cells = (padded(text, width) for text, width in zip(row, widths(rows), strict=True))
        lines += [f"| {' | '.join(cells)} |", border]
    lines[2] = border.replace("-", "=")
    return "\n".join(lines)


def dashed_table(grid: Grid, between: str = "", rule: bool = True) -> str:
    rows = drawn(grid)
    dashes = "  " + " ".join("-" * width for width in widths(rows))
    lines = [dashes]
    for row in rows:
        cells = (padded(text, width) for text, width in zip(row, widths(rows), strict=True))
        lines += ["  " + " ".join(cells), *([between] if between == "" and rule else [])]
    return "\n".join([*lines, dashes])


def simple_table(grid: Grid) -> str:
    lines = dashed_table(grid, rule=False).split("\n")
    return "\n".join([lines[1], lines[0], *lines[2:-1], ""])


def underlined() -> str:
    """The title and the heads of sections underlined instead of marked."""
    lines = []
    for line in OWN.split("\n"):
        marks, _, words = line.partition(" ")
        under = {"#": "=" * 30, "##": "-" * 9}.get(marks)
        lines += [words, under] if under else [line]
    return "\n".join(lines)


KINDS: dict[str, Callable[[], str]] = {
    "our own": lambda: OWN,
    "pipes": lambda: document(pipes),
    "pipes without borders": lambda: document(lambda grid: pipes(grid, outer="")),
    "short rules": lambda: document(lambda grid: pipes(grid, dashes="-")),
    "rows longer than the head": lambda: document(without_spans),
    "underlined heads": underlined,
    "breaks in cells": lambda: document(with_breaks),
    "tables as HTML": lambda: document(as_html),
    "loose HTML": lambda: document(loose_html),
    "grid tables": lambda: document(grid_table),
    "multiline tables": lambda: document(dashed_table),
    "dashed tables": lambda: document(lambda grid: dashed_table(grid, rule=False)),
    "simple tables": lambda: document(simple_table),
    "sections at the first level": lambda: document(pipes, level=0),
    "sections at the third level": lambda: document(pipes, level=2),
    "no space behind the marks": lambda: document(pipes, space=""),
    "marks closed": lambda: document(pipes).replace("情况\n\n", "情况 ##\n\n"),
    "identifiers": lambda: document(pipes).replace("总体情况\n", "总体情况 {#a .b}\n"),
    "bold sub-heads": lambda: document(pipes, sub="**{}**"),
    "plain sub-heads": lambda: document(pipes, sub="{0}"),
    "data in front": lambda: f'---\ntitle: "某县"\ndate: 2024-01-01\ntags:\n  - a\n---\n\n{OWN}',
    "contents": lambda: f"[TOC]\n\n{OWN}",
    "fenced parts": lambda: f"::: {{.main}}\n{OWN}\n:::\n",
    "comments": lambda: f"<!-- 甲 -->\n\n{OWN}",
    "a centred title": lambda: f'<div align="center">\n\n{OWN}\n\n</div>',
    "line ends of old systems": lambda: OWN.replace("\n", "\r\n"),
    "a byte order mark": lambda: "\ufeff" + OWN,
    "hard breaks": lambda: OWN.replace("。\n\n", "。  \n\n"),
    "quoted": lambda: "\n".join(f"> {line}" for line in OWN.split("\n")),
    "entities": lambda: OWN.replace("，", "&#65292;").replace("“", "&ldquo;"),
}  # fmt: skip


def read(text: str) -> Reading:
    return read_report(text.encode(), ".md")


def assert_whole(reading: Reading) -> None:
    report = reading.report()
    assert report.figures == REPORT.figures
    assert report.prose == REPORT.prose
    told = [finding for finding in reading.findings if finding.severity is not Severity.INFO]
    assert not told
    assert not reading.unplaced


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_report(kind: str) -> None:
    assert_whole(read(KINDS[kind]()))


@pytest.mark.parametrize("suffix", ["", ".txt", ".md"])
@pytest.mark.parametrize("kind", ["our own", "tables as HTML", "no space behind the marks"])
def test_pasted(kind: str, suffix: str) -> None:
    assert_whole(read_report(KINDS[kind](), suffix))


LINES = (
    ("1. 甲\n2. 乙", "1. 甲\n2. 乙"),
    ("3) 甲\n4) 乙", "3) 甲\n4) 乙"),
    ("1. 甲\n\n1. 乙", "1. 甲\n2. 乙"),
    ("1. 甲\n3. 乙", "1. 甲\n3. 乙"),
    ("1. 甲\n   - 丙\n2. 乙", "1. 甲\n丙\n2. 乙"),
    ("- 甲\n- 乙", "甲\n乙"),
    ("1\\. 甲", "1. 甲"),
    ("**“问题”**在于", "“问题”在于"),
    ("一是**公开不够。**二是", "一是公开不够。二是"),
    ("见[县政府网站](http://a.gov.cn \"县\")公开", "见县政府网站公开"),
    ("<http://a.gov.cn>", "http://a.gov.cn"),
    ("`代码`和\\*星\\*", "代码和*星*"),
    ("甲<br>乙", "甲\n乙"),
    ("甲\\\n乙", "甲\n乙"),
    ("甲&nbsp;乙&amp;丙", "甲 乙&丙"),
    ("甲<span style='color:red'>乙</span>", "甲乙"),
    ("<div align=\"center\">甲</div>", "甲"),
    ("全年共316条[^1]，公开。\n\n[^1]: 截至年底。", "全年共316条，公开。"),
    ("全年共316^1^条", "全年共316条"),
    ("全年共316<sup>1</sup>条", "全年共316条"),
    ("甲~~乙~~丙", "甲丙"),
    ("甲<del>乙</del>丙", "甲丙"),
    ("甲![图](a.png)丙", "甲丙"),
    ("```\n甲\n乙\n```", "甲\n乙"),
    ("<!-- 待核 -->甲**乙**丙", "甲乙丙"),
    ("<!-- 待核 --> 甲<!-- 待定 -->**乙**", "甲乙"),
    ("<!-- 旧稿\n甲。 -->乙丙", "乙丙"),
    ("<div>甲</div>乙丙", "甲\n乙丙"),
    ("<!-- 待核 -->\n甲**乙**", "甲乙"),
    ("\\(1\\)\n甲", "(1) 甲"),
    ("全年主动公开政府信息三百一十六条，其中政务动态二百一十条、\n通知公告一百零六条。",
     "全年主动公开政府信息三百一十六条，其中政务动态二百一十条、通知公告一百零六条。"),
    ("问题有二：\n公开不够。", "问题有二：\n公开不够。"),
    ("公开不够。\n（二）队伍不强", "公开不够。\n（二）队伍不强"),
)  # fmt: skip


@pytest.mark.parametrize(("source", "words"), LINES)
def test_lines(source: str, words: str) -> None:
    reading = read(OWN.replace("## 六、", f"{source}\n\n## 六、", 1))
    assert reading.prose.problems == f"{REPORT.prose.problems}\n{words}"
    assert reading.printed == read(OWN).printed


TOLD = (
    ("甲~~乙~~丙", "划去"),
    ("甲<s>乙</s>丙", "划去"),
    ("甲![图](a.png)丙", "1张图片"),
    ("全年316条[^1]。\n\n[^1]: 截至二〇二三年底。", "截至二〇二三年底"),
    ("316<sup>1</sup>条", "316"),
)


@pytest.mark.parametrize(("source", "words"), TOLD)
def test_what_is_not_read_is_told(source: str, words: str) -> None:
    reading = read(OWN.replace("## 六、", f"{source}\n\n## 六、", 1))
    assert any(words in finding.message for finding in reading.findings)


@pytest.mark.parametrize("mark", ["[^1]", "^1^", "<sup>1</sup>", "<sup>①</sup>"])
def test_a_mark_of_a_note_in_a_table(mark: str) -> None:
    ref = next(ref for ref, figure in REPORT.figures.items() if figure == 6722)
    reading = read(OWN.replace("| 6722 |", f"| 6722{mark} |", 1))
    assert reading.report().figures == REPORT.figures
    assert reading.certainty(ref) is Certainty.GUESSED


def test_a_struck_figure_in_a_table() -> None:
    reading = read(OWN.replace("| 6722 |", "| ~~9~~6722 |", 1))
    assert reading.report().figures == REPORT.figures
    assert any("“9”" in finding.message for finding in reading.findings)


def test_what_stands_in_front_is_listed() -> None:
    reading = read(KINDS["data in front"]())
    assert 'title: "某县"' in {text for _, text in reading.furniture}


def test_a_title_that_a_converter_put_into_the_data_is_the_title() -> None:
    title = REPORT.generated_title
    rest = OWN.split("\n", 1)[1]
    assert OWN.startswith(f"# {title}")
    for value in (title, f'"{title}"'):
        reading = read(f"---\ntitle: {value}\nauthor: 某人\n---\n{rest}")
        assert (reading.office, reading.year) == (REPORT.office, REPORT.year)
        assert reading.prose.preface == read(OWN).prose.preface
        assert [text for _, text in reading.furniture] == ["---", "author: 某人", "---"]
    both = read(f"---\ntitle: {title}\n---\n{OWN}")
    assert (both.prose.title, both.prose.preface) == (title, read(OWN).prose.preface)
    assert not both.unplaced


BROKEN = (
    "+---+---+\n| 1 | 2 |\n",
    "+---+\n" * 40,
    "+--+--+\n|  +--+\n+--+  |\n+--+--+\n",
    "--- ---\n",
    "---- ----\n1\n\n\n2\n",
    "<table><tr><td>1\n",
    "<table>\n" * 30,
    "---\na: b\n",
    "[^1]:\n[^1]\n",
    "~~~\n" * 3 + "一",
    "\ue0f09\ue0f1",
    "> " * 60 + "甲",
    "1. " * 60 + "甲",
    "99999999999. 甲",
)


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_broken_tables_and_marks(text: str) -> None:
    for place in (0, 1):
        reading = read(text + OWN if place == 0 else OWN + "\n\n" + text)
        assert reading.printed == read(OWN).printed or text.startswith(("<table", "~~~", "---\n"))


def test_tables_as_html_in_a_text_whose_lines_are_lines() -> None:
    title = "青石县柳溪镇人民政府2023年政府信息公开工作年度报告"
    row = "<tr><td>行政许可</td><td>316</td></tr><tr><td>行政处罚</td><td>2</td></tr>"
    lines = (title, "一、总体情况", "公开20条。", "二、主动公开政府信息情况")
    table = f"<table>\n{row}\n<tr><td>行政强制</td><td>1</td></tr>\n</table>"
    end = ("五、存在的主要问题及改进情况", "更新慢。", "六、其他需要报告的事项", "无。")
    reading = read_report("\n".join((*lines, table, *end)), ".txt")
    assert reading.office == "青石县柳溪镇人民政府"
    assert str(reading.printed[CellRef("disclosure", "licensing", "decisions")]) == "316"
    assert (reading.prose.problems, reading.prose.other_matters) == ("更新慢。", "无。")
