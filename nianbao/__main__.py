"""`python -m nianbao` is the command `nianbao`."""

import sys

from nianbao.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
