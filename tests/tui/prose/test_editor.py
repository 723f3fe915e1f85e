"""What the prose editor shows under real keys: rows, caret, selection and marks."""

import random

import pytest
from rich.cells import cell_len
from textual import events
from textual.geometry import Offset, Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets.text_area import Document, Selection

from nianbao.tui.prose.editor import ProseEditor
from nianbao.tui.prose.picture import ProsePicture
from nianbao.tui.prose.rows import ProseView
from nianbao.tui.prose.wrapping import ProseWrap
from tests.tui.prose.prose_app import (
    SIZES,
    ProseApp,
    Run,
    app_of,
    editor_of,
    marks,
    runner,
    settled,
    until,
)

SENTENCE = "全镇主动公开政府信息1,295条，其中规范性文件3件；办理依申请公开“三农”事项12件。"
LONG = SENTENCE * 60


@pytest.fixture(params=SIZES, ids=["80x24", "120x40"])
def run(request: pytest.FixtureRequest) -> Run:
    return runner(request.param)


# --- Painting

KEYS = [
    *"政府（。”，a1 ",
    *("enter", "backspace", "delete", "left", "right", "up", "down", "home", "end"),
    *("shift+left", "shift+right", "shift+up", "shift+down", "shift+home", "shift+end"),
    *("pageup", "pagedown", "ctrl+home", "ctrl+end", "ctrl+left", "ctrl+right", "ctrl+x"),
]
PHRASES = ["主动公开政府信息", "家庭👍e\u0301", "一\t二", "甲\n乙\n\n丙", SENTENCE]


async def press_at_random(pilot: Pilot[None], dice: random.Random) -> str:
    editor = editor_of(pilot)
    choice = dice.random()
    if choice < 0.06:
        phrase = dice.choice(PHRASES)
        editor.post_message(events.Paste(phrase))
        return f"paste {phrase}"
    if choice < 0.1:
        ends = sorted(dice.sample(range(len(editor.text) + 2), 2))
        editor.marks = ((ends[0], ends[1], dice.choice(["error", "warning", "info"])),)
        return f"mark {ends}"
    pressed = str(dice.choice(KEYS))
    await pilot.press(pressed)
    return pressed


def different(app: ProseApp) -> list[tuple[int, int]]:
    """Give the cells that look other than in a whole paint."""
    pairs = zip(app.painted(), app.painted_whole(), strict=True)
    return [
        (x, y)
        for y, rows in enumerate(pairs)
        for x, (cell, whole) in enumerate(zip(*rows, strict=True))
        if cell != whole
    ]


async def test_rows_painted_one_by_one_make_up_a_whole_paint(run: Run) -> None:
    dice = random.Random(20211116)
    async with run(SENTENCE * 30 + "\n" + SENTENCE * 3) as pilot:
        pressed = []
        for _ in range(20):
            pressed += [await press_at_random(pilot, dice) for _ in range(6)]
            await settled(pilot)
            app = app_of(pilot)
            for _ in range(5):  # beside other work the last paint may come late
                if different(app):
                    await settled(pilot)
            assert different(app) == [], pressed[-12:]
            cursor = Offset(app.terminal.cursor.x, app.terminal.cursor.y)
            assert cursor == editor_of(pilot).cursor_screen_offset, pressed[-12:]


