"""What is wrong with the records of a register, each finding about one record.

A message names a record by its number, and a field by its label: never what is personal.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nianbao.report.day_words import day_words
from nianbao.report.finding import RuleWords, Severity
from nianbao.report.registers.beside_report import personal
from nianbao.report.registers.calendar import Calendar
from nianbao.report.registers.clocks import (
    EXTENSION_DAYS,
    ClockState,
    answer_clock,
    correction_due,
    is_enquiring,
)
from nianbao.report.registers.record import Record, told_number
from nianbao.report.registers.remedies import EITHER, REFUSALS, REVIEW_FIRST

_NUMBER = re.compile(
    r"[^\d〔〕\[\]【】（）()第]+〔(?:19|20)\d\d〕[1-9]\d{0,4}号(?:之[一二三四五六七八九十]+)?"
)
_EITHER = ("granted", "unable_", "not_processed_")
"""How the outcomes begin whose answers leave the choice of remedy; see 行政复议法 23."""
_WITH_ARTICLES = ("withheld_", "unable_", "not_processed_", "granted_in_part")
_WITHOUT_ANSWER = "closed_"
"""How the outcomes begin of what was withdrawn, merged or given up: no opinion is waited for."""
_PART, _REPEATED = "granted_in_part", "not_processed_repeated"


REGISTER_RULES: Mapping[str, RuleWords] = {
    "R01": RuleWords(
        Severity.ERROR,
        "《条例》第三十三条",
        "收到申请应当在20个工作日内答复，经同意最多再延20个；征求意见的时间不算。",
    ),
    "R02": RuleWords(Severity.WARNING, "《条例》第三十条", "补正要在收到起7个工作日内一次性告知。"),
    "R03": RuleWords(
        Severity.ERROR,
        "《条例》第三十三条",
        "延期要经政府信息公开工作机构负责人同意并告知申请人，最长20个工作日。",
    ),
    "R04": RuleWords(
        Severity.WARNING,
        "国办公开办函〔2021〕30号的表样",
        "一件申请有的公开、有的不公开，只算部分公开一件，不再算别的结果。",
    ),
    "R05": RuleWords(
        Severity.ERROR,
        "《条例》第三十一条、第三十二条",
        "日期的先后要对得上；征求意见还没有答复、期限也没有到的，先不作答复。",
    ),
    "R06": RuleWords(
        Severity.WARNING, "《条例》第三十六条", "没有全部公开的，答复书要写明依据哪一条。"
    ),
    "R07": RuleWords(
        Severity.WARNING,
        "《党政机关公文格式》（GB/T 9704）",
        "文号写成 ×政依复〔2026〕1号：年份用六角括号，序号前不加“第”、不补0；一个文号只用一次。",
    ),
    "R08": RuleWords(
        Severity.ERROR, "国办公开办函〔2021〕30号的表样", "没有类别或收到日期的，算不进表三。"
    ),
    "R09": RuleWords(
        Severity.WARNING,
        "《行政复议法》第二十三条；法释〔2025〕8号",
        "按第十四条至第十六条不予公开的，先行政复议；公开、无法提供、不予处理的，复议、诉讼都可以。",
    ),
    "R10": RuleWords(
        Severity.WARNING,
        "《条例》第十五条；《个人信息保护法》",
        "姓名和联系方式只能留在台账里。是那个人的，从年报里删去；只是同名的不用管。",
    ),
    "R11": RuleWords(
        Severity.WARNING, "《条例》第三十六条第（六）项", "重复申请要指明先前答复的是哪一件。"
    ),
}
"""Every rule by id."""


@dataclass(frozen=True, slots=True)
class RegisterFinding:
    """One sentence about a record; `field` is the name of the field to go to."""

    rule: str
    severity: Severity
    record: Record
    field: str
    message: str


class _Fault(NamedTuple):
    """What breaks a rule: the field, the words, and how bad it is where that is not the worst."""

    rule: str
    field: str
    words: str
    severity: Severity | None = None


class _Around(NamedTuple):
    """What the records of a register say together."""

    calendar: Calendar
    today: date
    numbers: Counter[str]
    groups: Mapping[str, list[Record]]


def check_registers(
    records: Iterable[Record],
    calendar: Calendar,
    today: date,
    office: str = "",
    texts: Iterable[str] = (),
) -> tuple[RegisterFinding, ...]:
    """All findings about the records of an office, in the order of the records.

    `texts` are the words of its reports, in which no name or contact of the register may stand.
    """
    there = tuple(one for one in records if not one.removed)
    requests = [one for one in there if one.register == "requests"]
    around = _Around(calendar, today, _document_numbers(requests), _groups(requests))
    found = [
        _finding(one, fault)
        for one in requests
        for check in _CHECKS
        for fault in check(one, around)
    ]
    whole = "\n".join(texts)
    if whole:
        found += (
            _finding(one, fault) for one in there for fault in _in_reports(one, office, whole)
        )
    order = {one.id: place for place, one in enumerate(there)}
    return tuple(sorted(found, key=lambda one: (order[one.record.id], one.rule)))


def _finding(record: Record, fault: _Fault) -> RegisterFinding:
    number = told_number(record)
    called = f"{number}号：" if number else ""
    severity = fault.severity or REGISTER_RULES[fault.rule].severity
    return RegisterFinding(fault.rule, severity, record, fault.field, f"{called}{fault.words}")


def _in_brackets(sentence: str) -> str:
    """A sentence within another one; nothing where there is none."""
    return f"（{sentence.rstrip('。')}）" if sentence else ""


def _overdue(one: Record, around: _Around) -> Iterator[_Fault]:
    clock = answer_clock(one, around.calendar, around.today)
    if clock is None or clock.due is None or clock.state is not ClockState.OVERDUE:
        return
    due, doubt = day_words(clock.due.day), _in_brackets(clock.due.doubt)
    over = f"超了{-clock.left}个工作日" if clock.left else "过了期限"
    late = f"应当在{due}前答复，{{}}{over}{doubt}。"
    if one.day("decided"):
        yield _Fault("R01", "decided", late.format("办结时"), Severity.WARNING)
    else:
        yield _Fault("R01", "decided", late.format("到今天已经"))


def _corrections(one: Record, around: _Around) -> Iterator[_Fault]:
    sent = [part.day("sent") for part in one.parts("corrections")]
    due = correction_due(one, around.calendar)
    first = min((day for day in sent if day), default=None)
    if first and due and first > due.day:
        doubt = _in_brackets(due.doubt)
        words = f"补正通知{day_words(first)}才发出，应当在{day_words(due.day)}前一次性告知{doubt}。"
        yield _Fault("R02", "corrections", words)
    if len(sent) > 1:
        words = f"补正通知发了{len(sent)}次，应当一次性告知。"
        yield _Fault("R02", "corrections", words)


def _extensions(one: Record, around: _Around) -> Iterator[_Fault]:
    for part in one.parts("extension"):
        days = part.whole("days")
        if days is not None and days > EXTENSION_DAYS:
            yield _Fault("R03", "extension", f"延期{days}个工作日，最长是{EXTENSION_DAYS}个。")
        if (days or part.day("approved")) and not part.day("told"):
            words = "延期还没有记下哪天告知申请人，没有告知的延期不算数。"
            yield _Fault("R03", "extension", words, Severity.WARNING)
        short = one.with_value("extension", None)
        clock = answer_clock(short, around.calendar, around.today)
        told = part.day("told")
        if told and clock and clock.due and told > clock.due.day:
            doubt = _in_brackets(clock.due.doubt)
            until = day_words(clock.due.day)
            words = f"延期在{day_words(told)}才告知，原来的期限{until}已经过了{doubt}。"
            yield _Fault("R03", "extension", words, Severity.WARNING)


def _part_beside_others(one: Record, around: _Around) -> Iterator[_Fault]:
    if one.text("outcome") != _PART:
        return
    group = around.groups.get(one.text("split_from") or one.text("number"), [])
    others = {other.text("outcome") for other in group if other is not one} - {"", _PART}
    if others:
        words = (
            "选了部分公开，同一份申请拆出的别的几件又记了别的结果；"
            "一件里有的公开、有的不公开，只算部分公开一件，请核对。"
        )
        yield _Fault("R04", "outcome", words)


def _order(one: Record, around: _Around) -> Iterator[_Fault]:
    received, decided, served = (one.day(name) for name in ("received", "decided", "served"))
    is_ended = one.text("outcome").startswith(_WITHOUT_ANSWER)
    if received and decided and decided < received:
        yield _Fault("R05", "decided", "办结日期早于收到日期。")
    elif decided and not is_ended and is_enquiring(one, around.calendar, decided):
        yield _Fault("R05", "decided", "征求意见还没有答复、期限没有到，就办结了。")
    if decided and served and served < decided:
        yield _Fault("R05", "served", "送达日期早于办结日期。", Severity.WARNING)
    for name, first, last in (
        ("corrections", "sent", "received"),
        ("enquiries", "sent", "answered"),
        ("enquiries", "sent", "served"),
        ("fee", "notice", "paid"),
    ):
        label = one.shape.by_name[name]
        for part in one.parts(name):
            begun, ended = part.day(first), part.day(last)
            if begun and ended and ended < begun:
                words = (
                    f"{label.label}的“{label.field(last).label}”早于“{label.field(first).label}”。"
                )
                yield _Fault("R05", name, words, Severity.WARNING)


def _articles(one: Record, _: _Around) -> Iterator[_Fault]:
    if one.text("outcome").startswith(_WITH_ARTICLES) and not one.text("articles"):
        yield _Fault("R06", "articles", "没有全部公开，还没有写依据的条款。")


def _document_number(one: Record, around: _Around) -> Iterator[_Fault]:
    number = one.text("document_number")
    if not number:
        return
    if not _NUMBER.fullmatch(number):
        yield _Fault("R07", "document_number", "文号的写法不对，应当像 ×政依复〔2026〕1号。")
    if around.numbers[number] > 1:
        yield _Fault("R07", "document_number", "别的一件也用了这个文号。")


def _uncounted(one: Record, _: _Around) -> Iterator[_Fault]:
    if not one.text("applicant_class"):
        yield _Fault("R08", "applicant_class", "没有选申请人类别，算不进表三。")
    if not one.day("received"):
        yield _Fault("R08", "received", "没有收到日期，算不进哪一年。")


def _remedy(one: Record, _: _Around) -> Iterator[_Fault]:
    outcome, remedy = one.text("outcome"), one.text("remedy")
    if outcome in REFUSALS and remedy == EITHER:
        yield _Fault("R09", "remedy", "这种不予公开应当先行政复议，告知的是复议或诉讼。")
    is_free = outcome.startswith(_EITHER) and outcome != _PART
    if is_free and remedy == REVIEW_FIRST:
        yield _Fault("R09", "remedy", "这种结果复议、诉讼都可以，告知的是先行政复议。")


def _repeated(one: Record, _: _Around) -> Iterator[_Fault]:
    if one.text("outcome") != _REPEATED:
        return
    earlier = one.text("earlier_request")
    if not earlier:
        yield _Fault("R11", "earlier_request", "按重复申请不予处理，还没有写原来是哪一件。")
    elif earlier == one.text("number"):
        yield _Fault("R11", "earlier_request", "写的原来那件就是这一件自己。")


def _in_reports(one: Record, office: str, whole: str) -> Iterator[_Fault]:
    found = {word.label for word in personal((one,), office) if word.word in whole}
    for label in sorted(found):
        field = next((f.name for f in one.shape.fields if f.label == label), "enquiries")
        yield _Fault("R10", field, f"年报的文字里有和这里的“{label}”一样的，公开前请删去。")


_CHECKS: tuple[Callable[[Record, _Around], Iterator[_Fault]], ...] = (
    _overdue,
    _corrections,
    _extensions,
    _part_beside_others,
    _order,
    _articles,
    _document_number,
    _uncounted,
    _remedy,
    _repeated,
)


def _groups(requests: Iterable[Record]) -> Mapping[str, list[Record]]:
    """The requests that came in one letter, by the number it had before it was split."""
    groups: dict[str, list[Record]] = {}
    for one in requests:
        for number in {one.text("split_from") or one.text("number")} - {""}:
            groups.setdefault(number, []).append(one)
    return groups


def _document_numbers(requests: Iterable[Record]) -> Counter[str]:
    """How many letters have each document number; the parts of one may be answered in one."""
    letters = {
        (one.text("document_number"), one.text("split_from") or one.id)
        for one in requests
        if one.text("document_number")
    }
    return Counter(number for number, _ in letters)
