"""A monkey at the real program on a pty: bytes as a terminal sends them, sizes, stops, starts."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.bench.keylatency import KEYS
from tests.monkey.sessions import fill_library
from tests.monkey.strokes import SIZES, WORDS
from tests.terminal import PROGRAM, Terminal

_CONTROLS = "abdefgklnoprstuvwxyz"  # all that a screen binds; Ctrl+Q is another chance
_ASLEEP = 0.2


def sit_at_terminal(seed: int, keys: int) -> str:
    """Press random keys at the program until it is left or all are done; what broke, or nothing."""
    random = Random(seed)
    columns, rows = random.choice(SIZES)
    with TemporaryDirectory(prefix="monkey-") as name:
        path = fill_library(Path(name))
        env = {"HOME": name, "XDG_CACHE_HOME": name}
        command = [*PROGRAM, "--data", str(path)]
        with Terminal(command, rows=rows, columns=columns, env=env, cwd=Path(name)) as terminal:
            try:
                terminal.wait_for("政府信息公开工作年度报告")
                for _ in range(keys):
                    if terminal.has_ended:
                        break
                    _stroke(random, terminal)
                return _left(terminal)
            except (AssertionError, ChildProcessError) as error:  # it may end as it is stopped
                return str(error) if not terminal.has_ended else _left(terminal)


def _stroke(random: Random, terminal: Terminal) -> None:
    chance = random.random()
    if chance < 0.5:
        terminal.press(f"<{random.choice(sorted(KEYS))}>")
    elif chance < 0.65:
        terminal.press(f"<c-{random.choice(_CONTROLS)}>")
    elif chance < 0.9:
        terminal.type(random.choice(WORDS))
    elif chance < 0.93:
        terminal.paste(random.choice(WORDS) + "\n" + random.choice(WORDS))
    elif chance < 0.96:
        columns, rows = random.choice(SIZES)
        terminal.resize(rows, columns)
    elif chance < 0.98:
        terminal.suspend(_ASLEEP, told=random.random() < 0.5)
    else:
        terminal.read_for(random.choice((0.02, 0.2, 0.7)))


def _left(terminal: Terminal) -> str:
    """Leave the program as a clerk does; what is wrong with how it ends."""
    for _ in range(6):
        if not terminal.has_ended:
            terminal.press("<esc>", "<c-q>")
            terminal.read_for(0.5)
    status = terminal.wait_for_exit()
    words = terminal.text()
    return "" if status == 0 and "Traceback" not in words else f"status {status}\n{words}"


def main_at_terminal(seed: int, sittings: int, keys: int) -> int:
    """Tell what breaks in so many sittings; 1 when anything does."""
    broken = 0
    for one in range(seed, seed + sittings):
        if words := sit_at_terminal(one, keys):
            broken += 1
            print(f"terminal, seed {one}:\n{words}", flush=True)
    print(f"{sittings} sittings of {keys} strokes at a terminal, {broken} broken")
    return 1 if broken else 0
