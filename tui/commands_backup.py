"""What `nianbao backup` does: a verified copy of the data file in another folder."""

import argparse
from pathlib import Path

from report.text import clean_marks
from storage.backups import Backups
from storage.contents import contents_of


def backup(data: Path, options: argparse.Namespace) -> int:
    """Copy the data file, read it back, and print where it is; raises StorageError to fail."""
    path = Backups(data).copy_to(options.to)
    print(clean_marks(str(path)))
    print(f"已读回来核对过，里面有{len(contents_of(path).documents)}份报告。")
    return 0
