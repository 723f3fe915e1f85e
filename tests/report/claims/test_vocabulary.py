"""Every wording says what its examples show, and leaves alone what its conditions rule out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nianbao import report
from nianbao.report.claims import claims
from nianbao.report.claims.claims import (
    Passage,
    read_all,
    read_fees,
    read_parts,
    read_passage,
    skeleton_of,
)
from nianbao.report.claims.skeleton import Matter
from nianbao.report.claims.vocabulary import FEE_WORDING, SHARED, WORDINGS
from nianbao.report.claims.word_classes import WORD_CLASSES, spelled_out
from nianbao.report.claims.wording import Wording
from nianbao.report.field import FieldRef

ALL = (*WORDINGS, FEE_WORDING)
each_wording = pytest.mark.parametrize("wording", ALL, ids=lambda wording: wording.said[0][:24])


def passage(text: str, about: tuple[Matter, ...] = ()) -> Passage:
    """A text under a heading that is about the first of some matters."""
    heading = about[0] if about else Matter.UNTOLD
    return Passage(FieldRef("problems"), "problems", "第五部分", text, heading, 2024, "镇")


def counted(wording: Wording, text: str) -> list[int]:
    """The numbers of a wording's quantity that are read in a text."""
    under = passage(text, wording.about)
    if wording is FEE_WORDING:
        return [int(fee.amount) for fee in read_fees(under)]
    return [claim.value for claim in read_passage(under) if claim.quantity is wording.quantity]


def parts(wording: Wording, text: str) -> list[int]:
    """The numbers of a part of a wording's quantity that are read in a text."""
    under = passage(text, wording.about)
    return [claim.value for claim in read_parts(under) if claim.quantity is wording.quantity]


def ways(wording: Wording, text: str) -> Iterator[str]:
    """The ways of a wording that stand in a text, said there or not."""
    bones = skeleton_of(passage(text, wording.about))
    for said, pattern in zip(wording.said, wording.patterns, strict=True):
        if pattern.search(bones.text):
            yield said


@pytest.mark.parametrize(
    ("wording", "text", "value"),
    [(wording, text, value) for wording in ALL for text, value in wording.examples.items()],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_example_says_so_much(wording: Wording, text: str, value: int) -> None:
    assert (counted(wording, text) or parts(wording, text)) == [value]


@pytest.mark.parametrize(
    ("wording", "text"),
    [(wording, text) for wording in ALL for text in wording.leaves],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_ruled_out_is_left(wording: Wording, text: str) -> None:
    assert counted(wording, text) == []


@each_wording
def test_every_way_has_an_example(wording: Wording) -> None:
    assert {way for text in wording.examples for way in ways(wording, text)} == set(wording.said)


NONE: dict[str, Any] = {"about": (), "but": "", "nor": "", "whole": False, "never_in": ()}


@pytest.mark.parametrize(
    ("wording", "condition"),
    [(wording, name) for wording in ALL for name in NONE if getattr(wording, name)],
    ids=lambda value: value if isinstance(value, str) else value.said[0][:24],
)
def test_every_condition_rules_something_out(
    wording: Wording, condition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of the texts would be claimed, were it not for the condition."""
    freed = replace(wording, **{condition: NONE[condition]})
    if condition == "about":
        freed = replace(freed, says="")
    monkeypatch.setattr(claims, "WORDINGS", (freed,))
    monkeypatch.setattr(claims, "FEE_WORDING", freed)
    monkeypatch.setattr(claims, "of_some", lambda *_: frozenset())
    under = [passage(text, wording.about) for text in wording.leaves]
    if wording is FEE_WORDING:
        assert any(list(read_fees(one)) for one in under)
    else:
        assert any(read_all.__wrapped__(one)[0] for one in under)


@pytest.mark.parametrize(("text", "value"), SHARED.examples.items())
def test_a_shared_number_is_each_ones(text: str, value: int) -> None:
    found = [claim for claim in read_passage(passage(text)) if not claim.denied]
    named = {quantity for name, quantity in SHARED.named.items() if name in text}
    assert len(found) == len(named) > 1
    assert {claim.quantity for claim in found} == named
    assert {claim.value for claim in found} == {value}


def test_a_number_is_claimed_once_and_shown_without_what_leads_to_it() -> None:
    found = read_passage(passage("行政复议2件，均为结果维持2件。"))
    assert [(claim.quantity.name, claim.words) for claim in found] == [
        ("行政复议", "行政复议2件"),
        ("结果维持的行政复议", "结果维持2件"),
    ]


def test_every_word_class_is_used_and_is_a_pattern() -> None:
    room = Path(report.__file__).parent
    sources = "".join(path.read_text(encoding="utf-8") for path in room.rglob("*.py"))
    assert [name for name in WORD_CLASSES if f"<{name}>" not in sources] == []
    with pytest.raises(KeyError):
        spelled_out("<no such class>")
