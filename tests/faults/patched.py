"""Faults without any tool: the functions of `os` that write are replaced in the program itself.

What is told goes through `os.writev`, which is not one of them.
"""

import errno
import os
import signal
from collections.abc import Callable, Sequence
from typing import Any, Self

from tests.faults.case import Fault

CALLS = ("mkdir", "open", "write", "fsync", "close", "chmod", "replace", "rename", "unlink")


class Patched:
    """While entered, counts the write-like calls of `os` and does the fault at its turn.

    `refused` names calls of which the first fails with EACCES, whatever else happens.
    """

    def __init__(self, fault: Fault | None, refused: Sequence[str] = ()) -> None:
        self.calls: list[str] = []
        self.hit = False
        self._fault = fault
        self._refused = list(refused)
        self._really = {name: getattr(os, name) for name in CALLS}

    def __enter__(self) -> Self:
        for name, function in self._really.items():
            setattr(os, name, self._around(name, function))
        self._limit(True)
        return self

    def __exit__(self, *_: object) -> None:
        self._limit(False)
        for name, function in self._really.items():
            setattr(os, name, function)

    def _around(self, name: str, really: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            self.calls.append(name)
            if fault := self._due(name):
                return self._do(fault, name, really, arguments, options)
            return really(*arguments, **options)

        return wrapped

    def _due(self, name: str) -> Fault | None:
        """The fault whose turn has come with this call."""
        if self._fault and self._fault.how != "limit" and self._fault.at == len(self.calls) - 1:
            self.hit = True
            return self._fault
        if name in self._refused:
            self._refused.remove(name)
            return Fault(0, "error", errno.EACCES)
        return None

    def _do(
        self,
        fault: Fault,
        name: str,
        really: Callable[..., Any],
        arguments: tuple[Any, ...],
        options: dict[str, Any],
    ) -> Any:
        if fault.how in ("short", "middle"):
            descriptor, content = arguments
            arguments = (descriptor, content[: (len(content) + 1) // 2])
        if fault.how == "before":
            _die()
        if fault.how == "error":
            if name == "close":  # Linux lets the descriptor go, whatever it answers
                really(*arguments, **options)
            raise OSError(fault.number, os.strerror(fault.number))
        result = really(*arguments, **options)
        if fault.how in ("middle", "after"):
            _die()
        return result

    def _limit(self, on: bool) -> None:
        """Let no file grow beyond the fault's size, if it is that kind."""
        if self._fault and self._fault.how == "limit":
            import resource

            hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
            size = self._fault.number if on else hard
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
            self.hit = True


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    signal.pause()
