# ruff: noqa: E501 (pages are as wide as they come)
"""Pages as portals publish them, made of a report: undamaged in many shapes, and damaged."""

import re
from collections.abc import Callable, Mapping

from nianbao.exports import write_file
from nianbao.exports.flat import flatten
from nianbao.exports.html import draw_html, write_html
from nianbao.exports.markdown import write_markdown
from nianbao.exports.options import PrintOptions
from nianbao.exports.outline import outline
from nianbao.exports.plain_text import write_plain_text
from nianbao.report.document import Report

Made = tuple[bytes | str, str]
"""A source, and the ending of its file."""


def portal(body: str) -> str:
    """A page of a site around a report: menus, another column, dates, a footer."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>年度报告_县人民政府</title></head>
<body><div class="nav"><ul><li>首页</li><li>政务公开</li><li>互动交流</li></ul></div>
<div class="crumbs">当前位置：<a>首页</a> &gt; <a>政府信息公开年报</a></div>
<table class="layout"><tr><td><ul><li>政府信息公开指南</li><li>政府信息公开制度</li>
<li>2019年政府信息公开工作年度报告</li></ul></td>
<td><div class="meta">发布时间：2024-01-20　来源：镇党政办　浏览次数：123次　字体：[大 中 小]</div>
<div id="zoom">{body}</div>
<div class="share">分享到：<a>微信</a> <a>打印本页</a> <a>关闭窗口</a></div></td></tr></table>
<div class="foot">主办：县人民政府办公室　网站标识码：4100000001<br>豫ICP备00000000号　联系电话：0370-0000000</div>
</body></html>"""


def _spaced(code: str) -> str:
    """Indents by spaces, and spaces between words, as editors leave them."""
    code = re.sub(r"<p([^>]*)>", r"<p\1>&nbsp;&nbsp;　　", code)
    return (
        code.replace("年度", "年度&#8203;").replace("</td>", "&nbsp;</td>").replace("“", "&quot;")
    )


def _by_editor(code: str) -> str:
    """Heads as cells, styles everywhere, a paragraph in every cell."""
    code = re.sub(
        r"<th\b[^>]*?((?: (?:row|col)span=\"\d+\")*)(?: style=\"[^\"]*\")?>", r"<td\1>", code
    )
    code = code.replace("</th>", "</td>")
    code = re.sub(
        r"<td([^>]*)>(.*?)</td>", r'<td\1 class="MsoNormal"><p><span>\2</span></p></td>', code
    )
    return re.sub(r"<h[123][^>]*>(.*?)</h[123]>", r"<p><strong>\1</strong></p>", code)


def _broken(code: str) -> str:
    """Paragraphs broken by line breaks in the middle."""
    return re.sub(r"(<p[^>]*>.{12})(.{12})", r"\1<br>\2", code)


SHAPES: Mapping[str, Callable[[Report], Made]] = {
    "html": lambda report: (write_html(report), ".html"),
    "page": lambda report: (write_file(report, "page"), ".html"),
    "portal": lambda report: (portal(write_html(report)), ".html"),
    "portal, gb18030": lambda report: (
        portal(write_html(report)).replace("utf-8", "gb18030").encode("gb18030"),
        ".html",
    ),
    "spaces": lambda report: (portal(_spaced(write_html(report))), ".html"),
    "editor": lambda report: (portal(_by_editor(write_html(report))), ".html"),
    "broken lines": lambda report: (portal(_broken(write_html(report))), ".html"),
    "one line": lambda report: (portal(write_html(report)).replace("\n", ""), ".html"),
    "flat": lambda report: (portal(draw_html(flatten(outline(report)))), ".html"),
    "text": lambda report: (write_plain_text(report), ".txt"),
    "aligned text": lambda report: (
        write_plain_text(report, options=PrintOptions(aligned=True)),
        ".txt",
    ),
    "pasted text": lambda report: (
        "首页\n打印\n" + write_plain_text(report) + "\n上一篇：无\n",
        "",
    ),
    "markdown": lambda report: (write_markdown(report), ".md"),
    "word": lambda report: (write_file(report, "docx"), ".docx"),
    "one cell a line": lambda report: (write_plain_text(report).replace("\t", "\n"), ".txt"),
}


def _once(old: str, new: str) -> Callable[[str], str]:
    """A damage that puts words in the place of others, where they stand first."""

    def damage(code: str) -> str:
        assert old in code, old
        return code.replace(old, new, 1)

    return damage


def _row_of(code: str, label: str) -> str:
    return next(
        line for line in code.split("\n") if line.startswith("<tr") and f">{label}</t" in line
    )


def _in_row(label: str, change: Callable[[str], str]) -> Callable[[str], str]:
    """A damage of one row of a table."""
    return lambda code: code.replace(row := _row_of(code, label), change(row), 1)


def _cells(row: str) -> list[str]:
    return re.findall(r"<td[^>]*>[^<]*</td>", row)


def _swapped(row: str) -> str:
    *_, one, other, _, _, _ = _cells(row)
    return row.replace(one + other, other + one)


def _glued(row: str) -> str:
    *_, one, other = _cells(row)
    return row.replace(
        one + other, one.replace("</td>", "") + re.sub("<[^>]*>", "", other) + "</td>"
    )


def _without_spans(code: str) -> str:
    """No merged cells at all, as Quill 2 leaves a table."""
    return re.sub(r' (?:row|col)span="\d+"', "", code)


