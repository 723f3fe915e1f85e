"""The heads of sections: known by their words, never by their number.

Rows of table three begin with 一、二、三、四 too, and sub-heads repeat the words of section two
under another numbering.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from nianbao.imports.labels import core, section_key
from nianbao.imports.section_numbers import COMMON_MAKES, OFFICIAL, split_section_number
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.numbering import chinese_number, numeral_value
from nianbao.report.form.shape import Form

_HEAD_LIMIT = 60
"""Characters the head of a section may have."""
_MISPRINTS = 2
_SHARED = re.compile(r"^(?:(?:19|20)\d\d年?度?)?(?:(?:政府|政务)信息公开|政务公开)?(?:工作)?的?")
_LACKS = "(?:问题|不足|短板|困难|薄弱环节|差距)"
_MENDS = "(?:改进|整改|下一步|下步|今后|努力方向)"
_OWN_WORDS = tuple(
    re.compile(words)
    for words in (
        ".{0,8}(?:总体|基本|开展|推进|进展|主要)(?:工作)?(?:情况|概况)|.{0,4}(?:概述|概况|综述)",
        ".{0,6}主动公开.{0,10}情况|主动公开(?:政府)?信息",
        ".{0,10}(?:收到|处理|办理|受理|答复).{0,12}申请.{0,8}情况|.{0,6}依申请公开.{0,10}情况"
        "|.{0,10}申请.{0,4}(?:收到|处理|办理|受理|答复).{0,6}情况",
        ".{0,16}复议.{0,8}诉讼.{0,8}情况|.{0,16}诉讼.{0,8}复议.{0,8}情况",
        f".{{0,12}}{_LACKS}.{{0,12}}|.{{0,12}}{_MENDS}.{{0,8}}",
        ".{0,6}(?:其他|其它).{0,10}(?:事项|情况|问题).{0,4}|其他|.{0,10}(?:报告|说明)的?事项",
    )
)
"""What the title of each section speaks of, and no other, however it is worded."""
_BULLET = re.compile("^[◆●■★▲◇○□☆※•▶►]\\s*(?=[一二三四五六第])")
_ANNOUNCED = re.compile(
    r"(?:的?(?:具体|详细|有关|相关)?情况)?[（(]?(?:详?见下表|如下表?)(?:所示)?[)）]?[:：]?$"
)
"""What is said behind a title where a table or a list follows: 总体情况如下, 总体情况情况如下."""
_UNIT = re.compile(r"[\s（(]*(?:计量)?单位\s*[:：]\s*[件个条宗]\s*[)）]?$")
_CLAUSE_LIMIT = 25


class Head(NamedTuple):
    """The section a head names, the style and the value of its number, and its words."""

    key: str
    style: str
    number: int
    words: str


def read_head(form: Form, text: str) -> Head | None:
    """The head of a section that a line could be; None when its words are no section's.

    With another number than the form's it has a section's very words.
    """
    head = numbered_head(form, text)
    if head is None or head.style in ("", OFFICIAL):
        return head
    return head if head.style in COMMON_MAKES and is_certain(form, head) else None


def looks_like_section_head(text: str) -> bool:
    """Whether a plain line could be taken for the head of a section."""
    head = read_head(FORM_2021, text)
    return head is not None and head.style in ("", OFFICIAL)


def numbered_head(form: Form, text: str) -> Head | None:
    """The same for a line whose number may be of any make; its words may only be like a title."""
    line = _BULLET.sub("", text.strip())
    if line.startswith("**") and line.endswith("**"):
        line = line.strip("*").strip()
    if len(line) > _HEAD_LIMIT or line.endswith(("。", "；", "，")):
        return None
    return _head_of_line(form, line)


@lru_cache(maxsize=1024)
def _head_of_line(form: Form, line: str) -> Head | None:
    style, number, words = split_section_number(line)
    key = section_key(form, words) or _likely_key(form, style, number, words)
    if key or not style:
        return Head(key, style, number, words) if key else _unparted(form, line)
    return None


def _unparted(form: Form, line: str) -> Head | None:
    """The head of a section whose number has no mark behind it: 一总体情况."""
    place, words = numeral_value(line[:1]), line[1:]
    if not 1 <= place <= len(form.sections):
        return None
    key = form.sections[place - 1].key
    return Head(key, OFFICIAL, place, words.strip()) if section_key(form, words) == key else None


def is_like_title(form: Form, key: str, text: str) -> bool:
    """Whether words without a number are like the title of a section."""
    place = [section.key for section in form.sections].index(key)
    words = text.strip().rstrip(":：")
    is_clause = len(words) <= _CLAUSE_LIMIT and not re.search("[。，；：,;:！？]", words)
    return is_clause and _likely_key(form, OFFICIAL, place + 1, words) is not None


def is_certain(form: Form, head: Head) -> bool:
    """Whether the words of a head are a section's, and not only like them."""
    return section_key(form, head.words) is not None


def _likely_key(form: Form, style: str, number: int, words: str) -> str | None:
    """The section with this number, where the words are like its title.

    They are when the year and the subject that all sections share are taken off, when they hold
    what only that title speaks of, or with one or two characters misprinted.
    """
    if not style or not 1 <= number <= len(form.sections):
        return None
    section = form.sections[number - 1]
    words = _UNIT.sub("", words)
    if (bare := _ANNOUNCED.sub("", words)) != words:
        return next(
            (
                key
                for one in (bare, f"{bare}情况")
                if (key := _likely_key(form, style, number, one))
            ),
            None,
        )
    printed, title = core(words), core(section.title.text)
    plain = _SHARED.sub("", printed)
    for later in form.sections[number:]:  # under one head with another section
        plain = plain.removesuffix(core(later.title.text))
    if section_key(form, plain) == section.key or _OWN_WORDS[number - 1].fullmatch(plain):
        return section.key
    return section.key if _misprints(printed, title) <= _MISPRINTS else None


def _misprints(printed: str, title: str) -> int:
    """How many characters differ in words of one length; more than allowed in any others."""
    if len(printed) != len(title) or len(title) < 2 * _MISPRINTS + 2:
        return _MISPRINTS + 1
    return sum(a != b for a, b in zip(printed, title, strict=True))


def head_findings(form: Form, head: Head, line: int) -> Iterator[Finding]:
    """S02: the number equals the place; S03: the words are the official ones."""
    place = [section.key for section in form.sections].index(head.key) + 1
    title = form.section(head.key).title.text
    if head.number != place:
        printed = f"编号是“{chinese_number(head.number)}”" if head.number else "没有编号"
        yield Finding(
            "S02",
            Severity.WARNING,
            f"原文第{line}行“{head.words}”{printed}，应为“{chinese_number(place)}”；导出时会改好。",
            head.key,
        )
    if core(head.words) != core(title):
        yield Finding(
            "S03",
            Severity.INFO,
            f"原文第{line}行的标题是“{head.words}”，表式规定的是“{title}”；导出时用规定的。",
            head.key,
        )
