"""The lines of a Markdown file before they are parsed: what is not CommonMark is taken out.

Tables as HTML, tables drawn with characters, the data in front of a text and notes under it are
kept beside it; where a table stood, a mark stands. No line changes its number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nianbao.imports.markdown.pipes import pipe_table
from nianbao.imports.markdown.tables import DrawnTable, drawn_table
from nianbao.report.text import late, split_lines

MARK = re.compile("\ue0f0(\\d+)\ue0f1")
"""What stands in a line for the table that was taken out of it; its number among them."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DIV = re.compile(r"\s*:{3,}.*")
_CONTENTS = re.compile(r"\s*@?\[toc\]\s*|\s*\{:toc\}\s*", re.IGNORECASE)
_HEAD = re.compile(r"^( {0,3}#{1,6})(?=[^#\s])")
_HEAD_LINE = re.compile(r" {0,3}#{1,6}[\s（(一-龥0-9]")
_ATTRIBUTES = re.compile(r"\s+\{[#.][^{}\\]*\}\s*$")
_DEEP = re.compile(
    r"\s*(?:>\s*|(?:[-*+]|\d{1,9}[.)])\s+){9}(?![-*\s]*$)|\s{24}\s*(?:>|[-*+]\s|\d{1,9}[.)])"
)
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]{1,20}\]:\s*")
_COMMENT = r"<!--.*?-->"
_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
_DATA = re.compile(r"\s*(?:[\w\u4e00-\u9fff .-]{1,40}:(?:\s.*)?|-\s.*|#.*|\s+\S.*|)")
_DATA_LIMIT, _HTML_LIMIT, _UNCLOSED = 60, 3000, 20


@dataclass
class MarkdownLines:
    """The lines to be parsed, the tables taken out of them, and what stands around and aside.

    A table is drawn, or the lines of its HTML; with it goes the line it begins at. `written` are
    the lines as they stand in the source.
    """

    written: Sequence[str] = ()
    unclosed: int = 0

    lines: list[str] = field(default_factory=list)
    tables: list[tuple[int, DrawnTable | str]] = field(default_factory=list)
    around: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


def prepare(text: str) -> MarkdownLines:
    """The lines of a Markdown text, made ready."""
    lines = split_lines(text)
    found = MarkdownLines()
    place = _take_data(lines, found)
    fence = ""
    found.written = lines
    while place < len(lines):
        line = lines[place]
        opens = _FENCE.match(line)
        if fence or opens:
            fence = _fence_after(fence, line, opens)
            found.lines.append(line)
            place += 1
        elif taken := _take_table(lines, place, found):
            place += taken
        else:
            found.lines.append(_line(line, place + 1, found))
            place += 1
    return found


def _fence_after(fence: str, line: str, opens: re.Match[str] | None) -> str:
    """The fence of code that a line is in, or opens; empty behind the one that closes it."""
    if not fence:
        return opens[1] if opens else ""
    return "" if opens and opens[1].startswith(fence) and line.strip() == opens[1] else fence


def _take_data(lines: Sequence[str], found: MarkdownLines) -> int:
    """Take the data in front of the text (`title: …` between `---`); the lines it has."""
    if not lines or lines[0].strip("\ufeff ") != "---":
        return 0
    for place in range(1, min(len(lines), _DATA_LIMIT)):
        if lines[place].strip() in ("---", "..."):
            titles = [_title_of_data(line) for line in lines[: place + 1]]
            told = zip(lines, titles, strict=False)
            found.around += [
                (at, line) for at, (line, title) in enumerate(told, 1) if line.strip() and not title
            ]
            found.lines += titles
            return place + 1
        if not _DATA.fullmatch(lines[place]):
            break
    return 0


def _title_of_data(line: str) -> str:
    """The title that a line of the data tells, as where a converter took it out of the text."""
    key, _, title = line.partition(":")
    return title.strip(" \"'") if key.strip() == "title" and "公开" in title else ""


def _take_table(lines: Sequence[str], place: int, found: MarkdownLines) -> int:
    """Take the table that begins at a line, a mark in its place; how many lines it has."""
    table: DrawnTable | str | None
    if "<" in lines[place] and _TABLE.search(lines[place]):
        table = _html_table(lines, place, found)
        size = table.count("\n") + 1 if table else 0
    else:
        table = drawn_table(lines, place) or pipe_table(lines, place)
        size = table.lines if table else 0
    if not table:
        return 0
    marks = ["", f"\ue0f0{len(found.tables)}\ue0f1", ""]
    found.lines += marks[:2] if size > 1 else marks[1:2]
    found.lines += [""] * (size - len(marks[:2] if size > 1 else marks[1:2]))
    found.tables.append((place + 1, table))
    return size


def _html_table(lines: Sequence[str], place: int, found: MarkdownLines) -> str | None:
    """The lines up to the end of the table; None where it has none.

    Where many have none, the later ones are no longer looked for.
    """
    depth = 0
    if found.unclosed > _UNCLOSED:
        return None
    for end in range(place, min(len(lines), place + _HTML_LIMIT)):
        for tag in _TABLE.finditer(lines[end]):
            depth += -1 if tag[1] else 1
        if depth <= 0:
            return "\n".join(lines[place : end + 1])
    found.unclosed += 1
    return None


def _line(line: str, number: int, found: MarkdownLines) -> str:
    """A line as it is parsed; one nested deeper than the parser looks begins with words.

    One that begins with a comment would be HTML up to its end: its words would keep their marks.
    """
    if "<!--" in line:
        line = late(_COMMENT).sub("", line).strip(" ")
    if _DIV.fullmatch(line):
        return ""
    if _CONTENTS.fullmatch(line):
        found.around.append((number, line.strip()))
        return ""
    if note := _NOTE.match(line):
        found.notes.append((number, line[note.end() :].strip()))
        return ""
    if _DEEP.match(line):
        return f"\u2060{line.lstrip()}"
    if line.lstrip().startswith("#"):
        if _HEAD_LINE.match(line):
            line = _HEAD.sub(r"\1 ", line)
        line = _ATTRIBUTES.sub("", line)
    return line
