"""The keys of the figure grid. What is not here goes on to the screen: undo, Esc, F-keys."""

from textual.binding import Binding, BindingType


def _quiet(keys: str, action: str, description: str) -> Binding:
    """Bind keys to an action that the footer doesn't show."""
    return Binding(keys, action, description, show=False, id=f"grid.{action}")


_BINDINGS = (
    _quiet("enter", "enter", "确定，到下一行"),
    _quiet("tab", "next_cell", "确定，到右一格"),
    _quiet("shift+tab", "previous_cell", "确定，到左一格"),
    _quiet("up", "up", "上一行"),
    _quiet("down", "down", "下一行"),
    _quiet("left", "left", "左一格"),
    _quiet("right", "right", "右一格"),
    _quiet("home", "row_start", "本行第一格"),
    _quiet("end", "row_end", "本行最后一格"),
    _quiet("pageup", "page_up", "上一页"),
    _quiet("pagedown", "page_down", "下一页"),
    _quiet("ctrl+home", "table_start", "表格第一格"),
    _quiet("ctrl+end", "table_end", "表格最后一格"),
    _quiet("backspace", "rub_out", "删去一位"),
    _quiet("delete", "blank", "清空这一格"),
    _quiet("escape", "restore", "恢复原来的数"),
)

GRID_BINDINGS: list[BindingType] = list(_BINDINGS)
"""Keys, actions and Chinese descriptions, in the order a help page would list them."""

GRID_ACTIONS = {key: binding.action for binding in _BINDINGS for key in binding.key.split(",")}
"""The action of each key. The grid runs it at once: by way of the bindings a key would bubble
through the screen and the application first."""
