"""Headings of a Word file: styles by their names, levels of the outline, tables of contents."""

import pytest

from nianbao.exports.grid import Grid
from nianbao.exports.outline import Heading
from nianbao.imports import Reading, read_report
from nianbao.report.form.numbering import split_number
from nianbao.report.prose import Prose
from tests.imports.test_word_numbers import HEADS, SUBS, listed, num, pattern
from tests.imports.test_word_words import box, field, para, run
from tests.reports import full_report
from tests.samples.documents import document
from tests.samples.word import STYLES, paragraph, word_pieces, word_style, zipped

REPORT = full_report()
PIECES = [
    (piece, xml)
    for shown in [document(REPORT, 0)]
    for piece, xml in zip(shown.pieces, word_pieces(shown, styled=False), strict=True)
]
HEADINGS = [piece for piece, _ in PIECES if isinstance(piece, Heading)]


def styled(*properties: str, words: str = "", numbered: bool = True) -> str:
    """The report with properties for its title, heads and sub-heads, and for other paragraphs."""
    body = ""
    for piece, xml in PIECES:
        if isinstance(piece, Heading):
            text = piece.text if numbered or piece.level == 1 else split_number(piece.text)[2]
            body += para(run(text), properties[piece.level - 1])
        else:
            marked = words and not isinstance(piece, Grid)
            body += xml.replace("<w:pPr>", f"<w:pPr>{words}") if marked else xml
    return body


def read(body: str, **parts: str) -> Reading:
    return read_report(zipped(body, parts=parts), ".docx")


def by(number: str) -> str:
    return f'<w:pStyle w:val="{number}"/>'


def outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


OWN = (
    STYLES
    + word_style("20", "公文一级", '<w:basedOn w:val="7"/>')
    + word_style("21", "公文二级", '<w:basedOn w:val="4"/>')
    + word_style("22", "目录标题", f'<w:basedOn w:val="7"/><w:pPr>{outline(9)}</w:pPr>')
    + word_style("23", "条", f"<w:pPr>{outline(0)}</w:pPr>")
    + word_style("24", "款", f"<w:pPr>{outline(1)}</w:pPr>")
    + word_style("25", "标题 1")
    + word_style("26", "标题 2")
    + word_style("Heading1", "Normal (Web)")
)
MARKED = {
    "styles by name": styled(by("9"), by("7"), by("4"), words=by("2")),
    "styles by Chinese name": styled(by("9"), by("25"), by("26"), words=by("2")),
    "based on headings": styled("", by("20"), by("21"), words=by("22")),
    "levels of styles": styled("", by("23"), by("24")),
    "levels of paragraphs": styled("", outline(0), outline(1), words=outline(9)),
    "ids that look like headings": styled(*[by("Heading1")] * 3, words=by("Heading1")),
    "the title marked like heads": styled(by("7"), by("7"), by("4")),
    "all headings marked alike": styled(by("7"), by("7"), by("7")),
    "every paragraph a heading": styled(by("7"), by("7"), by("7"), words=by("7")),
    "heads alone": styled("", by("7"), ""),
    "sub-heads alone": styled("", "", by("4")),
    "styles that are not there": styled(by("91"), by("92"), by("93"), words=by("94")),
}


def words_of(prose: Prose) -> tuple[object, ...]:
    return prose.overview.parts, prose.preface.strip(), prose.problems, prose.other_matters


@pytest.mark.parametrize("name", MARKED)
def test_marks_never_cost_a_word(name: str) -> None:
    reading = read(MARKED[name], styles=OWN)
    assert (reading.office, reading.year) == (REPORT.office, REPORT.year)
    assert words_of(reading.prose) == words_of(REPORT.prose)


NUMBERING = pattern(0, HEADS, SUBS) + num(1, 0)
NUMBERED = OWN.replace(
    '<w:name w:val="heading 1"/>', f'<w:name w:val="heading 1"/><w:pPr>{listed(0)}</w:pPr>'
).replace('<w:name w:val="heading 2"/>', f'<w:name w:val="heading 2"/><w:pPr>{listed(1)}</w:pPr>')


@pytest.mark.parametrize(
    "marks",
    [("", listed(0), listed(1)), (by("9"), by("7"), by("4")), (by("9"), by("20"), by("21"))],
)
def test_heads_whose_numbers_are_no_words(marks: tuple[str, ...]) -> None:
    body = styled(*marks, numbered=False)
    reading = read(body, styles=NUMBERED, numbering=NUMBERING)
    assert words_of(reading.prose) == words_of(REPORT.prose)
    assert not reading.findings


def entries(style: str) -> list[str]:
    """The lines of a table of contents, each a link with the number of its page."""
    return [
        para(
            f"<w:hyperlink>{run(piece.text)}<w:r><w:tab/></w:r>"
            f"{field(' PAGEREF _Toc1 ', run(str(at)))}</w:hyperlink>",
            by(style) if style else "",
        )
        for at, piece in enumerate(HEADINGS[1:], start=1)
    ]


CHAR = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN = CHAR.format("begin") + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
BEGIN += CHAR.format("separate")
FIELD = para(BEGIN) + "".join(entries("")) + para(CHAR.format("end"))
TITLE, REST = PIECES[0][1], "".join(xml for _, xml in PIECES[1:])
GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
TOC = word_style("30", "toc 1") + STYLES
CONTENTS = {
    "above the title": paragraph("目　录") + FIELD + TITLE + REST,
    "below the title": TITLE + paragraph("目录") + FIELD + REST,
    "by style": TITLE + "".join(entries("30")) + REST,
    "a part of a gallery": "<w:sdt><w:sdtPr>" + GALLERY + "</w:sdtPr><w:sdtContent>"
    + paragraph("目录") + "".join(entries("")) + "</w:sdtContent></w:sdt>" + TITLE + REST,
    "in a text box": para(box(FIELD)) + TITLE + REST,
}  # fmt: skip


@pytest.mark.parametrize("name", CONTENTS)
def test_a_table_of_contents_is_no_part_of_the_report(name: str) -> None:
    reading = read(CONTENTS[name], styles=TOC)
    assert (reading.office, reading.year) == (REPORT.office, REPORT.year)
    assert words_of(reading.prose) == words_of(REPORT.prose)
    kept = [text for _, text in reading.furniture]
    assert [text.split()[0] for text in kept if not text.startswith("目")] == [
        piece.text for piece in HEADINGS[1:]
    ]
