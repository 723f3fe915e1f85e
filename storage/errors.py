"""What can go wrong with files, in words for the clerk."""

import errno
import os
from pathlib import Path

from nianbao.report.errors import ReportError
from nianbao.report.text import clean_marks
from nianbao.storage.paths import BACKUPS, FINALS, HISTORY, disk_name, too_long_for_windows

_REASONS = {
    errno.ENOSPC: ("磁盘没有剩余空间。", "请腾出空间或换一个位置，再试一次。"),
    errno.EDQUOT: ("磁盘配额用完了。", "请腾出空间或换一个位置，再试一次。"),
    errno.EROFS: ("磁盘是只读的。", "请取消写保护或换一个位置，再试一次。"),
    errno.EACCES: ("没有权限，或文件是只读的。", "请检查文件和文件夹的权限，再试一次。"),
    errno.EPERM: ("没有权限，或文件是只读的。", "请检查文件和文件夹的权限，再试一次。"),
    errno.ENOENT: (
        "没有这个文件或文件夹，或者不见了。",
        "请检查名字写得对不对，U 盘、网络盘是否还连着。",
    ),
    errno.EISDIR: ("这是一个文件夹，不是文件。", "请另给一个文件名。"),
    errno.ENODEV: ("这是设备或管道，不是普通文件。", "请另给一个文件名。"),
    errno.ENOTDIR: ("路径中有一段不是文件夹。", "请检查路径。"),
    errno.EEXIST: ("那里有一个同名的文件。", "请把它改名或移走，再试一次。"),
    errno.EIO: ("磁盘读写出错。", "请换一个位置再试，并检查磁盘。"),
    errno.EFBIG: ("文件太大，磁盘放不下。", "请换一个位置再试。"),
    errno.ELOOP: ("链接指来指去，没有尽头，或者不许是链接。", "请另给一个文件名。"),
    errno.EINVAL: ("系统不认这个文件名，或者磁盘不支持。", "请换一个文件名或位置，再试一次。"),
    errno.EBUSY: ("别的程序正在用它。", "请关掉那个程序，再试一次。"),
    errno.EMFILE: ("打开的文件太多。", "请关掉别的程序，再试一次。"),
    errno.ENFILE: ("打开的文件太多。", "请关掉别的程序，再试一次。"),
    errno.ENOMEM: ("内存不够。", "请关掉别的程序，再试一次。"),
    errno.ETIMEDOUT: ("网络盘没有回答。", "请检查网络，再试一次。"),
    errno.ESTALE: ("网络盘上的文件已经换了。", "请检查网络，再试一次。"),
    errno.ENXIO: ("设备不在了。", "请检查 U 盘或网络盘是否还连着。"),
    errno.ENAMETOOLONG: ("文件名太长。", "请换一个短些的文件名。"),
}


_FEW = 10
"""Characters that are named."""

DISK_ERRORS = (OSError, UnicodeEncodeError)
"""What the system answers where a path meets the disk; the second where it can't write a name."""


class StorageError(ReportError):
    """A file could not be read or written, or does not hold what was asked for."""


class TooLargeError(StorageError):
    """A file has more bytes than one of its kind can have. None of it is in memory."""


class BrokenFileError(StorageError):
    """The data file is not what this program writes. It is never overwritten."""


class NewerSchemaError(StorageError):
    """The data file was written by a newer version of this program. It is left alone."""


class ChangedOutsideError(StorageError):
    """Another program changed what was to be overwritten. Nothing was."""


class ReadOnlyError(StorageError):
    """The library was opened to be read only, because another window writes to it."""


class LockedError(StorageError):
    """The report is final or published: it has to be a draft again before it may change."""


class AlreadyThereError(StorageError):
    """The library holds a report of that office and year already."""


class NotThereError(StorageError):
    """The library holds no report of that office and year."""


class UnreadableReportError(StorageError):
    """A stored record is not a report; the others of the library are not concerned."""


def cannot_read(path: Path, error: OSError | UnicodeEncodeError) -> StorageError:
    """The error to raise when a file can't be read."""
    reason, hint = _reason(path, error)
    return StorageError(f"读不出“{shown(path)}”：{reason}", hint)


def cannot_write(path: Path, error: OSError | UnicodeEncodeError) -> StorageError:
    """The error to raise when a file can't be written."""
    reason, hint = _reason(path, error)
    return StorageError(f"写不进“{shown(path)}”：{reason}", hint)


def not_foreseen(error: OSError) -> StorageError:
    """The error to raise for one that nothing expected: with its path, where the system says it."""
    if isinstance(error.filename, str | bytes):
        path = Path(os.fsdecode(error.filename))
        reason, hint = _reason(path, error)
        return StorageError(f"“{shown(path)}”：{reason}", hint)
    try:
        os.getcwd()  # noqa: PTH109 - whatever asks for it fails without a name
    except OSError:
        return StorageError("运行命令时所在的文件夹不见了。", "请换到别的文件夹，再试一次。")
    reason, hint = _reason(Path(), error)
    return StorageError(f"没有办成：{reason}", hint)


def shown(path: Path) -> str:
    """A path that any terminal can print: bytes that are no UTF-8 become question marks."""
    words = str(path)
    for what in (BACKUPS, HISTORY, FINALS):
        words = words.replace(disk_name(what), what)
    return words.encode("utf-8", "replace").decode("utf-8")


def _reason(path: Path, error: OSError | UnicodeEncodeError) -> tuple[str, str]:
    if isinstance(error, UnicodeEncodeError):
        lacking = clean_marks(error.object[error.start : error.end])[:_FEW]
        return (
            f"系统的语言设置（{error.encoding}）里没有“{lacking}”，写不成文件名。",
            "请把系统语言设成 zh_CN.UTF-8 再打开，或换一个文件名。",
        )
    if os.name == "nt" and error.errno == errno.ENOENT and too_long_for_windows(path):
        return "路径太长，Windows 找不到它。", "请换一个短些的文件夹或文件名。"
    return _REASONS.get(
        error.errno or 0, (f"系统报告“{error.strerror or error}”。", "请再试一次。")
    )
