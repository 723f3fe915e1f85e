"""Every pair over the share is found: as counting every pair finds them."""

from array import array
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.rollup.likeness import (
    OWN_CHARACTERS,
    Alike,
    Bag,
    alike,
    bag_of,
    everybody_limit,
    pieces_of,
    shared_sentences,
)
from tests.examples import of_whole
from tests.samples.county import words


def by_every_pair(bags: list[Bag], percent: int) -> list[Alike]:
    limit = everybody_limit(len(bags))
    there = [dict(zip(bag.pieces, bag.lengths, strict=True)) for bag in bags]
    times = {piece: sum(piece in one for one in there) for one in there for piece in one}
    found = []
    for which, one in enumerate(there):
        own = {piece: length for piece, length in one.items() if times[piece] <= limit}
        whole = sum(own.values())
        for other, others in enumerate(there):
            both = sum(length for piece, length in own.items() if piece in others)
            if which != other and whole >= OWN_CHARACTERS and both * 100 >= percent * whole:
                found.append(Alike(which, other, both * 100 // whole))
    return found


def made_bag(chance: Random, kinds: int) -> Bag:
    kept = {chance.randrange(kinds): chance.randint(4, 30) for _ in range(chance.randint(0, 30))}
    pieces = sorted((piece, piece % 23 + 4) for piece in kept)
    return Bag(array("Q", (p for p, _ in pieces)), array("H", (length for _, length in pieces)))


@given(st.integers(0, 10**9), st.integers(2, 60), st.integers(20, 400), st.integers(1, 100))
@of_whole(200)
def test_no_pair_is_lost_and_none_is_guessed(
    seed: int, number: int, kinds: int, percent: int
) -> None:
    chance = Random(seed)
    bags = [made_bag(chance, kinds) for _ in range(number)]
    bags += [chance.choice(bags) for _ in range(chance.randint(0, 4))]
    assert list(alike(bags, percent).pairs) == by_every_pair(bags, percent)


def test_words_of_another_office_are_found_though_names_and_figures_were_changed() -> None:
    text = words("甲", 12) + "我镇公开信息35条，民权县北关镇人民政府收到申请3件。"
    copied = text.replace("35", "41").replace("我镇", "本乡").replace("北关镇", "南关乡")
    some = words("乙", 12)[:400] + text[:120]
    ours = ["民权县北关镇人民政府"], ["民权县南关乡人民政府"]
    bags = [
        bag_of(pieces_of(FORM_2021, [text], ours[0])),
        bag_of(pieces_of(FORM_2021, [copied], ours[1])),
        bag_of(pieces_of(FORM_2021, [some])),
    ]
    assert [(p.which, p.other, p.percent) for p in alike(bags).pairs] == [(0, 1, 100), (1, 0, 100)]
    theirs = pieces_of(FORM_2021, [copied], ours[1])
    told = list(shared_sentences(FORM_2021, [some], theirs))
    assert told
    assert all(sentence in text for sentence in told)


def test_what_everybody_has_tells_nothing_of_two() -> None:
    common = words("县里的模板", 10)
    texts = [common + words(f"{place}", 2) for place in range(30)]
    found = alike([bag_of(pieces_of(FORM_2021, [text])) for text in texts])
    assert found.pairs == ()
    assert all(percent > 60 for percent in found.common)
