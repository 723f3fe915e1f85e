"""A web page, whole or in pieces -> lines and rows, by Beautiful Soup with html.parser.

The page around the report (menus, buttons, footer) is left out: the report is the smallest
element that holds the heads of its sections. Numbers of lines count what is seen on the page.
"""

import re
import warnings
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString
from bs4.exceptions import ParserRejectedMarkup

from imports.decoding import refuse_long_text
from imports.html_flow import PageFlow, layout_tables
from imports.labels import section_key
from imports.levels import settle_levels
from imports.reading import ImportRefusedError
from imports.source import SourceBlock, TextLine
from imports.titles import is_title
from report.form.form_2021 import FORM_2021
from report.text import clean_marks

TAG_LIMIT = 40_000
"""Tags a page may have: each costs memory, nested ones time. A page by Word has 10,000."""

_UNSEEN = ("script", "style", "noscript", "template", "head", "select", "button", "textarea")
_BLOBS = (
    ("<script", "</script[^<>]*>?"),
    ("<style", "</style[^<>]*>?"),
    ("<!--", "-->"),
    (r"<[?!]", ">"),
)
_TAG = re.compile(
    r"""<(?:(/?[a-z][a-z0-9]*+)((?>[^<>"']|"[^"<]{0,500}"|'[^'<]{0,500}'|["'])*+)>)?""",
    re.IGNORECASE,
)
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*'|\S+)""")
_HIDDEN = re.compile(r"(?<![\w-])hidden(?![\w-])", re.IGNORECASE)
_SPAN = re.compile(r"""\b(?:row|col)span\s*=\s*["']?\s*\d{1,9}""", re.IGNORECASE)


def html_blocks(text: str) -> list[SourceBlock]:
    """The lines and table rows of the report in a page, in order.

    Raises ImportRefusedError for a page that is too large, and for code no browser could read.
    """
    text = _without_blobs(text)
    _check_tags(text, 2 * TAG_LIMIT)  # to look at every one of millions costs memory already
    slim = _TAG.sub(_bare_tag, clean_marks(text))
    refuse_long_text(slim)
    _check_tags(slim, TAG_LIMIT)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            soup = BeautifulSoup(slim, "html.parser")
        except ParserRejectedMarkup as error:
            raise ImportRefusedError(
                "网页的代码坏了，读不出来，", "请在浏览器里打开，复制正文，粘贴读入。"
            ) from error
    heading = soup.title.get_text() if soup.title else ""
    flow = PageFlow(layout_tables(walk(soup)))
    for is_start, node in walk(soup):
        flow.take(is_start, node)
    return settle_levels(_article(flow, heading))


def walk(root: Tag) -> Iterator[tuple[bool, Tag | str]]:
    """Every element at its start (True) and its end (False), and every text, in order.

    What is never seen is passed over. Without recursion: a page may be nested to any depth.
    """
    opened = [root]
    rest = [iter(root.children)]
    while rest:
        for node in rest[-1]:
            if isinstance(node, Tag):
                if node.name not in _UNSEEN and not node.has_attr("hidden"):
                    yield True, node
                    opened.append(node)
                    rest.append(iter(node.children))
                    break
            elif isinstance(node, NavigableString) and not isinstance(node, Comment):
                yield True, str(node)
        else:
            rest.pop()
            yield False, opened.pop()


def _without_blobs(text: str) -> str:
    """The page without scripts, styles, comments and declarations.

    One without an end takes all the rest, as in a browser.
    """
    for start_mark, end_mark in _BLOBS:
        start, end = (re.compile(mark, re.IGNORECASE) for mark in (start_mark, end_mark))
        kept, place = [], 0
        while match := start.search(text, place):
            kept.append(text[place : match.start()])
            close = end.search(text, match.end())
            place = close.end() if close else len(text)
        text = "".join((*kept, text[place:])) if kept else text
    return text


def _check_tags(text: str, limit: int) -> None:
    if text.count("<") > limit:
        raise ImportRefusedError(
            f"网页的标签超过{TAG_LIMIT // 10_000}万个的上限，",
            "请只把报告的正文复制出来，粘贴读入。",
        )


def _bare_tag(match: re.Match[str]) -> str:
    """A tag with nothing but its spans and that it is hidden; a `<` that begins none as itself.

    Styles and pictures go, and so does what makes a parser read to the end at every tag.
    """
    if not match[1]:
        return "&lt;"
    kept = [span.replace('"', "").replace("'", "") for span in _SPAN.findall(match[2])]
    if _HIDDEN.search(_VALUE.sub("", match[2])):
        kept.append("hidden")
    return f"<{' '.join((match[1], *kept))}>"


def _article(flow: PageFlow, heading: str) -> Sequence[SourceBlock]:
    """The blocks of the report, its title in front even where that stands apart."""
    blocks = flow.blocks
    heads = [
        place
        for place, block in enumerate(blocks)
        if isinstance(block, TextLine) and section_key(FORM_2021, block.text)
    ]
    if len(heads) < 2:
        return blocks
    start, end = flow.innermost(heads[0], heads[-1])
    article = blocks[start:end]
    if any(isinstance(block, TextLine) and _is_title(block) for block in article):
        return article
    titles = [block for block in blocks[:start] if isinstance(block, TextLine) and _is_title(block)]
    if not titles and is_title(FORM_2021, heading.strip()):
        titles = [TextLine(1, heading.strip(), 1)]
    return [*titles[-1:], *article]


def _is_title(block: TextLine) -> bool:
    return is_title(FORM_2021, block.text)
