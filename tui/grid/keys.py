"""The keys of the figure grid. What is not here goes on to the screen: undo, F-keys."""

from collections.abc import Callable, Mapping

from textual.binding import Binding, BindingType

from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.moves import Moves

Move = Callable[[Moves, CellRef, int], CellRef]
"""The ways through a table, the cell in hand, the rows of a page: gives the cell to go to."""

_MOVES: tuple[tuple[str, str, Move], ...] = (
    ("enter", "确定，到下一行", lambda moves, ref, _: moves.down(ref)),
    ("tab", "确定，到右一格", lambda moves, ref, _: moves.across(ref, 1)),
    ("shift+tab", "确定，到左一格", lambda moves, ref, _: moves.across(ref, -1)),
    ("up", "上一行", lambda moves, ref, _: moves.up_or_down(ref, -1)),
    ("down", "下一行", lambda moves, ref, _: moves.up_or_down(ref, 1)),
    ("left", "左一格", lambda moves, ref, _: moves.left_or_right(ref, -1)),
    ("right", "右一格", lambda moves, ref, _: moves.left_or_right(ref, 1)),
    ("home", "本行第一格", lambda moves, ref, _: moves.row_end(ref, last=False)),
    ("end", "本行最后一格", lambda moves, ref, _: moves.row_end(ref, last=True)),
    ("pageup", "上一页", lambda moves, ref, page: moves.up_or_down(ref, -page)),
    ("pagedown", "下一页", lambda moves, ref, page: moves.up_or_down(ref, page)),
    ("ctrl+home", "表格第一格", lambda moves, _, __: moves.first),
    ("ctrl+end", "表格最后一格", lambda moves, _, __: moves.last),
)

GRID_MOVES: Mapping[str, Move] = {key: move for key, _, move in _MOVES}
"""Where each key that moves the cursor leads. Each commits what is typed first."""


def _quiet(key: str, action: str, description: str) -> Binding:
    """Bind a key to an action that the footer doesn't show."""
    return Binding(key, action, description, show=False, id=f"grid.{key}")


GRID_BINDINGS: list[BindingType] = [
    *(_quiet(key, f"move('{key}')", description) for key, description, _ in _MOVES),
    _quiet("backspace", "rub_out", "删去一位"),
    _quiet("delete", "blank", "清空选中的格，或这一格"),
    _quiet("escape", "restore", "恢复原来的数"),
]
"""Keys, actions and Chinese descriptions, in the order a help page would list them. The grid acts
on a key at once: by way of the bindings it would bubble through screen and application first."""
