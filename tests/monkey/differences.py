"""Whether screen, report in hand and file tell the same."""

from pathlib import Path

from nianbao.report.errors import ReportError
from nianbao.report.text import clean_line, clean_text
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from nianbao.tui.grid.panel import FigurePanel
from nianbao.tui.kit.panel import Panel
from nianbao.tui.pages.screen import PagesScreen
from nianbao.tui.prose.panel import ProsePanel
from nianbao.tui.registers.places import typed_value, value_at
from nianbao.tui.registers.record_screen import RecordScreen
from nianbao.tui.report.screen import ReportScreen


def differences(app: NianbaoApp, path: Path) -> str:
    """What differs right now, empty for nothing; it may still be on its way."""
    for screen in app.screen_stack:
        if isinstance(screen, RecordScreen) and screen.is_mounted and (told := _record(screen)):
            return told
        if isinstance(screen, PagesScreen) and screen.is_mounted and screen.page:
            if told := _on_screen(screen.panel, screen):
                return told
            if isinstance(screen, ReportScreen) and (told := _in_file(screen, path)):
                return told
    return ""


def _on_screen(panel: Panel, screen: PagesScreen[object]) -> str:
    report = screen.held.report
    if panel.report is not report:
        return f"{type(panel).__name__} shows another report than the one in hand"
    if isinstance(panel, FigurePanel):
        shown = panel.grid.picture.contents.report
        if shown.figures != report.figures:
            return "the grid shows other figures"
        if panel.grid.editing != screen.held.typing:
            return f"editing {panel.grid.editing}, told {screen.held.typing}"
    if isinstance(panel, ProsePanel) and not screen.held.typing:
        for field in panel.names():
            if clean_text(panel.editors.text(field)) != report.prose.text(field):
                return f"the editor of {field} shows other words"
    return ""


def _in_file(screen: ReportScreen, path: Path) -> str:
    held = screen.held
    if held.locked and held.saver.state.kind == "saved" and screen is not screen.app.screen:
        return ""
    if held.saver.state.kind != "saved":
        return f"not saved: {held.saver.state}"
    try:
        kept = Library(path).load(*held.report.key)
    except ReportError as error:
        return f"not in the file: {error}"
    return "" if kept == held.report else "the file holds another report"


def _record(screen: RecordScreen) -> str:
    """What differs between the form of a record, the record in hand and the file."""
    held, panel = screen.held, screen.panel
    if held.is_new or panel.typing:
        return ""
    if held.saver.state.kind != "saved":
        return f"not saved: {held.saver.state}"
    field, slot = panel.field, panel.slot
    if field and slot and not panel.is_proposed:
        typed = typed_value(field, value_at(held.record, slot))
        if clean_line(panel.form.field.value) != clean_line(typed):
            return f"the field of {field.name} shows something else"
    kept = held.registers.find(held.record.register, held.record.id)
    return "" if kept == held.record else "the file holds another record"
