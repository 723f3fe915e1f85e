"""What a report's checks may know of the registers: their figures, and words it must not hold."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.registers.counting import CountingRules
from nianbao.report.registers.record import Record, told_number
from nianbao.report.registers.tables import kept_figures
from nianbao.report.text import plain_digits

_NAMES = re.compile(r"[、，,;；/\s\u3000]+|和(?=\S{2,4}$)")
_ASIDE = re.compile(r"[（(].*?[）)]|等\s*\d*\s*[人户名]?$")
_NUMBER = re.compile(r"(?<![\d])\d(?:[ -]?\d){6,19}(?![\d])")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_HAN = re.compile(r"[\u3400-\u9fff·]{2,40}")
_ANYBODY = frozenset(
    [
        "本人",
        "他人",
        "无",
        "匿名",
        "不详",
        "未知",
        "群众",
        "村民",
        "居民",
        "某某",
        "自然人",
        "公民",
        "申请人",
        "代理人",
        "代表人",
        "负责人",
        "办公室",
        "同上",
    ]
)
"""What stands in the place of a name and is none."""
_PUBLIC = re.compile("(?:人民)?(?:政府|法院|检察院)$|(?:委员会|办公室|街道办事处|[局厅委部署])$")
"""How the names of organs end: they are no secret, and stand in reports."""


class PersonalWord(NamedTuple):
    """A name or a contact of a register; the number of its record, and what its field is called."""

    number: str
    label: str
    word: str


@dataclass(frozen=True, slots=True)
class RegistersBeside:
    """The registers as the checks of one report see them.

    `figures` are those of cells whose register was kept in the year; `words` what is personal.
    """

    figures: Mapping[CellRef, Figure]
    words: tuple[PersonalWord, ...]


def registers_for(
    records: Iterable[Record], office: str, year: int, rules: CountingRules
) -> RegistersBeside | None:
    """What the registers of an office have for a report; None where it keeps none for that year."""
    there = tuple(records)
    figures = {ref: one.figure for ref, one in kept_figures(there, year, rules).items()}
    words = tuple(sorted(set(personal(there, office))))
    return RegistersBeside(figures, words) if figures or words else None


def personal(records: Iterable[Record], office: str) -> Iterator[PersonalWord]:
    """The names and contacts of records that tell of somebody wherever they stand.

    What is too short, stands for anybody, or names an organ is left out, and what is part of the
    office's own name: in a report these say nothing of an applicant.
    """
    for record in records:
        number, shape = told_number(record), record.shape
        for field in shape.fields:
            if field.personal:
                for word in _telling(record.text(field.name), office):
                    yield PersonalWord(number, field.label, word)
            for part in record.parts(field.name):
                for inner in field.fields:
                    if inner.personal and part.text("whom") == "third_party":
                        for word in _telling(part.text(inner.name), office):
                            yield PersonalWord(number, inner.label, word)


def _telling(value: str, office: str) -> Iterator[str]:
    """The names, numbers and addresses of mail in one value."""
    plain = plain_digits(value)
    yield from (re.sub("[ -]", "", match[0]) for match in _NUMBER.finditer(plain))
    yield from (match[0] for match in _MAIL.finditer(plain) if not match[0][0].isdigit())
    names = _ASIDE.sub("", plain)
    if any(sign.isdigit() for sign in names):
        return  # an address, or a name with a number: its words are everyday ones
    for name in _NAMES.split(names):
        known = name in _ANYBODY or name in office or office in name
        if _HAN.fullmatch(name) and not known and not _PUBLIC.search(name):
            yield name
