"""Rules that seek words: every row marks what its texts show and leaves what looks alike."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from nianbao.report.checks import RULES
from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import Rule
from nianbao.report.checks.seeking import Sought, SoughtWords
from tests.report.checks.phrases import Case, findings_of, marked, report_of

_MARKED = re.compile("«(.*?)»")


def rows() -> Iterator[tuple[Rule, SoughtWords, Sought]]:
    for rule in RULES:
        for row in rule.seeks.rows if rule.seeks else ():
            assert rule.seeks
            yield rule, rule.seeks, row


def texts(kind: str) -> list[tuple[str, str]]:
    """The texts of one kind, each with the id of its rule."""
    return [(rule.id, text) for rule, _, row in rows() for text in getattr(row, kind)]


def plain(text: str) -> str:
    return _MARKED.sub(r"\1", text)


def alone(words: SoughtWords, row: Sought, text: str) -> bool:
    """Whether a row marks anything in a text when it is the only one."""
    context = Context(report_of(Case(text)))
    (checked,) = [one for one in context.plain_texts if str(one.ref) == Case(text).field]
    return bool(list(replace(words, rows=(row,)).remarks(context, checked)))


@pytest.mark.parametrize(("rule", "text"), texts("marks"))
def test_it_marks_the_words(rule: str, text: str) -> None:
    assert marked(rule, Case(plain(text))) == _MARKED.findall(text)


@pytest.mark.parametrize(("rule", "text"), texts("leaves"))
def test_it_leaves_alone(rule: str, text: str) -> None:
    assert findings_of(rule, report_of(Case(text))) == []


def test_every_row_is_shown() -> None:
    for rule, words, row in rows():
        assert all(alone(words, row, plain(text)) for text in row.marks), rule.id
        assert row.marks, rule.id


def test_every_excuse_is_shown() -> None:
    """One of the texts that are left would be marked, were it not for the excuse."""
    for rule, words, row in rows():
        if row.unless:
            without = replace(row, unless=None)
            assert any(alone(words, without, text) for text in row.leaves), (rule.id, row.pattern)


def test_a_message_never_repeats_a_number_of_a_person() -> None:
    for rule, text in texts("marks"):
        for finding in findings_of(rule, report_of(Case(plain(text)))):
            personal = rule in ("P01", "P02", "P03")
            assert not (personal and any(n in finding.message for n in _MARKED.findall(text)))
