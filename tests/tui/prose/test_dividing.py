"""Section one pasted in one piece: offered to be divided at its sub-heads, blank lines cleaned."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from nianbao.report.document import new_report
from nianbao.report.prose import Overview, Part, overview
from nianbao.tui.terminal.bursts import KeyBurst, keys_of
from tests.reports import OFFICE
from tests.tui.driving import Clerk, in_report

EMPTY = new_report(OFFICE, 2024)
TEXT = (
    "1、主动公开情况\n\n公开了165条。\n\n(1) 有目录。\n\n"
    "2、申请办理情况\n\n没有收到申请。\n\n3、监督保障\n\n\n开展培训2次。\n"
)
PARTS = (
    Part("主动公开情况", "公开了165条。\n(1) 有目录。"),
    Part("申请办理情况", "没有收到申请。"),
    Part("监督保障", "开展培训2次。"),
)


async def send(clerk: Clerk, text: str, *, marked: bool) -> None:
    """Paste with marks, or as the keys of a terminal that sends none."""
    if marked:
        await clerk.paste(text)
    else:
        clerk.app.post_message(
            KeyBurst([key for key in keys_of(text) if isinstance(key, events.Key)])
        )
        await clerk.settle()


@pytest.mark.parametrize("marked", [True, False])
async def test_a_text_is_divided_at_its_sub_heads(tmp_path: Path, marked: bool) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await send(clerk, TEXT, marked=marked)
        await clerk.sees("粘贴的文字里有3个小标题", "2、申请办理情况", "分开，放成3栏")
        await clerk.press("enter")
        report = await clerk.kept(lambda report: report.prose.overview.parts == PARTS)
        assert report.prose.overview.numbering == "1、"
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report == EMPTY)


async def test_it_is_put_behind_what_is_there_or_left_whole(tmp_path: Path) -> None:
    given = EMPTY.with_overview(overview("（一）", [Part("甲", "写好的。"), Part("乙")]))
    async with in_report(tmp_path, given) as clerk:
        await clerk.paste(TEXT)
        await clerk.sees("接在这一栏后面", "换掉第一部分原来的4字")
        await clerk.press("enter")
        await clerk.kept(
            lambda report: (
                [part.heading for part in report.prose.overview.parts]
                == ["甲", *(part.heading for part in PARTS), "乙"]
            )
        )
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report == given)
        await clerk.paste(TEXT)
        await clerk.sees("换掉第一部分")
        await clerk.press("down", "enter")
        await clerk.kept(lambda report: report.prose.overview == Overview("1、", PARTS))
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report == given)
        await clerk.paste(TEXT)
        await clerk.press("down", "down", "enter")
        await clerk.kept(lambda report: "开展培训" in report.prose.overview.parts[0].text)


async def test_a_text_without_sub_heads_goes_in_without_blank_lines(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await clerk.paste("第一段。\r\n\r\n第二段。\r\n \r\n\r\n第三段。")
        await clerk.hides("个小标题")
        assert "第一段。\n第二段。\n第三段。" in "\n".join(
            line.strip() for line in clerk.screen.splitlines()
        )
        report = await clerk.kept(lambda report: report.prose.overview.parts[0].text)
        assert report.prose.overview.parts[0].text == "第一段。\n第二段。\n第三段。"
        assert replace(report, prose=EMPTY.prose) == EMPTY
