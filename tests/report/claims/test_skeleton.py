"""A text made ready for patterns: one mark a number, and the way back into the text."""

import pytest

from nianbao.report.claims.skeleton import COUNT, ROUGH, SHARE, Matter, skeleton


@pytest.mark.parametrize("mark", [COUNT, ROUGH, SHARE])
def test_a_character_that_looks_like_a_mark_counts_nothing(mark: str) -> None:
    text = f"收到申请{mark}，其中自然人3件。"
    bones = skeleton(text, 2024, "镇", Matter.UNTOLD)
    assert len(bones.numbers) == 1
    for at, number in bones.numbers.items():
        assert bones.text[at] == COUNT
        assert text[number.start : number.end] == "3件"
    assert not {COUNT, ROUGH, SHARE} & set(bones.text.replace(COUNT, "", 1))


def test_a_place_leads_back_into_the_text() -> None:
    text = "2024年收到申请１２件，办结率98.5%。"
    bones = skeleton(text, 2024, "镇", Matter.UNTOLD)
    start = bones.text.index("收到")
    assert text[slice(*bones.span(start, bones.text.index("，")))] == "收到申请１２件"
    assert bones.text.startswith("本年")
    assert [number.unit for number in bones.numbers.values()] == ["件", "%"]


def test_a_matter_lasts_until_the_next_word_that_tells_or_the_line_ends() -> None:
    bones = skeleton("办理提案2件，依申请公开3件\n其他4件。", 2024, "镇", Matter.REQUESTS)
    assert [bones.matter(at) for at in bones.numbers] == [
        Matter.ELSE,
        Matter.REQUESTS,
        Matter.REQUESTS,
    ]
    assert bones.matter(0) is Matter.REQUESTS
