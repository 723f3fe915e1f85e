"""Keys that wait for a disk: none is lost, none overtakes another, and none is acted on early."""

from textual import events

from nianbao.tui.terminal.held_keys import HeldKeys
from tests.seams import pass_up


def key(name: str, *, passed_up: bool = False) -> events.Key:
    """A key; `passed_up` is one that a widget had and left to a binding."""
    event = events.Key(name, name)
    if passed_up:
        pass_up(event)
    return event


async def acted_on(held: HeldKeys, job: str = "") -> str:
    """The keys that are acted on; the one called `job` begins a job."""
    done: list[str] = []

    async def ready(_: events.Event) -> None:
        return

    async def act(event: events.Event) -> None:
        assert isinstance(event, events.Key)
        done.append(event.key)
        if event.key == job:
            held.hold()

    await held.hand_on(ready, act)
    return "".join(done)


async def test_keys_wait_for_all_jobs() -> None:
    held = HeldKeys()
    held.hold()
    held.hold()
    assert held.take(key("a"))
    assert await acted_on(held) == ""
    held.release()
    assert held.take(key("b"))
    assert await acted_on(held) == ""
    held.release()
    assert held.take(key("c"))
    assert await acted_on(held) == "abc"


async def test_a_key_that_begins_a_job_stops_those_behind_it() -> None:
    held = HeldKeys()
    for name in "abc":
        held.take(key(name))
    assert await acted_on(held, job="b") == "ab"
    held.release()
    assert await acted_on(held) == "c"


async def test_a_key_that_was_passed_up_comes_before_those_typed_after_it() -> None:
    held = HeldKeys()
    held.hold()
    for event in (key("c"), key("a", passed_up=True), key("d"), key("b", passed_up=True)):
        held.take(event)
    held.release()
    assert await acted_on(held) == "abcd"


async def test_a_click_while_a_disk_works_is_dropped() -> None:
    held = HeldKeys()
    click = events.Click(None, 1, 1, 0, 0, 1, False, False, False)
    assert not held.take(click)
    held.hold()
    assert held.take(click)
    held.release()
    assert await acted_on(held) == ""