async def test_a_key_on_one_row_paints_that_row_only(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run("\n".join([SENTENCE] * 5)) as pilot:
        editor = editor_of(pilot)
        painted: list[int] = []
        draw = editor.render_line

        def render_line(y: int) -> Strip:
            painted.append(y)
            return draw(y)

        monkeypatch.setattr(editor, "render_line", render_line)
        await pilot.press("down", "down", "end")
        await settled(pilot)
        painted.clear()
        await pilot.press("left")
        await settled(pilot)
        assert len(set(painted)) == 1


async def test_the_typed_character_is_painted_before_the_rows_below_move(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run("".join(chr(0x4E00 + i * 7) for i in range(2000))) as pilot:
        editor = editor_of(pilot)
        asked: list[int] = []
        refresh = editor.refresh

        def note(*regions: Region, **options: bool) -> ProseEditor:
            asked.extend(y for region in regions for y in region.line_range)
            return refresh(*regions, **options)

        monkeypatch.setattr(editor, "refresh", note)
        editor.insert("字")
        assert set(asked) == {0, 1, 2}
        await until(lambda: set(asked) == set(range(editor.size.height)))


def test_rows_that_waited_are_painted_though_they_look_as_before_again() -> None:
    picture = ProsePicture()

    def changed(text: str, near: int | None) -> set[int]:
        wrapped = ProseWrap(Document(text), 20)
        view = ProseView(wrapped, Selection(), {}, -1, (), 0, 12)
        regions = picture.changed(view, 20, near)
        return {y for region in regions or () for y in region.line_range}

    before = "\n".join("一二三四五六七八九十")
    changed(before, None)
    assert changed("零\n" + before, 0) == {0, 1, 2}
    changed(before, 0)  # a paint that was asked for long ago may have come in between
    assert changed(before, None) == set(range(3, 11))
    assert changed(before, None) == set()


async def test_the_rows_shown_are_the_rows_of_the_wrapped_text(run: Run) -> None:
    async with run(LONG) as pilot:
        editor = editor_of(pilot)
        shown = [editor.render_line(y).text.rstrip() for y in range(editor.size.height)]
        assert shown == editor.wrapped_document.get_sections(0)[: editor.size.height]
        assert all(editor.render_line(y).cell_length == editor.size.width - 2 for y in range(4))


async def test_joined_emoji_are_drawn_whole(run: Run) -> None:
    family = "👨\u200d👩\u200d👧"
    async with run(f"家{family}庭☺\ufe0f\t好") as pilot:
        editor = editor_of(pilot)
        for column in range(len(editor.text) + 1):
            strip = editor.render_line(0)
            assert cell_len(strip.text) == strip.cell_length
            assert any(family in segment.text for segment in strip)
            assert editor.cursor_location == (0, column)
            await pilot.press("right")


# --- Caret


async def test_the_terminal_cursor_stands_at_the_caret(run: Run) -> None:
    async with run() as pilot:
        app, editor = app_of(pilot), editor_of(pilot)
        left, top = editor.content_region.offset
        await pilot.press("政", "府", "a")
        await settled(pilot)
        assert app.cursor_position == (left + 5, top)
        await pilot.press("enter", "一", "left")
        await settled(pilot)
        assert app.cursor_position == (left, top + 1)
        assert (app.terminal.cursor.x, app.terminal.cursor.y) == (left, top + 1)


async def test_the_terminal_cursor_follows_focus_resize_and_scroll(run: Run) -> None:
    async with run(LONG) as pilot:
        app, editor = app_of(pilot), editor_of(pilot)
        await pilot.press("ctrl+end")
        await settled(pilot)
        await until(lambda: app.cursor_position == editor.cursor_screen_offset)
        before = app.cursor_position
        editor.scroll_relative(y=-1, animate=False)
        await until(lambda: app.cursor_position == before + Offset(0, 1))
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        await until(
            lambda: (
                app.cursor_position == editor.cursor_screen_offset
                and editor.content_region.contains_point(app.cursor_position)
            )
        )
        await pilot.press("tab")
        await settled(pilot)
        elsewhere = app.cursor_position
        editor.load("新")
        await settled(pilot)
        assert app.cursor_position == elsewhere
        await pilot.press("shift+tab")
        await settled(pilot)
        assert app.cursor_position == editor.content_region.offset


async def test_home_end_up_down_go_by_rows(run: Run) -> None:
    async with run(LONG) as pilot:
        editor = editor_of(pilot)
        breaks = editor.wrapped_document.get_offsets(0)
        await pilot.press("end")
        assert editor.cursor_location == (0, breaks[0])
        assert editor.caret_cell[1] == 0
        await pilot.press("down")
        assert editor.caret_cell[1] == 1
        await pilot.press("home")
        assert editor.cursor_location == (0, breaks[0])
        assert editor.caret_cell == (0, 1)
        await pilot.press("right", "right", "down", "up")
        assert editor.cursor_location == (0, breaks[0] + 2)
        await pilot.press("up", "up", "up")
        assert editor.cursor_location == (0, 0)


async def test_typing_at_a_rows_end_goes_after_its_last_character(run: Run) -> None:
    async with run(LONG) as pilot:
        editor = editor_of(pilot)
        first = editor.wrapped_document.get_sections(0)[0]
        await pilot.press("end", "字")
        assert editor.text.startswith(first + "字")


async def test_a_click_puts_the_caret_on_either_half_of_a_wide_character(run: Run) -> None:
    async with run("一二三四\n五") as pilot:
        editor = editor_of(pilot)
        inside = Offset(editor.gutter.left, editor.gutter.top)
        for x, column in [(0, 0), (1, 0), (2, 1), (3, 1), (7, 3), (8, 4), (30, 4)]:
            await pilot.click(editor, offset=inside + Offset(x, 0))
            assert editor.cursor_location == (0, column)
        await pilot.click(editor, offset=inside + Offset(9, 1))
        assert editor.cursor_location == (1, 1)
        await pilot.click(editor, offset=inside + Offset(2, 5))
        assert editor.cursor_location == (1, 1)


# --- Spans


async def test_select_span_counts_newlines_and_scrolls_there(run: Run) -> None:
    async with run(f"甲\n{LONG}\n末尾") as pilot:
        editor = editor_of(pilot)
        at = editor.text.index("末尾")
        editor.select_span(at, at + 2)
        await settled(pilot)
        assert editor.selected_text == "末尾"
        y = editor.caret_cell[1] - editor.scroll_offset.y
        assert 0 <= y < editor.size.height
        editor.select_span(0, 3)
        await settled(pilot)
        assert editor.selected_text == "甲\n" + LONG[0]
        assert editor.scroll_offset.y == 0


async def test_marks_are_underlined_and_keep_to_their_words(run: Run) -> None:
    async with run("甲乙\n丙丁戊") as pilot:
        editor = editor_of(pilot)

        def underlined() -> str:
            segments = [segment for y in range(3) for segment in editor.render_line(y)]
            return "".join(text for text, style, _ in segments if style and style.underline)

        editor.marks = ((1, 4, "error"), (5, 6, "info"))
        assert underlined() == "乙丙戊"
        await pilot.press("新")
        assert marks(pilot) == ((2, 5, "error"), (6, 7, "info"))
        assert underlined() == "乙丙戊"
        await pilot.press("right", "right", "新")
        assert marks(pilot) == ((7, 8, "info"),)
        assert underlined() == "戊"


async def test_the_placeholder_is_plain_words_shown_while_empty(run: Run) -> None:
    async with run(placeholder="请写[/本节] [b]") as pilot:
        editor = editor_of(pilot)
        await settled(pilot)
        assert editor.render_line(0).text.startswith("请写[/本节] [b]")
        await pilot.press("字")
        assert editor.render_line(0).text.rstrip() == "字"


async def test_markup_in_the_text_is_text(run: Run) -> None:
    async with run("[/b][red]政府[/x]") as pilot:
        assert editor_of(pilot).render_line(0).text.rstrip() == "[/b][red]政府[/x]"
