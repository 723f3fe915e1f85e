"""Codes show their values: what is typed and what is shown are mapped on each other, both ways."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset
from textual.widgets.text_area import Document, Selection

from nianbao.report.words.codes import CODE
from nianbao.tui.prose.shown import ShownText, show
from nianbao.tui.prose.wrapping import ProseWrap
from tests.tui.driving import Clerk, in_report
from tests.tui.prose.prose_app import editor_of, runner, settled
from tests.tui.words.test_codes import FIRST, REPORT

VALUES = {
    "新收合计": "1295",
    "专区": "4",
    "目录": "救灾领域15条、养老领域10条",
    "空": "",
    "a": "𠮷e\u0301👍",
}
PIECES = [
    *(f"{{{name}}}" for name in [*VALUES, "没有", "１"]),
    "｛专区｝",
    "{",
    "}",
    "{新",
    "政府",
    "a",
    "，",
]
typed_texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
carets = st.lists(st.integers(0, 60), max_size=2)


def mapped(typed: str, at: list[int]) -> ShownText:
    return show(typed, VALUES.get, at) or ShownText(typed, ())


@given(typed_texts, carets)
def test_places_map_there_and_back(typed: str, at: list[int]) -> None:
    shown = mapped(typed, at)
    inside = {
        place
        for code in shown.codes
        if not code.is_open
        for place in range(code.start + 1, code.stop)
    }
    places = [shown.shown(place) for place in range(len(typed) + 1)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(shown.text))
    for place in range(len(typed) + 1):
        if place not in inside:
            assert shown.typed(shown.shown(place)) == place
            assert shown.outside(place, forward=True) == place
        else:
            ends = shown.outside(place, forward=False), shown.outside(place, forward=True)
            assert ends[0] < place < ends[1]
            assert CODE.fullmatch(typed[slice(*ends)])
    back = [shown.typed(place) for place in range(len(shown.text) + 1)]
    assert back == sorted(back)
    assert not inside.intersection(back)


@given(typed_texts, carets)
def test_what_is_shown_is_what_is_typed_but_for_values(typed: str, at: list[int]) -> None:
    shown = mapped(typed, at)
    for code in shown.codes:
        name = typed[code.start + 1 : code.stop - 1]
        written = typed[code.start : code.stop] if code.is_open else VALUES[name]
        assert shown.text[code.shown_start : code.shown_stop] == written
        assert code.is_open == any(code.start <= caret <= code.stop for caret in at)
        assert shown.shown_span(code.start, code.stop) == code[2:4]
        assert shown.shown_span(code.start, code.start + 1)[1] > code.shown_start
    assert shown.is_open_at(at)
    whole = CODE.sub(lambda code: VALUES.get(code[1]) or code[0], typed)
    assert mapped(typed, []).text == whole


@given(
    st.lists(typed_texts, min_size=1, max_size=4),
    st.integers(2, 30),
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), typed_texts), max_size=6),
)
def test_rows_follow_edits_and_carets(
    lines: list[str], width: int, edits: list[tuple[int, int, str]]
) -> None:
    document = Document("\n".join(lines))
    wrap = ProseWrap(document, width, VALUES.get)
    for first, last, words in edits:
        text_lines = document.lines
        ends = [
            (place % len(text_lines), place % (len(text_lines[place % len(text_lines)]) + 1))
            for place in (first, last)
        ]
        top, bottom = sorted(ends)
        new_end = document.replace_range(top, bottom, words).end_location
        wrap.wrap_range(top, bottom, new_end)
        wrap.open_at(Selection.cursor(new_end))
        anew = ProseWrap(document, width, VALUES.get)
        anew.open_at(Selection.cursor(new_end))
        assert wrap.lines == anew.lines
        assert wrap.height == anew.height
        for line, text in enumerate(document.lines):
            mapping = wrap.paragraph(line).mapping
            for column in range(len(text) + 1):
                if mapping and mapping.outside(column, forward=True) != column:
                    continue
                offset = wrap.location_to_offset((line, column))
                landed = wrap.land(offset)
                assert wrap.location_to_offset(landed) == offset
        assert wrap.land(Offset(999, 999)) == document.end
        wrap.upstream = None


async def test_a_code_opens_under_the_caret_and_closes_behind_it() -> None:
    text = "共{新收合计}条，{专区}个。\n第二段{目录}很好"
    async with runner((80, 24))(text) as pilot:
        editor = editor_of(pilot)
        editor.codes.fill_in(VALUES.get)

        def row(y: int = 0) -> str:
            return editor.render_line(y).text.rstrip()

        assert row() == "共1295条，4个。"
        await pilot.press("right")
        assert (row(), editor.cursor_location) == ("共{新收合计}条，4个。", (0, 1))
        await pilot.press("left", "down", "end")
        assert (row(), row(1)) == ("共1295条，4个。", "第二段救灾领域15条、养老领域10条很好")
        assert editor.caret_cell == (36, 1)
        await pilot.press("ctrl+home", "shift+end", "ctrl+c")
        assert pilot.app.clipboard == text.split("\n")[0]
        assert row() == "共1295条，4个。"
        await pilot.click(editor, offset=(3 + editor.gutter.left, editor.gutter.top))
        assert (row(), editor.cursor_location) == ("共{新收合计}条，4个。", (0, 1))
        await pilot.press("ctrl+end", "up", "up", "ctrl+right", "x", "backspace")
        assert editor.text == text
        await pilot.press("ctrl+home", *["right"] * 7, "backspace")
        assert (editor.text[:7], row()[:7]) == ("共{新收合计条", "共{新收合计条")
        await pilot.press("}", "left", "left", "delete", "home")
        assert row() == "共{新收合}条，4个。"
        editor.locked = True
        editor.load("甲{专区}乙")
        await pilot.press("right")
        assert (row(), editor.cursor_location) == ("甲4乙", (0, 1))
        await pilot.press("right")
        assert (row(), editor.cursor_location, editor.caret_cell) == ("甲4乙", (0, 5), (3, 0))
        await settled(pilot)
        assert pilot.app.cursor_position == editor.cursor_screen_offset


async def test_values_follow_table_undo_and_lock(tmp_path: Path) -> None:
    report = REPORT.with_prose(FIRST, "收到申请{新收合计}件，设{专区}个。")

    async def shows(clerk: Clerk, words: str) -> None:
        await clerk.until(lambda: words in clerk.screen, f"没有：{words}")

    async with in_report(tmp_path, report) as clerk:
        await shows(clerk, "收到申请0件，设40个。")
        await clerk.press("ctrl+down", "ctrl+down", "7", "enter", "ctrl+up", "ctrl+up")
        await shows(clerk, "收到申请7件，设40个。")
        await clerk.press("end", "x", "ctrl+z")
        await shows(clerk, "收到申请7件，设40个。")
        await clerk.press("left", "left", "left")
        await shows(clerk, "收到申请7件，设{专区}个。")
        await clerk.kept(lambda kept: kept.prose.text(FIRST) == report.prose.text(FIRST))
