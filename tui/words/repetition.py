"""How much of each paragraph stood in last year's report; Enter goes to the words.

The share counts as rule Y06 counts: figures, titles of documents, official phrases and the
form's own words belong to everybody.
"""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from nianbao.report.document import Report
from nianbao.report.finding import Span
from nianbao.report.text import clean_marks
from nianbao.report.years.likeness import ParagraphLikeness, repetition, section_percent
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.fitting import fit
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.list_screen import ListScreen

_FRAME = 8
"""Terminal cells of a row that padding and scrollbar may take."""
_INDENT = " " * 4
_HALF = 50
_NO_YEAR = (
    "没有上年的报告，比不了。按 Esc 返回，再按 F9 读入上年的报告；"
    "上年的报告在库里，就会自动用它来比。"
)


class RepetitionScreen(ListScreen[Span, Span]):
    """Lists paragraphs and the sentences they share with last year's; gives the words chosen."""

    KEYS = "上下键 选择　回车 到这一段、这一句"

    def __init__(self, report: Report, previous: Report | None) -> None:
        """`previous` is last year's report; None where there is none."""
        super().__init__()
        self._report = report
        self._previous = previous
        self._paragraphs: Sequence[ParagraphLikeness] = ()
        if previous is not None:
            self._paragraphs = repetition(report, previous)

    def heading(self) -> str:
        """With which year it is compared."""
        return "雷同" + (f"：与{self._previous.year}年的报告相比" if self._previous else "")

    def empty_words(self) -> str:
        """What is missing for a comparison."""
        return "三个文字部分都还空着。按 Esc 返回。" if self._previous else _NO_YEAR

    def help_words(self) -> str:
        """What the shares mean."""
        return (
            "每一段写着有百分之几的文字和上年的报告相同，下面列出相同的句子。\n"
            "法规名称、固定说法、表格里的名称和数字不参加比较。\n"
            "按回车到这一段、这一句，把它改成今年的情况。"
        )

    def take(self, value: Span) -> None:
        """Give the words that were chosen."""
        self.dismiss(value)

    def entries(self) -> Iterator[Entry[Span]]:
        """Each section with its share, its paragraphs with theirs, their sentences."""
        for section in self._report.form.prose_sections():
            names = self._report.prose.fields(section.key)
            mine = [one for one in self._paragraphs if one.place.field in names]
            if mine:
                percent, _ = section_percent(mine)
                words = f"{section.title.text}　与上年相同{percent}%"
                yield Entry(Content.styled(words, "bold"))
            for paragraph in mine:
                yield from self._of_paragraph(paragraph)

    def _of_paragraph(self, paragraph: ParagraphLikeness) -> Iterator[Entry[Span]]:
        field, start, end = paragraph.place
        text = self._report.prose.text(field)[start:end]
        heading = self._report.prose.text(field.heading) if field.heading else ""
        first = f"{heading}：{text}" if heading else text
        style = "$text-warning" if paragraph.percent >= _HALF else ""
        told = f"，{len(paragraph.repeated)}句相同" if paragraph.repeated else ""
        share = f"{paragraph.percent:3}%"
        room = max(20, self.size.width - _FRAME) - cell_len(f"{share}{told}　")
        opening = fit(clean_marks(first).replace("\n", " "), max(0, room)).rstrip()
        line = Content.assemble((share, style), f"{told}　{opening}")
        yield Entry(line, paragraph.place)
        for span in paragraph.repeated:
            sentence = self._report.prose.text(field)[span.start : span.end]
            rows = broken(sentence, max(20, self.size.width - len(_INDENT) - _FRAME))
            lines = f"\n{_INDENT}".join(rows)
            yield Entry(Content.styled(_INDENT + lines, "$text-muted"), span)
