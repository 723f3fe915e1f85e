"""Every action can be reached: by key, in the palette, in F1, by a Chinese name."""

import re
from inspect import iscoroutinefunction, signature
from pathlib import Path

import pytest
from textual.binding import Binding

from nianbao.desk import to_do
from nianbao.desk.version import version_words
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.tui import actions
from nianbao.tui.actions import ACTIONS, RUNS, Needs
from nianbao.tui.app import NianbaoApp
from nianbao.tui.giving_out.paste_queue import PasteQueueScreen
from nianbao.tui.giving_out.preview import PreviewScreen
from nianbao.tui.grid.keys import GRID_BINDINGS
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.library.backups import BackupsScreen
from nianbao.tui.library.home import HomeScreen
from nianbao.tui.pages import walking
from nianbao.tui.pages.findings import FindingsScreen
from nianbao.tui.pages.screen import PagesScreen
from nianbao.tui.prose.keys import PROSE_BINDINGS
from nianbao.tui.reading_in.importing import ImportScreen
from nianbao.tui.reading_in.pasted import PasteScreen
from nianbao.tui.reading_in.reviewing import ReviewScreen
from nianbao.tui.reading_in.unplaced import UnplacedScreen
from nianbao.tui.registers.calendar_screen import CalendarScreen
from nianbao.tui.registers.filling import FillScreen
from nianbao.tui.registers.record_screen import RecordScreen
from nianbao.tui.registers.register_screen import RegisterScreen
from nianbao.tui.registers.sheet_screen import SheetScreen
from nianbao.tui.registers.year_screen import YearScreen
from nianbao.tui.report.screen import ReportScreen
from nianbao.tui.words.facts import FactsScreen
from nianbao.tui.words.phrases import PhrasesScreen
from tests.reports import draft_report, zero_report
from tests.tui.driving import NARROW, SIZES, Clerk, at_desk, fill, in_report

EVERYWHERE = ("help", "palette", "quit", "pictures", "tour", "limits", "looks")
SCREENS: tuple[type[ClerkScreen[object]], ...] = (
    HomeScreen,
    ReportScreen,
    FindingsScreen,
    PreviewScreen,
    BackupsScreen,
    PasteQueueScreen,
    ImportScreen,
    PasteScreen,
    ReviewScreen,
    UnplacedScreen,
    FactsScreen,
    PhrasesScreen,
    RegisterScreen,
    RecordScreen,
    SheetScreen,
    YearScreen,
    FillScreen,
    CalendarScreen,
)  # type: ignore[assignment]
TUI = Path(actions.__file__).parent
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_every_action_is_on_a_screen() -> None:
    listed = {name for screen in SCREENS for name in screen.ACTION_IDS}
    assert listed | set(EVERYWHERE) == set(ACTIONS)
    assert set(RUNS) < listed


def test_what_is_done_by_name_is_there() -> None:
    sources = [path.read_text(encoding="utf-8") for path in TUI.rglob("*.py")]
    done = {name for source in sources for name in re.findall(r'action_do\("(\w+)"\)', source)}
    assert done >= {"facts", "phrases", "unplaced_lines"}
    assert {*done, *walking._MENDED_BY.values()} <= set(RUNS)
    told = Path(to_do.__file__).read_text(encoding="utf-8")
    asked = set(re.findall(r'ToDo\([^\n]*, "(\w+)"', told))
    assert {"registers", "new_report", "standing"} <= asked <= set(ACTIONS)


CHANGES_THE_LIBRARY = frozenset(
    ("new_report", "change_key", "delete_report", "deleted_reports", "settings", "habits")
)
"""What is done at home to what is stored."""


