"""A message of the mail kind (.mht, .eml) -> its parts, found by their boundaries and not copied.

The standard library's parser copies every part, line by line; here only the heads of parts are
given to it, and how many there are and how deep they stand is bounded.
"""

import binascii
import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser

_PARTS_LIMIT = 1000
"""Parts that are looked at; a saved page has one for every picture, some hundred."""
_NESTED = 10
_HEAD_LIMIT = 64 * 1024
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_EMPTY = re.compile(rb"[ \t]*\r?\n")
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,999}")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_WORDS = re.compile(r"[^\x00-\x1f<>]+")


@dataclass(frozen=True, slots=True)
class MailPart:
    """One part: what it is, how it is called, and where its bytes stand."""

    kind: str
    name: str
    location: str
    mark: str
    encoding: str
    data: bytes
    start: int
    end: int

    @property
    def is_attached(self) -> bool:
        """Whether it is a file that goes with a letter."""
        return bool(self.name) and not self.kind.startswith(("image/", "text/css"))

    def content(self) -> bytes:
        """Its bytes, decoded as it says they are; what can't be decoded as it stands."""
        raw = self.data[self.start : self.end]
        if self.encoding == "quoted-printable":
            return binascii.a2b_qp(raw)
        if self.encoding == "base64":
            plain = _NOT_BASE64.sub(b"", raw)
            whole = len(plain) - (len(plain) % 4 == 1)
            return binascii.a2b_base64(plain[:whole] + b"=" * (-whole % 4))
        return raw


def mail_parts(data: bytes) -> Iterator[MailPart]:
    """The parts of a message that hold no parts themselves, in order, up to the limit."""
    waiting = [(0, len(data), 0)]
    looked = 0
    while waiting and looked < _PARTS_LIMIT:
        start, end, depth = waiting.pop()
        looked += 1
        head, body = _head(data, start, end)
        kind = head.get_content_type()
        boundary = head.get_boundary() if kind.startswith("multipart/") else None
        if depth < _NESTED and boundary:
            inner = list(_between(data, body, end, boundary.encode("latin-1", "replace")))
            waiting += [(*reach, depth + 1) for reach in reversed(inner)]
        elif depth < _NESTED and kind == "message/rfc822":
            waiting.append((body, end, depth + 1))
        else:
            yield _part(head, kind, data, body, end)


def _head(data: bytes, start: int, end: int) -> tuple[Message, int]:
    """The head of a part, and where its body begins."""
    if not start and (before := _BEFORE.match(data)):
        start = before.end()
    elif empty := _EMPTY.match(data, start, end):
        return Message(), empty.end()
    blank = _BLANK.search(data, start, min(end, start + _HEAD_LIMIT))
    stop, body = blank.span() if blank else (min(end, start + _HEAD_LIMIT), end)
    return BytesHeaderParser().parsebytes(data[start:stop]), body


def _between(data: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """From where to where the parts between boundaries reach."""
    mark = b"--" + boundary
    place = data.find(mark, start, end)
    found = 0
    while place != -1 and found < _PARTS_LIMIT:
        line_end = data.find(b"\n", place, end)
        begin = end if line_end == -1 else line_end + 1
        if data[place + len(mark) : place + len(mark) + 2] == b"--":
            return
        following = data.find(b"\n" + mark, begin - 1, end)
        found += 1
        yield begin, following if following != -1 else end
        place = following + 1 if following != -1 else -1


def _part(head: Message, kind: str, data: bytes, start: int, end: int) -> MailPart:
    encoding = str(head.get("Content-Transfer-Encoding") or "").strip().lower()
    attached = str(head.get("Content-Disposition") or "").strip().lower().startswith("attachment")
    name = head.get_filename() or ""
    is_page = kind in ("text/html", "text/plain", "application/xhtml+xml") and not attached
    return MailPart(
        kind,
        "" if is_page else _readable(str(name)),
        str(head.get("Content-Location") or "").strip(),
        str(head.get("Content-ID") or "").strip().strip("<>"),
        encoding,
        data,
        start,
        end,
    )


def _readable(name: str) -> str:
    """The name of a file, whose characters a head may have packed."""
    with contextlib.suppress(LookupError, ValueError):
        name = str(make_header(decode_header(name)))
    found = _WORDS.search(name)
    return found[0].strip()[:80] if found else ""
