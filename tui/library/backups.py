"""The backups: what each holds, going back to one, and a copy on a USB stick."""

from collections.abc import Iterator
from functools import partial

from textual import work
from textual.widget import Widget

from nianbao.desk.backup_words import backup_line, backup_time, restore_words
from nianbao.desk.beside import beside
from nianbao.storage.backups import Backup, Backups
from nianbao.storage.library import Library
from nianbao.tui.actions import bindings
from nianbao.tui.kit.dialogs import confirm
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.list_screen import ListScreen, say_keys
from nianbao.tui.kit.notices import may_write
from nianbao.tui.kit.plain import plain
from nianbao.tui.library.packing import make_copy, make_pack, open_pack

_WHEN = "每次打开程序自动备份一次，一直开着的每天再备份一次；最近10次、7天、12个月的都留着。"
_HELP = (
    f"{_WHEN}\n"
    "每一行是一份备份：什么时候备份的，里面有几份报告，和现在比差在哪里。\n"
    "按回车先看恢复会改变什么，再决定恢复不恢复。恢复前的样子也留成一份备份。\n"
    "拷到U盘的是一个完整的数据文件：打开程序的命令后面加 --data 和它的路径，就打开它。\n"
    "换电脑：在这里打包，把那一个文件带过去，在那里拆包。历史、定稿副本都跟着走。\n"
)
_BEGIN = {
    "copy_to_stick": "+ 拷到U盘",
    "pack": "+ 打包：连历史、定稿副本一起，带到别的电脑",
    "unpack": "+ 拆包：把别的电脑打的包放进来",
}
"""What can be begun: an action's id, and what its line says."""


class BackupsScreen(ListScreen[None, Backup | str]):
    """Lists the backups of a library; Enter asks and restores, Ctrl+Z undoes it."""

    ACTION_IDS = ("copy_to_stick", "pack", "unpack", "undo", "back")
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "上下键 选择　回车 看恢复会改变什么"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._backups = Backups(library.path)
        self._lines: dict[Backup, str] = {}
        self._undoing: list[Backup] = []
        self._jobs = Jobs()

    def action_ids(self) -> tuple[str, ...]:
        """What matters first; packing is in the list."""
        return ("copy_to_stick", "undo", "back", "help", "palette", "quit", "pack", "unpack")

    def help_words(self) -> str:
        """What the list tells, and where the backups are."""
        return f"{_HELP}备份在 {self._backups.folder}，删掉它不影响现在的报告。"

    def heading(self) -> str:
        """What is listed."""
        return "备份"

    def entries(self) -> Iterator[Entry[Backup | str]]:
        """What can be begun, then the backups, the newest first."""
        for action, words in _BEGIN.items():
            yield Entry(plain(words), action)
        for backup, line in self._lines.items():
            yield Entry(Flowing(line), backup)

    def greeting(self) -> str:
        """When the first one comes, where there is none."""
        return "" if self._lines else f"还没有备份。{_WHEN}"

    def told(self) -> Iterator[Widget]:
        """What was done."""
        yield self._jobs

    def on_mount(self) -> None:
        """List what is there."""
        self.run_worker(self._list_anew())

    def tell(self, value: Backup | str | None) -> None:
        """Say what Enter does with the row in hand."""
        del value
        say_keys(self, self.list_keys())

    def list_keys(self) -> str:
        """What Enter does with the row in hand."""
        begins = any(isinstance(rows.in_hand, str) for rows in self.query(EntryList))
        return "上下键 选择　回车 开始" if begins else self.KEYS

    @work
    async def take(self, value: Backup | str) -> None:
        """Begin something, or ask what a restore changes and do it."""
        if isinstance(value, str):
            await self.run_action(value)
        elif may_write(self.app, self._library) and self._jobs.is_free:
            with self._jobs.telling_errors():
                await self._ask(value)

    @work
    async def action_undo(self) -> None:
        """Go back to what was there before the last restore."""
        if not self._undoing:
            self.app.notify("没有恢复过备份。")
        elif self._jobs.is_free:
            with self._jobs.telling_errors():
                await self._restore(self._undoing[-1])
                self._undoing.pop()
                self._jobs.tell("已撤销恢复。")

    @work
    async def action_copy_to_stick(self) -> None:
        """Ask for a stick or a folder, copy, and tell the full path of the verified copy."""
        if self._jobs.is_free:
            with self._jobs.telling_errors():
                await make_copy(self._jobs, self._backups)

    @work
    async def action_pack(self) -> None:
        """Pack everything into one file."""
        if self._jobs.is_free:
            with self._jobs.telling_errors():
                await make_pack(self._jobs, self._library)

    @work
    async def action_unpack(self) -> None:
        """Take in what another machine packed."""
        if may_write(self.app, self._library) and self._jobs.is_free:
            with self._jobs.telling_errors():
                if taken := await open_pack(self._jobs, self._library):
                    words, undoing = taken
                    await self._list_anew()
                    self._undoing += [undoing] if undoing else []
                    self._jobs.tell(f"{words}\nCtrl+Z 撤销。" if undoing else words)

    def action_back(self) -> None:
        """Go back once no job runs."""
        if self._jobs.is_free:
            self.dismiss(None)

    async def leave(self) -> bool:
        """Stay until the job is done, so that its end is seen."""
        return not self._jobs.is_busy

    async def _ask(self, backup: Backup) -> None:
        """Show what restoring a backup changes, and do it when the clerk agrees."""
        contents = await self._jobs.do("正在读", partial(self._backups.contents, backup))
        present = await self._jobs.do("正在读", self._backups.present)
        if contents.damage:
            self._jobs.tell(f"这份备份恢复不了：{contents.damage}", bad=True)
            return
        wanted = await confirm(
            self.app,
            f"恢复到 {backup_time(backup)} 的样子？",
            yes="恢复",
            no="不恢复，回去",
            body=restore_words(contents, present),
            no_first=True,
        )
        if wanted:
            undoing = await self._restore(backup)
            self._undoing += [undoing] if undoing else []
            self._jobs.tell(f"已恢复到 {backup_time(backup)} 的样子，Ctrl+Z 撤销。")

    async def _restore(self, backup: Backup) -> Backup | None:
        """Restore a backup and list anew; gives the one that undoes it."""

        def restore() -> Backup | None:
            undoing = self._backups.restore(backup)
            self._library.forget()
            return undoing

        undoing = await self._jobs.do("正在恢复", restore, writes=True)
        await self._list_anew()
        return undoing

    async def _list_anew(self) -> None:
        """List the backups; what each holds is told line by line, once it is read."""
        backups: tuple[Backup, ...] = ()
        with self._jobs.telling_errors():
            backups = await beside(self._backups.list)
        self._lines = {one: backup_time(one) for one in backups}
        self.draw(on=next(iter(_BEGIN)))
        self._tell_contents()

    @work(exclusive=True, group="contents")
    async def _tell_contents(self) -> None:
        present = await beside(self._backups.present)
        for one in tuple(self._lines):
            contents = await beside(partial(self._backups.contents, one))
            self._lines[one] = await beside(partial(backup_line, one, contents, present))
            for rows in self.query(EntryList):  # none when the screen was left meanwhile
                rows.reword(one, Flowing(self._lines[one]))
