"""The scoring sheet: what a county takes points off for, and the facts the program knows of it.

The rule: a fact stands with where it is from; the mark is the county's, and is never filled in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nianbao.report.errors import ReportError
from nianbao.report.finding import Severity
from nianbao.report.rollup.rollup import Rollup
from nianbao.report.rollup.sheet_text import rows_of_list
from nianbao.report.rollup.who import OfficeLine, Presence
from nianbao.report.text import clean_line

_HEAD = ("项目", "扣分")
_ROWS_LIMIT = 50
_TOLD = 5
"""Findings that are told of one office in one line."""


@dataclass(frozen=True, slots=True)
class Weight:
    """One thing points are taken off for, and how many at most, as the county writes it."""

    name: str
    points: str


WEIGHTS = tuple(
    Weight(name, "5") for name in ("备案迟", "公布迟", "缺要素", "雷同", "退回未及时改")
)
"""The published example a county begins with."""


@dataclass(frozen=True, slots=True)
class ScoringLine:
    """One office and one weight: the fact and where it is from, both empty where none is known."""

    office: str
    group: str
    weight: Weight
    fact: str
    source: str


Returned = Mapping[str, tuple[str, str]]
"""What became of an office's report that was sent back, and the file that tells it, by office."""


def weights_text() -> str:
    """The file of weights as text that a county edits in Excel, WPS or any editor."""
    rows = (_HEAD, *((one.name, one.points) for one in WEIGHTS))
    return "".join(f"{','.join(row)}\r\n" for row in rows)


def read_weights(text: str) -> tuple[Weight, ...]:
    """The weights in a text; raises ReportError, which names the line."""
    found: list[Weight] = []
    for number, row in enumerate(rows_of_list(text, "评分标准"), start=1):
        cells = [clean_line(cell) for cell in row]
        if not any(cells) or tuple(cells[:2]) == _HEAD:
            continue
        name, points = cells[0], (cells[1] if len(cells) > 1 else "").removesuffix("分")
        if not name:
            raise ReportError(f"评分标准第{number}行没有项目的名称，", "请写上，如 备案迟。")
        if not points.replace(".", "", 1).isdecimal():
            raise ReportError(
                f"评分标准第{number}行“{name[:20]}”的扣分是“{points[:10]}”，", "请写一个数，如 5。"
            )
        found.append(Weight(name, points))
    if not found:
        raise ReportError("评分标准里没有一个项目，", "请一行写一个：项目,扣分。")
    if len(found) > _ROWS_LIMIT:
        raise ReportError(f"评分标准有{len(found)}行，", f"最多{_ROWS_LIMIT}行。")
    return tuple(found)


def scoring(
    rollup: Rollup, weights: tuple[Weight, ...], deadline: date, returned: Returned
) -> tuple[ScoringLine, ...]:
    """A line for each office that is due and each weight, in the order of roster and file."""
    due = [line for line in rollup.lines if line.presence is not Presence.NOT_DUE]
    lines = []
    for line in due:
        for weight in weights:
            fact, source = _fact(rollup, line, weight.name, deadline, returned)
            lines.append(ScoringLine(line.office.name, line.office.group, weight, fact, source))
    return tuple(lines)


def _fact(
    rollup: Rollup, line: OfficeLine, name: str, deadline: date, returned: Returned
) -> tuple[str, str]:
    match name:
        case "备案迟":
            return _filed(line)
        case "公布迟":
            return _published(line, deadline)
        case "缺要素":
            return _lacking(rollup, line)
        case "雷同":
            return _copied(rollup, line)
        case "退回未及时改":
            return returned.get(line.office.name, ("没有退回过", ""))
    return "", ""


def _filed(line: OfficeLine) -> tuple[str, str]:
    if line.presence is Presence.MISSING:
        return "汇总的时候还没有报", "名单"
    return "哪天报来的，请照收文登记填", "收文登记"


def _published(line: OfficeLine, deadline: date) -> tuple[str, str]:
    if line.handed is None:
        return "没有报告可看", ""
    origin = line.handed.origin
    if not origin.published_on:
        return "文件里没有公布的日期，请看网站", "网站"
    late = (date.fromisoformat(origin.published_on) - deadline).days
    words = f"比{deadline.isoformat()}晚{late}天" if late > 0 else "没有晚"
    return f"{origin.published_on}公布，{words}", origin.place


def _lacking(rollup: Rollup, line: OfficeLine) -> tuple[str, str]:
    if line.handed is None:
        return "没有报告可看", ""
    one = line.handed
    found = [f"空着{one.blanks}格"] if one.blanks else []
    found += [
        finding.message.rstrip("。")
        for finding in rollup.findings(line)
        if finding.rule.startswith("S") and finding.severity is Severity.ERROR
    ]
    return _told(found) or "没有查出缺的", one.origin.place


def _copied(rollup: Rollup, line: OfficeLine) -> tuple[str, str]:
    if line.handed is None:
        return "没有报告可看", ""
    one = line.handed
    found = [
        finding.message.rstrip("。")
        for finding in rollup.findings(line)
        if finding.rule in ("K01", "K02")
    ]
    if one.alike_last is not None:
        found.append(f"第一部分和上年相同{one.alike_last}%")
    return _told(found) or "没有查出和别的单位雷同", one.origin.place


def _told(found: list[str]) -> str:
    more = f"；还有{len(found) - _TOLD}处" if len(found) > _TOLD else ""
    return "；".join(found[:_TOLD]) + more
