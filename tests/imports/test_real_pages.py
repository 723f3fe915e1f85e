"""Pages that hold reports: heads within lines, buttons, a lead-in that names the office."""

import pytest

from nianbao.imports import Reading, read_report

OFFICE = "青石县柳溪镇人民政府"
REST = "一、总体情况\n全年公开信息20条。\n六、其他需要报告的事项\n未收取信息处理费。"
FORMAT = "《中华人民共和国政府信息公开工作年度报告格式》(国办公开办函〔2021〕30号)"

TOLD_IN_WORDS = (
    f"根据{FORMAT}要求，现发布《{OFFICE}2023年政府信息公开工作年度报告》。",
    f"根据{FORMAT}要求,现公开{OFFICE}2023年政府信息公开工作年度报告,供查阅。",
    f"按照{FORMAT}，编制{OFFICE}2023年度政府信息公开工作年度报告，现予公布。",
    f"特向社会公开2023年度{OFFICE}政府信息公开年度报告。数据到12月31日。",
    f"本年度报告由{OFFICE}按照{FORMAT}编制。统计期限自2023年1月1日起至2023年12月31日止。",
    f"本报告由{OFFICE}党政办公室编制。数据期限为2023年1月1日至12月31日。",
    f"根据《条例》，{OFFICE}编制2023年政府信息公开工作年度报告。",
    f"{OFFICE}2023年政府信息公开工作年度报告根据{FORMAT}写成。",
)
COMPILED = f"本报告由{OFFICE}党政办公室编制"
ONLY_YEAR = (
    f"本报告依据{FORMAT}编制，统计期限为2023年1月1日至2023年12月31日。",
    f"结合{FORMAT}，现公布我镇2023年政府信息公开工作年度报告。",
    "根据《青石县人民政府办公室关于2023年度政府信息公开工作年度报告编制工作的通知》，报告如下：",
)


def read(*lines: str) -> Reading:
    return read_report("\n".join((*lines, REST)))


@pytest.mark.parametrize("sentence", TOLD_IN_WORDS)
def test_a_lead_in_tells_office_and_year(sentence: str) -> None:
    reading = read(sentence)
    assert (reading.office, reading.year, reading.prose.preface) == (OFFICE, 2023, sentence)


@pytest.mark.parametrize("sentence", ONLY_YEAR)
def test_a_lead_in_tells_the_year_alone(sentence: str) -> None:
    assert (read(sentence).office, read(sentence).year) == (None, 2023)


def test_the_number_of_the_form_is_no_year() -> None:
    assert read(f"根据{FORMAT}要求，编制本报告。").year is None


def test_the_period_within_section_one_tells_the_year() -> None:
    told = "一、总体情况\n报告统计时限为2022年1月1日至2022年12月31日止。公开20条。"
    assert read_report(told).year == 2022
    assert read_report(told.replace("2022年12月", "2023年12月")).year is None


def test_words_of_the_page_are_no_lead_in_and_no_title() -> None:
    lead = f"根据《条例》，现公布{OFFICE}2023年政府信息公开工作年度报告。"
    reading = read("我要收藏", "公共资源调用站点", "文章分享", lead)
    assert (reading.prose.title, reading.prose.preface) == (None, lead)
    title = f"{OFFICE}2023年政府信息公开工作年度报告"
    rules = "||" * 40
    above = ("分享:", "柳溪镇政府信息公开工作年度报告", "• 字号:", "• |", "• 打印", rules)
    dated = ("2024-01-12 18:07     来源:柳溪镇", "柳溪镇人民政府", "2023政府信息公开工作年度报告")
    reading = read(f"{title} |", rules, *above, *dated, lead)
    assert (reading.prose.title, reading.prose.preface) == (title, lead)
    assert not reading.unplaced


def test_heads_within_a_line_are_found_where_they_stand_out() -> None:
    lead = "本年报根据《条例》编制，数据统计时间为2023年1月1日至12月31日。" * 3
    body = "2023年我镇通过县政府网站和镇公开栏公开信息36条，其中财政信息6条、工作动态30条。" * 3
    line = f"{lead} 一、总体情况 (一)主动公开 {body} (二)依申请公开 {body}"
    reading = read_report(f"{line}\n六、其他需要报告的事项\n无。")
    assert reading.prose.preface == lead
    assert [(part.heading, part.text) for part in reading.prose.overview.parts] == [
        ("主动公开", body),
        ("依申请公开", body),
    ]
    named = f"报告包括 一、总体情况 {body}{body}{body}"
    assert read(named).prose.preface == named


@pytest.mark.parametrize("sentence", [f"现公布{OFFICE}2022年政府信息公开工作年度报告", COMPILED])
def test_section_one_tells_the_office_where_nothing_stands_before_it(sentence: str) -> None:
    told = f"一、总体情况\n{sentence}，自2022年1月1日始，至2022年12月31日止。\n（一）主动公开\n好"
    reading = read_report(told)
    assert (reading.office, reading.year) == (OFFICE, 2022)


def test_what_stands_over_a_report_is_no_title_of_it() -> None:
    lead = "本报告依据国家有关规定编制，统计自2023年1月1日起,至2023年12月31日止，请群众监督。"
    box = f"标题: | {OFFICE}2023年政府信息公开工作年度报告 | ||"
    for above in (
        (box, "---|---|---|---|", "索引号: | 1/2024-1 | 文号: | 无文号 |"),
        ("点击收听年报语音朗读",),
        ("柳溪镇年报.docx", "(2024年1月26日)"),
    ):
        prose = read(*above, lead).prose
        assert (prose.title, prose.preface) == (None, lead)
    printed = "柳溪镇2023年政府信息公开工作告年度报"
    assert read("青石县人民政府 Qingshi County", printed).prose.title == printed


def test_tables_of_2019_in_a_later_year_are_told() -> None:
    rows = "二、主动公开政府信息情况\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量"
    found = read(f"{OFFICE}2023年政府信息公开工作年度报告", rows).findings
    assert any("2023年应当用〔2021〕30号" in one.message for one in found if one.rule == "S03")
    found = read(f"{OFFICE}2020年政府信息公开工作年度报告", rows).findings
    assert not any("应当用〔2021〕30号" in one.message for one in found)


def test_a_section_that_is_not_there_is_told_as_absent() -> None:
    told = [one.message for one in read("公开20条。").findings if one.rule == "S04"]
    assert len(told) == 3
    assert all("没有找到" in message for message in told)


def test_blank_cells_between_rules_are_no_lost_lines() -> None:
    rows = ["三、收到和处理政府信息公开申请情况", "自然人 |", "总计 |", "商业", "企业", "|||||"]
    row = ["一、本年新收政府信息公开申请数量 |", *["|"] * 6, "4 |", "||", "二、上年结转 |", "|"]
    reading = read_report("\n".join(["一、总体情况", "公开20条。", *rows, *row]))
    assert [text for _, text in reading.unplaced] == ["4 |"]
    said = read_report(
        "三、收到和处理政府信息公开申请情况\n没有\n四、政府信息公开行政复议、行政诉讼情况"
    )
    assert [text for _, text in said.unplaced] == ["没有"]


def test_a_name_may_share_its_end_with_the_title() -> None:
    printed = "2023年青石县柳溪镇人民政府信息公开工作年度报告"
    assert (read(printed).office, read(printed).year) == (OFFICE, 2023)
