"""Pages as editors, converters and portals write them: read whole, and what was not is told."""

import re
from collections.abc import Callable
from html import escape

import pytest

from nianbao.imports import Certainty, ImportRefusedError, Reading, read_report
from nianbao.imports.source import CellRow
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.form_2021 import FORM_2021
from tests.imports.pages import page
from tests.imports.plain import tamed
from tests.imports.told import told
from tests.reports import full_report

REPORT = tamed(full_report())
PAGE = page(REPORT)
IN_FORCE = CellRef("disclosure", "normative_documents", "in_force")
FIGURE = print_figure(REPORT.figure(IN_FORCE))
LABEL = "行政规范性文件"
AT = PAGE.index(LABEL)
BODY = PAGE[len("<html><body>\n") : -len("\n</body></html>")]
OLD = "<table><tr><td>一、本年新收政府信息公开申请数量</td>" + "<td>999</td>" * 7 + "</tr></table>"


def in_cell(code: str) -> str:
    """The page with other code in the cell that holds `FIGURE`."""
    start = PAGE.index(f">{FIGURE}</td>", AT) + 1
    return PAGE[:start] + code.replace("N", FIGURE) + PAGE[start + len(FIGURE) :]


def around(start: str, end: str = "") -> str:
    return f"<html><body>{start}{BODY}{end}</body></html>"


def attributes(name: str, words: str) -> str:
    return PAGE.replace(f"<{name}>", f"<{name} {words}>")


SAME: dict[str, Callable[[], str]] = {
    "plain": lambda: PAGE,
    "inserted": lambda: in_cell("<ins>N</ins>"),
    "in paragraphs": lambda: in_cell("<p>N</p><p>&nbsp;</p>"),
    "in a frame": lambda: in_cell("<table><tr><td>N</td></tr></table>"),
    "escaped twice": lambda: in_cell("&amp;nbsp;N&amp;nbsp;"),
    "escaped three times": lambda: in_cell("&amp;amp;nbsp;N&amp;#160;&amp;ensp;"),
    "a zero-width blank": lambda: in_cell("&#8203;N&#xfeff;"),
    "an icon": lambda: in_cell("<i aria-hidden=true></i>N"),
    "raised as a whole": lambda: in_cell("<sup>N</sup>"),
    "lowered": lambda: in_cell("<sub></sub>N"),
    "cells left open": lambda: PAGE.replace("</td>", "").replace("</tr>", ""),
    "cells closed twice": lambda: PAGE.replace("</td>", "</td></td>"),
    "heads as such": lambda: PAGE.replace("<td", "<th").replace("</td>", "</th>"),
    "parts of tables": lambda: PAGE.replace("<table>", "<table><tbody>"),
    "columns": lambda: PAGE.replace("<table>", "<table><colgroup><col><col></colgroup>"),
    "capitals": lambda: PAGE.replace("<td ", "<TD ").replace("<p>", "<P>").replace("<tr>", "<TR>"),
    "old hands": lambda: PAGE.replace("<p>", "<br>").replace("</p>", "<br/><br>"),
    "blocks": lambda: PAGE.replace("<p>", "<div>").replace("</p>", "</div>"),
    "in one cell": lambda: around("<table><tr><td>", "</td></tr></table>"),
    "in a cell of a cell": lambda: around("<table><tr><td><table><tr><td>", "</td></tr></table>"),
    "a form around": lambda: around("<form action=x><input type=hidden value=3>", "</form>"),
    "comments": lambda: PAGE.replace("<td", "<!-- <td>3</td> --><td"),
    "word's own": lambda: PAGE.replace("<p>", "<p><o:p></o:p><![if !supportLists]><![endif]>"),
    "wrapped source": lambda: PAGE.replace("，", "，\n\t"),
    "textarea": lambda: f"<html><body><textarea>{pre()}</textarea></body></html>",
    "pre": lambda: f"<html><body><pre>{pre()}</pre></body></html>",
    "pre by style": lambda: f'<div style="white-space: pre-wrap">{pre()}</div>',
    "xmp": lambda: f"<html><xmp>{pre()}</xmp>",
    "a frame's own page": lambda: f'<html><p>首页</p><iframe srcdoc="{escape(PAGE)}"></iframe>',
    "a frame in a frame": lambda: (
        f'<html><iframe srcdoc="{escape(f"<iframe srcdoc={chr(34)}{escape(PAGE)}{chr(34)}>")}">'
    ),
    "a window": lambda: around("<div style='display:none'><p>请登录</p><a>注册</a></div>"),
    "icons": lambda: around("<span class='icon' aria-hidden='true'></span>"),
    "shown after all": lambda: around("<div style='display:none;display:block'>", "</div>"),
    "styles of others": lambda: around("<style>.x .y{display:none}@media print{p{display:none}}"
                                       "p:hover{display:none}</style>"),
    "absurd spans": lambda: PAGE.replace('colspan="10"', 'colspan="1000"'),
    "empty spans": lambda: PAGE.replace('rowspan="1"', "rowspan").replace('n="1"', "n=''"),
    "spans of nought": lambda: PAGE.replace('colspan="1"', 'colspan="0"'),
    "spans of less": lambda: PAGE.replace('rowspan="1"', 'rowspan="-1"'),
    "spans without quotes": lambda: PAGE.replace('rowspan="1" colspan="1"', "rowspan=1 colspan=1"),
    "blank lines": lambda: PAGE.replace("</p>", "</p><p>&nbsp;</p><p><br></p>"),
    "entities": lambda: PAGE.replace("，", "&#65292;").replace("“", "&ldquo;"),
    "a menu": lambda: around("<ul><li>首页</ul><ol class='breadcrumb'><li>首页<li>年报</ol>"),
    "parts to work the page": lambda: around("<span role=status>按一下就复制好，再去粘贴。</span>"
                                             "<div role='navigation'><a>上一页</a></div>"),
    "numbers of pages": lambda: PAGE.replace("</body>", "<div title=footer><p>— 5 —</p></div>"),
    "controls": lambda: around("<select><option>2021<option>2022</select><button>打印</button>"),
    "contents": lambda: around(
        "<nav>" + "".join(f"<p>{one.title.text}" for one in FORM_2021.sections) + "</nav>"
    ),
}  # fmt: skip


