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
