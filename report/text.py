"""What a text becomes when it enters a report: paragraphs without marks that can't be seen.

Rule T01: tabs, zero-width, bidi and control characters, NBSP and BOM are cleaned on entry, so
that none of them reaches a terminal or an export.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import takewhile
from unicodedata import normalize

LINE_LIMIT = 200
"""Characters a one-line field (office, heading, title, note) may have."""
PLAIN_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
"""Full-width digits made plain, for `str.translate`; a place in the text stays the same."""
CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
"""The digits of a year that is said one by one, 二〇二四, for `str.translate`."""

SIMPLIFIED = str.maketrans(
    "佈係內動務區員問單國執報審將對屬廢廳強後復採據數於會條業構機權決沒況減為無爲獲現當發確祕穩範糾納組結經維縣總織繳繼續罰舉萬"
    "蘇處補製複規計訟訪許訴詢認請議護費購轉辦這進過鄉鎮開關隊項題額類體覆監責臺設評徵與劃從時長夠實際質積極",
    "布系内动务区员问单国执报审将对属废厅强后复采据数于会条业构机权决没况减为无为获现当发确秘稳范纠纳组结经维县总织缴继续罚举万"
    "苏处补制复规计讼访许诉询认请议护费购转办这进过乡镇开关队项题额类体复监责台设评征与划从时长够实际质积极",
)
"""Traditional characters of the form's own words and of names of offices, to know them by: each
by itself, so that places in a text stay the same. What a clerk wrote stays.
"""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with; spreadsheets read the full-width signs like the others."""
_SPOKEN_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=\s*年)")
_SPACES = re.compile("[\t\xa0\u202f]")
_ONE_SHAPE = re.compile("[ -~\u3001-\u3011\u4e00-\u9fff]*")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"
)


@cache
def late(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first asked for: most texts never need the rarer ones."""
    return re.compile(pattern)


def translated(text: str, table: Mapping[int, str | int | None]) -> str:
    """`str.translate`, but at once where a text has nothing of the table: few have."""
    return text.translate(table) if any(chr(one) in text for one in table) else text


def plain_digits(text: str) -> str:
    """A text with its full-width digits made plain; a place in it stays the same."""
    return translated(text, PLAIN_DIGITS)


def years_in_digits(text: str) -> str:
    """A text with its years that are said digit by digit, 二〇二四年, in digits; places stay."""
    return _SPOKEN_YEAR.sub(lambda year: year[0].translate(CHINESE_DIGITS), text)


def shared_length(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def column_letter(at: int) -> str:
    """A column (from 0) as a sheet calls it: A, B, …, AA."""
    words, at = "", at + 1
    while at:
        at, rest = divmod(at - 1, 26)
        words = chr(65 + rest) + words
    return words


def one_shape(text: str) -> str:
    """A text in the plain shapes of its characters, to compare it by: ２０２４ -> 2024 (NFKC).

    What is plain already is told without the tables of all characters: half a megabyte that are
    read from disk when they are first asked.
    """
    return text if _ONE_SHAPE.fullmatch(text) else normalize("NFKC", text)


def split_lines(text: str) -> list[str]:
    """The lines of a text, whatever ends them; tabs and unseen marks stay."""
    return _BREAKS.sub("\n", text).split("\n")


def clean_marks(text: str) -> str:
    """Drop what can't be seen and turn every kind of line end into a newline; spaces stay."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("", _SPACES.sub(" ", "\n".join(split_lines(text))))


@lru_cache(maxsize=64)
def clean_text(text: str) -> str:
    r"""Clean a prose field: paragraphs joined by one `\n`, no blank ones.

    A paragraph keeps the ideographic spaces (U+3000) it is indented with and loses every
    other space at its ends.
    """
    return "\n".join(
        paragraph for line in clean_marks(text).split("\n") if (paragraph := _paragraph(line))
    )


def clean_line(text: str) -> str:
    """Clean a one-line field: no newline, no space at its ends, at most LINE_LIMIT characters."""
    return " ".join(clean_marks(text).split("\n")).strip()[:LINE_LIMIT].strip()


def no_formula(words: str) -> str:
    """A cell of a sheet, with a `'` in front of what a spreadsheet would take for a formula."""
    return f"'{words}" if words.lstrip().startswith(_FORMULA) else words


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a cleaned prose field; an empty field has none."""
    return tuple(text.split("\n")) if text else ()


def _paragraph(line: str) -> str:
    body = line.strip()
    if not body:
        return ""
    indent = line[: len(line) - len(line.lstrip())]
    return "\u3000" * indent.count("\u3000") + body


def spoken_length(text: str) -> int:
    """Characters of a text, spaces and line ends left out: what a limit of 字 counts."""
    return len(without_spaces(text))


def without_spaces(text: str) -> str:
    """The text without spaces and line ends, as it is compared where they may differ."""
    return "".join(text.split())
