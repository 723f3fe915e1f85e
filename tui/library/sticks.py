"""Where a copy or a pack goes, and where a pack is: a stick that is found, or what is typed."""

from contextlib import suppress
from enum import Enum, auto
from functools import partial
from pathlib import Path

from nianbao.desk.files import is_folder, typed_path
from nianbao.storage.media import removable_folders
from nianbao.tui.kit.dialogs import AskText, Choice, Choose, refusal
from nianbao.tui.kit.jobs import Jobs

PACK_NAME = "年报-打包-"
"""How a pack's file name begins; its time follows. By it packs are found on a stick."""


class _Instead(Enum):
    """What can be chosen where none of what was found is the right one."""

    LOOK_AGAIN = auto()
    TYPE = auto()


async def ask_folder(jobs: Jobs, title: str) -> Path | None:
    """The stick chosen, or the folder typed; None for Esc."""
    while True:
        folders = await jobs.do("正在找U盘", removable_folders)
        body = "" if folders else "没有找到U盘。插好以后等几秒，再找一次。"
        choices: list[Choice[Path | _Instead]] = [(folder, str(folder)) for folder in folders]
        choices += [(_Instead.LOOK_AGAIN, "再找一次U盘"), (_Instead.TYPE, "写一个文件夹")]
        chosen = await jobs.app.push_screen_wait(Choose(title, choices, body=body))
        if chosen is None or isinstance(chosen, Path):
            return chosen
        if chosen is _Instead.TYPE:
            typed = await _ask_path(jobs, "放到哪个文件夹？")
            if typed is not None:
                return typed_path(typed)


async def ask_pack(jobs: Jobs) -> Path | None:
    """The pack chosen on a stick, or typed; None for Esc."""
    found = await jobs.do("正在找U盘", _packs)
    if found:
        choices: list[Choice[Path | _Instead]] = [(path, str(path)) for path in found]
        choices.append((_Instead.TYPE, "写出文件在哪里"))
        chosen = await jobs.app.push_screen_wait(Choose("拆哪一个包？", choices))
        if chosen is None or isinstance(chosen, Path):
            return chosen
    return await _ask_typed_pack(jobs)


async def _ask_typed_pack(jobs: Jobs) -> Path | None:
    """The pack that was typed, or chosen in the folder that was; None for Esc."""
    value, told = "", f"写文件，或者它在的文件夹。文件名一般是 {PACK_NAME}….zip。"
    while True:
        typed = await _ask_path(jobs, "打包的文件在哪里？", value, told)
        if typed is None:
            return None
        path = typed_path(typed)
        if not await jobs.do("正在找", partial(is_folder, path)):
            return path
        found = await jobs.do("正在找", partial(_packs_in, path))
        value, told = typed, f"这个文件夹里没有 {PACK_NAME}….zip，请换一个。"
        if found:
            choices = [(one, one.name) for one in found]
            return await jobs.app.push_screen_wait(Choose("拆哪一个包？", choices))


async def _ask_path(jobs: Jobs, title: str, value: str = "", body: str = "") -> str | None:
    """What was typed, which is a path; the own folder is proposed."""
    value = value or f"{Path.home()}/"
    question = AskText(title, value=value, body=body, refuse=refusal(typed_path))
    return await jobs.app.push_screen_wait(question)


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
