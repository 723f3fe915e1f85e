"""Sub-heads of section one numbered in another make than the form's two."""

import pytest

from nianbao.imports import Reading, read_report
from tests.imports.told import told

HEADS = ("主动公开情况", "依申请公开情况", "政府信息管理", "平台建设", "监督保障情况")
TEXT = "全年公开信息120条，其中惠农补贴43条。"
TITLE = "青禾县柳林镇人民政府2022年政府信息公开工作年度报告"
END = ("五、存在的主要问题及改进情况", "更新不够及时。", "六、其他需要报告的事项", "没有。")
MAKES = (
    ("(1)", "(2)", "(3)", "(4)", "(5)"),
    ("（1）", "（2）", "（3）", "（4）", "（5）"),
    ("（１）", "（２）", "（３）", "（４）", "（５）"),
    ("①", "②", "③", "④", "⑤"),
    ("一是", "二是", "三是", "四是", "五是"),
    ("第一，", "第二，", "第三，", "第四，", "第五，"),
)


def read(*lines: str) -> Reading:
    return read_report("\n".join([TITLE, "一、总体情况", *lines, *END]))


def parts(*lines: str) -> list[tuple[str, str]]:
    return [(part.heading, part.text) for part in read(*lines).prose.overview.parts]


@pytest.mark.parametrize("numbers", MAKES)
@pytest.mark.parametrize("colon", ["", "："])
def test_they_are_sub_heads_and_that_their_number_changes_is_told(
    numbers: tuple[str, ...], colon: str
) -> None:
    lines = [
        one for number, head in zip(numbers, HEADS, strict=True) for one in (number + head, TEXT)
    ]
    lines[0] += colon
    found = parts("本镇按条例公开信息。", *lines)
    assert found == [("", "本镇按条例公开信息。"), *((head, TEXT) for head in HEADS)]
    reading = read(*lines)
    assert reading.prose.overview.numbering == "（一）"
    assert f"“{numbers[0]}主动公开情况{colon}”这样的小标题" in told(reading)


@pytest.mark.parametrize("numbers", MAKES)
def test_marked_ones_lose_their_numbers(numbers: tuple[str, ...]) -> None:
    pieces = "".join(
        f"<h3>{number}{head}</h3><p>{TEXT}</p>" for number, head in zip(numbers, HEADS, strict=True)
    )
    page = f"<h1>{TITLE}</h1><h2>一、总体情况</h2>{pieces}" + "".join(
        f"<h2>{line}</h2>" if at % 2 == 0 else f"<p>{line}</p>" for at, line in enumerate(END)
    )
    overview = read_report(f"<html><body>{page}</body></html>").prose.overview
    assert [part.heading for part in overview.parts if part.heading] == list(HEADS)


@pytest.mark.parametrize(
    "lines",
    [
        ["（1）主动公开情况", TEXT, "（2）依申请公开情况", TEXT],
        ["（1）主动公开情况", TEXT, "（3）依申请公开情况", TEXT, "（4）平台建设", TEXT],
        ["公开渠道：", "（1）政府网站", "（2）公开栏", "（3）村广播", TEXT],
        ["一是主动公开信息120条。", "二是答复申请3件。", "三是培训2次。"],
        [
            "①公开信息120条，比上年多",
            TEXT,
            "②答复申请，3件都按时",
            TEXT,
            "③培训，2次",
            TEXT,
        ],
    ],
)
def test_other_numbered_lines_are_paragraphs(lines: list[str]) -> None:
    assert parts(*lines) == [("", "\n".join(lines))]


def test_lists_under_sub_heads_without_numbers_stay_lists() -> None:
    under = "\n".join(["（1）政府网站", TEXT, "（2）公开栏", TEXT, "（3）村广播", TEXT])
    lines = [one for head in HEADS for one in (head, TEXT)]
    assert parts(*lines, *under.split("\n"))[-1] == (HEADS[-1], f"{TEXT}\n{under}")
    numbered = [one for at, head in enumerate(HEADS, 1) for one in (f"{at}、{head}", TEXT)]
    assert parts(*numbered, *under.split("\n"))[-1] == (HEADS[-1], f"{TEXT}\n{under}")
