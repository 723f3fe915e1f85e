"""Last year's words on a page of prose: greyed under blank fields, taken over by one key.

The rule: last year's words are this year's only once the clerk takes them over or writes them.
"""

from typing import TYPE_CHECKING

from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.text import clean_marks
from nianbao.report.years.words import draft_of, with_paragraph

if TYPE_CHECKING:
    from nianbao.tui.prose.panel import ProsePanel

_HINT = "在这里写，回车另起一段。"
_PART_HINT = "在这里写，回车另起一段，Tab 到下一个小标题。"
_DRAFT_HINT = "（下面是上年的话，还不算数。直接写就没有了；按 Ctrl+K 接过来改，按 F4 放在旁边看）"
_NONE = "上年没有这一栏的话。"


def hint(last: Report | None, report: Report, field: FieldRef) -> str:
    """What stands greyed in a blank field: what to do, and under it last year's words, if any."""
    draft = draft_of(last, report, field) if last else ""
    if draft:
        return f"{_DRAFT_HINT}\n{clean_marks(draft)}"
    has_next = field.part is not None and field.part + 1 < len(report.prose.overview.parts)
    return _PART_HINT if has_next else _HINT


def take_last_words(panel: "ProsePanel") -> None:
    """Take last year's text into the blank field; where it is beside, the paragraph in hand."""
    if panel.compare_on:
        _take_paragraph(panel)
    else:
        _take_draft(panel)


def _take_draft(panel: "ProsePanel") -> None:
    """Put last year's text into the field in view, if that is blank."""
    field = panel.field
    draft = draft_of(panel.last, panel.report, field) if panel.last else ""
    if not draft:
        panel.app.notify(_NONE)
    elif panel.report.prose.text(field):
        panel.app.notify("这一栏已经写了。按 F4 看上年的话，再按 Ctrl+K，一段一段接过来。")
    else:
        panel.held.set_prose(field, draft)
        if not panel.last_year.advised:
            panel.app.notify("上年的话接过来了，请改成今年的情况；Ctrl+Z 可以撤销。")
        panel.last_year.advised = True


def _take_paragraph(panel: "ProsePanel") -> None:
    """Put last year's paragraph in hand into the field in view, behind the one with the caret."""
    paragraph = panel.last_year.pane.in_hand
    if paragraph is None:
        panel.app.notify(_NONE)
        return
    editor = panel.editor
    if paragraph.text in editor.document.lines:
        panel.app.notify("这一段已经在文字里了，没有再接一遍。")
    else:
        text = with_paragraph(editor.text, editor.cursor_location[0], paragraph.text)
        panel.held.set_prose(panel.field, text)
    panel.last_year.pane.go_on()
