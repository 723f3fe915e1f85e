"""Office and year from a report's title."""

import re

from imports.labels import core
from report.document import FIRST_YEAR, LAST_YEAR
from report.form import Form

_YEAR = r"(?P<year>(?:19|20)\d{2})\s*年?\s*度?"
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def is_title(form: Form, line: str) -> bool:
    """Whether a line holds the words that every title has."""
    return len(line) <= 100 and any(words in core(line) for words in _title_cores(form))


def office_and_year(form: Form, title: str) -> tuple[str | None, int | None]:
    """Who reports, and for which year; None for what the title does not tell."""
    generated = re.escape(form.title("\0", 0)).replace("\0", "(?P<office>.+)")
    patterns = [generated.replace("0年", r"(?P<year>\d{4})年")]
    for words in (form.title_words.text, *form.title_words.variants):
        patterns += [
            rf"(?:关于)?(?P<office>.+?)(?:关于)?{_YEAR}(?:的)?{words}",
            rf"(?:关于)?{_YEAR}(?P<office>.+?)(?:关于)?(?:的)?{words}",
            rf"(?:关于)?{_YEAR}(?:的)?{words}",
            rf"(?P<office>.+?)(?:的)?{words}",
        ]
    for pattern in patterns:
        if match := re.match(pattern, title.translate(_WIDE)):
            return _office(match, title), _year(match)
    return None, _any_year(title)


def _title_cores(form: Form) -> list[str]:
    return [core(words) for words in (form.title_words.text, *form.title_words.variants)]


def _office(match: re.Match[str], title: str) -> str | None:
    if "office" not in match.re.groupindex:
        return None
    start, end = match.span("office")
    return title[start:end].strip("　 《“") or None


def _year(match: re.Match[str]) -> int | None:
    if "year" not in match.re.groupindex:
        return None
    year = int(match["year"])
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _any_year(title: str) -> int | None:
    match = re.search(_YEAR, title.translate(_WIDE))
    return _year(match) if match else None
