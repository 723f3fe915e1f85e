"""Makes sentences by chance, each with the rules that must speak of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from tests.grammar import wordings as w
from tests.mutations.numbers import printed_like
from tests.reports import zero_report

_STYLES = ("1", "1", "1", "1", "１", "一")
_UNITS = {"件": 6, "宗": 1, "起": 1, "": 0}

_RULES = {
    "received": "X01",
    "natural": "X01",
    "bodies": "X01",
    "brought": "X03",
    "forward": "X03",
    "reviews": "X05",
    "suits": "X05",
    "licences": "X08",
    "penalties": "X08",
    "compulsion": "X08",
    "issued": "X08",
    "repealed": "X08",
    "in_force": "X08",
}
"""The rule for each quantity; X02 for what was done and how."""


@dataclass(frozen=True)
class Made:
    """A sentence in a report, its kind, and the rule that must speak; none where it is lawful."""

    text: str
    kind: str
    report: Report
    rule: str
    heading: str


def made(number: int, seed: int) -> Iterator[Made]:
    """So many sentences; every second one has an error put in."""
    chance = Random(seed)
    kinds: tuple[Callable[[Random, bool], Made], ...] = (
        _of_quantities,
        _of_quantities,
        _of_quantities,
        _joined,
        _respectively,
        _of_others,
        _listed,
        _outcomes,
        _compared,
        _share,
        _none,
        _of_nothing,
        _money_and_land,
    )
    for place in range(number):
        yield kinds[place // 2 % len(kinds)](chance, place % 2 == 1)


def _figures(chance: Random) -> tuple[Report, dict[str, int]]:
    """A report whose tables close, and its quantities by name."""
    granted, partly = chance.randint(3, 40), chance.randint(1, 9)
    withheld, unable, closed = chance.randint(1, 9), chance.randint(1, 9), chance.randint(1, 4)
    bodies = chance.randint(1, granted)
    brought, forward = chance.randint(1, 6), chance.randint(1, 6)
    done = granted + partly + withheld + unable + closed
    received = done + forward - brought
    if received <= bodies + brought:
        return _figures(chance)
    told = {
        "received": received,
        "brought": brought,
        "done": done,
        "forward": forward,
        "granted": granted,
        "partly": partly,
        "withheld": withheld,
        "unable": unable,
        "closed": closed,
        "natural": received - bodies,
        "bodies": bodies,
        "reviews": chance.randint(1, 6),
        "suits": chance.randint(1, 6),
        "licences": chance.randint(20, 300),
        "penalties": chance.randint(5, 60),
        "compulsion": chance.randint(1, 9),
        "issued": chance.randint(1, 6),
        "repealed": chance.randint(1, 4),
        "in_force": chance.randint(7, 30),
    }
    return _report(told), told


def _report(told: Mapping[str, int]) -> Report:
    cells = {
        "requests.received.natural_person": told["natural"],
        "requests.received.commercial": told["bodies"],
        "requests.brought_forward.natural_person": told["brought"],
        "requests.carried_forward.natural_person": told["forward"],
        "requests.granted.natural_person": told["granted"] - told["bodies"],
        "requests.granted.commercial": told["bodies"],
        "requests.granted_in_part.natural_person": told["partly"],
        "requests.withheld_third_party.natural_person": told["withheld"],
        "requests.unable_not_held.natural_person": told["unable"],
        "requests.closed_other.natural_person": told["closed"],
        "challenges.reconsideration.upheld": told["reviews"],
        "challenges.litigation_direct.upheld": told["suits"],
        "disclosure.licensing.decisions": told["licences"],
        "disclosure.penalties.decisions": told["penalties"],
        "disclosure.compulsion.decisions": told["compulsion"],
        "disclosure.normative_documents.issued": told["issued"],
        "disclosure.normative_documents.repealed": told["repealed"],
        "disclosure.normative_documents.in_force": told["in_force"],
    }
    return zero_report().with_figures(
        {CellRef(*place.split(".")): value for place, value in cells.items()}
    )


def _wrong(chance: Random, value: int, told: Mapping[str, int]) -> int:
    """Another number that no reading of the words makes right."""
    lawful = {*told.values(), sum(told.values())}
    lawful |= {one + other for one in told.values() for other in told.values()}
    lawful |= {abs(one - other) for one in told.values() for other in told.values()}
    near = [value + step for step in (1, -1, 2, 3, 10, -2, 7) if value + step > 0]
    free = [number for number in near if number not in lawful]
    return chance.choice(free) if free else max(lawful) + chance.randint(1, 30)


def _number(chance: Random, value: int, unit: str, style: str) -> str:
    return printed_like(style, Decimal(value)) + unit


def _heading(names: tuple[str, ...]) -> str:
    mine = {"licences", "penalties", "compulsion", "issued", "repealed", "in_force"}
    return "主动公开" if mine & set(names) else "依申请公开"


def _rule(name: str) -> str:
    return _RULES.get(name, "X02")


def _of_quantities(chance: Random, wrong: bool) -> Made:
    report, told = _figures(chance)
    names = list(chance.choice(w.GROUPS))
    first = [name for name in names if name in w.IN_ORDER][:1]
    rest = [name for name in names if name not in first]
    if chance.random() < 0.5:
        chance.shuffle(rest)
    order = [*first, *rest]
    values = dict(told)
    error = chance.choice(order) if wrong else ""
    if error:
        values[error] = _wrong(chance, told[error], told)
    unit = chance.choices(list(_UNITS), list(_UNITS.values()))[0]
    style, mark = chance.choice(_STYLES), chance.choice(w.CONNECTORS)
    words = [
        chance.choice(w.SINGLE[name]).format(_number(chance, values[name], unit, style))
        for name in order
    ]
    if any("有效的" in one or "继续有效" in one for one in words[1:]):
        mark = "，"
    text = f"{chance.choice(w.OPENINGS)}{mark.join(words)}。"
    rule = _rule(error) if error else ""
    return Made(text, "quantities", report, rule, _heading(tuple(names)))


def _joined(chance: Random, wrong: bool) -> Made:
    report, told = _figures(chance)
    names = chance.choice(list(w.JOINED))
    value = told[names[0]] + told[names[1]]
    if wrong:
        value = _wrong(chance, value, told)
    text = chance.choice(w.JOINED[names]).format(_number(chance, value, "件", "1"))
    whole = w.SINGLE["done"][0].format(f"{told['done']}件")
    lead = f"申请{whole}，其中" if "granted" in names or "withheld" in names else ""
    rule = _rule(names[0]) if wrong else ""
    return Made(f"{lead}{text}。", "joined", report, rule, _heading(names))


def _respectively(chance: Random, wrong: bool) -> Made:
    report, told = _figures(chance)
    names = chance.choice(list(w.RESPECTIVELY))
    values = dict(told)
    error = chance.choice(names)
    if wrong:
        values[error] = _wrong(chance, told[error], told)
    numbers = [_number(chance, values[name], "件", "1") for name in names]
    text = w.RESPECTIVELY[names].format(*numbers)
    lead = f"申请办结{told['done']}件，" if "granted" in names else "全年"
    rule = _rule(error) if wrong else ""
    return Made(f"{lead}{text}。", "respectively", report, rule, _heading(names))


def _of_others(chance: Random, wrong: bool) -> Made:
    """Always lawful, whatever the numbers."""
    report, _ = _figures(chance)
    numbers = [_number(chance, chance.randint(2, 90), "件", "1") for _ in range(2)]
    text = chance.choice(w.OTHERS).format(*numbers)
    heading = chance.choice(("工作情况", "主动公开"))
    if "申请" in text:
        heading = "依申请公开"
    return Made(text, "others", report, "", heading)


def _listed(chance: Random, wrong: bool) -> Made:
    report, _ = _figures(chance)
    head, opener, unit = chance.choice(w.LISTS)
    outlets = chance.random() < 0.3
    names = w.OUTLETS if outlets else chance.sample(w.ITEMS, chance.randint(3, 5))
    values = [chance.randint(5, 90) for _ in names]
    total = sum(values)
    if wrong:
        total -= chance.randint(1, min(9, total // 12 + 1))
    mark = "，" if outlets else "、"
    items = mark.join(f"{name}{value}{unit}" for name, value in zip(names, values, strict=True))
    text = f"{chance.choice(w.OPENINGS)}{head}{total}{unit}{opener}{items}。"
    return Made(text, "list", report, "X09" if wrong else "", "工作情况")


def _outcomes(chance: Random, wrong: bool) -> Made:
    report, _ = _figures(chance)
    rows = [ref for ref in report.figures if ref.table == "requests"]
    blank = report.with_figures(dict.fromkeys(rows))
    names = w.OUTCOMES[:2] + tuple(chance.sample(w.OUTCOMES[2:], chance.randint(1, 2)))
    values = [chance.randint(1, 20) for _ in names]
    total = sum(values) - (chance.randint(1, 3) if wrong else 0)
    mark = chance.choice(("、", "，"))
    unit = chance.choice(("件", "件", ""))
    items = mark.join(f"{name}{value}{unit}" for name, value in zip(names, values, strict=True))
    head = chance.choice(("收到申请", "受理申请", "申请办结", "办结申请"))
    opener = chance.choice(("，其中", "，", "，分别为", "："))
    return Made(
        f"{head}{total}件{opener}{items}{'' if unit else '件'}。",
        "outcomes",
        blank,
        "X09" if wrong else "",
        "依申请公开",
    )


def _none(chance: Random, wrong: bool) -> Made:
    """A denial, in a report of nothing or of something."""
    words, rule = chance.choice(w.NONE)
    report = _figures(chance)[0] if wrong else zero_report()
    text = f"{chance.choice(w.OPENINGS)}{words}。"
    return Made(text, "denial", report, rule if wrong else "", "依申请公开")


def _of_nothing(chance: Random, wrong: bool) -> Made:
    """A rate of answers: of nothing, or of requests that came."""
    report, told = (zero_report(), {}) if wrong else _figures(chance)
    none = chance.choice(("收到政府信息公开申请0件", "未收到政府信息公开申请", "实现零申请"))
    some = f"收到政府信息公开申请{told.get('received')}件"
    rate = "按时" + w.RATES[0] if not wrong else chance.choice(w.RATES)
    text = f"{chance.choice(w.OPENINGS)}{none if wrong else some}，{rate}。"
    return Made(text, "rate", report, "X14" if wrong else "", "依申请公开")


def _money_and_land(chance: Random, wrong: bool) -> Made:
    """Fees and homesteads, of which the table has none; 0 or last year's where it is lawful."""
    rule, wordings = chance.choice((("C05", w.CHARGED), ("A07", w.LAND)))
    words = chance.choice(wordings).format(chance.randint(2, 90))
    opening = chance.choice(w.OPENINGS) if wrong else "2023年，我镇"
    return Made(f"{opening}{words}。", "hint", zero_report(), rule if wrong else "", "工作情况")


