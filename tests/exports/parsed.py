"""Exports read back, and what they should hold: told from the form, not from the writers."""

from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.numbering import print_number
from nianbao.report.form.shape import FigureTable

Piece = tuple[str, str]
"""A tag (`h1`, `p`, `table`) and its text; a table has none."""
Table = list[list[str]]

_LOOKS: Mapping[str, tuple[str, ...]] = {
    "h1": ("", "text-align: center"),
    "p": ("", "text-indent: 2em", "text-align: right"),
    "table": ("", "border-collapse: collapse"),
    "td": ("", "text-align: center"),
    **dict.fromkeys(("h2", "h3", "thead", "tbody", "tr", "th"), ("",)),
}
"""How an element may look; nothing else of it may be told."""

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def expected_pieces(report: Report, *, captions: bool) -> list[Piece]:
    """Headings, paragraphs and tables in order; `captions`: each block is a captioned table."""
    pieces = [("h1", report.title), *_paragraphs(report.prose.preface)]
    for section in report.form.sections:
        pieces.append(("h2", section.title.text))
        if isinstance(section, FigureTable):
            blocks = section.blocks if captions else section.blocks[:1]
            for block in blocks:
                if captions and block.caption:
                    pieces.append(("p", block.caption.text))
                pieces.append(("table", ""))
            pieces += _paragraphs(report.notes.get(section.key, ""))
        elif section.aspects:
            number = 0
            for part in report.prose.overview.parts:
                if part.heading:
                    number += 1
                    style = report.prose.overview.numbering
                    pieces.append(("h3", print_number(style, number) + part.heading))
                pieces += _paragraphs(part.text)
        else:
            pieces += _paragraphs(report.prose.text(section.key))
    return pieces


def _paragraphs(text: str) -> list[Piece]:
    return [("p", paragraph) for paragraph in text.split("\n")] if text else []


def printed(report: Report, ref: CellRef) -> str:
    """A cell of a table as every export prints it."""
    note = report.notes.get(str(ref))
    return (print_figure(report.figure(ref)) or "-") + (f"（{note}）" if note else "")


def assert_figures(report: Report, tables: Iterable[Table]) -> None:
    """Every row of figures stands in these tables, in order, right behind its own label."""
    tails = (cells for table in tables for cells in table)
    for expected in figure_rows(report):
        found = ([text for text in cells if text][-len(expected) :] for cells in tails)
        assert expected in found, expected


def figure_rows(report: Report) -> Iterator[list[str]]:
    """The rows of figures behind their labels; a table of one line has no label."""
    for table in report.form.tables:
        rows = [
            [
                row.label.text,
                *(printed(report, CellRef(table.key, row.key, c.key)) for c in b.columns),
            ]
            for b in table.blocks
            for row in b.rows
        ]
        yield from [[text for row in rows for text in row[1:]]] if table.side_by_side else rows


def read_markdown(source: str) -> tuple[list[Piece], list[Table]]:
    """The pieces a CommonMark parser sees, and the tables with their cells' texts."""
    pieces: list[Piece] = []
    tables: list[Table] = []
    within_table = False
    for token in _PARSER.parse(source):
        if token.type in ("table_open", "table_close"):
            within_table = token.type == "table_open"
            if within_table:
                tables.append([])
                pieces.append(("table", ""))
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type == "inline":
            if within_table:
                tables[-1][-1].append(_inline(token))
            else:
                pieces[-1] = (pieces[-1][0], _inline(token))
        elif token.nesting == 1 and not within_table:
            pieces.append((token.tag, ""))
        else:
            assert token.nesting or within_table, token.type
    return pieces, tables


def _inline(token: Token) -> str:
    children = token.children or []
    assert {child.type for child in children} <= {"text"}
    return "".join(child.content for child in children)


class _HtmlReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.tables: list[Table] = []
        self.spans: list[list[tuple[int, int]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        names = dict(attrs)
        assert names.pop("style", "") in _LOOKS[tag]
        if tag == "table":
            assert names in ({"border": "1", "cellspacing": "0"}, {})
            self.tables.append([])
        elif tag in ("thead", "tbody"):
            assert not names
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            assert names.pop("align", "center") == "center"
            assert names.keys() <= {"rowspan", "colspan", "scope"}
            assert ("scope" in names) is (tag == "th")
            self.tables[-1][-1].append("")
        else:
            assert tag in ("h1", "h2", "h3", "p")
            assert names in ({}, {"class": "spaced"})
        if tag in ("h1", "h2", "h3", "p", "table"):
            self.pieces.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.tables[-1][-1][-1] += data
        elif self.open and self.open[-1] not in ("table", "thead", "tbody", "tr"):
            tag, text = self.pieces[-1]
            self.pieces[-1] = tag, text + data
        else:
            assert data == "\n"

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def read_html(source: str) -> tuple[list[Piece], list[Table]]:
    """The pieces an HTML parser sees, and the tables with their cells' texts."""
    reader = _HtmlReader()
    reader.feed(source)
    reader.close()
    assert reader.open == []
    return reader.pieces, reader.tables


def read_plain_text(source: str) -> tuple[list[str], list[Table]]:
    """Lines that are no table, and the tables: runs of lines that hold tabs."""
    words: list[str] = []
    tables: list[Table] = []
    before = False
    for line in source.removesuffix("\n").split("\n"):
        if "\t" in line:
            if not before:
                tables.append([])
            tables[-1].append(line.split("\t"))
        elif line:
            words.append(line)
        before = "\t" in line
    return words, tables
