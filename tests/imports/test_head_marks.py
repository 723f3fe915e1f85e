"""Texts with the marks of a wiki or of reStructuredText at their headings."""

import pytest

from nianbao.imports import read_report
from nianbao.imports.head_marks import without_head_marks
from tests.imports.told import told

OFFICE = "芦花县白塔镇人民政府"
TITLE = f"{OFFICE}2023年政府信息公开工作年度报告"
LINES = (
    (1, TITLE),
    (0, "导语说明统计期限。"),
    (2, "一、总体情况"),
    (3, "（一）主动公开"),
    (0, "全年公开31条。"),
    (2, "五、存在的主要问题及改进情况"),
    (0, "更新不够及时。"),
    (2, "六、其他需要报告的事项"),
    (0, "没有其他事项。"),
)
WAYS = {
    "asciidoc": "[[x]]\n{equals} {words}\n",
    "dokuwiki": "{equals} {words} {equals}\n",
    "mediawiki": "{equals}{words}{equals}\n",
    "jira": "h{level}. {{anchor:x}}{words}\n",
    "textile": "h{level}(#x). {words}\n",
    "org": "{stars} {words}\n  :PROPERTIES:\n  :CUSTOM_ID: x\n  :END:\n",
    "rst": "{words}\n{under}\n",
    "setext": "{words}\n{short}\n",
}


def _marked(way: str) -> str:
    text = ""
    for level, words in LINES:
        marks = {"equals": "=" * (level + 1), "stars": "*" * level, "level": level}
        marks |= {
            "under": "=-~"[level - 1] * 2 * len(words),
            "short": "=-~"[level - 1] * len(words),
        }
        text += (WAYS[way] if level else "{words}\n").format(words=words, **marks) + "\n"
    return text


@pytest.mark.parametrize("way", WAYS)
def test_headings_with_marks_are_headings(way: str) -> None:
    reading = read_report(_marked(way), ".txt")
    report = reading.report()
    assert (report.office, report.year, report.prose.title) == (OFFICE, 2023, None), told(reading)
    assert report.prose.preface == "导语说明统计期限。"
    [part] = report.prose.overview.parts
    assert (part.heading, part.text) == ("主动公开", "全年公开31条。")
    assert report.prose.problems == "更新不够及时。"
    assert report.prose.other_matters == "没有其他事项。"


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n* 一是更新慢。\n* 二是解读少。\n* 三是宣传少。\n",
        "五、存在的问题\n========\n分隔线下面的话。\n",
        "公开31条\n----------------------------------------\n公开30条\n",
        "= 31\n= 30\n= 29\n",
    ],
)
def test_other_marks_stay(text: str) -> None:
    assert without_head_marks(text) == text
