# -*- coding: utf-8 -*- # noqa: UP009
"""The zipapp's first lines: an old Python reads them too, and is answered in one sentence."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.stderr.write(
        "本程序要 Python 3.11 以上，这里是 %d.%d。请用装有新版本的电脑，或者用免安装的程序。\n"  # noqa: UP031
        % sys.version_info[:2]
    )
    sys.exit(2)

from pathlib import Path

from tools.zipapp.unpacking import start

if __name__ == "__main__":
    sys.exit(start(Path(__file__).parent))
