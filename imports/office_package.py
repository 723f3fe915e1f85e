"""A file that is a zip of XML parts (.xlsx, .ods, .odt): its parts, bounded, as trees of elements.

Whatever sizes the archive claims, no part is unpacked further than its limit. A document type,
the door of entity bombs, is refused.
"""

import io
import zipfile
import zlib
from collections.abc import Collection
from xml.etree.ElementTree import Element
from xml.parsers import expat

from nianbao.imports.reading import ImportRefusedError

PART_LIMIT = 24 * 1024 * 1024
"""Bytes a part may unpack to; a report's has less than 1,000,000."""
ELEMENT_LIMIT = 200_000
"""Elements of a part that are kept; a report has about 10,000."""
NESTED_LIMIT = 100
"""Elements that may stand in one another."""

_MEMBERS_LIMIT = 5000
_NAMES_LIMIT = 1000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_PIECE = 1 << 16


class OfficePackage:
    """The parts of a file. `kind` is what the file is called where it is refused.

    `in_all` bytes may all parts that are read unpack to, where that is given.
    """

    def __init__(self, data: bytes, kind: str, way_out: str, *, in_all: int | None = None) -> None:
        """Open it. Raises ImportRefusedError, which ends with `way_out`, when it is damaged."""
        self._kind, self._way_out = kind, way_out
        self._in_all, self._taken = in_all or 0, 0
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
        for taken, limit in ((part, PART_LIMIT), (self._taken, self._in_all)):
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
    """Elements as expat gives them, gathered to a tree."""

    def __init__(
        self, package: OfficePackage, passing: Collection[str], without: Collection[str]
    ) -> None:
        self._package, self._passing, self._without = package, passing, without
        self._plain_names: dict[str, str] = {}
        self._inside = 0
        self._root = Element("")
        self._open = [self._root]
        self._kept = 0

    def parse(self, data: bytes) -> Element:
        """The root of the part."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(data, True)
        return self._root[0]

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        plain = self._plain(name)
        if self._inside or plain in self._without:
            self._inside += 1
            return
        self._kept += 1
        if self._kept > ELEMENT_LIMIT or len(self._open) > NESTED_LIMIT:
            raise self._package.refusal("里的东西太多")
        element = Element(plain, {self._plain(key): text for key, text in attributes.items()})
        self._open[-1].append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        if self._inside:
            self._inside -= 1
            return
        element = self._open.pop()
        if element.tag in self._passing and not len(element) and not element.text:
            del self._open[-1][-1]
            self._kept -= 1

    def _text(self, words: str) -> None:
        if self._inside:
            return
        above = self._open[-1]
        if len(above):
            above[-1].tail = (above[-1].tail or "") + words
        else:
            above.text = (above.text or "") + words

    def _plain(self, name: str) -> str:
        """A name without its namespace, remembered: a part has few names, many times."""
        plain = self._plain_names.get(name)
        if plain is None:
            plain = name.rpartition(" ")[2]
            if len(self._plain_names) < _NAMES_LIMIT:
                self._plain_names[name] = plain
        return plain

    def _refuse(self, *_: object) -> None:
        raise self._package.refusal("里有不该有的定义，没有读")


def _same(name: str) -> str:
    """A part's name as it is compared: letters of either size and both slashes are the same."""
    return name.replace("\\", "/").lstrip("/").lower()
