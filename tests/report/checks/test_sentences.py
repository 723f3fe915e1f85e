"""Sentences as reports word them: which rules speak of each, and that no other does."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from tests.report.checking import checked
from tests.report.checks.telling import blank_report, empty_report, figured_report
from tests.reports import zero_report

_FILE = Path(__file__).with_name("sentences.txt")
_OTHERS = ("C05", "A07", "Y03")
_QUIET = "本镇设有公开专栏。"
"""In place of the words that the report has beside the sentence."""

_LAST: Mapping[str, int] = {
    "requests.received.natural_person": 8,
    "requests.received.other": 2,
    "requests.granted.natural_person": 8,
    "requests.carried_forward.natural_person": 2,
    "challenges.reconsideration.upheld": 3,
    "disclosure.licensing.decisions": 100,
    "disclosure.penalties.decisions": 20,
    "disclosure.compulsion.decisions": 5,
    "disclosure.normative_documents.issued": 2,
    "disclosure.normative_documents.in_force": 8,
}


class Sentence(NamedTuple):
    """Words under a heading of a report with these tables, and the rules that must speak."""

    text: str
    tables: str
    heading: str
    rules: frozenset[str]


@cache
def _last_year() -> Report:
    figures = {CellRef(*place.split(".")): value for place, value in _LAST.items()}
    report = zero_report().with_figures(figures)
    return replace(report, year=report.year - 1)


@cache
def _with_a_fee() -> Report:
    return figured_report().with_figure(CellRef("disclosure", "fees", "amount"), Decimal("1.2"))


def _read() -> Iterator[tuple[str, Sentence]]:
    """Each sentence, under every rule that must speak, or under the one that might."""
    tables = heading = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            _, tables, heading = line.split(" ")
        elif line and not line.startswith("#"):
            names, text = line.split(" | ")
            text = text.replace(" / ", "\n")
            if names.startswith("-"):
                yield names, Sentence(text, tables, heading, frozenset())
            else:
                rules = frozenset(names.split())
                for name in sorted(rules):
                    yield name, Sentence(text, tables, heading, rules)


ALL = list(_read())
FOUND = [row for row in ALL if not row[0].startswith("-")]
LEFT = [(name.removeprefix("-"), one) for name, one in ALL if name.startswith("-")]


@cache
def _around(tables: str) -> Report:
    """The report of these tables; its words say nothing beside the sentence."""
    with_tables: Mapping[str, Callable[[], Report]] = {
        "full": figured_report,
        "last": figured_report,
        "fee": _with_a_fee,
        "none": empty_report,
        "blank": blank_report,
    }
    report = with_tables[tables]()
    for place in range(5):
        report = report.with_prose(f"overview.parts.{place}.text", _QUIET)
    return report.with_prose("other_matters", _QUIET)


def spoken(sentence: Sentence) -> dict[str, str]:
    """What the rules that read sentences say of one, by rule."""
    report = _around(sentence.tables)
    report = report.with_prose("overview.parts.1.heading", sentence.heading)
    report = report.with_prose("overview.parts.1.text", sentence.text)
    found = checked(report, _last_year() if sentence.tables == "last" else None)
    return {
        finding.rule: finding.message
        for finding in found
        if finding.rule.startswith("X") or finding.rule in _OTHERS
    }


def _named(row: tuple[str, Sentence]) -> str:
    return f"{row[0]}-{row[1].tables}"


@pytest.mark.parametrize(("rule", "sentence"), FOUND)
def test_a_contradiction_is_found(rule: str, sentence: Sentence) -> None:
    told = spoken(sentence)
    assert rule in told
    assert set(told) == sentence.rules, told


@pytest.mark.parametrize(("rule", "sentence"), LEFT)
def test_a_lawful_sentence_is_left_alone(rule: str, sentence: Sentence) -> None:
    assert spoken(sentence) == {}, rule


def _paragraphs() -> Iterator[Sentence]:
    text = _FILE.with_name("paragraphs.txt").read_text(encoding="utf-8")
    heading = "依申请公开"
    for line in text.splitlines():
        if line == "----":
            heading = "工作情况"
        elif not line.startswith("#"):
            yield Sentence(line, "last", heading, frozenset())


PARAGRAPHS = list(_paragraphs())


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=lambda one: one.text[:12])
def test_a_lawful_paragraph_is_left_alone(paragraph: Sentence) -> None:
    assert spoken(paragraph) == {}


_OF_TABLES = re.compile(r"(?<![\d.])\d+(?=[件起])")


def test_errors_put_into_paragraphs_are_found() -> None:
    """Most numbers of requests stand in a table, in a sum or in a share of another."""
    found = tried = 0
    for one in PARAGRAPHS:
        if one.heading != "依申请公开":
            continue
        for match in list(_OF_TABLES.finditer(one.text))[:4]:
            text = f"{one.text[: match.start()]}{int(match[0]) + 3}{one.text[match.end() :]}"
            tried += 1
            found += bool(spoken(one._replace(text=text)))
    assert tried > 150
    assert found / tried > 0.7


def test_there_are_enough() -> None:
    assert len({sentence.text for _, sentence in ALL}) >= 250
