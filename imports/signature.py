"""The office and the date under a report: its signature, and no words of the last section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nianbao.imports.source import SourceBlock, TextLine
from nianbao.imports.titles import can_be_office, names_office
from nianbao.report.finding import Finding, Severity
from nianbao.report.text import without_spaces

_DATE = re.compile(
    r"(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年[\d一二三四五六七八九十]{1,2}月"
    r"[\d一二三四五六七八九十]{1,3}日"
    r"|20\d\d(?P<mark>[.-])\d{1,2}(?P=mark)\d{1,2}"
)
_SEAL = re.compile(r"[（(](?:盖章|公章|章|印章|签章)[)）]$")
_OFFICE_LIMIT = 40
_FILE = re.compile(
    r"\.(?:docx?|wps|pdf|xlsx?|et|zip|rar|ofd|jpe?g|png|gif|pptx?|mp4)\s*(?:[（(][^（）()]*[)）])?$",
    re.IGNORECASE,
)
_FILES = re.compile(r"(?:附件|相关附件|附件下载|下载附件|文件下载)\s*[:：]?")


def files_of(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The lines at the end of the last section that only name files to be fetched from the page.

    A section that holds nothing else has none.
    """
    start = len(blocks)
    while start > 1 and _names_file(blocks[start - 1]):
        start -= 1
    return list(blocks[start:])


def signature_of(blocks: Sequence[SourceBlock], office: str | None) -> list[SourceBlock]:
    """The lines at the end of the last section that are its signature: a date, with the office.

    The `office` that the title names is one without a date, too, whatever else there is. Else a
    section that holds nothing but it has none.
    """
    dated = len(blocks) > 1 and _is_date(blocks[-1])
    above = blocks[: len(blocks) - dated]
    if (
        above
        and office
        and names_office(office)
        and signed_words(above[-1].text) == without_spaces(office)
    ):
        return list(blocks[len(above) - 1 :])
    if len(blocks) > 1 and _is_both(blocks[-1]):
        return [blocks[-1]]
    if not dated:
        return []
    start = len(blocks) - 1
    if start > 1 and _is_office(blocks[start - 1]):
        start -= 1
    return list(blocks[start:])


def signature_finding(lines: Sequence[SourceBlock]) -> Iterator[Finding]:
    """S01: what was taken for the signature, word by word."""
    if lines:
        words = "、".join(f"“{line.text.strip()}”" for line in lines)
        yield Finding(
            "S01",
            Severity.INFO,
            f"原文末尾第{lines[0].number}行起的{words}是落款，没有放进第六部分。",
            "other_matters",
        )


def _names_file(block: SourceBlock) -> bool:
    words = block.text.strip()
    return isinstance(block, TextLine) and bool(_FILE.search(words) or _FILES.fullmatch(words))


def _is_date(block: SourceBlock) -> bool:
    words = without_spaces(block.text)
    return isinstance(block, TextLine) and _DATE.fullmatch(words) is not None


def _is_office(block: SourceBlock) -> bool:
    words = signed_words(block.text)
    is_short = isinstance(block, TextLine) and len(words) <= _OFFICE_LIMIT
    return is_short and can_be_office(words) and names_office(words)


def signed_words(line: str) -> str:
    """The words of a line that may be a signature, without the place of a seal."""
    return _SEAL.sub("", without_spaces(line))


def _is_both(block: SourceBlock) -> bool:
    """Whether a line is an office and a date, with a space between them."""
    office, _, date = block.text.strip().replace("\u3000", " ").partition(" ")
    return _is_date(replace(block, text=date)) and _is_office(replace(block, text=office))
