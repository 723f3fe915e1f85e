"""The parts of a Word file, found by their relations, within one bound for all of them."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from nianbao.imports.office_package import OfficePackage
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.ways_out import AS_DOCX

XML_LIMIT = 12 * 1024 * 1024
"""Bytes that all parts which are read may unpack to; a report has about 1,000,000."""

_USUAL = re.compile(r"word/document\d*\.xml")
_NAMES_OF_LOOKS = """
    rFonts sz szCs b bCs i iCs color lang kern spacing ind jc shd tabs pBdr snapToGrid widowControl
    keepNext keepLines tcBorders tblBorders tcMar tblCellMar tblPrEx tblGrid trHeight tcW tblW
    vAlign tblLook tblLayout textAlignment adjustRightInd autoSpaceDE autoSpaceDN overflowPunct
    suppressLineNumbers kinsoku wordWrap topLinePunct latentStyles rsids sectPr proofErr
    bookmarkStart bookmarkEnd lastRenderedPageBreak rPrChange pPrChange tblPrChange trPrChange
    tcPrChange sectPrChange numberingChange
"""
_LOOKS = frozenset(_NAMES_OF_LOOKS.split())
"""How a text looks, and how it looked before."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of its kind, and the name of the part."""

    kind: str
    target: str


class WordPackage:
    """A Word file; all its methods raise ImportRefusedError where it is damaged or does harm."""

    def __init__(self, data: bytes) -> None:
        self._package = OfficePackage(data, " Word 文件", AS_DOCX, in_all=XML_LIMIT)
        self.document = self._find_document()
        self.relations = self._relations_of(self.document)

    def part(self, kind: str) -> Element | None:
        """The part of a kind that the document refers to, or has in its usual place; or None."""
        names = (one.target for one in self.relations.values() if one.kind == kind)
        usual = posixpath.join(posixpath.dirname(self.document), f"{kind}.xml")
        name = next((name for name in (*names, usual) if name in self._package), None)
        return None if name is None else self.tree(name)

    def parts(self, *kinds: str) -> Iterator[Element]:
        """All parts of some kinds of which there may be several."""
        for one in self.relations.values():
            if one.kind in kinds and one.target in self._package:
                yield self.tree(one.target)

    def tree(self, name: str) -> Element:
        """The elements of a part, without those that only say how it looks."""
        return self._package.tree(name, without=_LOOKS)

    def content(self, name: str) -> bytes | None:
        """The bytes of a part; None where it isn't there."""
        return self._package.read(name) if name in self._package else None

    def _find_document(self) -> str:
        for one in self._relations_of("").values():
            if one.kind == "officeDocument" and one.target in self._package:
                return one.target
        names = sorted(filter(_USUAL.fullmatch, self._package.names()))
        if not names:
            raise ImportRefusedError(
                "这个压缩文件里没有 Word 文档，", "请选 Word 或 WPS 存成的 .docx 文件。"
            )
        return names[0]

    def _relations_of(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by the marks it has for it; the package itself has no name."""
        folder, file = posixpath.split(name)
        member = posixpath.join(folder, "_rels", f"{file}.rels")
        if member not in self._package:
            return {}
        return {
            one.get("Id", ""): Relation(
                one.get("Type", "").rpartition("/")[2], _target(folder, one.get("Target", ""))
            )
            for one in self.tree(member).iter("Relationship")
            if one.get("TargetMode") != "External"
        }


def _target(folder: str, target: str) -> str:
    plain = target.replace("\\", "/").lower()
    return posixpath.normpath(posixpath.join("/", folder, plain)).lstrip("/")
