"""The line of keys: what fits, and always the way back."""

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from nianbao.tui.actions import ACTIONS
from nianbao.tui.kit.key_line import KeyLine
from tests.seams import rows_on_screen

_MANY = ("preview", "export", "find_words", "take_over", "standing", "back", "palette", "quit")


class Keys(App[None]):
    def __init__(self, ids: tuple[str, ...]) -> None:
        super().__init__()
        self.ids = ids

    def compose(self) -> ComposeResult:
        yield KeyLine(self.ids)


async def shown(ids: tuple[str, ...], width: int) -> str:
    app = Keys(ids)
    async with app.run_test(size=(width, 3)):
        return rows_on_screen(app)[0].text.strip()


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
async def test_the_way_back_is_always_among_them(width: int) -> None:
    with_key = [name for name in ACTIONS if ACTIONS[name].key and name != "back"]
    for ids in (_MANY, (*with_key, "back"), ("back", *with_key)):
        line = await shown(ids, width)
        assert "Esc 返回" in line, (ids, width, line)
        assert cell_len(line) <= width - 2


async def test_without_a_way_back_none_is_told() -> None:
    line = await shown(tuple(name for name in _MANY if name != "back"), 60)
    assert line.startswith("F3 预览  F5 导出")
    assert "返回" not in line