def pre() -> str:
    """The report as plain text with tabs."""
    from nianbao.exports.plain_text import write_plain_text as write_text

    return escape(write_text(REPORT))


def read(text: str | bytes) -> Reading:
    return read_report(text, ".html")


def assert_whole(reading: Reading) -> None:
    report = reading.report(REPORT.office, REPORT.year)
    assert report.figures == REPORT.figures
    assert report.prose == REPORT.prose
    assert (reading.office, reading.year) == (REPORT.office, REPORT.year)


@pytest.mark.parametrize("kind", SAME)
def test_what_looks_the_same_is_read_the_same(kind: str) -> None:
    reading = read(SAME[kind]())
    assert_whole(reading)
    told = [finding for finding in reading.findings if finding.severity is not Severity.INFO]
    assert not told


GONE: dict[str, tuple[str, str]] = {
    "del": (in_cell("<del>9</del>N"), "划去"),
    "s": (in_cell("N<s>9</s>"), "划去"),
    "strike": (in_cell("<strike>9</strike>N"), "划去"),
    "by style": (in_cell("<span style='text-decoration:line-through'>9</span>N"), "划去"),
    "by class": (f"<style>.o, p.x{{text-decoration: line-through red}}</style>"
                 f"{in_cell('<b class=o>9</b>N')}", "划去"),
    "hidden digit": (in_cell("<span style='display: none !important'>9</span>N"), "不显示"),
    "not visible": (in_cell("N<span style='visibility:hidden'>9</span>"), "不显示"),
    "too small": (in_cell("N<span style='font-size:0pt'>9</span>"), "不显示"),
    "by Word": (in_cell("N<span style='mso-hide:all'>9</span>"), "不显示"),
    "old table": (around(f"<div style='display:none'>{OLD}</div>"), "不显示"),
    "old table hidden": (around(f"<section hidden>{OLD}</section>"), "不显示"),
    "old table by aria": (around(f"<div aria-hidden='true'>{OLD}</div>"), "不显示"),
    "old table by id": (f"<style>#old{{display:none}}</style>"
                        f"{around(f'<div id=old>{OLD}</div>')}", "不显示"),
    "old table in a template": (around(f"<template>{OLD}</template>"), "不显示"),
    "old table without scripts": (around(f"<noscript>{OLD}</noscript>"), "不显示"),
    "old table behind": (around("", f"<div style='DISPLAY:NONE'>{OLD}</div>"), "不显示"),
    "struck paragraph": (PAGE.replace("<p>五、", "<p><s>旧的一段话作废。</s></p><p>五、"), "划去"),
}  # fmt: skip


