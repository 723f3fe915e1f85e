"""Files in every encoding that Chinese offices save, and files that are no text."""

import os
import zlib
from dataclasses import replace

import pytest

from nianbao.exports.json_export import write_json
from nianbao.exports.markdown import write_markdown
from nianbao.imports import ImportRefusedError, read_report
from nianbao.imports.decoding import SIZE_LIMIT, decode
from tests.imports.portal import SEED, portal_report, print_portal
from tests.reports import full_report

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be")
BIG_ENDIAN_WITH_MARK = b"\xfe\xff" + SEED.encode("utf-16-be")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=ascii)
def test_every_encoding_and_line_end(encoding: str, ends: str) -> None:
    text = print_portal(portal_report()).text.replace("\n", ends)
    report = read_report(text.encode(encoding)).report()
    assert replace(report, import_findings=()) == portal_report()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-16"])
def test_our_own_exports(encoding: str) -> None:
    for write in (write_markdown, write_json):
        assert read_report(write(full_report()).encode(encoding)).report() == full_report()


def test_utf_16_with_mark() -> None:
    assert decode(BIG_ENDIAN_WITH_MARK) == SEED


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_stray_nul_does_not_make_it_utf_16(encoding: str) -> None:
    text = SEED.replace("办事结果", "办事\0结果")
    assert decode(text.encode(encoding)) == text
    assert read_report(text.encode(encoding)).report().prose.problems.count("办事结果") == 1


@pytest.mark.parametrize("text", ["", "a", "年报", "2021", "你"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_short_texts(text: str, encoding: str) -> None:
    if encoding == "utf-8" or text != "你":
        assert decode(text.encode(encoding)) == text


BINARY = (
    b"\x89PNG\r\n\x1a\n" + zlib.compress(os.urandom(5000)),
    b"PK\x03\x04" + zlib.compress(SEED.encode()),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + b"\xff" * 999,
    b"\xff" * 1001,
    b"\xff\xfe\x00",
    b"\xef\xbb\xbf\xff",
    bytes(range(256)) * 40,
)


@pytest.mark.parametrize("data", BINARY, ids=range(len(BINARY)))
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(ImportRefusedError):
        read_report(data).report("甲镇", 2021)


def test_a_file_that_is_too_large_is_refused_and_the_limit_named() -> None:
    with pytest.raises(ImportRefusedError, match="20MB"):
        read_report(bytes(SIZE_LIMIT + 1))


TITLE = "青石县柳溪镇人民政府2022年政府信息公开工作年度报告"
NAMED = (
    ("&emsp;&emsp;公开了“一张网”信息。", "公开了“一张网”信息。"),
    ("&nbsp;&nbsp;公开了&ldquo;一张网&rdquo;信息。", "公开了“一张网”信息。"),
    ("公开了&#8220;一张网&#8221;信息。", "公开了“一张网”信息。"),
    ("公开了&#x201C;一张网&#x201D;信息&hellip;&hellip;", "公开了“一张网”信息……"),
    ("李&middot;王&nbsp;&amp;&nbsp;周公开信息&lt;3条&gt;。", "李·王 & 周公开信息<3条>。"),
    ("研发部（R&amp;D）公开信息3条。", "研发部（R&amp;D）公开信息3条。"),
    (
        "&amp;、&#35;和 &#x23; 是网页的写法，&amp;也是。",
        "&amp;、&#35;和 &#x23; 是网页的写法，&amp;也是。",
    ),
    ("A&B公开信息；A&C；D&nbsp公开。", "A&B公开信息；A&C；D&nbsp公开。"),
)


@pytest.mark.parametrize(("printed", "words"), NAMED)
def test_names_of_characters_that_a_page_s_source_left_in_a_text(printed: str, words: str) -> None:
    text = f"{TITLE}\n一、总体情况\n&nbsp;\n{printed}\n六、其他需要报告的事项\n无。"
    reading = read_report(text if "&nbsp;" in printed else text.replace("&nbsp;", ""))
    assert "".join(part.text for part in reading.prose.overview.parts) == words


def test_figures_and_heads_of_a_text_whose_cells_end_in_a_named_space() -> None:
    lines = ("一、总体情况&nbsp;", "公开20条。", "二、主动公开政府信息情况&nbsp;")
    rows = ("行政许可&nbsp;\t316&nbsp;", "行政处罚&nbsp;\t1&nbsp;", "行政强制\t2")
    reading = read_report("\n".join((f"{TITLE}&nbsp;", *lines, *rows)))
    figures = {str(ref): figure for ref, figure in reading.printed.items()}
    assert (reading.office, reading.prose.title) == ("青石县柳溪镇人民政府", TITLE)
    assert str(figures["disclosure.licensing.decisions"]) == "316"
    assert str(figures["disclosure.penalties.decisions"]) == "1"
