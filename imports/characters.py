"""Characters that look like everyday ones and are others: folded as a source is read.

PDFs give radicals for characters (⼯ for 工), compatibility ideographs, and numbers that are one
character (㈠, ⒈).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nianbao.imports.decoding import UNREAD
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.numbering import chinese_number
from nianbao.report.text import without_spaces

_ALIKE = re.compile("[\u2329\u232a\u2e80-\u2fdf\u3b35\uf900-\ufaff\U0002f800-\U0002fa1f﹙﹚]")
_NUMBERS = re.compile(r"^(\s*)([㈠-㈩⒈-⒛])")
_DATE = re.compile(r"(?<=\d) +(?=[年月日])|(?<=[年月]) +(?=\d{1,2} *[月日])")
_SPREAD = re.compile(r"(?<![^\W\d_])(?:[\u4e00-\u9fff][ \u3000]){3,}[\u4e00-\u9fff](?![^\W\d_])")
"""Four characters or more, each apart; fewer may be names in columns."""
_RADICALS = dict(
    zip(
        "⺁⺎⺐⺒⺓⺕⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⼾\u3b35",
        "厂兀尢巳幺彐民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙户胶",
        strict=True,
    )
) | {"﹙": "（", "﹚": "）"}
"""What stands for a radical for which Unicode names no everyday character of the mainland.

Fonts draw both with one shape, and a PDF of a browser has the first of them.
"""


def fold_characters(text: str) -> str:
    """The text in everyday characters; numbers of one character only where a line begins.

    Spaces within a date, and between the characters of a word that is spread out, go.
    """
    if text.isascii():
        return text
    folded = _NUMBERS.sub(_number, _ALIKE.sub(_everyday, text))
    return _SPREAD.sub(_closed_up, _DATE.sub(_closed_up, folded))


def fold_blocks(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The same for lines and rows."""
    return [_fold(block) for block in blocks]


def folded_finding(
    before: Sequence[SourceBlock], after: Sequence[SourceBlock]
) -> Iterator[Finding]:
    """T01, once where lines were folded, and once where some could not be read."""
    broken = [block.number for block in before if UNREAD in block.text]
    if broken:
        yield Finding(
            "T01",
            Severity.WARNING,
            f"原文第{broken[0]}行等{len(broken)}行里有读不出来的字，显示成“{UNREAD}”，请照原件改好。",
            "overview",
        )
    changed = [pair for pair in zip(before, after, strict=True) if pair[0].text != pair[1].text]
    spread: list[SourceBlock] = []
    others: list[SourceBlock] = []
    for old, new in changed:
        only_spaces = without_spaces(old.text) == without_spaces(new.text)
        (spread if only_spaces else others).append(old)
    for lines, what in (
        (others, "有看着一样却不是常用字的字符（如部首、合在一起的序号），已换成常用的"),
        (spread, "日期或者词的中间有空格，已去掉"),
    ):
        if lines:
            fact = f"原文第{lines[0].number}行等{len(lines)}行里，{what}。"
            yield Finding("T01", Severity.INFO, fact, "overview")


def _fold(block: SourceBlock) -> SourceBlock:
    text = fold_characters(block.text)
    if isinstance(block, CellRow):
        cells = tuple(map(fold_characters, block.cells))
        return block if cells == block.cells else replace(block, cells=cells, text=text)
    return block if text == block.text else replace(block, text=text)


def _closed_up(found: re.Match[str]) -> str:
    return without_spaces(found[0])


def _everyday(found: re.Match[str]) -> str:
    return _RADICALS.get(found[0]) or unicodedata.normalize("NFKC", found[0])


def _number(found: re.Match[str]) -> str:
    if found[2] <= "⒛" and found[2] >= "⒈":
        return f"{found[1]}{ord(found[2]) - ord('⒈') + 1}、"
    return f"{found[1]}（{chinese_number(ord(found[2]) - ord('㈠') + 1)}）"
