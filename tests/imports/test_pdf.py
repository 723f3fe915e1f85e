"""PDFs: characters as they were printed, cells by their rules, and files that can't be read."""

import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from nianbao.imports import Certainty, ImportRefusedError, Reading, read_report
from nianbao.imports.pdf.reading_pdf import PAGES_LIMIT
from nianbao.report.form.figures import CellRef
from tests.imports.told import told
from tests.samples.pdf import HEIGHT, MARGIN, SIZE, at, pdf_file, rule

TITLE = "青河县柳林镇人民政府2023年政府信息公开工作年度报告"
HEAD = "六、其他需要报告的事项"
FEE_HEAD = ("二、主动公开政府信息情况", "第二十条第（八）项")
FEE = CellRef("disclosure", "fees", "amount")


def lines(*texts: str, left: float = MARGIN, size: float = SIZE) -> str:
    tops = (MARGIN + SIZE + 20 * place for place in range(len(texts)))
    return "".join(at(left, top, text, size) for top, text in zip(tops, texts, strict=True))


def read(*pages: str, font: str = "", more: str = "") -> Reading:
    return read_report(pdf_file(pages, font, more), ".pdf")


def fee_table(*cell: str, top: float = 200, wide: float = 60) -> str:
    """A table of two columns, these operations in its last cell."""
    edges = (MARGIN, MARGIN + 240, MARGIN + 240 + wide)
    rows = (top, top + 20, top + 60)
    drawn = "".join(rule(edges[0], at_, edges[2], at_) for at_ in rows)
    drawn += "".join(rule(at_, rows[0], at_, rows[2]) for at_ in edges)
    words = (
        at(edges[0] + 2, top + 14, "信息内容") + at(edges[1] + 2, top + 14, "收费", 10),
        at(edges[0] + 2, top + 34, "行政事业性收费"),
    )
    return lines(TITLE, *FEE_HEAD) + drawn + "".join(words) + "".join(cell)


FIGURES = (
    (at(316, 234, "1.5"), "1.5"),
    (at(316, 234, "1.5") + at(316.3, 234, "1.5"), "1.5"),
    (at(316, 234, "1.5") + at(334, 230, "②", 7), "1.5"),
    (at(316, 234, "1") + at(340, 234, "5"), None),
    (at(316, 234, "12") + at(316, 250, "34"), None),
    (at(316, 234, "1.5", more="3 Tr"), "1.5"),
    ("q 2 0 0 2 0 0 cm " + f"BT /F 6 Tf 1 0 0 1 158 {(HEIGHT - 234) / 2} Tm <0037> Tj ET Q", "7"),
    (f"BT /F 12 Tf 316 {HEIGHT - 234} Td [<0031> -20 <002E> 10 <0035>] TJ ET ", "1.5"),
    (f"BT /F 12 Tf 14 TL 316 {HEIGHT - 220} Td T* <0031002E0035> Tj ET ", "1.5"),
)


@pytest.mark.parametrize(("drawn", "figure"), FIGURES)
def test_a_figure_in_a_cell(drawn: str, figure: str | None) -> None:
    reading = read(fee_table(drawn))
    if figure is None:
        assert reading.certainty(FEE) is Certainty.MISSING
    else:
        assert str(reading.printed[FEE]) == figure


def test_paragraphs_go_on_over_lines_and_pages_and_numbers_of_pages_do_not() -> None:
    long = "全年公开信息一百条，其中政务动态五十条，通知公告三十条，其他信息共二十"
    foot = at(290, HEIGHT - 40, "第 1 页 共 2 页")
    last = at(290, HEIGHT - 40, "2")
    first = lines(TITLE, HEAD) + at(MARGIN + 24, 140, long) + foot
    reading = read(first, lines("条。") + at(MARGIN + 24, 140, "完毕。") + last)
    assert reading.prose.other_matters == f"{long}条。\n完毕。"
    assert "页码" in told(reading)


