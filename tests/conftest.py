"""For all tests: what would only take time, or fail where a machine is slow, is left out."""

import gc
import os

os.environ.setdefault(
    "TEXTUAL_FPS", "240"
)  # as the program does; read once, by what is loaded next
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # programs that tests start are compiled once

from tests.examples import register_profiles
from tests.seams import look_often, paint_when_asked, read_style_sheets_once

look_often(0.004)  # Textual's pilot looks two to four times for each key
read_style_sheets_once()
paint_when_asked()
register_profiles()


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what stays till the end, and come less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
