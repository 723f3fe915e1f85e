"""A file that is a zip of XML parts (.xlsx, .ods, .odt): its parts, bounded, as trees of elements.

Whatever sizes the archive claims, no part is unpacked further than its limit. A document type,
the door of entity bombs, is refused.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Collection
from contextlib import suppress
from xml.etree.ElementTree import Element, SubElement
from xml.parsers import expat

from nianbao.imports.reading import ImportRefusedError
from nianbao.report.text import clean_line

_PART_LIMIT = 24 * 1024 * 1024
"""Bytes a part may unpack to; a report's has less than 1,000,000."""
_ELEMENT_LIMIT = 200_000
"""Elements of a part that are kept; a report has about 10,000."""
NESTED_LIMIT = 100
"""Elements that may stand in one another."""

_MEMBERS_LIMIT = 5000
_NAMES_LIMIT = 1000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_UTF8 = 0x800
_PIECE = 1 << 16
_Begin = Callable[[str, dict[str, str]], None]
_Take = Callable[[str], None]


class OfficePackage:
    """The parts of a file. `kind` is what the file is called where it is refused.

    `in_all` bytes may all parts that are read unpack to, where that is given; a part may have so
    many `elements`.
    """

    def __init__(
        self,
        data: bytes,
        kind: str,
        way_out: str,
        *,
        in_all: int | None = None,
        elements: int = _ELEMENT_LIMIT,
    ) -> None:
        """Open it. Raises ImportRefusedError, which ends with `way_out`, when it is damaged."""
        self._kind, self._way_out = kind, way_out
        self._in_all, self._taken = in_all or 0, 0
        self.elements = elements
        if data.count(b"PK\x01\x02") > _MEMBERS_LIMIT:
            raise self.refusal("里的东西太多")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._members = {_same(one.filename): one for one in self._archive.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self.refusal("坏了，读不出来") from error

    def refusal(self, what: str) -> ImportRefusedError:
        """What is wrong with the file, as a refusal."""
        return ImportRefusedError(f"这个{self._kind}{what}，", self._way_out)

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return _same(name) in self._members

    def names(self) -> Collection[str]:
        """The names of all parts, in small letters."""
        return self._members.keys()

    def written(self, name: str) -> str:
        """A part's name for people to read, as whoever packed it wrote it.

        What the archive does not mark as UTF-8 is UTF-8 all the same (a Mac) or GB18030.
        """
        member = self._members[_same(name)]
        if not member.flag_bits & _UTF8:
            raw = member.filename.encode("cp437", "replace")
            for encoding in ("utf-8", "gb18030"):
                with suppress(UnicodeDecodeError):
                    return clean_line(raw.decode(encoding))
        return clean_line(member.filename)

    def read(self, name: str) -> bytes:
        """The bytes of a part. ImportRefusedError when it is lacking, locked or too large."""
        member = self._members.get(_same(name))
        if member is None:
            raise self.refusal("里缺了一部分，读不出来")
        if member.flag_bits & _ENCRYPTED:
            raise self.refusal("加了密码")
        if member.compress_type not in _METHODS:
            raise self.refusal("的压缩方法不常见，读不出来")
        data = bytearray()
        try:
            with self._archive.open(member) as file:
                while piece := file.read(_PIECE):
                    data += piece
                    self._take_room(len(piece), len(data))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise self.refusal("坏了，读不出来") from error
        except (NotImplementedError, RuntimeError) as error:
            raise self.refusal("坏了，读不出来") from error
        return bytes(data)

    def _take_room(self, piece: int, part: int) -> None:
        """Refuse a file where another piece is too much, for its part or in all."""
        self._taken += piece
        for taken, limit in ((part, _PART_LIMIT), (self._taken, self._in_all)):
            if limit and taken > limit:
                raise self.refusal(f"展开后超过{limit // 1024 // 1024}MB的上限")

    def tree(
        self, name: str, passing: Collection[str] = (), *, without: Collection[str] = ()
    ) -> Element:
        """The elements of a part, names and attributes without their namespaces.

        Elements named in `passing` are left out where they are empty, those named in `without`
        with all that is in them. Raises ImportRefusedError.
        """
        try:
            return _Tree(self, passing, without).parse(self.read(name))
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise self.refusal("坏了，读不出来") from error


class _Tree:
    """Elements as expat gives them, gathered to a tree.

    Its handlers are called some ten thousand times a report, so they are closures over locals.
    """

    def __init__(
        self, package: OfficePackage, passing: Collection[str], without: Collection[str]
    ) -> None:
        self._package = package
        self._passing, self._without = frozenset(passing), frozenset(without)

    def parse(self, data: bytes) -> Element:
        """The root of the part."""
        root = Element("")
        above = [root]
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = (
            self._handlers(above)
        )
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(data, True)
        return root[0]

    def _handlers(self, above: list[Element]) -> tuple[_Begin, _Take, _Take]:
        """What takes the beginning of an element, its end, and words; `above` are those open."""
        plain_of = _PlainNames()
        passing, without, most = self._passing, self._without, self._package.elements
        inside = kept = 0

        def begin(name: str, attributes: dict[str, str]) -> None:
            nonlocal inside, kept
            plain = plain_of[name]
            if inside or plain in without:
                inside += 1
                return
            kept += 1
            if kept > most or len(above) > NESTED_LIMIT:
                raise self._package.refusal("里的东西太多")
            if attributes:
                attributes = {plain_of[key]: text for key, text in attributes.items()}
            above.append(SubElement(above[-1], plain, attributes))

        def end(_name: str) -> None:
            nonlocal inside, kept
            if inside:
                inside -= 1
                return
            element = above.pop()
            if element.tag in passing and not len(element) and not element.text:
                del above[-1][-1]
                kept -= 1

        def take(words: str) -> None:
            if inside:
                return
            element = above[-1]
            if len(element):
                element[-1].tail = (element[-1].tail or "") + words
            else:
                element.text = (element.text or "") + words

        return begin, end, take

    def _refuse(self, *_: object) -> None:
        raise self._package.refusal("里有不该有的定义，没有读")


class _PlainNames(dict[str, str]):
    """Names without their namespaces, remembered: a part has few names, many times."""

    def __missing__(self, name: str) -> str:
        plain = name.rpartition(" ")[2]
        if len(self) < _NAMES_LIMIT:
            self[name] = plain
        return plain


def _same(name: str) -> str:
    """A part's name as it is compared: letters of either size and both slashes are the same."""
    return name.replace("\\", "/").lstrip("/").lower()
