"""A menu in a column beside the report, in a PDF and in the text made of one."""

import pytest

from nianbao.imports import Reading, read_report
from tests.imports.told import told
from tests.samples.pdf import at, pdf_file

OFFICE = "柳溪县石桥镇人民政府"
TITLE = f"{OFFICE}2022年政府信息公开工作年度报告"
LEAD = "石桥镇按照条例的规定编制本报告，所列数据截至当年年底，请到镇便民服务中心查阅。"
ONE = "镇里开了三次会，讲清楚哪些要公开、哪些不公开，谁来审、谁来发，一年一查。"
OTHER = "没有别的事项要在这里报告，上年说的都已经办完。"
WORDS = (TITLE, LEAD, "一、总体情况", ONE, "六、其他需要报告的事项", OTHER)
MENU = ("机构职能", "政策文件", "行政许可", "财政预决算", "年度报告")


def _pdf(menu_left: float, left: float, menu: tuple[str, ...], step: float = 27) -> Reading:
    drawn = "".join(at(left, 80 + 24 * place, text, 11) for place, text in enumerate(WORDS))
    drawn += "".join(at(menu_left, 84 + step * place, text, 10) for place, text in enumerate(menu))
    return read_report(pdf_file([drawn]), ".pdf")


def _is_whole(reading: Reading, menu: tuple[str, ...]) -> None:
    report = reading.report()
    assert (report.office, report.year, report.prose.title) == (OFFICE, 2022, None)
    assert report.prose.preface.replace("\n", "") == LEAD
    assert [part.text for part in report.prose.overview.parts] == [ONE]
    assert report.prose.other_matters == OTHER
    seen = "\n".join(text for _, text in (*reading.furniture, *reading.unplaced))
    assert all(word in seen or word in told(reading) for word in menu)


@pytest.mark.parametrize(("menu_left", "left"), [(30, 100), (30, 84), (530, 70)])
def test_a_menu_beside_a_pdf(menu_left: float, left: float) -> None:
    _is_whole(_pdf(menu_left, left, MENU), MENU)


def test_names_before_their_own_paragraphs_are_no_menu() -> None:
    names = ("主动公开", "申请办理", "平台建设", "监督保障")
    drawn = at(60, 60, TITLE) + at(60, 84, "一、总体情况")
    drawn += "".join(at(60, 110 + 24 * place, name) for place, name in enumerate(names))
    drawn += "".join(at(140, 110 + 24 * place, ONE, 10) for place, _ in enumerate(names))
    drawn += at(60, 260, WORDS[-2]) + at(60, 284, OTHER)
    reading = read_report(pdf_file([drawn]), ".pdf")
    words = "\n".join(part.heading + part.text for part in reading.prose.overview.parts)
    assert all(name in words for name in names)
    assert words.count(ONE) == len(names)


def _text(menu: tuple[str, ...], before: str, wide: int) -> str:
    words = [TITLE[:20], TITLE[20:], LEAD[:30], LEAD[30:], *WORDS[2:]]
    lines: list[str] = []
    for place, text in enumerate(words):
        if place < len(menu) and place % 2:
            lines += [before + menu[place], " " * wide + text]
        elif place < len(menu):
            gap = wide - len(before) - 2 * len(menu[place])
            lines.append(
                before + menu[place] + " " * gap + text if place == 2 else before + menu[place]
            )
            lines += [] if place == 2 else [" " * wide + text]
        else:
            lines.append(" " * wide + text)
    return "\n".join(lines)


@pytest.mark.parametrize("before", ["", "      "])
def test_a_menu_beside_a_text(before: str) -> None:
    reading = read_report(_text(MENU, before, 28))
    _is_whole(reading, MENU)
    assert "菜单" in told(reading)


def test_day_and_title_over_each_page_with_other_spaces() -> None:
    over = "11/29/26, 9:05 AM{}" + TITLE
    pages = [over.format(" " * 9), *WORDS[:4], over.format(" " * 30), *WORDS[4:]]
    report = read_report("\n".join(pages)).report()
    assert (report.office, report.year, report.prose.other_matters) == (OFFICE, 2022, OTHER)


def test_a_name_above_the_menu_and_words_on_its_lines() -> None:
    drawn = at(34, 50, "某某县人民政府") + at(30, 62, "网站首页走进柳溪政务公开办事服务")
    drawn += "".join(at(130, 80 + 24 * place, text, 10) for place, text in enumerate(WORDS))
    drawn += "".join(at(30, 80 + 12 * place, text, 10) for place, text in enumerate(MENU))
    reading = read_report(pdf_file([drawn]), ".pdf")
    _is_whole(reading, MENU)


LEFT = (
    "镇里先后三次开会，讲清楚哪些该公开、",
    "哪些不该公开。",
    "（二）依申请公开",
    "收到的申请都在期限里答复，没有拖过",
)
RIGHT = (
    "二十个工作日的，也没有收过信息处理费",
    "一分钱。",
    "（三）政府信息管理",
    "公文先审后发，审的人和发的人不是一个",
    "人，退回过七篇。",
)


@pytest.mark.parametrize("below", [200, 204, 224, 240])
def test_two_columns_are_read_one_behind_the_other(below: int) -> None:
    drawn = at(120, 60, TITLE) + at(60, 84, WORDS[2]) + at(60, 104, "（一）主动公开")
    for side, left in ((LEFT, 60), (RIGHT, 310)):
        drawn += "".join(at(left, 124 + 20 * place, text) for place, text in enumerate(side))
    drawn += at(60, below + 20, WORDS[-2]) + at(60, below + 40, "没有收费，" * 9)
    reading = read_report(pdf_file([drawn]), ".pdf")
    parts = reading.prose.overview.parts
    assert reading.prose.other_matters == "没有收费，" * 9
    assert [part.heading for part in parts] == ["主动公开", "依申请公开", "政府信息管理"]
    texts = [part.text.replace("\n", "") for part in parts]
    assert texts == ["".join(LEFT[:2]), LEFT[3] + "".join(RIGHT[:2]), "".join(RIGHT[3:])]


def test_figures_behind_long_names_are_no_second_column() -> None:
    names = ("其他法律行政法规禁止公开", "属于四类过程性信息的申请", "本机关不掌握相关政府信息")
    drawn = at(60, 60, TITLE) + at(60, 84, WORDS[2])
    for place, name in enumerate(names):
        drawn += at(60, 110 + 20 * place, name) + at(310, 110 + 20 * place, f"{place}  {place}  4")
    drawn += at(60, 190, WORDS[-2]) + at(60, 210, OTHER)
    [part] = read_report(pdf_file([drawn]), ".pdf").prose.overview.parts
    assert [line.split()[0] for line in part.text.split("\n")] == list(names)
