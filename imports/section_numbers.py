"""The numbers before heads of sections, in every make that offices print."""

import re

from nianbao.report.form.numbering import split_number

OFFICIAL = "一、"
"""The make of the form; what can be nothing else but the number of a section counts as it."""
COMMON_MAKES = ("1、", "（一）", "(1)")
OTHER_MAKES = (*COMMON_MAKES, "Ⅰ", "①", "01", "1）")
"""Makes that sub-heads have too: only believed where most sections have them, in their order."""
_CHINESE, _FORMAL, _ROMAN, _CIRCLED = "一二三四五六七八九", "壹贰叁肆伍陆", "ⅠⅡⅢⅣⅤⅥ", "①②③④⑤⑥"
_LATIN = ("I", "II", "III", "IV", "V", "VI")
_SURE = (
    re.compile(r"第\s*([一二三四五六七八九1-9１-９])\s*(?:部分|章|节|篇)\s*[、.．:：]?\s*"),
    re.compile(r"第([一二三四五六])[、.．]\s*"),
    re.compile(r"[（(【]([一二三四五六])[、.．]\s*(?=[^）)】]+[）)】]$)"),
    re.compile(r"([一二三四五六七八九])[\s:：,，]+(?=\S)"),
    re.compile(r"([壹贰叁肆伍陆])\s*[、.．]\s*"),
)
_MAKES = (
    ("Ⅰ", re.compile(r"([Ⅰ-Ⅵ])\s*[、.．:：]?\s*")),
    ("Ⅰ", re.compile(r"(VI|IV|V|I{1,3})\s*[、.．:：]\s*")),
    ("①", re.compile(r"([①-⑥])\s*[、.．]?\s*")),
    ("1）", re.compile(r"([1-6一二三四五六])\s*[）)]\s*[、.．]?\s*")),
    ("01", re.compile(r"0?([1-6])[\s\-—|｜/]+(?=\S)")),
)


def split_section_number(line: str) -> tuple[str, int, str]:
    """The make of the number in front of a head, its value, and the words; as `split_number`."""
    style, number, words = split_number(line)
    if style:
        return style, number, words
    for pattern in _SURE:
        if match := pattern.match(line):
            return OFFICIAL, _value(match[1]), line[match.end() :].rstrip("）)】")
    for make, pattern in _MAKES:
        if match := pattern.match(line):
            return make, _value(match[1]), line[match.end() :]
    return "", 0, line


def _value(numeral: str) -> int:
    for numerals in (_CHINESE, _FORMAL, _ROMAN, _CIRCLED, _LATIN):
        if numeral in numerals:
            return numerals.index(numeral) + 1
    return int(numeral)
