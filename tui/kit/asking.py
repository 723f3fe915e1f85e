"""Questions whose words are kept while they are typed: no kill takes a long answer along.

The rule: what stands in the question is kept beside the report in hand until it is taken or given
up. What is found again in a moment, a word to search for or a year, asks with `AskText` alone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from textual.widget import Widget

from nianbao.desk.left_place import LeftPlace, question_before
from nianbao.report.text import LINE_LIMIT
from nianbao.tui.kit.clerk_screen import Dialog
from nianbao.tui.kit.dialogs import AskText

_LEFT = "下面是上次没有按回车的，接着写；不要了按 Esc。"
"""What a question says over words that were left in it."""

Typed = Callable[[str], None]
"""Takes each text on the way to an answer."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks for words on behalf of a widget; without a place keeps none: it is in no library."""

    asker: Widget
    place: LeftPlace | None

    async def line(
        self,
        title: str,
        body: str,
        value: str = "",
        *,
        refuse: Callable[[str], str],
        about: str = "",
        limit: int = LINE_LIMIT,
    ) -> str | None:
        """A line that is not refused; None for Esc.

        `about` is what the question is about where title and value don't tell it from others.
        """
        return await self.ask(
            question_before(title, about or value),
            value,
            lambda words, left, typed: AskText(
                title,
                value=words,
                body=f"{body}\n{left}" if left else body,
                limit=limit,
                refuse=refuse,
                typed=typed,
                goes_on=bool(left),
            ),
        )

    async def ask(
        self, question: str, value: str, made: Callable[[str, str, Typed], Dialog[str | None]]
    ) -> str | None:
        """The answer to a question that is `made`; None for Esc.

        It is made of the words that stand in it, of what is to be said of those that were left,
        and of what takes each text on the way.
        """
        place, wait = self.place, self.asker.app.push_screen_wait
        if place is None:
            return await wait(made(value, "", lambda _: None))

        def note(words: str) -> None:
            place.note_words(question, "" if words == value else words)

        place.asked, left = question, place.words(question)
        answer = await wait(made(left or value, _LEFT if left else "", note))
        note(value)
        place.asked = ""
        return answer
