"""A web page, whole or in pieces -> lines and rows, by Beautiful Soup with html.parser.

The page around the report (menus, buttons, footer) is no part of it: the report is the smallest
element that holds the heads of its sections. Its lines are kept beside it, so that nothing that
is seen is lost. Numbers of lines count what is seen on the page.
"""

import re
import warnings
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString
from bs4.exceptions import ParserRejectedMarkup

from nianbao.imports.decoding import refuse_long_text
from nianbao.imports.labels import section_key
from nianbao.imports.levels import settle_levels
from nianbao.imports.page.findings import file_name, page_findings
from nianbao.imports.page.flow import BEGIN, END, OVER, TEXT, PageFlow, PageStep
from nianbao.imports.page.frames import FrameFiller, OtherPages
from nianbao.imports.page.layout import read_layout
from nianbao.imports.page.styles import read_sheets
from nianbao.imports.page.tags import (
    CONTROL,
    HIDDEN,
    HOW,
    STRUCK,
    STRUCK_TAGS,
    with_bare_tags,
    without_blobs,
)
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.source import Gathered, SourceBlock, TextLine
from nianbao.imports.titles import is_title, office_and_year
from nianbao.imports.unplaced import is_of_page
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.text import clean_marks

TAG_LIMIT = 40_000
"""Tags a page may have: each costs memory, nested ones time. A page by Word has 10,000."""

_UNSEEN = ("script", "style", "noscript", "noframes", "template", "iframe", "rt", "rp")
_CONTROLS = ("select", "button", "nav", "datalist")
_NOT_ENTERED = frozenset((*_UNSEEN, *_CONTROLS, *STRUCK_TAGS, "head"))
_TITLE_MARKS = re.compile(r"[_|｜—–·>»]|\s-\s|-(?=[^-]*$)")
_PAGE_NUMBER = re.compile(r"\s*[-—–―]{1,2}\s*\d{1,3}\s*[-—–―]{1,2}\s*|\s*第\s*\d{1,3}\s*页\s*")
_FRAME_WORDS = 300
"""Characters on a page that has less than a report, and only frames something."""
_SHOWN_HEADS = 2
"""Heads of sections that must be seen on a page; else what it hides is looked at too."""


_STOPS = ("。", "：", "；")
_PARAGRAPH = 30
"""Characters from which a line above the heads is a paragraph of a lead-in."""


def page_source(text: str, others: OtherPages | None = None) -> Gathered:
    """The lines and table rows of the report in a page, in order, and what is around them.

    `others` are the other pages of its file. Raises ImportRefusedError for a page that is too
    large, and for code no browser could read.
    """
    filler = FrameFiller(others or {})
    text = filler.fill(text)
    _check_tags(text, 2 * TAG_LIMIT)  # to look at every one of millions costs memory already
    slim = with_bare_tags(clean_marks(text), read_sheets("\n".join(filler.sheets)))
    refuse_long_text(slim)
    _check_tags(slim, TAG_LIMIT)
    soup = _parsed(slim)
    flow = _flow(soup, hiding=True)
    is_hidden = False
    if _heads(flow) < _SHOWN_HEADS:
        shown = _flow(soup, hiding=False)
        is_hidden = _heads(shown) >= _SHOWN_HEADS
        flow = shown if is_hidden else flow
    if (
        others is None
        and filler.empty
        and sum(len(block.text) for block in flow.blocks) < _FRAME_WORDS
    ):
        raise ImportRefusedError(
            f"这个网页里没有报告，报告像是在它嵌着的“{file_name(filler.empty[0])}”里，",
            "请单独打开那个网页或文件，存下来再读入。",
        )
    heading = soup.title.get_text() if soup.title else ""
    return _gathered(flow, heading, filler, is_hidden=is_hidden)


def fragment_flow(code: str) -> PageFlow:
    """The flow of a piece of HTML in another text. Raises ImportRefusedError as a page does."""
    _check_tags(code, TAG_LIMIT)
    return _flow(_parsed(with_bare_tags(clean_marks(without_blobs(code)), {})), hiding=True)


def walk(root: Tag, *, hiding: bool = True) -> Iterator[PageStep]:
    """Every element at its start and its end, and every text, in order.

    What is not seen, struck out or a control is not entered; what the page hides is with
    `hiding` off. Without recursion: a page may be nested to any depth.
    """
    opened = [root]
    rest = [iter(root.children)]
    while rest:
        for node in rest[-1]:
            if isinstance(node, Tag):
                if _is_entered(node, hiding):
                    yield BEGIN, node
                    opened.append(node)
                    rest.append(iter(node.children))
                    break
                if node.name != "head":
                    yield OVER, node
            elif isinstance(node, NavigableString) and not isinstance(node, Comment):
                yield TEXT, str(node)
        else:
            rest.pop()
            yield END, opened.pop()


