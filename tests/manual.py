"""The clerk's manual: its pages, and its pictures, drawn anew from the running program.

    python -m tests.manual

A picture `images/NAME.svg` shows the screen NAME of tests/tui/test_snapshots.py at 80x24.
"""

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.pictures import draw_screen
from tests.tui.driving import SIZES

MANUAL = Path(__file__).parents[1] / "docs" / "manual"
IMAGES = MANUAL / "images"


def pages() -> dict[str, str]:
    """Every page by its file's name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(MANUAL.glob("*.md"))}


def shown() -> set[str]:
    """The names of the pictures the pages show."""
    return {name for text in pages().values() for name in re.findall(r"images/(\w+)\.svg", text)}


def main() -> None:
    """Draw the pictures; those no page shows go away."""
    shutil.rmtree(IMAGES, ignore_errors=True)
    IMAGES.mkdir()
    with TemporaryDirectory() as folder:
        for name in sorted(shown()):
            drawn = draw_screen(Path(folder), name, SIZES[0])
            shutil.copyfile(drawn, IMAGES / f"{name}.svg")
            print(IMAGES / f"{name}.svg")


if __name__ == "__main__":
    main()