@pytest.mark.parametrize("kind", GONE)
def test_what_is_not_seen_is_not_read_and_told(kind: str) -> None:
    text, words = GONE[kind]
    reading = read(text)
    assert_whole(reading)
    (finding,) = (finding for finding in reading.findings if finding.rule == "S16")
    assert words in finding.message
    assert finding.severity is Severity.WARNING


def test_a_hidden_row_of_a_table() -> None:
    start = PAGE.rindex("<tr>", 0, AT)
    old = f"<tr style='display:none'><td>{LABEL}</td><td>9</td><td>9</td><td>9</td></tr>"
    reading = read(PAGE[:start] + old + PAGE[start:])
    assert_whole(reading)
    assert any(LABEL in finding.message for finding in reading.findings)


def test_a_report_that_a_page_hides_is_read_and_told() -> None:
    reading = read(f"<html><p>首页</p><div id=c style='display:none'>{BODY}</div>")
    assert_whole(reading)
    assert any("平时不显示" in finding.message for finding in reading.findings)


@pytest.mark.parametrize(
    "page",
    [
        f"<div id='js_content' style='visibility: hidden; opacity: 0'>{BODY}</div>",
        f"<style>.p{{display:none}}.p.on{{display:block}}</style><div class='p on'>{BODY}</div>",
        f"<style>.p{{display:none}}.on.p{{display:block}}</style><div class='on p a'>{BODY}</div>",
    ],
)
def test_a_report_that_a_page_shows_when_it_is_loaded_is_none_that_it_hides(page: str) -> None:
    old = "<div class=p style='display:none'>旧的一段话</div>"
    reading = read(f"<html><body><p>首页</p>{page}{old}</body></html>")
    assert_whole(reading)
    assert "平时不显示" not in told(reading)
    assert "旧的一段话" not in reading.prose.other_matters


def test_one_class_of_two_shows_nothing() -> None:
    style = "<style>.p{display:none}.p.on{display:block}</style>"
    reading = read(f"{style}<html><body>{BODY}<div class='p'>藏起来的一段话。</div></body></html>")
    assert "藏起来的一段话" not in reading.prose.other_matters


NOTES = ("<sup>1</sup>",
         "<sup>[1]</sup>", "<sup> ① </sup>", "<sup>注1</sup>", "<sup><a>*</a></sup>",
         "<span style='vertical-align:super;font-size:8pt'>1</span>")  # fmt: skip


@pytest.mark.parametrize("mark", NOTES)
def test_a_mark_of_a_note_is_no_digit(mark: str) -> None:
    reading = read(in_cell(f"N{mark}"))
    report = reading.report()
    assert report.figures == REPORT.figures
    assert reading.certainty(IN_FORCE) is Certainty.GUESSED
    (finding,) = (finding for finding in reading.findings if finding.rule == "N01")
    assert finding.cells == (IN_FORCE,)


RAISED = (
    ("316条<sup>1</sup>，", "316条，"),
    ("100m<sup>2</sup>，", "100m²，"),
    ("<sup>这是一整句写错了样子的话</sup>，", "这是一整句写错了样子的话，"),
    ("甲<sup></sup>，", "甲，"),
    ("<ruby>甲<rp>(</rp><rt>jiǎ</rt><rp>)</rp></ruby>，", "甲，"),
)


@pytest.mark.parametrize(("code", "words"), RAISED)
def test_raised_words(code: str, words: str) -> None:
    reading = read(PAGE.replace("<p>六、", f"<p>本镇{code}已公开。</p><p>六、", 1))
    assert f"本镇{words}已公开。" in reading.prose.problems


