"""Carrying the reports to another machine: a copy, a pack of everything, and taking one in."""

from enum import Enum, auto
from functools import partial

from nianbao.desk.backup_words import (
    coming_words,
    held_words,
    packed_words,
    persons_words,
    taken_words,
)
from nianbao.desk.version import VERSION
from nianbao.storage.backups import Backup, Backups
from nianbao.storage.contents import Changes, contents_of
from nianbao.storage.library import Library
from nianbao.storage.machine import now
from nianbao.storage.pack import Pack, read_pack, write_pack
from nianbao.storage.paths import free_path
from nianbao.storage.unpack import coming, take_in
from nianbao.tui.kit.dialogs import Choice, Choose
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.library.sticks import PACK_NAME, ask_folder, ask_pack


class _Wanted(Enum):
    """What of a pack is to be taken in."""

    NOTHING = auto()
    NEW = auto()
    ALL = auto()


async def make_copy(jobs: Jobs, backups: Backups) -> None:
    """Ask for a stick or a folder, copy the data file, and tell the full path of the verified copy.

    Raises StorageError.
    """
    folder = await ask_folder(jobs, "拷到哪里？")
    if folder is None:
        return
    path = await jobs.do(
        f"正在拷到 {folder}，再读回来核对", partial(backups.copy_to, folder), writes=True
    )
    held = await jobs.do("正在读", partial(contents_of, path))
    jobs.tell(
        f"已拷到：\n{path}\n读回来核对过，里面有{held_words(held)}。{persons_words(held)}拔U盘以前，先在系统里点“弹出”。"
    )


async def make_pack(jobs: Jobs, library: Library) -> None:
    """Ask for a stick or a folder, pack, and tell the full path of the verified file.

    Raises StorageError.
    """
    folder = await ask_folder(jobs, "包放到哪里？")
    if folder is None:
        return
    path = free_path(folder, f"{PACK_NAME}{now():%Y%m%d-%H%M%S}.zip")
    personal = await _ask_names(jobs, library)
    if personal is None:
        return
    job = partial(write_pack, library.path, path, VERSION, personal=personal)
    packed = await jobs.do(f"正在打包到 {folder}，再读回来核对", job, writes=True)
    jobs.tell(
        f"已打包：\n{path}\n读回来核对过，{packed_words(packed)}在别的电脑上选“备份”里的“拆包”。"
    )


async def _ask_names(jobs: Jobs, library: Library) -> bool | None:
    """Whether names go along, asked where there are records; None for Esc."""
    held = await jobs.do("正在读", partial(contents_of, library.path))
    if not held.records:
        return True
    choices: list[Choice[bool]] = [
        (True, "连姓名、联系方式一起打进去（换电脑、自己备份）"),
        (False, "不带姓名、联系方式（交给别人）"),
    ]
    body = f"台账里有{len(held.records)}条，里面有申请人的姓名和联系方式。"
    return await jobs.app.push_screen_wait(Choose("台账里的姓名带不带？", choices, body=body))


async def open_pack(jobs: Jobs, library: Library) -> tuple[str, Backup | None] | None:
    """Ask for a pack, show what it would change, and take it in when the clerk agrees.

    Gives what was done in words, and the backup that takes it back, None where nothing was
    changed; nothing at all when the clerk does not want to. Raises StorageError.
    """
    path = await ask_pack(jobs)
    if path is None:
        return None
    packed = await jobs.do("正在核对包里的每个文件", partial(read_pack, path))
    changes = await jobs.do("正在比较", partial(coming, library, packed))
    wanted = await _ask_what(jobs, packed, changes)
    if wanted in (None, _Wanted.NOTHING):
        return None
    replace = wanted is _Wanted.ALL
    undoing = await jobs.do(
        "正在放进来", partial(take_in, library, packed, replace=replace), writes=True
    )
    return "\n".join(taken_words(packed, changes, replaced=replace)), undoing


async def _ask_what(jobs: Jobs, packed: Pack, changes: Changes) -> _Wanted | None:
    """Show what is in the pack, and ask what of it to take; None for Esc."""
    choices: list[Choice[_Wanted]] = [(_Wanted.NOTHING, "不放，回去")]
    if changes.changed or changes.records.changed:
        choices += [
            (_Wanted.NEW, "只放这里没有的，不一样的不动"),
            (_Wanted.ALL, "不一样的也换成包里的，现在的记进历史"),
        ]
    else:
        choices.append((_Wanted.NEW, "放进来"))
    body = "\n".join(
        (*coming_words(packed, changes), "", "只在这里有的报告不动。现在的样子先留成一份备份。")
    )
    return await jobs.app.push_screen_wait(Choose("把包里的放进来？", choices, body=body))
