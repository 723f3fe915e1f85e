"""Whose report it is, and of which year: candidates are weighed, and what is not sure is asked."""

import pytest

from nianbao.imports import read_report
from tests.imports.told import told

OFFICE = "青石县柳溪镇人民政府"
TITLE = f"{OFFICE}2022年政府信息公开工作年度报告"
REST = "一、总体情况\n全年公开信息20条。\n六、其他需要报告的事项\n未收取信息处理费。"

TOLD = (
    f"首页/ 政府信息公开 / 年报 / 乡镇 / 2022年 / 正文\n{TITLE}",
    f"当前位置：首页 > 公开年报 > {TITLE}\n{TITLE}",
    f"标题: {TITLE}\n索引号: /2023 文号: 无\n{TITLE}",
    f"标  题{TITLE}\n发文字号无 有 效 性 有效\n{TITLE}",
    f"发布机构{OFFICE}\n标\u3000题 {TITLE}\n{TITLE}",
    f"信息名称{TITLE}\n{TITLE}",
    f"标题：{TITLE}\n2022年政府信息公开工作年度报告\n{TITLE}",
    f"2022年政府信息公开工作年度报告\n{OFFICE}\n2022年政府信息公开工作年度报告",
    f"2022 年{OFFICE}政府信息公开\n工作年度报告",
    f"{OFFICE}\n2022年\n政府信息公开工作年度报告",
    f"{OFFICE} 2022 年政府信息公开工作年度报告",
    f"{OFFICE}2 0 2 2年政府信息公开工作年度报告",
    f"{OFFICE}2O22年政府信息公开工作年度报告",
    f"{OFFICE}二O二二年政府信息公开工作年度报告",
    f"{OFFICE}二〇二二年政府信息公开工作年度报告",
    *(f"{TITLE[:cut]}\n{TITLE[cut:]}" for cut in range(len(OFFICE) - 4, len(TITLE) - 1)),
    f"柳溪镇\n首页\n{TITLE}",
    " ".join(TITLE),
    f"{' '.join(OFFICE)}\n{' '.join(TITLE[len(OFFICE) :])}",
    f"索引号\t2023-00123\n标\u3000题\t{TITLE}\n有效性\t有效\n{TITLE}",
    f"{TITLE}\n撰写时间\n2023年01月12日\n来源\n柳溪镇",
    f"{TITLE}\n日期：2023-01-19\n{OFFICE}\n2022年政府信息公开工作年度报告",
    f"{OFFICE}关于2022年度政府信息公开工作情况的报告",
    f"{OFFICE}2022年度政府信息公开工作总结报告",
    f"{OFFICE}2022年政府信息公开工作总结",
    f"【信息公开年报】{TITLE}",
    f"【政务公开】{TITLE}",
    f"县政府网站{TITLE.replace(OFFICE, OFFICE + '专栏')}",
    f"青石县人民政府门户网站{TITLE}",
    f"{TITLE.replace(OFFICE, OFFICE + '信息公开专栏')}",
    f"搜索\n{OFFICE}关于2022年政府信息公开工作年度报告",
    f"政务公开\n政府信息公开年报\n2022年 2021年\n{TITLE}",
    f"{TITLE}\n| 索引号 | 青石/2026-00035 | 发文字号 | |\n| 生成日期 | 2026-01-23 | 是否有效 |",
)
ASKED = (
    "按照县政府办公室《关于做好2022年度政府信息公开年度报告编制工作的通知》要求，编制本报告。",
    "关于做好2022年政府信息公开工作年度报告编制工作的通知",
    f"标题: {TITLE}",
    "标题：青石县第一中学2022年政府信息公开工作年度报告",
    "搜索\n标题：青石城投有限公司2022年政府信息公开工作年度报告",
    "政务公开\n政府信息公开年报\n2022年 2021年",
    f"标\u3000题\t{TITLE}",
    f"信息名称\t{TITLE}",
    "青石县柳溪镇22年政府信息公开工作年度报告",
    f"首页/年报/{TITLE}",
    f"{TITLE}\n青石县白河镇人民政府2022年政府信息公开工作年度报告",
    "索 引 号 | 青石/2026-00035 | 成文日期 | 2026-01-15 |",
    "下简称《条例》）和《关于印发2022年政府信息公开工作年度报告",
)


@pytest.mark.parametrize("printed", TOLD)
def test_a_title_wins_over_what_only_looks_like_one(printed: str) -> None:
    reading = read_report(f"{printed}\n{REST}")
    assert (reading.office, reading.year, reading.prose.preface) == (OFFICE, 2022, "")


