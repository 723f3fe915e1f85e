"""Reports of 2018 and before: read as they are divided, told once, and asked nothing of today."""

from nianbao.imports import Reading, read_report
from nianbao.report.checks import run_checks

TITLE = "柳溪镇2016年政府信息公开工作年度报告"
LEAD = (
    "本报告由概述、主动公开情况、依申请公开情况、收费及减免情况、复议和诉讼情况、问题六部分组成。"
)
OLDER = (
    TITLE,
    LEAD,
    "一、概述",
    "镇里明确了两名工作人员。",
    "二、主动公开政府信息的情况",
    "（一）公开数量",
    "全年公开信息52条，其中动态40条、公告12条。",
    "三、政府信息公开的收费及减免情况",
    "没有收费。",
    "四、因政府信息公开申请行政复议、提起行政诉讼的情况",
    "没有发生。",
    "五、存在的问题",
    "公开不够及时。",
    "六、改进措施",
    "每月核对一次栏目。",
    "七、其他需要说明的事项",
    "没有其他事项。",
)


def read(*lines: str) -> Reading:
    return read_report("\n".join(lines))


def test_every_section_keeps_its_head_and_its_words() -> None:
    reading = read(*OLDER)
    assert [(part.heading, part.text) for part in reading.prose.overview.parts] == [
        ("", "镇里明确了两名工作人员。"),
        ("主动公开政府信息的情况", "（一）公开数量\n全年公开信息52条，其中动态40条、公告12条。"),
        ("政府信息公开的收费及减免情况", "没有收费。"),
        ("因政府信息公开申请行政复议、提起行政诉讼的情况", "没有发生。"),
    ]
    assert reading.prose.problems == "公开不够及时。\n六、改进措施\n每月核对一次栏目。"
    assert (reading.prose.preface, reading.prose.other_matters) == (LEAD, "没有其他事项。")
    assert (reading.office, reading.year, reading.unplaced) == ("柳溪镇", 2016, ())


def test_a_report_in_one_line_is_broken_at_its_heads() -> None:
    told = "镇里明确了两名工作人员，建立了公开目录，按月核对栏目。" * 8
    heads = ("一、概述", "二、主动公开情况", "三、收费及减免情况", "四、存在的问题")
    texts = (told, "公开52条。", "没有收费。", "公开不够。")
    line = " ".join(f"{head} {text}" for head, text in zip(heads, texts, strict=True))
    reading = read(TITLE, LEAD, line)
    assert [(part.heading, part.text) for part in reading.prose.overview.parts] == [
        ("", told),
        ("主动公开情况", "公开52条。"),
        ("收费及减免情况", "没有收费。"),
    ]
    assert (reading.prose.problems, reading.unplaced) == ("公开不够。", ())


def test_it_is_told_once_and_nothing_of_todays_form_is_asked() -> None:
    (finding,) = (one for one in run_checks(read(*OLDER).report()) if one.rule != "T02")
    assert (finding.rule, finding.severity.value) == ("S03", "info")
    assert "2016年" in finding.message
    wrong = tuple(line.replace("动态40条", "动态60条") for line in OLDER)
    assert "X09" in {one.rule for one in run_checks(read(*wrong).report())}


def test_it_is_known_by_its_sections_where_no_year_is_told() -> None:
    for fees in ("三、政府信息公開的收費及減免情況", "三、依申请公开的减免和收费情况。"):
        reading = read(*OLDER[2:7], fees, *OLDER[8:])
        assert len(reading.prose.overview.parts) == 4
        assert any("2018年和以前" in one.message for one in reading.findings)
    signed = read(*OLDER[:11], "柳溪镇人民政府", "2017年1月10日")
    assert signed.prose.overview.parts[-1].text == "没有发生。"


def test_a_later_report_or_one_with_a_table_of_today_is_none() -> None:
    later = tuple(line.replace("2016", "2021") for line in OLDER)
    table = "第二十条第（一）项"
    for lines in (later, (*OLDER[:5], table, *OLDER[5:]), (TITLE, "公开信息52条。")):
        reading = read(*lines)
        assert not any("那时还没有现在的表式" in one.message for one in reading.findings)
    assert {"S04", "S08", "D08"} <= {one.rule for one in run_checks(read(*later).report())}
