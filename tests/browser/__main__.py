"""The command: `python -m tests.browser [--short] [options of pytest]`.

Exit status 0 passed, 1 failed, 3 nothing was tried because there is no Chromium here.
"""

import sys
from pathlib import Path

import pytest

from tests.browser.chromium import CHROMIUM, DRIVER

NOT_TRIED = 3


def main(arguments: list[str]) -> int:
    """Try all of it, or the short form that CI has the time for."""
    if not (CHROMIUM and DRIVER):
        print("没有 Chromium，浏览器里什么也没有试：apt-get install chromium chromium-driver")
        return NOT_TRIED
    short = "--short" in arguments
    return pytest.main(
        [
            *("-p", "tests.browser.fixtures", "-o", "python_files=in_*.py"),
            *("-rs", "--durations=5", "-o", "addopts=-v"),
            *(("-m", "not long") if short else ()),
            str(Path(__file__).parent),
            *(argument for argument in arguments if argument != "--short"),
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