def _percent(part: int, whole: int) -> Decimal:
    return (Decimal(part * 100) / whole).quantize(Decimal("0.1"))


def _compared(chance: Random, wrong: bool) -> Made:
    report, _ = _figures(chance)
    what, unit = chance.choice(w.WHATS)
    old, new = chance.sample(range(30, 400), 2)
    gap, percent = abs(new - old), _percent(abs(new - old), old)
    grown = chance.random() < 0.5
    if wrong and grown:
        percent += chance.choice((Decimal("1.3"), Decimal(5), Decimal("2.9")))
    elif wrong:
        gap += chance.choice((1, 2, 10))
    way = chance.choice(("增加", "增长", "上升")) if new > old else chance.choice(("减少", "下降"))
    text = chance.choice(w.GROWN if grown else w.COMPARED).format(
        what=what, new=new, old=old, unit=unit, way=way, gap=gap, percent=percent
    )
    rule = ("X11" if grown else "X15") if wrong else ""
    return Made(chance.choice(w.OPENINGS) + text, "comparison", report, rule, "工作情况")


def _share(chance: Random, wrong: bool) -> Made:
    report, _ = _figures(chance)
    what, unit = chance.choice(w.WHATS)
    whole = chance.randint(40, 400)
    part = chance.randint(5, whole - 10)
    percent = _percent(part, whole)
    if wrong:
        percent += chance.choice((Decimal("1.2"), Decimal("2.5"), Decimal(10)))
    text = chance.choice(w.SHARES).format(
        what=what, whole=whole, part=part, unit=unit, item=chance.choice(w.ITEMS), percent=percent
    )
    return Made(
        chance.choice(w.OPENINGS) + text, "share", report, "X11" if wrong else "", "工作情况"
    )
