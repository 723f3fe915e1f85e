"""Choosing one of the office's sentences, shown with its numbers before it goes in."""

from enum import Enum, auto
from typing import Any

from textual.app import App

from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.words.codes import Codes
from nianbao.report.words.phrases import Phrase, Phrases, fitting, places
from nianbao.tui.kit.dialogs import Choice, Choose
from nianbao.tui.kit.fitting import fit

_PLACE_CELLS = 20
_LINE_CELLS, _AROUND_LINE = 46, 34
"""Terminal cells of a sentence's beginning at most, and of all that stands beside it."""


class PhraseWish(Enum):
    """Chosen in place of a sentence."""

    KEEP = auto()
    """To keep the paragraph in hand as one."""
    MANAGE = auto()
    """To go to the list of sentences."""


async def choose_phrase(
    app: App[Any], phrases: Phrases, report: Report, codes: Codes, field: FieldRef
) -> Phrase | PhraseWish | None:
    """The sentence that was chosen, or what is wanted in place of one; None for Esc.

    Those for the sub-head in hand come first; the one under the cursor is shown filled in.
    """
    choices: list[Choice[Phrase | PhraseWish]] = [
        (phrase, phrase_line(phrase, report, codes, line_cells(app)))
        for phrase in fitting(phrases, report, field)
    ]
    choices.append((PhraseWish.KEEP, "+ 把光标所在的一段存成常用句"))
    choices.append((PhraseWish.MANAGE, "+ 常用句：增加、修改、删除"))

    def shown(choice: Phrase | PhraseWish) -> str:
        return codes.fill(choice.text).text if isinstance(choice, Phrase) else ""

    return await app.push_screen_wait(Choose("常用句", choices, search=True, shown=shown))


def line_cells(app: App[Any]) -> int:
    """Terminal cells of a sentence's beginning, so that it takes no second row."""
    return min(_LINE_CELLS, app.size.width - _AROUND_LINE)


def phrase_line(phrase: Phrase, report: Report, codes: Codes, cells: int) -> str:
    """A sentence in one line: what it is about, and so many cells of it with its numbers."""
    place = places(report.form).get(phrase.place, "")
    words = codes.fill(phrase.text).text
    return f"{fit(place, _PLACE_CELLS)}　{fit(words, cells)}"
