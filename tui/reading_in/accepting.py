"""The questions before what was read is stored: whose it is, which year, whether to replace.

A report of another office may be stored as this office's: offices are renamed and merged, and
last year's report then bears the old name. The title stays as it is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from textual.app import App

from nianbao.desk.earlier_versions import keep_version
from nianbao.desk.open_report import findings_of, save_imported
from nianbao.imports import Reading
from nianbao.report.document import FIRST_YEAR, LAST_YEAR, Report
from nianbao.report.finding import count_findings
from nianbao.report.office import Office, refuse_no_office
from nianbao.report.state import STATES
from nianbao.report.text import clean_line
from nianbao.storage.library import Library
from nianbao.tui.kit.dialogs import AskText, Choice, Choose
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop


@dataclass(frozen=True, slots=True)
class _Offer:
    """What storing a report in one way would do: what is there, what the checks would find."""

    way: Report
    is_there: bool
    storing: str
    counted: str


class Acceptance:
    """Asks what has to be known, and stores the report; `office` are this office's settings."""

    def __init__(self, reading: Reading, library: Library, office: Office) -> None:
        self.office = office
        self._title_printed = reading.prose.title is not None
        self._office_known = reading.office is not None
        self._year_known = reading.year is not None
        self._library = library

    def whose(self, report: Report) -> str:
        """Office and year, or that they are not known."""
        office = report.office if self._office_known else "看不出是哪个单位"
        year = f"{report.year}年" if self._year_known else "看不出是哪一年"
        return f"{office} {year}"

    async def ask_whose(
        self, app: App[Any], report: Report, *, all_anew: bool = True
    ) -> Report | None:
        """Ask for office and year, those that are known too with `all_anew`; None for Esc."""
        office, year = report.office, str(report.year)
        if all_anew or not self._office_known:
            words = "单位全称" if self._office_known else "从标题里看不出是哪个单位，请写单位全称"
            name = self.office.name
            value = office if self._office_known else name
            body = f"本单位是{name}。" if name else ""
            asked = AskText(words, value=value, body=body, refuse=refuse_no_office)
            if (given := await app.push_screen_wait(asked)) is None:
                return None
            office, self._office_known = clean_line(given), True
        if all_anew or not self._year_known:
            words = "报告的年份" if self._year_known else "从标题里看不出是哪一年，请写年份"
            asked = AskText(words, value=year if self._year_known else "", refuse=refuse_year)
            if (given := await app.push_screen_wait(asked)) is None:
                return None
            year, self._year_known = given, True
        return self._named(report, office, int(year))

    async def ask(self, app: App[Any], report: Report, left: int = 0) -> Report | None:
        """Ask whether to store the report, and store it; None when it was not.

        `left` is how many lines of its source are in no place of it.
        """
        named = await self.ask_whose(app, report, all_anew=False)
        stored = None
        if named is not None:
            with telling_errors(app):
                stored = await self._ask_to_store(app, named, left)
        return stored

    async def _ask_to_store(self, app: App[Any], named: Report, left: int) -> Report | None:
        ways, own = [named], self.office.name
        if own and own != named.office:
            ways.append(self._named(named, own, named.year))
        offers = await off_loop(app, "正在核对", partial(_offers, self._library, ways))
        accepted = await app.push_screen_wait(self._question(offers, left))
        if not accepted:
            return None
        job = partial(_store, self._library, accepted[0])
        if words := await off_loop(app, "正在存", job):
            app.notify(words, severity="warning")
        return accepted[0]

    def _question(self, offers: Sequence[_Offer], left: int) -> Choose[list[Report]]:
        """Which of the ways to store the report; an empty list for none of them."""
        choices: list[Choice[list[Report]]] = [([], "不存，再看看")]
        first, *renamed = offers
        named = first.way
        kept = "按原来的单位名称" if renamed else ""
        choices.append(([named], f"{kept}{first.storing}"))
        choices += [([one.way], f"作为{one.way.office}的报告{one.storing}") for one in renamed]
        body = _told(offers)
        if left:
            body += f"\n原文有{left}行没有放进报告；要先看的，不存，按 F4。"
        if renamed:
            body += f"\n报告上的单位不是本单位（{self.office.name}）。"
            body += "改过名、合并过的，可以作为本单位的存。"
        return Choose(
            f"存进库里？{named.office} {named.year}年",
            choices,
            body=body,
            selected=[] if first.is_there else [named],
        )

    def _named(self, report: Report, office: str, year: int) -> Report:
        """The report as that of an office and year; a title that was printed stays as it is."""
        title = report.title if self._title_printed else report.prose.title
        named = replace(report, office=office, year=year)
        return named.with_prose("title", title or "")


def _offer(library: Library, way: Report) -> _Offer:
    """What storing a report this way would do; raises StorageError."""
    errors, warnings = count_findings(findings_of(library, way))
    counted = f"{errors}个错误，{warnings}个提醒"
    if not library.contains(*way.key):
        return _Offer(way, False, "存进库里", counted)
    state = STATES[library.standing(*way.key).state]
    return _Offer(way, True, f"换掉库里{way.year}年的（{state}）", counted)


def _offers(library: Library, ways: Sequence[Report]) -> list[_Offer]:
    return [_offer(library, way) for way in ways]


def _told(offers: Sequence[_Offer]) -> str:
    """What is told above the ways: blank cells, the counts of each, that a report is there."""
    first, *others = offers
    report = first.way
    blanks = sum(len(report.blanks(table.key)) for table in report.form.tables)
    words = f"空着{blanks}格。" if blanks else "没有空着的格。"
    if all(one.counted == first.counted for one in others):
        words += f"存了以后，核对查出{first.counted}。"
    else:
        words += f"存了以后，按原来的单位名称，核对查出{first.counted}；"
        words += "；".join(f"作为{one.way.office}的，{one.counted}" for one in others) + "。"
    if any(one.is_there for one in offers):
        words += f"\n库里已经有{report.year}年的报告，换掉的留在“历史”里。"
    return words


def _store(library: Library, report: Report) -> str:
    """Store a report; gives what is to be told about the history, mostly nothing."""
    findings = findings_of(library, report)
    words = keep_version(library, *report.key)
    save_imported(library, report, findings)
    return words


def refuse_year(text: str) -> str:
    """What is wrong with a typed year; empty when it is one."""
    if text.strip().isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return ""
    typed = text.strip()[:20]
    return (
        f"“{typed}”不是年份，请写四位数字，如 2024。" if typed else "请写年份，四位数字，如 2024。"
    )
