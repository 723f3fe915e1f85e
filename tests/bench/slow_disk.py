"""The real program on a disk whose every sync takes longer: `slow_disk.py MILLISECONDS [ARG ...]`.

Run by its path; what follows the milliseconds is the program's own command line.
"""

import os
import sys
import time
from typing import Any

from nianbao.cli.main import main

_really_sync = os.fsync


def slow_sync(descriptor: Any) -> None:
    """Sync, and then some."""
    _really_sync(descriptor)
    time.sleep(int(sys.argv[1]) / 1000)


if __name__ == "__main__":
    setattr(os, "fsync", slow_sync)  # noqa: B010 - or mypy asks for its exact signature
    sys.exit(main(sys.argv[2:]))
