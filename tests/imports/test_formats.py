"""What the formats bring with them: pages, saved pages, Word files, and endings that lie."""

import base64
import random

import pytest

from nianbao.exports.html import write_html
from nianbao.imports import ImportRefusedError, read_report
from nianbao.report.document import Report
from tests.imports.portal import SEED
from tests.reports import NAMED, full_report, seed_report
from tests.samples.documents import document
from tests.samples.pages import ABOUT, FOOT, HEAD
from tests.samples.word import paragraph, word_file, zipped


def read(text: str | bytes, suffix: str = ".html") -> Report:
    return read_report(text, suffix).report()


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("suffix", ["", ".html"])
def test_our_own_html_comes_back_whole(name: str, suffix: str) -> None:
    report = NAMED[name]()
    reading = read_report(write_html(report), suffix)
    assert reading.report(report.office, report.year) == report


def test_the_page_around_a_report_is_left_out() -> None:
    title = seed_report().title
    content = write_html(seed_report()).replace(f"<h1>{title}</h1>", "")
    page = HEAD.format(title=title) + f"<h1>{title}</h1>{ABOUT}<div>{content}</div>" + FOOT
    assert read(page).prose == seed_report().prose
    flat = page.replace("<div", "<span").replace("</div>", "</span><br>")
    assert read(flat).prose == seed_report().prose


def test_a_page_pasted_as_text() -> None:
    front = ["首页 > 信息公开 > 年报", seed_report().title, "发布时间：2022-01-28　来源：党政办"]
    text = "\n".join((*front, "【字体：大 中 小】 打印", SEED.strip().partition("\n")[2]))
    report = read(f"{text}\n【打印】【关闭】\n上一篇：防火通告\n版权所有：某县", "")
    assert (report.prose, report.figures) == (seed_report().prose, seed_report().figures)
    assert any("导航" in finding.message for finding in report.import_findings)


def test_a_cell_that_was_not_closed_and_one_that_is_blank() -> None:
    html = write_html(full_report())
    assert read(html.replace("</td>", "").replace("</tr>", "")) == full_report()
    blank = html.replace(">4068.208（城镇污水处理费）<", ">&nbsp;<", 1)
    report = read(blank)
    assert len(report.blanks("disclosure")) == 1


def test_a_saved_page() -> None:
    html = write_html(full_report())
    for charset in ("utf-8", "gb18030"):
        coded = base64.encodebytes(html.encode(charset))
        data = (
            b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
            b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + coded
            + b"\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
        )
        assert read(data, ".mht") == full_report()
        assert read(data, "") == full_report()


@pytest.mark.parametrize("suffix", ["", ".docx", ".doc"])
def test_a_word_file_is_known_by_its_content(suffix: str) -> None:
    data = word_file(document(full_report(), 0), random.Random(1))
    report = read(data, suffix)
    assert (report.figures, report.notes) == (full_report().figures, full_report().notes)


@pytest.mark.parametrize("suffix", [".doc", ".txt", ""])
def test_a_web_page_is_known_by_its_content(suffix: str) -> None:
    page = "<html><body>" + write_html(full_report()) + "</body></html>"
    assert read(page.encode(), suffix) == full_report()


def test_what_word_hides_is_not_read() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    field = "<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>甲。</w:t></w:r></w:p>"
    body = paragraph("六、其他需要报告的事项") + deleted + field
    assert read_report(zipped(body), ".docx").prose.other_matters == "甲。"


@pytest.mark.parametrize("before", ["", '<?xml version="1.0"?>\n', "<!DOCTYPE book>\n"])
def test_another_language_of_tags_is_refused(before: str) -> None:
    text = f'{before}<section xmlns="http://docbook.org/ns/docbook"><title>一、总体情况</title>'
    with pytest.raises(ImportRefusedError, match="XML 文件"):
        read_report(f"{text}<para>公开31条。</para></section>", ".xml")


@pytest.mark.parametrize(
    "named", ["http://www.w3.org/1999/xhtml", "http://www.w3.org/TR/REC-html40", "urn:x"]
)
def test_a_page_may_say_whose_its_names_are(named: str) -> None:
    page = write_html(full_report())
    assert read(page.replace("<html", f'<html xmlns="{named}"', 1)).figures == full_report().figures
