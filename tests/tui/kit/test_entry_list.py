"""A list whose rows carry what they stand for; a screen and a dialog over one."""

from collections.abc import Iterator

from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.widgets import Static

from nianbao.tui.kit.dialogs import ListDialog
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.plain import plain
from tests.seams import PaintedApp, rows_on_screen


class Desk(App[None]):
    def compose(self) -> ComposeResult:
        yield EntryList[int]()

    @property
    def list(self) -> EntryList[int]:
        return self.query_one(EntryList)


def rows(*numbers: int) -> Iterator[Entry[int]]:
    yield Entry(plain("数"))
    yield from (Entry(plain(str(number)), number) for number in numbers)


async def test_the_cursor_begins_below_the_heading_and_stays() -> None:
    app = Desk()
    async with app.run_test():
        app.list.show(rows(7, 8, 0))
        assert app.list.in_hand == 7
        app.list.show(rows(7, 8, 0), on=0)
        assert app.list.in_hand == 0
        app.list.show(rows(0, 9, 7))
        assert app.list.in_hand == 0, "it stays with what its row stands for"
        app.list.show(rows(9, 0, 7), on=5)
        assert app.list.in_hand == 0
        app.list.show(rows(9, 7))
        assert app.list.in_hand == 7, "where that is gone, with its number"
        app.list.show(rows(7, 8, 7, 7), on=8)
        app.list.move("down")
        app.list.show(rows(5, 7, 7, 7))
        assert app.list.highlighted == 3, "of rows that are alike it is the nearest"
        app.list.show(rows())
        assert app.list.in_hand is None


async def test_a_list_without_room_takes_the_page_keys() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.list.styles.height = 0
        app.list.show(rows(7, 8, 0))
        await pilot.pause()
        assert app.list.move("pagedown")
        assert app.list.in_hand == 0
        assert app.list.move("pageup")
        assert app.list.in_hand == 7


class Numbers(ListScreen[int, int]):
    def __init__(self, *numbers: int) -> None:
        super().__init__()
        self.numbers, self.told_of = numbers, list[int | None]()

    def heading(self) -> str:
        return f"{len(self.numbers)}个数"

    def greeting(self) -> str:
        return "" if self.numbers else "先写一个。"

    def empty_words(self) -> str:
        return "没有数。"

    def entries(self) -> Iterator[Entry[int]]:
        yield from rows(*self.numbers) if self.numbers else ()

    def tell(self, value: int | None) -> None:
        self.told_of.append(value)

    def take(self, value: int) -> None:
        self.dismiss(value)


class Asking(ListDialog[str, int]):
    def compose(self) -> ComposeResult:
        yield EntryList(rows(1, 2))

    def take(self, value: int) -> None:
        self.dismiss(f"{value}!")


async def test_a_screen_that_is_half_gone_is_not_drawn() -> None:
    """As where the program ends while what is to be listed is still read."""
    app, screen = App[None](), Numbers(3, 4)
    async with app.run_test() as pilot:
        app.push_screen(screen)
        await pilot.pause()
        listed = screen.list.option_count
        await screen.query(".title-line").remove()
        screen.numbers = (5, 6, 7)
        screen.draw()
        assert screen.list.option_count == listed


async def test_a_screen_tells_of_its_row_and_gives_it() -> None:
    app, given = App[None](), list[int | None]()
    async with app.run_test() as pilot:
        screen = Numbers(3, 4)
        app.push_screen(screen, given.append)
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert given == [4]
        assert screen.told_of == [3, 3, 4], "before it is painted, and as the cursor comes"


async def test_a_screen_without_rows_says_so() -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        app.push_screen(Numbers())
        await pilot.pause()
        words = [str(line.render()) for line in app.screen.query("Static").results()]
        shown = [line.display for line in app.screen.query(".greeting, .empty-words").results()]
        assert words[0] == "0个数"
        assert shown == [True, True]
        assert not app.screen.query_one(EntryList).display
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert not isinstance(app.screen, Numbers)


async def test_a_dialog_gives_what_its_row_comes_to() -> None:
    app, given = App[None](), list[str | None]()
    async with app.run_test() as pilot:
        for keys in (["enter"], ["end", "enter"], ["escape"]):
            app.push_screen(Asking(), given.append)
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
        assert given == ["1!", "2!", None]


async def test_the_terminals_cursor_stands_at_the_row_in_hand() -> None:
    app = Desk()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.show(rows(*range(1, 40)))
        app.list.focus()
        await pilot.pause()
        for _ in range(3):
            await pilot.press("down")
            await pilot.pause(0.1)
            words = rows_on_screen(app)[app.cursor_position.y].text
            assert words.strip(" │▊▎").startswith(str(app.list.in_hand)), words
        await pilot.press("end")
        await pilot.pause(0.1)
        assert app.list.in_hand == 39
        assert "39" in rows_on_screen(app)[app.cursor_position.y].text


