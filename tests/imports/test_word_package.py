"""Word files as archives: parts found by their relations, odd names, harm that is refused."""

import zipfile
from collections.abc import Callable
from functools import partial

import pytest

from nianbao.imports import ImportRefusedError, read_report
from nianbao.imports.office_package import NESTED_LIMIT
from nianbao.imports.word.package import XML_LIMIT
from tests.imports.anything import TIMES, read_anything, work_of
from tests.imports.test_word_words import para, run
from tests.samples.word import RELATIONS, archived, paragraph, word_part, zipped

BODY = paragraph("六、其他需要报告的事项") + para(run("9", '<w:rStyle w:val="3"/>') + run("没有。"))
DOCUMENT = word_part("document", f"<w:body>{BODY}</w:body>")
HIDING = '<w:style w:type="character" w:styleId="3"><w:rPr><w:vanish/></w:rPr></w:style>'
STYLES = word_part("styles", HIDING)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def types(name: str) -> bytes:
    return f'<Types><Override PartName="/{name}" ContentType="{MAIN}"/></Types>'.encode()


def relations(**targets: str) -> bytes:
    inside = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f"<Relationships>{inside}</Relationships>".encode()


PACKAGES = {
    "as usual": {
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": DOCUMENT,
        "word/_rels/document.xml.rels": relations(styles="styles.xml"),
        "word/styles.xml": STYLES,
    },
    "a document of another name": {
        "[Content_Types].xml": types("text/report.xml"),
        "_rels/.rels": relations(officeDocument="/text/report.xml"),
        "text/report.xml": DOCUMENT,
        "text/_rels/report.xml.rels": relations(styles="../looks/all.xml"),
        "looks/all.xml": STYLES,
    },
    "without relations": {"word/document.xml": DOCUMENT, "word/styles.xml": STYLES},
    "a numbered document": {
        "_rels/.rels": relations(officeDocument="word/document2.xml"),
        "word/document2.xml": DOCUMENT,
        "word/document.xml": b"<old/>",
        "word/_rels/document2.xml.rels": relations(styles="styles2.xml"),
        "word/styles2.xml": STYLES,
    },
    "names with the other slash and letters of another size": {
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word\\Document.xml": DOCUMENT,
        "Word\\_rels\\document.xml.rels": relations(styles="Styles.xml"),
        "Word\\styles.xml": STYLES,
    },
    "a relation to nothing": {
        "_rels/.rels": relations(officeDocument="word/nothing.xml"),
        "word/document.xml": DOCUMENT,
        "word/_rels/document.xml.rels": relations(styles="nothing.xml", footnotes="../../x.xml"),
        "word/styles.xml": STYLES,
    },
}


@pytest.mark.parametrize("name", PACKAGES)
def test_parts_are_found(name: str) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        reading = read_report(archived(PACKAGES[name], method), ".docx")
        assert reading.prose.other_matters == "没有。"


def test_without_styles_and_lists_nothing_is_hidden_or_numbered() -> None:
    body = BODY + para(run("完。"), '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    assert read_report(zipped(body), ".docx").prose.other_matters == "9没有。\n完。"


def locked(data: bytes) -> bytes:
    """The archive with every member marked as encrypted."""
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            data = data[: place + at] + b"\x01" + data[place + at + 1 :]
            place = data.find(mark, place + 1)
    return data


USUAL = PACKAGES["as usual"]
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "packed in another way": (lambda: archived(USUAL, zipfile.ZIP_BZIP2), "压缩方法不常见"),
    "packed in yet another": (lambda: archived(USUAL, zipfile.ZIP_LZMA), "压缩方法不常见"),
    "locked": (lambda: locked(archived(USUAL)), "密码"),
    "too many members": (lambda: archived({f"{at}": b"" for at in range(5001)} | USUAL), "太多"),
    "styles that unfold": (
        lambda: archived(USUAL | {"word/styles.xml": b" " * (XML_LIMIT + 1)}),
        "12MB",
    ),
    "parts that unfold together": (
        lambda: archived(USUAL | {"word/styles.xml": STYLES + b" " * (XML_LIMIT - 1000)}),
        "12MB",
    ),
    "damaged styles": (lambda: archived(USUAL | {"word/styles.xml": STYLES[:-20]}), "坏了"),
    "entities in styles": (
        lambda: archived(USUAL | {"word/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "不该有的定义",
    ),
    "a picture alone": (
        lambda: zipped('<w:p><w:drawing><a:blip r:embed="x"/></w:drawing></w:p>'),
        "图片1张",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_in_a_sentence(name: str) -> None:
    make, words = REFUSED[name]
    with pytest.raises(ImportRefusedError, match=words) as caught:
        read_report(make(), ".docx")
    assert str(caught.value).endswith("。")


def nested(begin: str, end: str, inside: str = "<w:p/>", count: int = 3) -> bytes:
    """As deep as a part may be nested; `count` elements begin at each step."""
    times = (NESTED_LIMIT - 8) // count
    return zipped(begin * times + inside + end * times)


MANY = 3000
CELL = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr></w:tc>'
MARK = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
BOXED = "<w:r><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></w:r>"
LEVEL = f'<w:lvl w:ilvl="0"><w:start w:val="999999"/><w:lvlText w:val="{"%1" * 999}"/></w:lvl>'
HARM = {
    "nested tables": partial(nested, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "nested controls": partial(nested, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", count=2),
    "nested boxes": partial(nested, "<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
    "nested runs": partial(nested, "<w:r>", "</w:r>", count=1),
    "nested insertions": partial(nested, "<w:ins>", "</w:ins>", count=1),
    "nested choices": partial(
        nested,
        "<mc:AlternateContent><mc:Choice>",
        "</mc:Choice></mc:AlternateContent>",
        "<w:p/>" * MANY,
        count=2,
    ),
    "nested fields": partial(
        zipped, f"<w:p>{MARK * MANY}{MARK.replace('begin', 'end') * MANY}</w:p>"
    ),
    "a wide row": partial(zipped, f"<w:tbl><w:tr>{CELL * MANY}</w:tr></w:tbl>"),
    "boxes in a paragraph": partial(zipped, f"<w:p>{BOXED * MANY}</w:p>"),
    "a note that is asked for again and again": partial(
        zipped,
        "<w:p>" + '<w:r><w:footnoteReference w:id="1"/></w:r>' * MANY + "</w:p>",
        parts={"footnotes": f'<w:footnote w:id="1">{paragraph("字" * 20_000)}</w:footnote>'},
    ),
    "a page that is asked for again and again": partial(
        zipped, '<w:altChunk r:id="rel1"/>' * MANY, files={"a.htm": b"<html>" + b"<p>a</p>" * 2000}
    ),
    "spaces without end": partial(zipped, f"<w:p><w:r><w:t>a{' ' * 300_000}b\n</w:t></w:r></w:p>"),
    "numbers without end": partial(
        zipped,
        para(run("a"), '<w:numPr><w:numId w:val="1"/></w:numPr>') * (MANY // 2),
        parts={
            "numbering": f'<w:abstractNum w:abstractNumId="0">{LEVEL}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        },
    ),
}


@pytest.fixture(scope="module")
def ordinary() -> float:
    words = zipped(paragraph("收到申请1件。" * 10) * MANY)
    return work_of(lambda: read_anything(words, ".docx"))


@pytest.mark.parametrize("name", HARM)
def test_files_made_to_do_harm_take_bounded_work(name: str, ordinary: float) -> None:
    file = HARM[name]()
    assert work_of(lambda: read_anything(file, ".docx")) < TIMES * ordinary
