"""Office and year from a report's title."""

import re
from collections.abc import Iterator
from functools import lru_cache

from nianbao.imports.decoding import UNREAD
from nianbao.imports.labels import core
from nianbao.report.document import FIRST_YEAR, LAST_YEAR
from nianbao.report.form.shape import Form
from nianbao.report.text import (
    CHINESE_DIGITS,
    SIMPLIFIED,
    late,
    plain_digits,
    years_in_digits,
)

_YEAR = re.compile(r"((?:19|20)\d{2})\s*年?\s*度?")
_LETTERS = "OoＯｏΟО"
_LETTER_YEAR = re.compile(rf"二[〇○零{_LETTERS}][〇○零一二三四五六七八九{_LETTERS}]{{2}}(?=\s*年)")
_LETTER_NOUGHT = str.maketrans(dict.fromkeys(_LETTERS, "〇"))
_SPACED_YEAR = re.compile(rf"(?<!\d)2\s*[0{_LETTERS}]\s*[\d{_LETTERS}]\s*[\d{_LETTERS}]\s*(?=年)")
_LETTER_ZERO = str.maketrans(dict.fromkeys(_LETTERS, "0") | {" ": None, "\u3000": None})
_OFFICE_MARKS = re.compile(
    r"[《》〈〉：:，,；;。、/／\\|｜>＞»›?？!！]|(?:19|20)\d\d\s*年|\d\s*年\s*度?$"
)
_LABELLED = re.compile(
    r"[一-龥]{2}\s*[：:，,/／|｜>＞»›].*(?:政府|处|局|委|办|厅|院|街道|镇|乡|中心|会)$"
)
_NO_NAME = r"[={}<>#*]|\d\s*[:：/]\s*\d"
"""What no name has: marks of a heading, a time of day, a date."""
_FIRST_WORD = 4
"""Characters from which a word that stands apart before a name must be a place itself."""
_VERBS = re.compile(
    "现将|公布|根据|按照|依据|做好|印发|转发|要求|报送|简称|以下|关于|上一篇|下一篇"
    "|^[我本该全](?:单位|机关|部门|街道|[省市县区镇乡街局委办厅院校])"
)
"""What names no office: verbs of a sentence, and the office that speaks of itself."""
_DIGITS = re.compile(r"(?:19|20)\d{2}")
ENDS_AS_OFFICE = re.compile(
    r".*(?:政府|办事处|局|委员会|委|办公室|办|中心|厅|院|街道|镇|乡|会|区|县|市|省|旗|苏木|处|所|站|队|部|署"
    r"|辦事處|委員會|辦公室|廳|鎮|鄉|會|區|縣|處)"
)
_KIND_ALONE = r"[我本该全]?(?:[省市县区镇乡街局]|街道)(?:人民)?(?:政府|办事处)?(?:办公室|办)?"
"""What kind of office it is, and no name: 镇政府信息公开年度报告."""
_AROUND = ' 　《〈“"（('
_LABEL_BEFORE = re.compile(
    r"(?:(?:信息|文件|文章)?(?:标\s*题|名\s*称)|题\s*名|主\s*题)(?:\s+|\s*[:：]\s*)\S"
)
"""A label of an index box, with its value behind it."""
_ENDS_AS_FIRM = re.compile(r".*(?:公司|集团|学|校|园|医院|馆|台|社|室|场|厂|行)")
_APART = re.compile(r"(?:[一-龥\d][ \u3000]+){6,}[一-龥\d]")
"""Words with a space between every two characters, as titles are stretched over a line."""


