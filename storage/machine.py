"""This machine: its clock, its name, and who sits at it. Tests and faults set them here."""

import getpass
import os
import platform
from datetime import datetime


def now() -> datetime:
    """The machine's time with its offset from UTC, to the second. It may jump back."""
    return datetime.now().astimezone().replace(microsecond=0)


def host() -> str:
    """The machine's name, `""` when it has none; no name is resolved over a network."""
    return platform.node()


def user() -> str:
    """Who works here, as `name@machine`; what the machine does not tell is left out."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):
        name = str(os.getuid()) if hasattr(os, "getuid") else ""
    return f"{name}@{host()}".strip("@")
