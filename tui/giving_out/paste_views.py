"""The formats in which a piece of a report is copied, as data.

What is copied ends without a newline: a box of one line would take it for Enter.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from nianbao.desk.clipboard.way import Rich
from nianbao.exports.pieces import Piece


@dataclass(frozen=True, slots=True)
class PasteView:
    """A format: its key and name, where it is pasted, and what is copied of a piece.

    `laid_out` is what the format makes of a piece before it is drawn.
    """

    key: str
    name: str
    use: str
    draw: Callable[[Piece], Rich]
    laid_out: Callable[[Piece], Piece] = lambda piece: piece

    def rich(self, piece: Piece) -> Rich:
        """What is put on the clipboard of a piece."""
        return self.draw(self.laid_out(piece))

    def shown(self, piece: Piece) -> str:
        """What is copied as it can be read on a screen: with its format, tables are aligned."""
        rich = self.rich(piece)
        if not rich.html:
            return rich.plain
        return replace(self.laid_out(piece), aligned=True).text()


def _rich(piece: Piece) -> Rich:
    return Rich(piece.text().rstrip("\n"), piece.html())


def _as_text(draw: Callable[[Piece], str]) -> Callable[[Piece], Rich]:
    return lambda piece: Rich(draw(piece).rstrip("\n"))


PASTE_VIEWS = (
    PasteView("rich", "带格式", "粘贴到网站的编辑框，粘贴后看表头和最后一列", _rich),
    PasteView("text", "纯文本", "粘贴到只收文字的框", _as_text(Piece.text)),
    PasteView("html", "网页代码", "粘贴到编辑框的“源代码”里", _as_text(Piece.html)),
    PasteView("markdown", "Markdown", "粘贴到收 Markdown 的框", _as_text(Piece.markdown)),
    PasteView("tabbed", "分列", "粘贴到 WPS、Excel 的表格里", _as_text(Piece.tabbed)),
    PasteView("flat", "表格不合并单元格", "编辑框弄乱了表头的，用这一种", _rich, Piece.flat),
)
"""Every format, the usual one first."""
