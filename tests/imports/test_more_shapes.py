"""What offices print around figures and heads: strokes, marks, announcing heads, words alone."""

import pytest

from nianbao.imports import read_report
from nianbao.imports.cells import read_cell
from nianbao.report.form.figures import CellRef, Figure, Unit
from nianbao.report.form.form_2021 import FORM_2021
from tests.imports.pages import page
from tests.imports.portal import portal_report

TITLE = "马家渡镇人民政府2024年政府信息公开工作年度报告"
SECTIONS = [section.title.text for section in FORM_2021.sections]
LICENSES = CellRef("disclosure", "licensing", "decisions")


@pytest.mark.parametrize("text", ["﹣", "−", "─", "--", "－－", "――", "﹘", "‑"])
def test_a_stroke_of_any_font_is_a_blank(text: str) -> None:
    cell = read_cell(text, Unit.COUNT, is_total=False)
    assert (cell.figure, cell.odd) == (None, "")


@pytest.mark.parametrize("mark", ["注", "注1", "（注）", "(注2)", "注①", "（注 一）"])
def test_the_mark_of_a_note_is_no_part_of_a_figure(mark: str) -> None:
    cell = read_cell(f"315{mark}", Unit.COUNT, is_total=False)
    assert (cell.figure, cell.odd, cell.note) == (315, "", "")
    assert cell.mark == mark


def test_words_in_brackets_behind_a_figure_stay_its_note() -> None:
    cell = read_cell("315（注销2件）", Unit.COUNT, is_total=False)
    assert (cell.figure, cell.note, cell.mark) == (315, "注销2件", "")


@pytest.mark.parametrize(
    "tail", ["情况如下：", "如下：", "如下表", "（见下表）", "的具体情况如下", "有关情况详见下表："]
)
def test_a_head_may_announce_what_follows(tail: str) -> None:
    lines = [TITLE, "本报告按条例编制。"]
    for number, title in zip("一二三四五六", SECTIONS, strict=True):
        lines += [f"{number}、{title}{tail}", f"这里是第{number}部分的一段话。"]
    reading = read_report("\n".join(lines))
    assert reading.prose.preface == "本报告按条例编制。"
    assert reading.prose.problems == "这里是第五部分的一段话。"
    assert [part.text for part in reading.prose.overview.parts] == ["这里是第一部分的一段话。"]
    assert len(reading.found) == len(SECTIONS)


def test_a_sentence_that_announces_is_no_head() -> None:
    lines = [
        TITLE,
        "一、总体情况",
        "主动公开政府信息情况如下：",
        "1.其他情况如下：",
        "公开了20条。",
    ]
    reading = read_report("\n".join([*lines, "六、其他需要报告的事项", "没有。"]))
    assert "disclosure" not in reading.found
    words = "\n".join(part.heading + part.text for part in reading.prose.overview.parts)
    assert "主动公开政府信息情况如下" in words
    assert "其他情况如下" in words


WORDS = ("全年制发行政规范性文件2件，办理行政许可31件。", "收费情况：", "没有收费。")


@pytest.mark.parametrize("html", [False, True])
def test_words_in_place_of_a_table_are_its_note(html: bool) -> None:
    lines = [TITLE, "一、总体情况", "全年公开20条。", f"二、{SECTIONS[1]}", *WORDS]
    lines += ["六、其他需要报告的事项", "没有。"]
    text = "".join(f"<p>{line}</p>" for line in lines) if html else "\n".join(lines)
    reading = read_report(text)
    assert reading.notes["disclosure"] == "\n".join(WORDS)
    assert not reading.unplaced
    told = next(one for one in reading.findings if LICENSES in one.cells)
    assert "只有文字" in told.message


def test_sentences_with_spaces_around_their_figures_are_words_too() -> None:
    """As a PDF made by Word has them: a space between a figure and the words around it."""
    told = ("制发规范性文件 2 件。", "行政许可 315 件，行政处罚 12 件。")
    lines = [TITLE, "一、总体情况", "全年公开20条。", f"二、{SECTIONS[1]}", *told]
    asked = ("新收申请 6 件，上年结转 1 件，办结 7 件。", "1.予以公开 4 件；", "2.无法提供 3 件。")
    lines += [f"三、{SECTIONS[2]}", *asked, "六、其他需要报告的事项", "没有。"]
    reading = read_report("\n".join(lines))
    assert reading.notes["disclosure"] == "\n".join(told).replace(" ", "")
    assert reading.notes["requests"] == "\n".join(asked).replace(" ", "")
    assert not reading.unplaced
    assert not reading.printed


