"""What `nianbao backup`, `pack` and `unpack` do: a library on its way to another place."""

import argparse
from pathlib import Path

from nianbao.cli.printing import say
from nianbao.storage.backups import Backups
from nianbao.storage.contents import contents_of


def backup(data: Path, options: argparse.Namespace) -> int:
    """Copy the data file, read it back, and print where it is; raises StorageError to fail."""
    from nianbao.desk.backup_words import held_words, persons_words

    path = Backups(data).copy_to(options.to)
    say(str(path))
    held = contents_of(path)
    say(f"已读回来核对过，里面有{held_words(held)}。{persons_words(held)}")
    return 0


def pack(data: Path, options: argparse.Namespace) -> int:
    """Pack the library into one file, read it back, and print what is in it."""
    from nianbao.desk.backup_words import packed_words
    from nianbao.desk.version import VERSION
    from nianbao.storage.pack import write_pack

    packed = write_pack(data, options.to, VERSION, personal=not options.without_names)
    say(str(options.to))
    say(f"已读回来核对过，{packed_words(packed)}")
    return 0


def unpack(data: Path, options: argparse.Namespace) -> int:
    """Take the reports of a packed library in; `--replace` allows it to replace those here."""
    from nianbao.desk.backup_words import taken_words
    from nianbao.storage.library import Library
    from nianbao.storage.pack import read_pack
    from nianbao.storage.unpack import coming, take_in

    packed, library = read_pack(options.file), Library(data)
    with library.claimed():
        changes = coming(library, packed)
        take_in(library, packed, replace=options.replace or None)
    for line in taken_words(packed, changes, replaced=options.replace):
        say(line)
    return 0
