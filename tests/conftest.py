"""For all tests: what would only take time, or fail where a machine is slow, is left out."""

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest

os.environ.setdefault(
    "TEXTUAL_FPS", "240"
)  # as the program does; read once, by what is loaded next
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # programs that tests start are compiled once

from tests.examples import register_profiles
from tests.seams import look_often, paint_when_asked, read_style_sheets_once

sys.dont_write_bytecode = False  # and so are the tests, which every worker loads
look_often(0.004)  # Textual's pilot looks two to four times for each key
read_style_sheets_once()
paint_when_asked()
register_profiles()
gc.disable()  # nothing of what is loaded goes away


def pytest_sessionstart(session: pytest.Session) -> None:
    """Let each worker load a part of the tests of its own first.

    pytest takes seven seconds to rewrite them all: what one has stored, the others find.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None or session.config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    tests, count = Path(__file__).parent, int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    for path in sorted(tests.rglob("test_*.py"))[int(worker[2:]) :: count]:
        with suppress(Exception):  # told when it is collected
            import_module(".".join(path.relative_to(tests.parent).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what stays till the end, and come less often."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
