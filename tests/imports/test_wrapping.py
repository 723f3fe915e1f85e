"""Lines broken at a page's width are paragraphs again; lines that were whole stay as they are."""

import re

import pytest

from nianbao.imports import read_report
from nianbao.report.prose import Prose
from tests.imports.pages_of_lines import Size, broken, half_digits
from tests.samples.whole import FOLDER, NAMES, whole_report

WIDTHS = (26, 28, 33, 40)


def words(prose: Prose) -> list[str]:
    """All paragraphs and sub-heads."""
    fields = [prose.preface, prose.problems, prose.other_matters]
    for part in prose.overview.parts:
        fields += [part.heading, part.text]
    return [line.strip() for field in fields for line in field.split("\n") if line.strip()]


def on_pages(name: str, width: int, size: Size, indent: str, *, kinsoku: bool) -> str:
    """A report as the text of a PDF: its paragraphs broken, its tables and heads as they were."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    printed: list[str] = []
    for line in filter(None, lines):
        if "\t" in line or (size(line) <= width and not line.endswith("。")):
            printed.append(line)
        else:
            printed += broken(line.strip(), width, size, indent, kinsoku=kinsoku)
    return "\n".join(printed)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("size", "indent", "kinsoku", "most"),
    [
        (half_digits, "", True, 0.04),
        (half_digits, "　　", True, 0.015),
        (len, "    ", True, 0.015),
        (len, "", False, 0.04),
        (half_digits, "  ", False, 0.015),
    ],
)
def test_broken_paragraphs_are_whole_again(
    width: int, size: Size, indent: str, kinsoku: bool, most: float
) -> None:
    """No word is lost or moved; where a full line ends in 。 nobody can tell a paragraph's end."""
    torn, paragraphs = [], 0
    for name in NAMES:
        text = on_pages(name, width, size, indent, kinsoku=kinsoku)
        found = words(read_report(text).prose)
        wanted = words(whole_report(name).prose)
        assert "".join(found) == "".join(wanted), name
        torn += [line for line in wanted if line not in found]
        paragraphs += len(wanted)
    assert len(torn) <= most * paragraphs, torn


@pytest.mark.parametrize("name", NAMES)
def test_whole_paragraphs_stay(name: str) -> None:
    reading = read_report((FOLDER / f"{name}.txt").read_bytes())
    assert not any("断成了短行" in finding.message for finding in reading.findings)


PAGE = "青石镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n{}\n二、主动公开政府信息情况\n"


@pytest.mark.parametrize(
    "lines",
    [
        "公开信息30条\n受理申请2件\n办结2件\n公开栏5处",
        "（一）主动公开\n30条。\n（二）依申请公开\n2件。\n（三）信息管理\n按规定审核。",
        "主动公开信息一百三十条，依申请公开两件。\n培训干部二十名，检查三次。\n考核合格。",
        "一是加强领导\n二是完善制度\n三是强化培训\n四是严格考核\n五是加强宣传",
    ],
)
def test_short_lines_are_no_pieces(lines: str) -> None:
    overview = read_report(PAGE.format(lines)).prose.overview
    kept = [re.sub("^（.）", "", line) for line in lines.split("\n")]
    found = [line for part in overview.parts for line in (part.heading, *part.text.split("\n"))]
    assert [line for line in found if line] == kept


def test_page_numbers_in_the_midst_of_a_sentence_go() -> None:
    pages = on_pages("shuili_2024", 28, half_digits, "　　", kinsoku=True).split("\n")
    for number, at in enumerate((14, 9, 6), start=1):
        pages.insert(at, f"— {4 - number} —")
    reading = read_report("\n".join(pages))
    assert words(reading.prose) == words(whole_report("shuili_2024").prose)
    assert [text for _, text in reading.furniture] == ["— 1 —", "— 2 —", "— 3 —"]


def test_a_date_parted_by_the_page_is_joined_though_its_line_lost_its_spaces() -> None:
    words = (
        "本报告依据《中华人民共和国政府信息公开条例》编制，所列\n"
        "数据的统计期限为2025 年1月1日至2025 年12\n月31日。"
    )
    body = (
        "规范登记、办理、答复、归档各环节，主动公开各类政府信息\n"
        "一百余条，其中政务动态五十条，公示公告三十六条，并在镇\n"
        "村两级公开栏同步张贴，方便群众查看，做到应公开尽公开，\n"
        "公开的内容由专人审核，经审核无误后再发布到政府网站上，\n"
        "群众满意。\n"
    )
    title = "青石县柳溪镇人民政府2025年政府信息公开工作年度报告"
    reading = read_report(f"{title}\n{words}\n一、总体情况\n{body}六、其他需要报告的事项\n无。")
    assert reading.prose.preface.endswith("数据的统计期限为2025年1月1日至2025年12月31日。")


LONGER = (
    "公开网址：http://www.example.gov.cn/zwgk/zfxxgkml/nianbao/2023/index.html，欢迎查阅。",
    "本年度专题研究政务公开工作，听取各站所情况汇报，对照清单逐项梳理公开事项并按时更新到网站和公示栏，保障群众知情。",
    "各村（社区）同步张贴公示公告并做好群众来信来访答复工作的登记归档上报以及满意度回访调查分析总结",
)
"""Lines that no page broke, put in between the broken ones."""


@pytest.mark.parametrize("width", WIDTHS[1:])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_few_longer_lines_do_not_stop_the_joining(width: int, number: int) -> None:
    """Nor are they joined themselves, or anything to them."""
    torn, paragraphs = [], 0
    for at, name in enumerate(NAMES):
        size, indent = ((half_digits, "　　"), (len, ""))[at % 2]
        printed = on_pages(name, width, size, indent, kinsoku=True).split("\n")
        ends = [
            place
            for place, line in enumerate(printed, start=1)
            if line.endswith("。") and size(line) < width * 0.6
        ]
        added = [LONGER[(at + more) % 3] for more in range(number)]
        for more, line in enumerate(added):
            printed.insert(ends[len(ends) * (more + 1) // (number + 1)] + more, indent + line)
        found = words(read_report("\n".join(printed)).prose)
        wanted = words(whole_report(name).prose)
        assert set(added) <= set(found), name
        torn += [line for line in wanted if line not in found]
        paragraphs += len(wanted)
    assert len(torn) <= 0.04 * paragraphs, torn


def test_lines_of_all_lengths_are_not_joined_for_a_width_that_some_have() -> None:
    """Items of a list, with longer ones among them: nothing proves a page."""
    items = [
        "主动公开镇政府重大决策事项", "依法办理群众提出的申请并答复", "举办业务培训两期",
        "在各村公示栏张贴公告", "更新政府网站信息公开专栏内容", "整理历年公开的文件并归档保存好",
        "对照目录逐项检查并在年底前完成整改的各项公开任务以及群众关心的民生实事和惠民补贴发放情况",
        "开展满意度调查", "接受县政府办公室组织的第三方评估", "设置政策咨询窗口接待来访群众",
    ]  # fmt: skip
    overview = read_report(PAGE.format("\n".join(items))).prose.overview
    found = [line for part in overview.parts for line in (part.heading, *part.text.split("\n"))]
    assert [line for line in found if line] == items
