"""Pictures of the running program, drawn by one command, to be looked at and put into the manual.

    python -m tests.pictures FOLDER [NAME ...]

Draws every screen of tests/tui/test_snapshots.py (or those named) at three sizes (those that only
wide screens have at two), and the main ones in the four looks, as SVG; as PNG too where
`rsvg-convert` is. The day is always 10 January 2025. `draw` takes any library and any keys, for
pictures of a task step by step.
"""

import asyncio
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack, chdir
from html import escape, unescape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from rich.cells import cell_len

from nianbao.desk.remembered import LOOK
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from nianbao.tui.terminal.line_filters import is_ambiguous
from nianbao.tui.terminal.themes import FIRST, LOOKS
from tests.seams import held_cursors
from tests.tui.conftest import DATED, Frozen
from tests.tui.driving import SIZES
from tests.tui.test_snapshots import (
    BESIDE,
    BESIDE_SIZES,
    SCREENS,
    Noon,
    prepared,
    published,
    still,
)

ALL_SIZES = (*SIZES, (200, 60))
MAIN = ("home", "office", "overview", "table_three", "findings", "pictures", "palette", "looks")
"""The screens that are drawn in every look."""
FONT_SIZE = "font-size: 24.4px"
"""So that a Chinese character is two cells wide."""
FONT = "Noto Sans Mono CJK SC"
CELL = 12.2
"""How wide a cell is in Textual's SVG."""
_TEXT = re.compile(
    r'<text ([^>]*?)x="([\d.]+)" (y="[\d.]+") textLength="[\d.]+"[^>]*>([^<]*)</text>'
)
_RUNS = re.compile("\xa0+|[^\xa0]+")
_WEB_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def draw(
    data: Path, keys: Sequence[str], size: tuple[int, int] = ALL_SIZES[0], look: str = FIRST
) -> str:
    """The program on a data file after those keys, as SVG without anything from the web."""
    if data.exists() or look != FIRST:
        LOOK.keep(Library(data), look)
    app = NianbaoApp(Library(data))
    with held_cursors():
        async with app.run_test(size=size, notifications=True) as pilot:
            await still(tuple(keys), data)(pilot)
            svg = app.export_screenshot()
    svg = _TEXT.sub(_placed, _WEB_FONTS.sub("", svg)).replace("font-size: 20px", FONT_SIZE)
    return svg.replace("Fira Code, monospace", f"{FONT}, monospace").replace("Fira Code", FONT)


def _placed(text: re.Match[str]) -> str:
    """A text in runs that each stand in their own cell.

    Not every program stretches a text to its length or keeps the spaces it begins with, and
    fonts disagree with terminals on how wide some characters are.
    """
    before, x, y, words = text.groups()
    runs, cells = [], 0
    for word in _RUNS.findall(unescape(words)):
        for wide, run in groupby(word, is_ambiguous):
            together = "".join(run)
            for piece in together if wide else (together,):
                left = float(x) + cells * CELL
                if piece.strip("\xa0"):
                    runs.append(f'<tspan x="{left:g}">{escape(piece)}</tspan>')
                cells += cell_len(piece)
    return f"<text {before}{y}>{''.join(runs)}</text>"


def draw_screen(folder: Path, name: str, size: tuple[int, int], look: str = FIRST) -> Path:
    """Draw one screen; gives the SVG it wrote into the folder."""
    with TemporaryDirectory() as temporary, ExitStack() as stack:
        stack.enter_context(chdir(temporary))
        stack.enter_context(patch("nianbao.storage.machine.datetime", Noon))
        stack.enter_context(patch("nianbao.desk.saver.datetime", Noon))
        for module in DATED:
            stack.enter_context(patch(f"{module}.date", Frozen))
        stack.enter_context(patch("nianbao.tui.reading_in.importing.Path.cwd", published))
        stack.enter_context(patch("nianbao.desk.places.own_folders", tuple))
        stack.enter_context(patch("nianbao.desk.places.removable_folders", tuple))
        svg = asyncio.run(draw(prepared(name), (SCREENS | BESIDE)[name][1], size, look))
    path = folder / f"{name}-{look}-{size[0]}x{size[1]}.svg"
    path.write_text(svg, encoding="utf-8")
    return path


def to_png(svg: Path) -> None:
    """Write the PNG beside an SVG, where the program for it is there."""
    if program := shutil.which("rsvg-convert"):
        command = [program, "--width", "1100", "--output", str(svg.with_suffix(".png")), str(svg)]
        subprocess.run(command, check=True)


def main() -> None:
    """Draw them all into the folder that was named."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:] or SCREENS | BESIDE:
        wanted = [(size, FIRST) for size in (BESIDE_SIZES if name in BESIDE else ALL_SIZES)]
        if name in MAIN:
            wanted += [(ALL_SIZES[0], look) for look in LOOKS if look != FIRST]
        for size, look in wanted:
            svg = draw_screen(folder, name, size, look)
            to_png(svg)
            print(svg)


if __name__ == "__main__":
    main()
