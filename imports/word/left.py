"""What of a Word file is not read: counted by kind as it is passed by, told in one sentence."""

from collections import Counter
from collections.abc import Iterator
from enum import Enum

from nianbao.report.finding import Finding, Severity


class Left(Enum):
    """Kinds of what is not read: what is said of so many of them."""

    PICTURE = "图片{}张"
    CHART = "图表{}个"
    FILE = "嵌入的文件{}个"
    ON_PAGE = "嵌入的网页里没有显示的内容{}处"
    COMMENT = "批注{}条"
    SYMBOL = "认不出的符号{}个"
    HIDDEN = "隐藏的文字{}处"
    STRUCK = "划掉的文字{}处"
    DELETED = "修订里删去的文字{}处"
    MARGIN = "页眉页脚的文字{}处"


_FAINT = frozenset((Left.HIDDEN, Left.STRUCK, Left.DELETED, Left.MARGIN))
"""What is no loss: it isn't there on paper, or stands on every page."""


class LeftOut:
    """How much of each kind was passed by."""

    def __init__(self) -> None:
        self._counts: Counter[Left] = Counter()

    def add(self, kind: Left, count: int = 1) -> None:
        """Count some of a kind."""
        self._counts[kind] += count

    def phrases(self) -> str:
        """What is said of each kind, in their order; empty where nothing was passed by."""
        kinds = (kind for kind in Left if self._counts[kind])
        return "、".join(kind.value.format(self._counts[kind]) for kind in kinds)

    def findings(self) -> Iterator[Finding]:
        """S16, once: all that was passed by."""
        if not any(self._counts.values()):
            return
        what = f"这个文件里还有{self.phrases()}，没有读入"
        if any(self._counts[kind] for kind in Left if kind not in _FAINT):
            fact = f"{what}；里面有报告内容的，请对照原件抄到相应的地方。"
            yield Finding("S16", Severity.WARNING, fact, "overview")
        else:
            yield Finding("S16", Severity.INFO, f"{what}。", "overview")
