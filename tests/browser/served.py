"""Editors served to the browser on the loopback address, as a portal would serve them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

PAGES = Path(__file__).parent / "pages"
_PACKAGES = "/npm/"


@dataclass(frozen=True, slots=True)
class Portal:
    """Where the editors are, and what was asked for since `asked` was cleared."""

    address: str
    asked: list[str]


class _Answers(SimpleHTTPRequestHandler):
    """Pages of this folder, and below `/npm/` what the packages hold."""

    def __init__(self, *arguments: Any, asked: list[str], **options: Any) -> None:
        self._asked = asked
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        """The file of an address."""
        path = urlsplit(path).path
        self._asked.append(path)
        if path.startswith(_PACKAGES):
            return super().translate_path(path.removeprefix(_PACKAGES))
        return str(PAGES / Path(path).name)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: editors ask for much that is not there."""


@contextmanager
def served(packages: Path) -> Iterator[Portal]:
    """Serve the pages as long as the context lasts."""
    asked: list[str] = []
    answers = partial(_Answers, directory=str(packages), asked=asked)
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Portal(f"http://127.0.0.1:{server.server_port}", asked)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
