"""The backups: what each holds, going back to one, and a copy on a USB stick."""

import asyncio
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from desk.backup_words import backup_line, backup_time, restore_words
from storage.backups import Backup, Backups
from storage.contents import contents_of
from storage.library import Library
from tui.actions import bindings
from tui.kit.choice_list import ChoiceList
from tui.kit.dialogs import Choose
from tui.kit.flowing import Flowing
from tui.kit.key_line import KeyLine
from tui.kit.plain import plain
from tui.library.packing import PackingScreen

WHEN = "每次打开程序自动备份一次，一直开着的每天再备份一次；最近10次、7天、12个月的都留着。"
COPY = "copy_to_stick"
_BEGIN = {
    COPY: "+ 拷到U盘",
    "pack": "+ 打包：连历史、定稿副本一起，带到别的电脑",
    "unpack": "+ 拆包：把别的电脑打的包放进来",
}
"""What can be begun: an action's id, and what its line says."""


class BackupsScreen(PackingScreen):
    """Lists the backups of a library; Enter asks and restores, Ctrl+Z undoes it."""

    CSS_PATH = "../kit/lists.tcss"
    ACTION_IDS = (COPY, "pack", "unpack", "undo", "back")
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._backups = Backups(library.path)
        self._lines: dict[str, Backup] = {}

    def action_ids(self) -> tuple[str, ...]:
        """What every screen has goes with it."""
        return (COPY, "undo", "back", "help", "palette", "quit", "pack", "unpack")

    def help_words(self) -> str:
        """What the list tells, and where the backups are."""
        return (
            f"{WHEN}\n"
            "每一行是一份备份：什么时候备份的，里面有几份报告，和现在比差在哪里。\n"
            "按回车先看恢复会改变什么，再决定恢复不恢复。恢复前的样子也留成一份备份。\n"
            "拷到U盘的是一个完整的数据文件：打开程序的命令后面加 --data 和它的路径，就打开它。\n"
            "换电脑：在这里打包，把那一个文件带过去，在那里拆包。历史、定稿副本都跟着走。\n"
            f"备份在 {self._backups.folder}，删掉它不影响现在的报告。"
        )

    def compose(self) -> ComposeResult:
        """Title, words when there is none, the list, what was done, the keys."""
        yield Static("备份", classes="title-line")
        yield Static("", classes="greeting")
        yield ChoiceList(markup=False)
        yield Static("", classes="outcome")
        yield Static("上下键 选择　回车 看恢复会改变什么", classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def on_mount(self) -> None:
        """List what is there."""
        self.set_focus(self.query_one(OptionList))
        self.run_worker(self.list_anew())

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Copy to a stick, or ask what a restore changes and do it."""
        if event.option_id in _BEGIN:
            await self.run_action(str(event.option_id))
        elif self.library.read_only:
            self.app.notify(self.library.read_only, severity="warning")
        elif self.is_free:
            with self.telling_errors():
                await self._ask(self._lines[str(event.option_id)])

    @work
    async def action_undo(self) -> None:
        """Go back to what was there before the last restore."""
        if not self.undoing:
            self.app.notify("没有恢复过备份。")
        elif self.is_free:
            with self.telling_errors():
                await self._restore(self.undoing[-1])
                self.undoing.pop()
                self.tell("已撤销恢复。")

    @work
    async def action_copy_to_stick(self) -> None:
        """Ask for a stick or a folder, copy, and tell the full path of the verified copy."""
        if not self.is_free:
            return
        with self.telling_errors():
            folder = await self.ask_folder("拷到哪里？")
            if folder is None:
                return
            words = f"正在拷到 {folder}，再读回来核对"
            path = await self.do(words, partial(self._backups.copy_to, folder))
            held = await self.do("正在读", partial(contents_of, path))
            self.tell(
                f"已拷到：\n{path}\n读回来核对过，里面有{len(held.documents)}份报告。"
                "拔U盘以前，先在系统里点“弹出”。"
            )

    async def _ask(self, backup: Backup) -> None:
        """Show what restoring a backup changes, and do it when the clerk agrees."""
        contents = await self.do("正在读", partial(self._backups.contents, backup))
        present = await self.do("正在读", self._backups.present)
        if contents.damage:
            self.tell(f"这份备份恢复不了：{contents.damage}", bad=True)
            return
        chosen = await self.app.push_screen_wait(
            Choose(
                f"恢复到 {backup_time(backup)} 的样子？",
                [("no", "不恢复，回去"), ("yes", "恢复")],
                body=restore_words(contents, present),
            )
        )
        if chosen == "yes":
            undoing = await self._restore(backup)
            self.undoing += [undoing] if undoing else []
            self.tell(f"已恢复到 {backup_time(backup)} 的样子，Ctrl+Z 撤销。")

    async def _restore(self, backup: Backup) -> Backup | None:
        """Restore a backup and list anew; gives the one that undoes it."""
        undoing = await self.do("正在恢复", partial(self._backups.restore, backup))
        self.library.forget()
        await self.list_anew()
        return undoing

    async def list_anew(self) -> None:
        """List the backups; what each holds is told line by line, once it is read."""
        options = self.query_one(OptionList)
        backups: tuple[Backup, ...] = ()
        with self.telling_errors():
            backups = await asyncio.to_thread(self._backups.list)
        greeting = self.query_one(".greeting", Static)
        greeting.display = not backups
        greeting.update(Flowing(f"还没有备份。{WHEN}"))
        self._lines = {str(at): backup for at, backup in enumerate(backups)}
        options.set_options(
            [
                *(Option(words, id=action) for action, words in _BEGIN.items()),
                *(Option(plain(backup_time(one)), id=at) for at, one in self._lines.items()),
            ]
        )
        options.highlighted = 0
        self._tell_contents()

    @work(exclusive=True, group="contents")
    async def _tell_contents(self) -> None:
        options = self.query_one(OptionList)
        present = await asyncio.to_thread(self._backups.present)
        for at, one in self._lines.items():
            contents = await asyncio.to_thread(self._backups.contents, one)
            words = await asyncio.to_thread(backup_line, one, contents, present)
            options.replace_option_prompt(at, plain(words))
