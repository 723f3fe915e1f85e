"""Sub-heads of section one without numbers, in sources that mark nothing."""

import pytest

from nianbao.imports import read_report

HEADS = ("主动公开情况", "依申请公开情况", "政府信息管理", "平台建设", "监督保障情况")
TEXT = "全年公开信息120条，其中惠农补贴43条。"
TITLE = "青禾县柳林镇人民政府2022年政府信息公开工作年度报告"
END = "五、存在的主要问题及改进情况\n更新不够及时。\n六、其他需要报告的事项\n没有收取信息处理费。"


def _parts(lines: list[str]) -> list[tuple[str, str]]:
    report = read_report("\n".join([TITLE, "一、总体情况", *lines, END])).report()
    return [(part.heading, part.text) for part in report.prose.overview.parts]


@pytest.mark.parametrize("colon", ["", "："])
@pytest.mark.parametrize("lead", [(), ("本镇高度重视，现将全年工作报告如下：",)])
def test_short_clauses_between_paragraphs_are_sub_heads(colon: str, lead: tuple[str, ...]) -> None:
    lines = [one for head in HEADS for one in (head + colon, TEXT)]
    before = [] if not lead else ["本镇按条例公开信息。"]
    parts = _parts([*before, *lines])
    assert [head for head, _ in parts if head] == list(HEADS)
    assert {text for head, text in parts if head} == {TEXT}


@pytest.mark.parametrize(
    "lines",
    [
        ["公开渠道有", "政府网站", "公开栏", "村广播", TEXT],
        ["主动公开情况", TEXT, TEXT],
        [TEXT, "主动公开情况", "依申请公开情况", "监督保障情况"],
        ["春耕备耕", TEXT, "防汛抗旱", TEXT, "秋收秋种", TEXT],
        ["本镇主动公开情况，", TEXT, "平台建设", TEXT, "监督保障。", TEXT],
        ["全年公开的信息涉及", "补贴公开。", "由党政办在网站公开", TEXT, "接受群众监督和", TEXT],
    ],
)
def test_other_short_lines_are_paragraphs(lines: list[str]) -> None:
    parts = _parts(lines)
    assert [head for head, _ in parts if head] == []
    assert parts[0][1] == "\n".join(lines)


def test_numbered_sub_heads_go_before_those_without() -> None:
    parts = _parts(["（一）主动公开情况", TEXT, "公开内容", TEXT, "（二）依申请公开情况", TEXT])
    assert [head for head, _ in parts] == ["主动公开情况", "依申请公开情况"]
