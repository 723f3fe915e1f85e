"""Quiet moments: what is loaded ahead is there, and nothing is done while keys come."""

import asyncio
import gc
import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from textual.css.stylesheet import Stylesheet

from nianbao.report.checks import run_checks
from nianbao.report.claims import wording
from nianbao.report.claims.claims import read_all
from nianbao.tui.kit.ahead import MODULES, SHEETS, wordings_compiled
from nianbao.tui.terminal.quiet_moments import QUIET, QuietMoments
from nianbao.tui.terminal.steady_stylesheet import SteadyStylesheet
from nianbao.tui.terminal.themes import FIRST, LOOKS
from tests.reports import full_report


@pytest.fixture
def kept_collector() -> Iterator[None]:
    """Leave the interpreter's settings as they were."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_every_module_that_is_loaded_ahead_is_there() -> None:
    assert [name for name in MODULES if find_spec(name) is None] == []


@pytest.mark.usefixtures("kept_collector")
def test_jobs_are_done_one_at_a_time_and_only_while_no_key_comes() -> None:
    now, done = [100.0], list[str]()
    moments = QuietMoments(lambda: now[0])
    moments.begin((), [lambda: done.append("one"), lambda: done.append("two")])
    moments.key_came()
    moments.use()
    assert done == []
    now[0] += QUIET
    moments.use()
    assert done == ["one"]
    moments.key_came()
    moments.use()
    assert done == ["one"]
    now[0] += QUIET
    moments.use()
    assert done == ["one", "two"]


@pytest.mark.usefixtures("kept_collector")
async def test_nobody_looks_when_all_is_done_until_the_next_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks, done, tidied = list[float](), list[str](), Event()
    now = asyncio.get_running_loop().time
    moments = QuietMoments(now)
    looks_at = ((QUIET + 0.1, 1), (QUIET + 0.3, 2))
    monkeypatch.setattr("nianbao.tui.terminal.quiet_moments._LOOKS", looks_at)
    collect = gc.collect

    def collect_and_tell(*young: int) -> None:
        collect(*young)
        if young == (2,):
            tidied.set()

    monkeypatch.setattr(gc, "collect", collect_and_tell)

    def look(use: Callable[[], object]) -> None:
        looks.append(now())
        use()

    async def rested() -> None:
        while not tidied.is_set():
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.3)
        tidied.clear()

    moments.key_came()
    moments.begin((), [lambda: done.append("begun")], call=look)
    await rested()
    assert done == ["begun"]
    before = len(looks)
    await asyncio.sleep(0.3)
    assert len(looks) == before, "nothing is left to look for"
    moments.prepare(lambda: done.append("ready"))
    await asyncio.sleep(0.3)
    assert done == ["begun", "ready"]
    before, came = len(looks), now()
    moments.key_came()
    await rested()
    assert looks[before] - came < QUIET
    assert before < len(looks) <= before + 4


@pytest.mark.usefixtures("kept_collector")
def test_all_objects_are_looked_at_while_the_clerk_is_away_or_after_many_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, looked, younger = [100.0], list[tuple[float, int]](), [0]
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, younger[0]))
    monkeypatch.setattr(gc, "collect", lambda older: looked.append((now[0], older)))
    moments = QuietMoments(lambda: now[0])

    def rest(seconds: float) -> list[tuple[float, int]]:
        looked.clear()
        moments.key_came()
        came = now[0]
        while now[0] < came + seconds:
            now[0] += 0.5
            moments.use()
        return [(at - came, older) for at, older in looked]

    assert rest(1.5) == []
    assert rest(5) == [(2, 1)]
    assert rest(30) == [(2, 1), (10, 2)]
    younger[0] = 16
    assert rest(5) == [(2, 2)]


def test_a_sheet_read_ahead_is_read_no_more_by_whatever_link(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read: list[str] = []
    reading = Stylesheet.read

    def read_and_count(sheet: Stylesheet, name: str) -> None:
        read.append(name)
        reading(sheet, name)

    monkeypatch.setattr(Stylesheet, "read", read_and_count)
    variables = LOOKS[FIRST].theme.to_color_system().generate()
    sheet = SteadyStylesheet(variables=variables)
    (tmp_path / "linked").symlink_to(SHEETS[0].parent)
    for path in (*SHEETS, *SHEETS, tmp_path / "linked" / SHEETS[0].name):
        sheet.read_ahead(path)
    assert len(read) == len(SHEETS) == len(set(read))
    assert sheet.has_source(str(tmp_path / "linked" / SHEETS[0].name))


@pytest.mark.usefixtures("kept_collector")
def test_jobs_at_leisure_wait_for_all_others() -> None:
    now, done = [100.0], list[str]()

    def steps() -> Iterator[None]:
        done.append("beside")
        yield

    moments = QuietMoments(lambda: now[0])
    now[0] += QUIET
    moments.prepare(lambda: done.append("prepared"))
    moments.begin(
        ("gc",),
        [lambda: done.append("job")],
        steps,
        then=lambda: [lambda: done.append("at leisure")],
    )
    until = monotonic() + 10
    while "at leisure" not in done and monotonic() < until:
        moments.use()
    assert sorted(done[:2]) == ["beside", "job"]
    assert done[2:] == ["prepared", "at leisure"]


@pytest.mark.usefixtures("kept_collector")
def test_what_is_done_beside_the_loop_is_done_after_the_modules() -> None:
    now, done, ended = [100.0], list[int](), Event()

    def steps() -> Iterator[int]:
        for step in range(3):
            done.append(step)
            yield step
        ended.set()

    moments = QuietMoments(lambda: now[0])
    now[0] += QUIET
    moments.begin(("gc",), (), steps)
    assert ended.wait(10)
    assert done == [0, 1, 2]


def test_the_first_check_compiles_no_wording_that_was_compiled_ahead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in wordings_compiled():
        pass
    compiled: list[str] = []
    compile_one = wording.compiled

    def note(said: str, *, rough: bool = False) -> re.Pattern[str]:
        if not rough:  # few words tell roughly: it is compiled where some do
            compiled.append(said)
        return compile_one(said, rough=rough)

    monkeypatch.setattr(wording, "compiled", note)
    read_all.cache_clear()
    run_checks(full_report())
    assert compiled == []
