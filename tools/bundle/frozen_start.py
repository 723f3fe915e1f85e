"""The frozen program's first lines."""

import multiprocessing
import sys

from nianbao.cli.main import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a worker process begins here too
    sys.exit(main())
