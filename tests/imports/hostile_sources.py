"""Files made to cost time or memory, of every format: makers, so that none is made unasked.

Each is as large as its reader lets it be, or very small and unpacks to much.
"""
# ruff: noqa: E501 - a piece of a file is read in one line

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from nianbao.imports.decoding import CHARACTER_LIMIT, SIZE_LIMIT
from nianbao.imports.page.reading_page import TAG_LIMIT
from tests.imports.portal import SEED
from tests.samples.pdf import assembled, at, pdf_file, rule, stream
from tests.samples.sheets import archive, open_document, rows_xml, workbook
from tests.samples.word import archived, paragraph, zipped

LONG = CHARACTER_LIMIT - 20_000
FULL = SIZE_LIMIT - 1000
Maker = Callable[[], str | bytes]


def fill(piece: str, size: int = LONG) -> str:
    """A piece over and over, up to a size."""
    return piece * (size // len(piece))


def tags(piece: str, each: int = 1) -> str:
    """A page's piece as often as its tags may be."""
    return piece * ((TAG_LIMIT - 50) // each)


def _texts() -> Iterator[tuple[str, Maker]]:
    for piece in (
        "[", "（", "(", "【", "“", "《", "〔", "[]", "（）", ")(", "1、", "（一）", "一、", "①", "1.",
        "|", "│", "\t", " ", "\u3000", "\n", "\r", "\r\n\t", "年", "2024年", "1,000", "９", "件",
        "a\n", "一\n", "|\n", "1 2\n", "一、总体情况\n", "（一）主动公开\n", "，", "。", "。\n", "、",
        "0.5%", "共12件，", "其中：", "总计", "{新收合计}", "{", "\\", "\0", "\u200b", "\u0301", "😀",
        "第一条", "—", "…", "─┼", "+-+\n", "本机关", "行政许可 1\n", "行政许可\t1\n", "1\t2\t3\n",
    ):  # fmt: skip
        yield f"text {piece!a}", lambda piece=piece: fill(piece)  # type: ignore[misc]
        yield (
            f"behind a report {piece!a}",
            lambda piece=piece: SEED + "\n" + fill(piece, LONG - 9000),  # type: ignore[misc]
        )
    yield "a head of a megabyte", lambda: "一、" + "总体情况" * (LONG // 4) + "\n" + SEED
    yield "rows of a table", lambda: SEED.replace("规章\t0", "规章\t0\n" + "规章\t1\n" * 9000)
    yield "a row of a table", lambda: SEED.replace("规章\t0", "规章" + "\t0" * 400_000, 1)
    yield "all of one report", lambda: SEED * (LONG // len(SEED))
    yield "wide", lambda: fill("长\n", FULL // 4).encode("utf-16-le")
    yield "no text at all", lambda: bytes(range(256)) * (FULL // 256)


def _markdown() -> Iterator[tuple[str, Maker]]:
    for piece in (
        "[", "[a](", "[a][", "![", "![a](", "](", "**a", "*a", "*", "_", "__a_", "~~a", "`", "`a``",
        "<", "<a ", "<!--", "&", "&#", "&#35;", "> ", ">>", "- ", "1. ", "#", "# 一\n", "|", "|a|b",
        "|-|\n", "|a|\n|-|\n", "---\n", "===\n", "--- ---\na b\n", "\\", "\\\n", "    a\n", "```\n",
        "[a]: b\n", "[^1]", "[^1]: a\n", "a\n===\n", "<table><tr><td>", "<div>\n", "+---+\n| a |\n",
        "http://a.b/", "a@b.c", "www.a.b", "$", "$$\n", "{", "::: a\n", "- [ ] ", "*a **b ", "a\n\n",
    ):  # fmt: skip
        yield f"md {piece!a}", lambda piece=piece: fill(piece)  # type: ignore[misc]
    yield "md ticks of all sizes", lambda: "".join("`" * size + "a" for size in range(1, 1300))
    yield "md nested lists", lambda: "".join(" " * (2 * at) + "- a\n" for at in range(900))
    yield "md nested quotes", lambda: ("> " * 300 + "a\n") * 1500
    yield "md numbered heads", lambda: fill("# 一、甲\n1\n")


def _pages() -> Iterator[tuple[str, Maker]]:
    yield "a number of 4,301 digits", lambda: f"<html><p>&#{'9' * 4301};{SEED}"
    yield "numbers of hexadecimals", lambda: fill("&#x" + "f" * 5000 + ";")
    for name, piece, each in (
        ("div", "<div>", 1), ("b p", "<b><p>", 2), ("table", "<table><tr><td>", 3),
        ("ul", "<ul><li>", 2), ("font", "<font>", 1), ("a", "<a>", 1), ("p", "<p>a", 1),
        ("option", "<option>", 1), ("dd", "<dl><dd>", 2), ("form", "<form>", 1), ("td", "<td>1", 1),
        ("tr", "<tr><td>1", 2), ("svg", "<svg><p>", 2), ("ruby", "<ruby><rt>", 2), ("br", "<br>", 1),
        ("span", "<td colspan=9999 rowspan=9999>1<td>2<tr>", 3), ("style", "<p style='a:b'>a", 1),
        ("hidden", "<p style='display:none'>a", 1), ("li", "<ol start=99999999999><li>a", 2),
        ("frame", "<iframe srcdoc='<p>a'>", 1), ("frame in frame", "<iframe srcdoc=\"<iframe>\">", 1),
    ):  # fmt: skip
        yield f"page {name}", lambda p=piece, e=each: "<html>" + tags(p, e)  # type: ignore[misc]
        yield (
            f"page of a report {name}",
            lambda p=piece, e=each: f"<html><p>{SEED}</p>" + tags(p, e),  # type: ignore[misc]
        )
    for piece in (
        "<", "<a ", "</", "<!", "<!--", "<!-- -->", "<?", "<![CDATA[", "&", "&amp", "&#", "&#1", "<a b='",
        "<a b=\"", "<script>", "<style>", "<style>a{b:c}</style>", "<title>", "<textarea>", "<xmp>",
        "]]>", "-->", "\0", "\r", "<p\n", "<a href=", "<a\x00", "<base href=", "<meta charset=",
    ):  # fmt: skip
        yield f"page of {piece!a}", lambda piece=piece: "<html>" + fill(piece)  # type: ignore[misc]
    yield (
        "page with styles",
        lambda: (
            "<html><style>"
            + ".a{display:none}" * 50_000
            + "</style>"
            + "<p class='a b c'>x" * 20_000
        ),
    )
    yield "page with classes", lambda: "<html><p class='" + "a " * 400_000 + "'>x" + SEED
    yield "page of words", lambda: "<html>" + "<p>" + "长" * LONG
    yield "srcdoc in srcdoc", lambda: _nested_frames(12)


def _nested_frames(depth: int) -> str:
    page = "<p>a</p>" * 50
    for _ in range(depth):
        page = "<iframe srcdoc='" + page.replace("&", "&amp;").replace("'", "&#39;") + "'></iframe>"
    return f"<html>{page}"


_MIME = b"MIME-Version: 1.0\n"
_RELATED = _MIME + b"Content-Type: multipart/related; boundary=a\n\n"
_PART = b"--a\nContent-Type: text/html\n\n"


def _mails() -> Iterator[tuple[str, Maker]]:
    yield "mail of many parts", lambda: _RELATED + (_PART + b"<p>1\n") * (FULL // 40)
    yield "mail of many pages", lambda: _RELATED + (_PART + b"<p>1" * 5000 + b"\n") * 900
    yield "mails in one another", lambda: _MIME + b"Content-Type: message/rfc822\n\n" * (FULL // 40)
    yield (
        "multiparts in one another",
        lambda: _RELATED + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * (FULL // 50),
    )
    yield "multiparts of other boundaries", lambda: (
        _MIME + b"Content-Type: multipart/mixed; boundary=b0\n\n"
        + b"".join(
            b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (at, at + 1)
            for at in range(200_000)
        )
    )  # fmt: skip
    yield "base64 of a page", lambda: (
        _MIME + b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(b"<p>1" * (FULL // 6))
    )  # fmt: skip
    yield "quoted nothing", lambda: (
        _MIME + b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        + b"=\n" * (FULL // 2)
    )  # fmt: skip
    yield "a head without end", lambda: b"a: b\n" * (FULL // 5)
    yield "a head of one line", lambda: b"Content-Type: " + b"a" * FULL
    yield (
        "a head of parameters",
        lambda: _MIME + b"Content-Type: multipart/related" + b"; a*0=b" * 8000 + b"\n\n",
    )
    yield "frames of parts", lambda: (
        _RELATED + _PART + b"<frameset>" + b"".join(b"<frame src=cid:%d>" % at for at in range(900))
        + b"\n" + b"".join(
            b"--a\nContent-Type: text/html\nContent-ID: <%d>\n\n<p>%s\n" % (at, b"x" * 5000)
            for at in range(900)
        )
    )  # fmt: skip
    yield (
        "a frame of itself",
        lambda: (
            _RELATED
            + b"--a\nContent-Type: text/html\nContent-ID: <1>\n\n"
            + b"<iframe src=cid:1>" * 999
        ),
    )
    yield (
        "encoded words",
        lambda: (
            _MIME
            + b"Subject: "
            + b"=?utf-8?b?YQ==?= " * 3000
            + b"\nContent-Type: text/html\n\n<p>a"
        ),
    )


def _packed(name: str, size: int, method: int, piece: bytes = b" ") -> bytes:
    """A zip with a Word document of so many bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as file:
        file.writestr("[Content_Types].xml", b"<Types/>")
        with file.open(name, "w") as document:
            document.write(b"<a>")
            for _ in range(size >> 20):
                document.write(piece * ((1 << 20) // len(piece)))
    return data.getvalue()


_LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 12)
)


def _words() -> Iterator[tuple[str, Maker]]:
    for method, name in (
        (zipfile.ZIP_DEFLATED, "deflate"), (zipfile.ZIP_BZIP2, "bzip2"), (zipfile.ZIP_LZMA, "lzma"),
    ):  # fmt: skip
        yield (
            f"docx bomb by {name}",
            lambda m=method: _packed(
                "word/document.xml", (500 if m == zipfile.ZIP_DEFLATED else 40) << 20, m
            ),  # type: ignore[misc]
        )
        yield (
            f"bomb of types by {name}",
            lambda m=method: _packed(
                "[Content_Types].xml", (300 if m == zipfile.ZIP_DEFLATED else 40) << 20, m
            ),  # type: ignore[misc]
        )
    yield "docx laughs", lambda: zipped("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", _LAUGHS + "]>")
    yield (
        "docx laughs in UTF-16",
        lambda: archived({"word/document.xml": f"{_LAUGHS}]><w>&a11;</w>".encode("utf-16")}),
    )
    yield (
        "docx laughs in the styles",
        lambda: archived(
            {
                **_members(zipped(paragraph("甲"), parts={"styles": ""})),
                "word/styles.xml": f"<?xml version='1.0'?>{_LAUGHS}]><a>&a11;</a>".encode(),
            }
        ),
    )
    yield "docx nested", lambda: zipped("<w:p>" * 99_000)
    yield "docx nested tables", lambda: zipped("<w:tbl><w:tr><w:tc>" * 25 + "<w:p/>" * 20_000)
    yield "docx of paragraphs", lambda: zipped(paragraph("长" * 20) * 60_000)
    yield "docx of empty paragraphs", lambda: zipped("<w:p/>" * 1_700_000)
    yield "docx of runs", lambda: zipped("<w:p>" + "<w:r><w:t>长</w:t></w:r>" * 390_000 + "</w:p>")
    yield (
        "docx of formatted runs",
        lambda: zipped(
            "<w:p>"
            + "<w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>长</w:t></w:r>" * 190_000
            + "</w:p>"
        ),
    )
    yield (
        "docx of cells",
        lambda: zipped("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 90_000 + "</w:tr></w:tbl>"),
    )
    yield "docx of spans", lambda: zipped(
        "<w:tbl>"
        + (
            "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/><w:vMerge/></w:tcPr>"
            "<w:p/></w:tc></w:tr>"
        ) * 40_000
        + "</w:tbl>"
    )  # fmt: skip
    yield (
        "docx of fields",
        lambda: zipped(
            "<w:p>" + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 190_000 + "</w:p>"
        ),
    )
    yield "docx of field words", lambda: zipped(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        + "<w:r><w:instrText> = 9999*9999 </w:instrText></w:r>" * 150_000 + "</w:p>"
    )  # fmt: skip
    yield "docx of text boxes", lambda: zipped(
        "<w:p>" + "<w:r><w:pict><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox>"
        "</w:pict></w:r>" * 90_000 + "</w:p>"
    )  # fmt: skip
    yield (
        "docx of numbers",
        lambda: zipped(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='8'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>"
            * 90_000,
            parts={"numbering": _numbering("%1%2%3%4%5%6%7%8%9" * 500)},
        ),
    )
    yield (
        "docx of styles in a circle",
        lambda: zipped(
            paragraph("甲", "a0") * 20_000,
            parts={
                "styles": "".join(
                    f"<w:style w:styleId='a{at}' w:type='paragraph'><w:name w:val='x{at}'/>"
                    f"<w:basedOn w:val='a{(at + 1) % 9000}'/></w:style>"
                    for at in range(9000)
                )
            },
        ),
    )
    yield (
        "docx of a long number",
        lambda: zipped(f"<w:p><w:pPr><w:outlineLvl w:val='{'9' * 5000}'/></w:pPr></w:p>" * 500),
    )
    yield (
        "docx of attributes",
        lambda: zipped("<w:p " + " ".join(f"a{at}='1'" for at in range(200_000)) + "/>"),
    )
    yield (
        "docx of chunks",
        lambda: zipped(
            "".join(f"<w:altChunk r:id='rel{at}'/>" for at in range(1, 400)) * 20,
            files={f"a{at}.html": b"<html>" + b"<p>1" * 30_000 for at in range(1, 400)},
        ),
    )
    yield "zip of many members", lambda: archived({f"a{at}": b"" for at in range(60_000)})
    yield "zip of long names", lambda: archived({"a" * 60_000 + str(at): b"" for at in range(150)})


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _numbering(words: str) -> str:
    levels = "".join(
        f"<w:lvl w:ilvl='{at}'><w:start w:val='99999'/><w:numFmt w:val='chineseCounting'/>"
        f"<w:lvlText w:val='{words}'/></w:lvl>"
        for at in range(9)
    )
    return (
        f"<w:abstractNum w:abstractNumId='1'>{levels}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    )


def _sheets() -> Iterator[tuple[str, Maker]]:
    cell = "<table:table-cell table:number-columns-repeated='999999999'><text:p>1</text:p></table:table-cell>"
    row = "<table:table-row table:number-rows-repeated='999999999'>"
    yield (
        "ods of a billion cells",
        lambda: open_document(
            "spreadsheet", f"<table:table>{row}{cell}{cell}</table:table-row></table:table>"
        ),
    )
    yield (
        "ods of rows of a billion",
        lambda: open_document(
            "spreadsheet",
            f"<table:table>{(row + cell + '</table:table-row>') * 30_000}</table:table>",
        ),
    )
    yield (
        "ods of long numbers",
        lambda: open_document(
            "spreadsheet",
            f"<table:table><table:table-row table:number-rows-repeated='{'9' * 6000}'>{cell}"
            "</table:table-row></table:table>",
        ),
    )
    yield (
        "ods of spaces",
        lambda: open_document(
            "spreadsheet",
            "<table:table><table:table-row><table:table-cell><text:p><text:s text:c='999999999'/>"
            "</text:p></table:table-cell></table:table-row></table:table>",
        ),
    )
    yield "ods of spans", lambda: open_document(
        "spreadsheet",
        "<table:table>" + (
            "<table:table-row><table:table-cell table:number-columns-spanned='99999' "
            "table:number-rows-spanned='99999'><text:p>1</text:p></table:table-cell></table:table-row>"
        ) * 40_000 + "</table:table>",
    )  # fmt: skip
    yield (
        "ods of tables",
        lambda: open_document(
            "spreadsheet", "<table:table><table:table-row/></table:table>" * 90_000
        ),
    )
    yield (
        "odt of spaces",
        lambda: open_document("text", "<text:p>a<text:s text:c='999999999'/>b</text:p>" * 20_000),
    )
    yield "odt nested", lambda: open_document("text", "<text:section>" * 99_000)
    yield (
        "odt of lists",
        lambda: open_document(
            "text", "<text:list><text:list-item>" * 40 + "<text:p>a</text:p>" * 90_000
        ),
    )
    yield (
        "odt of paragraphs",
        lambda: open_document("text", "<text:p>长长长长长长</text:p>" * 180_000),
    )
    yield (
        "odt of cells",
        lambda: open_document(
            "text", f"<table:table>{row}{cell * 20}</table:table-row></table:table>" * 900
        ),
    )
    yield (
        "odt bomb",
        lambda: archive(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": " " * (400 << 20),
            }
        ),
    )
    far = "<c r='XFD1048576'><v>1</v></c>"
    yield "xlsx far away", lambda: workbook(f"<sheetData><row r='1048576'>{far}</row></sheetData>")
    yield (
        "xlsx of far rows",
        lambda: workbook(
            "<sheetData>"
            + "".join(
                f"<row r='{at * 20}'><c r='A{at * 20}'><v>1</v></c><c r='XFD{at * 20}'><v>1</v></c></row>"
                for at in range(1, 30_000)
            )
            + "</sheetData>"
        ),
    )
    yield "xlsx of merges", lambda: workbook(
        rows_xml([["a"]])
        + "<mergeCells>" + "<mergeCell ref='A1:XFD1048576'/>" * 90_000 + "</mergeCells>"
    )  # fmt: skip
    yield "xlsx of rows", lambda: workbook(rows_xml([[1, 2, 3]] * 60_000))
    yield "xlsx of sheets", lambda: workbook(*[rows_xml([["a", 1]])] * 2000)
    yield "xlsx of wide rows", lambda: workbook(rows_xml([[1] * 16_000] * 12))
    yield (
        "xlsx of shared texts",
        lambda: workbook(
            rows_xml([['<c t="s"><v>0</v></c>'] * 200] * 400),
            parts={"xl/sharedStrings.xml": f"<sst><si><t>{'长' * 900_000}</t></si></sst>"},
        ),
    )
    yield (
        "xlsx of many texts",
        lambda: workbook(
            rows_xml([["a"]]),
            parts={"xl/sharedStrings.xml": "<sst>" + "<si><t>a</t></si>" * 190_000},
        ),
    )
    yield "xlsx of formats", lambda: workbook(
        rows_xml([['<c s="0"><v>1234567</v></c>'] * 100] * 400),
        parts={
            "xl/styles.xml": "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='"
            + "[&lt;1]0;" * 90_000 + "'/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs></styleSheet>"
        },
    )  # fmt: skip
    yield (
        "xlsx of a long number",
        lambda: workbook(
            f"<sheetData><row r='{'9' * 5000}'><c r='A{'9' * 5000}'><v>{'9' * 200_000}</v></c></row></sheetData>"
        ),
    )
    yield (
        "xlsx of exponents",
        lambda: workbook(
            rows_xml([["<c><v>1e308</v></c>", "<c><v>1e99999999</v></c>"] * 50] * 300)
        ),
    )
    yield (
        "xlsx laughs",
        lambda: archive(
            {"xl/workbook.xml": f"<?xml version='1.0'?>{_LAUGHS}]><workbook>&a11;</workbook>"}
        ),
    )
    yield "xlsx bomb", lambda: _packed("xl/workbook.xml", 500 << 20, zipfile.ZIP_DEFLATED)
    for piece in (",", '"', '",', "\t", ";", '"a\n', "1,2\n", '""', "\r", ",\n"):
        yield f"csv {piece!a}", lambda piece=piece: fill(piece)  # type: ignore[misc]


def _rtf() -> Iterator[tuple[str, Maker]]:
    head = "{\\rtf1\\ansicpg936 "
    for piece in (
        "{", "}", "{\\*\\a", "\\'", "\\'b0\\'a1", "\\u20013?", "\\u-1?", "\\uc9999999999 ", "\\par ",
        "\\cell ", "\\row ", "\\trowd\\cellx1 a\\cell\\row ", "\\intbl a\\cell ", "{\\fonttbl{\\f0 a;}}",
        "{\\field{\\fldinst a}{\\fldrslt b}}", "{\\pict 00}", "\\bin99999999 ", "\\bin0 ", "\\tab ",
        "{\\shp{\\*\\shpinst{\\shptxt a}}}", "{\\footnote a}", "\\ls1\\ilvl8 a\\par ", "\\a-99999999999 ",
        "\\", "a", "\\\n", "{\\listtable{\\list{\\listlevel}}}", "\\itap9999\\cell ", "{\\v a}", "\\sect ",
    ):  # fmt: skip
        yield f"rtf {piece!a}", lambda piece=piece: (head + fill(piece)).encode()  # type: ignore[misc]
    for piece in ("{", "\\par ", "a\\par ", "\\'b0\\'a1", "{\\b a}", "\\cell ", "{\\pict 00}"):
        yield (
            f"rtf of 20 MB of {piece!a}",
            lambda piece=piece: (head + fill(piece, FULL)).encode(),  # type: ignore[misc]
        )
    yield "rtf bin", lambda: (head + "\\bin" + "9" * 6000 + " a").encode()


def _pdfs() -> Iterator[tuple[str, Maker]]:
    yield "pdf of a huge stream", lambda: pdf_file([" " * (300 << 20)])
    yield "pdf of streams", lambda: pdf_file(["0 0 m " * 1_500_000] * 12)
    yield "pdf of glyphs", lambda: pdf_file([at(72, 90, "长" * 60_000)] * 3)
    yield (
        "pdf of words",
        lambda: pdf_file(
            ["".join(at(72 + at_ % 400, 90 + at_ % 600, "长") for at_ in range(20_000))] * 5
        ),
    )
    yield "pdf of rules", lambda: pdf_file(
        ["".join(rule(72, 80 + at_ / 100, 500, 80 + at_ / 100) for at_ in range(40_000))
         + at(72, 90, "a")] * 3
    )  # fmt: skip
    yield "pdf of a grid", lambda: pdf_file(
        ["".join(rule(72, 80 + at_, 500, 80 + at_) + rule(72 + at_, 80, 72 + at_, 700)
                 for at_ in range(420)) + at(73, 90, "a")] * 30
    )  # fmt: skip
    yield "pdf of saves", lambda: pdf_file(["q " * 900_000 + at(72, 90, "a")])
    yield "pdf of numbers", lambda: pdf_file(["9" * 900_000 + " " + at(72, 90, "a")])
    yield "pdf of arrays", lambda: pdf_file(["[" * 900_000 + at(72, 90, "a")])
    yield "pdf of dictionaries", lambda: pdf_file(["<<" * 900_000])
    yield "pdf of names", lambda: pdf_file(["/a" * 900_000])
    yield "pdf of strings", lambda: pdf_file(["(" * 900_000])
    yield "pdf of pictures", lambda: pdf_file(["BI /W 9999 /H 9999 ID " + "a" * 900_000] * 5)
    yield (
        "pdf of forms in themselves",
        lambda: pdf_file(
            ["/X Do " * 900 + at(72, 90, "a")],
            more="/XObject<</X 90 0 R>>",
            others={90: _form(b"/X Do " * 900, b"/Resources<</XObject<</X 90 0 R>>>>")},
        ),
    )
    yield (
        "pdf of forms in forms",
        lambda: pdf_file(
            ["/X Do " + at(72, 90, "a")],
            more="/XObject<</X 90 0 R>>",
            others={
                number: _form(b"/X Do " * 10, b"/Resources<</XObject<</X %d 0 R>>>>" % (number + 1))
                for number in range(90, 110)
            },
        ),
    )
    yield (
        "pdf of pages in a circle",
        lambda: assembled(
            {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"}
        ),
    )
    yield "pdf of a page many times", lambda: assembled(
        {1: b"<</Type/Catalog/Pages 2 0 R>>",
         2: b"<</Type/Pages/Count 99/Kids[" + b"3 0 R " * 90_000 + b"]>>",
         3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"}
    )  # fmt: skip
    yield (
        "pdf of objects",
        lambda: (
            b"%PDF-1.7\n"
            + b"".join(b"%d 0 obj\n<<>>\nendobj\n" % number for number in range(500_000))
        ),
    )
    yield "pdf of nothing", lambda: b"%PDF-1.7\n" + b" " * FULL
    yield (
        "pdf of trailers",
        lambda: b"%PDF-1.7\n" + b"trailer<</Prev 9>>startxref\n9\n%%EOF\n" * 90_000,
    )
    yield (
        "pdf of a loop of tables",
        lambda: (
            b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 9/Root 1 0 R/Prev 9>>\n"
            b"startxref\n9\n%%EOF\n"
        ),
    )
    yield (
        "pdf of filters",
        lambda: pdf_file(["a"], others={5: _packed_often(b" " * (20 << 20), 12)}),
    )
    yield (
        "pdf of a code map",
        lambda: pdf_file(
            [at(72, 90, "长")],
            font="<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/ToUnicode 90 0 R"
            "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/F>>]>>",
            others={90: stream(b"1 beginbfrange <0000> <ffffffff> <4e00> endbfrange\n" * 20_000)},
        ),
    )
    yield (
        "pdf of widths",
        lambda: pdf_file(
            [at(72, 90, "长")],
            font="<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type"
            "/Font/Subtype/CIDFontType0/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
            "/Supplement 0>>/DW 1000/W[" + "0 999999999 500 " * 9000 + "]>>]>>",
        ),
    )
    yield (
        "pdf of fonts",
        lambda: pdf_file(
            [at(72, 90, "长") + "".join(f"/X{at_} Do " for at_ in range(300))],
            more="/XObject<<" + "".join(f"/X{at_} {at_ + 90} 0 R" for at_ in range(300)) + ">>",
            others={
                at_ + 90: _form(
                    b"BT /F 9 Tf <4e00> Tj ET ", b"/Resources<</Font<</F " + _WIDE + b">>>>"
                )
                for at_ in range(300)
            },
        ),
    )
    yield (
        "pdf of maps of brackets",
        lambda: pdf_file(
            [at(72, 90, "长")],
            font="<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/ToUnicode 90 0 R"
            "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/F>>]>>",
            others={
                90: stream(b"1 beginbfrange " + b"<0000> <ffff> [ " * 120_000 + b" endbfrange")
            },
        ),
    )
    yield "pdf of brackets", lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * (FULL // 4)


_WIDE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/F/DW 1000/W[0 65535 500 65536 149999 400]>>]>>"
)


def _form(content: bytes, resources: bytes) -> bytes:
    packed = zlib.compress(content)
    head = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 600 900]%s/Filter/FlateDecode/Length %d>>stream\n"
    )
    return head % (resources, len(packed)) + packed + b"\nendstream"


def _packed_often(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = zlib.compress(data)
    filters = b"/FlateDecode" * times
    return b"<</Length %d/Filter[%s]>>stream\n" % (len(data), filters) + data + b"\nendstream"


def _old_words() -> Iterator[tuple[str, Maker]]:
    yield "OLE of a loop", lambda: _ole(loop=True)
    yield "OLE of sectors", lambda: _ole(loop=False)
    yield "OLE of a circle of folders", lambda: _ole(loop=False, circle=True)
    yield "OLE of nothing", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * (FULL // 2)
    yield "OLE of zeros", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(FULL // 2)


def _ole(*, loop: bool, circle: bool = False) -> bytes:
    """An OLE file whose chains of sectors lead round, or all over the file."""
    sectors = 20_000
    table = [1 if loop else at + 1 for at in range(sectors)]
    fat = struct.pack(f"<{sectors}I", *table)
    tables = -(-len(fat) // 512)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables, 0)
    head += struct.pack("<IIIII", 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", *[min(at, tables - 1) for at in range(109)])
    name = "WordDocument".encode("utf-16-le").ljust(64, b"\0")
    links = (0, 0, 0) if circle else (0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    entry = name + struct.pack("<HBBIII16xI16xIII", 26, 2, 1, *links, 0, 1, 0x7FFFFFFF, 0)
    root = b"R\0o\0o\0t\0".ljust(64, b"\0") + struct.pack(
        "<HBBIII16xI16xIII", 10, 5, 1, 0xFFFFFFFF, 0xFFFFFFFF, 1, 0, 1, 0x7FFFFFFF, 0
    )
    return (
        head.ljust(512, b"\0")[:512] + fat.ljust(tables * 512, b"\xff") + (root + entry * 3) * 3000
    )


def _json() -> Iterator[tuple[str, Maker]]:
    for piece in ("[", '{"a":', '"', "1", "\\", '"a",', "[],", '{"a":1},'):
        yield f"json {piece!a}", lambda piece=piece: '{"figures":' + fill(piece)  # type: ignore[misc]
    yield "json of a number", lambda: '{"figures":{"a":' + "9" * LONG + '},"prose":{}}'
    yield "json of figures", lambda: (
        '{"year":2021,"office":"甲镇","figures":{'
        + ",".join(f'"a{at}":1' for at in range(60_000)) + '},"prose":{}}'
    )  # fmt: skip


def _folder(
    name: str, suffix: str, made: Iterator[tuple[str, Maker]]
) -> dict[str, tuple[str, Maker]]:
    return {f"{name}: {what}": (suffix, make) for what, make in made}


HOSTILE: dict[str, tuple[str, Maker]] = {
    **_folder("txt", ".txt", _texts()),
    **_folder("md", ".md", _markdown()),
    **_folder("html", ".html", _pages()),
    **_folder("mht", ".mht", _mails()),
    **_folder("docx", ".docx", _words()),
    **_folder("sheet", ".xlsx", _sheets()),
    **_folder("rtf", ".rtf", _rtf()),
    **_folder("pdf", ".pdf", _pdfs()),
    **_folder("doc", ".doc", _old_words()),
    **_folder("json", ".json", _json()),
}
"""By format and what it is: the ending of the file's name, and what makes it."""
