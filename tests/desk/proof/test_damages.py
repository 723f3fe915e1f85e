"""Each damage of a published page is told with its place, and nothing else is."""

import pytest

from nianbao.desk.proof import prove
from nianbao.exports.html import write_html
from nianbao.imports import read_report
from tests.desk.proof.published import DAMAGES, portal
from tests.reports import full_report, seed_report

WIDE = {"no merged cells", "head row lost"}
"""What damages more than one place."""


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damage_is_told_with_its_place_and_nothing_else_is(damage: str) -> None:
    change, expected = DAMAGES[damage]
    code = write_html(full_report())
    changed = change(code)
    assert changed != code
    proof = prove(full_report(), read_report(portal(changed), ".html"))
    told = [one.message for one in proof.differences]
    for words in expected:
        assert any(words in message for message in told), told
    assert all(one.place and one.advice for one in proof.differences)
    if damage not in WIDE:
        assert len(told) <= 7, told
        assert len({one.section for one in proof.differences}) == 1


def test_last_years_table_is_told_as_such() -> None:
    report, last = full_report(), seed_report()
    code, other = write_html(report), write_html(last)
    start, end = "<h2>四、", "<h2>五、"
    mine, others = (one[one.index(start) : one.index(end)] for one in (code, other))
    reading = read_report(portal(code.replace(mine, others)), ".html")
    told = [one.message for one in prove(report, reading, previous=last).differences]
    assert told[0] == "表四整张和2021年的一样，像是贴成了上年的表。"
    assert len(told) == 16
