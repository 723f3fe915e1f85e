"""Ctrl+V in an editor."""

from time import monotonic, sleep

from tests.browser.chromium import Browser
from tests.browser.firefox import Firefox
from tests.browser.pasted import Held, read_held

BEGIN, HELD = "begin()", "return held()"
"""What the pages of the editors define: empty the editor and put the caret in it; its HTML."""
PATIENCE = 5.0
"""Seconds an editor may take to tidy what was pasted."""


def pasted(clerk: Browser | Firefox, editor: str, wanted: Held) -> Held:
    """What an editor holds after a paste: as soon as it is what is wanted, or in the end."""
    clerk.open(editor)
    clerk.until("return window.ready")
    clerk.run(BEGIN)
    clerk.enter()
    clerk.press_with_control("v")
    began = monotonic()
    while (held := read_held(clerk.run(HELD))) != wanted and monotonic() - began < PATIENCE:
        sleep(0.05)
    return held
