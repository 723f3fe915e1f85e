"""Files made to cost time or memory, or to bring something in: refused in a sentence, or read."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from nianbao.imports import ImportRefusedError, read_report
from nianbao.imports.decoding import CHARACTER_LIMIT, SIZE_LIMIT
from nianbao.imports.page.reading_page import TAG_LIMIT
from nianbao.imports.sections import BLOCK_LIMIT
from nianbao.imports.word.package import XML_LIMIT
from tests.imports.anything import TIMES, read_anything, work_of
from tests.imports.portal import SEED
from tests.reports import seed_report
from tests.samples.word import NAMESPACE, paragraph, zipped

N = TAG_LIMIT // 7
LONG = CHARACTER_LIMIT // 5
LINES = BLOCK_LIMIT // 3
"""A share of what is read at all: what costs too much does so here, too."""
ORDINARY_PAGE = "<p>中文" * N
ORDINARY_TEXT = ("收到政府信息公开申请1件，予以公开。" * 5 + "\n") * (LONG // 90)

PAGES = {
    "nested": "<div>" * N,
    "nested and closed wrongly": "<b><p>" * (N // 3) + "</b>" * (N // 3),
    "nested tables": "<table><tr><td>" * (N // 3),
    "cells": "<table>" + "<td>" * N,
    "rows": "<table>" + "<tr><td>1" * (N // 2),
    "spans": "<table>" + "<tr><td colspan=1000000000 rowspan=1000000000>1<td>2" * (N // 3),
    "rows below spans": "<table>" + "<td rowspan=99999>1" * (N // 14) + "<tr><td>1" * N,
    "open tags": "<a " * N + "x" * 500_000,
    "open names": "<" + "x" * LONG,
    "open quotes": '<a b="> " ' * N,
    "open comments": "<!--" * 200_000,
    "declarations": "<!" * 200_000,
    "instructions": "<?" * 200_000,
    "sections": "<![CDATA[" * 100_000,
    "scripts": "<script>" * 100_000 + "<script></script>" * 50_000,
    "attributes": "<p " + "a='" * 300_000 + ">",
    "ampersands": "&" * LONG,
    "white space": "<p>中" + "\n" * LONG + "文",
    "white spaces": "<p>" + "中 \n" * (LONG // 3),
    "pictures": "<img src='data:image/png;base64," + "A" * (LONG * 15) + "'>",
    "surrogates": "<p>\ud800\udfff</p>",
    "NUL": "<p>\0</p>" * 100,
}
TEXTS = {
    "one line": "长" * LONG,
    "one line of figures": "1 " * (LONG // 2),
    "figures in a table": SEED.replace("行政许可\t0", "行政许可\t0\n" + "1 " * (LONG // 2), 1),
    "rows without end": SEED.replace("规章 0", "规章\t0", 1).replace(
        "规章\t0", "规章\t0\n" * (LINES // 2), 1
    ),
    "loose rows": SEED.replace("\t", " ").replace("规章 0", "规章 0 " * (LONG // 10)),
    "pipes": SEED.replace("\t", "|").replace("\n二、", "\n|" * (LINES // 2) + "\n二、"),
    "contents": "总体情况 1\n甲\n" * (LINES // 2),
    "titles": "政府信息公开年报\n" * (LINES // 2) + SEED,
    "pieces of titles": "甲\n" * LINES,
    "sub-heads": "一、总体情况\n" + "1、甲\n" * LINES,
    "tabs": "\t" * LONG,
}


def read_page(page: str) -> None:
    """Read a page behind a report, and its beginning alone, where there is none to be found."""
    read_anything("<html>" + page[: len(page) // 10], ".html")
    read_anything(f"<html><p>{SEED}</p>" + page, ".html")


@pytest.fixture(scope="module")
def ordinary_page() -> float:
    read_page("<p>中文")  # what is loaded and compiled once
    return work_of(lambda: read_page(ORDINARY_PAGE))


@pytest.fixture(scope="module")
def ordinary_text() -> float:
    read_anything(ORDINARY_TEXT[:900])  # what is loaded and compiled once
    return work_of(lambda: read_anything(ORDINARY_TEXT))


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str, ordinary_page: float) -> None:
    assert work_of(lambda: read_page(PAGES[name])) < TIMES * ordinary_page


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name: str, ordinary_text: float) -> None:
    assert work_of(lambda: read_anything(TEXTS[name])) < TIMES * ordinary_text


MARKDOWN = {
    "[": "[" * LONG,
    "**a": "**a" * (LONG // 3),
    "[a](": "[a](" * (LONG // 4),
    "`": "".join("`" * size + "a" for size in range(1, 1300)),
    "<a ": "<a " * (LONG // 3),
    "&amp;": "&#35;&amp;" * (LONG // 20),
    "> ": ("> " * 100 + "\n") * 4000,
    "- ": "- " * (LONG // 2),
    "pipes": "|" * LONG,
    "rows": "|a|b|\n|-|-|\n" + "|1|2|\n" * (LINES // 2),
    "grids": ("+" + "---+" * 50 + "\n|" + " 1 |" * 50 + "\n") * 500,
    "dashes": "--- ---\na b\n" * (LINES // 2),
    "tables": "<table><tr><td>1\n\n" * (LINES // 4),
    "definitions": "".join(f"[a{number}]: b\n" for number in range(9000)) + "[a1]" * 9000,
}
"""What took half a minute and half a gigabyte."""


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown(name: str, ordinary_text: float) -> None:
    assert work_of(lambda: read_anything(MARKDOWN[name], ".md")) < TIMES * ordinary_text


TOO_LARGE = (
    ("长" * (CHARACTER_LIMIT + 1), "", "100万字"),
    ("1\t1\n" * (BLOCK_LIMIT + 1), "", f"{BLOCK_LIMIT}行"),
    ("<p>" * (TAG_LIMIT + 1), ".html", "4万个"),
    ("<p>" + "长" * CHARACTER_LIMIT, ".html", "100万字"),
    ('{"figures":{"' + "a" * CHARACTER_LIMIT + '":1}}', ".json", "100万字"),
    (b"\0" * (SIZE_LIMIT + 1), ".docx", "20MB"),
    (b"\0" * (SIZE_LIMIT + 1), ".mht", "20MB"),
    (zipped(" " * (XML_LIMIT + 1)), ".docx", "12MB"),
)


@pytest.mark.parametrize(("source", "suffix", "limit"), TOO_LARGE, ids=range(len(TOO_LARGE)))
def test_limits_are_named(source: str | bytes, suffix: str, limit: str) -> None:
    with pytest.raises(ImportRefusedError, match=limit):
        read_report(source, suffix)


FULL = SIZE_LIMIT - 100
MANY = "<tr><td rowspan=9>1<td>2"
MEMORY = 16 * SIZE_LIMIT
"""Bytes that reading one of them may take: some copies of it, and no tree of it (a hundred)."""
LARGEST: dict[str, tuple[Callable[[], bytes], str]] = {
    "text": (lambda: "长".encode() * (FULL // 3), ""),
    "text in a wide encoding": (lambda: "长\n".encode("utf-16-le") * (FULL // 4), ""),
    "bytes that are no text": (lambda: bytes(range(256)) * (FULL // 256), ""),
    "page": (lambda: b"<p>1</p>" * (FULL // 8), ".html"),
    "page with large attributes": (lambda: b"<p a='" + b"x" * 5000 + b"'>", ".html"),
    "JSON": (lambda: b'{"figures":{' + b'"a":1,' * (FULL // 6) + b'"b":1},"prose":{}}', ".json"),
    "nested JSON": (lambda: b'{"figures":' + b"[" * FULL, ".json"),
    "mail": (
        lambda: b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + b"<p>1</p>" * (FULL // 8),
        ".mht",
    ),
    "rows": (lambda: SEED.encode() + b"1\t2\n" * (FULL // 4), ""),
}
"""As large as a file may be; made when it is read, for every worker loads this file."""


def memory_for(data: bytes, suffix: str) -> int:
    """The most bytes that are in use at a time while it is read."""
    tracemalloc.start()
    try:
        read_anything(data, suffix)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_files_take_bounded_memory(name: str) -> None:
    make, suffix = LARGEST[name]
    assert memory_for(make(), suffix) < MEMORY


def test_the_largest_table_takes_bounded_memory() -> None:
    """A quarter of it, for every object is counted as it is made; in a quarter of the memory."""
    table = "<table>" + MANY * (TAG_LIMIT // 9 // 4)
    assert memory_for(table.encode(), ".html") < MEMORY / 4


def archive(name: str, content: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return data.getvalue()


LAUGHS = '<!DOCTYPE a [<!ENTITY a "哈哈哈"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'


def bomb() -> bytes:
    """A small archive of a document of 200 million characters."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("word/document.xml", "w") as document,
    ):
        document.write(f'<w:document xmlns:w="{NAMESPACE}">'.encode())
        for _ in range(200):
            document.write(b" " * 1_000_000)
    return data.getvalue()


