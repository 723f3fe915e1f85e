"""The front page: the title, and the lead-in under it."""

from textual.app import ComposeResult
from textual.widgets import Static

from nianbao.desk.address import Address
from nianbao.report.document import Report
from nianbao.report.field import PREFACE, TITLE, FieldRef
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.prose.panel import ProsePanel
from nianbao.tui.prose.title_line import TitleLine


class FrontPanel(ProsePanel):
    """Title and lead-in. The title is made from office and year until the clerk writes one."""

    def compose(self) -> ComposeResult:
        """The title's line, and the editor of the lead-in."""
        yield Static("标题（清空就用程序拟的标题）", classes="quiet")
        yield TitleLine(self.held)
        yield from super().compose()

    @property
    def _title(self) -> TitleLine:
        return self.query_one(TitleLine)

    def names(self) -> tuple[FieldRef, ...]:
        """The lead-in is the one field with an editor."""
        return (PREFACE,)

    def tell(self) -> None:
        """Say what a lead-in is."""
        words = "导语（可以不写）：依据、统计期限、电子版在哪里、怎样联系。"
        self.query_one(".above", Static).update(Flowing(words))

    def help_words(self) -> str:
        """What title and lead-in are."""
        return (
            "标题由单位全称和年份组成，一般不用改。\n"
            "导语写在第一部分之前，可以不写；写的话，统计期限是1月1日至12月31日。"
        )

    def show(self, report: Report) -> None:
        """Show title and lead-in; what is being typed stays."""
        super().show(report)
        self._title.show(report)

    def fold(self) -> None:
        """Take what is being typed into the report."""
        super().fold()
        self._title.fold()

    def lock_fields(self, on: bool) -> None:
        """Lock the title's line and the editor, or unlock them."""
        super().lock_fields(on)
        self._title.locked = on

    def land(self, address: Address) -> None:
        """Go to the title's line, or into the lead-in."""
        if address.field == PREFACE:
            super().land(address)
        else:
            self.screen.set_focus(self._title)

    def address(self) -> Address:
        """The title or the caret in the lead-in."""
        return Address(self.page, field=TITLE) if self._title.has_focus else super().address()

    def on_input_submitted(self) -> None:
        """Enter goes on to the lead-in; to leave the line keeps the title."""
        self.screen.set_focus(self.editor)
