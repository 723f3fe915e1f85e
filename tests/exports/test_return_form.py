"""The county's note on paper: what it says, and nothing of the program's own codes."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from nianbao.desk.returns import return_pages
from nianbao.exports.return_form import write_return_form
from nianbao.imports import ImportRefusedError, read_report
from tests.reports import zero_report
from tests.returns import COUNTY, FOUND, WORDS, note_about

REPORT = zero_report()
TITLES = dict(return_pages(REPORT))


def test_the_paper_says_what_the_file_says() -> None:
    note = note_about(REPORT)
    data = write_return_form(note, TITLES)
    assert data == write_return_form(note, TITLES), "the same note gives the same bytes"
    document = Document(BytesIO(data))
    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["部分", "查出的问题", "县里的意见"]
    assert rows[1] == ["整份报告", "", WORDS["whole"]]
    assert rows[3] == ["三、收到和处理政府信息公开申请情况", "错误：总计和分项对不上。", "表三不平"]
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert f"{REPORT.office}：" in words
    assert "有4处需要修改，请于2025年1月20日前改好重报。" in words
    assert f"“{note.file}”" in words
    assert note.sha256 in words
    assert words.endswith(f"{COUNTY}\n2025年1月12日")
    assert not re.search(r"[A-Z]\d\d\b", words + str(rows))


def test_the_paper_is_not_taken_for_a_report() -> None:
    data = write_return_form(note_about(REPORT), TITLES)
    words = "\n".join(one.text for one in Document(BytesIO(data)).paragraphs)
    for source, suffix in ((data, ".docx"), (words, ".txt")):
        with pytest.raises(ImportRefusedError, match="打印稿，不是报告，请打开同名的"):
            read_report(source, suffix)


def test_a_note_without_a_day_and_with_marks_is_whole() -> None:
    note = replace(note_about(REPORT, file="<甲&乙>.docx"), due_on="", county="")
    said = replace(note.opinions[0], words="第一段\n<b>第二段</b>", findings=(FOUND, FOUND))
    data = write_return_form(replace(note, opinions=(said,)), TITLES)
    document = Document(BytesIO(data))
    assert document.tables[0].rows[1].cells[2].text == "第一段\n<b>第二段</b>"
    assert document.tables[0].rows[1].cells[1].text.startswith("1. 错误：")
    assert "需要修改，请改好重报。" in "".join(one.text for one in document.paragraphs)
    assert b"&lt;" in ZipFile(BytesIO(data)).read("word/document.xml")


def test_a_row_of_half_a_page_may_go_over_and_the_day_never_stands_alone() -> None:
    note = note_about(REPORT)
    tall = replace(note.opinions[0], words="请改。\n" * 20, findings=())
    document = Document(BytesIO(write_return_form(replace(note, opinions=(tall, tall)), TITLES)))
    rows = [row._tr.xml for row in document.tables[0].rows]
    assert ["w:cantSplit" in row for row in rows] == [True, False, False]
    assert ["w:keepNext" in row for row in rows] == [True, False, True]
    *_, above, bound, day = (one.paragraph_format.keep_with_next for one in document.paragraphs)
    assert (above, bound, day) == (True, True, None)
    short = Document(BytesIO(write_return_form(note, TITLES))).tables[0]
    assert all("w:cantSplit" in row._tr.xml for row in short.rows)
