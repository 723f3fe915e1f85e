"""Choosing one of the office's sentences, shown with its numbers before it goes in."""

from typing import Any

from textual.app import App

from report.document import Report
from report.field import FieldRef
from report.words.codes import Codes
from report.words.phrases import Phrase, Phrases, fitting, places
from tui.kit.dialogs import Choose
from tui.kit.fitting import fit

KEEP, MANAGE = "keep", "manage"
"""Chosen to keep the paragraph in hand, and to go to the list of sentences."""
PLACE_CELLS, TEXT_CELLS = 20, 46


async def choose_phrase(
    app: App[Any], phrases: Phrases, report: Report, codes: Codes, field: FieldRef
) -> Phrase | str | None:
    """The sentence that was chosen, KEEP or MANAGE, or None for Esc.

    Those for the sub-head in hand come first; the one under the cursor is shown filled in.
    """
    near = fitting(phrases, report, field)
    choices = [(str(at), phrase_line(phrase, report, codes)) for at, phrase in enumerate(near)]
    choices.append((KEEP, "+ 把光标所在的一段存成常用句"))
    choices.append((MANAGE, "+ 常用句：增加、修改、删除"))

    def shown(choice: str) -> str:
        return codes.fill(near[int(choice)].text).text if choice.isdigit() else ""

    chosen = await app.push_screen_wait(Choose("常用句", choices, search=True, shown=shown))
    return near[int(chosen)] if chosen is not None and chosen.isdigit() else chosen


def phrase_line(phrase: Phrase, report: Report, codes: Codes) -> str:
    """A sentence in one line: what it is about, and its beginning with its numbers."""
    place = places(report.form).get(phrase.place, "")
    words = codes.fill(phrase.text).text
    return f"{fit(place, PLACE_CELLS)}　{fit(words, TEXT_CELLS)}"
