"""The usual places in F5 and F9: proposed, chosen with the keys, remembered, opened, copied."""

import os
from pathlib import Path

import pytest
from textual.widgets import Input

from nianbao.desk.clipboard import Rich
from nianbao.desk.places import Place
from tests.reports import SAMPLE, zero_report
from tests.tui.driving import NARROW, Clerk, fill, in_report


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop with a report on it, documents with a folder, and a stick."""
    places = tuple(Place(name, tmp_path / "家" / name) for name in ("桌面", "文档"))
    for place in places:
        place.path.mkdir(parents=True)
    (places[0].path / "去年.txt").write_bytes(SAMPLE.read_bytes())
    (places[1].path / "年报").mkdir()
    (tmp_path / "盘").mkdir()
    monkeypatch.setattr("nianbao.desk.places.own_folders", lambda: places)
    monkeypatch.setattr("nianbao.desk.places.removable_folders", lambda: (tmp_path / "盘",))
    return tmp_path / "家"


async def test_export_proposes_the_desktop_then_the_last_folder(tmp_path: Path, home: Path) -> None:
    opened: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        room = "nianbao.tui.giving_out.exporting"
        patch.setattr(f"{room}.window_program", lambda: "/bin/xdg-open")
        patch.setattr(f"{room}.show_folder", lambda folder, program: opened.append(str(folder)))
        patch.setattr("nianbao.desk.clipboard.ways", lambda *_: (Noted(opened),))
        async with in_report(tmp_path, zero_report(), NARROW) as clerk:
            await clerk.press("f5")
            await clerk.sees("写到哪个文件夹")
            assert clerk.app.screen.query_one(Input).value == str(home / "桌面")
            assert "复制写到" not in clerk.screen
            await clerk.press("end", "up", "enter")
            await clerk.sees("+ 就放在这里", "文档", "U盘")
            (tmp_path / "nianbao-备份").mkdir(exist_ok=True)
            await clerk.type(f"{tmp_path}\n")
            await clerk.sees("家/")
            assert "nianbao-备份" not in clerk.screen, "what the program keeps there"
            await clerk.type(f"{home / '桌面'}\n")
            await clerk.sees(str(home / "文档"))
            await choose(clerk, "文档")
            await clerk.sees("年报/")
            await clerk.press("end", "enter")
            await clerk.sees("位置：", str(home / "文档" / "年报"))
            await clerk.press("enter")
            await clerk.sees(f"导出会写到：{home / '文档' / '年报'}")
            await clerk.press("home", "down", "enter")
            await clerk.sees("已写到：", "打开写到的文件夹", "复制写到的路径")
            (written,) = (home / "文档" / "年报").iterdir()
            await clerk.press("home", "enter", "down", "enter")
            await clerk.sees("已复制路径")
            assert opened == [str(written.parent), str(written)]
            await clerk.press("escape", "f5")
            await clerk.sees("写到哪个文件夹")
            assert clerk.app.screen.query_one(Input).value == str(written.parent)


async def choose(clerk: Clerk, name: str) -> None:
    """Go down to a place and take it."""
    lines = clerk.screen.splitlines()
    below = lines[next(at for at, line in enumerate(lines) if "+ 就放在这里" in line) :]
    rows = [line.strip() for line in below if line[:5].strip()]  # a long path goes on further in
    at = next(at for at, line in enumerate(rows) if line.startswith(name))
    await clerk.press(*["down"] * at, "enter")


class Noted:
    """A way of copying that notes what was copied."""

    def __init__(self, copied: list[str]) -> None:
        self._copied = copied

    def available(self) -> bool:
        return True

    def copy(self, rich: Rich) -> object:
        from nianbao.desk.clipboard import Copied

        self._copied.append(rich.plain)
        return Copied("可以粘贴了。")


async def test_reading_in_begins_on_the_desktop_and_hides_the_data(
    tmp_path: Path, home: Path
) -> None:
    data = home / "桌面" / "nianbao.json"
    async with in_report(data.parent, zero_report(), NARROW) as clerk:
        fill(data)
        await clerk.press("f9")
        await clerk.sees("位置：", "去年.txt", "文档", "U盘")
        assert data.name not in clerk.screen.split("位置：")[1].split("\n", 2)[2]
        await clerk.press("home", "down", "enter")
        await clerk.sees("年报/")


@pytest.mark.skipif(os.name == "nt", reason="names there are characters, with no space behind")
async def test_a_folder_of_an_odd_name_is_written_to(tmp_path: Path, home: Path) -> None:
    """What no line can show is written to all the same, and begun in the next time."""
    odd = home / "桌面" / "年\udcff 报 "
    odd.mkdir()
    async with in_report(tmp_path, zero_report(), NARROW) as clerk:
        await clerk.press("f5")
        await clerk.sees("写到哪个文件夹")
        await clerk.press("end", "up", "enter")
        await clerk.sees("年 报")
        await clerk.press("end", "enter")
        await clerk.sees("位置：", "年 报")
        await clerk.press("home", "enter")
        await clerk.sees("导出会写到")
        await clerk.press("home", "down", "enter")
        await clerk.sees("已写到：")
        assert len(list(odd.iterdir())) == 1
        await clerk.press("escape", "f5")
        await clerk.sees("写到哪个文件夹")
        await clerk.press("home", "down", "enter")
        await clerk.sees("文件已经有了")