def _heads_without_rowspan(code: str) -> str:
    """Heads cut off after their first row, empty cells below, as CKEditor 5 does without a thead."""
    first, second, third = (_row_of(code, label) for label in ("申请人情况", "自然人", "商业企业"))
    empty = '<td colspan="3"></td>'
    code = code.replace(first, first.replace(' rowspan="3"', ""))
    code = code.replace(
        second, second.replace("<tr>", f"<tr>{empty}").replace("</tr>", "<td></td></tr>")
    )
    return code.replace(
        third, third.replace("<tr>", f"<tr>{empty}").replace("</tr>", "<td></td></tr>")
    )


Damage = Callable[[str], str]
DAMAGES: Mapping[str, tuple[Damage, tuple[str, ...]]] = {
    "head over one column": (
        _once('colspan="6"', ""),
        ("表三的表头“申请人情况”没有盖住“商业企业、科研机构、社会公益组织”等5列。",),
    ),
    "head rows cut": (_heads_without_rowspan, ("表三的表头", "合并格没有了")),
    "no merged cells": (_without_spans, ("表三的表头", "表四的表头", "不予公开")),
    "head row lost": (
        lambda code: code.replace(_row_of(code, "商业企业"), ""),
        ("表三的表头“商业企业”不见了", "表三的表头“法律服务机构”不见了"),
    ),
    "head misprinted": (_once("社会公益组织", "社会公共组织"), ("表三的表头“社会公益组织”不见了",)),
    "short head misprinted": (
        _once('<th scope="col">其他<', '<th scope="col">他<'),
        ("表三的表头“其他”",),
    ),
    "head with more": (_once("现行有效件数", "现行有效件数量"), ("表二的表头“现行有效件数”",)),
    "label with more": (_once(">2.重复申请", ">12.重复申请"), ("2.重复申请”行的行名",)),
    "heads changed over": (
        lambda code: (
            code.replace("商业企业", "@").replace("科研机构", "商业企业").replace("@", "科研机构")
        ),
        ("表三的表头“商业企业、科研机构”没有对准下面的数",),
    ),
    "corner lost": (_once("（本列数据的勾稽关系为：", "（"), ("表三左上角",)),
    "merged label cut": (
        lambda code: re.sub(r' rowspan="8"(>（三）不予公开)', r"\1", code),
        ("表三的行名“（三）不予公开”没有盖住",),
    ),
    "row lost": (
        lambda code: code.replace(_row_of(code, "2.重复申请"), ""),
        ("表三“三、本年度办理结果·（五）不予处理·2.重复申请”行不见了",),
    ),
    "label misprinted": (
        _once("2.重复申请", "2.重复提交"),
        ("2.重复申请”行的行名，网页上是“2.重复提交”",),
    ),
    "figures changed over": (
        _in_row("2.重复申请", _swapped),
        ("2.重复申请”行“科研机构”列报告里是525，网页上是9064", "列报告里是9064，网页上是525"),
    ),
    "figures glued": (_in_row("2.重复申请", _glued), ("应当有7个数，网页上是6个",)),
    "figure lost": (
        _in_row("2.重复申请", lambda row: row.replace(_cells(row)[2], "")),
        ("应当有7个数，网页上是6个",),
    ),
    "figure blank": (
        _in_row("2.重复申请", lambda row: row.replace(_cells(row)[2], "<td></td>")),
        ("网页上是空的",),
    ),
    "paragraph cut": (
        lambda code: re.sub(r"(<p[^>]*>民权县人民政府将.{20})[^<]*", r"\1", code),
        ("后面少了一截",),
    ),
    "paragraph lost": (
        lambda code: re.sub(r"<p[^>]*>民权县人民政府将[^<]*</p>", "", code),
        ("“一、总体情况”的", "第1段不见了"),
    ),
    "paragraph twice": (
        lambda code: re.sub(r"(<p[^>]*>民权县人民政府将[^<]*</p>)", r"\1\1", code),
        ("多出“民权县人民政府将",),
    ),
    "number in words": (_once("229条", "292条"), ("和报告里的不一样",)),
    "head of a section lost": (
        lambda code: re.sub(r"<h2>五、[^<]*</h2>", "", code),
        ("没有找到标题“五、存在的主要问题及改进情况”",),
    ),
    "section lost": (
        lambda code: re.sub(r"<h2>五、.*?(?=<h2>六)", "", code, flags=re.S),
        ("没有找到标题“五、", "第1段不见了"),
    ),
    "table a picture": (
        lambda code: re.sub(
            r"(三、收到[^<]*</h2>).*?</table>", r'\1<p><img src="a.png"></p>', code, flags=re.S
        ),
        ("没有找到表三的数",),
    ),
    "other year": (
        lambda code: re.sub(
            "<h1.*?</h1>", "<h1>睢县西陵寺镇人民政府2022年政府信息公开工作年度报告</h1>", code
        ),
        ("标题和报告里的不一样",),
    ),
    "words behind the end": (
        lambda code: re.sub(r"(<p[^>]*>无)(</p>)", r"\1其他事项，特此说明\2", code),
        ("不一样",),
    ),
    "sentence of another": (
        _once("<h2>六、", "<p>感谢您对本网站的支持和关注。</p><h2>六、"),
        ("多出“感谢您对本网站的支持和关注。”",),
    ),
}
"""Damages of the page of `full_report`, and what must be told of each."""
