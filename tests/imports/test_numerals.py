"""Whole numbers in a file's markup, and that no reader stumbles over one that is none."""

import pytest

from nianbao.imports.numerals import whole_number
from tests.imports.anything import read_soundly
from tests.reports import full_report
from tests.samples.by_programs import kept_files
from tests.samples.sheets import open_document, rows_xml, workbook
from tests.samples.word import paragraph, zipped

TITLE = "甲镇人民政府2021年政府信息公开工作年度报告"
LINES = (TITLE, "一、总体情况", "公开1条。", "五、存在的主要问题及改进情况", "无。")
ODD = ("", " ", "²", "①", "１", "٣", "-1", "+1", "1.0", "1e9", "0x1", "9" * 5000, "0" * 5000)
"""What Python calls digits, or numbers, and what it raises on."""


@pytest.mark.parametrize("words", [None, *ODD])
def test_no_number(words: str | None) -> None:
    assert whole_number(words) is None


def test_numbers_up_to_their_limit() -> None:
    assert [whole_number(words) for words in ("0", "7", "007", "999999", "1000000")] == [
        *(0, 7, 7, 999_999, None)
    ]
    assert whole_number("100", 2) is None
    assert whole_number("99", 2) == 99


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_every_reader_takes_it_for_none(odd: str) -> None:
    """What is around it is read: one odd number is no reason to read nothing."""
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}</table:table-row>"
    styles = (
        "<style:style xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "
        f"style:name='a' style:family='text'><style:text-properties style:text-position='{odd}'/>"
        "</style:style>"
    )
    files: dict[str, str | bytes] = {
        ".docx": zipped(
            "".join(map(paragraph, LINES))
            + f"<w:p><w:pPr><w:outlineLvl w:val='{odd}'/><w:numPr><w:ilvl w:val='{odd}'/>"
            f"<w:numId w:val='{odd}'/></w:numPr></w:pPr></w:p><w:tbl><w:tr><w:tc><w:tcPr>"
            f"<w:gridSpan w:val='{odd}'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
        ),
        ".odt": open_document(
            "text",
            "".join(f"<text:p>{line}</text:p>" for line in LINES)
            + f"<text:h text:outline-level='{odd}'/><text:p>甲<text:s text:c='{odd}'/>乙"
            f"<text:span text:style-name='a'>丙</text:span></text:p>"
            f"<text:list text:start-value='{odd}'><text:list-item><text:p>丁</text:p>"
            "</text:list-item></text:list>",
            styles,
        ),
        ".ods": open_document(
            "spreadsheet",
            "<table:table>" + "".join(map(row.format, LINES))
            + f"<table:table-row table:number-rows-repeated='{odd}'><table:table-cell "
            f"table:number-columns-repeated='{odd}' table:number-columns-spanned='{odd}'><text:p>甲"
            f"<text:s text:c='{odd}'/></text:p></table:table-cell></table:table-row></table:table>",
        ),
        ".xlsx": workbook(
            rows_xml([[line] for line in LINES] + [[f'<c t="s" s="{odd}"><v>{odd}</v></c>']]),
            parts={
                "xl/sharedStrings.xml": "<sst><si><t>甲</t></si></sst>",
                "xl/styles.xml": f"<styleSheet><numFmts><numFmt numFmtId='{odd}' formatCode='0'/>"
                f"</numFmts><cellXfs><xf numFmtId='{odd}'/></cellXfs></styleSheet>",
            },
        ),
        ".html": "<html>" + "".join(f"<p>{line}</p>" for line in LINES)
        + f"<ol start='{odd}'><li value='{odd}'>甲</ol><table><td colspan='{odd}' "
        f"rowspan='{odd}'>1</table>&#{odd};",
        ".md": "# " + "\n\n".join(LINES) + f"\n\n{odd}. 甲\n{odd}) 乙\n",
    }  # fmt: skip
    for suffix, source in files.items():
        assert read_soundly(source, suffix).prose.problems.startswith("无。"), suffix


def test_files_of_programs_are_read_as_before() -> None:
    for name in ("word.odt", "sheet.xlsx"):
        assert read_soundly(kept_files()[name], name[4:]).figures == full_report().figures