def takes(screen: type[ClerkScreen[object]], name: str) -> None:
    """What the registry opens by name is called as it can be: no type checker sees that call."""
    run = RUNS[name]
    function = run.load()
    called_with = signature(function)
    called_with.bind(screen)
    kind = next(iter(called_with.parameters.values())).annotation
    asked = kind if isinstance(kind, str) else getattr(kind, "__origin__", kind).__name__
    assert asked in {base.__name__ for base in screen.__mro__}, name
    if not issubclass(screen, PagesScreen):  # the others await it
        assert iscoroutinefunction(function), name
        assert run.needs is (Needs.CHANGE if name in CHANGES_THE_LIBRARY else Needs.NOTHING), name


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_does_what_it_lists(screen: type[ClerkScreen[object]]) -> None:
    for name in screen.ACTION_IDS:
        if name in RUNS:
            assert issubclass(screen, PagesScreen | HomeScreen | RegisterScreen), name
            takes(screen, name)
        else:
            assert callable(getattr(screen, f"action_{name}")), name
    for name in EVERYWHERE:
        assert callable(getattr(NianbaoApp, f"action_{name}")), name
    # Enter in the year's tables is no action of its own
    bound = {binding.action for binding in screen.BINDINGS if isinstance(binding, Binding)}
    assert bound - {"list_cell"} == {
        ACTIONS[name].call for name in screen.ACTION_IDS if ACTIONS[name].key
    }


@pytest.mark.parametrize("name", ACTIONS)
def test_names_are_chinese_and_keys_no_bare_letters(name: str) -> None:
    action = ACTIONS[name]
    assert CHINESE.search(action.name)
    assert len(action.name) <= 6
    assert action.tip.endswith("。")
    assert bool(action.key) == bool(action.shown)
    for key in filter(None, action.key.split(",")):
        assert re.fullmatch(r"(shift\+)?f\d+|ctrl\+([a-z]|up|down)|delete|insert|escape", key)
        assert key not in ("ctrl+m", "ctrl+i", "ctrl+h", "ctrl+j")


def test_no_widget_binds_a_bare_letter() -> None:
    for binding in (*GRID_BINDINGS, *PROSE_BINDINGS):
        assert isinstance(binding, Binding)
        assert all(len(key) > 1 for key in binding.key.split(","))
        assert CHINESE.search(binding.description)


@pytest.mark.parametrize("screen", SCREENS)
def test_no_two_actions_of_a_screen_share_a_key(screen: type[ClerkScreen[object]]) -> None:
    keys = [
        key
        for name in (*screen.ACTION_IDS, *EVERYWHERE)
        for key in ACTIONS[name].key.split(",")
        if key
    ]
    assert len(keys) == len(set(keys))


async def all_of_it(clerk: Clerk, opened: str) -> None:
    """F1 and the palette list every action of the screen in hand."""
    screen = clerk.app.screen
    assert isinstance(screen, ClerkScreen)
    ids = (*screen.ACTION_IDS, *screen.action_ids(), *EVERYWHERE)
    actions = {ACTIONS[name] for name in ids}
    await clerk.press("f1")
    await clerk.sees("帮助", version_words(), "翻看　Esc 返回")
    lines = {"".join(f"{a.name}{a.shown}{a.tip}".split()) for a in actions}
    seen = clerk.words
    for _ in range(12):
        if all(line in seen for line in lines):
            break
        await clerk.press("pagedown")
        await clerk.pilot.wait_for_animation()
        seen += clerk.words
    assert {line for line in lines if line not in seen} == set()
    await clerk.press("escape", "ctrl+p")
    await clerk.sees("命令", "输入几个字查找")
    for name in sorted(action.name for action in actions):
        await clerk.replace(name)
        assert any(line.split("|")[1].strip().startswith(name) for line in boxed(clerk)), name
    await clerk.press("escape")
    await clerk.sees(opened)


def boxed(clerk: Clerk) -> list[str]:
    return [line for line in clerk.screen.splitlines() if line.count("|") >= 2]


