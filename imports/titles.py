"""Office and year from a report's title."""

import re
from collections.abc import Iterator
from functools import lru_cache

from imports.labels import core
from report.document import FIRST_YEAR, LAST_YEAR
from report.form import Form

_YEAR = re.compile(r"((?:19|20)\d{2})\s*年?\s*度?")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_AROUND = ' 　《〈“"（('


def is_title(form: Form, line: str) -> bool:
    """Whether a line holds the words that every title has."""
    return len(line) <= 100 and any(words in core(line) for words in _title_cores(form))


def office_and_year(form: Form, title: str) -> tuple[str | None, int | None]:
    """Who reports, and for which year; None for what the title does not tell.

    The office is what stands before the words that every title has, less the year.
    """
    plain = title.translate(_WIDE)
    if match := _generated(form).fullmatch(plain):
        return _office(title[slice(*match.span("office"))]), _year(match["year"])
    for pattern in _title_patterns(form):
        if match := pattern.search(plain):
            end = match.start()
            if year := _YEAR.search(plain, 0, end):
                office = title[: year.start()] + title[year.end() : end]
            else:
                office, year = title[:end], _YEAR.search(plain, end)
            return _office(office.strip(_AROUND)), _year(year[1]) if year else None
    year = _YEAR.search(plain)
    return None, _year(year[1]) if year else None


@lru_cache(maxsize=8)
def _generated(form: Form) -> re.Pattern[str]:
    """The title this program makes: here the office is taken as it stands, digits and all."""
    title = re.escape(form.title_pattern).replace(r"\{office\}", "(?P<office>.+)")
    return re.compile(title.replace(r"\{year\}", r"(?P<year>\d{4})"))


@lru_cache(maxsize=8)
def _title_patterns(form: Form) -> list[re.Pattern[str]]:
    """The words of a title, with spaces or 的 between them."""
    spaced = (r"\s*".join(words).replace("年", "的?年") for words in _title_words(form))
    return [re.compile(rf"的?{words}") for words in spaced]


def _title_words(form: Form) -> Iterator[str]:
    yield from (form.title_words.text, *form.title_words.variants)


def _title_cores(form: Form) -> list[str]:
    return [core(words) for words in _title_words(form)]


def _office(words: str) -> str | None:
    return words.strip().removeprefix("关于").removesuffix("关于").strip() or None


def _year(digits: str) -> int | None:
    year = int(digits)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
