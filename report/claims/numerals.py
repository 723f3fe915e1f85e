"""The one reader of numbers in Chinese prose: what counts something, and where it stands.

Read are digits (full-width, `1,295`, `10万`, `13万2千`) and Chinese numerals (十二, 两千, 一千三,
廿三, as on cheques 陆拾捌), with the unit behind them, and 零 or 无 where a number is due
(均为零). Years, dates, ordinals, document and telephone numbers, list numbers and times count
nothing and are not read.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from nianbao.report.text import PLAIN_DIGITS, translated

PERCENT = "%"
"""The unit of a percentage; its value is 15 for 15%, 百分之十五 and 15.3 for 15.3％."""

_UNITS = (
    "个百分点|件次|人次|条次|户次|期次|万元|平方米|公里|件|条|宗|份|起|次|项|个|家|名|篇|期|例|封"
    "|户|场|批|大类|类|部|处|张|块|幅|则|册|本|套|种|台|间|座|所|位|人|元|亩|村"
)
_PLAIN = PLAIN_DIGITS | str.maketrans(
    "．％〇壹贰叁肆伍陆柒捌玖拾佰仟萬", ".%零一二三四五六七八九十百千万"
)
_NOT_ON_CHEQUES = re.compile("(?<=[队入退])伍|(?<=[大登水着])陆|(?<=[收捡])拾|放肆")
"""Characters that are numerals on cheques only: 队伍, 大陆, 收拾."""
_WIDE_COMMA = re.compile(r"(?<![\d,，、])(\d{1,3})，(\d{3})(?=[ \u3000]?(?:[条件次份篇元人]|万))")
"""12，000条: a comma as wide as the ones between clauses stands in a number."""
_ONES = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"两": 2}
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_TENS = str.maketrans({"廿": "二十", "卅": "三十"})
_ONE = "[一二两三四五六七八九]"
_UNDER_MYRIAD = re.compile(
    rf"(?:({_ONE})千)?(零)?(?:({_ONE})百)?(零)?(?:({_ONE})?(十))?(零)?({_ONE})?"
)
_APART = rf"(?<![\d.,])(?<![\d.,][ \u3000])\d(?:[ \u3000]\d){{1,5}}(?=[ \u3000]?(?:{_UNITS}))"
"""2 6件: digits that a scan or a copy has set apart."""
_DIGITS = rf"{_APART}|" r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_TOKEN = re.compile(
    r"(?P<nothing>(?<=[为是：:])[零无](?=[，。；、,;)）\n]|$))"
    rf"|(?P<percent>百分之)?(?:(?P<digits>{_DIGITS})[ \u3000]?(?P<scale>[百千万亿]?)"
    r"(?:(?<=万)(?P<low>\d{1,4})(?P<low_scale>[百千]?)|(?<=千)(?P<hundreds>\d)百)?"
    r"|(?P<chinese>[零一二两三四五六七八九十百千万亿廿卅]+)"
    r"(?(percent)(?:点(?P<decimals>[零一二三四五六七八九]+))?))"
    rf"(?P<rough>[余多几来]?)[ \u3000]?(?P<unit>%|{_UNITS})?"
)
_ROUGH_BEFORE = re.compile(
    "(?:[约近超逾几]|\\d(?=[ \u3000])|超过|突破|接近|不足|至少|最多|最高|不到|不少于|不低于)"
    "[ \u3000]?$"
)
_SEVERAL = re.compile("(?<![人件总份户次项条个篇量理结收])数$")
"""数十 and 数百 are rough; 办结数14件 is not."""
_ROUGH_BEHIND = re.compile(r"余|多(?![\d一二两三四五六七八九十])|以[上下内]|左右|上下|不等")
_RANGE_BEFORE = re.compile(
    r"[\d零一二两三四五六七八九十百千万][件条次个项]?(?:[-—–~～]{1,2}|[至到])$"
)
_RANGE_BEHIND = re.compile(r"(?:[-—–~～]{1,2}|[至到])[\d一二两三四五六七八九十]")
_LABELS_BEFORE = re.compile(
    r"(?:第|附件|附表|附图|(?<![请议查代记报填])表|图|序号|编号|电话|邮编|每|[\[〔【A-Za-z]|[A-Za-z\d][-./:_@])"
    r"[ \u3000]?$"
)
_COPIES = ("份", "张", "册")
_FORMS_BEFORE = re.compile("[\u4e00-\u9fff][表图][ \u3000]?$")
"""Forms and charts are counted in copies: 征求意见表460份; 表3 is a label."""
_ATTACHED = ("处", "个", "份", "张", "条")
"""Units of attachments that are counted: 过期附件3处; 附件3 is a label."""
_DURATION = re.compile(r"个(?:多|半)?(?:月|工作日|小时|星期|季度|日|年)")
_BARE_END = re.compile(r"[ \u3000]?(?:[，。；、,;)）】\]\n！和与及]|$|[.．](?!\d))")
_SET_APART = re.compile("[, \u3000]")
_LIST_START = re.compile(r"(?:^|[\n。；：:;！？（(])[ \u3000]*$")
_LIST_END = re.compile(r"[ \u3000]?[、.．)）]")
_SAYINGS = re.compile(
    "一(?:次性|件事|条龙|条街|条心|起来|个个|项项|件件|类一|部分|张网|本账|个窗口)"
)
_TOGETHER = re.compile(r"(?:发生|受理|收到|接到|出现|产生|引发|办结|答复|结转|共|有|[：:])$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: characters `start` to `end` of its text, the unit included.

    `exact` is False where the text says about how many (余, 多, 约, 以上, 3至5件).
    """

    value: int | Decimal
    start: int
    end: int
    unit: str
    exact: bool


