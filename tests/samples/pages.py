"""A document on a page of a portal: menus and buttons around it, tables as editors leave them."""

import random
from collections.abc import Iterator
from html import escape

from nianbao.exports.grid import Cell, Grid
from nianbao.exports.outline import Heading
from tests.samples.documents import Document

HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_某县人民政府</title>
<script>var a = "<p>一、总体情况</p>"; if (1 < 2) {{ }}</script><style>td {{ color: red }}</style>
</head><body><div class="top"><ul><li><a href="/">首页</a></li><li>政府信息公开</li>
<li>互动交流</li></ul></div><div class="position">当前位置：首页 &gt; 政府信息公开年报</div>"""
ABOUT = """<div class="about"><span>发布时间：2022-01-28 16:03</span>　<span>来源：党政办</span>
<span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span> <a>打印</a> <a>分享</a></div>"""
FOOT = """<div class="foot"><p>上一篇：关于防火的通告</p><p>下一篇：没有了</p></div>
<div>主办单位：某县人民政府办公室　ICP备12345678号</div></body></html>"""


def page(shown: Document, chance: random.Random) -> str:
    """The whole page, or (sometimes) only the piece of it that holds the report."""
    content = "\n".join(_pieces(shown, chance))
    title = escape(shown.report.title)
    match chance.randrange(4):
        case 0:
            return content
        case 1:
            return HEAD.format(title=title) + f"<div id='zoom'>{content}</div>{ABOUT}{FOOT}"
        case 2:
            inner = f"<table><tr><td>菜单<br>机构<br>法规</td><td>{content}</td></tr></table>"
            return HEAD.format(title=title) + inner + FOOT
        case _:
            body = f"<h1>{title}</h1>{ABOUT}<div class='TRS_Editor'>{content}</div>"
            return HEAD.format(title=title) + f"<div class='main'>{body}</div>{FOOT}"


def _pieces(shown: Document, chance: random.Random) -> Iterator[str]:
    heads = chance.choice((True, False))
    style = chance.randrange(4)
    for piece in shown.pieces:
        if isinstance(piece, Grid):
            yield from _table(piece, style)
        elif isinstance(piece, Heading) and heads:
            yield f"<h{piece.level}>{escape(piece.text)}</h{piece.level}>"
        else:
            yield f"<p style='text-indent: 2em'><span>{escape(piece.text)}</span></p><p>&nbsp;</p>"


def _table(grid: Grid, style: int) -> Iterator[str]:
    """Style 1 leaves cells unclosed, 2 wraps words in paragraphs, 3 splits the table in two."""
    yield "<table class='MsoNormalTable' border=1 width='100%'>" if style else "<table>"
    for place, row in enumerate(grid.rows):
        if style == 3 and place == len(grid.blocks[0].rows) and len(grid.blocks) > 1:
            yield "</table><p>&nbsp;</p><table>"
        yield f"<tr>{''.join(_cell(cell, style) for cell in row)}{'' if style == 1 else '</tr>'}"
    yield "</table>"


def _cell(cell: Cell, style: int) -> str:
    spans = f" rowspan={cell.rowspan}" if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    text = escape(cell.text)
    if style == 2:
        text = f"\n<p align=center><span>&nbsp;{text}</span></p>\n"
    return f"<td{spans}>{text}{'' if style == 1 else '</td>'}"