@lru_cache(maxsize=1)
def _marks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before a title, behind its office, and in words that are apart in pieces."""
    before = (
        r"(?:[*＊★☆●○◆◇■□▲△▶►→•·#※>\-—_]+\s*|[（(]?[一二三四五六七八九十\d]{1,2}[.．、)）]\s*|"
        r"(?:\d{1,2}\s+|0\d)(?=[一-龥]{1,6}[省市县旗州盟])|"
        r"(?:Re|Fw|Fwd|RE|FW|FWD)\s*[:：]\s*|"
        r"[【\[〔（(](?:年报|定稿|终稿|初稿|草稿|草案|(?:送审|报审|报送|修改|征求意见|公开|公示)[稿版]?"
        r"|最新|转载|原创|置顶|公告|(?:(?:政府|政务)?信息公开|政务公开)(?:工作)?(?:年报|年度报告)?"
        r"|年度报告|(?:19|20)\d\d年?度?)[】\]〕）)]\s*)+"
    )
    behind = r"(?:[\s\-—–_·*]+|1\s*[-—–~～至]\s*12\s*月份?|(?:19|20)\d\d年?\s*[-—–~～至]\s*)+$"
    return re.compile(before), re.compile(behind), re.compile(r"(?<=[一-龥])\s+(?=[一-龥\d])")


def without_title_marks(form: Form, title: str) -> str:
    """A title without bullets, numbers and remarks before it or behind its office.

    Only where a name such as offices have is left: any other stays as it was printed.
    """
    before, behind, gaps = _marks()
    mark = before.match(title)
    bare = title[mark.end() if mark else 0 :].rstrip("*＊ ")
    pieces = next((match for words in _title_patterns(form) if (match := words.search(bare))), None)
    if pieces and re.search(r"\s", pieces[0].strip()):
        bare = gaps.sub("", bare)
    office, year = office_and_year(form, bare)
    name = behind.sub("", office or "")
    if not (office and year and ENDS_AS_OFFICE.fullmatch(name)):
        return title
    rest = office[len(name) :] if office else ""
    if f"{name}{rest}" in bare:
        return bare.replace(f"{name}{rest}", name, 1)
    return bare.replace(rest, "", 1)


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
    plain = years_in_digits(plain_digits(title)).translate(SIMPLIFIED)
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


def tidy_year(title: str) -> str:
    """A title whose year is written in one way: no spaces in or around it, no letter O in it.

    Words that are spaced one character apart are put together.
    """
    title = _APART.sub(lambda words: re.sub(r"\s+", "", words[0]), title)
    title = _LETTER_YEAR.sub(_without_letters, title)
    title = _SPACED_YEAR.sub(lambda year: year[0].translate(_LETTER_ZERO), title)
    return re.sub(r"(?<!\s)\s*((?:19|20)\d\d年度?)\s*", r"\1", title)


def names_office(words: str) -> bool:
    """Whether words end as the names of offices, schools and firms do."""
    return bool(ENDS_AS_OFFICE.fullmatch(words) or _ENDS_AS_FIRM.fullmatch(words))


def can_be_office(words: str) -> bool:
    """Whether words may name an office: no year, no verb, none of the marks of a sentence."""
    has_marks = _OFFICE_MARKS.search(words) or _LABEL_BEFORE.search(words)
    return not has_marks and not _VERBS.search(words)


def tells_office(form: Form, title: str, office: str) -> bool:
    """Whether the office of a title may be one.

    In the title that this program makes it may be anything but a label, a path or a sentence.
    """
    if UNREAD in office:
        return False
    if _generated(form).fullmatch(title):
        is_labelled = _LABELLED.search(office) or _LABEL_BEFORE.search(office)
        return not (_VERBS.search(office) or is_labelled or _has_more(office))
    return can_be_office(office)


def _has_more(office: str) -> bool:
    """Whether there is more before a name than belongs to it: 11:56 AM …, 政策文件 …."""
    first, *rest = office.split()
    is_word = bool(rest) and len(first) >= _FIRST_WORD and not ENDS_AS_OFFICE.fullmatch(first)
    return is_word or bool(late(_NO_NAME).search(office))


def can_be_title(form: Form, line: str) -> bool:
    """Whether a line that holds a title's words may be one: no label or path, no notice."""
    if made := _generated(form).fullmatch(line):
        return tells_office(form, line, made["office"].removesuffix("关于"))
    return not re.search(r"[/／|｜>＞»›：:，；]|关于印发|关于做好|简称", line)


def title_ends(form: Form, sentence: str) -> Iterator[tuple[int, int]]:
    """Where the words that every title has begin and end in a sentence, the longest first."""
    found = [match.span() for words in _title_patterns(form) for match in words.finditer(sentence)]
    yield from sorted(found, key=lambda span: (span[0], -span[1]))


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


@lru_cache(maxsize=8)
def _title_cores(form: Form) -> list[str]:
    return [core(words) for words in _title_words(form)]


def _office(words: str, year: str) -> str | None:
    words = words.strip().removeprefix("关于").removesuffix("关于")
    twice = re.match(rf"{year}\s*年\s*度?(?=.)", plain_digits(words)) if year else None
    name = words[twice.end() if twice else 0 :].strip().removesuffix("政务").strip()
    if re.fullmatch(_KIND_ALONE, name):
        return None
    name = _without_site(name)
    return f"{name}政府" if re.search("[省市县区旗镇乡]人民$", name) else name or None


def _without_site(name: str) -> str:
    """A name without the site or column of a site that it stands in: 县政府网站永和镇专栏."""
    on_site = re.fullmatch(
        r"(?:[一-龥]{0,16}?(?:网站|门户网(?!站)|政府网(?!站)))?(?P<name>[一-龥]+?(?:政府|办事处|街道|镇|乡|苏木|局))"
        r"(?:(?:政府|政务)?信息公开|政务公开)?(?:专栏|专题|子站|子网站|频道|门户网站|网站)?",
        name,
    )
    return on_site["name"] if on_site else name


def _without_letters(year: re.Match[str]) -> str:
    """A Chinese year in digits, where it has a letter O for a nought."""
    words = year[0].translate(_LETTER_NOUGHT)
    return words if words == year[0] else words.translate(CHINESE_DIGITS)


def _year(digits: str) -> int | None:
    year = int(digits)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