def test_a_page_turned_on_its_side() -> None:
    content = fee_table(at(316, 234, "1.5"))
    data = pdf_file([content]).replace(b"/MediaBox", b"/Rotate 0/MediaBox")
    assert read_report(data, ".pdf").printed[FEE] == read(content).printed[FEE]
    turned = f"0 1 -1 0 {HEIGHT} 0 cm " + content
    data = pdf_file([turned]).replace(
        b"/MediaBox[0 0 595.0 842.0]", b"/Rotate 90/MediaBox[0 0 842 595]"
    )
    assert str(read_report(data, ".pdf").printed[FEE]) == "1.5"
    data = pdf_file([turned]).replace(b"/MediaBox[0 0 595.0 842.0]", b"/MediaBox[0 0 842 595]")
    assert str(read_report(data, ".pdf").printed[FEE]) == "1.5"


def test_fonts_with_a_map_and_without() -> None:
    glyphs = "<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[65/one/period/five]>>>>"
    drawn = f"BT /G 12 Tf 316 {HEIGHT - 234} Td (ABC) Tj ET "
    data = pdf_file([fee_table(drawn)]).replace(
        b"<</F 3 0 R>>", f"<</F 3 0 R/G {glyphs}>>".encode()
    )
    assert str(read_report(data, ".pdf").printed[FEE]) == "1.5"
    unknown = glyphs.replace("five", "g77")
    data = pdf_file([fee_table(drawn)]).replace(
        b"<</F 3 0 R>>", f"<</F 3 0 R/G {unknown}>>".encode()
    )
    assert read_report(data, ".pdf").certainty(FEE) is Certainty.MISSING