def test_a_line_above_a_bare_end_of_a_name_that_does_not_begin_it_is_left_alone() -> None:
    reading = read_report(f"政府信息公开\n人民政府{TITLE[len(OFFICE) :]}\n{REST}")
    assert reading.office == "人民政府"


LONG = (
    "中共青石县柳溪镇委员会、青石县柳溪镇人民政府",
    "黑龙江省齐齐哈尔市富拉尔基区和平街道办事处",
    "中国（河南）自由贸易试验区开封片区管理委员会办公室",
    "四川省凉山彝族自治州木里藏族自治县俄亚纳西族乡人民政府",
    "郑州航空港经济综合实验区（郑州新郑综合保税区）三官庙街道办事处",
    "新疆生产建设兵团第一师阿拉尔市第一团团部办公室",
    "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县种羊场（伊犁河南岸灌区管理处）人民政府办公室",
)


@pytest.mark.parametrize("office", LONG)
def test_a_name_too_long_for_its_line_is_whole(office: str) -> None:
    """As it stands on paper, in type of which twenty characters are a line."""
    lines = [f"{office}2022年"[at : at + 20] for at in range(0, len(office) + 5, 20)]
    printed = "\n".join([*lines, "政府信息公开工作年度报告"])
    assert read_report(f"{printed}\n{REST}").office == office
    if "、" in office:
        printed = printed.replace("\n", "").replace("、", "、\n")
        assert read_report(f"{printed}\n{REST}").office == office
    assert read_report(f"{office}2022年\n政府信息公开工作年度报告\n{REST}").office == office


@pytest.mark.parametrize(
    "above",
    [
        "民权县人民政府门户网站政府信息公开专栏",
        "以人民为中心建设人民满意的服务型政府",
        "青石县全面推进乡村振兴加快农业农村现代化。",
        "河南省商丘市民权县人民政府办公室主办",
    ],
)
def test_a_long_line_above_a_title_is_no_part_of_its_office(above: str) -> None:
    assert read_report(f"{above}\n{TITLE}\n{REST}").office == OFFICE


@pytest.mark.parametrize("printed", ASKED)
def test_what_is_not_sure_is_asked(printed: str) -> None:
    assert read_report(f"{printed}\n{REST}").office is None


@pytest.mark.parametrize("verb", ["现公布", "现将", "现发布"])
def test_a_lead_in_tells_where_no_title_does(verb: str) -> None:
    sentence = f"根据《中华人民共和国政府信息公开条例》要求，{verb}{TITLE}。"
    reading = read_report(f"{sentence}\n{REST}")
    assert (reading.office, reading.year) == (OFFICE, 2022)
    assert (reading.prose.title, reading.prose.preface) == (None, sentence)


def test_marks_around_a_title_are_no_part_of_the_office() -> None:
    office, words = "临川县松岗镇人民政府", "2023年政府信息公开工作年度报告"
    plain = office + words
    marks = (
        "【年报】",
        "（送审稿）",
        "[置顶] ",
        "【2023】",
        "1.",
        "（一）",
        "一、",
        "★",
        "*",
        "● ",
        "01",
        "1 ",
        "Re: ",
    )
    printed = [f"{mark}{plain}" for mark in marks]
    printed += [f"{office}{mark}{words}" for mark in ("-", "_", "——", " · ", "2022年—")]
    printed += [plain.replace("年政府", "年1-12月政府"), f"*{plain}*"]
    printed += ["临川县 松岗镇 人民政府 2023 年 政府信息 公开 工作 年度 报告"]
    for title in printed:
        reading = read_report(f"{title}\n根据《条例》编制。\n一、总体情况\n工作顺利。\n")
        assert (reading.office, reading.year) == (office, 2023), title
        assert reading.report().prose.title is None, title
    for name in (
        "青石县政府网站管理中心",
        "青石县广播电视台",
        "第1中学",
        "101中学",
        "83团",
        "8 号院街道办事处",
        "“一河两岸”指挥部",
        f"{office}（本级）",
    ):
        assert read_report(f"{name}{words}\n一、总体情况\n工作顺利。\n").office == name


@pytest.mark.parametrize("date", ["", "2024-01-20", " 01-20"])
@pytest.mark.parametrize("order", [1, -1])
def test_a_list_of_the_offices_reports_beside_it_is_not_its_title(date: str, order: int) -> None:
    """The years of a side bar are those of other reports; the title stands above the words."""
    name = "青禾县柳林镇人民政府{}年政府信息公开工作年度报告"
    listed = [name.format(year) + date for year in (2021, 2022, 2023)][::order]
    words = ["一、总体情况", "全年公开信息12条。", "六、其他需要报告的事项", "没有。"]
    reading = read_report("\n".join([*listed, name.format(2022), *words]))
    assert reading.year == 2022
    assert reading.report().title == name.format(2022)