@pytest.mark.parametrize("crumbs", [["0", "0", "3"], ["行政许可"], ["规章", "0"]])
def test_crumbs_of_a_table_are_no_note(crumbs: list[str]) -> None:
    lines = [TITLE, "一、总体情况", "全年公开20条。", f"二、{SECTIONS[1]}", *crumbs, WORDS[0]]
    reading = read_report("\n".join([*lines, "六、其他需要报告的事项", "没有。"]))
    assert {words for _, words in reading.unplaced} >= {WORDS[0]} or LICENSES in reading.printed


LEAD_IN = (
    "本报告依据《条例》编制，如有疑问请联系（地址：文昌路18号，邮编：136400，电话：0434-5550168）。"
)


@pytest.mark.parametrize(
    ("before", "after"), [("<div>{}</div><div>", "</div>"), ("<p>{}</p><section>", "</section>")]
)
def test_a_lead_in_outside_what_holds_the_sections_is_read(before: str, after: str) -> None:
    parts = "".join(
        f"<h3>{number}、{title}</h3><p>这是第{number}部分的话。</p>"
        for number, title in zip("一二三四五六", SECTIONS, strict=True)
    )
    menu = "<ul><li>机构职能</li><li>政策法规</li></ul>"
    head = f"{menu}<p>{TITLE}</p>{before.format(LEAD_IN)}"
    reading = read_report(f"<html><body><div>{head}{parts}{after}</div></body></html>")
    assert reading.prose.preface == LEAD_IN


def test_a_paragraph_of_the_page_above_its_title_is_no_lead_in() -> None:
    report = portal_report()
    notice = "本网站定于本周六进行例行维护，届时暂停访问两个小时，由此给您带来的不便敬请谅解。"
    html = page(report).replace("<body>", f"<body><div><p>{notice}</p></div>", 1)
    assert notice not in read_report(html).prose.preface


BESIDE = (
    f"信息公开目录  {TITLE}",
    "机构职能  来源：马家渡镇人民政府 发布日期：2025-01-22 点击：1次",
    "规划计划",
    "本报告依据条例编制，数据的统计期限自2024年1月1日起至",
    "年度报告         2024年12月31日止。",
)


def test_the_words_of_a_menu_beside_the_report_are_cut_off_and_told() -> None:
    lines = [*BESIDE, "一、总体情况", "全年公开20条。", "六、其他需要报告的事项", "没有。"]
    reading = read_report("\n".join(lines))
    assert (reading.office, reading.prose.title) == ("马家渡镇人民政府", TITLE)
    assert "2024年12月31日止。" in reading.prose.preface
    assert "年度报告" not in reading.prose.preface
    told = next(one for one in reading.findings if "菜单" in one.message)
    assert all(f"“{words}”" in told.message for words in ("信息公开目录", "机构职能", "年度报告"))


def test_words_with_gaps_in_a_lead_in_are_no_menu() -> None:
    lead = [
        "联系地址  马家渡镇文昌路18号党政办公室",
        "办公时间  周一至周五8:30至17:30",
        "联系人员  周敏同志",
    ]
    lines = [TITLE, *lead, "一、总体情况", "全年公开20条。", "六、其他需要报告的事项", "没有。"]
    reading = read_report("\n".join(lines))
    assert not any("菜单" in one.message for one in reading.findings)
    assert all(one.split()[0] in reading.prose.preface for one in lead)


ENDINGS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
WAYS = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
FIGURES = (1, 2, 3, 4, 10, 5, 6, 7, 8, 26, 9, 11, 12, 13, 45)


