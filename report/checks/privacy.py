"""What must never be published: people's numbers, and marks of secrecy.

A message never repeats a number in full: it would carry it to wherever the findings go.
"""

import re
from collections.abc import Callable
from datetime import date

from nianbao.report.checks.rule import ERROR, WARNING, seeking
from nianbao.report.checks.seeking import Sought, SoughtWords, Spot, View
from nianbao.report.text import one_shape

_JOIN = "[ \u3000—－–-]?"
"""What may stand between the groups of an identity number."""
_PROVINCES = "1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]"
_LONG_ID = re.compile(
    rf"(?<![0-9A-Za-z])(?:{_PROVINCES})\d{{4}}{_JOIN}\d{{4}}{_JOIN}\d\d{_JOIN}\d\d{_JOIN}\d{{3}}"
    rf"{_JOIN}[0-9XxＸｘ](?![0-9A-Za-z])",
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


def is_identity_number(text: str) -> bool:
    """Whether 18 digits (the last may be X) are an identity number: a birthday, a check digit."""
    digits = re.sub("[^0-9A-Za-z]", "", one_shape(text)).upper()
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


def _personal(what: str, group: int = 0) -> Callable[[Spot], str]:
    """What is said of a number, of which only a few digits are shown."""

    def says(spot: Spot) -> str:
        number = re.sub("[^0-9A-Za-z]", "", one_shape(spot.match[group]))
        return (
            f"“{number[:3]}****{number[-2:]}”像是{what}，"
            "属于个人隐私，公开前必须删去或遮住中间几位。"
        )

    return says


_LAW = "《条例》第十五条；《个人信息保护法》"
_ID = "110105194912310" + "02X"
"""The example of GB 11643; all numbers here are made up."""

_IDENTITY_NUMBERS = SoughtWords(
    (
        Sought(
            _LONG_ID,
            _personal("身份证号"),
            unless=lambda spot: not is_identity_number(spot.match[0]),
            marks=(
                f"申请人身份证号«{_ID}»，已答复。",
                f"联系人（«{_ID.lower()}»）。",
                "身份证：«110105 19491231 002X»。",
                "编号«１１０１０５１９４９１２３１００２X»。",
                f"证号«{_ID[:-1]}Ｘ»、«{_ID[:-1]}ｘ»。",
                "证号«110105-19491231-002X»，«110105—1949—1231—002X»。",
            ),
            leaves=(
                "身份证号110105194912310021。",
                "身份证号110105********002X已遮住。",
                "编号110105-19491331-002X、110105-19491231-0021。",
                "统一社会信用代码11411421005885432A。",
                "资金110105194912310.02元。",
                f"可查阅http://a.gov.cn/{_ID}.html。",
                "长号1101051949123100212345。",
            ),
        ),
        Sought(
            _SHORT_ID,
            _personal("旧身份证号（15位）"),
            severity=WARNING,
            unless=lambda spot: not _is_day("19" + spot.match[0][6:12]),
            marks=("旧证号«110105491231002»。",),
            leaves=("文件编号110105491331002。",),
        ),
    ),
    view=View.NUMBERS,
)
_MOBILE_NUMBERS = SoughtWords(
    (
        Sought(
            _MOBILE,
            _personal("手机号", group=1),
            marks=(
                "请拨打«138-0013-8000»咨询。",
                "手机«+86 13800138000»。",
                "可电联«199 0013 8000»或«16600138000»。",
                "电话«１３８００１３８０００»。",
            ),
            leaves=(
                "电话138****8000、138××××8000。",
                "热线12345，投诉12388。",
                "编号20241380013800012。",
                "金额13800138000.50元。",
                "可查阅http://a.gov.cn/t13800138000.html。",
                "电话0370-13800138000转。",
                "号码12800138000不存在。",
            ),
        ),
    ),
    view=View.NUMBERS,
)
_CARD_NUMBERS = SoughtWords(
    (
        Sought(
            _CARD,
            _personal("银行卡号"),
            unless=lambda spot: not is_card_number(spot.match[0]),
            marks=(
                "补贴发放至«6222020000000000000»。",
                "账号«4111 1111 1111 1111»，开户行略。",
                "卡号«5500-0000-0000-0004»。",
                "汇款账户«6011000000000004»由镇财政所管理。",
                "账号«6222020000000000000»和«6011111111111117»。",
            ),
            leaves=(
                "账号4111111111111112。",
                "统一社会信用代码524100000000000040，91410000MA3X00000A。",
                "编号2024000000000000000。",
                "金额4111111111111111.5元。",
                "卡号6222****0004。",
                "公开1,295条、229条、165条、410条、86条。",
                "身份证411421198001010125。",
            ),
        ),
    ),
    view=View.NUMBERS,
)
_SECRECY_MARKS = SoughtWords(
    (
        Sought(
            _SECRECY,
            "“{words}”是涉密或内部文件的标志，不能公开；请查清来源，删去相关内容。",
            marks=(
                "«绝密★» 长期",
                "«机密★1年» 关于安全生产的通知",
                "«秘密★3个月»。",
                "«内部资料，注意保存»\n一是公开信息86条。",
                "«（内部资料）»公开信息86条。",
                "公开86条。\n«内部资料»\n收到申请0件。",
                "«内部文件 不得外传»",
            ),
            leaves=(
                "没有涉及国家秘密、商业秘密的信息。",
                "健全保密审查制度，机密文件不上网。",
                "内部资料管理制度已公开。",
                "严格区分内部文件与公开文件。",
                "评为五星★★★★★示范村。",
                "上网信息不涉密，涉密信息不上网。",
            ),
        ),
    )
)

RULES = (
    seeking(
        "P01",
        ERROR,
        source=_LAW,
        help=(
            "年报是公开的，检查的人见到居民身份证号会要求撤下。18位号码校验码对得上就是真号码，"
            "要删去；15位的旧号码请看一看是不是。"
        ),
        notes=True,
        words=_IDENTITY_NUMBERS,
    ),
    seeking(
        "P02",
        WARNING,
        source=_LAW,
        help=(
            "年报里出现个人的手机号，检查的人可能要求遮住，联系方式请写单位的座机。"
            "遮住中间四位的（138****1234）和座机号码不受影响。"
        ),
        notes=True,
        words=_MOBILE_NUMBERS,
    ),
    seeking(
        "P03",
        WARNING,
        source=_LAW,
        help=(
            "有一串16至19位的数字像银行卡号，检查的人见到会要求撤下。"
            "是卡号的删去；是别的编号的，写明理由。"
        ),
        notes=True,
        words=_CARD_NUMBERS,
    ),
    seeking(
        "P06",
        WARNING,
        source="《条例》第十四条、第十七条；《保守国家秘密法》",
        help=(
            "文字里带着涉密或内部文件的标志，检查的人会追查来源，多半是从那类文件里粘贴来的。"
            "请查清来源，做过保密审查再公开。"
        ),
        notes=True,
        words=_SECRECY_MARKS,
    ),
)