def read_numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text that counts something, in order."""
    plain = _NOT_ON_CHEQUES.sub(lambda match: "\u3000" * len(match[0]), text)
    plain = translated(plain, _PLAIN)
    plain = _WIDE_COMMA.sub(r"\1,\2", plain)
    found = (_number(plain, match) for match in _TOKEN.finditer(plain))
    return tuple(number for number in found if number is not None)


def read_chinese(numeral: str) -> int | None:
    """The value of a Chinese numeral, 一千三 read as 1300; None when it is not well-formed."""
    plain = numeral.translate(_PLAIN).translate(_TENS)
    if all(character in _ONES for character in plain):
        positional = len(plain) != 2 or "零" in plain
        return int("".join(str(_ONES[one]) for one in plain)) if plain and positional else None
    for mark in "亿万":
        head, found, tail = plain.rpartition(mark)
        if found:
            return _joined(read_chinese(head), _SCALES[mark], tail)
    return _under_myriad(plain)


def _joined(high: int | None, scale: int, tail: str) -> int | None:
    """`high` times 万 or 亿, and what stands behind: 一万二 is 12000, 一万零二 is 10002."""
    if high is None or not tail:
        return None if high is None else high * scale
    if len(tail) == 1:
        return high * scale + _ONES[tail] * scale // 10 if tail in _ONES else None
    low = read_chinese(tail.lstrip("零"))
    return None if low is None or low >= scale else high * scale + low


def _under_myriad(numeral: str) -> int | None:
    match = _UNDER_MYRIAD.fullmatch(numeral)
    if not match:
        return None
    thousands, _, hundreds, _, tens, ten, _, ones = match.groups()
    value = 1000 * _ONES.get(thousands, 0) + 100 * _ONES.get(hundreds, 0)
    value += 10 * _ONES.get(tens, 1) if ten else 0
    short = {"千": 100, "百": 10}.get(numeral[-2:-1], 1)
    return value + short * _ONES.get(ones, 0)


def _number(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["nothing"]:
        return Number(0, start, end, "", True)
    before, behind = text[max(0, start - 8) : start], text[end : end + 8]
    if not _counts(text, match, before, behind):
        return None
    value = _value(match)
    if value is None:
        return None
    exact = not (
        match["rough"]
        or _ROUGH_BEFORE.search(before)
        or (match["chinese"] and _SEVERAL.search(before))
        or _ROUGH_BEHIND.match(behind)
        or _RANGE_BEFORE.search(before)
        or _RANGE_BEHIND.match(behind)
    )
    unit = PERCENT if match["percent"] else match["unit"] or ""
    if not unit:
        end -= len(match[0]) - len(match[0].rstrip())
    return Number(value, start, end, unit, exact)


def _counts(text: str, match: re.Match[str], before: str, behind: str) -> bool:
    """Whether a number counts something, to judge by what stands around it."""
    if match["percent"]:
        return True
    copies = match["unit"] in _COPIES and _FORMS_BEFORE.search(before)
    attached = match["unit"] in _ATTACHED and before.rstrip().endswith("附件")
    if (_LABELS_BEFORE.search(before) and not copies and not attached) or re.match(
        r"[-./:]?\d", behind
    ):
        return False
    if not match["unit"]:
        return bool(match["digits"]) and _stands_alone(text, match)
    if match["unit"] == "个" and _DURATION.match(text, match.end() - 1):
        return False
    return not match["chinese"] or _is_no_saying(text, match, before)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether digits without a unit are a figure, not a year, a telephone or a list number."""
    digits, end = match["digits"], match.end()
    if "." in digits or len(digits) > 7 or (digits[0] == "0" and len(digits) > 1):
        return False
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return False
    if _LIST_START.search(text[: match.start()][-4:]) and _LIST_END.match(text, end):
        return False
    return bool(match["rough"]) or _BARE_END.match(text, end) is not None


def _is_no_saying(text: str, match: re.Match[str], before: str) -> bool:
    """Whether a Chinese numeral is more than a part of a word: 统一, 一起学习, 一次性."""
    if match["chinese"] != "一":
        return True
    if before.endswith(tuple("任某这那哪另同逐统唯专单之进万")) or _SAYINGS.match(
        text, match.start()
    ):
        return False
    return match["unit"] != "起" or _TOGETHER.search(before) is not None


def _value(match: re.Match[str]) -> int | Decimal | None:
    if numeral := match["chinese"]:
        return _chinese_value(match, numeral)
    value = Decimal(_SET_APART.sub("", match["digits"])) * _SCALES.get(match["scale"], 1)
    if low := match["low"]:
        alone = 1000 if len(low) == 1 else 1
        value += int(low) * _SCALES.get(match["low_scale"], alone)
    value += int(match["hundreds"] or 0) * _SCALES["百"]
    return int(value) if value == value.to_integral_value() else value


def _chinese_value(match: re.Match[str], numeral: str) -> int | Decimal | None:
    """The value of a Chinese numeral, behind 百分之 with its decimals: 九十三点三."""
    if match["rough"] and numeral in _SCALES:
        return _SCALES[numeral]
    value = 100 if match["percent"] and numeral == "百" else read_chinese(numeral)
    decimals = match["decimals"]
    if value is None or not decimals:
        return value
    return value + Decimal("".join(str(_ONES[one]) for one in decimals)).scaleb(-len(decimals))
