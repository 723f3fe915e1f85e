"""The source beside what was read: the line in hand is in view, and the scroll bar tells where."""

from textual.app import App, ComposeResult

from nianbao.tui.reading_in.source_lines import SourceLines


class SourceApp(App[None]):
    """A source that is pointed at before it has a size, as when a file has just been read."""

    def compose(self) -> ComposeResult:
        self.source = SourceLines()
        self.source.show_lines([(number, f"第{number}行") for number in range(1, 201)])
        self.source.point_at(150)
        yield self.source


async def test_the_bar_stands_where_the_line_in_hand_is() -> None:
    app = SourceApp()
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert 130 < app.source.scroll_y < 150
        assert app.source.vertical_scrollbar.position == app.source.scroll_y
