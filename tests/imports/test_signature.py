"""The signature under a report is no part of section six, and is told word by word."""

import pytest

from nianbao.imports import read_report

TITLE = "柳溪镇人民政府2022年政府信息公开工作年度报告"
TEXT = f"{TITLE}\n一、总体情况\n公开20条。\n六、其他需要报告的事项\n未收取信息处理费。"

SIGNED = (
    "柳溪镇人民政府\n2023年1月16日",
    "　　　　柳溪镇人民政府\n　　　　2023 年 1 月 16 日",
    "柳溪镇党政办公室\n二〇二三年一月十六日",
    "2023年1月16日",
    "柳溪镇人民政府（盖章）\n2023年1月16日",
    "柳溪镇人民政府\n2023.1.16",
    "柳溪镇人民政府　2023年1月16日",
    "柳溪镇中心小学\n2023年1月16日",
    "柳溪水务有限公司\n2023年1月16日",
    "柳溪镇人民政府",
    "　　柳溪镇人民政府（盖章）",
)
KEPT = (
    "统计截至2022年12月31日。",
    "联系单位：柳溪镇人民政府",
    "柳溪镇党政办公室",
    "2023年1月16日起施行",
    "统计截至 2023.1.16",
    "附件：政务公开事项清单",
    f"附件：{TITLE}.docx\n年报全文已报县政府办公室。",
)
FILES = (
    f"附件：{TITLE}.docx",
    f"附件：\n{TITLE}.pdf",
    "附件1：年报.doc\n附件2：年报.PDF（1.2MB）",
    "附件下载：",
)


@pytest.mark.parametrize("signed", SIGNED)
def test_a_signature_is_told_and_not_read(signed: str) -> None:
    reading = read_report(f"{TEXT}\n{signed}")
    assert reading.prose.other_matters == "未收取信息处理费。"
    told = "".join("".join(finding.message.split()) for finding in reading.findings)
    assert all(f"“{''.join(line.split())}”" in told for line in signed.split("\n"))
    assert len(reading.furniture) == len(signed.split("\n"))


@pytest.mark.parametrize("office", ["柳溪镇人民政府", f"{'很长' * 20}镇人民政府"])
@pytest.mark.parametrize("day", ["", "\n2023年1月16日"])
def test_the_office_of_the_title_signs_a_section_without_a_word(office: str, day: str) -> None:
    text = TEXT.replace("柳溪镇人民政府", office)
    assert read_report(f"{text}\n{office}{day}").prose.other_matters == "未收取信息处理费。"
    empty = text.removesuffix("未收取信息处理费。")
    assert read_report(f"{empty}{office}{day}").prose.other_matters == ""


@pytest.mark.parametrize("files", FILES)
@pytest.mark.parametrize("signed", ["", "柳溪镇人民政府\n2023年1月16日\n"])
def test_files_to_fetch_are_of_the_page(files: str, signed: str) -> None:
    reading = read_report(f"{TEXT}\n{signed}{files}")
    assert reading.prose.other_matters == "未收取信息处理费。"
    assert set(files.split("\n")) <= {text for _, text in reading.furniture}


@pytest.mark.parametrize("words", KEPT)
def test_other_last_lines_stay(words: str) -> None:
    reading = read_report(f"{TEXT}\n{words}")
    assert reading.prose.other_matters == f"未收取信息处理费。\n{words}"


def test_a_section_of_a_date_alone_keeps_it() -> None:
    reading = read_report(TEXT.replace("未收取信息处理费。", "2023年1月16日"))
    assert reading.prose.other_matters == "2023年1月16日"
