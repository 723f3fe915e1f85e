"""Answers that are kept with what was asked for them, and stand while all of that is the same.

Whoever works something out asks questions; what it asks is noted while it works. A question is
`given` (what a run was handed) or `kept` (worked out from other questions). Given values are the
same when they are the very same object, since a report that changes shares all that has not
changed with the one before. What is worked out anew and equals what it was stays the object it
was; so a change goes no further than the first answer that it leaves as it is.

Nothing has to be declared: what was not asked can't have been heeded.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

_Asker = TypeVar("_Asker", bound="Asker")
_Item = TypeVar("_Item", bound=Hashable)
_Value = TypeVar("_Value")
_More = ParamSpec("_More")


@dataclass(frozen=True, slots=True, eq=False)
class _Way:
    """How a question is answered; whether it is what a run was given."""

    answer: Callable[..., Any]
    is_given: bool


_Question = tuple[Any, ...]
"""The way it is answered, and what it is asked about: a field, a sum, a rule."""


class _Answer(NamedTuple):
    """What was worked out, and the questions asked for it with the answers they had."""

    value: Any
    asked: tuple[tuple[_Question, Any], ...]


class Memory:
    """The last answer of every question, for the next run. Threads may share one.

    It holds what one report needs: a question whose answer changes has no other answer beside it.
    """

    def __init__(self) -> None:
        self.answers: dict[_Question, _Answer] = {}
        self.by_item: dict[Callable[..., Any], dict[Any, _Answer]] = {}


class Asker:
    """One run: it answers questions, with what the runs before have kept where that stands.

    `worked` counts what had to be worked out. Where nothing is kept, nothing is noted either.
    """

    def __init__(self, kept: Memory | None = None) -> None:
        self._kept = kept
        self._answered: dict[_Question, Any] = {}
        self._asked: dict[_Question, Any] = {}
        self.worked = 0

    def each(
        self: _Asker, work: Callable[[_Asker, _Item], _Value], items: Iterable[_Item]
    ) -> Sequence[_Value]:
        """What `work` gives for each item, worked out for those that are new or stand no more.

        Only what it gave for these items is kept.
        """
        if self._kept is None:
            return [work(self, item) for item in items]
        before = self._kept.by_item.get(work, {})
        now: dict[Any, _Answer] = {}
        values = []
        for item in items:
            last = before.get(item)
            if last is None or not self._stands(last):
                last = self._work_out(work, item)
            now[item] = last
            self._asked.update(last.asked)
            values.append(last.value)
        self._kept.by_item[work] = now
        return values

    def ask(self, question: _Question) -> Any:
        """The answer to a question, noted as asked for what is being worked out."""
        answer = self._asked[question] = self._answer(question)
        return answer

    def _answer(self, question: _Question) -> Any:
        try:
            return self._answered[question]
        except KeyError:
            answer = self._answered[question] = self._answer_anew(question)
            return answer

    def _answer_anew(self, question: _Question) -> Any:
        way, *about = question
        if way.is_given:
            return way.answer(self, *about)
        if self._kept is None:
            self.worked += 1
            return way.answer(self, *about)
        last = self._kept.answers.get(question)
        if last is not None and self._stands(last):
            return last.value
        answer = self._work_out(way.answer, *about)
        if last is not None and last.value == answer.value:
            answer = answer._replace(value=last.value)
        self._kept.answers[question] = answer
        return answer.value

    def _stands(self, answer: _Answer) -> bool:
        return all(self._answer(question) is value for question, value in answer.asked)

    def _work_out(self, work: Callable[..., Any], *about: Any) -> _Answer:
        self.worked += 1
        before, self._asked = self._asked, {}
        try:
            value = work(self, *about)
            return _Answer(value, tuple(self._asked.items()))
        finally:
            self._asked = before


def given(
    answer: Callable[Concatenate[_Asker, _More], _Value],
) -> Callable[Concatenate[_Asker, _More], _Value]:
    """Make a method a question about what a run was given."""
    return _question(answer, is_given=True)


def kept(
    answer: Callable[Concatenate[_Asker, _More], _Value],
) -> Callable[Concatenate[_Asker, _More], _Value]:
    """Make a function of an asker a question whose answer is kept; it takes hashable values."""
    return _question(answer, is_given=False)


def _question(
    answer: Callable[Concatenate[_Asker, _More], _Value], *, is_given: bool
) -> Callable[Concatenate[_Asker, _More], _Value]:
    way = _Way(answer, is_given)

    @wraps(answer)
    def asked(asker: _Asker, /, *about: _More.args, **named: _More.kwargs) -> _Value:
        del named  # a question is told from others by its place arguments
        value: _Value = asker.ask((way, *about))
        return value

    return asked