def _is_entered(node: Tag, hiding: bool) -> bool:
    how = str(node.get(HOW) or "")
    if STRUCK in how or CONTROL in how or (hiding and HIDDEN in how):
        return False
    return node.name not in _NOT_ENTERED


def _is_control(node: Tag) -> bool:
    """Whether it is there to work the page: seen, but no words of the report."""
    how = str(node.get(HOW) or "")
    return CONTROL in how or (node.name in _CONTROLS and HIDDEN not in how)


def _parsed(slim: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return BeautifulSoup(slim, "html.parser")
        except ParserRejectedMarkup as error:
            raise ImportRefusedError(
                "网页的代码坏了，读不出来，", "请在浏览器里打开，复制正文，粘贴读入。"
            ) from error


def _flow(soup: BeautifulSoup, *, hiding: bool) -> PageFlow:
    flow = PageFlow(read_layout(walk(soup, hiding=hiding)))
    for kind, node in walk(soup, hiding=hiding):
        flow.take(kind, node)
    return flow


def _heads(flow: PageFlow) -> int:
    """How many sections have a head on the page."""
    texts = (block.text for block in flow.blocks if isinstance(block, TextLine))
    return len({key for text in texts if (key := section_key(FORM_2021, text))})


def _check_tags(text: str, limit: int) -> None:
    if text.count("<") > limit:
        raise ImportRefusedError(
            f"网页的标签超过{TAG_LIMIT // 10_000}万个的上限，",
            "请只把报告的正文复制出来，粘贴读入。",
        )


def _gathered(flow: PageFlow, heading: str, filler: FrameFiller, *, is_hidden: bool) -> Gathered:
    """The blocks of the report, its title in front even where that stands apart; the rest."""
    blocks = flow.blocks
    heads = [
        place
        for place, block in enumerate(blocks)
        if isinstance(block, TextLine) and section_key(FORM_2021, block.text)
    ]
    start, end = flow.innermost(heads[0], heads[-1]) if len(heads) > 1 else (0, len(blocks))
    start = _begin_of_lead_in(blocks, start)
    title = _title_above(blocks, start, end, heading)
    report = [block for block in blocks[start:end] if not _is_page_number(block)]
    kept = {id(block) for block in (*title, *report)}
    outside = [block for block in blocks if id(block) not in kept]
    controls = [one for one in flow.passed if _is_control(one.element)]
    hidden = [one for one in flow.passed if not _is_control(one.element)]
    lines = [(block.number, block.text) for block in outside]
    around = [line for line in lines if is_of_page(line[1])]
    around += [(one.number, one.words) for one in controls]
    pictures = sum(start <= place <= end for place in flow.pictures) if heads else 0
    return Gathered(
        settle_levels([*title, *report]),
        tuple(sorted(around)),
        tuple(
            page_findings(
                hidden,
                (start, end),
                filler.empty,
                pictures,
                "".join(block.text for block in blocks) if hidden else "",
                shows_hidden=is_hidden,
            )
        ),
        unplaced=tuple(line for line in lines if not is_of_page(line[1])),
        marks=tuple(flow.marks),
    )


def _begin_of_lead_in(blocks: Sequence[SourceBlock], start: int) -> int:
    """Where the paragraphs begin that stand right above what holds all heads: the lead-in.

    Not those above a page's own lines (menus, buttons, dates), and only beneath a title.
    """
    first = start
    while first and isinstance(block := blocks[first - 1], TextLine) and _is_paragraph(block.text):
        first -= 1
    above = blocks[first - 1] if first else None
    return first if isinstance(above, TextLine) and _is_title(above.text) else start


def _is_paragraph(text: str) -> bool:
    return text.rstrip().endswith(_STOPS) and len(text) >= _PARAGRAPH


def _is_page_number(block: SourceBlock) -> bool:
    return isinstance(block, TextLine) and bool(_PAGE_NUMBER.fullmatch(block.text))


def _title_above(
    blocks: Sequence[SourceBlock], start: int, end: int, heading: str
) -> list[TextLine]:
    """The title, where it does not stand in the report itself: above it, or that of the window."""
    if start == 0 and end == len(blocks) and not heading:
        return []
    if any(isinstance(block, TextLine) and _is_title(block.text) for block in blocks[start:end]):
        return []
    above = [one for one in blocks[:start] if isinstance(one, TextLine) and _is_title(one.text)]
    if above:
        return above[-1:]
    pieces = [piece for piece in _TITLE_MARKS.split(heading) if _is_title(piece)]
    words = pieces[-1].split() if pieces else []
    ends = [" ".join(words[place:]) for place in range(len(words))]
    complete = [end for end in ends if _is_title(end) and all(office_and_year(FORM_2021, end))]
    return [TextLine(1, title, 1) for title in [*complete[-1:], *ends][:1]]


def _is_title(text: str) -> bool:
    """Whether a line holds a title's words, and is no sentence of a lead-in that speaks of it."""
    return is_title(FORM_2021, text) and not text.rstrip().endswith(_STOPS)
