"""The keys of the prose editor. What is not here goes on to the screen: undo, Esc, F-keys."""

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.widget import Widget


def _quiet(keys: str, action: str, description: str) -> Binding:
    """Bind keys to an action that the footer doesn't show."""
    return Binding(keys, action, description, show=False, id=f"prose.{keys.partition(',')[0]}")


def _moves(key: str, action: str, description: str) -> list[Binding]:
    """Bind a caret move, and with Shift the same move that selects."""
    return [
        _quiet(key, f"cursor_{action}", description),
        _quiet(f"shift+{key}", f"cursor_{action}(True)", f"选到{description}"),
    ]


_BINDINGS = [
    *_moves("up", "up", "上一行"),
    *_moves("down", "down", "下一行"),
    *_moves("left", "left", "左一字"),
    *_moves("right", "right", "右一字"),
    *_moves("home", "line_start", "行首"),
    *_moves("end", "line_end", "行末"),
    _quiet("ctrl+left", "cursor_word_left", "左一词"),
    _quiet("ctrl+right", "cursor_word_right", "右一词"),
    _quiet("ctrl+home", "cursor_text_start", "全文开头"),
    _quiet("ctrl+end", "cursor_text_end", "全文末尾"),
    _quiet("pageup", "cursor_page_up", "上一页"),
    _quiet("pagedown", "cursor_page_down", "下一页"),
    _quiet("backspace", "delete_left", "删前一字"),
    _quiet("delete", "delete_right", "删后一字"),
    _quiet("ctrl+a", "select_all", "全选"),
    _quiet("ctrl+c,super+c", "copy", "复制"),
    _quiet("ctrl+x,super+x", "cut", "剪切"),
    _quiet("ctrl+v", "paste", "粘贴"),
]

PROSE_BINDINGS: list[BindingType] = [*_BINDINGS]
"""Keys, actions and Chinese descriptions, in the order a help page would list them."""

PROSE_ACTIONS = {key: binding.action for binding in _BINDINGS for key in binding.key.split(",")}
"""The action of each key."""


def act_on(editor: Widget, key: str) -> bool:
    """Do at once what a key of PROSE_ACTIONS is for; False where that is left to the screen.

    By way of the bindings a Backspace would bubble up to the application first, and a character
    typed right after it would overtake it.
    """
    name, _, selecting = PROSE_ACTIONS[key].partition("(")
    action = getattr(editor, f"action_{name}")
    try:
        action(True) if selecting else action()
    except SkipAction:
        return False
    return True


def typed_by(event: events.Key) -> str:
    """What a key types: a newline for Enter, a phrase from an input method; empty for nothing."""
    typed = "\n" if event.key in ("enter", "ctrl+j") else event.character or ""
    return typed if typed == "\n" or len(typed) > 1 or typed.isprintable() else ""