LISTS = (
    ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙"),
    ("<ol start=3><li><p>甲</p></li><li>乙</li></ol>", "3. 甲\n4. 乙"),
    ("<ol type=a><li>甲</li><li value=4>乙</li></ol>", "a. 甲\nd. 乙"),
    ("<ol type='I'><li>甲</li><li>乙</li></ol>", "I. 甲\nII. 乙"),
    ("<ol reversed><li>甲</li><li>乙</li></ol>", "2. 甲\n1. 乙"),
    ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", "一、甲\n二、乙"),
    ("<ol style='list-style:simp-chinese-informal inside' start=11><li>甲</ol>", "十一、甲"),
    ("<style>.c{list-style-type:trad-chinese-informal}</style><ol class=c><li>甲</ol>", "一、甲"),
    ("<ol style='list-style:none'><li>1、甲<li>2、乙</ol>", "1、甲\n2、乙"),
    ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
    ("<ol><li>甲<ol type=a><li>丙</ol><li>乙</ol>", "1. 甲\na. 丙\n2. 乙"),
    ("<ol><li>甲<ul><li>丙</ul><li>乙</ol>", "1. 甲\n丙\n2. 乙"),
    ("<ol><li></li><li>乙</li></ol>", "2. 乙"),
    ("<ol style='list-style-type:decimal-leading-zero'><li>甲</ol>", "01. 甲"),
    ("<ol start=999999999><li>甲</ol>", "甲"),
    ("<li>甲</li>", "甲"),
)


@pytest.mark.parametrize(("code", "words"), LISTS)
def test_numbers_of_lists(code: str, words: str) -> None:
    reading = read(PAGE.replace("<p>六、", f"{code}<p>六、", 1))
    assert reading.prose.problems == f"{REPORT.prose.problems}\n{words}"
    assert reading.printed == read(PAGE).printed


@pytest.mark.parametrize("style", ["cjk-ideographic", "cjk-decimal", "simp-chinese-formal"])
def test_heads_that_a_browser_numbers(style: str) -> None:
    text = PAGE
    for number, section in enumerate(FORM_2021.sections, start=1):
        title = section.title.text
        item = f"<ol start={number} style='list-style-type:{style}'><li>{title[2:]}</li></ol>"
        text = text.replace(f"<p>{title}</p>", item, 1)
    reading = read(text)
    assert_whole(reading)
    assert not reading.findings


ENCODED = (
    ("gb18030", "gb2312", b""),
    ("gb18030", "utf-8", b""),
    ("utf-8", "gb2312", b""),
    ("utf-8", "utf-8", b"\xef\xbb\xbf"),
    ("gb18030", "utf-8", b"\xef\xbb\xbf"),
    ("utf-16", "utf-8", b""),
    ("utf-16-le", "gbk", b""),
    ("big5", "big5", b""),
)


@pytest.mark.parametrize(("encoding", "said", "mark"), ENCODED)
def test_encodings_whatever_is_said_of_them(encoding: str, said: str, mark: bytes) -> None:
    text = PAGE.replace("<body>", f'<head><meta charset="{said}"></head><body>')
    if encoding == "big5":
        text = "<html><meta charset=big5><p>一、總體情況</p><p>收到申請，予以公開的年</p>"
        assert "收到申請，予以公開" in str(read(text.encode("big5")).source)
        return
    assert_whole(read(mark + text.encode(encoding)))


def test_what_is_around_the_report_is_listed() -> None:
    text = around(
        "<header><a>首页</a></header><nav><a>机构</a> <a>法规</a></nav><div>",
        "</div><aside>相关链接</aside><button>打印</button><footer>主办单位：某县</footer>",
    )
    reading = read(text)
    assert_whole(reading)
    listed = {words for _, words in reading.furniture}
    assert {"首页", "机构 法规", "相关链接", "打印", "主办单位：某县"} <= listed
    assert not reading.unplaced
    assert set(reading.furniture) <= set(reading.source)


def test_a_sentence_outside_the_report_is_unplaced() -> None:
    words = "我镇另有两件申请在统计以后办结，特此说明。"
    reading = read(around(f"<div>{words}</div><div>", "</div>"))
    assert_whole(reading)
    assert words in {text for _, text in reading.unplaced} or words in reading.prose.preface


@pytest.mark.parametrize("end", ["{}", "<br>{}", "<p></p>{}\n", "</div>{}", "<span>{}</span>"])
def test_words_behind_the_last_element_are_read(end: str) -> None:
    words = "另：上年问题已整改。"
    body = re.sub(r"</?(?:html|body)[^>]*>", "", PAGE)
    assert words in read(body + end.format(words)).prose.other_matters


CAPTIONS = ("<caption>表二</caption>", "<tr>表二</tr>", "表二", "<p>表二</p>")


