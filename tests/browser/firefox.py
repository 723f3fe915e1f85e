"""A headless Firefox of its own, spoken to as it comes: by WebDriver BiDi, without a driver."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import websocket

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
"""Where it is; None where it is not installed."""
PATIENCE = 20.0
"""Seconds until a page that is not ready counts as broken."""
_CONTROL = "\ue009"
_MIDDLE = """
place.scrollIntoView({ block: "center" });
const box = place.getBoundingClientRect();
return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);
"""
_PREFERENCES = {
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.dns.localDomains": "",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
}


class Firefox:
    """One window, told what a clerk would do in it."""

    def __init__(self, address: str) -> None:
        self._socket = websocket.create_connection(f"{address}/session", suppress_origin=True)
        self._numbers = count(1)
        self._ask("session.new", capabilities={})
        self._page = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def open(self, address: str) -> None:
        """Go to an address."""
        self._ask("browsingContext.navigate", context=self._page, url=address, wait="complete")

    def run(self, script: str, *arguments: str) -> Any:
        """What a script in the page gives back."""
        answer = self._ask(
            "script.callFunction",
            functionDeclaration=f"function() {{ return JSON.stringify((function() {{ {script} }})"
            ".apply(null, arguments) ?? null); }",
            arguments=[{"type": "string", "value": one} for one in arguments],
            target={"context": self._page},
            awaitPromise=False,
            userActivation=True,
        )
        assert answer["type"] == "success", answer
        return json.loads(answer["result"]["value"])

    def until(self, script: str) -> None:
        """Wait until a script gives something true; raises TimeoutError."""
        began = monotonic()
        while not self.run(script):
            if monotonic() - began > PATIENCE:
                raise TimeoutError(script)
            sleep(0.05)

    def click(self, selector: str) -> None:
        """Click what a selector finds first."""
        self._click_at(
            self.run(f"const place = document.querySelector(arguments[0]);{_MIDDLE}", selector)
        )

    def enter(self) -> None:
        """Click where the caret is: only a window that was clicked has the keys."""
        self._click_at(self.run(f"const place = document.activeElement;{_MIDDLE}"))

    def press_with_control(self, key: str) -> None:
        """Press Ctrl and a key."""
        strokes = (("keyDown", _CONTROL), ("keyDown", key), ("keyUp", key), ("keyUp", _CONTROL))
        actions = [{"type": kind, "value": value} for kind, value in strokes]
        self._act({"type": "key", "id": "keys", "actions": actions})

    def _click_at(self, place: tuple[int, int]) -> None:
        moves = [
            {"type": "pointerMove", "x": place[0], "y": place[1]},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": moves})

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("input.performActions", context=self._page, actions=[source])
        self._ask("input.releaseActions", context=self._page)

    def _ask(self, method: str, **parameters: Any) -> Any:
        """Send a command and wait for its answer; what comes besides is passed over."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv())).get("id") != number:
            pass
        assert answer["type"] == "success", answer
        return answer["result"]


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """A Firefox that keeps everything in a folder."""
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items())
    (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [FIREFOX or "", "--headless", "--no-remote", "--remote-debugging-port=0"]
    with subprocess.Popen(
        [*command, "--profile", str(folder)], stderr=subprocess.PIPE, text=True
    ) as program:
        try:
            assert program.stderr
            listening = (re.search(r"BiDi listening on (ws://\S+)", one) for one in program.stderr)
            with closing(Firefox(next(found[1] for found in listening if found))) as opened:
                yield opened
        finally:
            program.terminate()
