"""The scoring sheet: weights a county edits, facts with their sources, no mark."""

from dataclasses import replace
from datetime import date

import pytest

from nianbao.report.errors import ReportError
from nianbao.report.finding import Finding, Severity
from nianbao.report.rollup.scoring import (
    WEIGHTS,
    Weight,
    read_weights,
    scoring,
    weights_text,
)
from tests.county import county_rollup

DEADLINE = date(2025, 1, 31)


def test_the_weights_are_a_file_a_county_edits() -> None:
    assert read_weights(weights_text()) == WEIGHTS
    edited = "\ufeff项目\t扣分\r\n雷同\t10分\r\n\r\n政策解读少\t2.5\r\n"
    assert read_weights(edited) == (Weight("雷同", "10"), Weight("政策解读少", "2.5"))
    for text, words in (
        ("", "没有一个项目"),
        ("项目,扣分\n,5", "第2行没有项目的名称"),
        ("项目,扣分\n雷同,五", "第2行“雷同”的扣分是“五”"),
        ("雷同", "第1行“雷同”的扣分是“”"),
        ("雷同,5\n" * 60, "60行"),
    ):
        with pytest.raises(ReportError, match=words):
            read_weights(text)


def test_facts_stand_with_their_source() -> None:
    copied = Finding("K01", Severity.WARNING, "文字的80%和“甲镇”的相同。", "overview")
    lacking = Finding("S01", Severity.ERROR, "第五部分没有内容。", "problems")
    rollup = county_rollup((lacking,))
    first, *_ = rollup.lines
    assert first.handed is not None
    origin = replace(first.handed.origin, published_on="2025-02-03")
    rollup = replace(
        rollup,
        lines=(replace(first, handed=replace(first.handed, origin=origin)), *rollup.lines[1:]),
        across={first.office.name: (copied,)},
    )
    lines = scoring(rollup, (*WEIGHTS, Weight("另外", "1")), DEADLINE, {})
    last_day = scoring(rollup, WEIGHTS, date(2025, 2, 3), {})
    assert last_day[1].fact == "2025-02-03公布，没有晚"
    own = {one.weight.name: (one.fact, one.source) for one in lines[:6]}
    file = first.handed.origin.file
    assert own == {
        "备案迟": ("哪天报来的，请照收文登记填", "收文登记"),
        "公布迟": ("2025-02-03公布，比2025-01-31晚3天", file),
        "缺要素": ("第五部分没有内容", file),
        "雷同": ("文字的80%和“甲镇”的相同", file),
        "退回未及时改": ("没有退回过", ""),
        "另外": ("", ""),
    }
    missing = [one.fact for one in lines if one.office == "民权县教育局"]
    assert missing[:2] == ["汇总的时候还没有报", "没有报告可看"]
    assert "民权县民政局" not in {one.office for one in lines}, "不用报的不评"