WORD = {
    "entity bomb": zipped("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>", LAUGHS),
    "a file from outside": zipped("<w:p/>", '<!DOCTYPE a SYSTEM "file:///etc/passwd">'),
    "nested": zipped("<w:p>" * 100_000),
    "cut off": zipped("<w:p/>")[:-60],
    "not XML": archive("word/document.xml", b"<w:document"),
    "another encoding": archive("word/document.xml", b'<?xml version="1.0" encoding="x"?>'),
    "no document": archive("xl/workbook.xml", b"<a/>"),
    "a path that leads out": archive("../../word/document.xml", b"<a/>"),
}


@pytest.mark.parametrize("name", WORD)
def test_word_files(name: str, ordinary_page: float) -> None:
    assert work_of(lambda: refuse(WORD[name])) < TIMES * ordinary_page


def test_a_zip_bomb(ordinary_page: float) -> None:
    data = bomb()
    assert work_of(lambda: refuse(data)) < TIMES * ordinary_page


def refuse(document: bytes) -> None:
    with pytest.raises(ImportRefusedError) as caught:
        read_report(document, ".docx")
    assert str(caught.value).endswith("。")


def test_endless_cells_in_a_word_file() -> None:
    cell = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr><w:p/></w:tc></w:tr>"
    read_anything(zipped(f"<w:tbl>{cell * 20_000}</w:tbl>"), ".docx")


