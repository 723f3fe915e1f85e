"""Sub-heads of which some end in 。 or are of another make: the others prove what they are."""

import pytest

from nianbao.imports import read_report

NAMES = ("主动公开情况", "依申请公开情况", "政府信息管理情况", "监督保障情况")
STYLES = (("（一）", "（二）", "（三）", "（四）"), ("1、", "2、", "3、", "4、"))


def heads(lines: list[str]) -> list[str]:
    text = "\n".join(("柳溪镇2022年政府信息公开工作年度报告", "一、总体情况", *lines))
    reading = read_report(f"{text}\n六、其他需要报告的事项\n没有。")
    assert "S11" not in {finding.rule for finding in reading.findings}
    return [part.heading for part in reading.prose.overview.parts if part.heading]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("stopped", [(0,), (1,), (3,), (0, 1), (1, 2), (0, 1, 2), (0, 3)])
def test_some_sub_heads_end_in_a_stop(style: tuple[str, ...], stopped: tuple[int, ...]) -> None:
    lines: list[str] = []
    for place, name in enumerate(NAMES):
        lines += [f"{style[place]}{name}{'。' if place in stopped else ''}", "全年公开信息20条。"]
    assert heads(lines) == list(NAMES)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("end", ["。", "：", ":"])
def test_all_sub_heads_end_in_a_mark(style: tuple[str, ...], end: str) -> None:
    lines: list[str] = []
    for place, name in enumerate(NAMES):
        lines += [f"{style[place]}{name}{end}", "(1)网站。", "全年公开信息20条。"]
    assert heads(lines) == list(NAMES)
    assert heads(lines[:-1]) == list(NAMES)
    assert heads(lines[:9]) == []


def test_paragraphs_that_are_all_sentences_stay_paragraphs() -> None:
    assert heads(["（一）开展培训。", "（二）完善制度。", "（三）加强管理。"]) == []
    assert heads([f"（{number}）开展培训。" for number in "一二三四五"]) == []
    assert heads(["（一）开展培训，共2次。", "甲。", "（二）完善制度，共3项。", "乙。"]) == []


@pytest.mark.parametrize(
    "odd",
    [
        "（二依申请公开情况",
        "二）依申请公开情况",
        "（二）、依申请公开情况",
        "（二）依申请公开情况：",
        "（二依申请公开情况。",
        "2、依申请公开情况",
        "二、依申请公开情况",
        "(2)依申请公开情况",
    ],
)
def test_s11_leaves_a_sub_head_of_another_make_alone(odd: str) -> None:
    lines: list[str] = []
    for place, name in enumerate(NAMES):
        lines += [odd if place == 1 else f"{STYLES[0][place]}{name}", "全年公开信息20条。"]
    assert heads(lines) == list(NAMES)


def s11(lines: list[str]) -> list[str]:
    text = "\n".join(("柳溪镇2022年政府信息公开工作年度报告", "一、总体情况", *lines))
    found = read_report(f"{text}\n六、其他需要报告的事项\n没有。").findings
    return [finding.message for finding in found if finding.rule == "S11"]


def test_s11_finds_a_sub_head_that_its_text_is_run_into() -> None:
    lines = [
        "（一）主动公开",
        "公开20条。",
        "（二）依申请公开。没有收到申请。",
        "（三）平台",
        "1个。",
    ]
    (message,) = s11(lines)
    assert "连在一行" in message


def test_s11_finds_a_gap_where_a_list_has_the_number() -> None:
    lines = [
        "（一）主动公开",
        "1、网站",
        "公开20条。",
        "2、公众号",
        "30条。",
        "（三）平台",
        "1个。",
    ]
    (message,) = s11(lines)
    assert "跳了号，应为“（二）”" in message
