"""The questions before what was read is stored: whose it is, which year, whether to replace.

A report of another office may be stored as this office's: offices are renamed and merged, and
last year's report then bears the old name. The title stays as it is printed.
"""

from dataclasses import replace
from typing import Any

from textual.app import App

from desk.earlier_versions import keep_version
from desk.keeping import Keeping, save_imported
from imports import Reading
from report.document import FIRST_YEAR, LAST_YEAR, Report
from report.errors import ReportError
from report.finding import count_findings
from report.state import STATES
from report.text import clean_line
from storage.library import Library
from tui.kit.dialogs import AskText, Choose


class Acceptance:
    """Asks what has to be known, and stores the report."""

    def __init__(self, reading: Reading, library: Library) -> None:
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
            name = self._library.office().name
            value = office if self._office_known else name
            body = f"本单位是{name}。" if name else ""
            asked = AskText(words, value=value, body=body, refuse=_refuse_empty)
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

    async def ask(self, app: App[Any], report: Report) -> Report | None:
        """Ask whether to store the report, and store it; None when it was not."""
        named = await self.ask_whose(app, report, all_anew=False)
        if named is None:
            return None
        own = self._library.office().name
        choices = [("no", "不存，再看看"), ("yes", self._storing(named))]
        renamed = self._named(named, own, named.year) if own else named
        if renamed.office != named.office:
            choices[1] = ("yes", f"按原来的单位名称{self._storing(named)}")
            choices.append(("own", f"作为{own}的报告{self._storing(renamed)}"))
        there = self._library.contains(named.office, named.year)
        question = Choose(
            f"存进库里？{named.office} {named.year}年",
            choices,
            body=self._body(named),
            selected="no" if there else "yes",
        )
        chosen = await app.push_screen_wait(question)
        if chosen not in ("yes", "own"):
            return None
        accepted = named if chosen == "yes" else renamed
        try:
            self._store(app, accepted)
        except ReportError as error:
            app.notify(str(error), severity="error", timeout=15)
            return None
        return accepted

    def _named(self, report: Report, office: str, year: int) -> Report:
        """The report as that of an office and year; a title that was printed stays as it is."""
        title = report.title if self._title_printed else report.prose.title
        named = replace(report, office=office, year=year)
        return named.with_prose("title", title or "")

    def _storing(self, report: Report) -> str:
        if not self._library.contains(report.office, report.year):
            return "存进库里"
        state = STATES[self._library.standing(report.office, report.year).state]
        return f"换掉库里{report.year}年的（{state}）"

    def _body(self, report: Report) -> str:
        keeping = Keeping.of(self._library, report.office, report.year)
        errors, warnings = count_findings(keeping.check(report))
        blanks = sum(len(report.blanks(table.key)) for table in report.form.tables)
        lines = [f"空着{blanks}格。" if blanks else "没有空着的格。"]
        lines[0] += f"存了以后，核对查出{errors}个错误，{warnings}个提醒。"
        if self._library.contains(report.office, report.year):
            lines.append(f"库里已经有{report.year}年的报告，换掉的留在“历史”里。")
        own = self._library.office().name
        if own and own != report.office:
            lines.append(f"报告上的单位不是本单位（{own}）。改过名、合并过的，可以作为本单位的存。")
        return "\n".join(lines)

    def _store(self, app: App[Any], report: Report) -> None:
        keeping = Keeping.of(self._library, report.office, report.year)
        if words := keep_version(self._library, report.office, report.year):
            app.notify(words, severity="warning")
        save_imported(self._library, report, keeping.check(report))


def refuse_year(text: str) -> str:
    """What is wrong with a typed year; empty when it is one."""
    if text.strip().isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return ""
    return f"“{text.strip()[:20]}”不是年份，请写四位数字，如 2024。"


def _refuse_empty(text: str) -> str:
    return "" if clean_line(text) else "单位全称不能空着。"
