"""A long text is cut down to where it differs from another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.tui.report.difference import EDGE, excerpts

LONG = "本年度共收到政府信息公开申请四件，都在法定期限内办结，没有收取费用，也没有发生复议和诉讼。"


def test_a_word_in_a_long_paragraph() -> None:
    old, new = excerpts(LONG, LONG.replace("四件", "十五件"), 20)
    assert (old.differing, new.differing) == ("四", "十五")
    assert old.lead == new.lead == "…" + LONG[: LONG.index("四件")][-EDGE:]
    assert old.tail == new.tail == LONG[LONG.index("件，") :][:EDGE] + "…"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("12", "13", (("1", "2", ""), ("1", "3", ""))),
        ("", "甲", (("", "", ""), ("", "甲", ""))),
        ("甲\n乙", "甲", (("甲", " 乙", ""), ("甲", "", ""))),
        ("同", "同", (("同", "", ""), ("同", "", ""))),
        ("甲" * 10, "甲" * 5, (("甲" * 5, "甲甲甲…", ""), ("甲" * 5, "", ""))),
    ],
)
def test_short_texts(old: str, new: str, told: tuple[object, object]) -> None:
    assert excerpts(old, new, 3) == told


@given(
    st.text(st.sampled_from("甲乙\n"), max_size=60), st.text(st.sampled_from("甲乙\n"), max_size=60)
)
def test_an_excerpt_fits_and_is_of_its_text(old: str, new: str) -> None:
    for text, excerpt in zip((old, new), excerpts(old, new, 10), strict=True):
        assert sum(map(len, excerpt)) <= 2 * EDGE + 10 + 4
        words = [piece.strip("…") for piece in excerpt]
        assert "".join(words) in text.replace("\n", " ") or len(text) > 10
        assert all(word in text.replace("\n", " ") for word in words)
