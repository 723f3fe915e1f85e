"""A record that can't be saved is not lost unseen: told at once, asked about before it is left."""

from pathlib import Path
from threading import Event

import pytest

from nianbao.desk import saver
from nianbao.storage.registers import RegisterStore
from tests.tui.disks import FULL
from tests.tui.driving import PATIENCE, at_desk
from tests.tui.registers.test_walk import data_file, kept, open_requests, request


async def test_a_full_disk_is_told_and_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, save, full = data_file(tmp_path, request(2)), RegisterStore.save, [True]
    fails = Event()

    def saved(store: RegisterStore, office: str, *records: object, **options: object) -> None:
        if full:
            fails.wait(PATIENCE)
            raise FULL
        save(store, office, *records, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(RegisterStore, "save", saved)
    monkeypatch.setattr(saver, "RETRY_AFTER", 0.05)
    async with at_desk(path) as clerk:
        await open_requests(clerk)
        await clerk.press("enter")
        await clerk.sees("台账：2025-2")
        await clerk.press(*["down"] * 4)
        fails.set()
        await clerk.type("另加几个字")
        await clerk.sees("没有保存（Ctrl+S）")
        fails.clear()
        await clerk.type_ahead("escape", "end", "enter")  # none answers what is not asked yet
        fails.set()
        await clerk.sees("还有改动没有存到磁盘上", "不保存，离开")
        await clerk.press("down", "enter")
        await clerk.sees("台账：2025-2")
        full.clear()
        await clerk.press("ctrl+s")
        await clerk.sees("已保存")
        assert kept(clerk)[0].text("summary") == "第2件的文件另加几个字"
        full.append(True)
        await clerk.type("又几个")
        await clerk.press("ctrl+s")
        await clerk.sees("还有改动没有存到磁盘上", "先不离开")
        assert "不保存" not in clerk.screen
        await clerk.press("enter")  # 再试一次
        await clerk.sees("还有改动没有存到磁盘上")
        await clerk.press("escape", "escape")
        await clerk.sees("不保存，离开")
        await clerk.press("end", "enter")
        await clerk.hides("台账：2025-2")
        assert kept(clerk)[0].text("summary") == "第2件的文件另加几个字", "what was told is lost"
