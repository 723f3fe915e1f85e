"""A page saved in one file (.mht) or a letter (.eml) -> the lines and rows of the report in it.

The report is in the page that has the heads of its sections; pages in frames are put where they
are shown. What else the file shows is kept around the report, and files that go with it are told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from pathlib import PurePath

from nianbao.imports.decoding import decode, refuse_long_text
from nianbao.imports.formats import READABLE_SUFFIXES
from nianbao.imports.heads import read_head
from nianbao.imports.page.frames import frames_of, names_of
from nianbao.imports.page.mail_parts import MailPart, mail_parts
from nianbao.imports.page.reading_page import TAG_LIMIT, page_source
from nianbao.imports.plain_text import plain_text_blocks
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.source import Gathered
from nianbao.imports.unplaced import is_of_page
from nianbao.imports.ways_out import COPY_REPORT
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.form_2021 import FORM_2021

_PAGES = ("text/html", "application/xhtml+xml")
_PAGES_LIMIT = 40
"""Pages of a file that are read; menus and advertisements of a saved page are some ten."""
_ENOUGH = 2
"""Heads of sections that a page has which holds the report."""
_QUOTED = 3


def mail_page_html(data: bytes) -> str:
    """The code of the first page in a file; raises ImportRefusedError when there is none."""
    for part in mail_parts(data):
        if part.kind in _PAGES and not part.is_attached:
            return decode(part.content())
    raise _no_page([])


def mail_source(data: bytes) -> Gathered:
    """The report in a file; raises ImportRefusedError when no page and no text in it holds one."""
    parts = [part for part in mail_parts(data) if part.start < part.end]
    attached = [part.name for part in parts if part.is_attached]
    read, unread = _read_pages(
        [part for part in parts if part.kind in _PAGES and not part.is_attached]
    )
    if not read or max(map(_heads, read)) < _ENOUGH:
        texts = [part for part in parts if part.kind == "text/plain" and not part.is_attached]
        read += [_read_text(part) for part in texts[:_PAGES_LIMIT]]
    best = max(range(len(read)), key=lambda place: _heads(read[place]), default=None)
    if best is None or (_heads(read[best]) < _ENOUGH and any(map(_may_be_report, attached))):
        raise _no_page(attached)
    told = tuple(_told(attached, unread))
    return _with_rest(read[best], read[:best] + read[best + 1 :], told)


def _read_pages(pages: Sequence[MailPart]) -> tuple[list[Gathered], int]:
    """The pages of a file, and how many were not read; those in frames are read with others.

    Raises ImportRefusedError where none of them can be read.
    """
    codes = [decode(page.content()) for page in pages]
    places: dict[str, int] = {}
    for place, page in enumerate(pages):
        for name in (f"cid:{page.mark}", *names_of(page.location)):
            if name not in ("cid:", ""):
                places.setdefault(name, place)
    framed = {
        places[name]
        for place, code in enumerate(codes)
        for address in frames_of(code)
        for name in names_of(address)
        if places.get(name, place) != place
    }
    others = {name: partial(codes.__getitem__, place) for name, place in places.items()}
    alone = [code for place, code in enumerate(codes) if place not in framed] or codes
    read, refused = [], []
    for code in _within_reason(alone):
        try:
            read.append(page_source(code, others))
        except ImportRefusedError as error:
            refused.append(error)
    if refused and not read:
        raise refused[0]
    return read, len(alone) - len(read)


def _within_reason(codes: Sequence[str]) -> list[str]:
    """As many pages as are not too much work, those that speak of sections first."""
    words = [section.title.text[2:] for section in FORM_2021.sections]
    likely = sorted(codes, key=lambda code: -sum(map(code.__contains__, words)))
    work = accumulate(code.count("<") for code in likely[1:_PAGES_LIMIT])
    return likely[: 1 + sum(tags <= TAG_LIMIT for tags in work)]


def _read_text(part: MailPart) -> Gathered:
    text = decode(part.content())
    refuse_long_text(text)
    return Gathered(list(plain_text_blocks(text)))


def _told(attached: Sequence[str], unread: int) -> Iterator[Finding]:
    """S16: what of the file was not read."""
    if attached:
        names = "、".join(f"“{name}”" for name in attached[:_QUOTED])
        fact = f"这个文件里还附着{len(attached)}个文件（{names}），没有读入；要读请另存出来。"
        yield Finding("S16", Severity.INFO, fact, "overview")
    if unread:
        fact = f"这个文件里还有{unread}个网页，太大或者太多，没有读入；请看原文核对。"
        yield Finding("S16", Severity.WARNING, fact, "overview")


def _with_rest(page: Gathered, rest: Sequence[Gathered], told: tuple[Finding, ...]) -> Gathered:
    """A page with the lines of the others around it, numbered on from its last."""
    last = max((number for number, _ in _lines(page)), default=0)
    texts = [text for other in rest for _, text in _lines(other)]
    lines = list(enumerate(texts, start=last + 1))
    return replace(
        page,
        around=(*page.around, *(line for line in lines if is_of_page(line[1]))),
        unplaced=(*page.unplaced, *(line for line in lines if not is_of_page(line[1]))),
        findings=(*page.findings, *told),
    )


def _lines(page: Gathered) -> list[tuple[int, str]]:
    """All lines of a page, by number."""
    blocks = ((block.number, block.text) for block in page.blocks)
    return sorted((*blocks, *page.around, *page.unplaced))


def _heads(page: Gathered) -> int:
    """How many sections have a head on a page."""
    heads = (read_head(FORM_2021, block.text) for block in page.blocks)
    return len({head.key for head in heads if head})


def _may_be_report(name: str) -> bool:
    return PurePath(name).suffix.lower() in READABLE_SUFFIXES


def _no_page(attached: Sequence[str]) -> ImportRefusedError:
    if attached:
        return ImportRefusedError(
            f"正文里没有报告，报告像是在附件“{attached[0]}”里，", "请把附件另存出来，再读入。"
        )
    return ImportRefusedError("这个文件里没有网页，也没有文字，", COPY_REPORT)
