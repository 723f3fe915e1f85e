"""What is done while no key comes: what will be wanted is loaded, rubbish is thrown out.

The rule: nothing is done between a key and its paint that can be done in a quiet moment before. A
module is loaded beside the event loop, so that a key waits for a moment of it at most; all else is
a small job on the loop, when nobody has touched the keys for a while. When all is done nobody looks
any more until the next key: a program that waits for its clerk takes no time at all.
"""

import gc
import sys
from asyncio import TimerHandle, get_running_loop
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from threading import Thread
from time import monotonic, sleep

_LOOK_EVERY = 0.1
"""Seconds between two looks whether it is quiet, while something waits for that."""
QUIET = 0.4
"""Seconds without a key that are a quiet moment."""
_PAINTED = 0.08
"""Seconds in which an old machine paints what a key has changed."""
_LOOKS = ((2.0, 1), (10.0, 2))
"""After how many seconds without a key rubbish is looked for among which generations of objects.

A look at all there are takes an old machine a tenth of a second: it waits until the clerk is away.
"""
_YOUNG_LOOKS = 16
"""Looks at the younger ones behind which one at all of them doesn't wait."""
_MOST_YOUNG = 100_000
"""Objects that may come without a quiet moment before rubbish is looked for all the same."""
_FEW, _BITE, _SELDOM = 2_000, 10_000, 1_000
"""Young objects that are worth a look, and how many while keys come; looks at the old ones."""
_TURN = 0.001
"""Seconds after which a thread beside the loop lets it go on."""


class QuietMoments:
    """Knows when no key has come for a while, and what is to be done then."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._key_at = clock() - QUIET
        self._looked = len(_LOOKS)
        self._is_loading = False
        self._jobs: deque[Callable[[], object]] = deque()
        self._last: Callable[[], object] | None = None
        self._at_leisure: deque[Callable[[], object]] = deque()
        self._call: Callable[[Callable[[], object]], object] | None = None
        self._bell: TimerHandle | None = None
        self._rests = False

    def key_came(self) -> None:
        """A key came: what is not urgent waits."""
        self._key_at = self._clock()
        self._looked = 0
        self._wake()

    @property
    def is_one(self) -> bool:
        """Whether the keys rest."""
        return self._clock() - self._key_at >= QUIET

    @property
    def is_painted(self) -> bool:
        """Whether the last key is painted by now."""
        return self._clock() - self._key_at >= _PAINTED

    def begin(
        self,
        modules: Sequence[str],
        jobs: Sequence[Callable[[], object]],
        beside: Callable[[], Iterable[object]] = tuple,
        call: Callable[[Callable[[], object]], object] | None = None,
        then: Callable[[], Iterable[Callable[[], object]]] = tuple,
    ) -> None:
        """Load modules and have small jobs done; `call` has `use` called by the event loop.

        When the modules are there, the thread that loads them does the steps of `beside`, and asks
        `then` for jobs that wait for all others.
        Without `call` whoever begins calls `use`.
        """
        sys.setswitchinterval(_TURN)
        gc.set_threshold(_MOST_YOUNG, _SELDOM, _SELDOM)
        gc.enable()  # tui.start has it put off
        self._jobs.extend(jobs)
        self._is_loading = True
        Thread(target=self._load, args=(modules, beside, then), name="loading", daemon=True).start()
        self._call = call
        self._look_in(_LOOK_EVERY)

    def prepare(self, job: Callable[[], object] | None) -> None:
        """Have one job done once all is loaded, in place of the one that still waits."""
        self._last = job
        if job:
            self._wake()

    def use(self) -> None:
        """Do the next job, or look for rubbish: the young often, so that a look is short."""
        if self._jobs or self._is_loading:
            if self._jobs and self.is_one:
                self._jobs.popleft()()
        elif self._last and self.is_one:
            job, self._last = self._last, None
            job()
        elif self._at_leisure and self.is_one:
            self._at_leisure.popleft()()
        else:
            self._tidy()
        wait = self._until_next()
        self._rests = wait != _LOOK_EVERY
        if wait:
            self._look_in(wait)

    def _wake(self) -> None:
        if self._rests:
            self._rests = False
            self._look_in(_LOOK_EVERY)

    def _look_in(self, seconds: float) -> None:
        if self._bell:
            self._bell.cancel()
        if self._call:
            self._bell = get_running_loop().call_later(seconds, self._call, self.use)

    def _until_next(self) -> float:
        """Seconds until there is something to look for; 0 when there will not be before a key."""
        if self._jobs or self._is_loading or self._last or self._at_leisure:
            return _LOOK_EVERY
        since = self._clock() - self._key_at
        if since < QUIET:
            return max(QUIET - since, _LOOK_EVERY)
        if self._looked == len(_LOOKS):
            return 0
        return max(_LOOKS[self._looked][0] - since, _LOOK_EVERY)

    def _tidy(self) -> None:
        young, _, looks = gc.get_count()
        if young >= _FEW and (self.is_one or (self.is_painted and young < _BITE)):
            gc.collect(0)
        elif self._looked < len(_LOOKS):
            seconds, generations = _LOOKS[self._looked]
            if self._clock() - self._key_at >= seconds:
                self._looked += 1
                gc.collect(generations if looks < _YOUNG_LOOKS else 2)

    def _load(
        self,
        modules: Sequence[str],
        beside: Callable[[], Iterable[object]],
        then: Callable[[], Iterable[Callable[[], object]]],
    ) -> None:
        try:
            self._wait()
            self._lighten()
            gc.freeze()  # what the start has made stays to the end: no look at it is worth its time
            for module in modules:
                self._wait()
                with suppress(ImportError):  # whoever wants it will be told
                    import_module(module)
                self._lighten()
            for _ in beside():
                self._wait()
            self._at_leisure.extend(then())
        finally:
            self._jobs.append(gc.freeze)
            self._is_loading = False

    def _lighten(self) -> None:
        """Free what a load has left over, so that the next one takes its place."""
        gc.collect(0)

    def _wait(self) -> None:
        while not self.is_one:
            sleep(QUIET)
