"""A new year's report: which year, what it takes from the last, and from whose last."""

from contextlib import suppress
from typing import Any

from textual.app import App

from desk.keeping import Keeping
from desk.previous import PreviousFinder, candidates, choose_last
from report.document import Report, new_report
from report.errors import ReportError
from report.years.carry import begin_year, carried_figures
from storage.library import Library
from storage.stored import Key
from tui.kit.dialogs import AskText, Choose
from tui.reading_in.accepting import refuse_year

BLANK = "blank"


async def begin_report(app: App[Any], library: Library, office: str, year: int) -> Key | None:
    """Ask for the year (`year` is proposed), store its report; None when the clerk asks for none.

    Raises StorageError.
    """

    def refuse(text: str) -> str:
        if words := refuse_year(text):
            return words
        there = library.contains(office, int(text))
        return f"库里已经有{int(text)}年的报告，按 Esc 回去打开它。" if there else ""

    def tell(text: str) -> str:
        return "" if refuse_year(text) else _what_comes_along(library, (office, int(text)))

    text = await app.push_screen_wait(
        AskText("新建哪一年的报告？", value=str(year), body=office, refuse=refuse, tell=tell)
    )
    if text is None:
        return None
    key = (office, int(text))
    if not await _settle_last_year(app, library, key):
        return None
    keeping = Keeping.of(library, *key)
    if (last := keeping.previous) is not None:
        report = begin_year(last, key[1], office=office)
    else:
        report = new_report(*key)
        if found := PreviousFinder(library).key_of(key):
            words = f"{found[1]}年的报告读不出来，这一份从空白开始。"
            app.notify(words, severity="warning")
    keeping.save(report)
    return key


async def _settle_last_year(app: App[Any], library: Library, key: Key) -> bool:
    """Offer last year's reports of other names, if the office has none; False for Esc."""
    others = _others(library, key)
    if not others:
        return True
    choices = [(str(at), f"从“{name}”{year}年的报告开始") for at, (name, year) in enumerate(others)]
    chosen = await app.push_screen_wait(
        Choose(
            f"库里没有本单位{key[1] - 1}年的报告",
            [*choices, (BLANK, "从空白开始")],
            body="单位改过名称或者合并过，可以从原来名称的报告开始：上年结转和小标题带过来，"
            "以后也同它比较。手里有上年的报告，按 Esc 回去，先按 F9 读进来。",
        )
    )
    if chosen is not None and chosen != BLANK:
        choose_last(library, key, others[int(chosen)])
    return chosen is not None


def _others(library: Library, key: Key) -> list[Key]:
    """Reports of the year before under other names; none where there is a last year's already."""
    if PreviousFinder(library).key_of(key):
        return []
    lines = candidates(library, key)
    return [(line.office, line.year) for line in lines if line.year == key[1] - 1]


def _what_comes_along(library: Library, key: Key) -> str:
    """One sentence about what a new report would take over."""
    with suppress(ReportError):  # what is wrong with the file is told when the report is begun
        last = PreviousFinder(library).load(key)
        if last is not None:
            return _taken(last, key)
        if _others(library, key):
            return f"库里没有本单位{key[1] - 1}年的报告；下一步可以选别的单位名称的。"
    return (
        f"库里没有{key[1] - 1}年的报告，从空白开始。手里有上年的，按 Esc 回去，先按 F9 读进来，"
        "上年结转就自动填好。"
    )


def _taken(last: Report, key: Key) -> str:
    begun = begin_year(last, key[1], office=key[0])
    whose = "" if last.office == key[0] else f"“{last.office}”"
    cells, heads = len(carried_figures(last, begun)), len(begun.prose.overview.headed())
    facts = f"，常用数{len(begun.facts)}个带名字过来" if begun.facts else ""
    return (
        f"从{whose}{last.year}年的报告开始：上年结转填好{cells}格，小标题{heads}个带过来{facts}；"
        "文字作灰色的底稿，改写了才算数。别的数字不带，按 F4 看上年的。"
    )
