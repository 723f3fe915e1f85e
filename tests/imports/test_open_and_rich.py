"""ODT and RTF: lists, notes, what is hidden or deleted, tables with spans, and damage."""

import pytest

from nianbao.imports import ImportRefusedError, read_report
from nianbao.report.form.figures import CellRef
from tests.imports.told import told
from tests.samples.sheets import archive, open_document

RECEIVED = CellRef("requests", "received", "total")
SIX = "六、其他需要报告的事项"
THREE = "三、收到和处理政府信息公开申请情况"
NEW = "一、本年新收政府信息公开申请数量"


STYLE = (
    '<style:style xmlns:style="s" xmlns:fo="f" style:name="{}"><style:text-properties {}/>'
    "</style:style>"
)
STYLES = (
    STYLE.format("hidden", 'text:display="none"')
    + STYLE.format("struck", 'style:text-line-through-style="solid"')
    + STYLE.format("raised", 'style:text-position="super 58%"')
    + '<text:list-style xmlns:style="s" style:name="L"><text:list-level-style-number'
    ' text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    "</text:list-style>"
)
ITEM = "<text:list-item><text:p>{}</text:p></text:list-item>"
DELETED = (
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>旧话。</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
)
RUBY = "<text:ruby-base>乙</text:ruby-base><text:ruby-text>yi</text:ruby-text>"
ODT = (
    ("<text:p>甲<text:s text:c='2'/>乙<text:line-break/>丙。</text:p>", "甲  乙\n丙。"),
    (f"{DELETED}<text:p>新话。</text:p>", "新话。"),
    ("<text:p>甲<text:span text:style-name='hidden'>暗</text:span>乙。</text:p>", "甲乙。"),
    ("<text:p>甲<text:span text:style-name='struck'>划</text:span>乙。</text:p>", "甲乙。"),
    (f"<text:list text:style-name='L'>{ITEM.format('甲') * 2}</text:list>", "一、甲\n二、甲"),
    (f"<text:p>甲<text:ruby>{RUBY}</text:ruby></text:p>", "甲乙"),
    ("<text:section><text:p>甲。</text:p></text:section>", "甲。"),
    (f"<text:section text:display='none'>{ITEM}</text:section><text:p>甲。</text:p>", "甲。"),
    ("<text:p>甲。<office:annotation><text:p>批</text:p></office:annotation></text:p>", "甲。"),
)  # fmt: skip


@pytest.mark.parametrize(("body", "words"), ODT)
def test_words_of_an_open_document(body: str, words: str) -> None:
    data = open_document("text", f"<text:p>{SIX}</text:p>{body}", STYLES)
    assert read_report(data, ".odt").prose.other_matters == words


def test_a_table_of_an_open_document() -> None:
    cell = "<table:table-cell {}><text:p>{}</text:p></table:table-cell>"
    raised = "1<text:span text:style-name='raised'>2</text:span>"
    row = cell.format('table:number-columns-spanned="3"', NEW)
    row += "<table:covered-table-cell table:number-columns-repeated='2'/>" + cell.format("", raised)
    row += cell.format('table:number-columns-repeated="5"', "0") + cell.format("", "1")
    table = f"<table:table><table:table-row>{row}</table:table-row></table:table>"
    reading = read_report(open_document("text", f"<text:p>{THREE}</text:p>{table}", STYLES), ".odt")
    assert reading.printed[RECEIVED] == 1
    assert reading.printed[CellRef("requests", "received", "natural_person")] == 1
    assert "标记" in told(reading) or "注" in told(reading)


def rtf(body: str, before: str = "") -> bytes:
    return ("{\\rtf1\\ansi\\ansicpg936 " + before + code(SIX) + "\\par " + body + "}").encode()


def code(text: str) -> str:
    """Words as RTF has them: each character as a number, and a sign for old readers."""
    numbers = ((one, ord(one) - (65536 if ord(one) > 32767 else 0)) for one in text)
    return "".join(one if one.isascii() else f"\\u{number}?" for one, number in numbers)