def _listed(shape: str, mark: str) -> list[str]:
    """Table four with one figure a line, its ways as lines, before each or before the first."""
    lines = []
    for at, figure in enumerate(FIGURES):
        way, cell = WAYS[at // 5], f"{ENDINGS[at % 5]}{mark}{figure}"
        if shape == "own line" and not at % 5:
            lines.append(way)
        is_before = shape == "each" or (shape == "first" and not at % 5)
        lines.append(f"{way}{mark}{cell}" if is_before else cell)
    return lines


def _four(lines: list[str]) -> tuple[list[Figure], str]:
    text = [TITLE, "一、总体情况", "全年公开20条。", f"四、{SECTIONS[3]}", *lines]
    text += ["注：由县司法局提供。", "五、存在的主要问题及改进情况", "无。"]
    reading = read_report("\n".join(text))
    figures = [reading.printed.get(ref) for ref in FORM_2021.table("challenges").cells]
    return figures, reading.notes.get("challenges", "")


@pytest.mark.parametrize("mark", ["\t", " ", "\n", "："])
@pytest.mark.parametrize("shape", ["own line", "each", "first"])
def test_table_four_with_one_figure_a_line(shape: str, mark: str) -> None:
    assert _four(_listed(shape, mark)) == (list(FIGURES), "注：由县司法局提供。")


def test_a_list_of_table_four_that_lacks_a_cell_is_not_read_in_silence() -> None:
    lines = _listed("own line", "\t")
    figures, _ = _four([*lines[:3], *lines[4:]])
    assert set(figures) == {None}


def test_a_list_without_its_ways_is_not_guessed() -> None:
    figures, _ = _four([f"{ENDINGS[at % 5]}\t{figure}" for at, figure in enumerate(FIGURES)])
    assert set(figures) == {None}


ENDS = ["结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结", "总", "计"]
SUMMED = [*ENDS[:-2], "合计"]


@pytest.mark.parametrize(
    ("heads", "is_doubtful"),
    [
        (
            ["行政复议", *ENDS[:6], "行政诉讼", *ENDS[6:], "未经复议直接起诉", "复议后起诉", *ENDS],
            True,
        ),
        (["行政复议", *ENDS[:2], "行政诉讼", "未经复议直接起诉", *ENDS[2:], "复议后起诉"], True),
        (["行政复议", "行政诉讼", *ENDS, "未经复议直接起诉", "复议后起诉", *ENDS, *ENDS], False),
        (["行政复议", *ENDS, "行政诉讼", "未经复议直接起诉", *ENDS, "复议后起诉", *ENDS], False),
        (
            ["行政复议", "行政诉讼", *SUMMED, "未经复议直接起诉", "复议后起诉", *SUMMED, *SUMMED],
            False,
        ),
        ([], False),
    ],
)  # fmt: skip
def test_figures_beneath_scattered_heads_are_read_and_told(
    heads: list[str], is_doubtful: bool
) -> None:
    text = [TITLE, "一、总体情况", "全年公开20条。", f"四、{SECTIONS[3]}", *heads]
    text += [*map(str, FIGURES), "五、存在的主要问题及改进情况", "无。"]
    reading = read_report("\n".join(text))
    cells = FORM_2021.table("challenges").cells
    assert [reading.printed.get(ref) for ref in cells] == list(FIGURES)
    told = [one for one in reading.findings if "没有按次序排" in one.message]
    assert [set(one.cells) for one in told] == ([set(cells)] if is_doubtful else [])


def test_a_digit_that_fell_below_its_row_makes_the_row_doubtful() -> None:
    new, over = "一、本年新收政府信息", "二、上年结转政府信息公开申请数量  0  2  1  1  3  1  8"
    lines = [f"{new}  49  55  74  77  27  73  35", "公开申请数量          5", over]
    text = [TITLE, "一、总体情况", "全年公开20条。", f"三、{SECTIONS[2]}", *lines]
    reading = read_report("\n".join([*text, "六、其他需要报告的事项", "没有。"]))
    [told] = [one for one in reading.findings if "断下来" in one.message]
    assert {ref.row for ref in told.cells} == {"received"}
    assert CellRef("requests", "received", "total") in told.cells


@pytest.mark.parametrize(
    ("above", "label", "row"),
    [
        ("一、本年新收", "政府信息公开申请数量", "received"),
        ("二、上年结转", "政府信息公开申请数量", "brought_forward"),
        ("四、结转下年", "度继续办理", "carried_forward"),
        ("四、结转", "下年度继续办理", "carried_forward"),
    ],
)
def test_a_label_in_two_lines_whose_first_is_a_short_name(above: str, label: str, row: str) -> None:
    figures = [str(number) for number in (47, 23, 38, 89, 41, 81, 319)]
    other = "\t".join(("（一）予以公开", *map(str, range(7))))
    lines = [above, "\t".join((label, *figures)), other]
    text = [TITLE, "一、总体情况", "全年公开20条。", f"三、{SECTIONS[2]}", *lines]
    reading = read_report("\n".join([*text, "六、其他需要报告的事项", "没有。"]))
    assert [str(figure) for ref, figure in reading.printed.items() if ref.row == row] == figures
