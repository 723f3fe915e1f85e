"""Markdown -> lines and rows, by markdown-it-py (CommonMark with GFM tables and some HTML).

Also as converters write it: tables as HTML or drawn with characters, heads at any level and with
no space behind their marks, wrapped lines, numbered lists, notes.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from nianbao.imports.markdown.levels import settled
from nianbao.imports.markdown.lines import MARK, MarkdownLines, prepare
from nianbao.imports.markdown.tables import DrawnTable
from nianbao.imports.markdown.text import LineWords, line_words
from nianbao.imports.markdown.wraps import unwrapped
from nianbao.imports.numerals import whole_number
from nianbao.imports.page.findings import page_findings
from nianbao.imports.page.flow import PassedOver
from nianbao.imports.page.list_numbers import ItemNumbers
from nianbao.imports.page.reading_page import fragment_flow
from nianbao.imports.plain_text import line_or_row
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.source import CellRow, Gathered, RaisedMark, SourceBlock, TextLine
from nianbao.imports.spans import SpannedCell, read_spans, row_blocks
from nianbao.imports.ways_out import KEEP_REPORT
from nianbao.report.finding import Finding, Severity
from nianbao.report.text import clean_marks

_BOLD = re.compile(r"(\*\*|__)[^*_]+\1")

_NESTED = 60
"""How deep lists may stand in one another before the parser passes over what is in them."""
_LINES_LIMIT = 30_000
"""Lines with words that a text may have: each costs memory."""
_PIPES_LIMIT = 60_000
"""Borders of cells that a text may have; a report has about 400."""


def markdown_source(text: str) -> Gathered:
    """The headings, paragraphs and table rows of a Markdown text, in order, and what is beside.

    A document without section headings marks nothing: its paragraphs may be heads. Raises
    ImportRefusedError for one that is too large.
    """
    prepared = prepare(text)
    filled = sum(1 for line in prepared.lines if line.strip())
    if filled > _LINES_LIMIT or text.count("|") > _PIPES_LIMIT:
        raise ImportRefusedError("文字的行或者表格的格太多，", KEEP_REPORT)
    reader = _MarkdownReader(prepared)
    for token in reader.tokens("\n".join(prepared.lines)):
        reader.take(token)
    reader.blocks += [TextLine(number, words, aside=True) for number, words in prepared.notes]
    return Gathered(
        settled(reader.blocks, frozenset(reader.bold)),
        tuple(prepared.around),
        tuple(reader.findings()),
        marks=tuple(reader.marks),
    )


class _MarkdownReader:
    """Takes the tokens of a text one by one; `blocks` is what they came to.

    `bold` are the numbers of the lines that are bold as a whole.
    """

    def __init__(self, prepared: MarkdownLines) -> None:
        self.blocks: list[SourceBlock] = []
        self.marks: list[RaisedMark] = []
        self.bold: set[int] = set()
        self._parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        self._parser.options["maxNesting"] = _NESTED
        self._parser.core.ruler.disable(["inline", "text_join"])
        self._tables = prepared.tables
        self._written = prepared.written
        self._passed: list[PassedOver] = []
        self._struck: list[tuple[int, str]] = []
        self._pictures: list[str] = []
        self._lists: list[ItemNumbers | None] = []
        self._number = ""
        self._level: int | None = None
        self._rows: list[list[SpannedCell]] = []
        self._in_row = False

    def tokens(self, text: str) -> Sequence[Token]:
        """The tokens of a text, those within lines not yet read."""
        return self._parser.parse(text)

    def take(self, token: Token) -> None:
        """Take one token."""
        number = (token.map[0] + 1) if token.map else 0
        match token.type:
            case "heading_open":
                self._level = int(token.tag[1])
            case "heading_close":
                self._level = None
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(ItemNumbers("decimal", int(str(token.attrs.get("start", 1)))))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._number = self._item_number(token)
            case "tr_open":
                self._rows, self._in_row, self._row_number = [[]], True, number
            case "tr_close":
                self._end_row()
            case "inline" if self._in_row:
                words = self._words(token.content, self._row_number, in_row=True)
                self._rows[-1].append(SpannedCell(" ".join(words.split("\n"))))
            case "inline":
                self._take_words(token, number)
            case "fence" | "code_block":
                self._take_lines(token.content.split("\n"), number + (token.type == "fence"))
            case "html_block":
                self._take_html(token.content, number)

    def findings(self) -> Iterator[Finding]:
        """S16: what was struck out, hidden or drawn."""
        yield from page_findings(
            self._passed, (0, len(self.blocks) + 1), (), len(self._pictures), "", shows_hidden=False
        )
        if self._struck:
            quoted = "、".join(
                f"第{number}行的“{words[:24]}”" for number, words in self._struck[:3]
            )
            fact = f"原文里有{len(self._struck)}处划去的文字，没有读入：{quoted}；请看原文核对。"
            yield Finding("S16", Severity.WARNING, fact, "overview")

    def _item_number(self, token: Token) -> str:
        """The number in front of an item, as it is written where numbers go up, else counted."""
        numbers = self._lists[-1] if self._lists else None
        if numbers is None:
            return ""
        written = whole_number(token.info, 9) or 0
        counted = numbers.following
        return numbers.take(max(written, counted)).replace(".", token.markup or ".", 1)

    def _words(self, content: str, number: int, *, in_row: bool) -> str:
        found = line_words(self._parser, content)
        text = clean_marks(found.text).strip(" \n")
        self._keep(found, number, text if in_row else "")
        return text

    def _keep(self, found: LineWords, number: int, cell: str) -> None:
        self.marks += (
            RaisedMark(number, cell or words, mark, bool(cell)) for words, mark in found.marks
        )
        self._struck += [(number, words) for words in found.struck]
        self._pictures += found.pictures

    def _take_words(self, token: Token, number: int) -> None:
        """A paragraph or a heading, its lines joined where they were only wrapped."""
        found = line_words(self._parser, token.content)
        self._keep(found, number, "")
        prefix = self._number or _indent(self._written[number - 1])
        self._number = ""
        literal = token.content.startswith("&#")
        if _BOLD.fullmatch(token.content.strip()):
            self.bold.add(number)
        if self._level is not None:
            lines = [" ".join(clean_marks(found.text).split("\n"))]
        else:
            lines = unwrapped(found.text)
        for line in lines:
            table = MARK.fullmatch(line.strip())
            if table and int(table[1]) < len(self._tables):
                self._take_table(int(table[1]))
                continue
            row = line_or_row(number, line) if "\t" in line and self._level is None else None
            words = clean_marks(line).strip("\n")
            if row:
                self.blocks.append(row)
            elif words.strip():
                self.blocks.append(TextLine(number, prefix + words, self._level, literal))
            prefix = ""

    def _take_lines(self, lines: Sequence[str], number: int) -> None:
        for place, line in enumerate(lines):
            if block := line_or_row(number + place, line):
                self.blocks.append(block)

    def _take_table(self, place: int) -> None:
        number, table = self._tables[place]
        if isinstance(table, DrawnTable):
            rows = [
                [self._cell(cell, number + at) for cell in row] for at, row in enumerate(table.rows)
            ]
            if table.by_pipes:
                self.blocks += filter(None, map(_row, rows, range(number, number + len(rows))))
            else:
                self.blocks += row_blocks(read_spans(rows), number)
        else:
            self._take_html(table, number)

    def _cell(self, cell: SpannedCell, number: int) -> SpannedCell:
        text = self._words(cell.text, number, in_row=True)
        return SpannedCell(text, cell.rowspan, cell.colspan)

    def _end_row(self) -> None:
        self.blocks += filter(None, [_row(self._rows[-1], self._row_number)])
        self._in_row = False

    def _take_html(self, code: str, number: int) -> None:
        """A piece of HTML; its lines are numbered on from the one it begins at."""
        flow = fragment_flow(code)
        lines = code.count("\n")
        for block in flow.blocks:
            place = number + min(block.number - 1, lines)
            if isinstance(block, CellRow):
                row = CellRow(place, block.cells, block.text, block.covered, block.across)
                self.blocks.append(row)
            else:
                self.blocks.append(TextLine(place, block.text, block.level))
        self.marks += (
            RaisedMark(number + min(one.number - 1, lines), one.words, one.mark, one.in_row)
            for one in flow.marks
        )
        self._passed += (
            PassedOver(one.element, one.words, len(self.blocks), number) for one in flow.passed
        )
        self._pictures += [""] * len(flow.pictures)


def _row(cells: Sequence[SpannedCell], number: int) -> CellRow | None:
    """A row of the source; None for the rule under a head."""
    texts = tuple(" ".join(cell.text.split("\n")) for cell in cells)
    return CellRow(number, texts, " ".join(filter(None, texts))) if texts else None


def _indent(line: str) -> str:
    """The wide blanks a paragraph is indented with, which the parser takes off."""
    return "\u3000" * (len(line) - len(line.lstrip("\u3000")))
