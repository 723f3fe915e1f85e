"""What the prose editor takes, what it posts, and what it leaves to the screen."""

import pytest
from textual import events

from tests.seams import bound_keys, unbind
from tests.tui.prose.prose_app import (
    SIZES,
    ProseApp,
    Run,
    app_of,
    committed,
    editor_of,
    key,
    runner,
    settled,
    until,
)

SENTENCE = "全镇主动公开政府信息1,295条，其中规范性文件3件；办理依申请公开“三农”事项12件。"
LONG = SENTENCE * 60


@pytest.fixture(params=SIZES, ids=["80x24", "120x40"])
def run(request: pytest.FixtureRequest) -> Run:
    return runner(request.param)


# --- Typing


async def test_phrases_of_an_input_method_arrive_as_one_key_or_one_paste(run: Run) -> None:
    async with run() as pilot:
        editor = editor_of(pilot)
        editor.post_message(key("政府信息"))
        await pilot.pause()
        pilot.app.post_message(events.Paste("公开"))
        await pilot.pause()
        assert editor.text == "政府信息公开"


async def test_text_is_cleaned_and_line_ends_are_paragraphs(run: Run) -> None:
    async with run("旧x", clean=lambda text: text.replace("x", "")) as pilot:
        editor = editor_of(pilot)
        assert editor.text == "旧"
        await pilot.press("x", "甲")
        editor.post_message(key("乙x\r\n丙"))
        editor.post_message(events.Paste("x\r丁\u2028戊\x0b己\n庚"))
        await pilot.pause()
        assert editor.text == "甲乙\n丙\n丁\n戊\n己\n庚旧"
        editor.load("一\r\n二x")
        assert editor.text == "一\n二"


async def test_twenty_thousand_characters_are_pasted_whole(run: Run) -> None:
    async with run() as pilot:
        text = (SENTENCE * 500)[:20_000]
        pilot.app.post_message(events.Paste(text))
        await pilot.pause()
        assert editor_of(pilot).text == text


@pytest.mark.parametrize(
    "pressed",
    ["ctrl+z", "ctrl+y", "ctrl+g", "ctrl+n", "ctrl+p", "ctrl+up", "ctrl+down", "escape"]
    + [f"f{number}" for number in range(1, 13)]
    + ["shift+f8"],
)
async def test_keys_of_the_screen_go_through(pressed: str) -> None:
    app = ProseApp("政府")
    unbind(app, "ctrl+p")
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await pilot.press("a", pressed)
        assert app.keys == [pressed]
        assert editor_of(pilot).text == "a政府"


def test_no_key_of_the_screen_is_bound() -> None:
    bound = bound_keys(ProseApp()._editor)
    assert not bound & {"ctrl+q", "ctrl+z", "ctrl+y", "ctrl+p", "f6", "f7", "tab", "escape"}


async def test_copy_cut_paste_and_select_all(run: Run) -> None:
    async with run("一\n二三") as pilot:
        app, editor = app_of(pilot), editor_of(pilot)
        await pilot.press("ctrl+a", "ctrl+c")
        assert app.clipboard == "一\n二三"
        await pilot.press("ctrl+x")
        assert editor.text == ""
        await pilot.press("ctrl+v", "ctrl+v", "ctrl+x")
        assert editor.text == "一\n二三一\n二三"


async def test_tab_moves_the_focus(run: Run) -> None:
    async with run("政府") as pilot:
        await pilot.press("tab")
        assert not editor_of(pilot).has_focus
        assert editor_of(pilot).text == "政府"


async def test_a_locked_editor_takes_no_text(run: Run) -> None:
    async with run("政府") as pilot:
        editor_of(pilot).locked = True
        await pilot.press("a", "enter", "delete", "ctrl+a", "ctrl+x")
        editor_of(pilot).post_message(events.Paste("公"))
        await pilot.pause()
        assert editor_of(pilot).text == "政府"


# --- Commits


async def test_typing_is_committed_once_when_it_rests(run: Run) -> None:
    async with run("旧") as pilot:
        app = app_of(pilot)
        for key in "ab":  # in one go: no commit comes between
            editor_of(pilot).insert(key)
        assert not committed(pilot)
        await until(lambda: "Committed" in app.got_names)
        assert committed(pilot)
        assert app.got_names == ["Dirty", "Committed"]
        assert getattr(app.got[-1], "text", None) == "ab旧"
        await pilot.pause(0.6)
        assert len(app.got) == 2


async def test_blur_and_commit_do_not_wait(run: Run) -> None:
    async with run() as pilot:
        app = app_of(pilot)
        await pilot.press("a", "tab")
        await pilot.pause()
        assert app.got_names == ["Dirty", "Committed"]
        await pilot.press("shift+tab", "b")
        editor_of(pilot).commit()
        editor_of(pilot).commit()
        await pilot.pause(0.6)
        assert app.got_names == ["Dirty", "Committed"] * 2


async def test_what_was_typed_and_taken_back_is_not_committed(run: Run) -> None:
    async with run("旧") as pilot:
        await pilot.press("a", "backspace")
        editor_of(pilot).commit()
        await pilot.pause()
        assert app_of(pilot).got_names == ["Dirty", "Restored"]
        await pilot.press("backspace")
        assert committed(pilot)


async def test_load_posts_neither_and_keeps_the_caret_on_the_same_text(run: Run) -> None:
    async with run(LONG) as pilot:
        app, editor = app_of(pilot), editor_of(pilot)
        await pilot.press("ctrl+end", "left", "字")
        caret, scroll = editor.cursor_location, editor.scroll_offset
        editor.load(editor.text)
        assert (editor.cursor_location, editor.scroll_offset) == (caret, scroll)
        assert committed(pilot)
        editor.load("甲乙丙丁")
        assert editor.cursor_location == (0, 0)
        editor.load("甲乙新丁", keep_caret=True)
        assert editor.cursor_location == (0, 3)
        await settled(pilot)
        assert editor.scroll_offset == (0, 0)
        await pilot.pause(0.6)
        assert app.got_names == ["Dirty"]
