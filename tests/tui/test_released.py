"""The screens on files that older versions wrote, and on one a newer version wrote."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from nianbao.storage.backups import Backups
from nianbao.storage.data_file import CHECKSUMS, checksum, documents_by_line, encode, layout
from nianbao.storage.schema import SCHEMA
from tests.reports import OFFICE
from tests.storage.test_released import FILES, each_file
from tests.terminal import PROGRAM, Terminal
from tests.tui.driving import at_desk


def plain(path: Path) -> Any:
    return json.loads(path.read_bytes())


@each_file
async def test_an_old_file_opens_and_goes_on(tmp_path: Path, released: Path) -> None:
    path = tmp_path / "nianbao.json"
    shutil.copyfile(released, path)
    async with at_desk(path) as clerk:
        await clerk.sees("2024年", "2022年", "2021年", "已发布")
        assert "不是本程序最后保存的样子" not in clerk.screen
        await clerk.press("enter")
        await clerk.sees("三、")  # where it was left
        await clerk.type("76\n")
        await clerk.kept(lambda report: 76 in report.figures.values())
        assert plain(path)["meta"]["1"]["schema"] == SCHEMA
        oldest = Backups(path).list()[-1]
        assert oldest.path.read_bytes() == released.read_bytes()
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        await clerk.press("down", "down", "enter")
        await clerk.sees(f"{OFFICE}2021年", "已发布")


def write_newer(path: Path) -> None:
    """A file of the next schema, whole by its checksums."""
    lines = dict(documents_by_line(FILES[-1].read_bytes()))
    lines["meta 1"] = encode({"schema": SCHEMA + 1})
    tables: dict[str, dict[str, bytes]] = {}
    for called, line in lines.items():
        table, _, number = called.partition(" ")
        if table != CHECKSUMS:
            tables.setdefault(table, {})[number] = line
    sums = {called: checksum(line) for called, line in lines.items()}
    path.write_bytes(b"".join(layout(tables, sums)))


@pytest.mark.parametrize("command", [(), ("list",)], ids=["screens", "list"])
def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "nianbao.json"
    write_newer(path)
    before = path.read_bytes()
    with Terminal([*PROGRAM, "--data", str(path), *command]) as terminal:
        assert terminal.wait_for_exit() == 2
        told = "".join(terminal.text().split())
    assert told == (
        f"数据文件是新版程序写的（格式{SCHEMA + 1}，本程序只认到{SCHEMA}）。"
        "请换用新版程序打开；文件没有改动。"
    )
    assert path.read_bytes() == before
    assert not Backups(path).folder.exists()