def encrypted(word: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_file([lines(TITLE, HEAD, "无。")]))))
    writer.encrypt(user_password=word, owner_password="b", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_one_that_is_only_protected_is_read() -> None:
    assert read_report(encrypted(""), ".pdf").prose.other_matters == "无。"


IMAGE = "/XObject<</I<</Subtype/Image/Width 1/Height 1>>>>"
UNMAPPED = (
    "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]>>"
)
PAGE = lines(TITLE, HEAD, "无。")
NESTED = b"<</Subtype/Form/Length 300>>stream\n" + b"/X Do " * 50 + b"\nendstream"
REFUSED = (
    (encrypted("a"), "密码"),
    (pdf_file(["/I Do"], more=IMAGE), "扫描"),
    (pdf_file([""]), "扫描"),
    (pdf_file([PAGE], UNMAPPED), "没有写明是什么字"),
    (b"%PDF-1.7\n%%EOF", "坏了"),
    (pdf_file([PAGE])[:200], "坏了"),
    (pdf_file([""] * (PAGES_LIMIT + 1)), f"{PAGES_LIMIT}页"),
    (pdf_file(["[" * 100_000]), "坏了"),
    (pdf_file(["/X Do " * 50], more="/XObject<</X 9 0 R>>", others={9: NESTED}), "太多"),
)


@pytest.mark.parametrize(("data", "why"), REFUSED, ids=[why for _, why in REFUSED])
def test_what_can_not_be_read(data: bytes, why: str) -> None:
    with pytest.raises(ImportRefusedError, match=why) as caught:
        read_report(data, ".pdf")
    assert str(caught.value).endswith("。")


def test_streams_that_unpack_to_gigabytes_cost_little() -> None:
    bomb = zlib.compress(b" " * 30_000_000)
    data = pdf_file([PAGE], packed=False)
    start = data.index(b"stream\n") + 7
    end = data.index(b"\nendstream")
    length = f"/Length {end - start}".encode()
    packed = f"/Length {len(bomb)}/Filter/FlateDecode".encode()
    data = data[:start].replace(length, packed) + bomb + data[end:]
    with pytest.raises(ImportRefusedError, match="坏了"):
        read_report(data, ".pdf")


def test_words_that_a_scanner_recognised_are_told() -> None:
    page = at(MARGIN, 100, TITLE, more="3 Tr") + at(MARGIN, 120, HEAD, more="3 Tr")
    assert "扫描" in told(read(page + at(MARGIN, 140, "无。", more="3 Tr")))


def test_a_page_that_is_a_picture_is_told() -> None:
    assert "第2页" in told(read(PAGE, "/I Do", more=IMAGE))


def test_a_form_within_a_page_is_drawn_and_a_circle_of_them_ends() -> None:
    content = f"{PAGE} /X Do".encode()
    form = f"<</Subtype/Form/Matrix[1 0 0 1 0 0]/Length {len(content)}>>stream\n".encode()
    others = {9: form + content + b"\nendstream"}
    data = pdf_file(["q /X Do Q"], more="/XObject<</X 9 0 R>>", others=others)
    assert read_report(data, ".pdf").prose.other_matters.startswith("无。")


def test_lines_that_break_off_at_the_margin_of_an_article() -> None:
    menu = at(MARGIN - 40, 90, "首页 政府信息公开 互动交流 办事服务 走进柳林 联系我们 无障碍浏览")
    body = ["全年公开信息一百条其中政务动态五十条通知"] * 4 + ["完毕。", "另起一段。"]
    drawn = "".join(at(120, 160 + 20 * place, text) for place, text in enumerate(body))
    reading = read(menu + lines(TITLE, HEAD, left=120) + drawn)
    assert reading.prose.other_matters == f"{''.join(body[:5])}\n另起一段。"


def test_a_row_that_its_page_cuts_off_is_a_row() -> None:
    whole = fee_table(at(316, 234, "1.5"))
    cut = whole.replace(rule(MARGIN, 260, MARGIN + 300, 260), "")
    assert cut != whole
    assert str(read(cut).printed[FEE]) == "1.5"


def test_figures_side_by_side_without_a_rule_between_are_two() -> None:
    reading = read(fee_table(at(316, 234, "1") + at(332, 234, "5")))
    assert reading.certainty(FEE) is Certainty.MISSING


FEET = ("— {} —", "{}", "第{}页", "第 {} 页 共 2 页", "{}/2", "· {} ·")


@pytest.mark.parametrize("foot", FEET)
def test_numbers_of_pages_are_left_out(foot: str) -> None:
    pages = [
        lines(*texts) + at(280, HEIGHT - 60, foot.format(number))
        for number, texts in enumerate(((TITLE, HEAD, "甲。"), ("乙。",)), start=1)
    ]
    assert read(*pages).prose.other_matters == "甲。\n乙。"


def test_a_figure_at_the_foot_of_a_page_is_no_number_of_it() -> None:
    page = lines(TITLE, HEAD, "甲。") + at(280, HEIGHT - 80, "12")
    assert "12" in read(page, lines("乙。")).prose.other_matters


@pytest.mark.parametrize("left", [-60.0, 600.0])
def test_words_beyond_the_edges_of_a_page_are_told(left: float) -> None:
    cut = at(left, 180, "四十条。")
    reading = read(lines(TITLE, HEAD, "全年公开一百条，其中通知六十条、"), lines("无。") + cut)
    assert "第2页有字（“四十条。”）在纸的边缘外面" in told(reading)


def test_words_that_only_hang_over_an_edge_are_not_told() -> None:
    assert "边缘" not in told(read(lines(TITLE, HEAD, "无。") + at(590, 180, "，")))


def slanted(left: float, top: float, words: str, slope: float, size: float = 40) -> str:
    """Words that climb the page, `slope` points up for each point to the right."""
    long = (1 + slope * slope) ** 0.5
    code = words.encode("utf-16-be").hex().upper()
    turn = f"{1 / long:.4f} {slope / long:.4f} {-slope / long:.4f} {1 / long:.4f}"
    return f"BT /F {size} Tf {turn} {left} {HEIGHT - top} Tm <{code}> Tj ET "


@pytest.mark.parametrize("slope", [0.4, 0.7, 1.0, -0.6, 2.5])
def test_words_printed_slanting_over_a_page_are_none_of_its_words_and_told(slope: float) -> None:
    words = ("本年没有收费。", "投诉2件都已答复。", "建议3件都已办结。", "公开栏已经修好。")
    page = lines(TITLE, HEAD, *words)
    mark = slanted(MARGIN, 190 if slope > 0 else 80, "青河存档", slope)
    reading = read(page + mark, lines("没有其他事项。") + mark)
    assert reading.prose.other_matters.replace("\n", "") == "".join((*words, "没有其他事项。"))
    assert "斜着印的“青河存档”" in told(reading)


def test_a_page_that_lies_slanting_as_a_whole_is_read() -> None:
    words = (TITLE, HEAD, "本年没有收费。")
    page = "".join(slanted(MARGIN, 300 + 40 * at, text, 0.2, 10) for at, text in enumerate(words))
    reading = read(page)
    assert "本年没有收费。" in reading.prose.other_matters
    assert "斜着印的" not in told(reading)
