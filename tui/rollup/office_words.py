"""An office of a roll-up in one line, which of them are listed, and what was found across. Pure."""

from collections import Counter
from collections.abc import Iterator
from enum import Enum

from rich.cells import set_cell_size

from nianbao.desk.rollup.county_desk import CountyDesk
from nianbao.report.finding import SEVERITIES, Finding, Severity
from nianbao.report.rollup.rollup import Rollup
from nianbao.report.rollup.who import PRESENCES, Aside, OfficeLine, Presence
from nianbao.tui.kit.line_breaking import hanging

_STATE, _COUNTS = 10, 16
"""Terminal cells of an office's state, and of the counts behind it."""
_LIKE_OTHERS = ("K01", "K02", "K04")


class OnlyOffices(Enum):
    """Which offices are listed."""

    ALL = "全部单位"
    OPEN = "没报的、空表、有两份的"
    ERRORS = "有错误的"
    ALIKE = "和别的单位雷同的"
    SENT = "退回过的"


def listed_offices(desk: CountyDesk, only: OnlyOffices) -> Iterator[OfficeLine]:
    """The offices that are listed, in the order of the roster."""
    return (line for line in desk.rollup.lines if _is_listed(desk, line, only))


def office_words(desk: CountyDesk, line: OfficeLine, width: int) -> str:
    """An office in rows of `width` cells, mostly in one: its state, its counts, its name."""
    state = PRESENCES[line.presence]
    counts = []
    if line.handed is not None:
        state = "报了空表" if _is_empty(line) else state
        errors, warnings = line.handed.counts
        counts += [f"错{errors}"] if errors else []
        counts += [f"提{warnings}"] if warnings else []
    counts += ["同"] if _is_alike(desk, line) else []
    if desk.note(line) is not None:
        state = _sent_back(desk, line)
    if desk.drafts.of(line.office.name):
        counts.append("有意见")
    if desk.decided_of(line):
        state = "已定下"
    head = set_cell_size(state, _STATE) + set_cell_size(" ".join(counts), _COUNTS)
    return hanging(head, line.office.name, width)


def checked_words(desk: CountyDesk) -> str:
    """What was found about the sums and across offices, a line each, errors first."""
    rollup = desk.rollup
    told = [("汇总", one) for one in rollup.of_sum]
    told += [(name, one) for name, findings in rollup.across.items() for one in findings]
    worst = sorted(told, key=lambda one: list(Severity).index(one[1].severity))
    found = [_finding_words(*one) for one in worst]
    own = [line.handed.counts for line in rollup.found if line.handed is not None]
    errors, warnings = (sum(pair[place] for pair in own) for place in (0, 1))
    head = f"各单位的报告里共{errors}个错误，{warnings}个提醒，打开单位看。"
    if desk.off:
        head += "有没有计入的，合计不和上年比。"
    return "\n".join((head, *rollup.remarks, "", *found))


def other_year_words(rollup: Rollup) -> str:
    """That most of the reports are of another year than is rolled up; empty where they are not."""
    years = Counter(one.handed.year for one in rollup.aside if one.why is Aside.WRONG_YEAR)
    for year, number in years.most_common(1):
        if number > len(rollup.found):
            return (
                f"有{number}份是{year}年的报告，{rollup.year}年的只有{len(rollup.found)}份。"
                "选错了年份的，按 Esc 回去改“哪一年的”。"
            )
    return ""


def _sent_back(desk: CountyDesk, line: OfficeLine) -> str:
    """How an office stands whose report was sent back."""
    if line.choices:
        return PRESENCES[line.presence]
    if line.handed is None:
        return "退回未报"
    return "又报来" if desk.came_again(line) else "已退回"


def _is_listed(desk: CountyDesk, line: OfficeLine, only: OnlyOffices) -> bool:
    match only:
        case OnlyOffices.OPEN:
            return line.presence in (Presence.MISSING, Presence.TWICE) or _is_empty(line)
        case OnlyOffices.ERRORS:
            return line.handed is not None and line.handed.counts[0] > 0
        case OnlyOffices.ALIKE:
            return _is_alike(desk, line)
        case OnlyOffices.SENT:
            return desk.note(line) is not None
        case OnlyOffices.ALL:
            return True


def _is_empty(line: OfficeLine) -> bool:
    return line.handed is not None and line.handed.is_empty


def _is_alike(desk: CountyDesk, line: OfficeLine) -> bool:
    across = desk.whole.across.get(line.office.name, ())
    return any(one.rule in _LIKE_OTHERS for one in across)


def _finding_words(name: str, finding: Finding) -> str:
    return f"{SEVERITIES[finding.severity]}　{name}：{finding.message}"
