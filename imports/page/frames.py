"""Pages within a page: `iframe`, `frame` and the like, put where they are shown.

What a frame shows comes from its `srcdoc`, or from the other parts of a page saved in one file.
A frame whose page is not there is told.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from nianbao.imports.page.tags import attributes_of, without_blobs

OtherPages = Mapping[str, Callable[[], str]]
"""The other pages of a file, by address or `cid:` name; each is decoded when it is asked for."""

_DEPTH, _FRAMES_LIMIT = 4, 60
"""How deep frames may stand in one another, and how many of them are filled."""

_FRAME = re.compile(
    r"""<(iframe|frame|object|embed)\b((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE
)
_STYLE = re.compile(r"<style[^<>]*>(.*?)(?:</style|\Z)", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(r"</(?:iframe|frame|object|embed)\s*>", re.IGNORECASE)
_FRAMES = re.compile("<(?:iframe|frame|object|embed)", re.IGNORECASE)
_WORK_LIMIT = 60_000_000
"""Frames of a page times its characters: where it is more, they are left empty."""


@dataclass
class FrameFiller:
    """Puts the pages of frames in their places, which `others` has.

    `used` are the parts that were put somewhere, `empty` the addresses of pages that are not
    there, `sheets` the style sheets of all pages.
    """

    others: OtherPages = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    empty: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    filled: int = 0

    def fill(self, page: str, depth: int = 0) -> str:
        """The page with what its frames show, without scripts and comments."""
        self.sheets += [found[1] for found in _STYLE.finditer(page)]
        page = without_blobs(page)
        frames = sum(1 for _ in _FRAMES.finditer(page))
        if not frames or frames * len(page) > _WORK_LIMIT:
            return page
        pieces, place = [], 0
        for found in _FRAME.finditer(page):
            pieces.append(page[place : found.start()])
            place = found.end()
            shown = self._shown(attributes_of(found[2]), depth)
            pieces.append("" if shown is None else f"<div>{shown}</div>")
        return _ENDS.sub("", "".join((*pieces, page[place:])))

    def _shown(self, attributes: Mapping[str, str], depth: int) -> str | None:
        self.filled += 1
        if depth >= _DEPTH or self.filled > _FRAMES_LIMIT:
            return None
        if page := attributes.get("srcdoc"):
            return self.fill(page, depth + 1)
        address = html.unescape(attributes.get("src") or attributes.get("data") or "").strip()
        for name in names_of(address):
            if name in self.others and name not in self.used:
                self.used.add(name)
                return self.fill(self.others[name](), depth + 1)
        if address and not address.startswith(("about:", "javascript:", "data:")):
            self.empty.append(address)
        return None


def names_of(address: str) -> tuple[str, ...]:
    """How the page of a frame could be called: by its whole address, and by its end."""
    plain = address.partition("#")[0]
    return address, plain, plain.replace("\\", "/").rpartition("/")[2] or plain


def frames_of(page: str) -> Iterator[str]:
    """The addresses of the frames of a page."""
    if sum(1 for _ in _FRAMES.finditer(page)) * len(page) <= _WORK_LIMIT:
        for found in _FRAME.finditer(page):
            attributes = attributes_of(found[2])
            yield (attributes.get("src") or attributes.get("data") or "").strip()
