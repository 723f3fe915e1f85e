"""The county's words as a sheet: parts as clerks write them, and what is refused."""

import pytest

from nianbao.desk.rollup.opinion_rows import read_opinion_rows
from nianbao.report.errors import ReportError
from tests.county import county_roster

ROSTER = county_roster()
FIRST = ROSTER.offices[0].name


def test_parts_are_written_in_many_ways() -> None:
    ways = {
        "requests": ("三", "3", "表三", "第三部分", "三、收到和处理政府信息公开申请情况",
                     "收到和处理政府信息公开申请情况", " 第三 部分 "),
        "front": ("标题和导语", "标题", "导语"),
        "whole": ("", "整份报告", "全文"),
        "other_matters": ("六", "其他需要报告的事项"),
    }  # fmt: skip
    for page, parts in ways.items():
        for part in parts:
            drafts, named = read_opinion_rows(f"{FIRST},{part},请改\n", ROSTER)
            assert drafts.words == {FIRST: {page: "请改"}}, part
            assert named == (FIRST,)


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_heads_marks_and_empty_rows_are_passed_over(mark: str) -> None:
    rows = (("单位名称", "部分", "意见"), (FIRST, "一", "太短"), ("", "", ""), (FIRST, "五"))
    text = "\ufeff" + "\r\n".join(mark.join(row) for row in rows)
    drafts, named = read_opinion_rows(text, ROSTER)
    assert drafts.words == {FIRST: {"overview": "太短"}}
    assert named == (FIRST,)
    assert read_opinion_rows(f"{FIRST}\n", ROSTER) == (type(drafts)(), (FIRST,))
    quoted = f'{FIRST}{mark}一{mark}"第一段{mark}长\n第二段"'
    said = read_opinion_rows(quoted, ROSTER)[0].of(FIRST)["overview"]
    assert said.replace(" ", mark) == f"第一段{mark}长\n第二段"


def test_what_can_not_be_told_is_refused_by_its_line() -> None:
    for text, words in (
        (f"{FIRST},一,好\n别的镇,一,改\n", "第2行的单位“别的镇”名单上没有"),
        (f"{FIRST},七,改\n", "第1行的“七”不是报告的哪一部分"),
        (",一,改\n", "第1行的单位“”名单上没有"),
    ):
        with pytest.raises(ReportError, match=words):
            read_opinion_rows(text, ROSTER)
