"""The program that saves: one fork for each case it is told on standard input.

Forks are cheap, so that thousands of cases can be tried. The two sides speak in turn, a line
each: a case, `ready PID`, an empty line, what came of it, `end STATUS`.
"""

import ctypes
import json
import os
import sys
from pathlib import Path
from typing import Any

from nianbao.report.standing import Standing
from nianbao.storage.stored import document_of
from tests.faults.case import Case, Fault
from tests.faults.jobs import jobs
from tests.faults.patched import Patched
from tests.faults.stores import STORES

_PR_SET_PTRACER, _ANY = 0x59616D61, ctypes.c_ulong(-1)


def serve() -> None:
    """Run cases until standard input ends."""
    for job in jobs().values():  # what a save imports and asks for once is no part of the case
        document_of(job.report, (), Standing())
    while message := os.read(0, 1 << 16):
        fields = json.loads(message)
        patched = fields.pop("patched")
        case = Case(**fields, patched=Fault(**patched) if patched else None)
        if (child := os.fork()) == 0:
            try:
                _run(case)
            except BaseException as error:
                _tell("crash", repr(error))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        _tell("end", os.waitstatus_to_exitcode(status))


def _run(case: Case) -> None:
    job, store = jobs()[case.job], STORES[case.store](Path(case.path))
    _let_trace()
    _tell("ready", os.getpid())
    os.read(0, 1)
    saved = False
    with Patched(case.patched, job.refused) as patched:
        try:
            store.save(job.report)
            saved = True
        except store.refusal as error:
            refusal = str(error)
        _tell("saved", "") if saved else _tell("refusal", refusal)
    _tell("calls", patched.calls)
    _tell("hit", patched.hit)
    if not saved:
        store.save(job.report)
        _tell("repeated", "")


def _tell(word: str, value: Any) -> None:
    """One line, in a system call that no save makes."""
    os.writev(1, [json.dumps([word, value]).encode() + b"\n"])


def _let_trace() -> None:
    """Let strace look on where only a parent may."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANY, 0, 0, 0)


if __name__ == "__main__":
    serve()
