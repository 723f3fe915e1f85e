"""How the published page differs from the report: a list; Enter shows both side by side."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from nianbao.desk.proof import Mismatch, Proof
from nianbao.report.text import clean_marks, shared_length
from nianbao.tui.actions import bindings
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.list_screen import ListScreen, say_at
from nianbao.tui.kit.plain import plain

_FRAME = 8
"""Terminal cells of a row that padding and scrollbar may take."""
_SAME = (
    "网页和报告一致：标题、各部分的文字、三张表的每一格、表头和合并的格都一样。"
    "结果记在“状态”（Ctrl+R）里。按 Esc 返回。"
)


class ProofScreen(ListScreen[None, Mismatch]):
    """Lists what differs, in the order of the form; what only looks otherwise stands last."""

    KEYS = "上下键 选择　回车 报告和网页并排看"

    def __init__(self, proof: Proof, page: str, untold: str) -> None:
        """`page` names what was compared; `untold` says why the result is not kept, if it isn't."""
        super().__init__()
        self._proof = proof
        self._page = page
        self._untold = untold

    def heading(self) -> str:
        """The result, and with what."""
        page = clean_marks(self._page).replace("\n", " ")
        return f"发布后核对：{self._proof.verdict}　{page}"

    def greeting(self) -> str:
        """What to do, and whether the result is kept."""
        if not self._proof.mismatches:
            return self._untold
        if not self._proof.differences:
            return f"网页和报告一致，只有{len(self._proof.remarks)}处样子不同。{self._untold}"
        return f"一处一处在网站后台改好，存下网页再核对一次。{self._untold}"

    def empty_words(self) -> str:
        """That both are the same."""
        return _SAME

    def help_words(self) -> str:
        """How the page is compared."""
        return (
            "网站上的页面和报告一格一格、一段一段地比：标题、小标题、文字、表头、合并的格、每个数、批注。\n"
            "空格、缩进、换行、引号的样子不算不同；全角半角不同的列在最后，可以不管。\n"
            "网站自己的菜单、栏目、发布日期、页脚不比。\n"
            "按回车把报告里的和网页上的并排看；下面写着怎么办。结果记在“状态”（Ctrl+R）里。"
        )

    def told(self) -> Iterator[Static]:
        """What to do about the one in hand."""
        yield Static("", classes="rule-words quiet")

    def tell(self, value: Mismatch | None) -> None:
        """Say what to do."""
        if value is not None:
            say_at(self, ".rule-words", value.advice)

    def entries(self) -> Iterator[Entry[Mismatch]]:
        """What differs, then what only looks otherwise."""
        for one in self._proof.differences:
            yield Entry(self._words(one, "$text-error"), one)
        if self._proof.remarks:
            yield Entry(Content.styled("只是样子不同，可以不管：", "bold"))
        for one in self._proof.remarks:
            yield Entry(self._words(one, "$text-muted"), one)

    def take(self, value: Mismatch) -> None:
        """Show both sides."""
        self.app.push_screen(BothSides(value))

    def _words(self, one: Mismatch, style: str) -> Content:
        room = max(20, self.size.width - _FRAME)
        first, *more = broken(clean_marks(one.message), room)
        return Content.assemble((first, style), *(f"\n  {line}" for line in more))


class BothSides(ModalScreen[None]):
    """The report's words and the page's, side by side; what differs stands out."""

    CSS_PATH = ["../kit/reading.tcss", "proof.tcss"]
    BINDINGS = bindings(("back",))

    def __init__(self, one: Mismatch) -> None:
        super().__init__()
        self._one = one

    def compose(self) -> ComposeResult:
        """The place, both sides, what to do, the keys."""
        one = self._one
        yield Static(plain(one.place), classes="title-line")
        report, page = _marked(one.expected, one.published)
        with VerticalScroll(), Horizontal(id="sides"):
            yield Static(Content.assemble(("报告里\n", "bold"), report), classes="side")
            yield Static(Content.assemble(("网页上\n", "bold"), page), classes="side")
        yield Static(Flowing(f"{one.message}\n{one.advice}"), id="advice")
        keys = "上下键 PageUp PageDown 翻看　Esc 返回"
        yield Static(keys, classes="quiet reading-keys")

    def on_mount(self) -> None:
        """Be ready to scroll."""
        self.set_focus(self.query_one(VerticalScroll))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _marked(report: str, page: str) -> tuple[Content, Content]:
    """Both texts whole, what differs underlined; one that is not there is said to be none."""
    report, page = clean_marks(report), clean_marks(page)
    if not (report and page):
        return plain(report or "没有"), plain(page or "没有")
    start = shared_length(report, page)
    end = shared_length(reversed(report[start:]), reversed(page[start:]))
    return _underlined(report, start, end), _underlined(page, start, end)


def _underlined(text: str, start: int, end: int) -> Content:
    """A text of which `start` characters at its head and `end` at its foot are as in the other."""
    differing = text[start : len(text) - end]
    return Content.assemble(text[:start], (differing, "bold underline"), text[len(text) - end :])