class Painted(PaintedApp):
    CSS = "EntryList { border: none; padding: 0; } .option-list--option { padding: 0; }"

    def compose(self) -> ComposeResult:
        yield Static("选一个")
        yield EntryList[int](compact=True)


async def test_no_wide_character_is_cut_where_the_cursor_comes() -> None:
    app = Painted()
    async with app.run_test(size=(40, 10)) as pilot:
        rows = app.query_one(EntryList)
        rows.show([Entry(plain("填零"), 1), Entry(plain("不填"), 2), Entry(plain("都填"), 3)])
        rows.focus()
        await pilot.pause(0.1)
        app.cursor_position = Offset(9, 9)
        rows.watch_highlighted(rows.highlighted)  # the cursor comes, and nothing else is painted
        await pilot.pause(0.1)
        assert app.cursor_position == (0, 1)
        assert app.painted() == app.painted_anew(rows)


async def test_sentences_are_broken_as_chinese_is() -> None:
    """No row of an entry begins with a comma or a full stop, at any width, and no word is lost."""
    words = "第3行，日期：认不出，写成 2024-03-10 这样。第4行，办理结果：认不出，请选一种。"
    app = Desk()
    async with app.run_test(size=(40, 12)) as pilot:
        app.list.styles.height = 10
        for width in range(24, 40):
            app.list.styles.width = width
            app.list.show([Entry(Flowing(words), 1)])
            await pilot.pause()
            rows = [row.text.strip(" │▊▎▔▁█") for row in rows_on_screen(app)]
            assert "".join(rows).replace(" ", "") == words.replace(" ", "")
            assert [row for row in rows if row[:1] in set("，。：")] == []


def headed(*rows: int | str) -> Iterator[Entry[int]]:
    """Rows to choose, and words that nobody can."""
    for row in rows:
        yield Entry(plain(f"字{row}"), row if isinstance(row, int) else None)


async def test_rows_below_the_last_that_can_be_chosen_are_read_with_the_keys() -> None:
    """As the files of a folder, where a folder is wanted: they tell which folder it is."""
    app = Desk()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.focus()
        tail = [f"尾{at}" for at in range(9)]
        for keys in (["down"] * 14, ["end", "end"], ["pagedown"] * 4, ["down", "end", "end"]):
            app.list.show(headed("头", 1, 2, 3, *tail), on=1)
            await pilot.pause()
            await pilot.press(*keys)
            shown = [row.text.strip(" │▊▎▔▁█") for row in rows_on_screen(app)]
            assert "字尾8" in "".join(shown), (keys, shown)
            assert app.list.in_hand == 3, keys
            await pilot.press("up")
            assert app.list.in_hand == 2, "back among those to choose"
            assert "字2" in "".join(row.text for row in rows_on_screen(app))


async def test_the_heads_above_the_first_and_between_two_come_into_view_on_the_way() -> None:
    app = Desk()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.focus()
        between = [f"间{at}" for at in range(12)]
        app.list.show(headed("头1", "头2", 1, *between, 2), on=1)
        await pilot.pause()
        seen = ""
        for _ in range(20):
            await pilot.press("down")
            seen += "".join(row.text for row in rows_on_screen(app))
            if app.list.in_hand == 2:
                break
        assert app.list.in_hand == 2
        assert [one for one in between if one not in seen] == []
        for _ in range(20):
            await pilot.press("up")
            if app.list.in_hand == 1:
                break
        await pilot.press("up", "up")
        assert app.list.in_hand == 1
        assert "头1" in rows_on_screen(app)[1].text


async def test_a_list_of_which_nothing_can_be_chosen_is_read_with_the_keys() -> None:
    app = Desk()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.focus()
        app.list.show(headed(*(f"话{at}" for at in range(20))))
        await pilot.pause()
        for keys in (["down"] * 14, ["end"], ["pagedown"] * 3):
            await pilot.press("home", *keys)
            assert "话19" in "".join(row.text for row in rows_on_screen(app)), keys


async def test_the_cursor_still_goes_round_where_every_row_can_be_chosen() -> None:
    app = Desk()
    async with app.run_test(size=(40, 10)) as pilot:
        app.list.focus()
        app.list.show(headed(*range(1, 31)), on=1)
        await pilot.pause()
        await pilot.press("up")
        assert app.list.in_hand == 30
        await pilot.press("down")
        assert app.list.in_hand == 1
        await pilot.press("pagedown", "pagedown", "pageup")
        assert 1 < (app.list.in_hand or 0) < 16
