"""The floor: the smallest Textual app that takes a key. Screens of ours are measured against it."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input


class FloorApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Header()
        yield Input()
        yield Footer()


if __name__ == "__main__":
    FloorApp().run()