@pytest.mark.parametrize("code", CAPTIONS)
def test_words_of_a_table_that_stand_in_no_cell(code: str) -> None:
    reading = read(PAGE.replace("<table>", f"<table>{code}", 1))
    report = reading.report()
    assert report.figures == REPORT.figures
    assert "表二" in report.notes["disclosure"]


TITLES = (
    f"{REPORT.title}-某县人民政府",
    f"{REPORT.title}_某县人民政府门户网站",
    f"某县人民政府 {REPORT.title} ",
    f"某县人民政府门户网站 - {REPORT.title}",
    f"政务公开 | {REPORT.title} | 某县",
)


@pytest.mark.parametrize("title", TITLES)
def test_the_title_of_the_window(title: str) -> None:
    body = PAGE.replace(f"<p>{REPORT.title}</p>", "", 1)
    reading = read(f"<html><head><title>{title}</title></head>{body}")
    assert reading.year == REPORT.year
    assert reading.office in (REPORT.office, None)


def test_files_within_a_page_are_told() -> None:
    for code in ("<iframe src='/upload/2023年报.pdf'></iframe>", "<embed src=2023年报.pdf>",
                 "<object data='http://a.gov.cn/x/2023年报.pdf'></object>"):  # fmt: skip
        reading = read(around(code))
        assert_whole(reading)
        (finding,) = (one for one in reading.findings if one.rule == "S16")
        assert "2023年报.pdf" in finding.message


def test_a_page_that_only_frames_another_says_so() -> None:
    with pytest.raises(ImportRefusedError, match=r"年报\.html"):
        read("<html><p>首页</p><iframe src='/a/年报.html'></iframe><p>主办单位：某县</p>")


def test_pictures_of_a_report_are_told() -> None:
    reading = read(PAGE.replace("<p>五、", "<p><img src=a.png></p><p>五、", 1))
    assert_whole(reading)
    assert any("1张图片" in finding.message for finding in reading.findings)


def test_a_cell_covers_its_columns_and_nothing_is_covered_without_a_cell() -> None:
    rows = [one for one in read_report(PAGE, ".html").blocks if isinstance(one, CellRow)]
    head = next(one for one in rows if "申请人情况" in one.cells)
    assert sorted(head.covered) == [1, 2, 4, 5, 6, 7, 8]
    assert head.across == head.covered
    below = rows[rows.index(head) + 1]
    assert sorted(below.covered - (below.across or frozenset())) == [0, 1, 2, 9]


@pytest.mark.parametrize(
    "kind", ['type="text" readonly', "", 'type="number"', "TYPE=Text disabled"]
)
def test_figures_in_fields_of_a_form_are_the_figures_of_its_table(kind: str) -> None:
    report = full_report()
    bare = re.sub(r">(\d[\d.]*)</td>", rf'><input {kind} value="\1"></td>', page(report))
    assert read_report(bare, ".html").report().figures == report.figures


@pytest.mark.parametrize(
    "field", ['type="hidden" value="9"', 'value="请输入"', 'type="checkbox" value="9"']
)
def test_other_fields_are_no_figures(field: str) -> None:
    report = full_report()
    more = page(report).replace("</td>", f"<input {field}></td>")
    assert read_report(more, ".html").report().figures == report.figures


@pytest.mark.parametrize(
    "words",
    [
        "为保障知情权，我镇发布2023年政府信息公开工作年度报告。",
        "本镇编制了2023年政府信息公开工作年度报告，内容如下：",
    ],
)
@pytest.mark.parametrize("kind", ["h1", "h2", "div"])
def test_a_lead_in_that_speaks_of_the_report_is_not_its_title(words: str, kind: str) -> None:
    title = "青石县柳溪镇人民政府2023年政府信息公开工作年度报告"
    body = "<p>一、总体情况</p><p>公开20条。</p><p>六、其他需要报告的事项</p><p>无。</p>"
    inside = (
        f"<div><{kind}>{title}</{kind}><span>柳溪发布</span><div><p>{words}</p>{body}</div></div>"
    )
    reading = read(f"<html><body><div>菜单</div>{inside}</body></html>")
    assert (reading.office, reading.year) == ("青石县柳溪镇人民政府", 2023)
    assert reading.prose.title == title
    assert reading.prose.preface == words
