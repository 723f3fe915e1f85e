"""Work spread over all cores, its results in the order of the jobs.

Only so many jobs are on their way at a time, so that memory does not grow with their number.
Ctrl+C ends the other processes at once; they themselves never notice it.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr
from multiprocessing import active_children, get_context
from typing import Protocol, TypeVar

from nianbao.report.errors import ReportError

FEW = 16
"""Jobs that are done before other processes have begun."""
_AHEAD = 4
"""Jobs on their way for each core."""

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


class Each(Protocol):
    """A way to do jobs."""

    def __call__(
        self, work: Callable[[_Job], _Result], jobs: Iterable[_Job], /
    ) -> Iterator[_Result]:
        """Do every job; the results come in the order of the jobs."""


@contextmanager
def workers(jobs: int) -> Iterator[Each]:
    """A way to do about so many jobs: in processes of their own, unless they are few.

    Work, jobs and results are pickled. Raises ReportError when the system ends a process.
    """
    cores = os.cpu_count() or 1
    if cores == 1 or jobs <= FEW:
        yield map
        return
    _begin_tracker()
    # Begun afresh, as Windows does everywhere. There, held_back() can't keep Ctrl+C from them.
    pool = ProcessPoolExecutor(
        mp_context=get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )

    def each(work: Callable[[_Job], _Result], jobs: Iterable[_Job], /) -> Iterator[_Result]:
        return _in_order(pool, _AHEAD * cores, work, jobs)

    try:
        yield each
    except BaseException as error:
        for child in active_children():
            child.terminate()
        if isinstance(error, BrokenProcessPool):
            raise ReportError(
                "没有核对完，做到一半被系统停掉了，", "请关掉别的程序，腾出内存再试。"
            ) from error
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_tracker() -> None:
    """Begin what watches over the processes, with a standard error it can inherit.

    Where a screen is shown, Python's own would be one that is no file, and nothing would begin.
    """
    if os.name == "posix":
        from multiprocessing.resource_tracker import ensure_running

        with redirect_stderr(sys.__stderr__):
            ensure_running()


def _in_order(
    pool: ProcessPoolExecutor, ahead: int, work: Callable[[_Job], _Result], jobs: Iterable[_Job]
) -> Iterator[_Result]:
    waiting: deque[Future[_Result]] = deque()
    for job in jobs:
        with _held_back():
            waiting.append(pool.submit(work, job))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def _held_back() -> Iterator[None]:
    """Keep Ctrl+C waiting, and from every process begun meanwhile; Windows can't."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
