"""A text with sub-heads that was pasted into section one: divided at them, if the clerk agrees."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from nianbao.report.prose import Overview, Part, overview
from nianbao.report.text import spoken_length
from nianbao.tui.kit.dialogs import Choose

if TYPE_CHECKING:
    from nianbao.tui.prose.overview import OverviewPanel

_SHOWN = 8
"""Sub-heads that are named in the question."""


class _Way(Enum):
    """What is done with the text."""

    INSTEAD = auto()
    BEHIND = auto()
    WHOLE = auto()
    NOTHING = auto()


def offer_division(panel: "OverviewPanel", text: str) -> bool:
    """Ask how a pasted text goes into section one; False where it has no sub-heads to ask about."""
    from nianbao.imports.pasted_overview import pasted_overview

    given = pasted_overview(text, panel.report.form) if len(text.split()) > 1 else None
    if given is None:
        return False
    panel.fold()
    now = panel.held.report.prose.overview
    place = panel.names().index(panel.field)
    count = len(given.headed())

    def take(way: _Way | None) -> None:
        if way in (_Way.INSTEAD, _Way.BEHIND):
            changed = given if way is _Way.INSTEAD else _behind(now, place, given)
            panel.held.change(panel.held.report.with_overview(changed))
            panel.turn_to(panel.names()[0 if way is _Way.INSTEAD else place])
            panel.screen.set_focus(panel.editor)
        elif way is _Way.WHOLE:
            panel.put_in(text)

    choices = [
        (_Way.INSTEAD, f"按小标题分开，放成{count}栏（Ctrl+Z 可以一次撤销）"),
        (_Way.WHOLE, "不分，全部贴在这一栏"),
        (_Way.NOTHING, "不粘贴"),
    ]
    written = sum(spoken_length(part.text) for part in now.parts)
    if written:
        behind = f"分成{count}栏，接在这一栏后面，原来的都留着"
        instead = f"分成{count}栏，换掉第一部分原来的{written}字（Ctrl+Z 可以撤销）"
        choices = [(_Way.BEHIND, behind), (_Way.INSTEAD, instead), *choices[1:]]
    question = Choose(f"粘贴的文字里有{count}个小标题", choices, body=_heads(given))
    panel.app.push_screen(question, take)
    return True


def _heads(given: Overview) -> str:
    """The sub-heads with the characters under each."""
    heads = zip(given.printed_heads(), given.parts, strict=True)
    lines = [f"{head or '（前面的话）'}　{spoken_length(part.text)}字" for head, part in heads]
    return "\n".join([*lines[:_SHOWN], f"……一共{len(lines)}栏"] if len(lines) > _SHOWN else lines)


def _behind(now: Overview, place: int, given: Overview) -> Overview:
    """Section one with the parts put behind the one at a place."""
    parts: list[Part] = list(now.fields)
    parts[place + 1 : place + 1] = given.parts
    return overview(now.numbering, parts)
