"""Office and year from a report's title."""

import re
from collections.abc import Iterator
from functools import lru_cache

from imports.labels import core
from report.document import FIRST_YEAR, LAST_YEAR
from report.form.shape import Form
from report.text import PLAIN_DIGITS

_YEAR = re.compile(r"((?:19|20)\d{2})\s*年?\s*度?")
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=\s*年)")
_DIGITS = re.compile(r"(?:19|20)\d{2}")
_AROUND = ' 　《〈“"（('


def is_title(form: Form, line: str) -> bool:
    """Whether a line holds the words that every title has, a year among them or not."""
    if len(line) > 100:
        return False
    words = _DIGITS.sub("", core(line))
    return any(known in words for known in _title_cores(form))


def office_and_year(form: Form, title: str) -> tuple[str | None, int | None]:
    """Who reports, and for which year; None for what the title does not tell.

    The office is what stands before the words that every title has, less the year; one that
    begins with the same year has it printed twice.
    """
    plain = _CHINESE_YEAR.sub(_in_digits, title.translate(PLAIN_DIGITS))
    if match := _generated(form).fullmatch(plain):
        office = _office(title[slice(*match.span("office"))], match["year"])
        return office, _year(match["year"])
    for pattern in _title_patterns(form):
        if match := pattern.search(plain):
            end = match.start()
            if year := _YEAR.search(plain, 0, end):
                office = title[: year.start()] + title[year.end() : end]
            else:
                office, year = title[:end], _YEAR.search(plain, end)
            office = office.strip(_AROUND)
            return _office(office, year[1] if year else ""), _year(year[1]) if year else None
    if year := _YEAR.search(plain):
        return _around_year(form, title, plain, year), _year(year[1])
    return None, None


def _around_year(form: Form, title: str, plain: str, year: re.Match[str]) -> str | None:
    """The office of a title whose words have the year in their midst."""
    start, end = year.span(1)
    for pattern in _title_patterns(form):
        match = pattern.search(plain[:start] + plain[end:])
        if match and match.start() <= start:
            return _office(title[: match.start()].strip(_AROUND), year[1])
    return None


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


def _office(words: str, year: str) -> str | None:
    words = words.strip().removeprefix("关于").removesuffix("关于")
    twice = re.match(rf"{year}\s*年\s*度?(?=.)", words.translate(PLAIN_DIGITS)) if year else None
    return words[twice.end() if twice else 0 :].strip() or None


def _in_digits(year: re.Match[str]) -> str:
    return year[0].translate(_NUMERALS)


def _year(digits: str) -> int | None:
    year = int(digits)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
