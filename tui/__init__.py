"""The terminal: screens and widgets, where the parts are put together."""

import os

os.environ.setdefault("TEXTUAL_FPS", "240")
"""Paints a second at most: at 60 a key that comes just after a paint waits 16 ms for its own."""
