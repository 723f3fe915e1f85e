"""What differs between a report and the page it was published on, each with its place."""

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What differs; the values are words of `verify --json` and stay."""

    FIGURE = "figure"
    ROW = "row"
    HEAD = "head"
    LABEL = "label"
    TABLE = "table"
    MISSING = "missing"
    CHANGED = "changed"
    ADDED = "added"
    TITLE = "title"


_AGAIN = "回到报告里按 F6，把这一块重新复制，在网站后台换掉原来的，再核对一次。"
_ADVICE = {
    Sort.FIGURE: "在网站后台把这一格改成报告里的数；不止一格的，把这张表重新粘贴。",
    Sort.HEAD: "数再对，表头坏了也读不成。按 F6 重新复制这张表粘贴；还是坏的，换一种格式"
    "（F6 里按 F3；网页代码要粘贴到编辑框的“源代码”里）。",
    Sort.ADDED: "这不是报告里的。是网站自己的菜单、页脚就不用管，是贴重的、旧的就删掉。",
    Sort.TITLE: "标题在网站后台的标题栏里改。",
}
_HARMLESS = "只是样子不同，意思没有变，可以不管。"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One difference: `place` in words a clerk sees on the form, `message` in one sentence.

    `expected` is what the report has there, `published` what the page has; either is empty where
    there is nothing. One that is `harmless` changes only how it looks.
    """

    kind: Sort
    section: str
    place: str
    message: str
    expected: str = ""
    published: str = ""
    harmless: bool = False

    @property
    def advice(self) -> str:
        """What to do about it, in a sentence or two."""
        return _HARMLESS if self.harmless else _ADVICE.get(self.kind, _AGAIN)
