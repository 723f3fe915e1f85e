"""What of a page was not read, told: struck out, hidden, in frames, in pictures."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from nianbao.imports.labels import row_key, section_key
from nianbao.imports.page.flow import PassedOver
from nianbao.imports.page.tags import HOW, STRUCK, STRUCK_TAGS
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.text import without_spaces

_QUOTED, _QUOTE = 3, 24
_LABEL = 5, 100
"""Characters of a label that no menu has too."""
_TEXTS_LIMIT = 400
_SENTENCE = re.compile(r"[\u4e00-\u9fff，、0-9]{8,}[。；]")
_DOCUMENTS = re.compile(
    r"[^/\\]*\.(?:pdf|docx?|wps|xlsx?|ofd|html?|jsp|aspx?|php)\b", re.IGNORECASE
)


def page_findings(
    passed: Sequence[PassedOver],
    report: tuple[int, int],
    frames: Sequence[str],
    pictures: int,
    shown: str,
    *,
    shows_hidden: bool,
) -> Iterator[Finding]:
    """S16, once a kind. `report` is from which up to which block the report reaches, `shown` are
    all words that are seen: what only repeats them is not told.

    What a page hides elsewhere (windows that open, menus) is told where it holds figures or
    sentences of a report.
    """
    struck = [one for one in passed if _is_struck(one)]
    seen = without_spaces(shown)
    hidden = [
        one
        for one in passed
        if not _is_struck(one) and _matters(one, report) and not _repeats(one, seen)
    ]
    if struck:
        yield _told(f"网页里有{len(struck)}处划去的文字，没有读入：{_quoted(struck)}")
    if hidden:
        yield _told(f"网页里有{len(hidden)}处不显示的内容，没有读入：{_quoted(hidden)}")
    if shows_hidden:
        yield _told("报告在这个网页里平时不显示（点开才看得见），已照样读入")
    if frames:
        names = "、".join(f"“{file_name(address)}”" for address in frames[:_QUOTED])
        yield _told(
            f"网页里还嵌着{len(frames)}个别的文件，不在这个文件里，没有读入：{names}", Severity.INFO
        )
    if pictures:
        yield _told(f"报告里有{pictures}张图片，图片里的字没有读入", Severity.INFO)


def _told(fact: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding("S16", severity, f"{fact}；请看原文核对。", "overview")


def _is_struck(one: PassedOver) -> bool:
    return one.element.name in STRUCK_TAGS or STRUCK in str(one.element.get(HOW) or "")


def _matters(one: PassedOver, report: tuple[int, int]) -> bool:
    """Whether what was not shown could belong to the report."""
    if one.element.name in ("script", "style", "rp"):
        return False
    start, end = report
    is_inside = start < one.place < end and re.search(r"\w", one.words)
    return bool(is_inside) or _is_of_report(one)


def _repeats(one: PassedOver, seen: str) -> bool:
    """Whether what is hidden is also seen, as what a page has for copying is."""
    words = without_spaces(one.words)
    return len(words) > _QUOTE and words in seen


def _is_of_report(one: PassedOver) -> bool:
    """Whether it has labels of a report, or a sentence."""
    texts = map(str, islice(one.element.stripped_strings, _TEXTS_LIMIT))
    return any(map(_is_label, texts)) or bool(_SENTENCE.search(one.words))


def _is_label(text: str) -> bool:
    if not _LABEL[0] <= len(text) <= _LABEL[1]:
        return False
    is_row = any(row_key(table, text) for table in FORM_2021.tables)
    return is_row or section_key(FORM_2021, text) is not None


def _quoted(passed: Sequence[PassedOver]) -> str:
    quotes = "、".join(f"第{one.number}行旁的“{_beginning(one.words)}”" for one in passed[:_QUOTED])
    return f"{quotes}等" if len(passed) > _QUOTED else quotes


def _beginning(words: str) -> str:
    return words if len(words) <= _QUOTE else words[:_QUOTE] + "…"


def file_name(address: str) -> str:
    """How a file in a frame is called, from its address."""
    found = _DOCUMENTS.search(address)
    return (found[0] if found else address)[-_QUOTE * 2 :]
