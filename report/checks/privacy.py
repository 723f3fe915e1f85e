"""P01–P03, P06: what must never be published: people's numbers, and marks of secrecy.

A message never repeats a number in full: it would carry it to wherever the findings go.
"""

import re
from collections.abc import Iterator
from datetime import date

from report.checks.rule import Context, Rule
from report.checks.text_rules import Remark, text_rule
from report.finding import Finding, Severity
from report.words.fields import Field
from report.words.sentences import narrow, without_addresses

_PROVINCES = "1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]"
_LONG_ID = re.compile(
    rf"(?<![0-9A-Za-z])(?:{_PROVINCES})\d{{4}} ?\d{{8}} ?\d{{3}}[0-9Xx](?![0-9A-Za-z])",
    re.ASCII,
)
_SHORT_ID = re.compile(
    rf"(?<![0-9A-Za-z.])(?:{_PROVINCES})\d{{13}}(?![0-9A-Za-z.])",
    re.ASCII,
)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"

_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.\-])(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![0-9A-Za-z]|\.\d|-\d)",
    re.ASCII,
)

_CARD = re.compile(
    r"(?<![0-9A-Za-z.\-])(?:[3-6]|9558)\d(?:[ -]?\d){14,17}(?![0-9A-Za-z]|\.\d|-\d)",
    re.ASCII,
)
_CARD_DIGITS = range(16, 20)
_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)

_PAPERS = "内部(?:资料|文件|材料|刊物)"
_SECRECY = re.compile(
    r"[绝机秘]密\s*[★☆][^\s，。；、]{0,6}|密\s*级\s*[：:]\s*[绝机秘]密"
    rf"|[（(【\[〔]\s*{_PAPERS}\s*[^）)】\]〕\n]{{0,10}}[）)】\]〕]"
    rf"|{_PAPERS}[\s，,、：:！!★☆]*(?:请?注意|妥善|严禁|不得|切勿|请勿|禁止)"
    r"(?:保存|保管|保密|外传|翻印|转载|扩散|公开)"
    rf"|(?<![^\n])\s*{_PAPERS}\s*[★☆]?\s*(?![^\n])"
)


def check_identity_numbers(context: Context) -> Iterator[Finding]:
    """P01: no 居民身份证号, neither of 18 digits nor of 15."""
    yield from _long_identity_numbers(context)
    yield from _short_identity_numbers(context)


@text_rule("P02", notes=True)
def check_mobile_numbers(_: Context, field: Field) -> Iterator[Remark]:
    """P02: no mobile number; a masked one and a landline are fine."""
    for match in _MOBILE.finditer(_numbers_of(field.text)):
        yield _personal(match, "手机号", 1)


@text_rule("P03", notes=True)
def check_card_numbers(_: Context, field: Field) -> Iterator[Remark]:
    """P03: no number of a bank card."""
    for match in _CARD.finditer(_numbers_of(field.text)):
        if is_card_number(match[0]):
            yield _personal(match, "银行卡号")


@text_rule("P06", notes=True)
def check_secrecy_marks(_: Context, field: Field) -> Iterator[Remark]:
    """P06: no secrecy mark pasted from a document."""
    for match in _SECRECY.finditer(field.text):
        words = match[0].strip()
        start = match.start() + match[0].index(words)
        yield Remark(
            start,
            start + len(words),
            f"“{words}”是涉密或内部文件的标志，不能公开；请查清来源，删去相关内容。",
        )


def is_identity_number(text: str) -> bool:
    """Whether 18 digits (the last may be X) are an identity number: a birthday, a check digit."""
    digits = text.replace(" ", "").upper()
    weighed = sum(
        weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, digits[:17], strict=True)
    )
    return _ID_CHECKS[weighed % 11] == digits[17] and _is_day(digits[6:14])


def is_card_number(text: str) -> bool:
    """Whether the digits pass Luhn's test, and are neither an identity nor a credit code."""
    digits = re.sub(r"[ -]", "", text)
    if len(digits) not in _CARD_DIGITS:
        return False
    if len(digits) == 18 and (_is_day(digits[6:14]) or _is_credit_code(digits)):
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


@text_rule("P01", Severity.ERROR, notes=True)
def _long_identity_numbers(_: Context, field: Field) -> Iterator[Remark]:
    """18 digits whose check digit is right: a certainty."""
    for match in _LONG_ID.finditer(_numbers_of(field.text)):
        if is_identity_number(match[0]):
            yield _personal(match, "身份证号")


@text_rule("P01", notes=True)
def _short_identity_numbers(_: Context, field: Field) -> Iterator[Remark]:
    """15 digits that could be an old number."""
    for match in _SHORT_ID.finditer(_numbers_of(field.text)):
        if _is_day("19" + match[0][6:12]):
            yield _personal(match, "旧身份证号（15位）")


def _numbers_of(text: str) -> str:
    return narrow(without_addresses(text))


def _is_credit_code(digits: str) -> bool:
    """Whether 18 signs are a unified social credit code (GB 32100)."""
    weighed = sum(
        weight * _CREDIT_SIGNS.index(sign)
        for weight, sign in zip(_CREDIT_WEIGHTS, digits[:17], strict=True)
    )
    return _CREDIT_SIGNS[-weighed % 31] == digits[17]


def _is_day(text: str) -> bool:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8])).year >= 1900
    except ValueError:
        return False


def _personal(match: re.Match[str], what: str, group: int = 0) -> Remark:
    number = re.sub(r"[ -]", "", match[group])
    return Remark(
        match.start(),
        match.end(),
        f"“{number[:3]}****{number[-2:]}”像是{what}，属于个人隐私，公开前必须删去或遮住中间几位。",
    )


_NOT_PUBLIC = "《条例》第十五条；《个人信息保护法》"

RULES: tuple[Rule, ...] = (
    Rule(
        "P01",
        Severity.ERROR,
        _NOT_PUBLIC,
        "年报是公开的，不能出现居民身份证号。18位号码的校验码对得上就是真号码，必须删去；"
        "15位的旧号码请看一看是不是。",
        check_identity_numbers,
    ),
    Rule(
        "P02",
        Severity.WARNING,
        _NOT_PUBLIC,
        "年报里不应出现个人的手机号，联系方式请写单位的座机。"
        "遮住中间四位的（138****1234）和座机号码不受影响。",
        check_mobile_numbers,
    ),
    Rule(
        "P03",
        Severity.WARNING,
        _NOT_PUBLIC,
        "有一串16至19位的数字像银行卡号。是卡号的必须删去；是别的编号的，写明理由即可。",
        check_card_numbers,
    ),
    Rule(
        "P06",
        Severity.WARNING,
        "《条例》第十四条、第十七条；《保守国家秘密法》",
        "文字里带着涉密或内部文件的标志，多半是从那类文件里粘贴来的。"
        "公开前要做保密审查，请查清来源，删去相关内容。",
        check_secrecy_marks,
    ),
)
