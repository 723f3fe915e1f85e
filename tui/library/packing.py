"""Carrying everything to another machine: packing it into one file, and taking such a file in."""

from abc import abstractmethod
from contextlib import suppress
from functools import partial
from pathlib import Path

from textual import work

from desk.backup_words import coming_words, packed_words, taken_words
from desk.files import is_folder, typed_path
from desk.version import VERSION
from report.errors import ReportError
from storage.backups import Backup
from storage.contents import Changes
from storage.library import Library
from storage.machine import now
from storage.media import removable_folders
from storage.pack import Pack, read_pack, write_pack
from storage.paths import free_path
from storage.unpack import coming, take_in
from tui.kit.dialogs import AskText, Choose
from tui.kit.working_screen import WorkingScreen

PACK_NAME = "年报-打包-"
"""How a pack's file name begins; its time follows. By it packs are found on a stick."""


class PackingScreen(WorkingScreen[None]):
    """A list that can also pack and unpack; `undoing` are backups that take back what was done."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.undoing: list[Backup] = []

    @abstractmethod
    async def list_anew(self) -> None:
        """Show what has changed in the library."""

    @work
    async def action_pack(self) -> None:
        """Ask for a stick or a folder, pack, and tell the full path of the verified file."""
        if not self.is_free:
            return
        with self.telling_errors():
            folder = await self.ask_folder("包放到哪里？")
            if folder is None:
                return
            path = free_path(folder, f"{PACK_NAME}{now():%Y%m%d-%H%M%S}.zip")
            job = partial(write_pack, self.library.path, path, VERSION)
            packed = await self.do(f"正在打包到 {folder}，再读回来核对", job)
            self.tell(
                f"已打包：\n{path}\n读回来核对过，{packed_words(packed)}"
                "在别的电脑上选“备份”里的“拆包”。"
            )

    @work
    async def action_unpack(self) -> None:
        """Ask for a pack, show what it would change, and take it in when the clerk agrees."""
        if self.library.read_only:
            self.app.notify(self.library.read_only, severity="warning")
        elif self.is_free:
            with self.telling_errors():
                path = await self._ask_pack()
                if path is not None:
                    packed = await self.do("正在核对包里的每个文件", partial(read_pack, path))
                    await self._take_in(packed)

    async def _take_in(self, packed: Pack) -> None:
        changes = await self.do("正在比较", partial(coming, self.library, packed))
        chosen = await self._ask_what(packed, changes)
        if chosen not in ("new", "all"):
            return
        replace = chosen == "all"
        job = partial(take_in, self.library, packed, replace=replace)
        undoing = await self.do("正在放进来", job)
        await self.list_anew()
        self.undoing += [undoing] if undoing else []
        words = "\n".join(taken_words(packed, changes, replaced=replace))
        self.tell(f"{words}\nCtrl+Z 撤销。" if undoing else words)

    async def _ask_what(self, packed: Pack, changes: Changes) -> str | None:
        """Show what is in the pack, and ask what of it to take."""
        if changes.changed:
            choices = [
                ("new", "只放这里没有的，不一样的不动"),
                ("all", "不一样的也换成包里的，现在的记进历史"),
            ]
        else:
            choices = [("new", "放进来")]
        body = "\n".join(
            (*coming_words(packed, changes), "", "只在这里有的报告不动。现在的样子先留成一份备份。")
        )
        return await self.app.push_screen_wait(
            Choose("把包里的放进来？", [("no", "不放，回去"), *choices], body=body)
        )

    async def _ask_pack(self) -> Path | None:
        """The pack chosen on a stick, or typed; None for Esc."""
        found = await self.do("正在找U盘", _packs)
        chosen: str | None = "typed"
        if found:
            choices = [(str(at), str(path)) for at, path in enumerate(found)]
            chosen = await self.app.push_screen_wait(
                Choose("拆哪一个包？", [*choices, ("typed", "写出文件在哪里")])
            )
        if chosen is None:
            return None
        if chosen.isdigit():
            return found[int(chosen)]
        return await self._ask_typed_pack()

    async def _ask_typed_pack(self) -> Path | None:
        """The pack that was typed, or chosen in the folder that was; None for Esc."""
        typed = f"{Path.home()}/"
        told = f"写文件，或者它在的文件夹。文件名一般是 {PACK_NAME}….zip。"
        while True:
            text = await self.app.push_screen_wait(
                AskText("打包的文件在哪里？", value=typed, body=told, refuse=_refuse_path)
            )
            if text is None:
                return None
            path = typed_path(text)
            if not await self.do("正在找", partial(is_folder, path)):
                return path
            found = await self.do("正在找", partial(_packs_in, path))
            typed, told = text, f"这个文件夹里没有 {PACK_NAME}….zip，请换一个。"
            if found:
                choices = [(str(at), one.name) for at, one in enumerate(found)]
                chosen = await self.app.push_screen_wait(Choose("拆哪一个包？", choices))
                return None if chosen is None else found[int(chosen)]

    async def ask_folder(self, title: str) -> Path | None:
        """The stick chosen, or the folder typed; None for Esc."""
        while True:
            folders = await self.do("正在找U盘", removable_folders)
            body = "" if folders else "没有找到U盘。插好以后等几秒，再找一次。"
            choices = [(str(at), str(folder)) for at, folder in enumerate(folders)]
            more = [("again", "再找一次U盘"), ("typed", "写一个文件夹")]
            chosen = await self.app.push_screen_wait(Choose(title, [*choices, *more], body=body))
            if chosen is None:
                return None
            if chosen.isdigit():
                return folders[int(chosen)]
            if chosen == "typed":
                text = await self.app.push_screen_wait(
                    AskText("放到哪个文件夹？", value=f"{Path.home()}/", refuse=_refuse_path)
                )
                if text is not None:
                    return typed_path(text)


def _packs() -> list[Path]:
    """The packs on all sticks, the newest name first; a stick that does not answer has none."""
    found: list[Path] = []
    for folder in removable_folders():
        with suppress(OSError):
            found += _packs_in(folder)
    return sorted(found, key=lambda path: path.name, reverse=True)


def _packs_in(folder: Path) -> list[Path]:
    """The packs in a folder, the newest name first."""
    return sorted(folder.glob(f"{PACK_NAME}*.zip"), reverse=True)


def _refuse_path(text: str) -> str:
    """What is wrong with a typed folder, empty when it can be tried."""
    try:
        typed_path(text)
    except ReportError as error:
        return str(error)
    return ""
