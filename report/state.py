"""The states of a report, and which may follow which.

By themselves, because the list of reports needs no more and should come at once.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """Where a report stands; the values are frozen keys of `list --json`."""

    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"
    RETURNED = "returned"
    PUBLISHED = "published"


STATES = {
    State.DRAFT: "草稿",
    State.REVIEW: "待复核",
    State.FINAL: "已定稿",
    State.RETURNED: "已退回",
    State.PUBLISHED: "已发布",
}
"""The states as the screen and the command line call them."""

_ALL = tuple(State)
LOCKED = (State.FINAL, State.PUBLISHED)
"""States in which nothing of the report may change."""
OPEN = (State.DRAFT, State.REVIEW, State.RETURNED)
"""States in which the report is still being written, and its deadline matters."""
ALLOWED: Mapping[State, tuple[State, ...]] = {
    State.DRAFT: (State.REVIEW, State.FINAL),
    State.REVIEW: (State.FINAL, State.DRAFT),
    State.FINAL: (State.PUBLISHED, State.RETURNED, State.DRAFT),
    State.PUBLISHED: (State.RETURNED, State.DRAFT),
    State.RETURNED: (State.REVIEW, State.FINAL, State.DRAFT),
}
"""The states that may follow each state, the likeliest first."""


def read_state(plain: Mapping[str, Any]) -> State | None:
    """The state that plain values hold, None when they hold none."""
    value = plain.get("state")
    return State(value) if value in _ALL else None
