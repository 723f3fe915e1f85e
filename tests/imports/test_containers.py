"""A file is what is inside it, whatever its ending; what can't be read says what it is."""

import pytest

from nianbao.imports import ImportRefusedError, read_report
from tests.samples.sheets import archive, open_document, rows_xml, workbook
from tests.samples.word import paragraph, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPEN = "application/vnd.oasis.opendocument."
LOCKED = {"mimetype": OPEN + "spreadsheet", "META-INF/manifest.xml": "<a encryption-data='1'/>"}
OLD_XML = '<?xml version="1.0"?><Workbook xmlns="{}"><p>1</p></Workbook>'
REFUSED = (
    (b"", "", "空的"),
    (b"", ".docx", "空的"),
    (b"PK", ".docx", "只拷来了一部分"),
    (b"PK\x03", ".xlsx", "只拷来了一部分"),
    (b"\xd0\xcf\x11\xe0", ".doc", "只拷来了一部分"),
    (b"\0" * 5000, ".wps", "只拷来了一部分"),
    (b"PK\x03\x04", "", "坏了"),
    (OLE + bytes(999), ".doc", "旧版 Office 文件坏了.*另存为 .docx"),
    (OLE + bytes(999), ".xls", "旧版 Office 文件坏了"),
    (OLE + bytes(999), ".et", "WPS 表格（.et）读不出来，.*另存为 .xlsx"),
    (b"\0" * 99, ".ods", "这个 ODS 表格（.ods）坏了"),
    (b"PK\x03\x04", ".ofd", "这个 OFD 文件（.ofd）坏了"),
    (b"PK\x03\x04", ".xlsx", "这个 Excel 表格（.xlsx）坏了"),
    (archive({"甲.xml": ""}), ".odt", "这个 ODT 文件（.odt）里没有能读的文档"),
    (b"Rar!\x1a\x07\x00", ".docx", "压缩包.*先解压"),
    (b"7z\xbc\xaf\x27\x1c", "", "压缩包.*先解压"),
    (b"\x89PNG\r\n\x1a\n", ".pdf", "图片"),
    (b"\xff\xd8\xff\xe0", ".jpg", "图片"),
    (b"BM\x00\x01\x00\x00\0\0\0\0", "", "图片"),
    (b"\0\0\0\x18ftypheic" + bytes(90), ".heic", "图片"),
    (b"Founder CEB 3.0" + bytes(90), ".ceb", "版式文件（.ceb）.*全选复制"),
    (b"\0\0\0\x18ftypmp42" + bytes(90), ".mp4", "不是能读的文件"),
    (archive({"OFD.xml": "<OFD/>"}), ".pdf", "OFD"),
    (archive({"ppt/presentation.xml": "<p/>"}), ".docx", "演示文稿"),
    (archive({"xl/workbook.bin": ""}), ".xlsx", "xlsb.*另存为 .xlsx"),
    (archive({"年报/2023.docx": ""}), ".zip", "压缩包里的“年报/2023.docx”：.*空的"),
    (archive({"甲.jpg": ""}), ".docx", "没有能读的文档"),
    (archive({"mimetype": OPEN + "graphics"}), ".odt", "没有能读的文档"),
    (archive(LOCKED), ".ods", "密码"),
    (OLD_XML.format("urn:schemas-microsoft-com:office:spreadsheet").encode(), ".xls", "XML"),
    (
        OLD_XML.format("http://schemas.microsoft.com/office/word/2003/wordml").encode(),
        ".doc",
        "XML",
    ),
)


@pytest.mark.parametrize(
    ("data", "suffix", "words"), REFUSED, ids=[words for _, _, words in REFUSED]
)
def test_what_can_not_be_read_says_what_it_is_and_what_to_do(
    data: bytes, suffix: str, words: str
) -> None:
    with pytest.raises(ImportRefusedError, match=words) as caught:
        read_report(data, suffix)
    assert str(caught.value).endswith("。")


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".xls", ".txt", ".html", ".json", ".pdf", ""])
def test_the_ending_of_a_zip_or_a_text_does_not_count(suffix: str) -> None:
    head, words = "六、其他需要报告的事项", "甲。"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}</table:table-row>"
    table = f"<table:table>{row.format(head)}{row.format(words)}</table:table>"
    sources = [
        zipped(paragraph(head) + paragraph(words)),
        workbook(rows_xml([[head], [words]])),
        open_document("spreadsheet", table),
        f"<html><p>{head}</p><p>{words}</p></html>".encode(),
    ]
    if suffix not in (".html", ".json"):
        sources.append(f"{head}\n{words}".encode())
    for source in sources[: None if suffix != ".json" else 3]:
        assert read_report(source, suffix).prose.other_matters == words


def test_a_text_is_no_picture() -> None:
    assert (
        read_report(b"BMW\n" + "六、其他需要报告的事项\n甲。".encode()).prose.other_matters
        == "甲。"
    )


def test_a_locked_member_is_refused() -> None:
    data = bytearray(workbook(rows_xml([["甲"]])))
    start = 0
    while (start := data.find(b"PK\x01\x02", start) + 1) > 0:
        data[start + 7] |= 1
    with pytest.raises(ImportRefusedError, match="密码"):
        read_report(bytes(data), ".xlsx")
