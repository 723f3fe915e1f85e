"""How the office writes its letters: what its numbers begin with, how it is reached, remedies."""

from dataclasses import replace
from functools import partial
from typing import Any

from textual.app import App

from nianbao.desk.register_documents import LetterHabits, keep_letter_habits, letter_habits
from nianbao.report.text import clean_line
from nianbao.storage.library import Library
from nianbao.tui.kit.dialogs import AskText, Choice, Choose
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop

_CODE, _CONTACT, _REMEDY = "code", "contact", "remedy"
_CODE_HELP = "文号前面的几个字，如 北政，印出来是 北政依复〔2026〕1号。"
_CONTACT_HELP = "印在回执、告知书、征求意见书里，如 政府路1号，0370-8500000。不写就印一道横线。"
_ABOUT_REMEDIES = (
    "部分公开、属于查询事项的，法律没有写明是不是应当先行政复议。先复议的不会丢掉起诉的机会，"
    "所以开始时是先行政复议；当地怎么做，请问县（市、区）司法局。向谁复议，照单位设置里的县（市、区）印。"
)


async def edit_letter_habits(app: App[Any], library: Library, office: str) -> None:
    """Show the habits and change one after the other, each kept at once, until Esc."""
    chosen: str | None = _CODE
    with telling_errors(app):
        while chosen is not None:
            habits = await off_loop(app, "正在读", partial(letter_habits, library, office))
            question = Choose("文书怎么写", _choices(habits), body=_ABOUT_REMEDIES, selected=chosen)
            chosen = await app.push_screen_wait(question)
            if chosen is None:
                return
            changed = await _changed(app, habits, chosen)
            if changed is not None:
                keep = partial(keep_letter_habits, library, office, changed)
                await off_loop(app, "正在存", keep)


def _choices(habits: LetterHabits) -> list[Choice[str]]:
    first = "先行政复议" if habits.open_is_review_first else "复议或者诉讼都可以"
    return [
        (_CODE, f"发文机关代字：{habits.code or '还没有写'}"),
        (_CONTACT, f"联系方式：{habits.contact or '还没有写'}"),
        (_REMEDY, f"法律没有写明的，救济途径：{first}"),
    ]


async def _changed(app: App[Any], habits: LetterHabits, what: str) -> LetterHabits | None:
    """The habits with another choice or other words; None where they stay."""
    if what == _REMEDY:
        return replace(habits, open_is_review_first=not habits.open_is_review_first)
    if what == _CODE:
        question = AskText("发文机关代字", value=habits.code, body=_CODE_HELP, limit=12)
    else:
        question = AskText("联系方式", value=habits.contact, body=_CONTACT_HELP)
    words = await app.push_screen_wait(question)
    if words is None:
        return None
    line = clean_line(words)
    return replace(habits, code=line) if what == _CODE else replace(habits, contact=line)
