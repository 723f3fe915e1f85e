r"""A paste that a terminal sends as keys: an old console, tmux without `-p`.

Its keys come in one read, faster than a hand. So do keys that were typed ahead while a line or a
machine stood still, and then Enter and Tab mean what they mean on a keyboard. What tells them
apart is what stands between the keys, and the field it comes to:

- a table: a line end between two lines with tabs, or words with a tab or a line end; five tabs or
  sixteen line ends between figures that differ. Shorter ones do in a column what a paste would.
- prose: a line end or two tabs inside at least eight characters; as keys they would read the same.
- a line: a line end between words, none of the lines empty or begun by a tab.
- a line, rows: what begins with Enter answers what is in hand first, and was typed ahead.
- anywhere else keys are keys, but for whole tables: those are nobody's, and dropped.

Measured on two cores: at 20 keys a second beside six busy programs a read held five keys at most,
at 30 beside twelve it held ten. A long paste comes in several reads, one right behind the other.

What a hand commits at once, a word of an input method, has no tab and no line end.
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import groupby, pairwise

from textual import events
from textual.message import Message

_LEAST = 4
"""Keys that may be a burst; fewer are looked at by nobody."""
_TEXT = 8
"""Characters a paste of words has."""
_UNITS = "万元件项"
_TABS, _LINE_ENDS = 5, 16
"""Between figures: more than a hand gets ahead within one read."""
_MARKS = {"enter": "\r", "tab": "\t", "ctrl+j": "\n"}


class BurstField(Enum):
    """What a field does with keys that came at once; widgets say it in `burst_field`."""

    TABLE = auto()
    PROSE = auto()
    LINE = auto()
    ROWS = auto()
    """Takes rows of words and numbers."""
    ANYTHING = auto()
    """Takes all that comes, as one paste or as keys."""
    NOTHING = auto()


class KeyBurst(events.Event):
    """Keys that came in one read, and may be a paste: who has the keys tells."""

    def __init__(self, keys: Sequence[events.Key]) -> None:
        super().__init__()
        self.keys = tuple(keys)
        self.text = "".join(map(_typed, keys)).replace("\r\n", "\r").replace("\n", "\r")


class PasteOfKeys(events.Paste):
    """A paste without marks, gathered from keys: they may have been typed ahead, too."""


PasteOfKeys.handler_name = events.Paste.handler_name


def gathered(messages: Sequence[Message]) -> Iterator[Message]:
    """The messages of one read, runs of typed keys that may be a paste as one burst.

    Tabs at the end of words are keys: they lead to the next field.
    """
    for is_typed, group in groupby(messages, lambda one: bool(_typed(one))):
        run = list(group)
        keys = [one for one in run if isinstance(one, events.Key)]
        text = "".join(map(_typed, keys)) if is_typed else ""
        if len(text) < _LEAST or not any(mark in text.strip("\r\n\t") for mark in "\r\n\t"):
            yield from run
            continue
        inside = text.rstrip("\t")
        led_on = len(text) - len(inside) if "\t" not in inside else 0
        yield KeyBurst(keys[: len(keys) - led_on])
        yield from keys[len(keys) - led_on :]


def may_go_on(messages: Sequence[Message]) -> bool:
    """Whether what was read so far may be the beginning of a paste."""
    typed = 0
    marks = False
    for one in reversed(messages):
        text = _typed(one)
        if not text:
            break
        typed += len(text)
        marks = marks or text in "\r\n\t"
    return typed >= _LEAST and (marks or typed >= _TEXT)


def is_paste(text: str, field: BurstField) -> bool:
    """Whether keys that came at once are a paste where they come to."""
    lines = [line.split("\t") for line in text.strip("\r").split("\r")]
    cells = [cell for line in lines for cell in line]
    tabs, ends = len(cells) - len(lines), len(lines) - 1
    words = any(sum(map(_is_of_a_word, cell)) > 1 for cell in cells)
    answers = text.startswith("\r")
    has_table = any(len(a) > 1 and len(b) > 1 for a, b in pairwise(lines))
    match field:
        case BurstField.TABLE:
            long = (tabs >= _TABS or ends >= _LINE_ENDS) and len(set(filter(None, cells))) > 1
            return has_table or long or (words and tabs + ends > 0 and len(text) >= _TEXT)
        case BurstField.PROSE:
            return (ends > 0 or tabs > 1) and len(text) >= _TEXT
        case BurstField.LINE:
            whole = ends > 0 and all(line[0] for line in lines)
            return words and whole and not answers and len(text) >= _TEXT
        case BurstField.ROWS:
            return words and tabs + ends > 0 and not answers
        case BurstField.ANYTHING:
            return True
        case BurstField.NOTHING:
            return has_table


def _is_of_a_word(character: str) -> bool:
    """Whether a character belongs to words, and is no unit behind a figure: `40元+60元`."""
    return character.isalpha() and character not in _UNITS


def keys_of(text: str) -> Iterator[events.Key]:
    """The keys that type a text."""
    names = {"\r": "enter", "\n": "enter", "\t": "tab"}
    for character in text.replace("\r\n", "\r"):
        yield events.Key(names.get(character, character), "\r" if character == "\n" else character)


def _typed(key: Message) -> str:
    """What a key types into a text; empty for one that does something else."""
    if not isinstance(key, events.Key):
        return ""
    if key.key in _MARKS:
        return _MARKS[key.key]
    return key.character if key.character and key.character.isprintable() else ""
