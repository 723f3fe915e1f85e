"""A Word file (.docx) -> lines and rows, by the standard library's zip and XML readers.

What the program that wrote it shows on paper is what is read: numbers of lists and text boxes
are words, what is hidden, struck or deleted is not. What of the file is no text is told.
"""

import re
from functools import partial
from xml.etree.ElementTree import Element

from nianbao.imports.levels import settle_levels
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.source import Gathered
from nianbao.imports.word.chunks import read_chunk
from nianbao.imports.word.flow import WordFile, WordFlow
from nianbao.imports.word.items import WordItem
from nianbao.imports.word.layout import WordLayout
from nianbao.imports.word.left import Left, LeftOut
from nianbao.imports.word.numbering import Numbering
from nianbao.imports.word.package import WordPackage
from nianbao.imports.word.styles import Styles

_NOTES = {"footnote": "footnotes", "endnote": "endnotes"}
_PAGE_NUMBERS = re.compile(r"[\W\d_第页共]+")


def word_blocks(data: bytes) -> Gathered:
    """The paragraphs and table rows of a Word file, in order, and what of it was not read.

    Raises ImportRefusedError when it is damaged, locked, too large or no Word file.
    """
    left, layout = LeftOut(), WordLayout()
    layout.take(word_items(WordPackage(data), left))
    if not layout.blocks and left.phrases():
        raise ImportRefusedError(
            f"这个 Word 文件里没有能读的文字，只有{left.phrases()}，",
            "请找有文字的原件，或照着填写。",
        )
    return Gathered(
        settle_levels(layout.blocks),
        tuple(layout.contents),
        findings=tuple(left.findings()),
        marks=tuple(layout.marks),
        hints=tuple(layout.hints),
    )


def word_items(package: WordPackage, left: LeftOut) -> list[WordItem]:
    """The lines and tables of a Word file as they stand in it, before they are laid out.

    `left` counts what is not read. Raises ImportRefusedError.
    """
    document = package.tree(package.document)
    styles = Styles(package.part("styles"))
    notes = {
        (kind, note.get("id", "")): note
        for kind, parts in _NOTES.items()
        for part in [package.part(parts)]
        if part is not None
        for note in part.iterfind(kind)
    }
    numbering = Numbering(package.part("numbering"), styles)
    file = WordFile(styles, numbering, left, notes, partial(read_chunk, package, left))
    left.add(Left.MARGIN, sum(map(_says_anything, package.parts("header", "footer"))))
    return WordFlow(file, document).items(document)


def _says_anything(part: Element) -> bool:
    """Whether a header or footer has words that are no page number."""
    words = "".join(one.text or "" for one in part.iter("t"))
    return bool(_PAGE_NUMBERS.sub("", words))
