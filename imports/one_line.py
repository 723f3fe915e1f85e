"""A report that came as one line -> its lines, broken before the heads and the sub-heads."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from nianbao.imports.heads import read_head
from nianbao.imports.labels import section_key
from nianbao.imports.source import SourceBlock, TextLine
from nianbao.imports.titles import is_title
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.shape import Form
from nianbao.report.prose import PROSE_SECTIONS

_LONG = 200
"""Characters from which a line may hold more than one section."""
_TITLE = 60
"""Characters a title in front of the sections may have."""
_HEADS = 3
"""Heads of sections, in the form's order, that a line must hold to be broken beyond doubt."""
_MAYBE_HEAD = re.compile(r"(?:(?<=[\s。；：）)])|(?<=^))([一二三四五六])\s*[、.．]\s*(?=\S)")
_BODY = 30
"""Characters that stand at least behind one of them."""
_SUB_HEAD = re.compile(
    r"[（(][一二三四五六七八九十]{1,2}[）)]\s*[^\s，。；：:,;]{2,20}\s+(?=\S{10})"
)
"""A sub-head with its number that only a space parts from its words."""
_BREAK = re.compile(r"(?<=[。！？：；])\s+|(?<=[\s。；])(?=[（(][一二三四五六七八九十]{1,2}[）)])")
"""Where a paragraph or a sub-head begins."""


def broken_lines(blocks: Sequence[SourceBlock], form: Form) -> list[SourceBlock]:
    """The blocks, a line that holds heads of sections broken before and behind each.

    Fewer than three must have a section's very words, with a space around them, and stand nowhere
    else as a line. All pieces keep the number of the line they were.
    """
    alone = {
        head.key
        for block in blocks
        for head in [read_head(form, block.text) if isinstance(block, TextLine) else None]
        if head
    }
    return [piece for block in blocks for piece in _pieces(block, form, alone)]


def one_line_finding(
    before: Sequence[SourceBlock], after: Sequence[SourceBlock]
) -> Iterator[Finding]:
    """S01: that heads stood in the midst of a line."""
    if len(after) > len(before):
        whole = {id(block) for block in before}
        number = next(block.number for block in after if id(block) not in whole)
        yield Finding(
            "S01",
            Severity.WARNING,
            f"原文第{number}行里标题和正文挤在一行，已按各部分的标题断开读入，请逐部分核对。",
            "overview",
        )


def _pieces(block: SourceBlock, form: Form, alone: Set[str]) -> Iterator[SourceBlock]:
    heads = list(_heads(block.text, form)) if isinstance(block, TextLine) else []
    if len(heads) < _HEADS and not _stand_out(block.text, heads, form, alone):
        heads = []
    if len(block.text) < _LONG or not heads or not isinstance(block, TextLine):
        yield block
        return
    start, key = 0, ""
    for begin, end, name in [*heads, (len(block.text),) * 2 + ("",)]:
        body = block.text[start:begin]
        if not key:
            title = _title(body, form)
            pieces = [body[:title], *_BREAK.split(body[title:])]
        else:
            pieces = list(_paragraphs(body)) if key in PROSE_SECTIONS else [body]
        for words in pieces:
            if words.strip():
                yield replace(block, text=words.strip(), level=None)
        if name:
            yield replace(block, text=block.text[begin:end].strip(), level=None)
        start, key = end, name


def _stand_out(
    text: str, heads: Sequence[tuple[int, int, str]], form: Form, alone: Set[str]
) -> bool:
    """Whether each of a few heads is one beyond doubt, with words behind it or below the line."""
    ends = [begin for begin, _, _ in heads[1:]] + [len(text)]
    return bool(heads) and all(
        key not in alone
        and section_key(form, text[begin:end].split("、", 1)[-1].strip()) == key
        and (begin == 0 or text[begin - 1].isspace())
        and (
            (text[end : end + 1].isspace() and next_head - end > _BODY)
            or (len(heads) > 1 and end == len(text))
        )
        for (begin, end, key), next_head in zip(heads, ends, strict=True)
    )


def _paragraphs(body: str) -> Iterator[str]:
    """The paragraphs of a section of words, each sub-head that a space sets off by itself."""
    pieces = [piece.strip() for piece in _BREAK.split(body)]
    heads = [_SUB_HEAD.match(piece) for piece in pieces]
    numbered = [piece for piece in pieces if re.match("[（(]", piece)]
    are_set_off = len(numbered) == len(list(filter(None, heads)))
    for piece, head in zip(pieces, heads, strict=True):
        if head and are_set_off:
            yield from (head[0].strip(), piece[head.end() :])
        else:
            yield piece


def _title(body: str, form: Form) -> int:
    """Where the title ends that words in front of the sections begin with; 0 for none."""
    spaces = (match.start() for match in re.finditer(r"\s+", body[:_TITLE]))
    return next((end for end in spaces if is_title(form, body[:end])), 0)


def _heads(text: str, form: Form) -> Iterator[tuple[int, int, str]]:
    """Where the heads of sections begin and end in a line, in the form's order, and their keys."""
    if len(text) < _LONG:
        return
    keys = [section.key for section in form.sections]
    last = -1
    for match in _MAYBE_HEAD.finditer(text):
        end = _end_of_head(text, match, form)
        head = read_head(form, text[match.start() : end]) if end else None
        if head and head.number == keys.index(head.key) + 1 and keys.index(head.key) > last:
            last = keys.index(head.key)
            yield match.start(), end, head.key


def _end_of_head(text: str, match: re.Match[str], form: Form) -> int:
    """Behind the words of a head: at the next space, or where words of a title end; 0 for none."""
    words = re.match(r"\S{4,40}", text[match.end() :])
    if words and read_head(form, text[match.start() : match.end() + words.end()]):
        return match.end() + words.end()
    longest = max(
        (
            size
            for size in range(4, 41)
            if section_key(form, text[match.end() : match.end() + size])
        ),
        default=0,
    )
    return match.end() + longest if longest else 0
