"""A new year's report: which year, what it takes from the last, and from whose last."""

from functools import partial
from typing import Any

from textual.app import App
from textual.binding import Binding

from nianbao.desk.open_report import store
from nianbao.desk.previous import PreviousFinder, choose_last
from nianbao.report.document import FIRST_YEAR, LAST_YEAR, Report, new_report
from nianbao.report.years.carry import begin_year, carried_figures
from nianbao.storage.library import Library
from nianbao.storage.stored import Key
from nianbao.tui.kit.dialogs import AskText, Choose
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.library.renaming import sure
from nianbao.tui.library.shelf import Shelf, shelf_of
from nianbao.tui.reading_in.accepting import refuse_year


class _Beginnings:
    """What a new report of an office could begin from, year by year: the library read once."""

    def __init__(self, library: Library, office: str) -> None:
        lines, finder = library.summaries(), PreviousFinder(library)
        keys = {year: (office, year) for year in range(FIRST_YEAR, LAST_YEAR + 1)}
        self.office = office
        self.there = {line.year for line in lines if line.office == office}
        self.last_keys = {year: finder.key_of(key) for year, key in keys.items()}
        self.last = {year: finder.load(keys[year]) for year in keys if self.last_keys[year]}
        self._lines = [(line.office, line.year) for line in lines]

    def others(self, year: int) -> list[Key]:
        """Reports of the year before under other names; none where there is a last year's."""
        if self.last_keys[year]:
            return []
        return [key for key in self._lines if key[1] == year - 1]

    def refuse(self, typed: str) -> str:
        """What is wrong with a typed year; empty when its report can be begun."""
        if words := refuse_year(typed):
            return words
        year = int(typed)
        return f"库里已经有{year}年的报告，按 Esc 回去打开它。" if year in self.there else ""

    def tell(self, typed: str) -> str:
        """One sentence about what a new report of the year typed would take over."""
        if refuse_year(typed):
            return ""
        year = int(typed)
        if last := self.last.get(year):
            return _taken(last, (self.office, year))
        if self.others(year):
            return f"库里没有本单位{year - 1}年的报告；下一步可以选别的单位名称的。"
        return (
            f"库里没有{year - 1}年的报告，回车从空白开始。手里有上年的，先按 F9 读进来，"
            "上年结转就自动填好。"
        )


class _AskYear(AskText):
    """Ask for the year; F9 gives an empty one: the clerk reads in last year's report first."""

    BINDINGS = [Binding("f9", "read_in", "读入", show=False, priority=True)]
    KEYS = "回车 确定　F9 先读入上年的　Esc 取消"

    def action_read_in(self) -> None:
        """Read in first."""
        self.dismiss("")


async def begin_report(app: App[Any], library: Library, shelf: Shelf) -> Key | None:
    """Ask for the year and store its report; None when the clerk asks for none.

    The year that is due is proposed. It is asked again once the clerk has read a report in first.
    Raises StorageError.
    """
    office = shelf.office.name
    while True:
        known = await off_loop(app, "正在读", partial(_Beginnings, library, office))
        question = _AskYear(
            "新建哪一年的报告？",
            value=str(shelf.due_year()),
            body=office,
            refuse=known.refuse,
            tell=known.tell,
        )
        typed = await app.push_screen_wait(question)
        if typed != "":
            break
        from nianbao.tui.reading_in.importing import read_in

        if await read_in(app, library) is None:
            return None
        shelf = await off_loop(app, "正在读", partial(shelf_of, library))
    if not typed or not await sure(app, int(typed)):
        return None
    key = (office, int(typed))
    last = await _ask_last_year(app, known.others(key[1]), key[1])
    if last is None:
        return None
    if words := await off_loop(app, "正在存", partial(_store, library, key, last)):
        app.notify(words, severity="warning")
    return key


async def _ask_last_year(app: App[Any], others: list[Key], year: int) -> list[Key] | None:
    """Which of last year's reports of other names to begin from, if any; None for Esc."""
    if not others:
        return []
    choices = [([key], f"从“{key[0]}”{key[1]}年的报告开始") for key in others]
    question = Choose[list[Key]](
        f"库里没有本单位{year - 1}年的报告",
        [*choices, ([], "从空白开始")],
        body="单位改过名称或者合并过，可以从原来名称的报告开始：上年结转和小标题带过来，"
        "以后也同它比较。手里有上年的报告，按 Esc 回去，先按 F9 读进来。",
    )
    return await app.push_screen_wait(question)


def _store(library: Library, key: Key, last: list[Key]) -> str:
    """Store a new report, begun from the one that counts as last year's, `last` if it is one.

    Gives what the clerk is to be told, mostly nothing.
    """
    words = ""
    for one in last:
        choose_last(library, key, one)
    finder = PreviousFinder(library)
    if (previous := finder.load(key)) is not None:
        report = begin_year(previous, key[1], office=key[0])
    else:
        report = new_report(*key)
        if found := finder.key_of(key):
            words = f"{found[1]}年的报告读不出来，这一份从空白开始。"
    store(library, report)
    return words


def _taken(last: Report, key: Key) -> str:
    begun = begin_year(last, key[1], office=key[0])
    whose = "" if last.office == key[0] else f"“{last.office}”"
    cells, heads = len(carried_figures(last, begun)), len(begun.prose.overview.headed())
    facts = f"，常用数{len(begun.facts)}个带名字过来" if begun.facts else ""
    return (
        f"从{whose}{last.year}年的报告开始：上年结转填好{cells}格，小标题{heads}个带过来{facts}；"
        "文字作灰色的底稿，改写了才算数。别的数字不带，按 F4 看上年的。"
    )
