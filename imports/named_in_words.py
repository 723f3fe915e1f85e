"""Office and year as the sentences of a report tell them, where no title does."""

import re
from collections.abc import Iterable, Iterator, Sequence

from nianbao.imports.titles import (
    ENDS_AS_OFFICE,
    can_be_office,
    office_and_year,
    tidy_year,
    title_ends,
)
from nianbao.report.document import FIRST_YEAR, LAST_YEAR
from nianbao.report.form.shape import Form
from nianbao.report.text import plain_digits, without_spaces

_TITLE = r"(?P<title>[^，。；《》,;：:]{4,80})"
_MADE_PUBLIC = re.compile(rf"(?:现将|公布|发布|现公开|社会公开|现就|编制(?:形成)?了?){_TITLE}")
_QUOTED = re.compile(rf"《{_TITLE}》")
_OPENING = re.compile(rf"^{_TITLE}(?<=根据|按照|依据)")
_COMPILED = re.compile(
    r"(?:(?:报告|年报)[^。；]{0,80}?由|[，,](?=[^。；，,]{3,30}编制20\d\d年))(?P<office>[^，。；、：,;:《》（）()]{3,30}?)"
    r"(?:(?:按照|根据|依据|综合|负责|组织)[^。；]{0,120}?)?编(?:制|写|撰)"
)
_DESK = re.compile(r"(?:党政(?:综合)?|综合)办(?:公室)?$|(?:(?<=办事处)|(?<=[乡镇]人民政府))办公室$")
"""The room that writes a township's report: it is not whose report it is."""
_NO_NAME = re.compile("[省市县区镇乡街局]?(?:人民)?(?:政府|街道|办事处|局)?(?:办公室|办)?")
_CLAUSE_MARKS = "，。；、《》〈〉<>,;：:“”\n"
_YEAR = re.compile(r"((?:19|20)\d{2})\s*年\s*度?")
_PERIOD = re.compile(
    r"(20\d\d)年度?0?1月0?1日[^。；\d]{0,8}?(?:0时)?[^。；\d]{0,4}(?:(20\d\d)年)?12月31日"
)


def named_in_sentences(form: Form, sentences: Iterable[str]) -> tuple[str | None, int | None]:
    """Office and year of a lead-in that says whose report it is: 现公布某镇2022年….

    The year also of one that names the report in another way; None for what no sentence tells.
    """
    lines = [sentence.strip() for sentence in sentences]
    for seek in (_MADE_PUBLIC, _QUOTED, _OPENING):
        for office, year in _named(form, lines, seek):
            return office, year
    years = (year for line in lines for year in _years(form, line))
    return _compiled_by(lines), next(years, None) or stated_year(lines)


def named_in_overview(form: Form, lines: Sequence[str]) -> str | None:
    """Whose report it is, as the words in front of section one's sub-heads say it of this year."""
    year = stated_year(lines)
    for office, told in _named(form, lines, _MADE_PUBLIC):
        if year is not None and told == year:
            return office
    return _compiled_by(lines)


def stated_year(texts: Iterable[str]) -> int | None:
    """The year whose 1 January and 31 December bound the figures; None where not one year does."""
    found = {
        (match[1], match[2] or match[1])
        for text in texts
        for match in _PERIOD.finditer(without_spaces(plain_digits(text)))
    }
    if len(found) != 1:
        return None
    first, last = found.pop()
    return int(first) if first == last and FIRST_YEAR <= int(first) <= LAST_YEAR else None


def year_of_overview(texts: Iterable[str]) -> int | None:
    """The year that section one states as the figures', unless it tells of another year's work.

    A period that was not changed from last year's stands alone with its year.
    """
    lines = list(texts)
    year = stated_year(lines)
    plain = "\n".join(_PERIOD.sub("", without_spaces(plain_digits(line))) for line in lines)
    told = re.findall(r"(?<!\d)(20\d\d)年度?(?=[我本全]|[^，。；]{0,12}(?:公开|收到|受理))", plain)
    is_another = len(told) > 1 and len(set(told)) == 1 and told[0] != str(year)
    return None if is_another else year


def _named(
    form: Form, lines: Iterable[str], seek: re.Pattern[str]
) -> Iterator[tuple[str, int | None]]:
    for line in lines:
        for found in seek.finditer(line):
            words = tidy_year(found["title"])
            if _is_of_another_paper(form, words, is_quoted=seek is _QUOTED):
                continue
            office, year = office_and_year(form, words)
            if _is_name(office) and (year or seek is _MADE_PUBLIC):
                yield str(office), year


def _is_of_another_paper(form: Form, words: str, *, is_quoted: bool) -> bool:
    """Whether words name a paper about reports (…工作年度报告编制工作的通知), or none at all."""
    ends = [end for _, end in title_ends(form, words)]
    behind = words[max(ends, default=0) :]
    return not ends or bool(behind if is_quoted else re.search("通知|格式|编制|要求", behind))


def _compiled_by(lines: Iterable[str]) -> str | None:
    """The one office by which the report was written, as it says: 本报告由某镇人民政府编制."""
    found = {_DESK.sub("", match["office"]) for line in lines for match in _COMPILED.finditer(line)}
    named = found.pop() if len(found) == 1 else None
    return named if _is_name(named) and not _NO_NAME.fullmatch(str(named)) else None


def _is_name(office: str | None) -> bool:
    return bool(office and can_be_office(office) and ENDS_AS_OFFICE.fullmatch(office))


def _years(form: Form, line: str) -> Iterator[int]:
    """The years that stand before the words of a title, in one clause with them."""
    plain = tidy_year(plain_digits(line))
    for start, end in title_ends(form, plain):
        if plain[end:].startswith("格式"):
            continue
        clause = re.split(f"[{_CLAUSE_MARKS}]", plain[:start])[-1]
        if years := _YEAR.findall(clause):
            yield int(years[-1])
