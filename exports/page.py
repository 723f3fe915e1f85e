"""A report as a whole page for the browser, with buttons that copy it for a portal.

The rule: the page needs nothing but itself and lets nothing in. It works from a `file://` address
without a network; its policy allows its one script and its one style by their hashes and nothing
else, so that no word of a report could ever run.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files

from nianbao.exports.html import draw_html
from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.exports.pieces import BODY, TABLE, WHOLE, Piece, pieces
from nianbao.exports.title_break import broken_behind_year
from nianbao.report.document import Report

_TITLE = re.compile("<h1>.*?</h1>")

_FLAT_NAME = "表格不合并单元格"
"""What the clerk calls tables without merged cells."""
_FLAT = ".flat"
"""What the key of a flat piece has behind the key of the piece."""
_RUNS = (WHOLE, BODY)
"""The pieces that are runs of others: all, and all but the first."""


def write_page(report: Report, *, options: PrintOptions = DEFAULT) -> str:
    """The report as an HTML document; ends with one newline."""
    return "\n".join(_lines(report, pieces(report, options))) + "\n"


def _lines(report: Report, parts: tuple[Piece, ...]) -> Iterator[str]:
    style, script = _beside("page.css"), _beside("page.js")
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{escape(report.title, quote=False)}</title>"
    yield f"<style>{style}</style>"
    yield '<header class="tools bar">'
    yield from (_button(part) for part in parts if part.key in _RUNS)
    yield f'<button type="button" id="flat" aria-pressed="false">{_FLAT_NAME}</button>'
    yield '<span id="said" role="status">按按钮复制，再到网站的编辑框里粘贴。</span>'
    yield "</header>"
    yield "<main>"
    for part in parts:
        if part.key not in _RUNS and not part.key.endswith(TABLE):
            yield from _part(part, [one for one in parts if one.key == f"{part.key}{TABLE}"])
    yield "</main>"
    yield f"<script>{script}</script>"
    yield "</html>"


def _part(part: Piece, tables: list[Piece]) -> Iterator[str]:
    """The buttons of a piece and of its table, the piece, and what is copied of both.

    A piece with a table is there a second time, flat, until it is asked for.
    """
    copied = (part, *tables)
    yield f'<div class="tools">{" ".join(map(_button, copied))}</div>'
    yield f'<div class="piece" id="{part.key}">{_shown(part)}</div>'
    for one in copied:
        yield from _copied(one.key, one)
    if tables:
        yield f'<div class="piece" id="{part.key}{_FLAT}" hidden>{_shown(part.flat())}</div>'
        for one in copied:
            yield from _copied(f"{one.key}{_FLAT}", one.flat())


def _shown(part: Piece) -> str:
    """A piece as the page shows it: its looks are the page's own, and where a title is broken."""
    code = draw_html(part.elements, dressed=False)
    return _TITLE.sub(lambda found: broken_behind_year(found[0], "<wbr>"), code)


def _copied(key: str, part: Piece) -> Iterator[str]:
    """What is put on the clipboard of a piece, as words, so that nothing of it is an element."""
    yield f'<pre hidden id="html-{key}">{escape(part.html(), quote=False)}</pre>'
    yield f'<pre hidden id="text-{key}">{escape(part.text(), quote=False)}</pre>'


def _button(part: Piece) -> str:
    return f'<button type="button" data-piece="{part.key}">复制 {escape(part.name)}</button>'


def _policy(style: str, script: str) -> str:
    """Nothing from anywhere, but this style and this script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    """A text as a policy names it."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _beside(name: str) -> str:
    """A file of this package; its line ends are the same on every system.

    It ends without one: the Nu checker hashes a style without the white space at its ends.
    """
    return files("nianbao.exports").joinpath(name).read_text("utf-8").replace("\r\n", "\n").strip()