def gbk(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030"))


SKIPPED = code("甲") + "{\\*\\unknown " + code("暗") + "}" + code("乙。")
RTF = (
    (code("甲。") + "\\par " + code("乙。"), "甲。\n乙。"),
    (gbk("甲乙") + "。".encode().hex(), "甲乙e38082"),
    ("\\uc2\\u30002\\'a1\\'a1\\uc1\\u20057?", "甲乙"),
    (SKIPPED, "甲乙。"),
    (code("甲") + "{\\v " + code("暗") + "}" + code("乙。"), "甲乙。"),
    (code("甲") + "{\\deleted " + code("删") + "}" + code("乙。"), "甲乙。"),
    (code("甲") + "{\\strike " + code("划") + "}" + code("乙。"), "甲乙。"),
    ("{\\field{\\*\\fldinst PAGE}{\\fldrslt " + code("甲。") + "}}", "甲。"),
    ("{\\listtext " + code("（一）") + "\\tab}" + code("甲。"), "（一）甲。"),
    (code("甲") + "\\{\\}\\\\\\~\\_\\line " + code("乙。"), "甲{}\\ -\n乙。"),
    ("{\\pict\\bin4 }}}}" + "}" + code("甲。"), "甲。"),
    (code("公开") + "50{\\up8 1}" + code("件。"), "公开50件。"),
    (code("公开") + "{\\up8 50}" + code("件。"), "公开50件。"),
    ("50\\up8 1\\up0 {\\super\\up0 2}" + code("件。"), "50件。"),
    ("5{\\up2 0}\\up0 1" + code("件。"), "501件。"),
    ("\\u-10174?\\u-8265?", "𠮷"),
    ("{\\header " + code("页眉") + "}" + code("甲。"), "甲。"),
)  # fmt: skip


@pytest.mark.parametrize(("body", "words"), RTF)
def test_words_of_rich_text(body: str, words: str) -> None:
    assert read_report(rtf(body), ".rtf").prose.other_matters == words
    assert read_report(rtf(body), ".doc").prose.other_matters == words


def test_a_table_of_rich_text() -> None:
    ends = "".join(f"\\cellx{1000 * (place + 4)}" for place in range(7))
    heads = "\\trowd\\clvmgf\\cellx1000\\cellx2000\\cellx3000" + ends
    figures = "".join(f"{figure}\\cell " for figure in (5, 0, 0, 0, 0, 0, 5))
    first = f"{heads}\\pard\\intbl {code('申请')}\\cell \\cell \\cell " + "\\cell " * 7 + "\\row "
    label = "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\clmrg\\cellx3000" + ends
    second = f"{label}\\pard\\intbl {code(NEW)}\\cell \\cell \\cell {figures}\\row "
    data = ("{\\rtf1 " + code(THREE) + "\\par " + first + second + "\\pard }").encode()
    assert read_report(data, ".rtf").printed[RECEIVED] == 5


def test_rich_text_that_breaks_off_is_told_with_its_last_words() -> None:
    row = "\\trowd" + "".join(f"\\cellx{1000 * (place + 1)}" for place in range(8))
    cells = f"{code(NEW)}\\cell 5\\cell 0\\cell 0\\cell 0\\cell 0\\cell 0\\cell 512"
    whole = "{\\rtf1 " + code(THREE) + f"\\par {row}\\pard\\intbl {cells}\\cell\\row \\pard }}"
    for size in range(len(whole) - 30, len(whole)):
        reading = read_report(whole[:size].encode(), ".rtf")
        (told,) = [one.message for one in reading.findings if "没有拷完" in one.message]
        assert "读到“5" in told or "读到“0”" in told
        assert set(reading.printed.values()) <= {None, 5, 0, 512}
    assert not [f for f in read_report(whole.encode(), ".rtf").findings if "没有拷完" in f.message]


def test_a_note_of_rich_text_stands_behind_its_figure() -> None:
    row = "\\trowd" + "".join(f"\\cellx{1000 * (place + 1)}" for place in range(8))
    note = "{\\super 1}{\\footnote " + code("含上年转入") + "}"
    cells = f"{code(NEW)}\\cell 5\\cell 0\\cell 0\\cell 0\\cell 0\\cell 0\\cell 5{note}\\cell "
    data = ("{\\rtf1 " + code(THREE) + f"\\par {row}\\pard\\intbl {cells}\\row \\pard }}").encode()
    reading = read_report(data, ".rtf")
    assert reading.printed[RECEIVED] == 5
    assert reading.notes == {str(RECEIVED): "含上年转入"}


REFUSED = (
    (b"{\\rtf1}", ".rtf", "没有能读的文字"),
    (b"{\\rtf1" + b"{" * 600, ".rtf", "太深"),
    (b"{\\rtf1" + b"\\b" * 600_001, ".rtf", "太大"),
    (open_document("text", ""), ".odt", "没有能读的文字"),
    (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), ".odt", "缺了一部分"),
    (open_document("text", "<text:section>" * 150 + "</text:section>" * 150), ".odt", "太多"),
)


@pytest.mark.parametrize(("data", "suffix", "why"), REFUSED, ids=[why for *_, why in REFUSED])
def test_what_can_not_be_read(data: bytes, suffix: str, why: str) -> None:
    with pytest.raises(ImportRefusedError, match=why):
        read_report(data, suffix)
