"""An old Word file -> its lines and rows, and what of it was not read."""

from collections.abc import Iterator
from dataclasses import replace

from nianbao.imports.levels import settle_levels
from nianbao.imports.old_word.flow import OldWordFlow
from nianbao.imports.old_word.lists import OldLists
from nianbao.imports.old_word.properties import PropertyRuns
from nianbao.imports.old_word.streams import (
    Characters,
    characters_of,
    damaged_word,
    list_tables,
    property_tables,
    streams_of,
)
from nianbao.imports.source import CellRow, Gathered
from nianbao.imports.word.layout import WordLayout
from nianbao.imports.word.left import LeftOut
from nianbao.report.finding import Finding, Severity


def old_word_blocks(data: bytes) -> Gathered:
    """The lines and rows of a .doc or .wps file.

    Raises ImportRefusedError when it is damaged, locked or older than Word 97.
    """
    streams = streams_of(data)
    characters = characters_of(streams)
    runs, paragraphs = property_tables(streams)
    left, layout = LeftOut(), WordLayout()
    flow = OldWordFlow(
        characters,
        PropertyRuns(streams.document, runs, of_paragraphs=False),
        PropertyRuns(streams.document, paragraphs, of_paragraphs=True),
        OldLists(*list_tables(streams)),
        left,
    )
    flow.read()
    layout.take(flow.items)
    if not layout.blocks:
        raise damaged_word()
    findings = (*left.findings(), *_beside(characters, flow.unnumbered))
    # the edges of cells are not read, so that nobody knows which cell is as wide as two
    blocks = [
        replace(one, across=None) if isinstance(one, CellRow) else one for one in layout.blocks
    ]
    return Gathered(settle_levels(blocks), findings=findings, marks=tuple(layout.marks))


def _beside(characters: Characters, unnumbered: int) -> Iterator[Finding]:
    """What stands beside the document's own text, and numbers that the program counted itself."""
    names = {"notes": "脚注", "end notes": "尾注", "boxes": "文本框", "comments": "批注"}
    found = [name for key, name in names.items() if _has_words(characters, key)]
    if found:
        fact = f"这个文件里的{'、'.join(found)}没有读入；里面有报告内容的，请对照原件抄过来。"
        yield Finding("S16", Severity.WARNING, fact, "overview")
    if unnumbered:
        fact = f"有{unnumbered}段前面的编号是 Word 自动编的，认不出来，没有读入，请对照原件补上。"
        yield Finding("S16", Severity.WARNING, fact, "overview")


def _has_words(characters: Characters, key: str) -> bool:
    start = characters.main
    for name, length in characters.beside.items():
        if name == key:
            words = characters.text[start : start + length]
            return any(one > " " for one in words)
        start += length
    return False
