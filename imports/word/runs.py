"""The words of one paragraph of a Word file: words, text boxes, hints, references to notes.

Left out, and counted: what is hidden, struck or deleted, and pictures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from nianbao.imports.word.fields import Fields
from nianbao.imports.word.left import Left, LeftOut
from nianbao.imports.word.styles import RunLook, Styles
from nianbao.imports.word.symbols import symbol
from nianbao.imports.word.tree import alternative, is_on

_WIDE = "[\u3000-\u9fff\uff00-\uffef]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t\r\f]*[\r\n][ \t\r\n\f]*(?={_WIDE})")
_SPACES = re.compile(r"(?<![ \t\f])[ \t\f]*+[\r\n][ \t\r\n\f]*")
_HINT = re.compile("单击|点击|此处|输入|选择|请填|填写|click|tap|enter|choose", re.IGNORECASE)
_EMBEDS = frozenset(("embed", "link", "id"))
_HINT_LIMIT = 40
"""Characters a hint may have that tells what to fill in."""
_NO_WORDS = """
    pPr rPr sdtPr sdtEndPr fldData ffData rt rubyPr delText delInstrText annotationRef
    footnoteRef endnoteRef separator continuationSeparator binData
"""
_PASSED = frozenset(_NO_WORDS.split())
_PLAIN_LOOK = RunLook()


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a paragraph; `raised` where they stand above or below the line, and which."""

    text: str
    raised: str = ""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text box that is anchored here."""

    content: Element


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark that refers to a note at the foot of a page, or at the end."""

    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that only say what is to be filled in here."""

    text: str


ParagraphPiece = Words | TextBox | Reference | Hint


class Story:
    """Reads the paragraphs of one story (a body, a note) in their order."""

    def __init__(self, root: Element, styles: Styles, left: LeftOut) -> None:
        self._styles = styles
        self._left = left
        self._fields = Fields(root)
        self._in_contents = False

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph, which was just read, is a line of a table of contents."""
        style = self._styles.of_paragraph(paragraph.find("pPr"))
        return self._in_contents or self._styles.is_contents(style)

    def pieces(self, paragraph: Element) -> list[ParagraphPiece]:
        """What stands in a paragraph, in order."""
        style = self._styles.of_paragraph(paragraph.find("pPr"))
        self._in_contents = self._fields.is_contents
        return list(self._walk(paragraph, style, _PLAIN_LOOK))

    def _walk(self, element: Element, style: str, look: RunLook) -> Iterator[ParagraphPiece]:
        for child in element:
            if child.tag not in _PASSED:
                yield from self._step(child, style, look)

    def _step(self, child: Element, style: str, look: RunLook) -> Iterator[ParagraphPiece]:
        match child.tag:
            case "del" | "moveFrom":
                self._pass_deleted(child)
            case "r":
                own = self._styles.look(style, child.find("rPr"))
                yield from self._walk(child, style, own.within(look))
            case "AlternateContent":
                branch = alternative(child)
                if branch is not None:
                    yield from self._walk(branch, style, look)
            case "sdt":
                hint = self.hint_of(child)
                if hint is not None:
                    yield Hint(hint)
                else:
                    yield from self._walk(child, style, look)
            case "fldChar":
                words, raised = self._fields.take(child)
                self._in_contents = self._in_contents or self._fields.is_contents
                yield from self._words(words, replace(look, raised=raised or look.raised))
            case "instrText":
                self._fields.take_code(child.text or "")
            case "txbxContent":
                if not look.hidden:
                    yield TextBox(child)
            case "footnoteReference" | "endnoteReference":
                yield Reference(child.tag.removesuffix("Reference"), child.get("id", ""))
            case _:
                yield from self._leaf(child, style, look)

    def _leaf(self, child: Element, style: str, look: RunLook) -> Iterator[ParagraphPiece]:
        match child.tag:
            case "t":
                yield from self._words(_text(child), look)
                if len(child):
                    yield from self._walk(child, style, look)
            case "tab" | "ptab":
                yield from self._words("\t", look)
            case "br" | "cr":
                yield from self._words("\n", look)
            case "noBreakHyphen":
                yield from self._words("-", look)
            case "sym":
                yield from self._words(self._symbol(child), look)
            case "textpath":
                yield from self._words(child.get("string", ""), look)
            case "object" | "subDoc" | "altChunk" | "control":
                self._left.add(Left.FILE)
            case "blip" | "imagedata":
                self._left.add(Left.PICTURE, int(not _EMBEDS.isdisjoint(child.keys())))
            case "chart" | "relIds":
                self._left.add(Left.CHART)
            case "commentReference":
                self._left.add(Left.COMMENT)
            case _:
                yield from self._walk(child, style, look)
                if child.tag == "p":
                    yield from self._words("\n", look)

    def hint_of(self, control: Element) -> str | None:
        """What a content control says that nobody has filled in; None for one that is filled in."""
        if not is_on(control.find("sdtPr"), "showingPlcHdr"):
            return None
        words = "".join(one.text or "" for one in control.iter("t")).strip()
        is_styled = any(
            self._styles.look("", run.find("rPr")).placeholder for run in control.iter("r")
        )
        is_hint = is_styled or (len(words) <= _HINT_LIMIT and bool(_HINT.search(words)))
        return words if is_hint else None

    def _words(self, text: str, look: RunLook) -> Iterator[Words]:
        if not text or self._fields.is_code:
            return
        if look.hidden or look.struck:
            if text.strip():
                self._left.add(Left.HIDDEN if look.hidden else Left.STRUCK)
            return
        yield Words(text, look.raised)

    def _pass_deleted(self, element: Element) -> None:
        if any((one.text or "").strip() for tag in ("delText", "t") for one in element.iter(tag)):
            self._left.add(Left.DELETED)

    def _symbol(self, element: Element) -> str:
        text = symbol(element.get("font", ""), element.get("char", ""))
        if not text:
            self._left.add(Left.SYMBOL)
        return text


def _text(element: Element) -> str:
    """The words of a run: a line end among them is no more than a space, between Chinese nothing.

    Spaces at their ends count only where the file says so.
    """
    text = element.text or ""
    if element.get("space") != "preserve":
        text = text.strip(" \t\r\n")
    return _SPACES.sub(" ", _BREAK.sub("", text))