def test_a_year_alone_under_a_marked_title_is_no_lead_in() -> None:
    title = f"# {OFFICE}政府信息公开工作\n\n# 年度报告\n\n# （2022年度）\n\n"
    reading = read_report(
        title + "\n".join(f"## {x}" if "、" in x[:2] else x for x in REST.split("\n"))
    )
    assert (reading.office, reading.year, reading.prose.preface) == (OFFICE, 2022, "")


@pytest.mark.parametrize(
    ("before", "is_read"),
    [
        ("=== ", False),
        ("11/29/26, 9:05 AM  ", False),
        ("政策文件  ", False),
        ("h1. {anchor:a}", False),
        ("白塔市 ", True),
        ("白塔市芦花区 ", True),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(before: str, is_read: bool) -> None:
    lines = (f"{before}石桥镇人民政府2022年政府信息公开工作年度报告", "一、总体情况", "公开31条。")
    reading = read_report("\n".join(lines), ".txt")
    assert (reading.office == f"{before.strip()} 石桥镇人民政府") is is_read or (
        reading.office == f"{before.strip()}石桥镇人民政府"
    ) is is_read
    assert is_read or reading.office in (None, "石桥镇人民政府")


def test_a_title_that_may_be_of_another_office_is_told_where_the_office_is_asked() -> None:
    other = TITLE.replace("柳溪", "白河")
    for printed in (f"{TITLE}\n{other}", f"{other}\n{TITLE}", f"=== {TITLE}"):
        reading = read_report(f"{printed}\n{REST}", ".txt")
        assert reading.office is None
        assert "请核对单位和标题" in told(reading)
    for printed in (TITLE, "2022年政府信息公开工作年度报告", "柳溪镇公开工作报告"):
        assert "请核对单位和标题" not in told(read_report(f"{printed}\n{REST}"))


def test_a_heading_that_is_only_a_name_leaves_the_title_to_the_line_that_is_one() -> None:
    lines = (f"# {OFFICE}", "当前位置：首页", TITLE, "本报告由镇里编制。", *REST.split("\n"))
    text = "\n\n".join(f"## {one}" if one[1] == "、" else one for one in lines)
    reading = read_report(text, ".md")
    assert (reading.office, reading.year) == (OFFICE, 2022)
    assert (reading.prose.title, reading.prose.preface) == (TITLE, "本报告由镇里编制。")
    custom = text.replace(f"\n\n{TITLE}", "").replace(f"# {OFFICE}", "# 柳溪镇2022年的公开工作")
    assert read_report(custom, ".md").prose.title == "柳溪镇2022年的公开工作"


LEAD_IN = "本报告数据来源：各站所，时间：全年。"
SOURCES = (
    "来源：柳溪镇　时间：2023-01-26 10:17　浏览：213",
    "发布时间：2023-01-26 来源：青石县柳溪镇人民政府 点击数：31 次",
    "来源：县政府办 作者：管理员 字体：大 中 小",
    "您现在的位置：首页 >> 镇街 >> 柳溪镇 >> 年报",
    "2023-01-26 10:17 来源：柳溪镇 浏览次数：213",
)


@pytest.mark.parametrize("source", SOURCES)
def test_a_line_about_the_page_is_no_lead_in_in_markdown_either(source: str) -> None:
    body = REST.replace("一、", "\n## 一、").replace("六、", "\n## 六、").replace("\n", "\n\n")
    reading = read_report(f"# {TITLE}\n\n{source}\n\n{LEAD_IN}\n\n{body}", ".md")
    assert reading.prose.preface == LEAD_IN
    assert source.split()[0][:4] in "".join(text for _, text in reading.furniture)


@pytest.mark.parametrize(
    "kept", ["来源：各站所报送。", "时间：2022年1月1日至12月31日", "地址：柳溪镇"]
)
def test_what_a_clerk_may_have_written_stays_in_the_lead_in(kept: str) -> None:
    body = REST.replace("一、", "\n## 一、").replace("六、", "\n## 六、").replace("\n", "\n\n")
    assert kept in read_report(f"# {TITLE}\n\n{kept}\n\n{LEAD_IN}\n\n{body}", ".md").prose.preface