PART = b"--a\nContent-Type: text/html\n\n"
RELATED = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
MAILS = (
    RELATED + (PART + b"<p>1\n") * 20_000,
    b"MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 20_000,
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
    + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 20_000,
    b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
    + b"=" * 99,
    b"MIME-Version: 1.0\n\n",
    b"MIME-Version: 1.0\nContent-Type: text/html; charset=\xff\n\n<p>a",
)


@pytest.mark.parametrize("data", MAILS, ids=range(len(MAILS)))
def test_mail_pages(data: bytes, ordinary_page: float) -> None:
    assert work_of(lambda: read_anything(data, ".mht")) < TIMES * ordinary_page


MARKS = "\x1b[31m\x07\u202e\u200b\ufeff\x9b2J[bold]=cmd|' /C calc'!A1<script>alert(1)</script>"


@pytest.mark.parametrize("suffix", [".txt", ".html", ".docx"])
def test_nothing_that_is_not_seen_gets_in(suffix: str) -> None:
    words = seed_report().prose.other_matters + MARKS
    lines = [*SEED.splitlines()[:-1], words]
    if suffix == ".docx":
        body = "".join(paragraph(line.translate({7: None, 27: None})) for line in lines)
        source: str | bytes = zipped(body)
    elif suffix == ".html":
        source = "<html>" + "".join(f"<p>{line}</p>" for line in lines)
    else:
        source = "\n".join(lines)
    report = read_anything(source, suffix)
    assert report is not None
    assert not set(report.prose.other_matters) & set("\x1b\x07\u202e\u200b\ufeff\x9b")
    assert "[bold]=cmd|' /C calc'!A1" in report.prose.other_matters