async def test_home_tells_all_its_actions(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        await all_of_it(clerk, "回车 打开")


async def test_the_report_tells_all_its_actions(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await all_of_it(clerk, "一、总体情况")
        for _ in clerk.report().form.sections:
            assert "Ctrl+P 命令 Esc 返回" in clerk.screen.splitlines()[NARROW[1] - 1]
            await clerk.press("ctrl+down")


async def test_facts_tell_theirs(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.choose("常用数")
        await clerk.sees("还没有常用数")
        await all_of_it(clerk, "还没有常用数")


async def test_sentences_tell_theirs(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.choose("改常用句")
        await clerk.sees("常用句是单位")
        await all_of_it(clerk, "常用句是单位")


async def test_backups_tell_theirs(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await clerk.choose("备份")
        await clerk.sees("+ 拷到U盘")
        await all_of_it(clerk, "+ 拷到U盘")


@pytest.mark.parametrize(
    ("key", "words"), [("f2", "核对："), ("f3", "预览：全文"), ("f6", "复制粘贴：")]
)
async def test_other_screens_tell_theirs(tmp_path: Path, key: str, words: str) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.press(key)
        await all_of_it(clerk, words)
        await clerk.press("escape")
        await clerk.sees("已保存")


@pytest.mark.parametrize("size", SIZES)
async def test_the_palette_runs_what_is_found(tmp_path: Path, size: tuple[int, int]) -> None:
    report = zero_report().with_prose("problems", "")
    async with in_report(tmp_path, report, size) as clerk:
        await clerk.press("ctrl+down", "delete")
        await clerk.choose("空格")
        await clerk.sees("1格填了0")
        await clerk.choose("撤销")
        await clerk.kept(lambda kept: kept.blanks("disclosure"))
        await clerk.choose("[/x]")
        await clerk.sees("上下键 选择　回车 确定")
        await clerk.press("escape")
        await clerk.press("ctrl+p", "down", "down", "up", "enter")
        await clerk.sees("核对：")
        await clerk.press("escape")
        await clerk.choose("退出")
        await clerk.until(lambda: not clerk.running)


@pytest.mark.parametrize("size", SIZES)
async def test_help_is_about_the_cell_or_the_field(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, zero_report(), size) as clerk:
        await clerk.press("f1")
        await clerk.sees(FORM_2021.section("overview").help[:20], "按键")
        await clerk.press("escape", "ctrl+down", "ctrl+end", "f1")
        note = FORM_2021.table("disclosure").rows["fees"].note
        await clerk.until(lambda: note in clerk.words)
        await clerk.press("escape", "f10", "home", "enter", "f1")
        await clerk.sees("标题由单位全称和年份组成")
        await clerk.press("escape")


async def test_escape_goes_back_from_every_screen(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        for opening in ("ctrl+t", "ctrl+down", "f1", "f2", "f3", "f5", "f6", "f9", "f10", "ctrl+g"):
            await clerk.press(opening)
            if opening == "ctrl+down":
                continue
            await clerk.until(lambda: not isinstance(clerk.app.screen, ReportScreen), opening)
            await clerk.press("escape")
            await clerk.until(lambda: isinstance(clerk.app.screen, ReportScreen), opening)
            await clerk.sees("一、总体情况" if opening == "ctrl+t" else "二、主动公开政府信息情况")
        await clerk.press("ctrl+n", "escape", "ctrl+p", "escape", "escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, HomeScreen))
        await clerk.press("escape")
        assert clerk.running
        assert clerk.report() == zero_report()


async def test_ctrl_c_says_how_to_leave(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await clerk.press("escape", "ctrl+c")
        await clerk.sees("退出程序按 Ctrl+Q。")


async def test_keys_typed_ahead_in_a_question_keep_their_order(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("f10")
        await clerk.sees("上下键 选择")
        await clerk.burst("home", "down", "down", "down", "enter")
        await clerk.hides("上下键 选择")
        assert "三、收到和处理" in clerk.screen.splitlines()[1]
        await clerk.press("f10")
        await clerk.burst("home", "end", "up", "enter")
        await clerk.hides("上下键 选择")
        assert "五、" in clerk.screen.splitlines()[1]
